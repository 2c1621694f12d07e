/**
 * Where the device keeps interviews: one is written at a time, and whatever else is there stays as it was found. No
 * document here.
 *
 * @import {Course, Kept} from '../../types.js'
 */

import { isoDay } from '../plan/schedule.js';
import { tidy } from './tidy.js';
import { writeLink } from './write_link.js';

export const KEY = 'follow-up-timeline';
export const VERSION = 2;
/** Not the browser's own UUID, which it makes at https addresses only. */
export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

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
  words: { role: '', company: '', recruiter: { name: '', email: '', greeting: '' }, interviewers: [] },
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

/** Throws where nothing can be kept. @param {Kept} kept */
export const keep = (kept) => store([...others(kept.id), entryOf(kept)]);

/** @param {string} id */
export const others = (id) => stored().entries.filter((entry) => entry?.id !== id);

/** @param {any} error what keep or drop threw @returns {'newer' | 'full' | 'blocked'} why nothing can be kept */
export const whyNot = (error) =>
  error instanceof NewerError ? 'newer' : error.name === 'QuotaExceededError' ? 'full' : 'blocked';

/** @param {Kept} kept @returns {string} what it is called; '' where the reader has typed nothing that could name it */
export const nameOf = ({ title, words: { role, company } }) => title || [role, company].filter(Boolean).join(' at ');

/** Its dates as in an address: the same text for the same plan. @param {Kept} kept */
export const datesOf = ({ interview, day, region }) => writeLink({ interview, day, region });

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

/** @param {Course} course what is kept of it; nothing while they wait */
function courseEntry(course) {
  if (course.kind === 'waiting') return undefined;
  const deadline = course.kind === 'offer' && course.deadline !== null ? isoDay(course.deadline) : undefined;
  return { kind: course.kind, day: isoDay(course.day), deadline };
}
