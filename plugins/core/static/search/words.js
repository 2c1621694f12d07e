// In what a word stands: read from the files that plugins/core/search/word_files.py writes, each fetched when it is needed.

/** @typedef {import('../../types').Holding} Holding */
/** @typedef {import('../../types').WordsAbout} WordsAbout */
/** @typedef {import('../../types').WordsFile} WordsFile */

const PATIENCE = 20_000; // milliseconds

/** The files of one folder, each fetched once. */
export class Files {
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /** @param {string} folder the address of the files */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * What a file holds. Rejects where it cannot be had; it is asked for again the next time.
   * @template T
   * @param {string} name
   * @param {(json: any) => T} [made] makes something of what it holds, once
   * @returns {Promise<T>}
   */
  get(name, made = (json) => json) {
    const fetched =
      this.#files.get(name) ??
      fetch(this.folder + name, { signal: AbortSignal.timeout(PATIENCE) }).then(async (answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return made(await answer.json());
      });
    this.#files.set(name, fetched);
    fetched.catch(() => this.#files.delete(name));
    return fetched;
  }
}

export class Words {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
  }

  /** What is needed before any word can be looked for. @returns {Promise<WordsAbout>} */
  about() {
    return this.files.get('words.json', ({ skipped, starts }) => ({
      skipped: skipped.split(' '),
      starts: starts ? starts.split(' ') : [],
    }));
  }

  /** The words that may be offered for one that nothing has. @returns {Promise<string[]>} */
  spellings() {
    return this.files.get('spellings.json', ({ words }) => (words ? words.split(' ') : []));
  }

  /** All words that begin so, in their order. @param {string} beginning @returns {Promise<Holding[]>} */
  async beginning(beginning) {
    const { starts } = await this.about();
    const first = Math.max(
      0,
      starts.findLastIndex((start) => start <= beginning),
    );
    const after = starts.findIndex((start, place) => place > first && !start.startsWith(beginning));
    const numbers = starts.slice(first, after < 0 ? undefined : after).map((_, place) => first + place);
    const files = await Promise.all(numbers.map((number) => this.files.get(`words-${number}.json`, opened)));
    return files.flatMap(({ words, in: steps, weights }) =>
      words.flatMap((word, place) =>
        word.startsWith(beginning) ? { word, steps: steps[place] ?? [], weights: weights?.[place] ?? '' } : [],
      ),
    );
  }
}

/** [3, 1, 5] -> [3, 4, 9] @param {number[]} steps */
export function numbersOf(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

/** @param {WordsFile} file */
const opened = (file) => ({ ...file, words: file.words.split(' ') });
