/**
 * Titles, advice and drafts, filled from the reader's own words. The twin of drafts.py, which describes the language;
 * beyond it, mailto: links. No document here.
 *
 * @import {Advised, Dates, Draft, DraftRule, Mark, Plan, Values, World} from '../../types.js'
 */

import { longDay, shortDay, weekdayName } from './dates.js';
import { isMessage } from './schedule.js';

/** @param {string} text @param {Values} values */
const filled = (text, values) => text.replace(/\{([^{}]*)\}/g, (_, name) => values[name] ?? '');

/** @param {string} text @param {Values} values */
export function render(text, values) {
  /** @param {string} part */
  const complete = (part) => [...part.matchAll(/\{([^{}]*)\}/g)].every((field) => values[field[1]]);
  return text
    .split(/(\[\[[\s\S]*?\]\])/)
    .map((part, index) => (index % 2 ? (part.slice(2, -2).split('|').find(complete) ?? '') : part))
    .map((part) => filled(part, values))
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const COUNTS = ' two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "a week", "more than two weeks": true to the day; nothing before a week is over. @param {number} days */
function spanOf(days) {
  const weeks = Math.floor(days / 7);
  if (weeks < 1) return '';
  const span = weeks === 1 ? 'a week' : `${COUNTS[weeks - 1] ?? weeks} weeks`;
  return days % 7 ? `more than ${span}` : span;
}

/**
 * The fields of the step at `index`, as they are true on the day it is written: today, or its day where that is to come.
 * `named` holds those that are made of names. `index` -1: of no step.
 * @param {{plan: Plan<Advised>, marks: Mark[], kept: Dates, named: Values, you: string, world: Pick<World, 'today' | 'language' | 'advice'>}} shown
 * @param {number} index @returns {Values}
 */
export function valuesFor({ plan, marks, kept, named, you, world }, index) {
  const { today, language, advice } = world;
  const { course } = kept;
  const sent = Math.max(today, plan.steps[index]?.day ?? today);
  const ago = sent - plan.interview;
  const interviewDay = shortDay(plan.interview, language, sent);
  const weekday = ago < 0 || ago > 6 ? interviewDay : weekdayName(plan.interview, language);
  const promised = plan.said === null ? '' : longDay(plan.said, language, sent);
  const phrase = course.kind === 'offer' ? '' : kept.phrase;
  /** @type {Values} */
  const values = {
    ...named,
    you: you || '[your name]',
    weekday,
    when: ['today', 'yesterday'][ago] ?? `on ${weekday}`,
    interview_day: interviewDay,
    since: spanOf(ago),
    promised_day: promised,
  };
  // An offer's deadline belongs to its own steps: it's no day on which somebody decides.
  if (plan.said !== null && (index >= 0 || course.kind !== 'offer'))
    values[`said${phrase ? '' : '_day'}${plan.said > sent ? '' : '_then'}`] = phrase || promised;
  if (carriesThanks(plan, marks, index)) values.thanks = render(advice.late_thanks, values);
  return values;
}

/** Whether it is the first message after a thank-you that nobody sent. @param {Plan<Advised>} plan @param {Mark[]} marks @param {number} index */
function carriesThanks({ steps }, marks, index) {
  const thanks = steps.findIndex(({ step }, at) => step.to === 'panel' && marks[at].state === 'passed');
  const next = steps.findIndex(
    (dated, at) => at > thanks && isMessage(dated) && !/passed|closed/.test(marks[at].state),
  );
  return thanks >= 0 && index >= 0 && index === next && marks[index].state !== 'done';
}

/** The fields with those of the note that is next in turn. @param {DraftRule} rule @param {number} index @param {Values} values @returns {Values} */
export function noted({ notes }, index, values) {
  const note = notes[index % notes.length];
  return note
    ? {
        ...values,
        subject: render(note.subject, values),
        opening: render(note.opening, values),
        second: render(note.second, values),
      }
    : values;
}

/** @param {{subject: string, body: string}} rule @param {string} to @param {string} email @param {Values} values @returns {Draft} */
export const draftOf = (rule, to, email, values) => ({
  to,
  email,
  subject: render(rule.subject, values),
  body: render(rule.body, values),
});

/** Where nobody is named. @param {DraftRule} rule @param {Advised['to']} to @param {Values} values */
export const unnamed = (rule, to, values) =>
  draftOf(rule, to === 'panel' ? 'the panel' : '', '', noted(rule, 0, values));

/** @param {Draft} draft "To Sam Okafor, sam@example.org" */
export const recipient = ({ to, email }) => [to && `To ${to}`, email].filter(Boolean).join(', ');

/** @param {Draft} draft a link as in RFC 6068: all but the @ percent-encoded, lines ended by CRLF */
export function mailto({ email, subject, body }) {
  const address = encodeURIComponent(email).replace('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;
}
