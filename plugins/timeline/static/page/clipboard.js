/** Hands a text to the reader: to the clipboard, or as a file. DOM only. */

import { need, write } from './fields.js';

const SHOWN = 4000;

/** The button says that it was copied, and so does the voice. @param {string} text @param {HTMLElement} button @param {() => void} select selects the text where it cannot be copied */
export async function copy(text, button, select) {
  const status = need(/** @type {HTMLElement} */ (button.parentElement), '[role=status]');
  const { copied = '' } = button.dataset;
  const name = button.dataset.name ?? button.textContent ?? '';
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
    status.textContent = status.dataset.failed ?? '';
  }
}

let file = '';

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  URL.revokeObjectURL(file); // the one before: this one is still to be fetched when the click returns
  file = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = file;
  link.download = name;
  link.click();
}
