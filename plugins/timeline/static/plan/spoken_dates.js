/**
 * What an employer says about the day of the decision, in English: "in about two weeks", "by Friday", "4 December".
 * Counted from the interview. A table of patterns and what each means; no document, no clock.
 *
 * @import {Calendar, Reading, Unit} from '../../types.js'
 */

import { monthIn, plain, readDay } from './dates.js';
import { DECISION_LIMITS, dayOf, isBusiness, isoDay, saidDay, weekday } from './schedule.js';

const MOST_CHARACTERS = 120;
const FILLERS = 'in about within by on the around'.split(' ');
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
/** @type {Record<string, Unit>} */
const UNITS = { D: 'days', W: 'weeks', B: 'business_days' };
/** The other parts of a month end with it. @type {Record<string, number>} */
const DAY_OF_PART = { early: 10, mid: 15 };

/** Words as signs, which keep the patterns short: numbers, units (D, W, B), and ~ in a range. @type {[RegExp, string][]} */
const SIGNS = [
  [/\b(a )?couple( of)?\b/g, '2'],
  [/\b(a )?few\b/g, '3'],
  [/\ban?\b/g, '1'],
  [/\b(business|working) days?\b/g, 'B'],
  [/\bdays?\b/g, 'D'],
  [/(\d) weeks?\b/g, '$1 W'],
  [/\bbetween (\d+) and\b/g, '$1 -'],
  [/\b(to|or)\b/g, '-'],
  [/(\d|[DWB]) - (?=\d)/g, '$1~'],
  [/ - /g, ' '],
];

/**
 * @typedef {{interview: number, start: number, calendar: Calendar}} From `start`: the first day of the interview's week
 * @type {[RegExp, (from: From, ...parts: string[]) => number | null][]} E5 is Friday, M11 December
 */
const PATTERNS = [
  [/^tomorrow$/, ({ interview }) => interview + 1],
  [/^(\d+) ([DWB])$/, later],
  [/^(\d+)~(\d+) ([DWB])$/, (from, one, other, unit) => later(from, one, unit, other)],
  [/^(\d+) ([DWB])~(\d+)(?: ([DWB]))?$/, later],
  [/^(?:this )?E(\d)$/, ({ interview }, day) => next(interview + 1, Number(day))],
  [/^next E(\d)$/, ({ start }, day) => next(start + 7, Number(day))],
  [
    /^(?:this|end of(?: this)?) week$/,
    ({ interview, start, calendar }) => Math.max(interview, lastBusinessDay(start, calendar)),
  ],
  [/^(?:end of )?next week$/, ({ start, calendar }) => lastBusinessDay(start + 7, calendar)],
  [/^early next week$/, ({ start }) => next(start + 7, 2)],
  [/^mid next week$/, ({ start }) => next(start + 7, 3)],
  [/^end of(?: this)? month$/, ({ interview }) => inMonth(interview, monthOf(interview))],
  [/^(?:(early|mid|late|end of) )?M(\d+)$/, ({ interview }, part, month) => inMonth(interview, Number(month), part)],
  [/\d~\d+ M|M\d+ \d+~/, () => null], // several days of a month: none of them was promised
];

/**
 * The day that was said, not rolled; null where that is not clear, or before the interview.
 * @param {string} text @param {number} interview @param {Calendar} calendar the employer's
 * @param {Pick<Reading, 'names' | 'dayFirst'>} reading
 */
export function readSaid(text, interview, calendar, reading) {
  const kept = plain(text)
    .split(/\s+/)
    .filter((word) => !FILLERS.includes(word.replace(/[^a-z]/g, '')))
    .join(' ');
  if (kept.length > MOST_CHARACTERS) return null;
  const words = kept
    .replace(/[-\u2010-\u2015]/g, ' - ')
    .split(/[\s,;!?"'“”]+|\.(?!\d)/)
    .filter(Boolean);
  let signs = words.map((word) => sign(word, reading)).join(' ');
  for (const [wording, short] of SIGNS) signs = signs.replace(wording, short);
  const start = interview - ((weekday(interview) - firstWeekday(calendar) + 7) % 7);
  const [pattern, meaning] = PATTERNS.find(([known]) => known.test(signs)) ?? [];
  const day =
    pattern && meaning
      ? meaning({ interview, start, calendar }, ...(pattern.exec(signs) ?? []).slice(1))
      : readDay(kept, { ...reading, near: interview, from: interview });
  return day === null || day < interview ? null : day;
}

/** @param {string} word @param {Pick<Reading, 'names'>} reading */
function sign(word, { names }) {
  const number = NUMBERS.indexOf(word);
  if (number >= 0) return String(number + 1);
  const day = word.length > 2 ? WEEKDAYS.findIndex((name) => name.startsWith(word)) : -1;
  if (day >= 0) return `E${day + 1}`;
  const month = monthIn(word, names);
  return month === null ? word : `M${month}`;
}

/**
 * The later end of one or two counts; what the second leaves open is as in the first.
 * @param {From} from @param {string} one @param {string} unit @param {string} [other] @param {string} [otherUnit]
 */
function later({ interview, calendar }, one, unit, other = one, otherUnit = unit) {
  let day = interview;
  for (const [count, letter] of [
    [one, unit],
    [other, otherUnit],
  ]) {
    const decisionIn = { n: Number(count), unit: UNITS[letter] };
    if (decisionIn.n < 1 || decisionIn.n > DECISION_LIMITS[decisionIn.unit]) return null;
    day = Math.max(day, saidDay({ interview, decisionIn }, calendar) ?? 0);
  }
  return day;
}

/** The first such weekday from a day on. @param {number} from @param {number} day */
const next = (from, day) => from + ((day - weekday(from) + 7) % 7);

/** @param {Calendar} calendar the weekday on which its weeks start */
function firstWeekday({ weekend }) {
  if (weekend === '5') return 6;
  return weekend.includes('6') && !weekend.includes('7') ? 7 : 1;
}

/** Of the week that starts there; its last day where all are days off. @param {number} start @param {Calendar} calendar */
function lastBusinessDay(start, calendar) {
  for (let day = start + 6; day >= start; day -= 1) if (isBusiness(day, calendar)) return day;
  return start + 6;
}

/** 0 is January. @param {number} day */
const monthOf = (day) => Number(isoDay(day).slice(5, 7)) - 1;

/** In the first such month that is not before the interview's. @param {number} interview @param {number} month @param {string} [part] */
function inMonth(interview, month, part = '') {
  const year = Number(isoDay(interview).slice(0, 4)) + (month < monthOf(interview) ? 1 : 0);
  const days = part in DAY_OF_PART ? [DAY_OF_PART[part]] : [31, 30, 29, 28];
  return days.map((day) => dayOf(year, month + 1, day)).find((day) => day !== null) ?? null;
}
