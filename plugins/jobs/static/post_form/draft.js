/**
 * The draft of a posting on this device, until it is cleared.
 *
 * @import {Typed} from './entry.js'
 */

const KEY = 'job-posting-draft';
const VERSION = 1;

/** Whether this browser keeps anything. */
export function keeps() {
  try {
    localStorage.setItem(`${KEY}-try`, '');
    localStorage.removeItem(`${KEY}-try`);
    return true;
  } catch {
    return false;
  }
}

/** @param {Typed | null} typed null: nothing is kept any more */
export function keep(typed) {
  try {
    if (typed) localStorage.setItem(KEY, JSON.stringify({ v: VERSION, typed }));
    else localStorage.removeItem(KEY);
  } catch {
    // Blocked or full: the page said so when it was opened, and goes on.
  }
}

/** What is kept, of the shape of an empty form; null where nothing is, or nothing of this page's. @param {Typed} blank @returns {Typed | null} */
export function kept(blank) {
  try {
    const { v, typed } = JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? {};
    return v === VERSION && alike(typed, blank) ? typed : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @param {unknown} blank @returns {boolean} whether one can stand in the other's place */
function alike(value, blank) {
  if (typeof blank === 'string') return typeof value === 'string';
  if (Array.isArray(blank)) {
    const like = blank[0] ?? '';
    return Array.isArray(value) && value.length <= 100 && value.every((each) => alike(each, like));
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(/** @type {object} */ (blank)).every(([key, like]) =>
    alike(/** @type {Record<string, unknown>} */ (value)[key], like),
  );
}
