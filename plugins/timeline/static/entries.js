/**
 * The steps as calendar entries: a file to download, and links that add one step to a calendar elsewhere. DOM only.
 *
 * @import {Entry, Kept} from '../types.js'
 */

import { googleCalendar, outlookCalendar } from './elsewhere.js';
import { need } from './fields.js';
import { download } from './handing.js';
import { calendarFile } from './ics.js';

export class Entries {
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Pick<Kept, 'id' | 'revision'>} */
  #plan = { id: '', revision: 0 };

  /** @param {HTMLElement} root the calculator */
  constructor(root) {
    root.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button[data-save]') : null;
      if (button instanceof HTMLButtonElement) this.#save(button.value);
    });
  }

  /** @param {Pick<Kept, 'id' | 'revision'>} plan whose steps `add` will bring */
  begin({ id, revision }) {
    this.#plan = { id, revision };
    this.#entries = [];
  }

  /** @param {HTMLElement} item the step in the plan @param {Entry} entry */
  add(item, entry) {
    this.#entries.push(entry);
    /** @type {HTMLButtonElement} */ (need(item, '[data-save]')).value = entry.id;
    /** @type {HTMLAnchorElement} */ (need(item, '[data-calendar=google]')).href = googleCalendar(entry);
    /** @type {HTMLAnchorElement} */ (need(item, '[data-calendar=outlook]')).href = outlookCalendar(entry);
  }

  /** @param {string} step its id, or '' for the whole plan */
  #save(step) {
    const { id, revision } = this.#plan;
    const entries = this.#entries.filter((entry) => step === '' || entry.id === step);
    const text = calendarFile(entries, { plan: id, revision, host: location.host, stamp: Date.now() });
    download(`${step.replaceAll('_', '-') || 'follow-up-plan'}.ics`, 'text/calendar', text);
  }
}
