/**
 * Titles, advice and drafts, filled from the reader's own words. The twin of drafts.py, which describes the language;
 * beyond it, who gets which draft, and mailto: links. No document here.
 *
 * @import {Advised, Dates, Draft, DraftRule, Mark, Plan, Values, Words} from '../../types.js'
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

/** "an engineer", "Engineer position", "the role of engineer": what stands in "the {role} job". @param {string} typed */
export const roleOf = (typed) =>
  typed
    .replace(/[\s.,;:!?]+$/, '')
    .replace(/^((an?|the|my|your|our|this)( +|$))?((job|role|position|post)( title)? *(:|of|as) +)?((an?|the) +)?/i, '')
    .replace(/ +at +.*$/, '')
    .replace(/((^| +)(jobs?|roles?|positions?|openings?|postings?|vacancy|opportunity))+$/i, '');

const COUNTS = ' two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "a week", "more than two weeks": true to the day; nothing before a week is over. @param {number} days */
function spanOf(days) {
  const weeks = Math.floor(days / 7);
  if (weeks < 1) return '';
  const span = weeks === 1 ? 'a week' : `${COUNTS[weeks - 1] ?? weeks} weeks`;
  return days % 7 ? `more than ${span}` : span;
}

/** All first names up to four; "the team" where they are more, or one is not known. @param {Words} words */
function panelOf({ interviewers }) {
  const names = [...new Set(interviewers.map(({ greeting }) => greeting))];
  if (!names.join('')) return '';
  if (names.length > 4 || names.length < interviewers.length || names.includes('')) return 'the team';
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

/**
 * The fields of the step at `index`, as they are true on the day it is written: today, or its day where that is to come.
 * `said` is what they said, or empty where a date was typed. `index` -1: of no step.
 * @param {{plan: Plan<Advised>, marks: Mark[], kept: Dates, you: string, said: string, today: number, language: string, lateThanks: string}} shown
 * @param {number} index @returns {Values}
 */
export function valuesFor({ plan, marks, kept, you, said, today, language, lateThanks }, index) {
  const { words, course } = kept;
  const sent = Math.max(today, plan.steps[index]?.day ?? today);
  const ago = sent - plan.interview;
  const interviewDay = shortDay(plan.interview, language, sent);
  const weekday = ago < 0 || ago > 6 ? interviewDay : weekdayName(plan.interview, language);
  const promised = plan.said === null ? '' : longDay(plan.said, language, sent);
  const phrase = course.kind === 'offer' ? '' : said;
  /** @type {Values} */
  const values = {
    role: roleOf(words.role),
    company: words.company,
    you: you || '[your name]',
    recruiter: words.recruiter.greeting,
    panel: panelOf(words),
    weekday,
    when: ['today', 'yesterday'][ago] ?? `on ${weekday}`,
    interview_day: interviewDay,
    since: spanOf(ago),
    promised_day: promised,
  };
  // An offer's deadline belongs to its own steps: it's no day on which somebody decides.
  if (plan.said !== null && (index >= 0 || course.kind !== 'offer'))
    values[`said${phrase ? '' : '_day'}${plan.said > sent ? '' : '_then'}`] = phrase || promised;
  if (carriesThanks(plan, marks, index)) values.thanks = render(lateThanks, values);
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

/** @param {string} email */
export const isAddress = (email) => /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/.test(email);

/**
 * The drafts of one step: for the panel one per person, with those who have no address in one mail to the recruiter.
 * @param {Pick<Advised, 'to' | 'draft'>} step @param {Words} words @param {Values} values @returns {Draft[]}
 */
export function draftsFor({ to, draft: rule }, words, values) {
  if (!rule || to === 'self') return [];
  const { recruiter } = words;
  const recruiterEmail = isAddress(recruiter.email) ? recruiter.email : '';
  const toRecruiter = { ...values, name: values.recruiter };
  if (to === 'recruiter') return [one(rule, recruiter.name, recruiterEmail, toRecruiter)];
  if (words.interviewers.length === 0) return [one(rule, 'the panel', '', noted(rule, 0, values))];
  /** @type {Draft[]} */
  const drafts = [];
  /** @type {string[]} */
  const paragraphs = [];
  words.interviewers.forEach((person, index) => {
    const email = isAddress(person.email) ? person.email : '';
    const own = { ...values, name: person.greeting, detail: person.detail };
    if (rule.pass_on && person.name && !email && recruiterEmail) {
      paragraphs.push(render(rule.pass_on.paragraph, { ...noted(rule, index, own), name: person.name }));
    } else {
      drafts.push(one(rule, person.name, email, noted(rule, index, { ...own, common_ground: person.common_ground })));
    }
  });
  if (rule.pass_on && paragraphs.length > 0)
    drafts.push(
      one(rule.pass_on, recruiter.name, recruiterEmail, { ...toRecruiter, paragraphs: paragraphs.join('\n\n') }),
    );
  return drafts;
}

/** The fields with those of the note that is next in turn. @param {DraftRule} rule @param {number} index @param {Values} values @returns {Values} */
function noted({ notes }, index, values) {
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
const one = (rule, to, email, values) => ({
  to,
  email,
  subject: render(rule.subject, values),
  body: render(rule.body, values),
});

/** @param {Draft} draft "To Sam Okafor, sam@example.org" */
export const recipient = ({ to, email }) => [to && `To ${to}`, email].filter(Boolean).join(', ');

/** @param {Draft} draft a link as in RFC 6068: all but the @ percent-encoded, lines ended by CRLF */
export function mailto({ email, subject, body }) {
  const address = encodeURIComponent(email).replace('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;
}
