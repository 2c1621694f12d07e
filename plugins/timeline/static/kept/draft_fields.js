/**
 * What the reader wrote for the drafts, whoever hands it over: the form, the device, a link or a file. Pure.
 *
 * @import {Words} from '../../types.js'
 */

export const MOST_PEOPLE = 12;
const MOST_CHARACTERS = 120;

/** @param {unknown} text @returns {string} one line of at most 120 characters, none of them half a surrogate pair, or turning what stands after it */
export const tidy = (text) =>
  typeof text === 'string'
    ? [
        ...text
          .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
          .trim()
          .replace(/\s+/g, ' '),
      ]
        .slice(0, MOST_CHARACTERS)
        .join('')
        .trim()
    : '';

/**
 * Words of the right shape, whatever is found: always the same keys in the same order. What older pages had in common
 * with all is of the one interviewer, where there is one.
 * @param {any} [found] @returns {Words}
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
