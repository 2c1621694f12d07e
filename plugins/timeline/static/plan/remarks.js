/**
 * Sentences about how a plan was counted, and about the rounds before it. No document here.
 *
 * @import {Answer, Values} from '../../types.js'
 */

import { longDay, shortDay } from './dates.js';
import { render } from './drafts.js';

/**
 * @param {Pick<Answer, 'plan' | 'kept' | 'calendar' | 'world'>} answer @param {DOMStringMap} texts each remark, with fields
 * @returns {string[]}
 */
export function remarksOn({ plan, kept, calendar: { years }, world }, texts) {
  const { said, promised, beyondHolidays } = plan;
  const { course, rounds, said: words, day } = kept;
  const { language, today, advice } = world;
  /** @type {string[]} */
  const remarks = [];
  /** @param {string} which @param {Values} values */
  const say = (which, values) => remarks.push(render(texts[which] ?? '', values));
  rounds.forEach(({ interview, done }, index) => {
    const titles = advice.steps.filter((step) => done.includes(step.id)).map((step) => `“${render(step.title, {})}”`);
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
