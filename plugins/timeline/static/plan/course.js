/**
 * The plan after an offer or a no. The twin of tests/timeline/course.py. No clock and no document here.
 *
 * @import {Advice, Advised, Calendar, Dates, Plan, Step} from '../../types.js'
 */

import { InputError, isBusiness, layOut, plan, shift } from './schedule.js';

/**
 * The plan after an offer or a no, from the day it was heard. A deadline on a day off counts as the business day
 * before it, though never as a day before the offer. Throws InputError.
 * @template {Step} S @param {S[]} steps @param {number} interview @param {number} heard @param {number | null} deadline
 * @param {Calendar} calendar @returns {Plan<S>}
 */
export function coursePlan(steps, interview, heard, deadline, calendar) {
  if (deadline !== null && deadline < heard) throw new InputError('deadline: before the offer');
  const countsAs =
    deadline === null || isBusiness(deadline, calendar) ? deadline : Math.max(heard, shift(deadline, -1, calendar));
  const made = layOut(steps, heard, deadline, countsAs, calendar);
  const kept = made.steps.filter((dated) => dated.day >= heard);
  for (const dated of kept) if (deadline !== null && (dated.alternative ?? 0) > deadline) dated.alternative = null;
  return { ...made, interview, steps: kept };
}

/** The plan, however far they have got. @param {Advice} advice @param {Dates} kept @param {Calendar} calendar @returns {Plan<Advised>} */
export function planFor({ steps, courses }, { interview, day, course, rounds }, calendar) {
  if (course.kind !== 'waiting' && course.day < interview) interview = rounds.at(-1)?.interview ?? interview; // called off
  if (course.kind === 'offer') return coursePlan(courses.offer, interview, course.day, course.deadline, calendar);
  if (course.kind === 'no') return coursePlan(courses.no, interview, course.day, null, calendar);
  return plan(steps, { interview, decision: day }, calendar);
}
