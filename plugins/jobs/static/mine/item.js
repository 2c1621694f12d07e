/**
 * A saved posting on the page of them: what it is, whether it's still open, how far its reader has got. DOM only.
 *
 * @import {SavedJob, Stage, States} from '../../types'
 */

import { reached, stageOf } from '../kept/saved_jobs.js';
import { dayWords } from '../kept/words.js';

const MINUTE = 60_000;

/**
 * The first element that a selector finds. There is one: template and script belong together.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector @returns {E}
 */
export const need = (root, selector) => /** @type {E} */ (/** @type {unknown} */ (root.querySelector(selector)));

/** @param {Element} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * What became of the posting: in words, whether it is over, and whether it has a page.
 * @param {SavedJob} job @param {States | null} states null: they can't be had, and what was saved counts @param {number} now
 * @returns {{words: string, over: boolean, page: boolean}}
 */
export function stateOf(job, states, now) {
  const closes = states?.open[job.id] ?? job.closes;
  const end = closes ? Date.parse(closes) : Infinity;
  const last = end < Infinity ? dayWords(end - MINUTE, now) : '';
  const why = states?.closed[job.id];
  const known = !states || job.id in states.open || why !== undefined;
  if (why === 'filled') return { words: 'Closed: the job has been filled.', over: true, page: true };
  if (why === 'withdrawn') return { words: 'Closed: the posting was taken down.', over: true, page: true };
  if (end <= now) return { words: `Closed: its last day was ${last}.`, over: true, page: known };
  if (why !== undefined) return { words: 'This posting is closed.', over: true, page: true };
  if (!known) return { words: 'This posting is gone.', over: true, page: false };
  return { words: last ? `Open until ${last}` : 'Open', over: false, page: true };
}

/** Shows the job in its element, a copy of the template. @param {HTMLElement} item @param {SavedJob} job @param {States | null} states @param {string} board its address @param {number} now */
export function showJob(item, job, states, board, now) {
  const { words, over, page } = stateOf(job, states, now);
  const link = need(item, 'a');
  if (page) link.setAttribute('href', `${board}${job.id}/`);
  else link.removeAttribute('href');
  write(need(link, 'bdi'), job.title);
  write(need(item, '[data-company]'), job.company);
  write(need(item, '[data-where]'), job.where);
  need(item, '.posting-facts > span').hidden = !(job.company && job.where);
  write(need(item, '.mine-state'), words);
  item.classList.toggle('mine-over', over);
  showStages(need(item, '.mine-stages'), job, now);
  need(item, '[data-act=remove]').ariaLabel = `Remove: ${job.title}`;
}

/** @param {HTMLElement} group @param {SavedJob} job @param {number} now */
function showStages(group, job, now) {
  const current = stageOf(job);
  group.ariaLabel = `How far with ${job.title}`;
  for (const button of group.querySelectorAll('button')) {
    const stage = /** @type {Stage} */ (button.dataset.stage);
    const at = reached(job, stage);
    button.ariaPressed = `${stage === current}`;
    button.classList.toggle('mine-reached', at !== null || stage === current);
    write(need(button, 'small'), at === null ? '' : dayWords(at, now));
  }
}
