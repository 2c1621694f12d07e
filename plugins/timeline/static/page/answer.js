/**
 * What a state answers: the plan, where each step stands today, and the words of each. No document and no clock here.
 *
 * @import {Ahead, Answer, Calendar, Dates, Draft, Plan, ShownStep, State, World} from '../../types.js'
 */

import { render, unnamed, valuesFor } from '../plan/drafts.js';
import { lastDay, marks as marksOf, plan as planOf } from '../plan/schedule.js';

/** @param {State} state @param {World} world @returns {Answer | null} null while there is a question, and no answer */
export function answerOf({ kept, you, answered }, world) {
  const { interview } = kept;
  if (!answered || interview === null) return null;
  const { advice, beyond } = world;
  const dates = { ...kept, interview };
  const calendar = world.calendarOf(kept.region);
  const plan = beyond
    ? beyond.planFor(advice, dates, calendar)
    : planOf(advice.steps, { interview, decision: kept.day }, calendar);
  const marks = marksFor(plan, dates, world.today, calendar);
  const named = beyond ? beyond.fieldsOf(kept.words) : {};
  const shown = { plan, marks, kept: dates, named, you, world };
  const steps = plan.steps.map((dated, index) => {
    const values = valuesFor(shown, index);
    return { dated, mark: marks[index], values, title: render(dated.step.title, values) };
  });
  const next = steps.find(({ mark }) => mark.next) ?? null;
  return { ...shown, steps, next, values: valuesFor(shown, -1), calendar };
}

/** @param {Plan} made @param {Dates} kept @param {number} today @param {Calendar} calendar */
export const marksFor = (made, { done, course }, today, calendar) =>
  marksOf(made, new Set(done), today, calendar, course.kind === 'answered' ? course.day : undefined);

/** The drafts of a step. @param {ShownStep} shown @param {Answer} answer @returns {Draft[]} */
export function draftsOf({ dated: { step }, values }, { kept, world: { beyond } }) {
  const { draft, to } = step;
  if (!draft || to === 'self') return [];
  return beyond ? beyond.draftsFor(step, kept.words, values) : [unnamed(draft, to, values)];
}

/** What is said on the phone; empty where a call is no way. @param {ShownStep} shown */
export const callOf = ({ dated: { step }, values }) => (step.phone_script ? render(step.phone_script, values) : '');

/** What is kept of the steps to come, so that other pages need neither rules nor holidays. @param {Answer} answer @returns {Ahead[]} */
export function aheadOf({ plan, steps, kept, calendar }) {
  const done = new Set(kept.done);
  return steps.flatMap(({ dated, mark, title }, index) =>
    /done|closed/.test(mark.state) ? [] : { title, day: dated.day, until: lastDay(plan, index, done, calendar) },
  );
}
