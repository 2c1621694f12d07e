// The shapes that the search engine and those who use it share. How the files are made: plugins/core/search/word_files.py.

/** What `import()` of the engine's address gives. */
export type Engine = typeof import('./static/search/engine.js');

/** words.json, read: the words that are looked for nowhere, and the first word of each file of words. */
export interface WordsAbout {
  skipped: string[];
  starts: string[];
}
/** words-<n>.json. `in`: for each word the steps from each number to the next; `weights`: a digit for each number. */
export interface WordsFile {
  words: string;
  in: number[][];
  weights?: string[];
}
/** A word and what it stands in, as it lies in its file. */
export interface Holding {
  word: string;
  steps: number[];
  weights: string;
}
