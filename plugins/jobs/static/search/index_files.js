// The files of the search: fetched when they are needed, each once.

import { boardOf, numbersOf, rowPlaces } from './match.js';

/** @typedef {import('../../types').Board} Board */
/** @typedef {import('../../../core/types').Engine} Engine */
/** @typedef {import('../../../core/types').Holding} Holding */
/** @typedef {{ engine: Engine, files: InstanceType<Engine['Files']>, words: InstanceType<Engine['Words']> }} Opened */

export class Shelf {
  /** @type {Promise<Opened> | null} */
  #opened = null;
  /** @type {Promise<Int32Array> | null} */
  #places = null;

  /** @param {string} folder the address of the files @param {string} engine that of the search engine */
  constructor(folder, engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /** The engine, reading this folder. Rejects where it cannot be had; it is asked for again the next time. */
  #open() {
    this.#opened ??= import(this.engine).then((/** @type {Engine} */ engine) => {
      const files = new engine.Files(this.folder);
      return { engine, files, words: new engine.Words(files) };
    });
    this.#opened.catch(() => {
      this.#opened = null;
    });
    return this.#opened;
  }

  /** @returns {Promise<Board>} */
  async board() {
    const { files } = await this.#open();
    return files.get('board.json', boardOf);
  }

  /** Fetches what any text needs before it can be looked for, slips in it too. */
  async prepare() {
    const { words } = await this.#open();
    await Promise.all([words.about(), words.spellings()]);
  }

  /**
   * The postings in which every word of a text is meant. Null where the text has no word to look for.
   * @param {string} text
   * @returns {Promise<Uint8Array | null>} 1 for each that is
   */
  async holding(text) {
    const { engine, words } = await this.#open();
    if (!engine.wordsOf(text).length) return null;
    const [board, { skipped }] = await Promise.all([this.board(), words.about()]);
    const asked = engine.wordsOf(text).filter((word) => !skipped.includes(word));
    if (!asked.length) return null;
    // Fields of work are wide: who types "engineer" does not want every analyst of "Data & engineering".
    const lists = [...board.facets.values()].filter(({ kind }) => kind !== 'category');
    const named = lists.flatMap((facet) => engine.wordsOf(facet.name).map((word) => ({ word, numbers: facet.in })));
    const held = await Promise.all(
      asked.map(async (each) => {
        const holds = new Uint8Array(board.count);
        for (const list of await this.#lists(each, named)) for (const number of list) holds[number] = 1;
        return holds;
      }),
    );
    return held.reduce((all, one) => all.map((held, number) => held & (one[number] ?? 0)));
  }

  /**
   * The postings of each word that is meant: those that begin so, else those that come nearest.
   * @param {string} asked
   * @param {{ word: string, numbers: number[] }[]} named the words that lists are called by
   */
  async #lists(asked, named) {
    const { engine, words } = await this.#open();
    const numbers = (/** @type {Holding[]} */ found) => found.map(({ steps }) => numbersOf(steps));
    const begin = numbers(await words.beginning(asked)).concat(
      named.filter(({ word }) => word.startsWith(asked)).map(({ numbers }) => numbers),
    );
    if (begin.length) return begin;
    const spellings = await words.spellings();
    const near = engine.nearest(asked, [...spellings, ...named.map(({ word }) => word)]);
    const lists = near.map(async (place) => {
      const meant = spellings[place];
      if (meant === undefined) return named[place - spellings.length]?.numbers ?? [];
      return numbers((await words.beginning(meant)).filter(({ word }) => word === meant)).flat();
    });
    return Promise.all(lists);
  }

  /**
   * Rows as they stand in a list, in the order of the numbers.
   * @param {number[]} numbers
   * @returns {Promise<import('../../types').Part[]>}
   */
  async rows(numbers) {
    const [{ files }, board] = await Promise.all([this.#open(), this.board()]);
    this.#places ??= Promise.resolve(rowPlaces(board));
    const places = await this.#places;
    return Promise.all(
      numbers.map(async (number) => {
        const place = places[number] ?? 0;
        const file = await files.get(`rows-${Math.floor(place / board.rowsPerFile)}.json`);
        return file[place % board.rowsPerFile];
      }),
    );
  }
}
