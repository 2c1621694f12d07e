/**
 * What becomes of a plan once something has changed, and whether to write today. The plan and the guard are the twin of
 * tests/timeline/course.py. No clock and no document here.
 *
 * @import {Advice, Advised, Calendar, Change, Dates, Guarded, Mark, Plan, Step} from '../../types.js'
 */

import { InputError, isBusiness, isMessage, layOut, marks, plan, shift } from './schedule.js';

const ENOUGH_MESSAGES = 2;

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

/** @param {Advice} advice @param {Dates} kept @param {Calendar} calendar @returns {Plan<Advised>} */
export function planFor({ steps, courses }, { interview, day, course, rounds }, calendar) {
  if (course.kind !== 'waiting' && course.day < interview) interview = rounds.at(-1)?.interview ?? interview; // called off
  if (course.kind === 'offer') return coursePlan(courses.offer, interview, course.day, course.deadline, calendar);
  if (course.kind === 'no') return coursePlan(courses.no, interview, course.day, null, calendar);
  return plan(steps, { interview, decision: day }, calendar);
}

/** @param {Plan} made @param {Dates} kept @param {number} today @param {Calendar} calendar */
export const marksFor = (made, { done, course }, today, calendar) =>
  marks(made, new Set(done), today, calendar, course.kind === 'answered' ? course.day : undefined);

/**
 * What a reader hears who wants to write today: what is due, when the next message is, or that it is enough.
 * @template {Step} S @param {Plan<S>} plan @param {Mark[]} marks @param {number} today @returns {Guarded<S>}
 */
export function guard({ steps, promised }, marks, today) {
  const after = steps.filter(
    (dated, index) =>
      marks[index].state === 'done' && dated.step.to === 'recruiter' && promised !== null && dated.day > promised,
  );
  if (after.length >= ENOUGH_MESSAGES) return { answer: 'enough', message: null };
  const message = steps.find((dated, index) => isMessage(dated) && /open|late/.test(marks[index].state));
  if (!message) return { answer: 'over', message: null };
  return { answer: message.day <= today ? 'send' : 'not_yet', message };
}

/**
 * An interview once something has changed, in its next revision. `heard` is the day the reader heard of it, `named` the
 * day they were given.
 * @param {Dates} before @param {Change} change @param {number} heard @param {number | null} named @returns {Dates}
 */
export function changed(before, change, heard, named) {
  const kept = { ...before, revision: before.revision + 1 };
  const { interview, done, course, rounds } = kept;
  const decision = named === null ? { said: kept.said, day: kept.day } : { said: '', day: named };
  switch (change) {
    case 'offer':
      return { ...kept, course: { kind: 'offer', day: heard, deadline: named } };
    case 'no':
      return { ...kept, course: { kind: 'no', day: heard } };
    case 'waiting':
      return { ...kept, course: { kind: 'waiting' } };
    case 'answered':
      return { ...kept, ...decision, course: { kind: 'answered', day: heard } };
    case 'moved':
      return course.kind === 'offer' ? { ...kept, course: { ...course, deadline: named } } : { ...kept, ...decision };
    case 'round':
      return {
        ...kept,
        interview: named ?? interview,
        said: '',
        day: null,
        done: [],
        course: { kind: 'waiting' },
        rounds: [...rounds, { interview, done }],
      };
  }
}
