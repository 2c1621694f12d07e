/**
 * The saved jobs in the reader's backup (plugins/core/static/backup/): under `jobs`, as they are kept. No document here.
 *
 * @import {BackupPart} from '../../../core/types'
 * @import {SavedJob} from '../../types'
 */

import { entries, entryOf, joined, KEY, read, savedJobs, storeEntries, VERSION } from './saved_jobs.js';
import { whyNot } from './storage.js';

const MOST_IN_A_FILE = 2000;

/** Throws where a part of it cannot be read. @param {any} found @returns {SavedJob[]} */
function readFile(found) {
  const all = found?.v === VERSION && Array.isArray(found.saved) ? found.saved : null;
  const jobs = all?.slice(0, MOST_IN_A_FILE).map(read);
  if (!all || jobs.length < all.length || jobs.includes(null)) throw new Error('not all of it can be read');
  if (new Set(jobs.map((/** @type {SavedJob} */ { id }) => id)).size < jobs.length) throw new Error('one stands twice');
  return jobs;
}

/** Adds jobs; one that is here already has the changes of both. @param {SavedJob[]} jobs @returns {number} how many say something new */
function bringIn(jobs) {
  const mine = new Map(savedJobs().map((job) => [job.id, job]));
  const news = jobs.filter((job) => {
    const kept = mine.get(job.id);
    return !kept || joined(kept, job).changes.length > kept.changes.length;
  });
  const ids = new Set(news.map(({ id }) => id));
  const kept = entries().filter((entry) => !ids.has(entry?.id));
  storeEntries([
    ...kept,
    ...news.map((job) => {
      const here = mine.get(job.id);
      return entryOf(here ? joined(here, job) : job);
    }),
  ]);
  return news.length;
}

/** @type {BackupPart} */
export const part = {
  key: KEY,
  takeOut() {
    const jobs = savedJobs();
    return jobs.length ? { jobs: { v: VERSION, saved: jobs.map(entryOf) } } : {};
  },
  read(text) {
    const { jobs: found } = JSON.parse(text);
    if (found === undefined) return null;
    const jobs = readFile(found);
    return { names: ['jobs'], bringIn: () => bringIn(jobs) };
  },
  words: (count) => (count === 1 ? '1 job' : `${count} jobs`),
  whyNot,
};
