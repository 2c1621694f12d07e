/**
 * What is said of saved jobs in more than one place. Pure.
 *
 * @import {Stage, WhyNot} from '../../types'
 */

/** Why a change could not be kept. @type {Record<WhyNot, string>} */
export const NOT_KEPT = {
  newer: 'A newer version of this page keeps your jobs here. Reload the page, and try again.',
  full: 'This browser has no room left, so that wasn’t kept. Delete something kept here, and try again.',
  blocked: 'This browser doesn’t let the page keep anything, so that wasn’t kept.',
};

/** @type {Record<Stage, string>} */
export const STAGE_NAMES = { saved: 'Saved', applied: 'Applied', interview: 'Interview' };

/** "20 November", or "20 Nov 2025" in another year; on the reader's own calendar. @param {number} at @param {number} now */
export function dayWords(at, now) {
  const [day, today] = [new Date(at), new Date(now)];
  const year = day.getFullYear() === today.getFullYear() ? undefined : 'numeric';
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: year ? 'short' : 'long', year });
}

/** "on 20 November", "yesterday", "earlier today" @param {number} at @param {number} now */
export function whenWords(at, now) {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (at >= midnight) return 'earlier today';
  return at >= new Date(midnight).setDate(new Date(midnight).getDate() - 1) ? 'yesterday' : `on ${dayWords(at, now)}`;
}

/**
 * @param {number} count @param {boolean} more whether there may be others on the next page
 * @param {number} since when the last visit was @param {number} now
 */
export const newWords = (count, more, since, now) =>
  `${count}${more ? '+' : ''} new since your last visit ${whenWords(since, now)}`;
