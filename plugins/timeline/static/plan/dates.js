/** Dates as people read them: "Friday, 20 November". No document, no clock. */

import { isoDay } from './schedule.js';

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
 * A date with its year, unless that is this one.
 * @param {Intl.DateTimeFormatOptions} options @param {number} day @param {string} language @param {number} [today]
 */
function date(options, day, language, today) {
  const thisYear = today !== undefined && isoDay(day).slice(0, 4) === isoDay(today).slice(0, 4);
  return inWords(language, { ...options, day: 'numeric', ...(thisYear ? {} : { year: 'numeric' }) }, day);
}

/** "Friday, 20 November" @param {number} day @param {string} language @param {number} today */
export const longDay = (day, language, today) => date({ weekday: 'long', month: 'long' }, day, language, today);

/** "20 November"; without a today "20 Nov 2026", which fits a field @param {number} day @param {string} language @param {number} [today] */
export const shortDay = (day, language, today) =>
  date({ month: today === undefined ? 'short' : 'long' }, day, language, today);

/** "Fri 20 Nov" @param {number} day @param {string} language @param {number} today */
export const briefDay = (day, language, today) =>
  date({ weekday: 'short', month: 'short' }, day, language, today).replace(',', '');

/** @param {number} day @param {string} language */
export const weekdayName = (day, language) => inWords(language, { weekday: 'long' }, day);

/** "in 8 days", "tomorrow" @param {number} day @param {string} language @param {number} today */
export function awayWords(day, language, today) {
  const format = distances.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  distances.set(language, format);
  return format.format(day - today, 'day');
}
