/**
 * What outlives the page: one interview kept on the device, and its dates in the address. Both may come back damaged
 * or hostile, so both are read strictly. No document here.
 *
 * @import {Dates, Decision, Kept, Link, Unit} from '../types.js'
 */

import { DECISION_LIMITS, isoDay, parseDay } from './schedule.js';

const KEY = 'follow-up-timeline';
const MOST_PEOPLE = 12;
const MOST_CHARACTERS = 120;
/** @type {Record<string, Unit>} */
const UNITS = { d: 'days', w: 'weeks', b: 'business_days' };

/**
 * `v1;i=2026-11-20;d=2026-12-04;r=CA-ON`, with `n=2w` (or 14d, 10b) for a time instead of a day.
 * @param {string} fragment without the # @returns {Link | null} null where it is broken or of another version
 */
export function readLink(fragment) {
  /** @type {Map<string, string>} */
  const given = new Map();
  let parts;
  try {
    parts = decodeURIComponent(fragment).split(';');
  } catch {
    return null;
  }
  if (parts.shift() !== 'v1') return null;
  for (const part of parts) {
    const [, key, value] = /^([idnr])=([\w-]+)$/.exec(part) ?? [];
    if (!key || given.has(key)) return null;
    given.set(key, value);
  }
  const interview = parseDay(given.get('i'));
  const decision = readDecision(given.get('d'), given.get('n'), interview);
  const region = given.get('r') ?? null;
  if (interview === null || decision === undefined) return null;
  if (region !== null && !/^([A-Z]{2}(-[A-Za-z\d-]{1,30})?|none)$/.test(region)) return null;
  return { interview, decision, region };
}

/** @param {string | undefined} day @param {string | undefined} span @param {number | null} interview @returns {Decision | null | undefined} */
function readDecision(day, span, interview) {
  if (day === undefined && span === undefined) return null;
  if (span === undefined) {
    const found = parseDay(day);
    return found === null || interview === null || found < interview ? undefined : { mode: 'day', day: found };
  }
  const [, count, letter] = /^(\d{1,3})([dwb])$/.exec(span) ?? [];
  if (day !== undefined || !letter) return undefined;
  const n = Number(count);
  return n < 1 || n > DECISION_LIMITS[UNITS[letter]] ? undefined : { mode: 'in', span: { n, unit: UNITS[letter] } };
}

/** @param {Link} link @returns {string} without the # */
export function writeLink({ interview, decision, region }) {
  const parts = ['v1', `i=${isoDay(interview)}`];
  if (decision?.mode === 'day' && decision.day !== null) parts.push(`d=${isoDay(decision.day)}`);
  if (decision?.mode === 'in' && decision.span) parts.push(`n=${decision.span.n}${decision.span.unit[0]}`);
  if (region !== null) parts.push(`r=${region}`);
  return parts.join(';');
}

/** @param {unknown} text @returns {string} one line of at most 120 characters, none of them half a surrogate pair */
export const tidy = (text) =>
  typeof text === 'string' ? [...text.replace(/\p{Cs}/gu, '').trim().replace(/\s+/g, ' ')].slice(0, MOST_CHARACTERS).join('').trim() : '';

/** Not the browser's own UUID, which it makes at https addresses only. */
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} region @returns {Kept} */
export const nothing = (region) => ({
  id: newId(),
  revision: 0,
  interview: null,
  decision: { mode: 'day', day: null },
  region,
  words: { role: '', company: '', common_ground: '', recruiter: { name: '', email: '' }, interviewers: [] },
  done: [],
});

/** What is kept here, or null. Throws where the browser lets the page keep nothing. @param {string} region */
export function load(region) {
  const text = localStorage.getItem(KEY);
  try {
    return text === null ? null : mended(JSON.parse(text), region);
  } catch {
    return null;
  }
}

/** Throws where the browser lets the page keep nothing. @param {Dates} kept */
export function save({ id, revision, interview, decision, region, words, done }) {
  const link = writeLink({ interview, decision, region });
  localStorage.setItem(KEY, JSON.stringify({ v: 1, id, revision, link, undated: decision.mode === 'none', words, done }));
}

/** Throws where the browser lets the page keep nothing. */
export const forget = () => localStorage.removeItem(KEY);

/** @param {any} found @param {string} region @returns {Kept | null} */
function mended(found, region) {
  const link = found?.v === 1 ? readLink(String(found.link)) : null;
  if (!link) return null;
  const words = found.words ?? {};
  const people = Array.isArray(words.interviewers) ? words.interviewers.slice(0, MOST_PEOPLE) : [];
  const empty = nothing(link.region ?? region);
  return {
    ...empty,
    id: typeof found.id === 'string' && /^[\w-]{8,64}$/.test(found.id) ? found.id : empty.id,
    revision: Number.isSafeInteger(found.revision) && found.revision > 0 ? found.revision : 0,
    interview: link.interview,
    decision: found.undated === true ? { mode: 'none' } : link.decision ?? empty.decision,
    words: {
      role: tidy(words.role),
      company: tidy(words.company),
      common_ground: tidy(words.common_ground),
      recruiter: { name: tidy(words.recruiter?.name), email: tidy(words.recruiter?.email) },
      interviewers: people.map((/** @type {any} */ person) => ({
        name: tidy(person?.name),
        email: tidy(person?.email),
        detail: tidy(person?.detail),
      })),
    },
    done: Array.isArray(found.done) ? found.done.filter((/** @type {unknown} */ id) => typeof id === 'string') : [],
  };
}
