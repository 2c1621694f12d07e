// The key "/" leads to the field of the search, unless somebody is writing.

import { isOn } from './slash.js';

const form = document.querySelector('form[data-slash]');
const field = form?.querySelector('input');

addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  )
    return;
  if (!(form instanceof HTMLFormElement) || !field || !isOn()) return;
  event.preventDefault();
  if (field.checkVisibility()) {
    field.focus();
    field.select();
  } else form.requestSubmit(); // a narrow page shows the button alone, which leads to the field
});
