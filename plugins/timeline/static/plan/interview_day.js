/**
 * When the interview was, as people type it or paste it out of an invitation: "yesterday", "Friday", "the 24th",
 * "Fri Nov 20, 2026 10am – 11am (EST)". A table of patterns, and the day that each means; no document, no clock.
 *
 * @import {InterviewReading, Understood} from '../../types.js'
 */

import { isoDay, weekday } from './schedule.js';
import { faulty, meant, next, onWeekday, readDate, withoutWeekday } from './signs.js';

/** How far a day that has no month may be ahead. */
const DAYS_AHEAD = 7;

/** @type {[RegExp, (today: number, ...parts: string[]) => number | null][]} */
const PATTERNS = [
  [/^(?:earlier |just )?(?:today|now)$/, (today) => today],
  [/^yesterday$/, (today) => today - 1],
  [/^day before yesterday$/, (today) => today - 2],
  [/^tomorrow$/, (today) => today + 1],
  [/^day after tomorrow$/, (today) => today + 2],
  [/^(\d{1,3}) D ago$/, (today, count) => today - Number(count)],
  [/^(\d\d?) W ago(?: today)?$/, (today, count) => today - 7 * Number(count)],
  [/^E(\d)$/, (today, day) => next(today - 6, Number(day))],
  [/^(?:last|(?:this )?past) E(\d)$/, (today, day) => next(today - 7, Number(day))],
  [/^this E(\d)$/, (today, day) => next(today + 1 - weekday(today), Number(day))],
  [/^(?:next|(?:this )?(?:up)?coming) E(\d)$/, (today, day) => next(today + 1, Number(day))],
  [/^(\d\d?)th$/, inMonth],
];

/** @param {string} text @param {InterviewReading} reading @returns {Understood} */
export function readInterview(text, { names, dayFirst, today }) {
  const year = Number(isoDay(today).slice(0, 4));
  const reading = { dayFirst, near: today, years: [year - 1, year + 2] };
  return (
    meant(text, names, (signs) => spoken(signs, today) ?? readDate(signs, reading)) ??
    faulty(text.trim() ? 'unclear' : 'empty')
  );
}

/** @param {string} signs @param {number} today @returns {Understood | null} */
function spoken(signs, today) {
  const day = meaning(signs, today);
  if (day !== null) return onWeekday(day);
  const [rest, typedWeekday] = withoutWeekday(signs);
  const beside = meaning(rest, today);
  if (beside !== null) return onWeekday(beside, typedWeekday);
  // "Friday 20": a Friday, 20:00, unless the 20th is a Friday.
  const bare = typedWeekday && meaning(`${rest}th`, today);
  return bare && weekday(bare) === typedWeekday ? onWeekday(bare) : null;
}

/** @param {string} signs @param {number} today */
function meaning(signs, today) {
  for (const [pattern, dayOfIt] of PATTERNS) {
    const parts = pattern.exec(signs);
    if (parts) return dayOfIt(today, ...parts.slice(1));
  }
  return null;
}

/** The latest such day of a month, at most a week ahead. @param {number} today @param {string} day */
function inMonth(today, day) {
  // Two months may lie between two days of one number.
  for (let found = today + DAYS_AHEAD; found > today - 62; found -= 1)
    if (Number(isoDay(found).slice(8)) === Number(day)) return found;
  return null;
}
