// Where the words that were asked for stand in a document, and a text in pieces that are marked or not. Pure.

import { likeness } from './forms.js';

/** @typedef {import('../types').Asked} Asked */
/** @typedef {import('../types').Piece} Piece */
/** @typedef {import('../types').Place} Place */
/** @typedef {import('../types').Sentence} Sentence */
/** @typedef {import('../types').Text} Text */
/** @typedef {(text: string) => string[]} WordsOf */

const NONE = -1,
  BESIDE = -2; // a word that was asked for and is everywhere
const SHORT = 70, // letters: a shorter sentence takes the next one along
  LONG = 200; // and a longer one is cut around the first mark
const SENTENCE = /[^\n.!?…]+(?:[.!?…]+["”’»)\]]*|\n|$)\s*/gu;
const WORD = /[\p{L}\p{M}\p{N}+#]+(?:['’][\p{L}\p{M}\p{N}+#]+)*/gu;

/** What was read of a text, by its parts: reading is slow, and the same texts are looked through at each key. @type {WeakMap<Text, Sentence[][]>} */
const read = new WeakMap();

export class Marker {
  /** @type {Map<string, number>} */
  #places = new Map();

  /** @param {Asked[]} asked @param {string[]} beside words that were asked for and are everywhere @param {WordsOf} wordsOf */
  constructor(asked, beside, wordsOf) {
    this.asked = asked;
    this.beside = beside;
    this.wordsOf = wordsOf;
  }

  /** The place of the asked word that a word, as it is compared, stands for; or BESIDE, or NONE. @param {string} word */
  #which(word) {
    let place = this.#places.get(word);
    if (place === undefined) {
      place = this.asked.findIndex((each) => likeness(word, each) > 0);
      if (place < 0) place = this.beside.includes(word) ? BESIDE : NONE;
      this.#places.set(word, place);
    }
    return place;
  }

  /** How much words say of what was asked: each asked word once, and a little for those that stand together. @param {string[]} words */
  #value(words) {
    const found = new Set();
    let together = 0,
      before = NONE;
    for (const word of words) {
      const place = this.#which(word);
      if (place >= 0) found.add(place);
      if (before >= 0 && (place === BESIDE || place === before + 1)) together = 0.3;
      before = place;
    }
    return found.size + together;
  }

  /**
   * The sentence with most of the words, the first among equals; a heading that has them speaks for its section.
   * @param {Text} text
   * @returns {Place}
   */
  placeOf(text) {
    /** @type {Place} */
    let best = { id: '', heading: '', sentence: text.summary.split('\n')[0] ?? '' };
    let most = 0;
    const parts = [['', '', text.summary], ...text.sections];
    this.#read(text).forEach((sentences, part) => {
      const [id = '', heading = '', lines = ''] = parts[part] ?? [];
      const above = heading ? this.#value(this.wordsOf(heading)) : 0;
      if (!lines && above > most) [best, most] = [{ id, heading, sentence: '' }, above];
      for (const { index, upto, words } of sentences) {
        const value = this.#value(words) + above * 0.6;
        if (value <= most) continue;
        most = value;
        best = { id, heading, sentence: this.#shown(lines, index, upto) };
      }
    });
    return best;
  }

  /** @param {Text} text */
  #read(text) {
    const known = read.get(text);
    if (known) return known;
    const parts = [text.summary, ...text.sections.map(([, , lines]) => lines)].map((lines) =>
      [...lines.matchAll(SENTENCE)].map(({ 0: sentence, index }) => ({
        index,
        upto: index + sentence.length,
        words: this.wordsOf(sentence),
      })),
    );
    read.set(text, parts);
    return parts;
  }

  /** A sentence of a part, no shorter and no longer than is good to read. @param {string} lines @param {number} from @param {number} upto */
  #shown(lines, from, upto) {
    const [rest = ''] = lines.slice(upto).split('\n');
    let text = lines.slice(from, upto);
    if (!text.endsWith('\n')) {
      for (const [next] of rest.matchAll(SENTENCE)) {
        if (text.length >= SHORT) break;
        text += next;
      }
    }
    text = text.trim();
    if (text.length <= LONG) return text;
    const first = text.indexOf(this.pieces(text).find(([, marked]) => marked)?.[0] ?? '');
    const start = first < LONG * 0.6 ? 0 : text.lastIndexOf(' ', first - LONG / 3) + 1;
    const end = start + LONG >= text.length ? text.length : text.lastIndexOf(' ', start + LONG);
    return `${start ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  }

  /**
   * What stands together is marked together, with the words between that were asked for and are everywhere.
   * @param {string} text
   * @returns {Piece[]}
   */
  pieces(text) {
    /** @type {{ from: number, upto: number, counts: boolean }[]} */
    const runs = [];
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const places = this.wordsOf(word).map((each) => this.#which(each)),
        counts = places.some((place) => place >= 0);
      if (!counts && !places.includes(BESIDE)) continue;
      const last = runs.at(-1),
        upto = index + word.length;
      if (last && /^[\s-]$/.test(text.slice(last.upto, index)))
        Object.assign(last, { upto, counts: last.counts || counts });
      else runs.push({ from: index, upto, counts });
    }
    /** @type {Piece[]} */
    const made = [];
    let end = 0;
    for (const { from, upto, counts } of runs) {
      if (!counts) continue;
      if (from > end) made.push([text.slice(end, from), false]);
      made.push([text.slice(from, upto), true]);
      end = upto;
    }
    if (end < text.length) made.push([text.slice(end), false]);
    return made;
  }
}
