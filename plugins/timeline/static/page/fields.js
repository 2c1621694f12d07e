/** The date fields: typed, tapped or picked, with a line that says what was understood. DOM only. */

import { longDay, shortDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { isoDay, parseDay } from '../plan/schedule.js';

/** @import {Understood, Values} from '../../types.js' */

export const language = document.documentElement.lang || 'en';

/** Today in the reader's own calendar: the one place where a clock makes a date. */
export function localToday() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
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

/** @typedef {ReturnType<typeof dateField>} DateField */

/** A date that is typed, tapped or picked. @param {HTMLElement} root @param {(text: string) => void} onText it has changed */
export function dateField(root, onText) {
  const texts = { ...need(document, '[data-year]').dataset, ...root.dataset };
  /** @type {HTMLInputElement} */
  const input = need(root, 'input');
  const line = need(root, '.timeline-said');
  const hint = line.textContent;
  /** @type {HTMLInputElement} */
  const picker = need(root, '[type=date]');
  const pick = need(root, '[data-pick]');
  let offered = '';

  /** @param {string} text */
  function put(text) {
    input.value = text;
    onText(text);
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  pick.hidden = !('showPicker' in picker);
  picker.addEventListener('change', () => {
    const day = parseDay(picker.value);
    if (day !== null) put(shortDay(day, language));
  });
  root.addEventListener('click', ({ target }) => {
    const element = /** @type {HTMLElement} */ (target);
    const { type } = element.dataset;
    if (element === pick) picker.showPicker();
    else if (type !== undefined) put(type);
    if (!element.isConnected) input.focus(); // a choice goes once it is made
  });
  input.addEventListener('input', () => onText(input.value));

  return {
    root,
    input,

    get empty() {
      return input.value.trim() === '';
    },

    /** What is to be heard of it: what stands below it, unless that is nothing new, or what is wrong. */
    get understood() {
      return this.empty || root.hasAttribute('data-wrong') ? '' : line.textContent;
    },

    /** @param {string} text */
    show(text) {
      if (input.value !== text) input.value = text;
    },

    /**
     * Says what was understood; a fault only where it may be told. The days between which the reader is to choose can be tapped.
     * @param {Understood} read @param {boolean} told @param {number} today
     */
    say({ day, fault, choices = [], values = {} }, told, today) {
      const wrong = told && fault !== null;
      const text = wrong ? render(texts[fault] ?? '', values) : '';
      write(line, day === null ? text || hint : longDay(day, language, today));
      picker.value = day === null ? '' : isoDay(day); // the calendar opens there
      root.toggleAttribute('data-wrong', text !== '');
      input.ariaInvalid = text ? 'true' : null;
      const wanted = wrong ? String(choices) : '';
      if (offered !== wanted) {
        offered = wanted;
        for (const old of root.querySelectorAll('[data-choice]')) old.remove();
        if (wanted)
          need(root, '.timeline-chips').prepend(
            ...choices.map((choice) => {
              const button = document.createElement('button');
              button.type = 'button';
              button.dataset.type = shortDay(choice, language);
              button.dataset.choice = '';
              button.textContent = longDay(choice, language, today);
              return button;
            }),
          );
      }
      for (const chip of root.querySelectorAll('[data-type]'))
        chip.ariaPressed = `${chip.getAttribute('data-type') === input.value.trim().toLowerCase()}`;
    },

    /** Leads to what is wrong here. Who stands here already hears it, since nothing is read where the focus stays. */
    lead() {
      if (document.activeElement === input) say(line.textContent);
      else input.focus();
    },
  };
}
