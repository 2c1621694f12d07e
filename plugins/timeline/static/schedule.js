/**
 * The arithmetic of the follow-up timeline: dates in, dates out. The twin of plan.py.
 * A day is a whole number: the days since 1970-01-01 of the calendar. No clock, no time zone and no document here.
 *
 * @typedef {{anchor: 'interview' | 'decision', offset: number, unit: 'days' | 'business_days'}} Offset
 * @typedef {object} Step
 * @property {string} id
 * @property {'self' | 'panel' | 'recruiter'} to
 * @property {Offset | null} with_decision
 * @property {Offset | null} without_decision
 * @property {'drop' | 'move'} if_too_close
 *
 * @typedef {'days' | 'weeks' | 'business_days'} Unit
 * @typedef {{n: number, unit: Unit}} DecisionIn
 * @typedef {{interview: number, decision?: number | null, decisionIn?: DecisionIn | null}} Inputs
 *
 * @typedef {{weekend: string, holidays: Record<string, string>}} PackedCalendar weekend: ISO weekdays; holidays: year -> MMDDMMDD
 * @typedef {object} Calendar
 * @property {string} weekend ISO weekdays, 1 is Monday
 * @property {Set<number>} holidays
 * @property {string[] | null} years the years whose holidays are known; null where none are asked for
 */

/**
 * @template {Step} [S=Step]
 * @typedef {{step: S, day: number, movedFrom: number | null, alternative: number | null}} Dated
 */
/**
 * @template {Step} [S=Step]
 * @typedef {object} Plan
 * @property {number} interview
 * @property {number | null} said the day the employer named
 * @property {number | null} promised the business day that it counts as
 * @property {Dated<S>[]} steps by date
 * @property {{step: S, day: number, after: Dated<S>}[]} leftOut
 * @property {boolean} beyondHolidays some day lies in a year whose holidays are not known
 */
/** @typedef {{state: 'open' | 'done' | 'late' | 'passed', next: boolean, lateUntil: number | null}} Mark */

const MESSAGE_GAP = 2;
const LAST_MESSAGE_DAYS = 10;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const DAY_LENGTH = 86400000;
/** @type {Record<Unit, number>} */
export const DECISION_LIMITS = { days: 182, weeks: 26, business_days: 130 };

/** An input that no plan can be made of. */
export class InputError extends Error {
  /** @param {'interview' | 'decision'} field @param {'year' | 'both' | 'count' | 'before'} reason */
  constructor(field, reason) {
    super(`${field}: ${reason}`);
    this.field = field;
    this.reason = reason;
  }
}

/** @param {number} year @param {number} month 1 to 12 @param {number} day @returns {number | null} null where there is no such day */
export function dayOf(year, month, day) {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? found.getTime() / DAY_LENGTH : null;
}

/** @param {unknown} text YYYY-MM-DD @returns {number | null} */
export function parseDay(text) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(text));
  return parts && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** @param {number} day */
export const isoDay = (day) => new Date(day * DAY_LENGTH).toISOString().slice(0, 10);

/** @param {number} day @returns {number} 1 is Monday, 7 is Sunday */
export const weekday = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

/** @param {PackedCalendar | undefined} packed undefined: weekends only @returns {Calendar} */
export function calendarOf(packed) {
  if (!packed) return { weekend: '67', holidays: new Set(), years: null };
  /** @type {Set<number>} */
  const holidays = new Set();
  for (const [year, days] of Object.entries(packed.holidays)) {
    for (const [, month, day] of days.matchAll(/(..)(..)/g)) {
      const found = dayOf(Number(year), Number(month), Number(day));
      if (found !== null) holidays.add(found);
    }
  }
  return { weekend: packed.weekend, holidays, years: Object.keys(packed.holidays) };
}

/** @param {number} day @param {Calendar} calendar */
const isBusiness = (day, calendar) => !calendar.weekend.includes(String(weekday(day))) && !calendar.holidays.has(day);

/** @param {number} day @param {Calendar} calendar the day itself, or the first business day after it */
function roll(day, calendar) {
  while (!isBusiness(day, calendar)) day += 1;
  return day;
}

/** @param {number} day @param {number} count @param {Calendar} calendar the count-th business day strictly after, or before */
function shift(day, count, calendar) {
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do day += step; while (!isBusiness(day, calendar));
  }
  return day;
}

/** @param {number} day */
const yearOf = (day) => Number(isoDay(day).slice(0, 4));

/** @param {Step} step */
const isMessage = (step) => step.to !== 'self';

/**
 * The day that the employer named, not rolled. Throws InputError.
 * @param {Inputs} inputs @param {Calendar} calendar @returns {number | null}
 */
export function saidDay({ interview, decision = null, decisionIn = null }, calendar) {
  if (decision !== null && decisionIn) throw new InputError('decision', 'both');
  if (decisionIn) {
    const { n, unit } = decisionIn;
    if (!Number.isInteger(n) || n < 1 || n > (DECISION_LIMITS[unit] ?? 0)) throw new InputError('decision', 'count');
    return unit === 'business_days' ? shift(interview, n, calendar) : interview + n * (unit === 'weeks' ? 7 : 1);
  }
  if (decision !== null && decision < interview) throw new InputError('decision', 'before');
  return decision;
}

/**
 * What to do on which day. Throws InputError.
 * @template {Step} S @param {S[]} steps @param {Inputs} inputs @param {Calendar} calendar @returns {Plan<S>}
 */
export function plan(steps, inputs, calendar) {
  const { interview } = inputs;
  const said = saidDay(inputs, calendar);
  const promised = said === null ? null : roll(said, calendar);
  /** @type {Dated<S>[]} */
  const kept = [];
  /** @type {Plan<S>['leftOut']} */
  const leftOut = [];
  /** @type {Dated<S> | null} */
  let last = null;
  for (const step of steps) {
    const offset = promised === null ? step.without_decision : step.with_decision;
    if (!offset) continue;
    const anchor = offset.anchor === 'decision' && promised !== null ? promised : interview;
    const day = offset.unit === 'days' ? anchor + offset.offset : shift(anchor, offset.offset, calendar);
    /** @type {Dated<S>} */
    const dated = { step, day, movedFrom: null, alternative: null };
    if (isMessage(step)) {
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
    if (!isMessage(dated.step) || isBusiness(dated.day, calendar)) return;
    const day = roll(dated.day, calendar);
    const following = kept.slice(index + 1).find((other) => isMessage(other.step));
    if (!following || shift(day, MESSAGE_GAP, calendar) <= following.day) dated.alternative = day;
  });
  const days = [interview, ...kept.map((dated) => dated.day)];
  if (said !== null && promised !== null) days.push(said, promised);
  const { years } = calendar;
  const beyondHolidays = years !== null && days.some((day) => !years.includes(String(yearOf(day))));
  return { interview, said, promised, steps: kept, leftOut, beyondHolidays };
}

/**
 * Where each step of the plan stands today, in the plan's order.
 * @param {Plan} made @param {ReadonlySet<string>} done ids that the reader has ticked @param {number} today @param {Calendar} calendar
 * @returns {Mark[]}
 */
export function marks(made, done, today, calendar) {
  let nextGiven = false;
  return made.steps.map(({ step, day }, index) => {
    /** @type {Mark} */
    const mark = { state: 'open', next: false, lateUntil: null };
    if (done.has(step.id)) mark.state = 'done';
    else if (today > day) {
      const until = isMessage(step) ? lateUntil(made, index, done, calendar) : day;
      mark.state = today <= until ? 'late' : 'passed';
      if (mark.state === 'late') mark.lateUntil = until;
    }
    if (!nextGiven && (mark.state === 'open' || mark.state === 'late')) mark.next = nextGiven = true;
    return mark;
  });
}

/** @param {Plan} made @param {number} index @param {ReadonlySet<string>} done @param {Calendar} calendar */
function lateUntil(made, index, done, calendar) {
  const { step, day } = made.steps[index];
  const following = made.steps.slice(index + 1).find((other) => isMessage(other.step) && !done.has(other.step.id));
  let until;
  if (following) {
    until = following.day;
    while (shift(until, MESSAGE_GAP, calendar) > following.day) until -= 1;
  } else {
    until = shift(day, LAST_MESSAGE_DAYS, calendar);
  }
  const rule = step.with_decision;
  const precedesDecision = rule !== null && rule.anchor === 'decision' && rule.offset < 0;
  return made.promised !== null && precedesDecision ? Math.min(until, made.promised) : until;
}
