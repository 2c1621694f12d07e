/**
 * Forgetting an interview, with a way back until the page is left. DOM only.
 *
 * @import {Kept} from '../../types.js'
 */

import { drop, keep } from '../kept/storage.js';
import { need } from './fields.js';

/** @param {() => void} write to the storage */
function attempt(write) {
  try {
    write();
  } catch {
    // Where nothing can be kept there is nothing to forget, and what comes back says itself that it is not kept.
  }
}

/** @param {HTMLElement} root the calculator @param {(kept: Kept) => void} onBack @returns {(kept: Kept) => void} forgets one */
export function offerForgetting(root, onBack) {
  const line = need(root, '.timeline-forgotten');
  const undo = need(line, 'button');
  /** @type {Kept | null} */
  let forgotten = null;
  undo.addEventListener('click', () => {
    const back = forgotten;
    line.hidden = true;
    forgotten = null;
    if (!back) return;
    attempt(() => keep(back));
    onBack(back);
  });
  return (kept) => {
    forgotten = kept;
    attempt(() => drop(kept.id));
    line.hidden = false;
    undo.focus();
  };
}
