/**
 * What an employer says about the day of the decision, in English: "in about two weeks", "by Friday", "4 December".
 * Counted from the interview. A table of patterns and what each means; no document, no clock.
 *
 * @import {Calendar, DecisionReading, Understood, Unit} from '../../types.js'
 * @import {Pattern} from './signs.js'
 */

import { dayAfter, dayOf, isBusiness, isoDay } from './schedule.js';
import { faulty, isName, meant, next, numbered, readDate, spoken, understood } from './signs.js';

/** @type {Record<string, Unit>} */
const UNITS = { D: 'days', W: 'weeks', B: 'business_days' };
/** The other parts of a month end with it. @type {Record<string, number>} */
const DAY_OF_PART = { early: 10, mid: 15 };

const ORDINALS = 'first second third fourth'.split(' ');

/** What employers add to a day, and one wording for several. @type {[RegExp, string][]} */
const WORDINGS = [
  [/\b(?:end (?:business |working )?D|(?:close|end) business|cob|eo[db]|first thing)\b/g, ''],
  [/\bnot? later than\b|\b(?:latest|earliest)\b/g, ''],
  [/\beow\b/g, 'end week'],
  [/\beom\b/g, 'end month'],
  [/\b(?:beginning|start)\b/g, 'early'],
  [/\bmiddle\b/g, 'mid'],
  [/\blater\b/g, 'late'],
  [/\b(?:1 )?few\b/g, '3'],
  [/\b(?:1 )?fortnight(?: s)?\b/g, '2 W'],
  [/(\d) weeks?\b/g, '$1 W'],
  [/([DWB])(?: s)?(?: now| N0)?$/g, '$1'],
  [/^next (?=\d.*[DWB]$)|^(?:early|mid) ~ (?=mid|late|end)/g, ''],
  [/^(?:(?:late|end) )?(?:this )?week ~ ((?:early|mid|late|end) )?next(?: week)?$/g, '$1next week'],
];

/**
 * @typedef {{interview: number, start: number, calendar: Calendar}} From `start`: the first day of the interview's week
 * @type {Pattern<From>[]} E5 is Friday, M12 December
 */
const PATTERNS = [
  [/^(?:late )?N(\S+)$/, ({ interview }, days) => interview + days],
  [/^(\d+)(?: ([DWB]))?(?: ~ (\d+)(?: ([DWB]))?)?$/, later],
  [/^(?:this )?(?:(?:up)?coming )?E(\d)$/, ({ interview }, day) => next(interview + 1, day)],
  [/^E(\d) [~/] E(\d)$/, ({ interview }, one, other) => next(next(interview + 1, one) + 1, other)],
  [
    /^next (?:week )?(?:E\d [~/] )?E(\d)$|^(?:E\d [~/] )?E(\d) next week$/,
    ({ start }, one, other) => next(start + 7, one ?? other),
  ],
  [
    /^(?:this|(?:end|late)(?: this)?) week$/,
    ({ interview, start, calendar }) => Math.max(interview, lastBusinessDay(start, calendar)),
  ],
  [/^(?:(?:end|late) )?next week$/, ({ start, calendar }) => lastBusinessDay(start + 7, calendar)],
  [/^(early|mid(?:week)?) next week$/, ({ start }, part) => next(start + 7, part === 'early' ? 2 : 3)],
  [/^(?:(early|mid|late|end) )?M(\d+)$/, ({ interview }, part, month) => inMonth(interview, part, month)],
  [/^(first|second|third|fourth|last|[1-4]th) week M(\d+)$/, weekOfMonth],
  [/^(\d\d?)th$/, ({ interview }, day) => numbered(interview + 1, 1, day)],
];

/** @param {string} text @param {DecisionReading} reading @returns {Understood} */
export function readDecision(text, reading) {
  return understood(text, reading.names, (signs) => decided(signs, reading));
}

/** From what was said, in small letters but for names, to what can follow "decide". @type {[RegExp, string][]} */
const RETOLD = [
  [/\b(?:hopefully|likely|probably|maybe|it is|it['’]s)\b|\bfrom (?:now|today)\b|["“”()\p{Cf}]/gu, ''],
  [/[\s,]+/g, ' '],
  [/^ | ?[.;:!?…]*$/g, ''],
  [/\beow\b/, 'end of week'],
  [/\beom\b/, 'end of month'],
  [/\b(?:a )?fortnight\b/, 'two weeks'],
  [/\bthis (?:(?:up)?coming )?(?=[A-Z])/, ''],
  [/^(?:by )?(?:the )?end (?:of )?(?=(?:this |the )?(?:next |week|month|[A-Z]))/, 'by the end of '],
  [/\bend of (?:this |the )?(?=(?:week|month)\b)/, 'end of the '],
  [/^(?:the )?(?=beginning|start)/, 'at the '],
  [/^(?:the )?(?=middle|\w+ week of )/, 'in the '],
  [/^(?=couple|few)/, 'a '],
  [/^(?=\d+[snrt])/, 'the '],
];

/** What stands before signs where nothing does; the first that fits. @type {[RegExp, RegExp, string][]} */
const LEADS = [
  [/^\d.*[DWB]/, /^(?:sometime )?(?:in|within|over|during)\b/, 'in '],
  [/week$/, /^/, ''],
  [/^(?!end).*M\d+$/, /^(?:in|by|on|around|about|at|sometime)\b|\bnext /, 'in '],
  [/E\d|th$|^end /, /^(?:by|on|around|about|at|no|not|first thing)\b/, 'by '],
];

/**
 * What they said as it can follow "decide": "in about two weeks", "by Friday". Empty where a date was typed, and for words
 * that mean another day when they are told later.
 * @param {string} text @param {DecisionReading} reading
 */
export function asSaid(text, reading) {
  const signs = meant(text, reading.names, (signs, foreign) =>
    decided(signs, reading)?.day == null ? null : foreign ? '' : shortened(signs, reading.interview),
  );
  if (!signs || /M\d+ \d|\d(?:th)? M|\d[/.-]\d/.test(signs)) return '';
  let said = text
    .toLowerCase()
    .replace(/[a-z]+/g, (word) =>
      isName(word)
        ? word[0].toUpperCase() + word.slice(1)
        : word.replace(/^(?:cob|eo[db])$/, (short) => short.toUpperCase()),
    );
  for (const [wording, better] of RETOLD) said = said.replace(wording, better);
  said = said.trim();
  if (/\b(?:today|tonight|tomorrow|this|earliest)\b/.test(said)) return '';
  if (/^\d.*[DWB]/.test(signs)) said = said.replace(/^(?:the )?next/, 'the next');
  const [, led, lead] = LEADS.find(([known]) => known.test(signs)) ?? [];
  return lead && !led?.test(said) ? lead + said : said;
}

/** The signs of what they said, as short as the patterns want it. @param {string} signs @param {number} interview */
function shortened(signs, interview) {
  const month = Number(isoDay(interview).slice(5, 7));
  for (const [wording, short] of WORDINGS) signs = signs.replace(wording, short).replace(/ +/g, ' ').trim();
  return signs
    .replace(/\bnext month$/, `M${(month % 12) + 1}`)
    .replace(/\bthis month$|\b(early |mid |late |end |week )month$/, `$1M${month}`)
    .replace(/\b(\d\d?)(?:th)? ~ (\d\d?)(?=(?:th)?(?: M\d+)?(?: \d{4})?$)/, lastOf);
}

/** The day that the signs mean, not rolled; null where that is not clear. @param {string} text @param {DecisionReading} reading */
function decided(text, { interview, calendar, dayFirst }) {
  const signs = shortened(text, interview);
  const from = { interview, calendar, start: startOfWeek(interview, calendar) };
  const said = spoken(PATTERNS, signs, from);
  if (said) return said.day !== null && said.day < interview ? null : said;
  const read = readDate(signs, { dayFirst, near: interview, from: interview });
  return read && (read.day ?? read.choices?.[0] ?? interview) < interview ? faulty('before') : read;
}

/** Of several days of a month. @param {string} all @param {string} first @param {string} last */
const lastOf = (all, first, last) => (Number(first) < Number(last) ? last : all);

/**
 * The last business day of a week of a month; its first week is the first that has a business day in it.
 * @param {From} from @param {string} which @param {number} month
 */
function weekOfMonth({ interview, calendar }, which, month) {
  const end = /** @type {number} */ (inMonth(interview, '', month));
  let day = end;
  if (which !== 'last') {
    day = end - Number(isoDay(end).slice(8)) + 1;
    while (!isBusiness(day, calendar)) day += 1;
    day += 7 * (ORDINALS.includes(which) ? ORDINALS.indexOf(which) : Number(which[0]) - 1);
  }
  return Math.min(lastBusinessDay(startOfWeek(day, calendar), calendar), end);
}

/**
 * The later end of one or two counts, of which one may leave its unit to the other.
 * @param {From} from @param {number} one @param {string} [unit] @param {number} [other] @param {string} [otherUnit]
 */
function later({ interview, calendar }, one, unit = '', other = one, otherUnit = unit) {
  const first = dayAfter(interview, { n: one, unit: UNITS[unit || otherUnit] }, calendar);
  const second = dayAfter(interview, { n: other, unit: UNITS[otherUnit] }, calendar);
  return first && second && Math.max(first, second);
}

/** On Monday; on Sunday where Saturday is weekend and Sunday is not; on Saturday where Friday alone is. @param {number} day @param {Calendar} calendar */
function startOfWeek(day, { weekend }) {
  const first = weekend === '5' ? 6 : weekend.includes('6') && !weekend.includes('7') ? 7 : 1;
  return next(day - 6, first);
}

/** Of the week that starts there; its last day where all are days off. @param {number} start @param {Calendar} calendar */
function lastBusinessDay(start, calendar) {
  for (let day = start + 6; day >= start; day -= 1) if (isBusiness(day, calendar)) return day;
  return start + 6;
}

/** In the first such month that is not before the interview's. @param {number} interview @param {string} part @param {number} month */
function inMonth(interview, part, month) {
  const [year, thisMonth] = isoDay(interview).split('-').map(Number);
  const days = part in DAY_OF_PART ? [DAY_OF_PART[part]] : [31, 30, 29, 28];
  return days.map((day) => dayOf(year + Number(month < thisMonth), month, day)).find((day) => day !== null) ?? null;
}
