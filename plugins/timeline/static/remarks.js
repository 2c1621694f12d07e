/**
 * Sentences about how a plan was counted, and about the rounds before it. No document here.
 *
 * @import {Advised, Calendar, Dates, Plan, Round} from '../types.js'
 */

import { longDay, shortDay } from './dates.js';
import { render } from './drafts.js';

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

/**
 * @param {Plan} plan @param {Dates} kept @param {Advised[]} steps of a plan that waits for a decision
 * @param {Calendar} calendar @param {string} language @param {number} today @returns {string[]}
 */
export function remarksOn({ said, promised, beyondHolidays }, { course, rounds }, steps, { years }, language, today) {
  const remarks = rounds.map((round, index) => roundWords(round, index, steps, language, today));
  if (said === null && course.kind !== 'offer' && course.kind !== 'no') {
    remarks.push('You have no date from them, so the plan counts from the interview.');
  }
  if (said !== null && promised !== null && said !== promised) {
    remarks.push(`They named ${longDay(said, language, today)}, which is no business day there, so the plan counts from ${longDay(promised, language, today)}.`);
  }
  if (beyondHolidays && years) {
    remarks.push(`I know the public holidays of ${years[0]} to ${years.at(-1)}. In other years only the weekends count.`);
  }
  return remarks;
}

/** @param {Round} round @param {number} index @param {Advised[]} steps @param {string} language @param {number} today */
function roundWords({ interview, done }, index, steps, language, today) {
  const titles = steps.filter((step) => done.includes(step.id)).map((step) => `“${render(step.title, {})}”`);
  const lead = ORDINALS[index] ? `${ORDINALS[index]} round` : `Round ${index + 1}`;
  return `${lead}: ${shortDay(interview, language, today)}${titles.length ? `, with ${titles.join(', ')} done` : ''}.`;
}
