/**
 * "What changed?": the choices, and what each of them asks. What the page did about it stands at the next step. DOM only.
 *
 * @import {Answer, Calendar, Change, Happening, Understood} from '../../types.js'
 */

import { dateField, language, need, write } from '../page/fields.js';
import { reader } from '../page/reader.js';
import { changed } from '../plan/changes.js';
import { longDay, shortDay } from '../plan/dates.js';

/** @typedef {{day: number | null, fault: Understood | null}} Asked what a field says: a day or none, or what is wrong */

export class Changes {
  /** @type {Change | null} the choice whose questions stand open */
  #asking = null;
  /** @type {Answer | null} */
  #answer = null;

  /** @param {HTMLElement} root the calculator @param {(happening: Happening) => void} happen */
  constructor(root, happen) {
    this.happen = happen;
    /** @type {HTMLDetailsElement} */
    this.root = need(root, '.timeline-changes');
    this.choices = need(this.root, '[role=group]');
    this.form = need(this.root, 'form');
    this.heard = dateField(need(this.form, '[data-date=heard]'), () => this.#read(false));
    this.named = dateField(need(this.form, '[data-date=named]'), () => this.#read(false));
    this.root.addEventListener('click', (event) => this.#choose(event));
    this.form.addEventListener('submit', (event) => this.#submit(event));
  }

  /** @param {Answer} answer */
  show(answer) {
    this.#answer = answer;
    const { kind } = answer.kept.course;
    for (const button of this.choices.querySelectorAll('button'))
      button.hidden = !button.dataset.from?.split(' ').includes(kind);
    const told = kind === 'waiting' ? '' : ` ${this.#button(kind).textContent}`;
    write(need(this.root, 'summary span'), told);
  }

  /** @param {string} change @returns {HTMLButtonElement} */
  #button(change) {
    return need(this.choices, `[data-change=${change}]`);
  }

  /** @param {Event} event */
  #choose(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-change]') : null;
    if (!(button instanceof HTMLButtonElement) || !this.#answer) return;
    const change = /** @type {Change | ''} */ (button.dataset.change);
    const asked = this.#asking;
    if (change === 'waiting') this.#apply(change, this.#answer.world.today, null);
    else this.#ask(change || null);
    if (asked && !change) this.#button(asked).focus();
  }

  /** Opens the questions of a choice, or closes them. @param {Change | null} change */
  #ask(change) {
    this.#asking = change;
    this.form.hidden = change === null;
    this.choices.hidden = change !== null;
    if (change === null || !this.#answer) return;
    const { textContent, dataset } = this.#button(change);
    write(need(this.form, '.timeline-asked'), textContent);
    for (const [field, question = ''] of /** @type {const} */ ([
      [this.heard, dataset.heard],
      [this.named, dataset.named],
    ])) {
      field.root.hidden = !question;
      field.input.removeAttribute('aria-invalid'); // of the question before
      write(need(field.root, 'label'), question);
    }
    this.heard.show(shortDay(this.#answer.world.today, language));
    this.named.show('');
    this.#read(false);
    (dataset.heard ? this.heard : this.named).input.focus();
  }

  /**
   * The days that were typed; null where something is wrong.
   * @param {boolean} told whether to say what is wrong
   */
  #read(told) {
    if (!this.#answer || !this.#asking) return null;
    const { kept, calendar, world } = this.#answer;
    const { today } = world;
    const { heard, named, needed } = this.#button(this.#asking).dataset;
    // A round that was agreed can be called off before its day, by a no or an offer.
    const calledOff = /^(no|offer)$/.test(this.#asking);
    const began = calledOff ? (kept.rounds.at(-1)?.interview ?? kept.interview) : kept.interview;
    const offer = this.#asking === 'moved' && kept.course.kind === 'offer' ? kept.course.day : null;
    /** @param {import('../page/fields.js').DateField} field @param {number} from @param {boolean} wanted @param {Understood} read */
    const settle = (field, from, wanted, read) => {
      let found = read;
      if (read.fault === 'empty' && !wanted) found = { day: null, fault: null };
      else if (read.day !== null && read.day < from)
        found = { day: null, fault: 'before', values: { day: longDay(from, language, today) } };
      field.say(found, told || field.input.hasAttribute('aria-invalid'), today);
      return found;
    };
    const first = heard
      ? settle(this.heard, began, true, reader.interview(this.heard.input.value, today))
      : { day: today, fault: null };
    const from = offer ?? (heard ? (first.day ?? began) : kept.interview);
    const second = named
      ? settle(this.named, from, needed !== undefined, this.#readNamed(today, calendar))
      : { day: null, fault: null };
    return first.fault || second.fault || first.day === null ? null : { heard: first.day, named: second.day };
  }

  /** Words count from today. A date may have gone by: the reader is late to say so. @param {number} today @param {Calendar} calendar */
  #readNamed(today, calendar) {
    const { value: text } = this.named.input;
    const read = reader.decision(text, today, calendar);
    const past = reader.interview(text, today);
    return read.day === null && past.day !== null ? past : read;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const days = this.#read(true);
    if (days && this.#asking) this.#apply(this.#asking, days.heard, days.named);
    else [this.heard, this.named].find(({ input }) => input.hasAttribute('aria-invalid'))?.lead();
  }

  /** @param {Change} change @param {number} heard @param {number | null} named */
  #apply(change, heard, named) {
    if (!this.#answer) return;
    const { kept, world } = this.#answer;
    const { today } = world;
    const values = {
      heard: longDay(heard, language, today),
      named: named === null ? '' : longDay(named, language, today),
    };
    this.close();
    this.happen({ type: 'changed', which: change, kept: changed(kept, change, heard, named), values });
  }

  /** Folds it up. */
  close() {
    this.root.open = false;
    this.#ask(null);
  }
}
