/**
 * The interviews in the reader's backup (plugins/core/static/backup/). A file may be damaged or hostile: its interviews
 * come in whole, or not at all. No document here.
 *
 * @import {BackupPart} from '../../core/types.js'
 */

import { interviews, read } from './kept/interviews.js';
import { contentOf, entryOf, KEY, store, stored, whyNot, yourName } from './kept/storage.js';

const MOST_IN_A_FILE = 200;
/** For interviews of the first version, which may name none: the page has it in this script's address. */
const REGION = new URL(import.meta.url).search.slice(1) || 'none';

/** What goes into the file: nothing where nothing is kept. */
function takeOut() {
  const all = interviews(REGION);
  const name = yourName() || undefined;
  return name || all.length ? { name, interviews: all.map(entryOf) } : {};
}

/**
 * Adds interviews; of one that is here already the newer revision stays, and so does the reader's name that is kept here.
 * Throws where nothing can be kept.
 * @param {ReturnType<typeof readFile>} found @returns {number} how many were new or newer
 */
function bringIn(found) {
  const mine = stored();
  const newer = found.interviews.filter(
    ({ id, revision }) => !mine.entries.some((entry) => entry?.id === id && entry.revision >= revision),
  );
  const replaced = new Set(newer.map((kept) => kept.id));
  store([...mine.entries.filter((entry) => !replaced.has(entry?.id)), ...newer.map(entryOf)], mine.name || found.name);
  return newer.length;
}

/** Throws where a part of it cannot be read. @param {string} text */
function readFile(text) {
  const { name, entries } = contentOf(text);
  const found = entries
    .slice(0, MOST_IN_A_FILE)
    .map((entry) => read(entry, REGION))
    .filter((kept) => kept !== null);
  const ids = new Set(found.map((kept) => kept.id));
  if (found.length < entries.length || ids.size < found.length) throw new Error('not all of it can be read');
  return { name, interviews: found };
}

/** @type {BackupPart} */
export const part = {
  key: KEY,
  takeOut,
  read(text) {
    const found = readFile(text);
    if (!found.name && !found.interviews.length) return null;
    // The first version's file was one interview.
    const { v, ...rest } = JSON.parse(text);
    return { names: v === 1 ? Object.keys(rest) : ['name', 'interviews'], bringIn: () => bringIn(found) };
  },
  words: (count) => (count === 1 ? '1 interview' : `${count} interviews`),
  whyNot,
};
