/**
 * The steps as calendar entries: a file to download, and links that add one step to a calendar elsewhere. DOM only.
 *
 * @import {Answer, Draft, Entry, Exported} from '../../types.js'
 */

import { callOf, draftsOf } from '../page/answer.js';
import { language, need, write } from '../page/fields.js';
import { shortDay } from '../plan/dates.js';
import { recipient, render } from '../plan/drafts.js';
import { googleCalendar, outlookCalendar } from './calendar_links.js';
import { download } from './download.js';
import { exportOf } from './exported.js';
import { ALARM_HOUR, calendarFile } from './ics.js';

/** @param {Draft} draft the whole of it as plain text */
const written = (draft) => [recipient(draft), draft.subject, draft.body].filter(Boolean).join('\n\n');

/** Every step as calendars have it. @param {Answer} answer @returns {Entry[]} */
export const entriesOf = (answer) =>
  answer.steps.map((shown) => {
    const { dated, mark, values, title } = shown;
    const advice = render(dated.step.do, values);
    const text = [advice, ...draftsOf(shown, answer).map(written), callOf(shown)].filter(Boolean).join('\n\n');
    return { id: dated.step.id, day: dated.day, title, advice, text, state: mark.state };
  });

/** Aims the links of each step that is unfolded. @param {HTMLElement} root @param {Answer} answer */
export function aimLinks(root, answer) {
  const open = [...root.querySelectorAll('.timeline-body')].filter((body) => body.querySelector('.timeline-why[open]'));
  if (open.length === 0) return;
  const entries = entriesOf(answer);
  for (const body of open) {
    const entry = entries.find(({ id }) => id === body.getAttribute('data-step'));
    if (!entry) continue;
    /** @type {HTMLAnchorElement} */ (need(body, '[data-calendar=google]')).href = googleCalendar(entry);
    /** @type {HTMLAnchorElement} */ (need(body, '[data-calendar=outlook]')).href = outlookCalendar(entry);
  }
}

/**
 * Hands over a file of the step, or of the whole plan, and says what is in it.
 * @param {HTMLElement} root @param {Answer} answer @param {string} step empty: the whole plan
 * @returns {{exported: Exported[], revision: number}} what calendars hold from now on, and of which edition
 */
export function save(root, answer, step) {
  const { kept, world } = answer;
  const found = exportOf(kept, entriesOf(answer), world.today, step || undefined);
  const { entries, cancelled, exported, revision } = found;
  const status = need(root, '.timeline-save [role=status]');
  const { saved, nothing, cancelled: gone } = status.dataset;
  const names = cancelled.map(({ title, day }) => `“${title}, ${shortDay(day, language, world.today)}”`);
  const ahead = entries.length ? saved : nothing;
  const told = [step ? '' : ahead, names.length ? render(gone ?? '', { steps: names.join(', ') }) : ''];
  write(status, told.filter(Boolean).join(' '));
  if (entries.length || cancelled.length) {
    const now = new Date();
    const alarmsFrom = world.today + Number(now.getHours() >= ALARM_HOUR);
    const edition = { plan: kept.id, revision, host: location.host, stamp: now.getTime(), alarmsFrom };
    const name = step ? step.replaceAll('_', '-') : 'follow-up-plan';
    download(`${name}.ics`, 'text/calendar', calendarFile(entries, cancelled, edition));
  }
  return { exported, revision };
}
