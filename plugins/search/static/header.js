// The key "/" leads to the field of the search, unless somebody is writing.

import { isOn } from './slash.js';

/** @type {HTMLFormElement | null} */
const form = document.querySelector('[data-slash]');
const field = form?.querySelector('input');

addEventListener('keydown', (event) => {
  const { target, key, ctrlKey, metaKey } = event;
  if (key !== '/' || ctrlKey || metaKey || !form || !field || !isOn()) return;
  if (/** @type {Element} */ (target).matches('input, textarea')) return;
  event.preventDefault();
  if (field.offsetParent) field.focus();
  else form.requestSubmit(); // a narrow page shows the button alone, which leads to the field
});
