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
  /** @param {string} which @param {Values} [values] */
  const say = (which, values = {}) => render(texts[which] ?? '', values);
  const told = rounds.map(({ interview, done }, index) => {
    const titles = advice.steps.filter((step) => done.includes(step.id)).map((step) => `“${render(step.title, {})}”`);
    return say('round', { round: `${index + 1}`, day: shortDay(interview, language, today), done: titles.join(', ') });
  });
  if (said === null && !/offer|no/.test(course.kind)) {
    told.push(words && day === null ? say('unclear', { said: words }) : say('undated'));
  }
  if (said !== null && promised !== null && said !== promised) {
    told.push(say('rolled', { said: longDay(said, language, today), promised: longDay(promised, language, today) }));
  }
  if (beyondHolidays && years) told.push(say('beyond', { first: years[0], last: years[years.length - 1] }));
  return told;
}
