/**
 * The steps as calendar entries: a file to download, and links that add one step to a calendar elsewhere. DOM only.
 *
 * @import {Dates, Mark, StepEntry} from '../../types.js'
 */

import { download } from '../page/clipboard.js';
import { need } from '../page/fields.js';
import { googleCalendar, outlookCalendar } from './calendar_links.js';
import { exportOf } from './exported.js';
import { calendarFile } from './ics.js';

export class Entries {
  /** @type {StepEntry[]} */
  #steps = [];
  /** @type {Mark[]} */
  #marks = [];
  /** @type {Dates | null} */
  #kept = null;
  #today = 0;

  /** @param {(kept: Dates) => void} onSave what is to be kept, once a file is made */
  constructor(onSave) {
    this.onSave = onSave;
  }

  /** @param {StepEntry[]} steps of the plan that is shown @param {Mark[]} marks @param {Dates} kept @param {number} today */
  show(steps, marks, kept, today) {
    this.#steps = steps;
    this.#marks = marks;
    this.#kept = kept;
    this.#today = today;
    for (const { item, entry } of steps) {
      /** @type {HTMLAnchorElement} */ (need(item, '[data-calendar=google]')).href = googleCalendar(entry);
      /** @type {HTMLAnchorElement} */ (need(item, '[data-calendar=outlook]')).href = outlookCalendar(entry);
    }
  }

  /** @param {HTMLElement} button in a step, for that step; elsewhere, for the whole plan */
  save(button) {
    const kept = this.#kept;
    if (!kept) return;
    const only = this.#steps.find(({ item }) => item.contains(button))?.entry.id;
    const plan = this.#steps.map(({ entry }, index) => ({ ...entry, state: this.#marks[index].state }));
    const { entries, cancelled, exported, revision } = exportOf(kept, plan, this.#today, only);
    const edition = { plan: kept.id, revision, host: location.host, stamp: Date.now() };
    const name = only?.replaceAll('_', '-') ?? 'follow-up-plan';
    download(`${name}.ics`, 'text/calendar', calendarFile(entries, cancelled, edition));
    this.onSave({ ...kept, exported, revision });
  }
}
