/**
 * What a state answers: the plan, where each step stands today, and the words of each. No document and no clock here.
 *
 * @import {Ahead, Answer, ShownStep, State, World} from '../../types.js'
 */

import { marksFor, planFor } from '../plan/course.js';
import { draftsFor, render, valuesFor } from '../plan/drafts.js';
import { stepsAhead } from '../plan/schedule.js';

/** @param {State} state @param {World} world @returns {Answer | null} null while there is a question, and no answer */
export function answerOf({ kept, you, answered }, world) {
  const { interview } = kept;
  if (!answered || interview === null) return null;
  const { today, language, advice } = world;
  const dates = { ...kept, interview };
  const calendar = world.calendarOf(kept.region);
  const plan = planFor(advice, dates, calendar);
  const marks = marksFor(plan, dates, today, calendar);
  const words = { plan, marks, kept: dates, you, said: kept.phrase, today, language, lateThanks: advice.late_thanks };
  const steps = plan.steps.map((dated, index) => {
    const values = valuesFor(words, index);
    return { dated, mark: marks[index], values, title: render(dated.step.title, values) };
  });
  const next = steps.find(({ mark }) => mark.next) ?? null;
  return { plan, marks, steps, next, values: valuesFor(words, -1), kept: dates, calendar, world };
}

/** The drafts of a step. @param {ShownStep} shown @param {Answer} answer */
export const draftsOf = ({ dated: { step }, values }, { kept }) =>
  step.draft && step.to !== 'self' ? draftsFor(step, kept.words, values) : [];

/** What is said on the phone; empty where a call is no way. @param {ShownStep} shown */
export const callOf = ({ dated: { step }, values }) => (step.phone_script ? render(step.phone_script, values) : '');

/** What is kept of the steps to come, so that other pages need neither rules nor holidays. @param {Answer} answer @returns {Ahead[]} */
export function aheadOf({ plan, marks, steps, kept, calendar }) {
  const closed = steps.filter((_, index) => marks[index].state === 'closed').map(({ dated }) => dated.step.id);
  return stepsAhead(plan, new Set(kept.done), calendar)
    .filter(({ step }) => !closed.includes(step.id))
    .map(({ step, day, until }) => ({
      title: steps.find(({ dated }) => dated.step === step)?.title ?? '',
      day,
      until,
    }));
}
