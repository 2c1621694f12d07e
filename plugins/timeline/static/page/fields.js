/** The date fields: typed, tapped or picked, with a line that says what was understood. DOM only. */

import { longDay, shortDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { isoDay, parseDay } from '../plan/schedule.js';

/** @import {Understood, Values} from '../../types.js' */

export const language = document.documentElement.lang || 'en';

/** Today in the reader's own calendar: the one place where a clock makes a date. */
export function localToday() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000;
}

/**
 * The first element that a selector finds. There is one: template and script belong together.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector @returns {E}
 */
export const need = (root, selector) => /** @type {E} */ (/** @type {unknown} */ (root.querySelector(selector)));

/** A sentence that stands in the page, at the element that is to say it. @param {HTMLElement} element @param {string} which @param {Values} [values] */
export const sentence = ({ dataset }, which, values = {}) => render(dataset[which] ?? '', values);

/** Leaves an element alone that says it already, and a selection in it. @param {HTMLElement} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {HTMLElement} element @param {string} text hidden where there is nothing to say */
export function writeOrHide(element, text) {
  write(element, text);
  element.hidden = text === '';
}

/** Has it announced, though it be what was announced last. @param {string} text */
export function say(text) {
  need(document, '[data-announce]').textContent = text;
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement} a fresh copy of a template's only element */
export function copyOf(root, name) {
  /** @type {HTMLTemplateElement} */
  const template = need(root, `template[data-part="${name}"]`);
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

/** A date that is typed, tapped or picked. */
export class DateField {
  #choices = '';

  /** @param {HTMLElement} root @param {(text: string) => void} onText it has changed */
  constructor(root, onText) {
    this.root = root;
    this.texts = { ...need(document, '[data-year]').dataset, ...root.dataset };
    this.onText = onText;
    /** @type {HTMLInputElement} */
    this.input = need(root, 'input');
    this.line = need(root, '.timeline-said');
    this.hint = this.line.textContent ?? '';
    /** @type {HTMLInputElement} */
    this.picker = need(root, '[type=date]');
    const pick = need(root, '[data-pick]');
    pick.hidden = !('showPicker' in this.picker);
    this.picker.addEventListener('change', () => {
      const day = parseDay(this.picker.value);
      if (day !== null) this.#put(shortDay(day, language));
    });
    root.addEventListener('click', ({ target }) => {
      const text = target instanceof HTMLElement ? target.dataset.type : undefined;
      if (target === pick) this.picker.showPicker();
      else if (text !== undefined) this.#put(text);
      if (target instanceof Node && !target.isConnected) this.input.focus(); // a choice goes once it is made
    });
    this.input.addEventListener('input', () => onText(this.input.value));
  }

  get text() {
    return this.input.value;
  }

  get empty() {
    return this.text.trim() === '';
  }

  /** What is to be heard of it: what stands below it, unless that is nothing new, or what is wrong. */
  get understood() {
    return this.empty || this.root.hasAttribute('data-wrong') ? '' : (this.line.textContent ?? '');
  }

  /** @param {string} text */
  #put(text) {
    this.show(text);
    this.onText(text);
    this.input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** @param {string} text */
  show(text) {
    if (this.input.value !== text) this.input.value = text;
  }

  /**
   * Says what was understood; a fault only where it may be told.
   * @param {Understood} read @param {boolean} told @param {number} today @param {string} [hint] what stands there else
   */
  say({ day, fault, choices = [], values }, told, today, hint = this.hint) {
    const wrong = told && fault !== null;
    const text = wrong ? render(this.texts[fault] ?? '', values ?? {}) : '';
    write(this.line, day === null ? text || hint : longDay(day, language, today));
    this.picker.value = day === null ? '' : isoDay(day); // the calendar opens there
    this.root.toggleAttribute('data-wrong', text !== '');
    this.input.ariaInvalid = text ? 'true' : null;
    this.#offer(wrong ? choices : [], today);
    for (const chip of this.root.querySelectorAll('[data-type]'))
      chip.ariaPressed = `${chip.getAttribute('data-type') === this.text.trim().toLowerCase()}`;
  }

  /** Leads to what is wrong here. Who stands here already hears it, since nothing is read where the focus stays. */
  lead() {
    if (document.activeElement === this.input) say(this.line.textContent ?? '');
    else this.input.focus();
  }

  /** @param {number[]} days the reader is to choose between them @param {number} today */
  #offer(days, today) {
    if (this.#choices === String(days)) return;
    this.#choices = String(days);
    for (const old of this.root.querySelectorAll('[data-choice]')) old.remove();
    need(this.root, '.timeline-chips').prepend(
      ...days.map((day) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.dataset.type = shortDay(day, language);
        button.dataset.choice = '';
        button.textContent = longDay(day, language, today);
        return button;
      }),
    );
  }
}
