/**
 * In a row, and beside the way to apply: the button that saves a posting on this device. Of a row also whether it is new
 * here, or was opened. Each has a place of its own, so that nothing moves when it comes. DOM only.
 *
 * @import {SavedJob, Visit} from '../../types'
 */

import { dateIn } from '../board/ages.js';
import * as saved from './saved_jobs.js';
import * as seen from './seen_jobs.js';
import { whyNot } from './storage.js';
import * as visits from './visits.js';
import { NOT_KEPT, newWords } from './words.js';

/** Every button on the page. @type {Set<SaveJob>} */
const shown = new Set();
/** What was taken out here comes back as it was while the page is open. @type {Map<string, SavedJob>} */
const removed = new Map();

/** What the device knows, read once for all rows. */
const known = { saved: new Set(['']), seen: new Set(['']), last: /** @type {Visit | null} */ (null) };

/** @param {Element} row @returns {{id: string, listed: string, zone: string}} */
function postingIn(row) {
  const age = row.querySelector('posting-age');
  const [id = ''] = row.querySelector('a')?.pathname.split('/').filter(Boolean).slice(-1) ?? [];
  const listed = age?.getAttribute('listed') ?? age?.getAttribute('posted') ?? '';
  return { id, listed, zone: age?.getAttribute('zone') ?? 'UTC' };
}

/** What a row says of its posting. @param {Element} row */
function jobIn(row) {
  const [company = '', where = ''] = [...row.querySelectorAll('.posting-facts bdi')].map((name) => name.textContent);
  return {
    id: postingIn(row).id,
    title: row.querySelector('.posting-title')?.textContent.trim() ?? '',
    company,
    where,
    closes: row.querySelector('posting-age')?.getAttribute('closes') ?? '',
  };
}

/** Drawn by the page's styles: open, and filled once it is saved. */
function bookmark() {
  const [picture, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
  picture.setAttribute('viewBox', '0 0 14 18');
  path.setAttribute('d', 'M1.5 1h11v15.5l-5.5-4.5-5.5 4.5z');
  picture.append(path);
  return picture;
}

class SaveJob extends HTMLElement {
  #button = document.createElement('button');
  #word = document.createElement('span');
  #said = document.createElement('p');

  connectedCallback() {
    shown.add(this);
    if (!this.#button.isConnected) {
      this.#button.type = 'button';
      this.#button.addEventListener('click', () => this.#toggle());
      this.#button.append(bookmark(), this.#word);
      this.#said.className = 'save-said';
      this.#said.role = 'status';
      this.replaceChildren(this.#button);
    }
    this.show();
  }

  disconnectedCallback() {
    shown.delete(this);
  }

  get #row() {
    return this.closest('.posting');
  }

  get job() {
    const row = this.#row;
    if (row) return jobIn(row);
    const [id, title, company, where, closes] = ['job', 'name', 'company', 'where', 'closes'].map(
      (name) => this.getAttribute(name) ?? '',
    );
    return { id, title, company, where, closes };
  }

  /** Whether its row came since the last visit. */
  get isNew() {
    const row = this.#row;
    return row !== null && visits.isNew(postingIn(row), known.last);
  }

  show() {
    const { id, title } = this.job;
    const isSaved = known.saved.has(id);
    const word = isSaved ? 'Saved' : 'Save';
    if (this.#word.textContent !== word) this.#word.textContent = word;
    this.#button.ariaLabel = `${word}: ${title}`;
    this.#button.ariaPressed = `${isSaved}`;
    const opened = known.seen.has(id);
    this.#row?.classList.toggle('posting-seen', opened);
    this.#row?.querySelector('posting-age')?.setAttribute('mark', opened ? 'Seen' : this.isNew ? 'New' : '');
  }

  #toggle() {
    const { job } = this;
    const kept = saved.savedJobs().find(({ id }) => id === job.id);
    let said = '';
    try {
      if (!kept) saved.keep(removed.get(job.id) ?? saved.newJob(job, Date.now()));
      else {
        saved.drop(job.id);
        removed.set(job.id, kept);
        if (saved.stageOf(kept) !== 'saved') said = 'Taken off My jobs. Press Save to bring it back with its dates.';
      }
    } catch (error) {
      said = NOT_KEPT[whyNot(error)];
    }
    this.#say(said);
    refresh();
  }

  /** Below the row, or the button: it takes room only where there is something to say. @param {string} words */
  #say(words) {
    if (words && !this.#said.isConnected) (this.#row ?? this.parentElement)?.append(this.#said);
    if (!words) this.#said.remove();
    // A region is heard when its words change, not when it comes with them.
    this.#said.textContent = '';
    requestAnimationFrame(() => {
      this.#said.textContent = words;
    });
  }
}

/** Reads anew what the device keeps, and shows it. */
function refresh() {
  known.saved = new Set(saved.savedJobs().map(({ id }) => id));
  known.seen = seen.seenJobs();
  for (const button of shown) button.show();
}

/** A page of the board is looked at: the visit begins or goes on, and its rows know what is new. */
function look() {
  if (document.hidden) return;
  const now = Date.now();
  const posting = document.querySelector('save-job[job]')?.getAttribute('job');
  if (posting) seen.see(posting);
  if (document.body.matches('.page-jobs')) {
    const rows = [...document.querySelectorAll('.posting')].map(postingIn);
    const today = rows.filter(({ listed, zone }) => listed >= dateIn(new Date(now), zone));
    known.last = visits.look(
      now,
      today.map(({ id }) => id),
    );
  } else {
    visits.goOn(now);
    known.last = visits.lastVisit(now);
  }
  refresh();
  sayHowManyAreNew(now);
}

/** The line above the rows. @param {number} now */
function sayHowManyAreNew(now) {
  const line = document.querySelector('[data-new-since]');
  if (!(line instanceof HTMLElement)) return;
  const own = [...shown].filter((button) => !button.closest('[data-found], .posting[hidden]'));
  const count = own.filter((button) => button.isNew).length;
  const more = line.dataset.newSince === 'more' && own.at(-1)?.isNew === true;
  line.textContent = known.last && count ? newWords(count, more, known.last.at, now) : '';
}

/** Wakes the buttons, once what has closed has left the page. */
export function start() {
  customElements.define('save-job', SaveJob);
  look();
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', ({ persisted }) => persisted && look());
  addEventListener('storage', refresh);
}
