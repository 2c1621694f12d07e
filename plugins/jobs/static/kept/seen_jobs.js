/** Which postings were opened on this device. No document here. */

import { store, stored, storedOrNothing } from './storage.js';

export const KEY = 'seen-jobs';
const VERSION = 1;
const MOST = 500;

/** @param {any} found @returns {string[]} the latest last */
const idsIn = (found) =>
  Array.isArray(found?.ids) ? found.ids.filter((/** @type {unknown} */ id) => typeof id === 'string') : [];

/** @returns {Set<string>} nothing where the browser lets the page keep nothing */
export const seenJobs = () => new Set(idsIn(storedOrNothing(KEY, VERSION)));

/** A posting is opened. Where nothing can be kept, nothing is: the mark is no more than a help. @param {string} id */
export function see(id) {
  try {
    const others = idsIn(stored(KEY, VERSION)).filter((other) => other !== id);
    store(KEY, { v: VERSION, ids: [...others, id].slice(-MOST) });
  } catch {
    // Blocked, full, or a newer page's.
  }
}
