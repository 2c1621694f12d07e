/**
 * When somebody was last here, and what is new since. A visit begins with a list of the board and ends with half an hour
 * in which none of its pages is opened or looked at. No document and no clock here.
 *
 * @import {Visit} from '../../types'
 */

import { dateIn } from '../board/ages.js';
import { store, stored, storedOrNothing } from './storage.js';

export const KEY = 'job-visits';
const VERSION = 1;
const QUIET = 30 * 60_000;
const MOST = 200;

/** @param {any} found @returns {Visit | null} */
function readVisit(found) {
  const at = Date.parse(found?.at);
  if (Number.isNaN(at)) return null;
  const shown = Array.isArray(found.shown) ? found.shown : [];
  return { at, shown: shown.filter((/** @type {unknown} */ id) => typeof id === 'string').slice(-MOST) };
}

/** @param {Visit | null} visit as it is kept */
const entryOf = (visit) => (visit ? { at: new Date(visit.at).toISOString(), shown: visit.shown } : undefined);

/**
 * The visit that goes on at this moment, and the one before it.
 * @param {{now: Visit | null, last: Visit | null}} known @param {number} now
 */
export function going({ now: current, last }, now) {
  if (current && Math.abs(now - current.at) <= QUIET) return { now: { ...current, at: now }, last };
  return { now: { at: now, shown: [] }, last: current ?? last };
}

/** What is kept of visits. @param {any} found */
const visitsIn = (found) => ({ now: readVisit(found?.now), last: readVisit(found?.last) });

/**
 * A list is looked at: its visit begins or goes on. Gives the visit before; null at the first one, and where nothing can
 * be kept.
 * @param {number} now @param {string[]} shown the ids of the postings of today on it
 * @returns {Visit | null}
 */
export function look(now, shown) {
  try {
    const { now: current, last } = going(visitsIn(stored(KEY, VERSION)), now);
    current.shown = [...new Set([...current.shown, ...shown])].slice(-MOST);
    store(KEY, { v: VERSION, now: entryOf(current), last: entryOf(last) });
    return last;
  } catch {
    return null;
  }
}

/** Another page of the board is looked at: a visit that has begun goes on. @param {number} now */
export function goOn(now) {
  const { now: current } = visitsIn(storedOrNothing(KEY, VERSION));
  if (current && Math.abs(now - current.at) <= QUIET) look(now, []);
}

/** The visit before the one that goes on, for a page that begins none. @param {number} now @returns {Visit | null} */
export function lastVisit(now) {
  const known = visitsIn(storedOrNothing(KEY, VERSION));
  return known.now ? going(known, now).last : null;
}

/**
 * Whether a posting came after a visit: on a later day, or on its day and in none of the lists that were shown then.
 * @param {{id: string, listed: string, zone: string}} posting `listed`: the day it was first to be seen here, YYYY-MM-DD @param {Visit | null} visit
 */
export function isNew({ id, listed, zone }, visit) {
  if (!visit) return false;
  const day = dateIn(new Date(visit.at), zone);
  return listed > day || (listed === day && !visit.shown.includes(id));
}
