// What a reader asked for: the words of a text, the last of which may still be on its way. Pure.

import { askedFor } from './forms.js';

/** @typedef {import('../types').Asked} Asked */

/**
 * What to look for, and `beside`, words that are on every page: they count for nothing, and are marked where they stand
 * beside one that does.
 * @param {string} text
 * @param {(text: string) => string[]} wordsOf
 * @param {string[]} skipped
 * @returns {{ asked: Asked[], beside: string[] }} each word once; no word where there is nothing to look for yet
 */
export function askedIn(text, wordsOf, skipped) {
  const words = wordsOf(text);
  const ended = !/[\p{L}\p{M}\p{N}+#]$/u.test(text);
  const last = ended ? undefined : words.pop();
  const asked = words.map((word) => askedFor(word, true));
  // A single letter is the beginning of too much.
  if (last !== undefined && last.length > 1) asked.push(askedFor(last, false));
  const counts = asked.filter(({ word }) => !skipped.includes(word));
  // "in" alone may become "interview".
  const known = counts.length || words.length ? counts : asked;
  return {
    asked: known.filter(({ word }, place) => known.findIndex((each) => each.word === word) === place),
    beside: asked.map(({ word }) => word).filter((word) => skipped.includes(word)),
  };
}
