/** The fields of the form: dates that are typed or picked, and messages that stand at their field. */

import { longDay, namesIn, shortDay, writesDayFirst } from '../plan/dates.js';
import { readInterview } from '../plan/interview_day.js';
import { isoDay, parseDay } from '../plan/schedule.js';

export const language = document.documentElement.lang || 'en';

/** @type {import('../../types.js').Reading | undefined} */
let known;

/** How this reader writes dates: in the language of the page, or in the browser's. */
export const reading = () =>
  (known ??= {
    names: namesIn([...new Set([language, navigator.language])]),
    dayFirst: writesDayFirst(navigator.language),
  });

/** Today in the reader's own calendar: the one place where a clock makes a date. */
export function localToday() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
}

/**
 * The first element that a selector finds. Throws where the page has none: template and script belong together.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector @returns {E}
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return /** @type {E} */ (/** @type {unknown} */ (found));
}

/** A control with a line below it, which says what was understood or what to mend. */
export class Field {
  /** @param {HTMLElement} root @param {string} control */
  constructor(root, control) {
    this.root = root;
    /** @type {HTMLInputElement} */
    this.input = need(root, control);
    this.line = need(root, '.timeline-said');
    this.hint = this.line.textContent ?? '';
  }

  /** @param {string} text where it is empty, the field's own hint comes back */
  say(text) {
    this.#write(text || this.hint, false);
  }

  /** @param {string} text */
  fault(text) {
    this.#write(text, true);
  }

  get faulty() {
    return this.input.getAttribute('aria-invalid') === 'true';
  }

  /** @param {string} text @param {boolean} wrong */
  #write(text, wrong) {
    if (this.line.textContent !== text) this.line.textContent = text;
    this.root.toggleAttribute('data-wrong', wrong);
    if (wrong) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
  }
}

export class DateField extends Field {
  /** @type {number | null} where the calendar opens */
  #day = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, 'input[type=text]');
    /** @type {HTMLInputElement} */
    const picker = need(root, 'input[type=date]');
    /** @type {HTMLButtonElement} */
    const button = need(root, 'button');
    button.hidden = !('showPicker' in picker);
    button.addEventListener('click', () => {
      picker.value = this.#day === null || this.empty ? '' : isoDay(this.#day);
      picker.showPicker();
    });
    picker.addEventListener('change', () => {
      this.show(parseDay(picker.value));
      this.input.dispatchEvent(new Event('input', { bubbles: true }));
      this.input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  get empty() {
    return this.input.value.trim() === '';
  }

  /** @param {number} near @returns {number | null} null where it is empty or no date */
  read(near) {
    return readInterview(this.input.value, { ...reading(), today: near }).day;
  }

  /** @param {number | null} day */
  show(day) {
    this.input.value = day === null ? '' : shortDay(day, language);
  }

  /** @param {number} day @param {number} today @param {string} [lead] */
  understood(day, today, lead = '') {
    this.#day = day;
    this.say(lead + longDay(day, language, today));
  }
}

export const UNREADABLE = 'I cannot read that as a date. Try 20 Nov, or 2026-11-20.';

/**
 * Lists what is wrong in some fields, with links to them, and takes the focus there. Returns whether something is.
 * @param {HTMLElement} summary @param {Field[]} fields
 */
export function summarize(summary, fields) {
  const wrong = fields.filter((field) => field.faulty);
  need(summary, 'ul').replaceChildren(...wrong.map(summaryLine));
  summary.hidden = wrong.length === 0;
  if (wrong.length > 0) summary.focus();
  return wrong.length > 0;
}

/** @param {Field} field */
function summaryLine(field) {
  const line = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${field.input.id}`;
  link.textContent = field.line.textContent;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    field.input.focus();
  });
  line.append(link);
  return line;
}
