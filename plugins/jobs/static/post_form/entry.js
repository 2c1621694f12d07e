/**
 * From what an employer types to an entry of the job feed: cleaned, with the feed's own names, and written as YAML.
 * No document here.
 *
 * @typedef {{city: string, region: string, country: string}} Place
 * @typedef {{title: string, company: string, places: Place[], remote: string, countries: string[], types: string[],
 *   category: string, pay: string, currency: string, per: string, expires: string, apply: string,
 *   description: string}} Typed every field as it was typed or chosen
 * @typedef {{min?: number | string, max?: number | string, currency?: string, per: string}} Salary what can't be read as
 *   a sum stays a text in `min`, for the check to name
 * @typedef {{id: string, title?: string, company?: string, locations?: Partial<Place>[], remote?: string,
 *   applicants_from?: string[], type?: string[], category?: string, salary?: Salary, posted: string, expires?: string,
 *   apply?: string, description?: string}} Entry what is empty is left out
 * @typedef {{most: Record<string, number>, years: [number, number], words: Record<string, string>, reserved: string[],
 *   longestId: number, letters: Record<string, string>, currencyOf: Record<string, string>}} Rules as form_rules.py makes
 *   them; `currencyOf` each country
 */

import { readDay } from './last_day.js';
import { isDollar, readPay } from './pay.js';

/** What a file may not hold, what halves of a character are, and marks that turn the direction of what follows. */
const UNSEEN = /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** @param {string} text */
const oneLine = (text) =>
  text
    .replace(UNSEEN, '')
    .replace(/[\s\x85]+/g, ' ')
    .trim();

/** @param {string} text */
const lines = (text) =>
  text
    .replace(UNSEEN, '')
    .replace(/\r\n?|[\x85\u2028\u2029]/g, '\n')
    .trim();

/** The pay that is meant; '' where none is given. @param {Typed} typed @param {Rules} rules @returns {Salary | ''} */
function salaryOf({ pay, currency, per }, { currencyOf }) {
  const text = oneLine(pay);
  if (!text) return '';
  const { min, max, ...said } = readPay(text, Object.values(currencyOf));
  const dollars = said.currency === '$';
  return /** @type {Salary} */ (
    filled({
      ...(min === undefined && max === undefined ? { min: text } : { min: min ?? '', max: max ?? '' }),
      currency: dollars ? (isDollar(currency) ? currency : '') : said.currency || currency,
      per: said.per || per,
    })
  );
}

/** A mail address alone is meant as one. @param {string} text */
const address = (text) => (/^[^:/?#@]+@/.test(text) ? `mailto:${text}` : text);

/** The entry without what is empty. @param {Record<string, unknown>} fields */
const filled = (fields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  );

/** @param {Place} place */
export const isPlace = (place) => Boolean(oneLine(place.city) || oneLine(place.region) || place.country);

/** @param {string} text the twin of slugify in core/urls.py, for Latin letters @param {Rules} rules */
export function slug(text, { letters }) {
  const plain = [...text.normalize('NFKC')].map(
    (letter) => letters[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''),
  );
  return plain
    .join('')
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The twin of id_of in new.py. @param {string} title @param {string} company @param {Rules} rules */
function idOf(title, company, rules) {
  const words = slug(`${title} ${company}`, rules).slice(0, rules.longestId).replace(/-+$/, '');
  const id = words.includes('-') ? words : `posting-${words}`.replace(/-$/, '');
  return rules.reserved.includes(id) ? `${id}-2` : id;
}

/** @param {Typed} typed @param {string} today YYYY-MM-DD @param {Rules} rules @returns {Entry} */
export function entryOf(typed, today, rules) {
  const title = oneLine(typed.title),
    company = oneLine(typed.company);
  const places = typed.places.filter(isPlace);
  return /** @type {Entry} */ (
    filled({
      id: idOf(title, company, rules),
      title,
      company,
      locations: places.map(({ city, region, country }) =>
        filled({ city: oneLine(city), region: oneLine(region), country }),
      ),
      remote: typed.remote === 'none' ? '' : typed.remote,
      applicants_from: typed.remote === 'full' ? [...new Set(typed.countries.filter(Boolean))] : [],
      type: typed.types,
      category: oneLine(typed.category),
      salary: salaryOf(typed, rules),
      posted: today,
      expires: readDay(oneLine(typed.expires), today).day || oneLine(typed.expires),
      apply: address(oneLine(typed.apply)),
      description: lines(typed.description),
    })
  );
}

/** Double quotes hold any text. @param {string} text */
const quoted = (text) => JSON.stringify(text);

/** A date stands bare, as an author would write it. @param {string} text */
const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : quoted(text));

/** A number as it is; what is meant as one and is none, in quotes. @param {number | string} value */
const figure = (value) => (typeof value === 'number' ? String(value) : quoted(value));

/** Braces around what there is. @param {Record<string, string | undefined>} parts */
const inBraces = (parts) =>
  `{${Object.entries(parts)
    .filter(([, part]) => part)
    .map(([name, part]) => `${name}: ${part}`)
    .join(', ')}}`;

/** @param {Salary} salary */
const payWords = ({ min, max, currency, per }) =>
  inBraces({ min: min === undefined ? '' : figure(min), max: max === undefined ? '' : figure(max), currency, per });

/** @param {Partial<Place>} place */
const placeWords = ({ city, region, country }) =>
  inBraces({ city: city && quoted(city), region: region && quoted(region), country });

/**
 * The entry as it stands in content/data/jobs.yaml, indented as the list is there.
 * @param {Entry} entry
 */
export function yamlOf(entry) {
  const {
    id,
    title,
    company,
    locations,
    remote,
    applicants_from,
    type,
    category,
    salary,
    posted,
    expires,
    apply,
    description,
  } = entry;
  const written = [
    `- id: ${id}`,
    ...(title ? [`  title: ${quoted(title)}`] : []),
    ...(company ? [`  company: ${quoted(company)}`] : []),
    ...(locations ? ['  locations:', ...locations.map((place) => `    - ${placeWords(place)}`)] : []),
    ...(remote ? [`  remote: ${remote}`] : []),
    ...(applicants_from ? [`  applicants_from: [${applicants_from.join(', ')}]`] : []),
    ...(type ? [`  type: [${type.join(', ')}]`] : []),
    ...(category ? [`  category: ${quoted(category)}`] : []),
    ...(salary ? [`  salary: ${payWords(salary)}`] : []),
    `  posted: ${posted}`,
    ...(expires ? [`  expires: ${day(expires)}`] : []),
    ...(apply ? [`  apply: ${quoted(apply)}`] : []),
    ...(description ? ['  description: |-', ...description.split('\n').map((line) => line && `    ${line}`)] : []),
  ];
  return `${written.map((line) => line && `  ${line}`).join('\n')}\n`;
}

/**
 * A mail with the entry in it, as in RFC 6068: percent-encoded, lines ended by CRLF.
 * @param {string} to @param {string} subject @param {string} [body]
 */
export function mailto(to, subject, body) {
  const text = body === undefined ? '' : `&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;
  return `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}${text}`;
}
