/**
 * Dates as people type and read them: "2026-11-20", "20 Nov", "11/20/2026", "Friday, 20 November". No document, no clock.
 *
 * @import {Ahead, Names, Reading} from '../../types.js'
 */

import { dayOf, isoDay, parseDay } from './schedule.js';

/** Small letters without accents, 0 to 9 whatever the script, no marks of direction. @param {string} text */
export const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, digit);

/** Every script has its ten digits in one row. @param {string} character */
function digit(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

/**
 * The words of dates in some languages: months as they stand alone and within a date, weekdays, and what is between.
 * @param {string[]} locales @returns {Names}
 */
export function namesIn(locales) {
  /** @type {Names} */
  const names = { months: new Map(), others: new Set(['the']) };
  for (const locale of locales) {
    for (const style of /** @type {const} */ (['long', 'short'])) {
      /** @type {Intl.DateTimeFormatOptions} */
      const month = { calendar: 'gregory', timeZone: 'UTC', month: style };
      /** @type {Intl.DateTimeFormatOptions} */
      const whole = { ...month, weekday: style, day: 'numeric', year: 'numeric' };
      for (const format of [month, whole].map((options) => new Intl.DateTimeFormat(locale, options))) {
        // Twelve steps of 31 days meet every month and every weekday.
        for (let index = 0; index < 12; index += 1)
          gather(names, format.formatToParts(Date.UTC(2026, 0, 1 + 31 * index)), index);
      }
    }
  }
  return names;
}

/** @param {Names} names @param {Intl.DateTimeFormatPart[]} parts @param {number} month */
function gather({ months, others }, parts, month) {
  let before = '';
  for (const { type, value } of parts) {
    const text = plain(value);
    const names = text.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
    if (type === 'month' && !/\d/.test(text) && names) {
      const name = names.replaceAll(' ', '_');
      months.set(name, month).set(before + name, month);
    } else {
      for (const name of names.split(' ')) others.add(name).add(before + name);
    }
    before = /[\p{L}\p{M}]*$/u.exec(text)?.[0] ?? ''; // Hebrew writes "in" and the month as one word
  }
}

/** The month that a word or its beginning names, 0 to 11; null where it names none, or several. @param {string} word @param {Names} names */
export function monthIn(word, { months }) {
  const exact = months.get(word);
  if (exact !== undefined || word.length < 3) return exact ?? null;
  const found = new Set([...months].filter(([name]) => name.startsWith(word)).map(([, month]) => month));
  return found.size === 1 ? [...found][0] : null;
}

/**
 * The month that is named in a date; undefined where none is, null where it is not clear, or a word belongs to no date.
 * @param {string} typed @param {Names} names
 */
function namedMonth(typed, names) {
  for (const name of names.months.keys())
    if (name.includes('_')) typed = typed.replace(name.replaceAll('_', ' '), name);
  /** @type {Set<number>} */
  const sure = new Set();
  /** @type {Set<number>} "mar" is a Tuesday in Spanish, unless nothing else names a month */
  const unsure = new Set();
  for (const word of typed.match(/[\p{L}\p{M}_]+/gu) ?? []) {
    const month = monthIn(word, names);
    const other = word.length < 3 || [...names.others].some((known) => known.startsWith(word));
    if (month !== null) (other ? unsure : sure).add(month);
    else if (!other) return null;
  }
  const [month, ...more] = sure.size ? sure : unsure;
  return more.length ? null : month;
}

/** @param {string} text @param {Reading} reading @returns {number | null} null where it is no date */
export function readDay(text, { names, dayFirst, near, from = -Infinity }) {
  const typed = plain(text).trim();
  const iso = parseDay(typed);
  if (iso !== null) return iso;
  /** @type {string[]} */
  const numbers = typed.match(/\d+/g) ?? [];
  const month = namedMonth(typed, names);
  let [day, second, year] = numbers.map(Number);
  let monthNumber = (month ?? -1) + 1;
  if (month === null || numbers.some((text) => /^0../.test(text))) return null; // the year 0026 is not 2026
  if (month !== undefined) {
    if (numbers[0]?.length === 4) [day, second] = [second, day];
    year = second;
  } else if (numbers.length > 1) {
    if (numbers[0].length === 4) {
      [year, monthNumber, day] = numbers.map(Number);
    } else {
      monthNumber = second;
      if (dayFirst || /\d\.\s*\d/.test(typed) ? second > 12 : day <= 12) [day, monthNumber] = [second, day];
    }
  } else {
    return null;
  }
  if (numbers.length > (month === undefined ? 3 : 2) || !monthNumber || !day) return null;
  if (year !== undefined) return dayOf(year < 100 ? 2000 + year : year, monthNumber, day);
  const thisYear = Number(isoDay(near).slice(0, 4));
  /** @type {number | null} */
  let best = null;
  for (let candidate = thisYear - 1; candidate <= thisYear + 8; candidate += 1) {
    const found = dayOf(candidate, monthNumber, day);
    if (found === null || found < from) continue;
    if (best === null || Math.abs(found - near) < Math.abs(best - near)) best = found;
  }
  return best;
}

/** @param {string} locale whether its short dates have the day before the month */
export function writesDayFirst(locale) {
  const order = new Intl.DateTimeFormat(locale, { calendar: 'gregory', day: 'numeric', month: 'numeric' })
    .formatToParts(0)
    .map((part) => part.type);
  return order.indexOf('day') < order.indexOf('month');
}

/** @type {Map<string, Intl.DateTimeFormat>} to make one takes longer than all that it is asked */
const formats = new Map();
/** @type {Map<string, Intl.RelativeTimeFormat>} */
const distances = new Map();

/** @param {string} language @param {Intl.DateTimeFormatOptions} options @param {number} day */
function inWords(language, options, day) {
  const key = language + Object.entries(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  if (!/^en\b/.test(language)) return format.format(day * 86400000);
  /** @type {Record<string, string>} */
  const part = {};
  for (const { type, value } of format.formatToParts(day * 86400000)) part[type] = value;
  // One order for all kinds of English, as in the pages that the build writes.
  const date = [part.day, part.month, part.year].filter(Boolean).join(' ');
  return [part.weekday, date].filter(Boolean).join(', ');
}

/**
 * "Friday, 20 November", with the year where it is not this one.
 * @param {number} day @param {string} language @param {number} today
 */
export function longDay(day, language, today) {
  return inWords(language, { weekday: 'long', day: 'numeric', month: 'long', ...yearUnless(day, today) }, day);
}

/** "20 November"; without a today "20 Nov 2026", which fits a field @param {number} day @param {string} language @param {number} [today] */
export function shortDay(day, language, today) {
  return inWords(
    language,
    { day: 'numeric', month: today === undefined ? 'short' : 'long', ...yearUnless(day, today) },
    day,
  );
}

/** @param {number} day @param {string} language */
export const weekdayName = (day, language) => inWords(language, { weekday: 'long' }, day);

/** @param {number} day @param {number} [today] @returns {{year?: 'numeric'}} */
function yearUnless(day, today) {
  return today !== undefined && isoDay(day).slice(0, 4) === isoDay(today).slice(0, 4) ? {} : { year: 'numeric' };
}

/** "in 8 days", "tomorrow" @param {number} day @param {string} language @param {number} today */
export function awayWords(day, language, today) {
  const format = distances.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  distances.set(language, format);
  return format.format(day - today, 'day');
}

/** When a step is due: "tomorrow", "late, but good until 29 November" @param {Ahead} step @param {string} language @param {number} today */
export const dueWords = ({ day, until }, language, today) =>
  day < today ? `late, but good until ${shortDay(until, language, today)}` : awayWords(day, language, today);
