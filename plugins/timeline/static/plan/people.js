/**
 * The names that a reader has typed, in titles and drafts, and who gets which draft. No document here.
 *
 * @import {Advised, Draft, Values, Words} from '../../types.js'
 */

import { draftOf, noted, render, unnamed } from './drafts.js';

/** "an engineer", "Engineer position", "the role of engineer": what stands in "the {role} job". @param {string} typed */
export const roleOf = (typed) =>
  typed
    .replace(/[\s.,;:!?]+$/, '')
    .replace(/^((an?|the|my|your|our|this)( +|$))?((job|role|position|post)( title)? *(:|of|as) +)?((an?|the) +)?/i, '')
    .replace(/ +at +.*$/, '')
    .replace(/((^| +)(jobs?|roles?|positions?|openings?|postings?|vacancy|opportunity))+$/i, '');

/** All first names up to four; "the team" where they are more, or one is not known. @param {Words} words */
function panelOf({ interviewers }) {
  const names = [...new Set(interviewers.map(({ greeting }) => greeting))];
  if (!names.join('')) return '';
  if (names.length > 4 || names.length < interviewers.length || names.includes('')) return 'the team';
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

/** The fields that are made of names. @param {Words} words @returns {Values} */
export const fieldsOf = (words) => ({
  role: roleOf(words.role),
  company: words.company,
  recruiter: words.recruiter.greeting,
  panel: panelOf(words),
});

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
  if (to === 'recruiter') return [draftOf(rule, recruiter.name, recruiterEmail, toRecruiter)];
  if (words.interviewers.length === 0) return [unnamed(rule, to, values)];
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
      drafts.push(
        draftOf(rule, person.name, email, noted(rule, index, { ...own, common_ground: person.common_ground })),
      );
    }
  });
  if (rule.pass_on && paragraphs.length > 0)
    drafts.push(
      draftOf(rule.pass_on, recruiter.name, recruiterEmail, { ...toRecruiter, paragraphs: paragraphs.join('\n\n') }),
    );
  return drafts;
}
