// What is found for a text: the engine's words, ranked, and the texts that are shown of it.

import { askedIn } from './asked.js';
import { askedFor } from './forms.js';
import { held, ranked } from './rank.js';

/** @typedef {import('../types').Asked} Asked */
/** @typedef {import('../types').Found} Found */
/** @typedef {import('../types').FoundFile} FoundFile */
/** @typedef {import('../types').Held} Held */
/** @typedef {import('../types').Text} Text */
/** @typedef {import('../../core/types').Engine} Engine */

const CANDIDATES = 12; // how many of the nearest words are weighed against each other

/** @param {FoundFile} file */
function opened({ kinds, texts, moments, closes }) {
  const ends = [Infinity, ...moments.map((moment) => Date.parse(moment))];
  let start = 0;
  return {
    kinds: kinds.flatMap(([kind, count]) => Array(count).fill(kind)),
    closes: Float64Array.from(closes, (place) => ends[place] ?? Infinity),
    texts: texts.map((step) => (start += step)),
  };
}

export class Index {
  /** @param {Engine} engine @param {string} folder the address of the files */
  constructor(engine, folder) {
    this.engine = engine;
    this.files = new engine.Files(folder);
    this.words = new engine.Words(this.files);
  }

  about() {
    return this.files.get('found.json', opened);
  }

  /** Fetches what any text needs before it can be looked for. */
  async prepare() {
    await Promise.all([this.about(), this.words.about()]);
  }

  /**
   * Null where the text has no word to look for.
   * @param {string} text
   * @param {number} now milliseconds since 1970
   * @returns {Promise<Found | null>}
   */
  async find(text, now) {
    const [{ closes }, { skipped }] = await Promise.all([this.about(), this.words.about()]);
    const { asked, beside } = askedIn(text, this.engine.wordsOf, skipped);
    if (!asked.length) return null;
    const known = await Promise.all(asked.map((each) => this.#known(each, closes.length)));
    const unknown = known.flatMap(({ instead }, place) => (instead === undefined ? [] : (asked[place]?.word ?? [])));
    const instead = known.flatMap(({ instead }) => instead ?? []);
    const looked = known.filter(({ found }) => found.count);
    const { numbers, all } = ranked(
      looked.map(({ found }) => found),
      closes,
      now,
    );
    return {
      numbers,
      all: all && looked.length === asked.length,
      words: looked.map(({ asked }) => asked),
      beside,
      unknown,
      instead,
    };
  }

  /**
   * What a word stands in; where that is nothing, the nearest word in its place ("" where none is near).
   * @param {Asked} asked
   * @param {number} count
   * @returns {Promise<{ asked: Asked, found: Held, instead?: string }>}
   */
  async #known(asked, count) {
    const found = held(asked, await this.words.beginning(asked.stem), count);
    if (found.count) return { asked, found };
    const spellings = await this.words.spellings();
    const near = this.engine.nearest(asked.word, spellings).slice(0, CANDIDATES);
    const meant = await Promise.all(
      near.map(async (place) => {
        const each = askedFor(spellings[place] ?? '', true);
        return { asked: each, found: held(each, await this.words.beginning(each.stem), count) };
      }),
    );
    const best = meant.sort((one, other) => other.found.count - one.found.count)[0];
    return best ? { ...best, instead: best.asked.word } : { asked, found, instead: '' };
  }

  /** Of what kind each is. @param {number[]} numbers */
  async kinds(numbers) {
    const { kinds } = await this.about();
    return numbers.map((number) => /** @type {string} */ (kinds[number]));
  }

  /** @param {number} number @returns {Promise<Text>} */
  async text(number) {
    const { texts } = await this.about();
    const file = texts.findLastIndex((start) => start <= number);
    const held = await this.files.get(`texts-${file}.json`);
    return held[number - (texts[file] ?? 0)];
  }
}
