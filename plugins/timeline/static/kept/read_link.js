/**
 * An interview as the fragment of an address, which no browser sends to a server. A link may come from anywhere, so it
 * is read strictly: whatever this page would not have written is no link. Pure.
 *
 * @import {Link, Unit, Words} from '../../types.js'
 */

import { DECISION_LIMITS, parseDay } from '../plan/schedule.js';
import { wordsOf } from './draft_fields.js';
import { tidy } from './tidy.js';

/** Twelve people in the longest of words, and some room. */
const MOST_CHARACTERS = 40000;
/** What mail and chat programs hang on at the end: one mark after another, but none in which what is written here ends. */
const MARKS = /(?:(?![#%&@/])[\s>`\p{Cf}\p{Pe}\p{Pi}\p{Pf}\p{Po}]){1,30}$/u;
/** And what counts clicks: no key of ours is so long. */
const TRACKING = /([?&](amp;)?[\w.-]{2,}=[^;&?]*){1,20}$/;
/** @type {Record<string, Unit>} */
const UNITS = { d: 'days', w: 'weeks', b: 'business_days' };

/** @param {unknown} text */
export const isId = (text) => typeof text === 'string' && /^[\w-]{8,64}$/.test(text);

/**
 * `v1;i=2026-11-20;d=2026-12-04;r=CA-ON;p=<plan id>`, with `w=` for words; or `v1;c=<company>;j=<role>` for an interview
 * that has no day yet. Older addresses may have `n=2w` (or 14d, 10b) instead of a day. Whatever does not belong to it
 * at its end is dropped, but texts keep what is percent-encoded there: a job may be "Clerk (part-time)".
 * @param {string} fragment without the # @returns {Link | null} null where it is broken or of another version
 */
export function readLink(fragment) {
  /** @type {Map<string, string>} */
  const given = new Map();
  if (fragment.length > MOST_CHARACTERS) return null;
  try {
    // Some messengers encode the semicolons too.
    const parts = bare(fragment.startsWith('v1;') ? fragment : decodeURIComponent(fragment)).split(';');
    if (parts.shift() !== 'v1') return null;
    const last = parts.pop() ?? '';
    parts.push(/^[cj]/.test(last) ? last : bare(decodeURIComponent(last)));
    for (const part of parts) {
      const [, key, value] = /^([idnrpwcj])=(.+)$/.exec(part) ?? [];
      if (!key || given.has(key)) return null;
      given.set(key, decodeURIComponent(value));
    }
    const interview = given.has('i') ? parseDay(given.get('i')) : null;
    const day = given.has('d') ? parseDay(given.get('d')) : null;
    const said = given.has('n') ? readSpan(given.get('n')) : '';
    const region = given.get('r') ?? null;
    const id = given.get('p') ?? null;
    const words = readWords(given);
    if (given.has('i') ? interview === null : words === null) return null;
    if (said === null || (given.has('d') && (day === null || interview === null || day < interview || said)))
      return null;
    if (words === undefined || (id !== null && !isId(id))) return null;
    if (region !== null && !/^([A-Z]{2}(-[A-Za-z\d-]{1,30})?|none)$/.test(region)) return null;
    return { interview, said, day, region, id, words };
  } catch {
    return null;
  }
}

/** @param {string} text */
function bare(text) {
  const untracked = text.replace(TRACKING, '');
  // A bracket that was opened here is of a text: some programs write it as it is.
  return untracked.replace(MARKS, (marks, at) =>
    marks[0] === ')' && untracked.lastIndexOf('(', at) > untracked.lastIndexOf(')', at - 1) ? ')' : '',
  );
}

/** "2 weeks" for 2w; null where it is no span that can be. @param {string | undefined} span */
function readSpan(span) {
  const [, count, letter] = /^(\d{1,3})([dwb])$/.exec(span ?? '') ?? [];
  const unit = UNITS[letter];
  const n = Number(count);
  return unit && n >= 1 && n <= DECISION_LIMITS[unit] ? `${n} ${unit.replace('_', ' ')}` : null;
}

/** Throws where they are no words at all. @param {Map<string, string>} given @returns {Words | null | undefined} */
function readWords(given) {
  const packed = given.get('w');
  const company = given.get('c') ?? '';
  const role = given.get('j') ?? '';
  if (packed === undefined) {
    if (tidy(company) !== company || tidy(role) !== role) return undefined;
    return company || role ? wordsOf({ company, role }) : null;
  }
  const bytes = Uint8Array.from(atob(packed.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const found = JSON.parse(text);
  const words = wordsOf(found);
  const read = { ...words, common_ground: tidy(found.common_ground) }; // older links have it for all
  return company || role || JSON.stringify(found) !== text || !unchanged(found, read) ? undefined : words;
}

/**
 * Whether all that was found has come through. What is too long, too many, of another type or unknown has not.
 * @param {any} found @param {any} read @returns {boolean}
 */
function unchanged(found, read) {
  if (typeof read === 'string') return found === read;
  return (
    typeof found === 'object' &&
    Array.isArray(found) === Array.isArray(read) &&
    Object.keys(found).every((key) => Object.hasOwn(read, key) && unchanged(found[key], read[key]))
  );
}
