// Which postings meet what was asked, in which order, and what each filter would leave. Pure.

import { kindOf } from './query.js';

/** @typedef {import('../../types').Asked} Asked */
/** @typedef {import('../../types').Board} Board */
/** @typedef {import('../../types').BoardFile} BoardFile */
/** @typedef {import('../../types').Condition} Condition */
/** @typedef {import('../../types').Found} Found */

/** [3, 1, 5] -> [3, 4, 9] @param {number[]} steps */
export function numbersOf(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

/** @param {BoardFile} file @returns {Board} */
export function boardOf(file) {
  const moments = [Infinity, ...file.moments.map((moment) => Date.parse(moment))];
  return {
    count: file.count,
    facets: facetsOf(file),
    closes: Float64Array.from(file.closes, (place) => moments[place] ?? Infinity),
    currencies: file.currencies,
    currency: file.currency,
    pay: file.pay,
    featured: file.featured,
    rowsPerFile: file.rows,
    sortedFrom: file.sorted,
  };
}

/** The lists by their folders. A country is written without what stands in its towns. @param {BoardFile} file */
function facetsOf(file) {
  const facets = new Map(
    file.facets.map(({ folder, name, title, in: steps, town: [short, country] = [name, ''] }) => {
      const kind = kindOf(folder);
      return [
        folder,
        { folder, kind, name, title, short, within: country && `${kind}/${country}`, in: numbersOf(steps) },
      ];
    }),
  );
  /** @type {Map<string, Set<number>>} */
  const countries = new Map();
  for (const { within, in: numbers } of facets.values()) {
    if (!within) continue;
    const held = countries.get(within) ?? new Set(facets.get(within)?.in);
    for (const number of numbers) held.add(number);
    countries.set(within, held);
  }
  for (const [folder, held] of countries) {
    const country = facets.get(folder);
    if (country) country.in = [...held].sort((one, other) => one - other);
  }
  return facets;
}

/** The lists that are long enough to have pages in other orders. @param {Board} board */
export const sortedLists = (board) =>
  [...board.facets.values()].filter((facet) => facet.in.length >= board.sortedFrom).map((facet) => facet.folder);

/**
 * In which file each posting's row is: they are laid down field by field.
 * @param {Board} board
 * @returns {Int32Array} the place of each among all rows
 */
export function rowPlaces(board) {
  const places = new Int32Array(board.count).fill(-1);
  let next = 0;
  for (const facet of board.facets.values()) {
    if (facet.kind === 'category') for (const number of facet.in) places[number] = next++;
  }
  return places.map((place) => (place < 0 ? next++ : place));
}

/**
 * @param {Board} board
 * @param {Asked} asked
 * @param {Uint8Array | null} text 1 for each posting that the words are in; null: no words were asked for
 * @param {number} now milliseconds since 1970
 * @returns {Found}
 */
export function find(board, asked, text, now) {
  const conditions = conditionsOf(board, asked, text);
  const others = conditions.filter(({ name }) => name === 'q' || name === 'pay');
  // For each posting: 0 meets all, n + 1 fails the condition n alone, OUT fails more or is closed.
  const OUT = 255;
  const fails = new Uint8Array(board.count);
  const alone = new Uint32Array(conditions.length + 1);
  /** @type {number[]} */
  const numbers = [];
  let nextClosing = Infinity,
    anywhere = 0,
    open = 0;
  for (let number = 0; number < board.count; number++) {
    const closes = at(board.closes, number);
    if (closes <= now) {
      fails[number] = OUT;
      continue;
    }
    open++;
    if (closes < nextClosing) nextClosing = closes;
    let failed = 0;
    for (let place = 0; place < conditions.length; place++) {
      if (!conditions[place]?.holds[number]) failed = failed ? OUT : place + 1;
    }
    fails[number] = failed;
    if (!failed) numbers.push(number);
    if (failed < OUT) alone[failed]++;
    if (!failed || others.every(({ holds }) => holds[number])) anywhere++;
  }
  /** Whether a posting meets all but the condition of this name. @param {string} name */
  const beside = (name) => {
    const own = conditions.findIndex((condition) => condition.name === name) + 1;
    return (/** @type {number} */ number) => !fails[number] || fails[number] === own;
  };
  return {
    numbers: inOrder(board, numbers, asked.order),
    counts: new Map(
      [...board.facets.values()].map(({ folder, kind, in: among }) => [folder, count(among, beside(kind))]),
    ),
    pays: payingAmong(board, beside('pay')),
    without: new Map(conditions.map(({ name }, place) => [name, numbers.length + at(alone, place + 1)])),
    anywhere,
    open,
    featured: at(numbers, 0) < board.featured.length && numbers.length > 0,
    nextClosing,
  };
}

/** @param {number[]} numbers @param {(number: number) => boolean} holds */
function count(numbers, holds) {
  let found = 0;
  for (const number of numbers) if (holds(number)) found++;
  return found;
}

/**
 * How many of some postings pay at least so much: each currency is sorted once, for all minimums that are offered.
 * @param {Board} board @param {(number: number) => boolean} holds @returns {(value: string) => number}
 */
function payingAmong(board, holds) {
  /** @type {number[][]} */
  const paid = board.currencies.map(() => []);
  for (let number = 0; number < board.count; number++) {
    if (at(board.pay, number) && holds(number)) paid[at(board.currency, number)]?.push(at(board.pay, number));
  }
  const sorted = paid.map((pays) => Float64Array.from(pays).sort());
  return (value) => {
    const pays = sorted[board.currencies.indexOf(value.slice(0, 3))] ?? new Float64Array(),
      least = Number(value.slice(3));
    let low = 0,
      high = pays.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(pays, middle) < least) low = middle + 1;
      else high = middle;
    }
    return pays.length - low;
  };
}

/** @param {Board} board @param {Asked} asked @param {Uint8Array | null} text @returns {Condition[]} */
function conditionsOf(board, asked, text) {
  const conditions = Object.entries(asked.facets).map(([kind, folder]) => {
    const holds = new Uint8Array(board.count);
    for (const number of board.facets.get(folder)?.in ?? []) holds[number] = 1;
    return { name: kind, holds };
  });
  if (asked.pay) {
    const pays = paying(board, asked.pay);
    conditions.push({ name: 'pay', holds: Uint8Array.from(board.pay, (_, number) => (pays(number) ? 1 : 0)) });
  }
  return text ? [...conditions, { name: 'q', holds: text }] : conditions;
}

/** Whether a posting pays that much, in that currency: no rate of exchange is known. @param {Board} board @param {string} value */
function paying(board, value) {
  const currency = board.currencies.indexOf(value.slice(0, 3)),
    least = Number(value.slice(3));
  return (/** @type {number} */ number) => board.currency[number] === currency && at(board.pay, number) >= least;
}

/**
 * The same orders as those of the pages, plugins/jobs/board/ordering.py.
 * @param {Board} board
 * @param {number[]} numbers ascending, which is the newest first with the featured on top
 * @param {Asked['order']} order
 */
function inOrder(board, numbers, order) {
  if (!order) return numbers;
  const dates = byDate(board);
  const sorted = [...numbers].sort((one, other) => at(dates, one) - at(dates, other));
  if (order === 'by-closing')
    return sorted.sort((one, other) => sooner(at(board.closes, one), at(board.closes, other)));
  const given = (/** @type {number} */ number) => (at(board.pay, number) ? at(board.currency, number) : Infinity);
  return sorted.sort((one, other) => sooner(given(one), given(other)) || at(board.pay, other) - at(board.pay, one));
}

/** Both may be Infinity, whose difference is no number. @param {number} one @param {number} other */
const sooner = (one, other) => (one === other ? 0 : one - other);

/** Each posting's place by its date alone. @param {Board} board */
function byDate(board) {
  const taken = new Set(board.featured);
  let place = -1;
  return board.pay.map((_, number) => {
    if (number < board.featured.length) return at(board.featured, number);
    do place++;
    while (taken.has(place));
    return place;
  });
}

/** @param {ArrayLike<number>} values @param {number} place */
const at = (values, place) => values[place] ?? 0;
