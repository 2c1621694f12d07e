/**
 * The interviews that the device keeps. What is found may be damaged or hostile, so it is read strictly; reading changes
 * nothing. Loaded where there is something to read. No document here.
 *
 * @import {Ahead, Course, Exported, Kept, Link, Round} from '../../types.js'
 */

import { parseDay } from '../plan/schedule.js';
import { wordsOf } from './draft_fields.js';
import { isId, readLink } from './read_link.js';
import { nothing, others, store, stored } from './storage.js';
import { tidy } from './tidy.js';

const MOST_ROUNDS = 12;
export const MOST_EXPORTED = 50;
/** What a calendar still reads as a number, and room to grow. */
const MOST_REVISIONS = 1e9;

/** All that can be read, in no order; nothing where the browser lets the page keep nothing. @param {string} region @returns {Kept[]} */
export function interviews(region) {
  try {
    return stored()
      .entries.map((entry) => read(entry, region))
      .filter((kept) => kept !== null);
  } catch {
    return [];
  }
}

/** Throws where nothing can be kept. @param {string} id */
export const drop = (id) => store(others(id));

/** The first step that is neither done nor passed. @param {Kept} kept @param {number} today @returns {Ahead | null} */
export const nextOf = ({ ahead }, today) => ahead.find(({ until }) => today <= until) ?? null;

/** By their next step; those that have none come last, the latest interview first. @param {Kept[]} all @param {number} today */
export function inOrder(all, today) {
  /** @param {Kept} kept */
  const day = (kept) => nextOf(kept, today)?.day ?? 1e9 - (kept.interview ?? 0);
  return [...all].sort((one, other) => day(one) - day(other));
}

/**
 * Whether a link means an interview that is kept: the same id; or, without one, the same day or the same job.
 * @param {Kept} kept @param {Link} link
 */
export function isMeant(kept, { id, interview, said, day, region, words }) {
  if (id !== null) return id === kept.id;
  if (interview === null)
    return words !== null && words.role === kept.words.role && words.company === kept.words.company;
  return (
    kept.interview === interview && !said && [null, kept.day].includes(day) && [null, kept.region].includes(region)
  );
}

/** @param {any} found @param {string} region for links of the first version, which may name none @returns {Kept | null} */
export function read(found, region) {
  const link = typeof found?.link === 'string' ? readLink(found.link) : null;
  if (
    !link ||
    link.interview === null ||
    !isId(found.id) ||
    !Number.isSafeInteger(found.revision) ||
    found.revision < 0
  )
    return null;
  const empty = nothing(link.region ?? region);
  return {
    ...empty,
    id: found.id,
    revision: Math.min(found.revision, MOST_REVISIONS),
    title: tidy(found.title),
    interview: link.interview,
    said: tidy(found.said) || link.said,
    phrase: tidy(found.phrase),
    day: link.day,
    words: wordsOf(found.words),
    done: readIds(found.done),
    course: readCourse(found.course),
    rounds: readAll(found.rounds, readRound).slice(-MOST_ROUNDS),
    ahead: readAll(found.ahead, readAhead),
    exported: readAll(found.exported, readExported).slice(-MOST_EXPORTED),
  };
}

/**
 * What can be read of a list.
 * @template T @param {any} found @param {(one: any) => T | null} readOne @returns {T[]}
 */
const readAll = (found, readOne) =>
  Array.isArray(found) ? found.map((one) => readOne(one)).filter((one) => one !== null) : [];

/** @param {any} found @returns {string[]} */
const readIds = (found) => readAll(found, (id) => (typeof id === 'string' ? id : null));

/** @param {any} found @returns {Course} what is none is waiting */
function readCourse(found) {
  const day = parseDay(found?.day);
  const deadline = parseDay(found?.deadline);
  if (day !== null && (found.kind === 'answered' || found.kind === 'no')) return { kind: found.kind, day };
  if (day === null || found.kind !== 'offer') return { kind: 'waiting' };
  return { kind: 'offer', day, deadline: deadline !== null && deadline >= day ? deadline : null };
}

/** @param {any} found @returns {Round | null} */
function readRound(found) {
  const interview = parseDay(found?.interview);
  return interview === null ? null : { interview, done: readIds(found.done) };
}

/** @param {any} found @returns {Ahead | null} */
function readAhead(found) {
  const day = parseDay(found?.day);
  const until = parseDay(found?.until);
  return day === null || until === null ? null : { title: tidy(found.title), day, until };
}

/** @param {any} found @returns {Exported | null} */
function readExported(found) {
  const day = parseDay(found?.day);
  const title = tidy(found?.title);
  if (day === null || !title || typeof found.id !== 'string' || !/^[a-z][a-z0-9_]*$/.test(found.id)) return null;
  return { id: found.id, title, day };
}
