/**
 * What the reader wrote for the drafts, whoever hands it over: the form, the device, a link or a file. Pure.
 *
 * @import {Words} from '../../types.js'
 */

import { tidy } from './tidy.js';

export const MOST_PEOPLE = 12;

/**
 * Words of the right shape, whatever is found: always the same keys in the same order. What older pages had in common
 * with all is of the one interviewer, where there is one.
 * @param {any} found @returns {Words}
 */
export function wordsOf(found) {
  const people = Array.isArray(found?.interviewers) ? found.interviewers.slice(0, MOST_PEOPLE) : [];
  return {
    role: tidy(found?.role),
    company: tidy(found?.company),
    recruiter: addressed(found?.recruiter),
    interviewers: people.map((/** @type {any} */ person) => ({
      ...addressed(person),
      detail: tidy(person?.detail),
      common_ground: tidy(person?.common_ground ?? (people.length === 1 && found.common_ground)),
    })),
  };
}

/** @param {any} found */
const addressed = (found) => ({
  name: tidy(found?.name),
  email: tidy(found?.email),
  greeting: tidy(found?.greeting),
});
