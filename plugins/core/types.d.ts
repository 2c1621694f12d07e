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

/** What a room puts into the reader's backup, and takes out of one: the export `part` of a script of its own. */
export interface BackupPart {
  /** What it keeps in localStorage stands there. */
  key: string;
  /** What goes into the file, by names that no other part has; nothing where nothing is kept. */
  takeOut: () => Record<string, unknown>;
  /**
   * What the file holds of this room's, read strictly; null where it holds nothing. `bringIn` keeps it, says how many were
   * new or newer, and throws where nothing can be kept. Throws where something of this room's cannot be read.
   */
  read: (text: string) => { names: string[]; bringIn: () => number } | null;
  /** "3 interviews" */
  words: (count: number) => string;
  /** Why `bringIn` threw. */
  whyNot: (error: unknown) => 'newer' | 'full' | 'blocked';
}
