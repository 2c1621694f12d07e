// Which documents are found, and the best of them first. Pure.

import { likeness } from './forms.js';

/** @typedef {import('../types').Asked} Asked */
/** @typedef {import('../types').Held} Held */
/** @typedef {import('../../core/types').Holding} Holding */

const HEAVIEST = 9;

/**
 * What a word stands in, in all of its forms: the rarer it is, the more it says (BM25's inverse document frequency).
 * @param {Asked} asked
 * @param {Holding[]} holdings the words of the site that may be forms of it
 * @param {number} count how many documents there are
 * @returns {Held}
 */
export function held(asked, holdings, count) {
  const shares = new Float32Array(count);
  let found = 0;
  for (const { word, steps, weights } of holdings) {
    const like = likeness(word, asked);
    if (!like) continue;
    let number = 0;
    for (let place = 0; place < steps.length; place++) {
      number += steps[place] ?? 0;
      const share = (like * Number(weights[place] ?? HEAVIEST)) / HEAVIEST,
        before = shares[number] ?? 0;
      if (!before) found++;
      if (share > before) shares[number] = share;
    }
  }
  const rare = Math.log(1 + count / (found + 0.5));
  return { shares: shares.map((share) => share * rare), count: found };
}

/**
 * The documents that have all of the words, or where there is none, some of them: most words first.
 * @param {Held[]} words
 * @param {Float64Array} closes when each is not to be found any more, milliseconds since 1970
 * @param {number} now
 */
export function ranked(words, closes, now) {
  const score = new Float64Array(closes.length),
    has = new Uint8Array(closes.length);
  for (const { shares } of words) {
    for (let number = 0; number < shares.length; number++) {
      const share = shares[number] ?? 0;
      if (!share) continue;
      score[number] = (score[number] ?? 0) + share;
      has[number] = (has[number] ?? 0) + 1;
    }
  }
  /** @param {(count: number) => boolean} enough */
  const those = (enough) =>
    Array.from(closes.keys()).filter((number) => enough(has[number] ?? 0) && now < (closes[number] ?? Infinity));
  const complete = words.length ? those((count) => count === words.length) : [];
  const numbers = complete.length ? complete : those((count) => count > 0);
  numbers.sort(
    (one, other) => (has[other] ?? 0) - (has[one] ?? 0) || (score[other] ?? 0) - (score[one] ?? 0) || one - other,
  );
  return { numbers, all: complete.length > 0 };
}
