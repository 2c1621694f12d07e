/**
 * The interviews as one file, which another device can bring in. A file may be damaged or hostile: it comes in whole,
 * or not at all. No document here.
 */

import { interviews, read } from '../kept/interviews.js';
import { contentOf, entryOf, store, stored, VERSION, whyNot, yourName } from '../kept/storage.js';

const MOST_IN_A_FILE = 200;

/** A text is no file of interviews that this page can take. */
class FileError extends Error {}

/** @param {unknown} error what bringIn threw @returns {'damaged' | 'newer' | 'full' | 'blocked'} */
export const whyNotIn = (error) => (error instanceof FileError ? 'damaged' : whyNot(error));

/** @param {string} region @returns {string} the text of a file that bringIn takes */
export const takeOut = (region) =>
  JSON.stringify({ v: VERSION, name: yourName() || undefined, interviews: interviews(region).map(entryOf) }, null, 1);

/**
 * Adds a file's interviews; of one that is here already the newer revision stays, and so does the reader's name that is
 * kept here. All of the file or nothing of it.
 * Throws where it is no such file, or nothing can be kept.
 * @param {string} text @param {string} region @returns {number} how many were new or newer
 */
export function bringIn(text, region) {
  const found = readFile(text, region);
  const mine = stored();
  const newer = found.interviews.filter(
    ({ id, revision }) => !mine.entries.some((entry) => entry?.id === id && entry.revision >= revision),
  );
  const replaced = new Set(newer.map((kept) => kept.id));
  store([...mine.entries.filter((entry) => !replaced.has(entry?.id)), ...newer.map(entryOf)], mine.name || found.name);
  return newer.length;
}

/** Throws FileError where a part of it cannot be read. @param {string} text @param {string} region */
function readFile(text, region) {
  let content;
  try {
    content = contentOf(text);
  } catch {
    throw new FileError();
  }
  const { name, entries } = content;
  const found = entries
    .slice(0, MOST_IN_A_FILE)
    .map((entry) => read(entry, region))
    .filter((kept) => kept !== null);
  const ids = new Set(found.map((kept) => kept.id));
  if (!(name || entries.length) || found.length < entries.length || ids.size < found.length) throw new FileError();
  return { name, interviews: found };
}
