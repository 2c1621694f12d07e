/**
 * The form of "Post a job": reads it, says what was understood and what is wrong, previews the posting, keeps the draft.
 * DOM only.
 *
 * @import {Entry, Rules, Typed} from './entry.js'
 * @import {Fault} from './validate.js'
 */

import { offerCalendar } from './day_picker.js';
import { need, today } from './dom.js';
import { keep, keeps, kept } from './draft.js';
import { entryOf } from './entry.js';
import { addRow, control, nameRows, put, ticked, typedIn } from './fields.js';
import { dayNumber, dayWords } from './last_day.js';
import { readPay } from './pay.js';
import { paid, showPreview } from './preview.js';
import { copy, offer } from './sending.js';
import { faultsOf } from './validate.js';

/** @type {Rules & {contact: string, site: string, life: number}} */
const rules = JSON.parse(need(document, '#post-rules').textContent ?? '');

const PREVIEW = 'posting-preview';

class PostJob extends HTMLElement {
  /** What has been filled in and left, or handed in: only there is something said. @type {Set<Element>} */
  #left = new Set();
  /** A finger or a mouse button is down: what it is on must still be there when it goes up, so nothing may move. */
  #pressed = false;
  /** The currency that a country brought, which the next country may change. */
  #brought = '';
  /** What was cleared and can come back. @type {Typed | null} */
  #cleared = null;

  connectedCallback() {
    rules.words = /** @type {Record<string, string>} */ ({ ...this.dataset });
    this.form = /** @type {HTMLFormElement} */ (need(this, 'form'));
    this.blank = typedIn(this.form);
    this.#listen(this.form);
    if (!keeps()) {
      const line = need(this, '[data-keeping]');
      line.textContent = line.dataset.blocked ?? '';
    }
    const draft = kept(this.blank);
    if (draft) {
      put(this.form, draft);
      this.#status('back');
    }
    /** @type {HTMLFieldSetElement} */ (need(this.form, '.post-fields')).disabled = false;
    this.#edited();
  }

  /** @param {HTMLFormElement} form */
  #listen(form) {
    form.addEventListener('submit', (event) => this.#submit(event));
    form.addEventListener('input', ({ target }) => this.#edited(/** @type {Element} */ (target)));
    form.addEventListener('focusout', ({ target }) => this.#leave(/** @type {Element} */ (target)));
    addEventListener('pointerdown', () => {
      this.#pressed = true;
    });
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => this.#released()));
    for (const rows of form.querySelectorAll('[data-rows]'))
      need(rows, '[data-add]').addEventListener('click', () => {
        need(addRow(rows), 'input, select').focus();
        this.#edited();
      });
    offerCalendar(this, control(this, 'expires'));
    for (const button of this.querySelectorAll('[data-change]'))
      button.addEventListener('click', () => {
        history.back();
      });
    for (const button of this.querySelectorAll('[data-clear]')) button.addEventListener('click', () => this.#clear());
    need(this, '[data-undo]').addEventListener('click', () => this.#undo());
    need(this, '[data-copy]').addEventListener('click', () => copy(this));
    addEventListener('popstate', ({ state }) => {
      const entry = this.#entry();
      if (state === PREVIEW && faultsOf(entry, rules).length === 0) this.#preview(entry);
      else this.#turn(false);
    });
  }

  /** @returns {Entry} */
  #entry() {
    return entryOf(typedIn(/** @type {HTMLElement} */ (this.form)), today(), rules);
  }

  /** @param {Element} [target] where something was typed */
  #edited(target) {
    const form = /** @type {HTMLElement} */ (this.form);
    need(this, '[data-rows="countries"]').hidden = ticked(form, 'remote')[0].value !== 'full';
    if (target) this.#choose(form, target);
    const typed = typedIn(form);
    const isBlank = JSON.stringify(typed) === JSON.stringify(this.blank);
    if (!isBlank) this.#cleared = null;
    need(this, '[data-undo-line]').hidden = this.#cleared === null;
    keep(isBlank ? null : typed);
    const faults = this.#say(this.#entry());
    if (faults.length === 0) need(this, '.post-summary').hidden = true;
  }

  /** What one field says of another: the first country of its currency, a sum of its currency and its period. @param {HTMLElement} form @param {Element} target */
  #choose(form, target) {
    const currency = control(form, 'salary.currency');
    const name = target.getAttribute('name');
    if ((name === 'country' || name === 'from') && (currency.value === '' || currency.value === this.#brought)) {
      const { places, countries } = typedIn(form);
      const home = [...places.map(({ country }) => country), ...countries].find(Boolean) ?? '';
      this.#brought = rules.currencyOf[home] ?? '';
      currency.value = this.#brought;
    }
    if (name === 'salary.currency') this.#brought = '';
    if (name?.startsWith('salary.') || name === 'pay') {
      const said = readPay(control(form, 'pay').value, Object.values(rules.currencyOf));
      if (said.per) control(form, 'salary.per').value = said.per;
      if (said.currency && said.currency !== '$') currency.value = said.currency;
    }
  }

  /** Only what holds something is checked on leaving it: who passes through a form is not told off. @param {Element} target */
  #leave(target) {
    if (!('value' in target) || !target.value) return;
    const field = target.closest('[data-field]');
    if (field?.getAttribute('data-field')) this.#left.add(field);
    if (!this.#pressed) this.#say(this.#entry());
  }

  #released() {
    this.#pressed = false;
    this.#say(this.#entry());
  }

  /** Says at each field that was left what is wrong with it, and what was understood. @param {Entry} entry @returns {Fault[]} one for each field */
  #say(entry) {
    nameRows(/** @type {HTMLElement} */ (this.form));
    const faults = faultsOf(entry, rules).filter(
      ({ name }, index, all) => all.findIndex((other) => fieldOf(this, other.name) === fieldOf(this, name)) === index,
    );
    for (const field of this.form?.querySelectorAll('[data-field]') ?? []) {
      const fault = faults.find(({ name }) => fieldOf(this, name) === field);
      const words = fault && this.#left.has(field) ? sentence(field, fault) : '';
      write(need(field, '.post-fault'), words);
      for (const each of field.querySelectorAll('input:not([type=radio], [type=date]), select, textarea')) {
        if (words) each.setAttribute('aria-invalid', 'true');
        else each.removeAttribute('aria-invalid');
      }
    }
    this.#understood(entry, faults);
    return faults;
  }

  /** @param {Entry} entry @param {Fault[]} faults */
  #understood({ expires, salary, posted }, faults) {
    const form = /** @type {HTMLElement} */ (this.form);
    const sound = (/** @type {string} */ name) => !faults.some((fault) => fault.name.startsWith(name));
    const day = expires && dayNumber(expires) !== null && sound('expires') ? dayWords(expires, posted) : '';
    write(need(this, '#post-expires-said'), day);
    const sum = salary && sound('salary.m') && salary.currency ? paid(form, salary, this.#previewWords) : '';
    write(need(this, '#post-pay-said'), sum);
  }

  get #previewWords() {
    return need(this, '[data-preview]').dataset;
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
    if (faults.length > 0) {
      summary.focus();
      return;
    }
    history.scrollRestoration = 'manual'; // the place goes with the focus, which goes to the head of what is shown
    history.pushState(PREVIEW, '');
    this.#preview(entry);
  }

  /** @param {Entry} entry a sound one */
  #preview(entry) {
    showPreview(need(this, '[data-preview]'), /** @type {HTMLElement} */ (this.form), entry, rules);
    offer(this, entry, rules);
    this.#turn(true);
  }

  /** From the form to the preview, or back, by the browser's own Back too. @param {boolean} shown whether the preview is */
  #turn(shown) {
    const result = need(this, '.post-result');
    if (shown === !result.hidden) return;
    result.hidden = !shown;
    need(this, 'form').hidden = shown;
    const head = need(this, shown ? '#post-result' : '#post-form');
    head.focus();
    head.scrollIntoView({ behavior: 'instant' });
  }

  #clear() {
    const form = /** @type {HTMLElement} */ (this.form);
    const cleared = typedIn(form);
    put(form, /** @type {Typed} */ (this.blank));
    this.#left.clear();
    this.#brought = '';
    this.#cleared = JSON.stringify(cleared) === JSON.stringify(this.blank) ? this.#cleared : cleared;
    need(this, '.post-summary').hidden = true;
    this.#edited();
    if (!need(this, '.post-result').hidden) history.back();
    this.#status('cleared');
    need(this, '#post-form').focus();
  }

  #undo() {
    if (!this.#cleared) return;
    put(/** @type {HTMLElement} */ (this.form), this.#cleared);
    this.#edited();
    this.#status('restored');
    need(this, '#post-form').focus();
  }

  /** @param {string} which */
  #status(which) {
    const line = need(this, '[data-status]');
    line.textContent = line.dataset[which] ?? '';
  }

  /** A line of the summary, which leads to its field. @param {Fault} fault */
  #line(fault) {
    const field = /** @type {Element} */ (fieldOf(this, fault.name));
    // Without a place, it is the first of them that is to be filled in.
    const target = fault.name ? need(field, 'input, select, textarea') : control(this, 'city');
    const link = document.createElement('a');
    link.href = `#${target.id}`;
    link.textContent = sentence(field, fault);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      target.focus();
    });
    const line = document.createElement('li');
    line.append(link);
    return line;
  }
}

/** The field of a fault: the pay has one for both of its ends. @param {ParentNode} root @param {string} name */
const fieldOf = (root, name) => root.querySelector(name ? `[data-field~="${name}"]` : '[data-field=""]');

/** Leaves a line alone that says it already. @param {HTMLElement} line @param {string} words */
function write(line, words) {
  if (line.textContent !== words) line.textContent = words;
}

/** @param {Element} field @param {Fault} fault */
const sentence = (field, { words }) =>
  words.replace(/\{(label|needed)\}/, (_, name) => field.getAttribute(`data-${name}`) ?? '');

customElements.define('post-job', PostJob);
