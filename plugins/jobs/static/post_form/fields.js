/**
 * The fields of the form: what is typed in them, and rows that come and go. DOM only.
 *
 * @import {Place, Typed} from './entry.js'
 * @import {Control} from './dom.js'
 */

import { need } from './dom.js';
import { isPlace } from './entry.js';

/** The names of the form for what has one field. @type {Record<string, string>} */
const SINGLE = {
  title: 'title',
  company: 'company',
  category: 'category',
  pay: 'pay',
  currency: 'salary.currency',
  per: 'salary.per',
  expires: 'expires',
  apply: 'apply',
  description: 'description',
};

/** @param {ParentNode} root @param {string} name @returns {Control} */
export const control = (root, name) => need(root, `[name="${name}"]`);

/** @param {ParentNode} form @param {string} name @returns {HTMLInputElement[]} what is ticked */
export const ticked = (form, name) =>
  [...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => /** @type {HTMLInputElement} */ (box));

/** @param {ParentNode} form @param {string} rows @returns {HTMLElement[]} */
const rowsOf = (form, rows) =>
  [...form.querySelectorAll(`[data-rows="${rows}"] > .post-row`)].map((row) => /** @type {HTMLElement} */ (row));

/** @param {Element} row @returns {Place} */
const placeOf = (row) => ({
  city: control(row, 'city').value,
  region: control(row, 'region').value,
  country: control(row, 'country').value,
});

/** @param {HTMLElement} form @returns {Typed} */
export function typedIn(form) {
  const single = Object.entries(SINGLE).map(([key, name]) => [key, control(form, name).value]);
  return {
    ...Object.fromEntries(single),
    places: rowsOf(form, 'places').map(placeOf),
    remote: ticked(form, 'remote')[0].value,
    countries: rowsOf(form, 'countries').map((row) => control(row, 'from').value),
    types: ticked(form, 'type').map(({ value }) => value),
  };
}

/** @param {HTMLElement} form @param {Typed} typed */
export function put(form, typed) {
  for (const [key, name] of Object.entries(SINGLE))
    control(form, name).value = String(typed[/** @type {keyof Typed} */ (key)]);
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (
    form.querySelectorAll('[name="remote"], [name="type"]')
  ))
    box.checked = box.name === 'remote' ? box.value === typed.remote : typed.types.includes(box.value);
  if (ticked(form, 'remote').length === 0)
    /** @type {HTMLInputElement} */ (need(form, '[name="remote"]')).checked = true;
  for (const [rows, count] of /** @type {[string, number][]} */ ([
    ['places', typed.places.length],
    ['countries', typed.countries.length],
  ])) {
    for (const row of rowsOf(form, rows).slice(1)) row.remove();
    for (let index = 1; index < count; index += 1) addRow(need(form, `[data-rows="${rows}"]`));
  }
  rowsOf(form, 'places').forEach((row, index) => {
    for (const [name, value] of Object.entries(typed.places[index] ?? { city: '', region: '', country: '' }))
      control(row, name).value = value;
  });
  rowsOf(form, 'countries').forEach((row, index) => {
    control(row, 'from').value = typed.countries[index] ?? '';
  });
}

/** A row that is filled in is a place of the entry; the names of its fields count those alone. @param {HTMLElement} form */
export function nameRows(form) {
  let count = 0;
  for (const row of rowsOf(form, 'places')) {
    const filledIn = isPlace(placeOf(row));
    if (filledIn) count += 1;
    const place = filledIn ? `${count}` : '-';
    for (const name of ['city', 'region'])
      control(row, name).closest('[data-field]')?.setAttribute('data-field', `locations.${place}.${name}`);
  }
}

/** @param {Element} rows @returns {HTMLElement} the new one, with a button that takes it away */
export function addRow(rows) {
  const all = rows.querySelectorAll(':scope > .post-row');
  const number = Number(all[all.length - 1].querySelector('[id]')?.id.match(/\d+/)?.[0]) + 1;
  const row = /** @type {HTMLElement} */ (all[0].cloneNode(true));
  for (const element of row.querySelectorAll('[id], [for], [aria-describedby], [data-label]')) {
    for (const attribute of ['id', 'for', 'aria-describedby', 'data-label']) {
      const value = element.getAttribute(attribute);
      if (value !== null) element.setAttribute(attribute, value.replace(/1(?=$|-fault$)/, String(number)));
    }
  }
  for (const each of /** @type {NodeListOf<Control>} */ (row.querySelectorAll('input, select'))) {
    each.value = '';
    each.removeAttribute('aria-invalid');
  }
  for (const line of row.querySelectorAll('.post-fault')) line.textContent = '';
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', `${rows.getAttribute('data-rows') === 'places' ? 'Place' : 'Country'} ${number}`);
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'button quiet';
  remove.textContent = 'Remove';
  remove.addEventListener('click', () => {
    row.remove();
    rows.dispatchEvent(new Event('input', { bubbles: true }));
    need(rows, '[data-add]').focus();
  });
  row.append(remove);
  all[all.length - 1].after(row);
  return row;
}
