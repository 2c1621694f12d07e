/**
 * Titles, advice and drafts, filled from the reader's own words. The twin of drafts.py, which describes the language;
 * beyond it, who gets which draft, and mailto: links. No document here.
 *
 * @import {Draft, DraftRule, Values, Words} from '../../types.js'
 */

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

/** @param {string} name "Priya Nair" is greeted as Priya, "Ms. Nair" as she was typed */
export function greetingName(name) {
  return /^(dr|m|mr|mrs|ms|mx|prof|professor|rev|sir|dame)\b\.?\s/i.test(name) ? name : name.split(' ')[0];
}

/** @param {string[]} names "Ana", "Ana and Bo", "Ana, Bo and Cy", "Ana, Bo and 3 others" */
function listed(names) {
  if (names.length < 2) return names.join('');
  const rest = names.length > 3 ? `${names.length - 2} others` : names[names.length - 1];
  return `${names.slice(0, names.length > 3 ? 2 : -1).join(', ')} and ${rest}`;
}

/**
 * The fields that every template may use.
 * @param {Words} words @param {{weekday: string, interview_day: string, promised_day: string}} days in the page's language
 * @returns {Values}
 */
export function valuesOf(words, days) {
  return {
    ...days,
    role: words.role,
    company: words.company,
    common_ground: words.common_ground,
    recruiter: greetingName(words.recruiter.name),
    panel: listed(words.interviewers.map((person) => greetingName(person.name)).filter(Boolean)),
  };
}

/** @param {string} email */
export const isAddress = (email) => /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/.test(email);

/**
 * The drafts of one step: for the panel one per person, with those who have no address in one mail to the recruiter.
 * @param {DraftRule} rule @param {'panel' | 'recruiter'} to @param {Words} words @param {Values} values @returns {Draft[]}
 */
export const draftsFor = (step, words, values) => _df2(step.draft, step.to, words, values);
function _df2(rule, to, words, values) {
  const { recruiter } = words;
  const recruiterEmail = isAddress(recruiter.email) ? recruiter.email : '';
  if (to === 'recruiter') return [one(rule, recruiter.name, recruiterEmail, { ...values, name: values.recruiter })];
  if (words.interviewers.length === 0)
    return [one(rule, 'the panel', '', { ...values, opening: opening(rule, 0, values) })];
  /** @type {Draft[]} */
  const drafts = [];
  /** @type {string[]} */
  const paragraphs = [];
  words.interviewers.forEach((person, index) => {
    const email = isAddress(person.email) ? person.email : '';
    const own = { ...values, name: greetingName(person.name), detail: person.detail };
    const all = { ...own, opening: opening(rule, index, own) };
    if (rule.pass_on && person.name && !email && recruiterEmail) {
      paragraphs.push(render(rule.pass_on.paragraph, { ...all, name: person.name }));
    } else {
      drafts.push(one(rule, person.name, email, all));
    }
  });
  if (rule.pass_on && paragraphs.length > 0) {
    const all = { ...values, name: values.recruiter, paragraphs: paragraphs.join('\n\n') };
    drafts.push(one(rule.pass_on, recruiter.name, recruiterEmail, all));
  }
  return drafts;
}

/** @param {DraftRule} rule @param {number} index @param {Values} values */
const opening = ({ openings }, index, values) =>
  openings.length ? render(openings[index % openings.length], values) : '';

/** @param {{subject: string, body: string}} rule @param {string} to @param {string} email @param {Values} values */
const one = (rule, to, email, values) => ({
  to,
  email,
  subject: render(rule.subject, values),
  body: render(rule.body, values),
});

/** @param {Draft} draft "To Sam Okafor, sam@example.org" */
export const recipient = ({ to, email }) => [to && `To ${to}`, email].filter(Boolean).join(', ');

/** @param {Draft} draft the whole of it as plain text */
export const written = (draft) => [recipient(draft), draft.subject, draft.body].filter(Boolean).join('\n\n');

/** @param {Draft} draft a link as in RFC 6068: all but the @ percent-encoded, lines ended by CRLF */
export function mailto({ email, subject, body }) {
  const address = encodeURIComponent(email).replace('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;
}
export const greetingOf = ({name}) => greetingName(name);
export const valuesFor = ({plan,kept,today,language,said}, index) => valuesOf({...kept.words, common_ground:''}, {weekday:'Friday', interview_day:'20 November', promised_day: plan.said===null?'':'4 December'});
