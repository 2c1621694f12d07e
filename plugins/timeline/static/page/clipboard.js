/** Hands a text to the clipboard. DOM only. */

import { need, sentence, write } from './fields.js';

const SHOWN = 4000;

/** The button says that it was copied, and so does the voice. @param {string} text @param {HTMLElement} button @param {() => void} select selects the text where it cannot be copied */
export async function copy(text, button, select) {
  const status = need(/** @type {HTMLElement} */ (button.parentElement), '[role=status]');
  const copied = sentence(button, 'copied');
  const name = button.dataset.name ?? button.textContent;
  button.dataset.name = name;
  try {
    await navigator.clipboard.writeText(text);
    status.className = 'visually-hidden';
    status.textContent = copied;
    button.textContent = copied;
    setTimeout(() => {
      write(button, name);
      write(status, '');
    }, SHOWN);
  } catch {
    select();
    status.className = '';
    status.textContent = sentence(status, 'failed');
  }
}
