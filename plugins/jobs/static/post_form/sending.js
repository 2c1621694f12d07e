/**
 * How a posting comes to the board: in an email that the reader sends, or copied into one. DOM only.
 *
 * @import {Entry} from './entry.js'
 */

import { need } from './dom.js';
import { mailto, yamlOf } from './entry.js';

/** Longer links are cut off by some email programs. */
const LONGEST_LINK = 1800;

/** @param {ParentNode} root @param {Entry} entry @param {{contact: string, site: string}} to */
export function offer(root, entry, { contact, site }) {
  // The first line holds the blanks of the second: an email program may take those off where a text begins.
  const text = `# A posting for ${site}. It’s ready to send as it is.\n${yamlOf(entry)}`;
  const subject = `Job posting: ${entry.title}, ${entry.company}`;
  const whole = mailto(contact, subject, text);
  const long = whole.length > LONGEST_LINK;
  /** @type {HTMLTextAreaElement} */ (need(root, '#post-entry')).value = text;
  /** @type {HTMLAnchorElement} */ (need(root, '[data-mail]')).href = whole;
  /** @type {HTMLAnchorElement} */ (need(root, '[data-plain]')).href = mailto(contact, subject);
  for (const name of ['mail', 'short']) need(root, `[data-${name}]`).hidden = long;
  for (const name of ['plain', 'long']) need(root, `[data-${name}]`).hidden = !long;
  need(root, '[data-copy]').classList.toggle('quiet', !long);
  need(root, '[data-copied]').textContent = '';
}

/** @param {ParentNode} root */
export async function copy(root) {
  /** @type {HTMLTextAreaElement} */
  const entry = need(root, '#post-entry');
  const status = need(root, '[data-copied]');
  try {
    await navigator.clipboard.writeText(entry.value);
    status.textContent = 'Copied.';
  } catch {
    entry.closest('details')?.setAttribute('open', '');
    entry.focus();
    entry.select();
    status.textContent = 'It’s selected: copy it from your browser’s menu.';
  }
}
