/**
 * The form of "Post a job": reads it, says what is wrong, shows the entry and offers it to the reader's mail. DOM only.
 *
 * @import {Entry, Place, Rules, Typed} from './entry.js'
 * @import {Fault} from './validate.js'
 */

import { entryOf, isPlace, mailto, yamlOf } from './entry.js';
import { faultsOf } from './validate.js';

/** Longer links are cut off by some mail programs. */
const LONGEST_LINK = 1800;

/**
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector @returns {E}
 */
function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return /** @type {E} */ (/** @type {unknown} */ (found));
}

/** @type {Rules & {contact: string, site: string}} */
const rules = JSON.parse(need(document, '#post-rules').textContent ?? '');

/** The date where the reader is, YYYY-MM-DD. */
function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

class PostJob extends HTMLElement {
  /** What has been filled in and left, or handed in: only there is something said. @type {Set<Element>} */
  #left = new Set();
  /** A finger or a mouse button is down: what it is on must still be there when it goes up, so nothing may move. */
  #pressed = false;

  connectedCallback() {
    rules.words = /** @type {Record<string, string>} */ ({ ...this.dataset });
    this.form = need(this, 'form');
    this.form.addEventListener('submit', (event) => this.#submit(event));
    this.form.addEventListener('input', () => this.#edited());
    this.form.addEventListener('focusout', ({ target }) => this.#leave(/** @type {Element} */ (target)));
    addEventListener('pointerdown', () => {
      this.#pressed = true;
    });
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => this.#released()));
    for (const rows of this.form.querySelectorAll('[data-rows]')) {
      need(rows, '[data-add]').addEventListener('click', () => this.#addRow(rows));
    }
    need(this, '[data-copy]').addEventListener('click', () => this.#copy());
    /** @type {HTMLFieldSetElement} */ (need(this.form, '.post-fields')).disabled = false;
    this.#edited();
  }

  /** @param {string} name @param {ParentNode} [root] @returns {string} */
  #value(name, root = this) {
    return /** @type {Control} */ (need(root, `[name="${name}"]`)).value;
  }

  /** @param {string} name @returns {string[]} what is ticked */
  #ticked(name) {
    return [...this.querySelectorAll(`[name="${name}"]:checked`)].map(
      (box) => /** @type {HTMLInputElement} */ (box).value,
    );
  }

  /** @param {string} rows @returns {Element[]} */
  #rows(rows) {
    return [...this.querySelectorAll(`[data-rows="${rows}"] > .post-row`)];
  }

  /** @param {Element} row @returns {Place} */
  #place(row) {
    return { city: this.#value('city', row), region: this.#value('region', row), country: this.#value('country', row) };
  }

  /** @returns {Entry} */
  #entry() {
    /** @type {Typed} */
    const typed = {
      title: this.#value('title'),
      company: this.#value('company'),
      places: this.#rows('places').map((row) => this.#place(row)),
      remote: this.#ticked('remote')[0],
      countries: this.#rows('countries').map((row) => this.#value('from', row)),
      types: this.#ticked('type'),
      category: this.#value('category'),
      min: this.#value('salary.min'),
      max: this.#value('salary.max'),
      currency: this.#value('salary.currency'),
      per: this.#value('salary.per'),
      expires: this.#value('expires'),
      apply: this.#value('apply'),
      description: this.#value('description'),
    };
    return entryOf(typed, today(), rules);
  }

  #edited() {
    need(this, '[data-rows="countries"]').hidden = this.#ticked('remote')[0] !== 'full';
    const result = need(this, '.post-result');
    const entry = this.#entry();
    const faults = this.#say(entry);
    if (faults.length === 0) need(this, '.post-summary').hidden = true;
    if (!result.hidden) this.#show(faults.length === 0 ? entry : null);
  }

  /** Only what holds something is checked on leaving it: who passes through a form is not told off. @param {Element} control */
  #leave(control) {
    if (!('value' in control) || !control.value) return;
    const field = control.closest('[data-field]');
    if (field?.getAttribute('data-field')) this.#left.add(field);
    if (!this.#pressed) this.#say(this.#entry());
  }

  #released() {
    this.#pressed = false;
    this.#say(this.#entry());
  }

  /** Says at each field that was left what is wrong with it. @param {Entry} entry */
  #say(entry) {
    this.#nameRows();
    const faults = faultsOf(entry, rules);
    for (const field of this.form?.querySelectorAll('[data-field]') ?? []) {
      const fault = faults.find(({ name }) => name === field.getAttribute('data-field'));
      const words = fault && this.#left.has(field) ? sentence(field, fault) : '';
      const line = need(field, '.post-fault');
      if (line.textContent !== words) line.textContent = words;
      for (const control of field.querySelectorAll('input:not([type=radio]), select, textarea')) {
        if (words) control.setAttribute('aria-invalid', 'true');
        else control.removeAttribute('aria-invalid');
      }
    }
    return faults;
  }

  /** A row that is filled in is a place of the entry; the names of its fields count those alone. */
  #nameRows() {
    let count = 0;
    for (const row of this.#rows('places')) {
      const filledIn = isPlace(this.#place(row));
      if (filledIn) count += 1;
      const place = filledIn ? `${count}` : '-';
      for (const name of ['city', 'region']) {
        need(row, `[name="${name}"]`).closest('[data-field]')?.setAttribute('data-field', `locations.${place}.${name}`);
      }
    }
  }

  /** @param {Element} rows */
  #addRow(rows) {
    const all = rows.querySelectorAll(':scope > .post-row');
    const number = Number(all[all.length - 1].querySelector('[id]')?.id.match(/\d+/)?.[0]) + 1;
    const row = /** @type {HTMLElement} */ (all[0].cloneNode(true));
    for (const element of row.querySelectorAll('[id], [for], [aria-describedby], [data-label]')) {
      for (const attribute of ['id', 'for', 'aria-describedby', 'data-label']) {
        const value = element.getAttribute(attribute);
        if (value !== null) element.setAttribute(attribute, value.replace(/1(?=$|-fault$)/, String(number)));
      }
    }
    for (const control of /** @type {NodeListOf<Control>} */ (row.querySelectorAll('input, select')))
      control.value = '';
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', `${rows.getAttribute('data-rows') === 'places' ? 'Place' : 'Country'} ${number}`);
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'button quiet';
    remove.textContent = 'Remove';
    remove.addEventListener('click', () => {
      row.remove();
      this.#edited();
      need(rows, '[data-add]').focus();
    });
    row.append(remove);
    all[all.length - 1].after(row);
    this.#edited();
    need(row, 'input, select').focus();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const entry = this.#entry();
    for (const field of this.querySelectorAll('[data-field]')) this.#left.add(field);
    const faults = this.#say(entry);
    const summary = need(this, '.post-summary');
    need(summary, 'ul').replaceChildren(...faults.map((fault) => this.#line(fault)));
    summary.hidden = faults.length === 0;
    this.#show(faults.length === 0 ? entry : null);
    if (faults.length > 0) summary.focus();
    else need(this, '#post-result').focus();
  }

  /** A line of the summary, which leads to its field. @param {Fault} fault */
  #line(fault) {
    const field = need(this, `[data-field="${fault.name}"]`);
    // Without a place, it is the first of them that is to be filled in.
    const control = fault.name ? need(field, 'input, select, textarea') : need(this, '[name="city"]');
    const link = document.createElement('a');
    link.href = `#${control.id}`;
    link.textContent = sentence(field, fault);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      control.focus();
    });
    const line = document.createElement('li');
    line.append(link);
    return line;
  }

  /** @param {Entry | null} entry null: there is none to show */
  #show(entry) {
    need(this, '.post-result').hidden = entry === null;
    if (entry === null) return;
    const text = yamlOf(entry);
    const subject = `Job posting: ${entry.title}, ${entry.company}`;
    const whole = mailto(rules.contact, subject, `${comment()}\n${text}`);
    const long = whole.length > LONGEST_LINK;
    /** @type {HTMLTextAreaElement} */ (need(this, '#post-entry')).value = `${comment()}\n${text}`;
    /** @type {HTMLAnchorElement} */
    const mail = need(this, '[data-mail]');
    mail.href = whole;
    mail.hidden = long;
    need(this, '[data-copy]').classList.toggle('quiet', !long);
    need(this, '[data-long]').hidden = !long;
    /** @type {HTMLAnchorElement} */ (need(this, '[data-plain]')).href = mailto(rules.contact, subject);
    need(this, '[role=status]').textContent = '';
  }

  async #copy() {
    /** @type {HTMLTextAreaElement} */
    const entry = need(this, '#post-entry');
    const status = need(this, '[role=status]');
    try {
      await navigator.clipboard.writeText(entry.value);
      status.textContent = 'Copied.';
    } catch {
      entry.focus();
      entry.select();
      status.textContent = 'It’s selected: copy it from your browser’s menu.';
    }
  }
}

/** The first line: a mail program may take the blanks off the start of a mail, and the list must keep its own. */
const comment = () => `# A posting for ${rules.site}`;

/** @param {Element} field @param {Fault} fault */
const sentence = (field, { words }) =>
  words.replace(/\{(label|needed)\}/, (_, name) => field.getAttribute(`data-${name}`) ?? '');

customElements.define('post-job', PostJob);
