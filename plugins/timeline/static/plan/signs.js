/**
 * What is typed about a day, as signs that patterns can be held against, and the date that is written in them. Times of
 * day, zones and words that change nothing are gone. No document, no clock.
 *
 * @import {Names, Understood} from '../../types.js'
 */

import { shortDay } from './dates.js';
import { named, namesIn, plain } from './names.js';
import { dayOf, isoDay, weekday } from './schedule.js';

const MOST_CHARACTERS = 120;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Words that change nothing. */
const FILLERS = new Set(
  'about approximately approx around by date for from hopefully ideally in interview is it its likely maybe my of on our over perhaps probably roughly scheduled sometime starts starting the was when within your'.split(
    ' ',
  ),
);

/** What stands in a calendar or an invitation, before it is cut into words. T is a time of day. @type {[RegExp, string][]} */
const TEXT = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/^dtstart[^:]*:/, ''],
  [/['’‘](?=\d\d\b)/g, '20'],
  [/\b(20\d\d)(\d\d)(\d\d)(?!\d)/g, '$1-$2-$3'],
  [/(\d)t\d[\d:.]*(?:z|[+-]\d\d:?\d\d)?\b/g, '$1 T '],
  [/\b(?:gmt|utc)\s?(?:[+-]\s?\d\d?(?::?\d\d)?)?\b/g, ' '],
  [/\b(?:[01]?\d|2[0-4])(?:[:.]\d\d){0,2}(?:[ap]\b|\s*[ap]\.?\s?m\b)/g, ' T '],
  [/\b(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:\s?[+-]\d\d:?\d\d|\s?h(?:rs)?|z)?\b/g, ' T '],
  [/\b\d{1,4}[\s-]?(?:h(?:\d\d|(?:ou)?rs?)?|min(?:ute)?s?)\b/g, ' T '],
];

/**
 * The same, in words and signs: 4th is an ordinal, M12 is December, E5 Friday, D, W, B are days, weeks and business days,
 * ~ stands in a range.
 * @type {[RegExp, string][]}
 */
const SIGNS = [
  [/(\d) (?:st|nd|rd|th)\b/g, '$1th'],
  [/(\d) ([./]) (?=\d)/g, '$1$2'],
  [/ ?\.(?!\d)/g, ''],
  [/\b(\d+) - (\d+) - (\d+)\b/g, '$1-$2-$3'],
  [/ or so\b/g, ''],
  [/\b(?:1 |a )?couple\b/g, '2'],
  [/\ban?\b/g, '1'],
  [/\b(?:business|working) days?\b/g, 'B'],
  [/\bdays?\b(?! (?:before|after))/g, 'D'],
  [/(\d) weeks?\b/g, '$1 W'],
  [/\bbetween (\S+) and\b/g, '$1 ~'],
  [/\b(?:to|or|until|thru|through)\b/g, '~'],
  [/\bat (?=\d\d?(?:\.\d\d)? [-~] )/g, ''],
  [/\bat (?:\d\d?|\d{4}|\d\d?\.\d\d)(?: o clock)?(?= [^M~-]|$)|\b\d\d? o clock\b/g, 'T'],
  [/^\d\d? [-~] (?=T)/, ''],
  [/(^| )\d\d?\.(?:00|1[3-9]|[2-5]\d)(?= |$)/g, '$1T'],
  [/(^| )(\d+ M\d+|\d+(?:th)?|E\d|\d\S*[/.-]\d+) (?:1\d|2[0-4]|0?\d) [-~] T/g, '$1$2 T'],
  [/T [-~] \d\d?(?=$| [a-zT])/g, 'T'],
  [/[-~] (?=T)|T(?: [-~])?/g, ''],
  [/(^| )(\d+(?:th)?|[DWB]) - (?=\d)/g, '$1$2 ~ '],
  [/ - /g, ' '],
  [
    /\b(?:eastern|central|pacific|mountain|atlantic|newfoundland|local|toronto|vancouver|london)(?: standard| daylight)?(?: time)?\b(?: us & canada)?|\b(?:america|canada|us) \/ [a-z_]+/g,
    '',
  ],
  [/\b(?:this (?:morning|afternoon|evening)|tonight)\b/g, 'today'],
  [/\blast night\b/g, 'yesterday'],
  [
    /\b(?:(?:[ecmpan]|ak|ae|nz|h)[sd]?t|bst|ist|cest|jst|sgt|noon|midday|midnight|morning|afternoon|evening|am|pm)\b/g,
    '',
  ],
];

/** @type {Names | undefined} */
let english;

/**
 * What `meaning` makes of the signs of a text: with English names, and where these give nothing, with all names.
 * @template R @param {string} text @param {Names} names @param {(signs: string, foreign: boolean) => R | null} meaning
 */
export function meant(text, names, meaning) {
  english ??= namesIn([]);
  const known = meaning(signsOf(text, english, false), false);
  return known ?? (names.months.size > english.months.size ? meaning(signsOf(text, names, true), true) : null);
}

/** @param {string} text @param {Names} names @param {boolean} foreign whether what stands in foreign dates is understood */
function signsOf(text, names, foreign) {
  let typed = plain(text);
  if (foreign)
    for (const name of names.months.keys())
      if (name.includes('_')) typed = typed.replace(name.replaceAll('_', ' '), name);
  for (const [wording, short] of TEXT) typed = typed.replace(wording, short);
  let signs = (typed.match(/\d+|[\p{L}\p{M}_]+|[^\s\d\p{L}\p{M},;:!?"'“”‘’()[\]⋅·•|]/gu) ?? [])
    .filter((word) => !FILLERS.has(word))
    .map((word) => sign(word, names, foreign))
    .join(' ');
  if (signs.length > MOST_CHARACTERS) return '';
  for (const [wording, short] of SIGNS) signs = signs.replace(wording, short);
  return signs.replace(/ +/g, ' ').trim();
}

/** @param {string} word @param {Names} names @param {boolean} foreign */
function sign(word, { months, weekdays, others }, foreign) {
  const number = NUMBERS.indexOf(word);
  if (number >= 0) return String(number + 1);
  if (foreign && others.has(word)) return '/';
  if (foreign && weekdays.has(word)) return `E${weekdays.get(word)}`;
  const month = named(word, months);
  if (month !== null) return `M${month + 1}`;
  const day = named(word, weekdays);
  if (day !== null) return `E${day}`;
  return foreign && /^(?!to|or|at|th|st|[nr]d)\p{L}\p{M}?.?$/u.test(word) ? '/' : word;
}

/** Whether a small English word is a month or a weekday, or begins one. @param {string} word */
export const isName = (word) =>
  english !== undefined && (named(word, english.months) ?? named(word, english.weekdays)) !== null;

/** The first such weekday from a day on. @param {number} from @param {number} day */
export const next = (from, day) => from + ((day - weekday(from) + 7) % 7);

/** @param {Understood['fault']} fault @param {Partial<Understood>} [more] @returns {Understood} */
export const faulty = (fault, more) => ({ day: null, fault, ...more });

/** The day, unless its weekday is not the one that is typed beside it. @param {number} day @param {number} [typed] @returns {Understood} */
export const onWeekday = (day, typed) =>
  typed && weekday(day) !== typed ? faulty('weekday', { choices: [day, next(day - 3, typed)] }) : { day, fault: null };

/** The signs without their one weekday, and that weekday. @param {string} signs @returns {[string, number | undefined]} */
export function withoutWeekday(signs) {
  const [, before, day, after] = /^(.*)E(\d)(.*)$/.exec(signs) ?? [];
  return day ? [`${before} ${after}`.replace(/ +/g, ' ').trim(), Number(day)] : [signs, undefined];
}

/**
 * The date that the signs are; null where they are none. A date without a year is the one nearest to `near`, and not
 * before `from`; a year outside `years` is a fault.
 * @param {string} signs @param {{dayFirst: boolean, near: number, from?: number, years?: number[]}} reading
 * @returns {Understood | null}
 */
export function readDate(signs, { dayFirst, near, from = -Infinity, years = [FIRST_YEAR, LAST_YEAR] }) {
  const [date, typedWeekday] = withoutWeekday(signs.replace(/(M.*) \d\d?\.\d\d$/, '$1'));
  const parts = /^[/ ]*(M?\d+)(?:th)?([-/. ])[/ ]*(M?\d+)(?:th)?(?:[-/. ]+(\d+))?[/ ]*$/.exec(date);
  if (!parts) return null;
  const [, first, between, second, third] = parts;
  let [day, month, year] = [first, second, third];
  if (/^\d{4}/.test(first)) [year, day] = [first, third];
  else if (first[0] === 'M') [day, month] = [second, first];
  else if (second[0] !== 'M') {
    if (between === ' ' ? year?.length !== 4 : between === '-' && !year) return null;
    if (dayFirst || between === '.' ? Number(second) > 12 : Number(first) <= 12) [day, month] = [second, first];
    if (year?.length === 2) year = `20${year}`;
  }
  const named = month[0] === 'M';
  const [d, m, y] = [day, month.replace('M', ''), year].map(Number);
  if (!/^\d\d?$/.test(day) || (year && !/^\d{4}$/.test(year)) || m < 1 || m > 12 || (d > 31 && !named)) return null;
  if (year && (y < years[0] || y > years[1])) return faulty('year', { values: { year } });
  const found = year ? dayOf(y, m, d) : nearest(m, d, near, from);
  if (found !== null) return onWeekday(found, typedWeekday);
  const month1 = /** @type {number} */ (dayOf(y || 2026, m, 1));
  return faulty('no_such_day', {
    values: { day: String(d), month: (d < 30 ? shortDay(month1, 'en') : shortDay(month1, 'en', month1)).slice(2) },
  });
}

/** @param {number} month @param {number} day @param {number} near @param {number} from */
function nearest(month, day, near, from) {
  const thisYear = Number(isoDay(near).slice(0, 4));
  /** @type {number | null} */
  let best = null;
  for (let year = thisYear - 1; year <= thisYear + 8; year += 1) {
    const found = dayOf(year, month, day);
    if (found === null || found < from) continue;
    if (best === null || Math.abs(found - near) < Math.abs(best - near)) best = found;
  }
  return best;
}
