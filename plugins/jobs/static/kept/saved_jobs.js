/**
 * The postings that a reader has saved, and how far she has got with each. What is found may be damaged, so it is read
 * strictly; reading changes nothing, and writing changes one entry. No document here.
 *
 * @import {Change, SavedJob, Stage} from '../../types'
 */

import { store, stored } from './storage.js';

export const KEY = 'saved-jobs';
export const VERSION = 1;
/** @type {Stage[]} in the order in which they come */
export const STAGES = ['saved', 'applied', 'interview'];
const MOST_CHARACTERS = 200;
const MOST_CHANGES = 100;

/** @param {unknown} text @returns {string} one line, which turns nothing that stands after it */
const line = (text) =>
  typeof text === 'string'
    ? text
        .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, MOST_CHARACTERS)
    : '';

/** Of a plan, as the calculator makes them. Not the browser's own UUID, which it makes at https addresses only. */
const newPlan = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {Omit<SavedJob, 'plan' | 'changes'>} job @param {number} now @returns {SavedJob} one that has just been saved */
export const newJob = (job, now) => ({ ...job, plan: newPlan(), changes: [{ stage: 'saved', at: now }] });

/** @param {any} found @returns {SavedJob | null} */
export function read(found) {
  const title = line(found?.title);
  const changes = readChanges(found?.changes);
  if (!title || !changes.length || typeof found.id !== 'string' || !/^[a-z0-9-]{1,80}$/.test(found.id)) return null;
  return {
    id: found.id,
    title,
    company: line(found.company),
    where: line(found.where),
    closes: Number.isNaN(Date.parse(found.closes)) ? '' : line(found.closes),
    plan: typeof found.plan === 'string' && /^[\w-]{8,64}$/.test(found.plan) ? found.plan : '',
    changes,
  };
}

/** @param {any} found @returns {Change[]} the latest last */
function readChanges(found) {
  if (!Array.isArray(found)) return [];
  const changes = found
    .map((one) => ({ stage: one?.[0], at: Date.parse(one?.[1]) }))
    .filter(({ stage, at }) => STAGES.includes(stage) && !Number.isNaN(at));
  return changes.sort((one, other) => one.at - other.at).slice(-MOST_CHANGES);
}

/** @param {SavedJob} job as it is kept */
export const entryOf = ({ changes, ...job }) => ({
  ...job,
  changes: changes.map(({ stage, at }) => [stage, new Date(at).toISOString()]),
});

/** Each entry as it was found, readable or not. Throws where nothing can be kept. @returns {any[]} */
export function entries() {
  const found = stored(KEY, VERSION)?.saved;
  return Array.isArray(found) ? found : [];
}

/** Throws where nothing can be kept. @param {any[]} all */
export const storeEntries = (all) => store(KEY, all.length ? { v: VERSION, saved: all } : null);

/** All that can be read; nothing where the browser lets the page keep nothing. @returns {SavedJob[]} */
export function savedJobs() {
  try {
    const jobs = entries()
      .map(read)
      .filter((job) => job !== null);
    return [...new Map(jobs.map((job) => [job.id, job])).values()];
  } catch {
    return [];
  }
}

/** Throws where nothing can be kept. @param {SavedJob} job */
export const keep = (job) => storeEntries([...entries().filter((entry) => entry?.id !== job.id), entryOf(job)]);

/** Throws where nothing can be kept. @param {string} id */
export const drop = (id) => storeEntries(entries().filter((entry) => entry?.id !== id));

/** @param {SavedJob} job */
export const stageOf = ({ changes }) => /** @type {Change} */ (changes.at(-1)).stage;

/** @param {SavedJob} job @param {Stage} stage @param {number} now @returns {SavedJob} */
export const moved = (job, stage, now) =>
  stage === stageOf(job) ? job : { ...job, changes: [...job.changes, { stage, at: now }].slice(-MOST_CHANGES) };

/**
 * When a job came to a stage: the last time from one before it. A step back leaves the days of the stages before as they
 * were. Null for a stage that was skipped, or lies ahead.
 * @param {SavedJob} job @param {Stage} stage @returns {number | null}
 */
export function reached(job, stage) {
  const rank = STAGES.indexOf(stage);
  let before = -1;
  let at = null;
  for (const change of job.changes) {
    const now = STAGES.indexOf(change.stage);
    if (now === rank && before < rank) at = change.at;
    before = now;
  }
  return rank > before ? null : at;
}

/** The same job from two devices, with the changes of both. @param {SavedJob} mine @param {SavedJob} other @returns {SavedJob} */
export function joined(mine, other) {
  const told = new Set(mine.changes.map(({ stage, at }) => stage + at));
  const changes = [...mine.changes, ...other.changes.filter(({ stage, at }) => !told.has(stage + at))];
  changes.sort((one, another) => one.at - another.at);
  return { ...mine, plan: mine.plan || other.plan, changes: changes.slice(-MOST_CHANGES) };
}
