// What a reader asked for: the words of a text, the last of which may still be on its way. Pure.

/** @typedef {import('../types').Asked} Asked */

/**
 * @param {string} text
 * @param {(text: string) => string[]} wordsOf
 * @param {string[]} skipped
 * @returns {Asked[]} each word once; none where there is nothing to look for yet
 */
export function askedIn(text, wordsOf, skipped) {
  const words = wordsOf(text);
  const ended = !/[\p{L}\p{M}\p{N}+#]$/u.test(text);
  const last = ended ? undefined : words.pop();
  const asked = words.map((word) => ({ word, whole: true }));
  // A single letter is the beginning of too much.
  if (last !== undefined && last.length > 1) asked.push({ word: last, whole: false });
  const known = asked.filter(({ word }) => !skipped.includes(word));
  return known.filter(({ word }, place) => known.findIndex((each) => each.word === word) === place);
}
