/**
 * Dates as people type and read them: "2026-11-20", "20 Nov", "11/20/2026", "Friday, 20 November". No document, no clock.
 *
 * @import {Reading} from '../types.js'
 */

import { dayOf, isoDay, parseDay } from './schedule.js';

/** @param {string} text @param {Reading} reading @returns {number | null} null where it is no date */
export function readDay(text, { months, dayFirst, near, from = -Infinity }) {
  const typed = text.trim().toLowerCase();
  const iso = parseDay(typed);
  if (iso !== null) return iso;
  const parts = typed.match(/\d+|\p{L}+/gu) ?? [];
  const numbers = parts.filter((part) => /^\d/.test(part));
  const names = parts.filter((part) => part.length > 2 && !/^\d/.test(part));
  const month = names.map((name) => months.findIndex((full) => full.toLowerCase().startsWith(name))).find((index) => index >= 0);
  let [day, second, year] = numbers.map(Number);
  let monthNumber = (month ?? -1) + 1;
  if (month !== undefined) {
    year = second;
  } else if (names.length === 0 && numbers.length > 1) {
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
  const order = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts(0).map((part) => part.type);
  return order.indexOf('day') < order.indexOf('month');
}

/** @param {string} locale @returns {string[]} the full names of the twelve months */
export function monthNames(locale) {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
}

/** @param {string} language @param {Intl.DateTimeFormatOptions} options @param {number} day */
function inWords(language, options, day) {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
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
  return inWords(language, { day: 'numeric', month: today === undefined ? 'short' : 'long', ...yearUnless(day, today) }, day);
}

/** @param {number} day @param {string} language */
export const weekdayName = (day, language) => inWords(language, { weekday: 'long' }, day);

/** @param {number} day @param {number} [today] @returns {{year?: 'numeric'}} */
function yearUnless(day, today) {
  return today !== undefined && isoDay(day).slice(0, 4) === isoDay(today).slice(0, 4) ? {} : { year: 'numeric' };
}

/** "in 8 days", "tomorrow" @param {number} day @param {string} language @param {number} today */
export function awayWords(day, language, today) {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(day - today, 'day');
}
