/**
 * The arithmetic of the follow-up timeline: dates in, dates out. The twin of plan.py.
 * A day is a number: the days since 1970-01-01 of the calendar. No clock, no time zone and no document here.
 *
 * @import {Calendar, Dated, DecisionIn, Inputs, Mark, PackedCalendar, Plan, Step, Unit} from '../../types.js'
 */

const MESSAGE_GAP = 2;
const LAST_MESSAGE_DAYS = 10;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const DAY_LENGTH = 86400000;
/** @type {Record<Unit, number>} */
export const DECISION_LIMITS = { days: 182, weeks: 26, business_days: 130 };

/** An input that no plan can be made of. */
export class InputError extends Error {}

/** The day, or null where the calendar has none. @param {number} year @param {number} month @param {number} day */
export function dayOf(year, month, day) {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? found.getTime() / DAY_LENGTH : null;
}

/** @param {unknown} text YYYY-MM-DD, or null for anything else */
export function parseDay(text) {
  const parts = typeof text === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
  const [, year, month, day] = (parts ?? []).map(Number);
  return dayOf(year, month, day);
}

/** @param {number} day */
export const isoDay = (day) => new Date(day * DAY_LENGTH).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday. @param {number} day */
export const weekday = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

/** @param {PackedCalendar | undefined} packed undefined: weekends only @returns {Calendar} */
export function calendarOf(packed) {
  if (!packed) return { weekend: '67', holidays: new Set(), years: null };
  return { weekend: packed.weekend, holidays: daysOf(packed.holidays), years: Object.keys(packed.holidays) };
}

/** @param {Record<string, string>} packed year -> MMDDMMDD */
export function daysOf(packed) {
  /** @type {Set<number>} */
  const found = new Set();
  for (const [year, days] of Object.entries(packed)) {
    for (const [, month, day] of days.matchAll(/(..)(..)/g)) {
      const one = dayOf(Number(year), Number(month), Number(day));
      if (one !== null) found.add(one);
    }
  }
  return found;
}

/** @param {number} day @param {Calendar} calendar */
export const isBusiness = (day, calendar) =>
  !calendar.weekend.includes(String(weekday(day))) && !calendar.holidays.has(day);

/** The day itself, or the first business day after it. @param {number} day @param {Calendar} calendar */
function roll(day, calendar) {
  while (!isBusiness(day, calendar)) day += 1;
  return day;
}

/** The count-th business day strictly after, or before. @param {number} day @param {number} count @param {Calendar} calendar */
export function shift(day, count, calendar) {
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do day += step;
    while (!isBusiness(day, calendar));
  }
  return day;
}

/** @param {{step: Step}} dated */
export const isMessage = ({ step }) => step.to !== 'self';

/** The day after a time; null where that is none, or too long. @param {number} from @param {DecisionIn} time @param {Calendar} calendar */
export function dayAfter(from, { n, unit }, calendar) {
  if (!Number.isInteger(n) || n < 1 || !(n <= DECISION_LIMITS[unit])) return null;
  return unit === 'business_days' ? shift(from, n, calendar) : from + n * (unit === 'weeks' ? 7 : 1);
}

/** The day that the employer named, not rolled. Throws InputError. @param {Inputs} inputs @param {Calendar} calendar */
function saidDay({ interview, decision = null, decisionIn = null }, calendar) {
  const day = decisionIn ? dayAfter(interview, decisionIn, calendar) : decision;
  const twice = decisionIn && decision !== null;
  if (twice || (day === null ? decisionIn : day < interview)) throw new InputError('decision');
  return day;
}

/**
 * What to do on which day. Throws InputError.
 * @template {Step} S @param {S[]} steps @param {Inputs} inputs @param {Calendar} calendar @returns {Plan<S>}
 */
export function plan(steps, inputs, calendar) {
  const said = saidDay(inputs, calendar);
  return layOut(steps, inputs.interview, said, said === null ? null : roll(said, calendar), calendar);
}

/**
 * The steps on their days, counted from `start` and from `promised`, the day that `said` counts as.
 * @template {Step} S @param {S[]} steps @param {number} start @param {number | null} said @param {number | null} promised
 * @param {Calendar} calendar @returns {Plan<S>}
 */
export function layOut(steps, start, said, promised, calendar) {
  /** @type {Dated<S>[]} */
  const kept = [];
  /** @type {Plan<S>['leftOut']} */
  const leftOut = [];
  /** @type {Dated<S> | null} */
  let last = null;
  for (const step of steps) {
    const offset = promised === null ? step.without_decision : step.with_decision;
    if (!offset) continue;
    const named = offset.anchor === 'decision' || offset.anchor === 'deadline';
    const anchor = named && promised !== null ? promised : start;
    const day = offset.unit === 'days' ? anchor + offset.offset : shift(anchor, offset.offset, calendar);
    /** @type {Dated<S>} */
    const dated = { step, day, movedFrom: null, alternative: null };
    if (isMessage(dated)) {
      const earliest = last ? shift(last.day, MESSAGE_GAP, calendar) : day;
      if (last && day < earliest) {
        if (step.if_too_close === 'drop') {
          leftOut.push({ step, day, after: last });
          continue;
        }
        dated.movedFrom = day;
        dated.day = earliest;
      }
      last = dated;
    }
    kept.push(dated);
  }
  kept.sort((one, other) => one.day - other.day);
  kept.forEach((dated, index) => {
    if (!isMessage(dated) || isBusiness(dated.day, calendar)) return;
    const day = roll(dated.day, calendar);
    const following = kept.slice(index + 1).find(isMessage);
    if (!following || shift(day, MESSAGE_GAP, calendar) <= following.day) dated.alternative = day;
  });
  const days = [start, said ?? start, promised ?? start, ...kept.map((dated) => dated.day)];
  const beyondHolidays = days.some((day) => calendar.years?.includes(isoDay(day).slice(0, 4)) === false);
  return { interview: start, said, promised, steps: kept, leftOut, beyondHolidays };
}

/**
 * Where each step of the plan stands today, in the plan's order. `done` holds the ids that the reader has ticked.
 * `answered` is the day on which the employer got in touch without deciding: what was due before it is closed, and
 * what was due to the recruiter on it, too.
 * @param {Plan} made @param {ReadonlySet<string>} done @param {number} today @param {Calendar} calendar
 * @param {number} [answered] @returns {Mark[]}
 */
export function marks(made, done, today, calendar, answered = -Infinity) {
  let nextGiven = false;
  return made.steps.map((dated, index) => {
    /** @type {Mark} */
    const mark = { state: 'open', next: false, lateUntil: null };
    if (done.has(dated.step.id)) mark.state = 'done';
    else if (dated.day < answered + Number(dated.step.to === 'recruiter')) mark.state = 'closed';
    else if (today > dated.day) {
      const until = lastDay(made, index, done, calendar);
      mark.state = today <= until ? 'late' : 'passed';
      if (today <= until) mark.lateUntil = until;
    }
    if (!nextGiven && (mark.state === 'open' || mark.state === 'late')) mark.next = nextGiven = true;
    return mark;
  });
}

/**
 * The last day on which a step that is not done is of use: what is next on any day is the first whose last day has not
 * passed.
 * @param {Plan} made @param {number} index @param {ReadonlySet<string>} done @param {Calendar} calendar
 */
export function lastDay(made, index, done, calendar) {
  const dated = made.steps[index];
  return isMessage(dated) ? Math.max(dated.day, lateUntil(made, index, done, calendar)) : dated.day;
}

/** @param {Plan} made @param {number} index @param {ReadonlySet<string>} done @param {Calendar} calendar */
function lateUntil({ steps, promised }, index, done, calendar) {
  const { step, day } = steps[index];
  const following = steps.slice(index + 1).find((other) => isMessage(other) && !done.has(other.step.id));
  // As many business days as there are days to the following message lead to it or beyond: no bound of its own.
  let until = shift(day, step.late ?? (following ? following.day - day : LAST_MESSAGE_DAYS), calendar);
  while (following && shift(until, MESSAGE_GAP, calendar) > following.day) until -= 1;
  const rule = step.with_decision;
  const precedes = rule?.anchor === 'decision' ? rule.offset < 0 : rule?.anchor !== 'interview';
  return promised !== null && rule && precedes ? Math.min(until, promised) : until;
}
