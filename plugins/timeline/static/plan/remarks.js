/**
 * Sentences about how a plan was counted, and about the rounds before it. No document here.
 *
 * @import {Advised, Calendar, Dates, Plan, Values} from '../../types.js'
 */

import { longDay, shortDay } from './dates.js';
import { render } from './drafts.js';

/**
 * @param {Plan} plan @param {Dates} kept @param {Advised[]} steps of a plan that waits for a decision
 * @param {Calendar} calendar @param {DOMStringMap} texts each remark, with fields @param {string} language
 * @param {number} today @returns {string[]}
 */
export function remarksOn(
  { said, promised, beyondHolidays },
  { course, rounds, said: words, day },
  steps,
  { years },
  texts,
  language,
  today,
) {
  /** @type {string[]} */
  const remarks = [];
  /** @param {string} which @param {Values} values */
  const say = (which, values) => remarks.push(render(texts[which] ?? '', values));
  rounds.forEach(({ interview, done }, index) => {
    const titles = steps.filter((step) => done.includes(step.id)).map((step) => `“${render(step.title, {})}”`);
    say('round', { round: `${index + 1}`, day: shortDay(interview, language, today), done: titles.join(', ') });
  });
  if (said === null && course.kind !== 'offer' && course.kind !== 'no') {
    say(words && day === null ? 'unclear' : 'undated', { said: words });
  }
  if (said !== null && promised !== null && said !== promised) {
    say('rolled', { said: longDay(said, language, today), promised: longDay(promised, language, today) });
  }
  if (beyondHolidays && years) say('beyond', { first: years[0], last: years[years.length - 1] });
  return remarks;
}
