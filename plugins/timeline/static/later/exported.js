/**
 * What a calendar file holds: the steps that are still to come, and those of earlier files that are not any more. Pure.
 *
 * @import {Entry, Exported, Kept, Mark} from '../../types.js'
 */

import { MOST_EXPORTED } from '../kept/interviews.js';
import { tidy } from '../kept/tidy.js';

/**
 * @param {Pick<Kept, 'exported' | 'revision'>} kept @param {(Entry & Pick<Mark, 'state'>)[]} entries of the whole plan
 * @param {number} today @param {string} [only] the id of the one step that is wanted
 * @returns {{entries: Entry[], cancelled: Exported[], exported: Exported[], revision: number}} what the file holds, and
 * what is to be kept once it is made. The revision has grown where calendars that have taken an earlier file must change
 */
export function exportOf(kept, entries, today, only) {
  const held = new Map(kept.exported.map((entry) => [entry.id, entry]));
  const ahead = entries.filter(({ state, day }) => /open|late/.test(state) && day >= today);
  const cancelled = [...held.values()].filter(({ id, day }) => {
    const step = entries.find((entry) => entry.id === id);
    // A step that is no longer to come stays as it was, unless a day ahead of the reader would still call for it.
    return !step || (!ahead.includes(step) && step.day !== day && day >= today);
  });
  const written = ahead.filter(({ id }) => !only || id === only);
  let changed = cancelled.length > 0;
  for (const { id, day, title } of written) {
    const before = held.get(id);
    const now = { id, title: tidy(title), day };
    changed ||= before !== undefined && (before.day !== day || before.title !== now.title);
    held.delete(id); // the latest stand last
    held.set(id, now);
  }
  return {
    entries: written,
    cancelled,
    exported: [...held.values()].slice(-MOST_EXPORTED),
    revision: kept.revision + Number(changed),
  };
}
