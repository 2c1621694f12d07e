// Where the words that were asked for stand in a document, and a text in pieces that are marked or not. Pure.

import { likeness } from './forms.js';

/** @typedef {import('../types').Asked} Asked */
/** @typedef {import('../types').Piece} Piece */
/** @typedef {import('../types').Place} Place */
/** @typedef {import('../types').Text} Text */
/** @typedef {(word: string) => number} Which the place of the asked word that a word stands for, or -1 */

const SHORT = 70, // letters: a shorter sentence takes the next one along
  LONG = 200; // and a longer one is cut around the first mark
const SENTENCE = /[^\n.!?…]+(?:[.!?…]+["”’»)\]]*|\n|$)\s*/gu;
const WORD = /[\p{L}\p{M}\p{N}+#]+(?:['’][\p{L}\p{M}\p{N}+#]+)*/gu;

/**
 * @param {Asked[]} asked
 * @param {(text: string) => string[]} wordsOf
 * @returns {Which}
 */
export function matcher(asked, wordsOf) {
  /** @type {Map<string, number>} */
  const known = new Map();
  return (word) => {
    let place = known.get(word);
    if (place === undefined) {
      const words = wordsOf(word);
      place = asked.findIndex((each) => words.some((one) => likeness(one, each) > 0));
      known.set(word, place);
    }
    return place;
  };
}

/**
 * The sentence with most of the words, the first among equals; a heading that has them speaks for its section.
 * @param {Text} text
 * @param {Which} which
 * @returns {Place}
 */
export function placeOf(text, which) {
  /** @type {Place} */
  let best = { id: '', heading: '', sentence: text.summary.split('\n')[0] ?? '' };
  let most = valueOf(best.sentence, which) + 0.1;
  for (const [id, heading, lines] of [['', '', text.summary], ...text.sections]) {
    const above = heading ? valueOf(heading, which) : 0;
    if (!lines && above > most) [best, most] = [{ id, heading, sentence: '' }, above];
    for (const { 0: sentence, index } of lines.matchAll(SENTENCE)) {
      // What has none of the words itself stands only for its heading's sake.
      const value = valueOf(sentence, which) + above * 0.6;
      if (value <= most) continue;
      most = value;
      best = { id, heading, sentence: shown(lines, index, sentence, which) };
    }
  }
  return best;
}

/** How much a text says of what was asked: each word once, and a little for those that stand together. @param {string} text @param {Which} which */
function valueOf(text, which) {
  const found = new Set();
  let together = 0,
    before = -1;
  for (const [word] of text.matchAll(WORD)) {
    const place = which(word);
    if (place >= 0) found.add(place);
    if (place > 0 && before === place - 1) together = 0.3;
    before = place;
  }
  return found.size + together;
}

/** @param {string} lines @param {number} index @param {string} sentence @param {Which} which */
function shown(lines, index, sentence, which) {
  let text = sentence;
  const [line = ''] = lines.slice(index).split('\n');
  for (const { 0: next } of line.slice(sentence.length).matchAll(SENTENCE)) {
    if (text.length >= SHORT) break;
    text += next;
  }
  text = text.trim();
  if (text.length <= LONG) return text;
  const first = [...text.matchAll(WORD)].find(([word]) => which(word) >= 0)?.index ?? 0;
  const from = first < LONG * 0.6 ? 0 : text.lastIndexOf(' ', first - LONG / 3) + 1;
  const upto = from + LONG >= text.length ? text.length : text.lastIndexOf(' ', from + LONG);
  return `${from ? '… ' : ''}${text.slice(from, upto)}${upto < text.length ? ' …' : ''}`;
}

/**
 * @param {string} text
 * @param {Which} which
 * @returns {Piece[]}
 */
export function pieces(text, which) {
  /** @type {Piece[]} */
  const made = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (which(word) < 0) continue;
    if (index > end) made.push([text.slice(end, index), false]);
    made.push([word, true]);
    end = index + word.length;
  }
  if (end < text.length) made.push([text.slice(end), false]);
  return made;
}
