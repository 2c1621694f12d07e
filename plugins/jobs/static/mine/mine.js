/**
 * The page of saved postings: made of what the device keeps, and of the file that says which are still open. DOM only.
 *
 * @import {SavedJob, Stage, States} from '../../types'
 */

import * as saved from '../kept/saved_jobs.js';
import { KEY as SEEN } from '../kept/seen_jobs.js';
import { whyNot } from '../kept/storage.js';
import { KEY as VISITS } from '../kept/visits.js';
import { NOT_KEPT, STAGE_NAMES } from '../kept/words.js';
import { need, showJob } from './item.js';

/** All that this room keeps of what a reader does with the board. */
const KEYS = [saved.KEY, SEEN, VISITS];

class MyJobs extends HTMLElement {
  /** @type {States | null} */
  #states = null;
  /** What was removed on this page stands in its place, to be taken back. @type {Map<string, SavedJob>} */
  #removed = new Map();
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();
  #list = need(this, 'ul');
  /** What "Delete everything" has taken away, key by key, while the page is open. @type {[string, string][]} */
  #deleted = [];

  connectedCallback() {
    const plan = /** @type {HTMLTemplateElement} */ (need(this, '[data-part=plan]'));
    this.append(...plan.content.querySelectorAll('script')); // each is run once, not once for each job
    this.show();
    this.#goTo(location.hash.slice(1));
    this.addEventListener('click', (event) => this.#clicked(event));
    addEventListener('storage', () => this.show());
    addEventListener('pageshow', ({ persisted }) => persisted && this.show());
    addEventListener('hashchange', () => this.#goTo(location.hash.slice(1)));
    void this.#fetchStates();
    void this.#offerBackup();
  }

  /** The file is core's, with a part for each room that keeps something. */
  async #offerBackup() {
    try {
      const { dataset } = need(document, 'template[data-backup]');
      await (await import(dataset.backup ?? '')).offerBackup(need(this, '.mine-kept'), () => this.show());
    } catch {
      const said = need(this, '[data-unloaded]');
      said.textContent = said.dataset.unloaded ?? '';
    }
  }

  async #fetchStates() {
    if (!saved.savedJobs().length) return;
    try {
      const answer = await fetch(this.getAttribute('states') ?? '');
      this.#states = answer.ok ? await answer.json() : null;
      this.show();
    } catch {
      // Without a connection, what was saved of each says when it closes.
    }
  }

  show() {
    const now = Date.now();
    const jobs = saved.savedJobs();
    for (const { id } of jobs) this.#removed.delete(id);
    const all = [...jobs, ...this.#removed.values()].sort((one, other) => other.changes[0].at - one.changes[0].at);
    const items = all.map((job) => this.#itemOf(job));
    for (const [id, item] of this.#items) if (!items.includes(item)) this.#forget(id, item);
    // One that stands where it should is not touched, and keeps the focus.
    items.forEach((item, place) => {
      if (this.#list.children[place] !== item) this.#list.insertBefore(item, this.#list.children[place] ?? null);
    });
    for (const job of jobs) {
      const item = /** @type {HTMLElement} */ (this.#items.get(job.id));
      showJob(item, job, this.#states, this.getAttribute('board') ?? '', now);
      tellPlan(item, job);
    }
    need(this, '[data-empty]').hidden = all.length > 0;
    this.#sayWhatIsWrong(jobs.length);
  }

  /** @param {SavedJob} job @returns {HTMLElement} */
  #itemOf(job) {
    const part = this.#removed.has(job.id) ? 'removed' : 'job';
    const before = this.#items.get(job.id);
    if (before?.dataset.part === part) return before;
    const template = /** @type {HTMLTemplateElement} */ (need(this, `template[data-part=${part}]`));
    const item = /** @type {HTMLElement} */ (need(template.content, 'li').cloneNode(true));
    item.dataset.part = part;
    item.dataset.id = job.id;
    if (part === 'removed') need(item, 'bdi').textContent = job.title;
    else {
      const plan = /** @type {HTMLTemplateElement} */ (need(this, '[data-part=plan]'));
      need(item, '.mine-plan').append(plan.content.cloneNode(true));
    }
    before?.replaceWith(item);
    this.#items.set(job.id, item);
    return item;
  }

  /** @param {string} id @param {HTMLElement} item */
  #forget(id, item) {
    if (item.dataset.id === id && this.#items.get(id) === item) this.#items.delete(id);
    item.remove();
  }

  /** @param {string} id of a posting that another page led to */
  #goTo(id) {
    const item = this.#items.get(id);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  /** @param {number} readable how many jobs can be read */
  #sayWhatIsWrong(readable) {
    let words = '';
    try {
      const lost = saved.entries().length - readable;
      if (!lost && !readable && localStorage.getItem(saved.KEY))
        words = 'What was kept here is damaged, so your saved jobs can’t be shown. Restore a backup if you have one.';
      if (lost > 0) words = `${lost === 1 ? 'One saved job is' : `${lost} saved jobs are`} damaged and can’t be shown.`;
    } catch (error) {
      words = { ...NOT_KEPT, blocked: 'This browser doesn’t let the page keep anything, so no job can be saved.' }[
        whyNot(error)
      ];
    }
    this.#notice(words);
  }

  /** @param {string} words */
  #notice(words) {
    const notice = need(this, '[data-notice]');
    if (notice.textContent !== words) notice.textContent = words;
    notice.hidden = !words;
  }

  /** @param {string} words for the ear: the eye sees it where it happens */
  #say(words) {
    need(this, '[data-said]').textContent = words;
  }

  /** Takes everything away, or brings back what was. @param {boolean} back */
  #deleteAll(back) {
    const place = need(this, '[data-deleted]');
    const [said, undo] = [need(place, 'span'), need(place, 'button')];
    try {
      if (back) for (const [key, text] of this.#deleted) localStorage.setItem(key, text);
      else {
        this.#deleted = KEYS.map((key) => /** @type {[string, string]} */ ([key, localStorage.getItem(key) ?? '']));
        this.#deleted = this.#deleted.filter(([, text]) => text);
        for (const key of KEYS) localStorage.removeItem(key);
        this.#removed.clear();
      }
    } catch (error) {
      said.textContent = NOT_KEPT[whyNot(error)];
      return;
    }
    undo.hidden = back || !this.#deleted.length;
    said.textContent = back ? 'It’s all back.' : 'Deleted. Nothing of the board is left on this device.';
    if (back) need(this, '[data-act=delete]').focus();
    else undo.focus();
    this.show();
  }

  /** @param {MouseEvent} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest('button') : null;
    const act = button?.dataset.act ?? '';
    if (/delete$/.test(act)) this.#deleteAll(act === 'undelete');
    const id = button?.closest('li')?.dataset.id ?? '';
    if (!button || !id) return;
    const job = this.#removed.get(id) ?? saved.savedJobs().find((one) => one.id === id);
    if (!job) return;
    const stage = /** @type {Stage | undefined} */ (button.dataset.stage);
    try {
      if (stage) {
        saved.keep(saved.moved(job, stage, Date.now()));
        this.#say(`${STAGE_NAMES[stage]}: ${job.title}`);
      } else if (button.dataset.act === 'remove') {
        saved.drop(id);
        this.#removed.set(id, job);
      } else if (button.dataset.act === 'undo') {
        saved.keep(job);
      }
      this.show();
    } catch (error) {
      this.#notice(NOT_KEPT[whyNot(error)]);
      need(this, '[data-notice]').scrollIntoView({ block: 'nearest' });
      return;
    }
    if (button.isConnected) return;
    const item = this.#items.get(id);
    need(item ?? this, item?.dataset.part === 'removed' ? 'button' : 'a').focus();
  }
}

/**
 * Tells what another room shows beside a job which one it is: see plugins/core/README.md, "Parts that a script fills".
 * @param {HTMLElement} item @param {SavedJob} job
 */
function tellPlan(item, job) {
  for (const part of need(item, '.mine-plan').children) {
    part.setAttribute('job-title', job.title);
    part.setAttribute('company', job.company);
    part.setAttribute('plan', job.plan);
    part.toggleAttribute('offered', saved.stageOf(job) === 'interview');
  }
}

customElements.define('my-jobs', MyJobs);
