/** What a reader has typed and not sent, kept on the device, so that no closed tab and no lost signal loses it. */

const NAME = 'comment-name';
const WEBSITE = 'comment-website';

/** Where storage is blocked or full, this page at least keeps it. @type {Map<string, string>} */
const here = new Map();

/** @param {string} key @returns {string} */
function get(key) {
  const typed = here.get(key);
  if (typed !== undefined) return typed;
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} key @param {string} value */
function set(key, value) {
  here.set(key, value);
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // As above, or the storage is full.
  }
}

/** @param {string} thread @param {string} to */
const keyOf = (thread, to) => `comment:${thread}${to && `?to=${to}`}`;

/** @param {string} thread @param {string} to @returns {string} the text that was begun there */
export const textOf = (thread, to) => get(keyOf(thread, to));

/** @param {string} thread @param {string} to @param {string} text */
export const keepText = (thread, to, text) => set(keyOf(thread, to), text);

export const who = () => ({ name: get(NAME), website: get(WEBSITE) });

/** @param {string} name @param {string} website */
export function keepWho(name, website) {
  set(NAME, name);
  set(WEBSITE, website);
}
