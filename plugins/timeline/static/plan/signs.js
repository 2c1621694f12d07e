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
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Words that change nothing: what people and calendars put around a date, parts of a day, zones and their places. */
const FILLER =
  /^(?:about|afternoon|america|approx.*|around|between|by|canada|daylight|dates?|during|[ekmpcanh][sd]t|[empc]t|[ap]m|eastern|central|pacific|mountain|evening|for|from|gmt|h|hopefully|hrs|in|interview|is|its?|likely|maybe|midnight|morning|my|noon|of|on|our|over|phone|probably|roughly|scheduled|sometime|standard|starts|the|time|toronto|us|utc|video|was|when|within|your|z|zoom)$/;

/** What stands in a calendar or an invitation, before it is cut into words. T is a time of day. @type {[RegExp, string][]} */
const TEXT = [
  [/\p{Pd}/gu, '-'],
  [/^dtstart[^:]*:/, ''],
  [/@/g, ' at '],
  [/['’‘](?=\d\d\b)/g, '20'],
  [/\b(20\d\d)(\d\d)(\d\d)(?!\d)/g, '$1-$2-$3'],
  [/(\d)t\d[\d:.]*(?:[+-]\d\d:?\d\d)?/g, '$1 T '],
  [/\b(?:gmt|utc)\S+/g, ''],
  [
    /\b\d\d?(?:(?:[:.]\d\d)*(?:[ap]\b|\s*[ap]\.?\s?m\b)|(?::\d\d)+(?:\s?[+-]\d\d:?\d\d(?!\s?[ap]))?)|\b\d{1,4}[\s-]?(?:h(?:\d\d|(?:ou)?rs?)?|min\w*|uhr|o.?clock)\b/g,
    ' T ',
  ],
];

/**
 * The same, in words and signs: 4th is an ordinal, M12 is December, E5 Friday, D, W, B are days, weeks and business days,
 * N-1 is yesterday, ~ stands in a range.
 * @type {[RegExp, string][]}
 */
const SIGNS = [
  [/(\d) (?:st|nd|rd|th)\b/g, '$1th'],
  [/(\d) ([./]) (?=\d)/g, '$1$2'],
  [/ ?\.(?!\d)/g, ''],
  [/\b(\d+) - (\d+) - (\d+)\b/g, '$1-$2-$3'],
  [/ or so\b/g, ''],
  [/\b(?:a )?couple\b/g, '2'],
  [/\ban?\b/g, '1'],
  [/\b(?:business|working) days?\b/g, 'B'],
  [/\btoday\b|^(?:earlier |just )?now$|^tonight$/g, 'N0'],
  [/\bday after tomorrow\b/g, 'N2'],
  [/\btomorrow\b/g, 'N1'],
  [/\bday before yesterday\b/g, 'N-2'],
  [/\byesterday\b/g, 'N-1'],
  [/\bdays?\b/g, 'D'],
  [/(\d) weeks?\b/g, '$1 W'],
  [/\b(?:to|or|and|until|through)\b/g, '~'],
  [/\bat (?:\d\d?|\d{4})(?:\.\d\d)?(?= [^M~-]|$)/g, 'T'],
  [/(^| )\d\d?\.(?:00|1[3-9]|[2-5]\d)(?= |$)/g, '$1T'],
  [/((?:^| )(?:\d+ M\d+|\d\S*|E\d) |^)(?:at )?\d\d? [-~] T/g, '$1T'],
  [/[-~] (?=T)|T(?: [-~])?|\bat\b/g, ''],
  [/(^| )(\d+(?:th)?|[DWB]) - (?=\d)/g, '$1$2 ~ '],
  [/ - /g, ' '],
];

/**
 * Signs, and the day that they mean. What the pattern holds comes as numbers where it is such.
 * @template F @typedef {[RegExp, (from: F, ...parts: any[]) => number | null]} Pattern
 */

/** The first pattern that fits says what the signs mean. @template F @param {Pattern<F>[]} patterns @param {string} signs @param {F} from */
function meaning(patterns, signs, from) {
  for (const [pattern, day] of patterns) {
    const parts = pattern.exec(signs);
    if (parts) return day(from, ...parts.slice(1).map((part) => (/^-?\d+$/.test(part) ? Number(part) : part)));
  }
  return null;
}

/**
 * The day that the patterns give, a weekday beside it held against it; null where none fits.
 * @template F @param {Pattern<F>[]} patterns @param {string} signs @param {F} from
 * @returns {Understood | null}
 */
export function spoken(patterns, signs, from) {
  const day = meaning(patterns, signs, from);
  if (day !== null) return onWeekday(day);
  const [rest, typed] = withoutWeekday(signs);
  if (!typed || !/^\d\d?(?:th)?$|^N\S+$/.test(rest)) return null;
  const beside = meaning(patterns, rest.replace(/^\d+$/, '$&th'), from);
  // "Friday 20" is a Friday, 20:00, unless the 20th is a Friday.
  return beside === null || (/^\d+$/.test(rest) && weekday(beside) !== typed) ? null : onWeekday(beside, typed);
}

/** The first day of a month that has this number, from a day on or back from it. @param {number} from @param {number} step @param {number} number */
export function numbered(from, step, number) {
  // Two months may lie between two days of one number.
  for (let left = 62; left; left -= 1, from += step) if (Number(isoDay(from).slice(8)) === number) return from;
  return null;
}

/** @type {Names | undefined} */
let english;

/**
 * What `meaning` makes of the signs of a text: with English names, and where these give nothing, with all names.
 * @template R @param {string} text @param {Names} names @param {(signs: string, foreign: boolean) => R | null} meaning
 */
export function meant(text, names, meaning) {
  english ??= namesIn([]);
  const known = meaning(signsOf(text, english, false), false);
  return known ?? (names.weekdays.size > english.weekdays.size ? meaning(signsOf(text, names, true), true) : null);
}

/** What a text means, or that it is empty or unclear. @param {string} text @param {Names} names @param {(signs: string) => Understood | null} meaning */
export const understood = (text, names, meaning) =>
  meant(text, names, meaning) ?? faulty(text.trim() ? 'unclear' : 'empty');

/** @param {string} text @param {Names} names @param {boolean} foreign whether what stands in foreign dates is understood */
function signsOf(text, names, foreign) {
  let typed = plain(text);
  if (foreign)
    for (const name of names.months.keys())
      if (name.includes('_')) typed = typed.replace(name.replaceAll('_', ' '), name);
  for (const [wording, short] of TEXT) typed = typed.replace(wording, short);
  let signs = (typed.match(/\d+|[\p{L}\p{M}_]+|[-./#%]|[^\s\p{P}⋅|]/gu) ?? [])
    .filter((word) => !FILLER.test(word))
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
  if (foreign && weekdays.has(word)) return word.length > 2 ? `E${weekdays.get(word)}` : '/';
  const month = named(word, months);
  if (month !== null) return `M${month + 1}`;
  const day = word.length > 2 ? named(word, weekdays) : null;
  if (day !== null) return `E${day}`;
  return foreign && /^(?:a|am|den|el|il|kl|l[ae]|u[mo]|uhr)$/.test(word) ? '/' : word;
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
export function readDate(signs, { dayFirst, near, from = -Infinity, years }) {
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
  if (!/^\d\d?$/.test(day) || (year && !/^[12]\d{3}$/.test(year)) || m < 1 || m > 12 || (d > 31 && !named)) return null;
  if (year && years && (y < years[0] || y > years[1])) return faulty('year', { values: { year } });
  const found = year ? dayOf(y, m, d) : nearest(m, d, near, from);
  if (found !== null) return onWeekday(found, typedWeekday);
  const first1 = dayOf(y || 2026, m, 1);
  if (first1 === null) return null;
  return faulty('no_such_day', { values: { day: String(d), month: shortDay(first1, 'en', first1).slice(2) } });
}

/** @param {number} month @param {number} day @param {number} near @param {number} from */
function nearest(month, day, near, from) {
  const thisYear = Number(isoDay(near).slice(0, 4));
  /** @type {number | null} */
  let best = null;
  for (let year = thisYear - 1; year <= thisYear + 8; year += 1) {
    const found = dayOf(year, month, day) ?? Number.NaN;
    if (found >= from && (best === null || Math.abs(found - near) < Math.abs(best - near))) best = found;
  }
  return best;
}
