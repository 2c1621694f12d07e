// The shapes that the board's scripts share. How the files are made: plugins/jobs/exports/search_index.py.

/** board.json. `sorted`: how many a list holds before it has pages in other orders. `in`: the steps from each number to the next, of a country without its towns'. */
export interface BoardFile {
  count: number;
  rows: number;
  sorted: number;
  featured: number[];
  moments: string[];
  closes: number[];
  currencies: string[];
  currency: number[];
  pay: number[];
  facets: { folder: string; name: string; title: string; in: number[]; town?: [short: string, country: string] }[];
}
/** An element: its name, its attributes, and what is in it. Made by plugins/core/elements.py. */
export type Part = [name: string, attributes: Record<string, string>, ...inside: (string | Part)[]];

/**
 * A list: `in` are the numbers of its postings, ascending. `within` is the folder of the country that a town is in, "" for
 * all else; `short` what the town is called beside others of that country.
 */
export type Facet = {
  folder: string;
  kind: string;
  name: string;
  title: string;
  short: string;
  within: string;
  in: number[];
};
/** All open postings by number, 0 the first of the list. `closes`: milliseconds since 1970, Infinity without an end. */
export interface Board {
  count: number;
  facets: Map<string, Facet>;
  closes: Float64Array;
  currencies: string[];
  currency: number[];
  pay: number[];
  featured: number[];
  rowsPerFile: number;
  sortedFrom: number;
}

export type Order = '' | 'by-pay' | 'by-closing';
/** What a reader asked for. `facets`: a folder for each kind; `pay`: as in the address, CAD60000; both may be empty. */
export interface Asked {
  q: string;
  pay: string;
  order: Order;
  facets: Record<string, string>;
}
/** One of the conditions: q, pay, or the kind of a facet. `holds`: 1 for each posting that meets it. */
export type Condition = { name: string; holds: Uint8Array };
/**
 * `counts`: what each list would leave beside the other conditions; `pays`: the same for a minimum of pay; `without`: how
 * many there are without a condition; `anywhere`: without any of the lists; `open`: without any condition; `featured`: whether
 * some of those found stand on top of their list.
 */
export interface Found {
  numbers: number[];
  counts: Map<string, number>;
  pays: (value: string) => number;
  without: Map<string, number>;
  anywhere: number;
  open: number;
  featured: boolean;
  nextClosing: number;
}

/** Why nothing can be kept: a newer page has written there, the device is full, or the browser lets pages keep nothing. */
export type WhyNot = 'newer' | 'full' | 'blocked';
/** How far a reader has got with a posting. */
export type Stage = 'saved' | 'applied' | 'interview';
/** `at`: milliseconds since 1970. */
export type Change = { stage: Stage; at: number };
/**
 * A posting that was saved, as it was then. `where`: its place as a row says it; `closes`: ISO 8601, "" without an end;
 * `plan`: the id that a plan for it has, or will have; `changes`: each with its moment, the latest last, never none.
 */
export interface SavedJob {
  id: string;
  title: string;
  company: string;
  where: string;
  closes: string;
  plan: string;
  changes: Change[];
}
/** `at`: when it was last noticed, in milliseconds since 1970; `shown`: the postings of its day that lists had then. */
export type Visit = { at: number; shown: string[] };
/** jobs/states.json. `open`: id -> the moment it closes, or ""; `closed`: id -> expired, filled or withdrawn. */
export interface States {
  open: Record<string, string>;
  closed: Record<string, string>;
}
