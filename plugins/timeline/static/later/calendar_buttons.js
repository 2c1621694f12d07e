/**
 * The steps as calendar entries: a file to download, and links that add one step to a calendar elsewhere. DOM only.
 *
 * @import {Kept, StepEntry} from '../../types.js'
 */

import { download } from '../page/clipboard.js';
import { need } from '../page/fields.js';
import { googleCalendar, outlookCalendar } from './calendar_links.js';
import { calendarFile } from './ics.js';

export class Entries {
  /** @type {StepEntry[]} */
  #steps = [];
  /** @type {Pick<Kept, 'id' | 'revision'>} */
  #plan = { id: '', revision: 0 };

  /** @param {StepEntry[]} steps of the plan that is shown @param {Pick<Kept, 'id' | 'revision'>} plan */
  show(steps, { id, revision }) {
    this.#plan = { id, revision };
    this.#steps = steps;
    for (const { item, entry } of steps) {
      /** @type {HTMLAnchorElement} */ (need(item, '[data-calendar=google]')).href = googleCalendar(entry);
      /** @type {HTMLAnchorElement} */ (need(item, '[data-calendar=outlook]')).href = outlookCalendar(entry);
    }
  }

  /** @param {HTMLElement} button in a step, for that step; elsewhere, for the whole plan */
  save(button) {
    const { id, revision } = this.#plan;
    const own = this.#steps.filter(({ item }) => item.contains(button));
    const entries = (own.length ? own : this.#steps).map(({ entry }) => entry);
    const text = calendarFile(entries, { plan: id, revision, host: location.host, stamp: Date.now() });
    const name = own.length ? own[0].entry.id.replaceAll('_', '-') : 'follow-up-plan';
    download(`${name}.ics`, 'text/calendar', text);
  }
}
