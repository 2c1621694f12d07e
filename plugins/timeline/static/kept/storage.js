/**
 * The interviews that are kept on the device. What is found may be damaged or hostile, so it is read strictly; reading
 * changes nothing, and one interview is written at a time. No document here.
 *
 * @import {Ahead, Course, Exported, Kept, Link, Round} from '../../types.js'
 */

import { isoDay, parseDay } from '../plan/schedule.js';
import { tidy, wordsOf } from './draft_fields.js';
import { isId, newId, readLink, writeLink } from './link.js';

export const KEY = 'follow-up-timeline';
export const VERSION = 2;
const MOST_ROUNDS = 12;
export const MOST_EXPORTED = 50;
/** What a calendar still reads as a number, and room to grow. */
const MOST_REVISIONS = 1e9;
/** The id of the one interview that the first version of this page kept, where it had none. */
const FIRST = newId();

/** What is stored was written by a newer version of this page, and must not be written over. */
class NewerError extends Error {}

/** @param {string} region @returns {Kept} */
export const nothing = (region) => ({
  id: newId(),
  revision: 0,
  title: '',
  interview: null,
  said: '',
  phrase: '',
  day: null,
  region,
  words: wordsOf(),
  done: [],
  course: { kind: 'waiting' },
  rounds: [],
  ahead: [],
  exported: [],
});

/**
 * The reader's own name, and each entry as it was found, readable or not: none where it is no JSON of this page's.
 * Throws NewerError.
 * @param {string} text @returns {{name: string, entries: any[]}}
 */
export function contentOf(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    // Read as nothing, below.
  }
  if (found?.v > VERSION) throw new NewerError();
  if (found?.v === 1) {
    return { name: '', entries: [{ ...found, id: found.id ?? FIRST, revision: found.revision ?? 0 }] };
  }
  const { name, interviews = [] } = found?.v === VERSION && Array.isArray(found.interviews) ? found : {};
  return { name: tidy(name), entries: interviews };
}

/** Throws where nothing can be kept. */
export const stored = () => contentOf(localStorage.getItem(KEY) ?? '');

/** Throws where nothing can be kept. @param {any[]} entries @param {string} [name] the reader's own */
export function store(entries, name = stored().name) {
  if (name || entries.length > 0) {
    localStorage.setItem(KEY, JSON.stringify({ v: VERSION, name: name || undefined, interviews: entries }));
  } else localStorage.removeItem(KEY);
}

/** The reader's own name, for the drafts of all interviews; empty where none is kept. */
export function yourName() {
  try {
    return stored().name;
  } catch {
    return '';
  }
}

/** Throws where nothing can be kept. @param {string} name empty: it is forgotten */
export const keepName = (name) => store(stored().entries, tidy(name));

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

/** Throws where nothing can be kept. @param {Kept} kept */
export const keep = (kept) => store([...others(kept.id), entryOf(kept)]);

/** Throws where nothing can be kept. @param {string} id */
export const drop = (id) => store(others(id));

/** @param {string} id */
const others = (id) => stored().entries.filter((entry) => entry?.id !== id);

/** @param {unknown} error what keep or drop threw @returns {'newer' | 'full' | 'blocked'} why nothing can be kept */
export function whyNot(error) {
  if (error instanceof NewerError) return 'newer';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
}

/** The first step that is neither done nor passed. @param {Kept} kept @param {number} today @returns {Ahead | null} */
export const nextOf = ({ ahead }, today) => ahead.find(({ until }) => today <= until) ?? null;

/** By their next step; those that have none come last, the latest interview first. @param {Kept[]} all @param {number} today */
export function inOrder(all, today) {
  /** @param {Kept} kept */
  const day = (kept) => nextOf(kept, today)?.day ?? 1e9 - (kept.interview ?? 0);
  return [...all].sort((one, other) => day(one) - day(other));
}

/** @param {Kept} kept @returns {string} what it is called; '' where the reader has typed nothing that could name it */
export const nameOf = ({ title, words: { role, company } }) => title || [role, company].filter(Boolean).join(' at ');

/** Its dates as in an address: the same text for the same plan. @param {Kept} kept */
export const datesOf = ({ interview, day, region }) => writeLink({ interview, day, region });

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

/** The same for two that are kept as the same. @param {Kept} kept */
export const textOf = (kept) => JSON.stringify(entryOf(kept));

/** @param {Kept} kept */
export const entryOf = (kept) => ({
  id: kept.id,
  revision: kept.revision,
  title: kept.title,
  link: datesOf(kept),
  said: kept.said,
  phrase: kept.phrase,
  words: kept.words,
  done: kept.done,
  course: courseEntry(kept.course),
  rounds: kept.rounds.map(({ interview, done }) => ({ interview: isoDay(interview), done })),
  ahead: kept.ahead.map(({ title, day, until }) => ({ title, day: isoDay(day), until: isoDay(until) })),
  exported: kept.exported.length
    ? kept.exported.map(({ id, title, day }) => ({ id, title, day: isoDay(day) }))
    : undefined,
});

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

/** @param {Course} course what is kept of it; nothing while they wait */
function courseEntry(course) {
  if (course.kind === 'waiting') return undefined;
  const deadline = course.kind === 'offer' && course.deadline !== null ? isoDay(course.deadline) : undefined;
  return { kind: course.kind, day: isoDay(course.day), deadline };
}

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
