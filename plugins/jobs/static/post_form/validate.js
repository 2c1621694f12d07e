/**
 * What is wrong with an entry: the browser's twin of the models Entry, Place and Salary in model.py, for the fields of
 * the form. Limits come with the rules, and words too: the page's, or the model's own in a test. No document here.
 *
 * @import {Entry, Rules} from './entry.js'
 * @typedef {{name: string, words: string}} Fault `name` as in a build's report ("salary.min", "locations.1.city"),
 *   empty for the entry as a whole
 */

import { slug } from './entry.js';
import { dayNumber, dayWords, readDay } from './last_day.js';
import { readPay } from './pay.js';

/** What has no value stays: a field's label is the page's to fill in. @param {string} words @param {Record<string, string | number>} values */
const filledIn = (words, values) => words.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));

/** @param {Entry} entry @param {Rules} rules @returns {Fault[]} in the order of the form */
export function faultsOf(entry, rules) {
  const { words, most } = rules;
  /** @type {Fault[]} */
  const faults = [];
  /** @param {string} name @param {string | undefined} fault */
  const add = (name, fault) => fault && faults.push({ name, words: fault });
  /** @param {string} name @param {string | undefined} text @param {number} longest */
  const fits = (name, text = '', longest = most[name]) => {
    const count = [...text].length;
    add(name, count > longest ? filledIn(words.long, { count, most: longest }) : '');
  };
  /** @param {'title' | 'company'} name */
  const needed = (name) => (entry[name] ? fits(name, entry[name]) : add(name, words.missing));

  needed('title');
  needed('company');
  if (!entry.locations && entry.remote !== 'full') add('', words.nowhere);
  entry.locations?.forEach(({ city, region }, index) => {
    fits(`locations.${index + 1}.city`, city, most.city);
    fits(`locations.${index + 1}.region`, region, most.region);
  });
  fits('category', entry.category);
  if (entry.category && [...entry.category].length <= most.category)
    add('category', unaddressable(entry.category, rules));
  payFaults(entry, words).forEach(({ name, words }) => {
    add(`salary.${name}`, words);
  });
  add('expires', entry.expires && dayFault(entry.expires, entry.posted, rules));
  add('apply', entry.apply ? addressFault(entry.apply, words) : words.missing);
  fits('description', entry.description);
  return faults;
}

/** Letters of any script will do: the build writes them in Latin ones. @param {string} category @param {Rules} rules */
const unaddressable = (category, rules) =>
  /[\p{L}\p{N}]/u.test(category) || slug(category, rules)
    ? ''
    : filledIn(rules.words.unaddressable, { value: category });

/** @param {Entry} entry @param {Record<string, string>} words @returns {Fault[]} */
function payFaults({ salary }, words) {
  if (!salary) return [];
  /** @param {number | string | undefined} value */
  const wrong = (value) => (typeof value === 'string' ? noSum(value, words) : value === 0 ? words.nothing : '');
  const { min, max } = salary;
  const ends = { min: wrong(min), max: wrong(max) };
  if (!ends.min && !ends.max && min !== undefined && max !== undefined && max < min) {
    ends.max = filledIn(words.below, { value: max, least: min });
  }
  return [
    { name: 'min', words: ends.min },
    { name: 'max', words: ends.max },
    { name: 'currency', words: salary.currency ? '' : words.missing },
  ];
}

/** The page asks which of two sums is meant; the model, whose words a test brings, knows no such thing. @param {string} value @param {Record<string, string>} words */
function noSum(value, words) {
  const asked = readPay(value, []).unsure && words.whichSum;
  const [thousands, point] = [value.replace(/(\d)\.(\d{3})\b/g, '$1,$2'), value.replace(/(\d)\.(\d\d)\d\b/g, '$1.$2')];
  return filledIn(asked || words.noNumber, { value, thousands, point });
}

/** @param {string} value @param {string} posted @param {Rules} rules */
function dayFault(value, posted, { words, years }) {
  if (value === 'never') return '';
  if (dayNumber(value) === null) return noDay(value, posted, words);
  const year = Number(value.slice(0, 4));
  if (year < years[0] || year > years[1]) return filledIn(words.year, { value });
  return value < posted ? filledIn(words.early, { value, posted, day: dayWords(value, posted) }) : '';
}

/** The page asks which of two days is meant. @param {string} value @param {string} posted @param {Record<string, string>} words */
function noDay(value, posted, words) {
  const days = readDay(value, posted).choices.map((day) => dayWords(day, posted));
  return filledIn((days.length > 1 && words.whichDay) || words.noDate, { value, one: days[0], other: days[1] });
}

/** https or mailto, taken apart as urlsplit of Python does it. @param {string} value @param {Record<string, string>} words */
function addressFault(value, words) {
  const say = (/** @type {string} */ kind) => filledIn(words[kind], { value });
  if (/[\p{Cc}\p{Cf}\p{Z}]/u.test(value)) return say('blank');
  const [, scheme = '', rest] = value.match(/^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is) ?? ['', '', value];
  const [, host = '', behind] = rest.match(/^(?:\/\/([^/?#]*))?(.*)$/s) ?? ['', '', rest];
  if (!isHostPart(host)) return say('broken');
  if (!/^(https|mailto)$/i.test(scheme)) return say('scheme');
  if (scheme.toLowerCase() === 'https') return hostName(host) ? '' : say('noHost');
  return /^[^@:<>"]+@[^@:<>"]+\.[^@:<>"]+$/.test(behind.replace(/[?#].*$/s, '')) ? '' : say('noMail');
}

/** Brackets hold an IPv6 address, and no character looks like one that ends the host. @param {string} host */
function isHostPart(host) {
  const [open, close] = [host.includes('['), host.includes(']')];
  if (open !== close) return false;
  if (open && !URL.canParse(`https://[${host.replace(/^.*?\[/s, '').replace(/\].*$/s, '')}]/`)) return false;
  const plain = host.replace(/[@:#?]/g, '');
  return plain === plain.normalize('NFKC') || !/[/?#@:]/.test(plain.normalize('NFKC'));
}

/** @param {string} host with a user and a port, perhaps */
export function hostName(host) {
  const name = host.slice(host.lastIndexOf('@') + 1);
  return name.includes('[') ? name.replace(/^.*?\[/s, '').replace(/\].*$/s, '') : name.split(':')[0];
}
