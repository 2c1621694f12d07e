// Which words are forms of one another, in English: note and notes, wait and waiting. Pure. Rough on purpose: what it takes for
// the same still has to be a word of the site.

/** @typedef {import('../types').Asked} Asked */

/**
 * What the forms of a word have in common. It is always the beginning of the word.
 * @param {string} word
 */
export function stemOf(word) {
  let stem = word;
  if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  const bare = stem.replace(/(?:ing|ed)$/, '');
  if (bare !== stem && bare.length > 3) stem = bare.replace(/([bdgmnprt])\1$/, '$1');
  return stem.length > 4 ? stem.replace(/(?:ie?|[ey])$/, '') : stem;
}

/** @param {string} word @param {boolean} whole whether it is written to its end @returns {Asked} */
export const askedFor = (word, whole) => ({ word, whole, stem: stemOf(word) });

/**
 * How much a word of the site counts as the one that was asked for: 0 to 1.
 * @param {string} word
 * @param {Asked} asked
 */
export function likeness(word, asked) {
  if (!word.startsWith(asked.stem)) return 0;
  if (word === asked.word) return 1;
  if (stemOf(word) === asked.stem) return 0.8;
  return !asked.whole && word.startsWith(asked.word) ? 0.5 : 0;
}
