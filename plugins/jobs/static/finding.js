// Which postings meet what was asked, in which order, and what each filter would leave. Pure.

import { kindOf } from './asked.js';

/** @typedef {import('../types').Asked} Asked */
/** @typedef {import('../types').Board} Board */
/** @typedef {import('../types').BoardFile} BoardFile */
/** @typedef {import('../types').Condition} Condition */
/** @typedef {import('../types').Found} Found */

/** [3, 1, 5] -> [3, 4, 9] @param {number[]} steps */
export function numbersOf(steps) {
  let number = 0;
  return steps.map((step) => number += step);
}

/** @param {BoardFile} file @returns {Board} */
export function boardOf(file) {
  const moments = [Infinity, ...file.moments.map((moment) => Date.parse(moment))];
  return {
    count: file.count,
    facets: new Map(file.facets.map(({ folder, name, title, in: steps }) => (
      [folder, { folder, kind: kindOf(folder), name, title, in: numbersOf(steps) }]
    ))),
    closes: Float64Array.from(file.closes, (place) => moments[place] ?? Infinity),
    currencies: file.currencies,
    currency: file.currency,
    pay: file.pay,
    featured: file.featured,
    rowsPerFile: file.rows,
  };
}

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
  return places.map((place) => place < 0 ? next++ : place);
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
  // For each posting: 0 meets all, n + 1 fails the condition n alone, OUT fails more or is closed.
  const OUT = 255;
  const fails = new Uint8Array(board.count);
  const without = new Map(conditions.map(({ name }) => [name, 0]));
  /** @type {number[]} */
  const numbers = [];
  const others = conditions.filter(({ name }) => name === 'q' || name === 'pay');
  let nextClosing = Infinity, anywhere = 0;
  for (let number = 0; number < board.count; number++) {
    const closes = at(board.closes, number);
    if (closes <= now) {
      fails[number] = OUT;
      continue;
    }
    nextClosing = Math.min(nextClosing, closes);
    conditions.forEach(({ holds }, place) => {
      if (!holds[number]) fails[number] = fails[number] ? OUT : place + 1;
    });
    if (others.every(({ holds }) => holds[number])) anywhere++;
    if (!fails[number]) numbers.push(number);
    const alone = conditions[at(fails, number) - 1];
    if (alone) without.set(alone.name, (without.get(alone.name) ?? 0) + 1);
  }
  for (const [name, more] of without) without.set(name, numbers.length + more);
  /** Those of some postings that meet all but the condition of this name. @param {string} name @param {number[]} among */
  const beside = (name, among) => {
    const own = conditions.findIndex((condition) => condition.name === name) + 1;
    return among.filter((number) => !fails[number] || fails[number] === own);
  };
  const payable = beside('pay', Array.from(board.pay.keys()));
  return {
    numbers: inOrder(board, numbers, asked.order),
    counts: new Map([...board.facets.values()].map(({ folder, kind, in: among }) => [folder, beside(kind, among).length])),
    pays: (value) => payable.filter(paying(board, value)).length,
    without,
    anywhere,
    nextClosing,
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
    conditions.push({ name: 'pay', holds: Uint8Array.from(board.pay, (_, number) => pays(number) ? 1 : 0) });
  }
  return text ? [...conditions, { name: 'q', holds: text }] : conditions;
}

/** Whether a posting pays that much, in that currency: no rate of exchange is known. @param {Board} board @param {string} value */
function paying(board, value) {
  const currency = board.currencies.indexOf(value.slice(0, 3)), least = Number(value.slice(3));
  return (/** @type {number} */ number) => board.currency[number] === currency && at(board.pay, number) >= least;
}

/**
 * The same orders as those of the pages, plugins/jobs/order.py.
 * @param {Board} board
 * @param {number[]} numbers ascending, which is the newest first with the featured on top
 * @param {Asked['order']} order
 */
function inOrder(board, numbers, order) {
  if (!order) return numbers;
  const dates = byDate(board);
  const sorted = [...numbers].sort((one, other) => at(dates, one) - at(dates, other));
  if (order === 'by-closing') return sorted.sort((one, other) => sooner(at(board.closes, one), at(board.closes, other)));
  const given = (/** @type {number} */ number) => at(board.pay, number) ? at(board.currency, number) : Infinity;
  return sorted.sort((one, other) => sooner(given(one), given(other)) || at(board.pay, other) - at(board.pay, one));
}

/** Both may be Infinity, whose difference is no number. @param {number} one @param {number} other */
const sooner = (one, other) => one === other ? 0 : one - other;

/** Each posting's place by its date alone. @param {Board} board */
function byDate(board) {
  const taken = new Set(board.featured);
  let place = -1;
  return board.pay.map((_, number) => {
    if (number < board.featured.length) return at(board.featured, number);
    do place++; while (taken.has(place));
    return place;
  });
}

/** @param {ArrayLike<number>} values @param {number} place */
const at = (values, place) => values[place] ?? 0;
