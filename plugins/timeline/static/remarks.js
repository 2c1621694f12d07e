/**
 * Sentences about how a plan was counted, and about the rounds before it. No document here.
 *
 * @import {Advised, Calendar, Dates, Plan, Round, Values} from '../types.js'
 */

import { longDay, shortDay } from './dates.js';
import { render } from './drafts.js';

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

/**
 * @param {Plan} plan @param {Dates} kept @param {Advised[]} steps of a plan that waits for a decision
 * @param {Calendar} calendar @param {DOMStringMap} texts each remark, with fields @param {string} language
 * @param {number} today @returns {string[]}
 */
export function remarksOn({ said, promised, beyondHolidays }, { course, rounds }, steps, { years }, texts, language, today) {
  const remarks = rounds.map((round, index) => roundWords(round, index, steps, language, today));
  /** @param {string} which @param {Values} values */
  const say = (which, values) => remarks.push(render(texts[which] ?? '', values));
  if (said === null && course.kind !== 'offer' && course.kind !== 'no') {
    say('undated', {});
  }
  if (said !== null && promised !== null && said !== promised) {
    say('rolled', { said: longDay(said, language, today), promised: longDay(promised, language, today) });
  }
  if (beyondHolidays && years) say('beyond', { first: years[0], last: years[years.length - 1] });
  return remarks;
}

/** @param {Round} round @param {number} index @param {Advised[]} steps @param {string} language @param {number} today */
function roundWords({ interview, done }, index, steps, language, today) {
  const titles = steps.filter((step) => done.includes(step.id)).map((step) => `“${render(step.title, {})}”`);
  const lead = ORDINALS[index] ? `${ORDINALS[index]} round` : `Round ${index + 1}`;
  return `${lead}: ${shortDay(interview, language, today)}${titles.length ? `, with ${titles.join(', ')} done` : ''}.`;
}
