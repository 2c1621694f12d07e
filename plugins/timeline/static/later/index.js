/**
 * What few readers open: the list of interviews, what changed, whether to write today, the link, the calendar. One file,
 * loaded when they open the first of these. DOM only.
 *
 * @import {Dates, Kept, Shown} from '../../types.js'
 */

import { interviews, keep } from '../kept/storage.js';
import { advice } from '../page/calculator.js';
import { need } from '../page/fields.js';
import { Entries } from './calendar_buttons.js';
import { Changes } from './changes.js';
import { Guard } from './guard.js';
import { Interviews } from './interviews.js';
import { offerSharing } from './share.js';

export class Later {
  /**
   * @param {HTMLElement} root the calculator
   * @param {{turn: (kept: Dates) => void, forget: (kept: Kept) => void, follow: () => void, read: () => Kept | null}} calculator
   */
  constructor(root, { turn, forget, follow, read }) {
    this.entries = new Entries((kept) => {
      if (!interviews(advice.region).some(({ id }) => id === kept.id)) return;
      keep(kept);
      follow();
    });
    if (root.hasAttribute('compact')) return;
    this.list = new Interviews(need(root, '.timeline-interviews'), advice.region, forget, follow);
    this.changes = new Changes(root, turn);
    this.guard = new Guard(root, advice.guard);
    offerSharing(need(root, '.timeline-share'), read);
  }

  /** @param {Shown} shown the plan as it stands now */
  show({ plan, marks, today, kept, calendar, values, steps }) {
    this.entries.show(steps, marks, kept, today);
    this.changes?.show(kept, calendar);
    this.guard?.show(plan, marks, today, kept.words, values);
  }

  /** Folds up what belonged to another interview. */
  clear() {
    this.changes?.close();
    this.guard?.clear();
  }
}
