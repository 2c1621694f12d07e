/**
 * What each change makes of an interview, and whether to write today. No clock and no document here.
 *
 * @import {Change, Dates, Guarded, Mark, Plan, Step} from '../../types.js'
 */

import { isMessage } from './schedule.js';

const ENOUGH_MESSAGES = 2;

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
  const decision = named === null ? {} : { said: '', phrase: '', day: named };
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
        phrase: '',
        day: null,
        done: [],
        course: { kind: 'waiting' },
        rounds: [...rounds, { interview, done }],
      };
  }
}
