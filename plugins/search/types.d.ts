// The shapes that the scripts of the search share. How the files are made: plugins/search/search_index.py.

/** found.json. `kinds`: how many there are of each, in the order of the numbers; `texts`: steps from the first number in each file of texts to the next; `closes`: each one's moment, counted from 1, or 0. */
export interface FoundFile {
  kinds: [kind: string, count: number][];
  texts: number[];
  moments: string[];
  closes: number[];
}
/** A document as texts-<n>.json holds it; `path` is site-relative. */
export interface Text {
  path: string;
  title: string;
  label: string;
  summary: string;
  sections: [id: string, heading: string, text: string][];
}
/** A word that was asked for. `whole`: it is written to its end; `stem`: what its forms have in common. */
export interface Asked {
  word: string;
  stem: string;
  whole: boolean;
}
/** What one asked word stands in: its share of a document's rank, 0 where it stands nowhere. `count`: in how many documents. */
export interface Held {
  shares: Float32Array;
  count: number;
}
/**
 * `numbers`: the documents, the best first. `all`: each has all of the words; else some. `words`: what was looked for in the end, `beside`:
 * what was not, since it is everywhere; `unknown`: what nothing has, `instead`: what was looked for in its place, or "".
 */
export interface Found {
  numbers: number[];
  all: boolean;
  words: Asked[];
  beside: string[];
  unknown: string[];
  instead: string[];
}
/** A sentence of a text: where it begins and ends, and its words as they are compared. */
export interface Sentence {
  index: number;
  upto: number;
  words: string[];
}
/** A piece of a text, and whether it is to be marked. */
export type Piece = [text: string, marked: boolean];
/** Where the words stand in a document: below which heading, in which sentence. `id` is "" at the beginning of the page. */
export interface Place {
  id: string;
  heading: string;
  sentence: string;
}
