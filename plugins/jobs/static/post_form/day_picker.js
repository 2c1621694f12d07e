/** The browser's own calendar beside the field of a day, which it fills in as one would write it. DOM only. */

import { need, today } from './dom.js';
import { dayNumber, dayWords } from './last_day.js';

/** @import {Control} from './dom.js' */

/** @param {ParentNode} root @param {Control} field */
export function offerCalendar(root, field) {
  /** @type {HTMLInputElement} */
  const picker = need(root, '.post-pick > input');
  need(root, '.post-pick').hidden = !('showPicker' in picker);
  need(root, '[data-pick]').addEventListener('click', () => {
    picker.min = today();
    picker.showPicker();
  });
  picker.addEventListener('input', (event) => event.stopPropagation());
  picker.addEventListener('change', () => {
    if (dayNumber(picker.value) === null) return;
    field.value = dayWords(picker.value, today());
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
}
