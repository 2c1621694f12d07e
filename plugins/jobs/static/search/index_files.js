// The files of the search: fetched when they are needed, each once.

import { boardOf, numbersOf, rowPlaces } from './match.js';
import { meant, wordsOf } from './text.js';

/** @typedef {import('../../types').Board} Board */
/** @typedef {import('../../types').WordsFile} WordsFile */

const PATIENCE = 20_000; // milliseconds

export class Shelf {
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();
  /** @type {Promise<Board> | null} */
  #board = null;
  /** @type {Promise<Int32Array> | null} */
  #places = null;

  /** @param {string} folder the address of the files */
  constructor(folder) {
    this.folder = folder;
  }

  /** Rejects where the file cannot be had; it is asked for again the next time. @param {string} name */
  #file(name) {
    const fetched =
      this.#files.get(name) ??
      fetch(this.folder + name, { signal: AbortSignal.timeout(PATIENCE) }).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
    this.#files.set(name, fetched);
    fetched.catch(() => this.#files.delete(name));
    return fetched;
  }

  /** @returns {Promise<Board>} */
  board() {
    this.#board ??= this.#file('board.json').then(boardOf);
    this.#board.catch(() => {
      this.#board = null;
    });
    return this.#board;
  }

  /** What a text needs before it can be looked for. @returns {Promise<WordsFile>} */
  words() {
    return this.#file('words.json');
  }

  /**
   * The postings in which every word of a text is meant. Null where the text has no word to look for.
   * @param {string} text
   * @returns {Promise<Uint8Array | null>} 1 for each that is
   */
  async holding(text) {
    if (!wordsOf(text).length) return null;
    const [board, file] = await Promise.all([this.board(), this.words()]);
    const asked = wordsOf(text).filter((word) => !file.skipped.includes(word));
    if (!asked.length) return null;
    const words = file.words.split(' ');
    // Fields of work are wide: who types "engineer" does not want every analyst of "Data & engineering".
    const lists = [...board.facets.values()].filter(({ kind }) => kind !== 'category');
    const named = lists.flatMap((facet) => wordsOf(facet.name).map((word) => ({ word, facet })));
    const held = await Promise.all(
      asked.map(async (each) => {
        const places = meant(each, [...words, ...named.map(({ word }) => word)]);
        const holds = new Uint8Array(board.count);
        const found = await Promise.all(
          places.map((place) =>
            place < words.length ? this.#list(place, file.starts) : (named[place - words.length]?.facet.in ?? []),
          ),
        );
        for (const list of found) for (const number of list) holds[number] = 1;
        return holds;
      }),
    );
    return held.reduce((all, one) => all.map((held, number) => held & (one[number] ?? 0)));
  }

  /** The postings in which a word stands. @param {number} place @param {number[]} starts @returns {Promise<number[]>} */
  async #list(place, starts) {
    const file = starts.findLastIndex((start) => start <= place);
    const lists = await this.#file(`words-${file}.json`);
    return numbersOf(lists[place - (starts[file] ?? 0)]);
  }

  /**
   * Rows as they stand in a list, in the order of the numbers.
   * @param {number[]} numbers
   * @returns {Promise<import('../../types').Part[]>}
   */
  async rows(numbers) {
    const board = await this.board();
    this.#places ??= Promise.resolve(rowPlaces(board));
    const places = await this.#places;
    return Promise.all(
      numbers.map(async (number) => {
        const place = places[number] ?? 0;
        const file = await this.#file(`rows-${Math.floor(place / board.rowsPerFile)}.json`);
        return file[place % board.rowsPerFile];
      }),
    );
  }
}
