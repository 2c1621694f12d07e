/**
 * When the interview was, as people type it or paste it out of an invitation: "yesterday", "Friday", "the 24th",
 * "Fri Nov 20, 2026 10am – 11am (EST)". A table of patterns, and the day that each means; no document, no clock.
 *
 * @import {InterviewReading, Understood} from '../../types.js'
 * @import {Pattern} from './signs.js'
 */

import { isoDay, weekday } from './schedule.js';
import { next, numbered, readDate, spoken, understood } from './signs.js';

/** How far a day that has no month may be ahead. */
const DAYS_AHEAD = 7;

/** @type {Pattern<number>[]} */
const PATTERNS = [
  [/^(?:earlier )?N(\S+)$/, (today, days) => today + days],
  [/^this$/, (today) => today], // this morning
  [/^(?:(\d{1,3}) D|(\d\d?) W) ago(?: N0)?$/, (today, days = 0, weeks = 0) => today - days - 7 * weeks],
  [/^E(\d)$/, (today, day) => next(today - 6, day)],
  [/^(?:last|(?:this )?past) E(\d)$/, (today, day) => next(today - 7, day)],
  [/^this E(\d)$/, (today, day) => next(today + 1 - weekday(today), day)],
  [/^(?:next|(?:this )?(?:up)?coming) E(\d)$/, (today, day) => next(today + 1, day)],
  [/^(\d\d?)th$/, (today, day) => numbered(today + DAYS_AHEAD, -1, day)],
];

/** @param {string} text @param {InterviewReading} reading @returns {Understood} */
export function readInterview(text, { names, dayFirst, today }) {
  const year = Number(isoDay(today).slice(0, 4));
  const reading = { dayFirst, near: today, years: [year - 1, year + 2] };
  return understood(text, names, (signs) => spoken(PATTERNS, signs, today) ?? readDate(signs, reading));
}
