/**
 * What the device keeps of the board: one key for each thing, each with its version. No document here.
 *
 * @import {WhyNot} from '../../types'
 */

/** What is stored was written by a newer version of this page, and must not be written over. */
class NewerError extends Error {}

/**
 * What is stored under a key; null where nothing is, or nothing of ours.
 * Throws where the browser lets the page read nothing, or a newer page has written it.
 * @param {string} key @param {number} version @returns {any}
 */
export function stored(key, version) {
  const text = localStorage.getItem(key);
  let found;
  try {
    found = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (found?.v > version) throw new NewerError();
  return found?.v === version ? found : null;
}

/** As `stored`, and null where it throws: for what a page can do without. @param {string} key @param {number} version @returns {any} */
export function storedOrNothing(key, version) {
  try {
    return stored(key, version);
  } catch {
    return null;
  }
}

/** Throws where nothing can be kept. @param {string} key @param {object | null} content with its version; null: nothing is kept any more */
export function store(key, content) {
  if (content) localStorage.setItem(key, JSON.stringify(content));
  else localStorage.removeItem(key);
}

/** @param {any} error what `stored` or `store` threw @returns {WhyNot} why nothing can be kept */
export const whyNot = (error) =>
  error instanceof NewerError ? 'newer' : error?.name === 'QuotaExceededError' ? 'full' : 'blocked';
