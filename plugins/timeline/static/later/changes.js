/**
 * "What changed?": the choices, what each of them asks, what the page did about it, and the way back. DOM only.
 *
 * @import {Calendar, Change, Dates} from '../../types.js'
 */

import { DateField, language, localToday, need, reading, summarize, UNREADABLE } from '../page/fields.js';
import { changed } from '../plan/course.js';
import { longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { readInterview } from '../plan/interview_day.js';
import { calendarOf } from '../plan/schedule.js';
import { readDecision } from '../plan/spoken_dates.js';

/** @typedef {{change: Change, heard: number | null, named: number | null}} Told */

export class Changes {
  /** @type {Change | null} the choice whose questions stand open */
  #asking = null;
  /** @type {Dates | null} the interview as it is shown */
  #kept = null;
  #calendar = calendarOf(undefined);
  /** @type {{before: Dates, told: Told, after: string} | null} the last change, as long as nothing else came after it */
  #last = null;

  /** @param {HTMLElement} root the calculator @param {(kept: Dates) => void} apply */
  constructor(root, apply) {
    this.apply = apply;
    /** @type {HTMLDetailsElement} */
    this.root = need(root, '.timeline-changes');
    this.choices = need(this.root, '[role=group]');
    this.told = need(this.root, '[role=status]');
    this.slip = need(this.root, '[data-slip]');
    this.form = need(this.root, 'form');
    this.heard = new DateField(need(this.form, '[data-date=heard]'));
    this.named = new DateField(need(this.form, '[data-date=named]'));
    this.root.addEventListener('click', (event) => this.#choose(event));
    this.slip.addEventListener('click', () => this.#takeBack());
    this.form.addEventListener('input', () => this.#read(false));
    this.form.addEventListener('submit', (event) => this.#submit(event));
    this.choices.hidden = false;
  }

  /** @param {Dates} kept @param {Calendar} calendar the employer's */
  show(kept, calendar) {
    const { course } = kept;
    const today = localToday();
    this.#kept = kept;
    this.#calendar = calendar;
    if (this.#last?.after !== essence(kept)) this.#last = null;
    for (const button of this.choices.querySelectorAll('button')) {
      button.hidden = !button.dataset.from?.split(' ').includes(course.kind);
    }
    const told =
      this.#last?.told ??
      (course.kind === 'waiting'
        ? null
        : { change: course.kind, heard: course.day, named: course.kind === 'offer' ? course.deadline : null });
    /** @param {number | null | undefined} day */
    const words = (day) => (day === null || day === undefined ? '' : longDay(day, language, today));
    const text = told
      ? render(this.#button(told.change).dataset.told ?? '', { heard: words(told.heard), named: words(told.named) })
      : '';
    if (this.told.textContent !== text) this.told.textContent = text;
    this.slip.hidden = !told;
  }

  /** @param {string} change @returns {HTMLButtonElement} */
  #button(change) {
    return need(this.choices, `[data-change=${change}]`);
  }

  /** @param {Event} event */
  #choose(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-change]') : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const asked = this.#asking;
    this.#ask(/** @type {Change | ''} */ (button.dataset.change) || null);
    if (asked) this.#button(asked).focus();
  }

  /** Opens the questions of a choice, or closes them. @param {Change | null} change */
  #ask(change) {
    this.#asking = change;
    this.form.hidden = change === null;
    this.choices.hidden = change !== null;
    if (change === null) return;
    const { textContent, dataset } = this.#button(change);
    need(this.form, '.timeline-asked').textContent = textContent;
    need(this.form, '.timeline-summary').hidden = true;
    for (const [{ root }, question = ''] of /** @type {const} */ ([
      [this.heard, dataset.heard],
      [this.named, dataset.named],
    ])) {
      root.hidden = !question;
      need(root, 'label').textContent = question;
      need(root, 'button').setAttribute('aria-label', `Pick the day in a calendar: ${question}`);
    }
    this.named.hint =
      'needed' in dataset ? '4 December, or as they said it: next Friday' : 'Leave it empty if they named none';
    this.heard.show(localToday());
    this.named.show(null);
    this.named.say('');
    this.#read(false);
    (dataset.heard ? this.heard : this.named).input.focus();
  }

  /** The days that were typed, null where something is wrong. @param {boolean} settled whether to say what is wrong */
  #read(settled) {
    const kept = this.#kept;
    if (!kept || !this.#asking) return null;
    const today = localToday();
    const offer = this.#asking === 'moved' && kept.course.kind === 'offer' ? kept.course.day : null;
    const { heard, named } = this.#button(this.#asking).dataset;
    const needed = 'needed' in this.#button(this.#asking).dataset;
    // A round that was agreed can be called off before its day, by a no or an offer.
    const began = /^(no|offer)$/.test(this.#asking)
      ? (kept.rounds.at(-1)?.interview ?? kept.interview)
      : kept.interview;
    const first = heard ? this.#day(this.heard, true, began, today, settled) : today;
    const from = offer ?? (heard ? (first ?? began) : kept.interview);
    const second = named ? this.#day(this.named, needed, from, today, settled) : null;
    return first === undefined || second === undefined ? null : { heard: first ?? today, named: second };
  }

  /**
   * @param {DateField} field @param {boolean} needed @param {number} from @param {number} today @param {boolean} settled
   * @returns {number | null | undefined} undefined where it is wrong, null where it is rightly empty
   */
  #day(field, needed, from, today, settled) {
    const typed = field.input.value;
    const ahead = field === this.named;
    const { day } = ahead
      ? readDecision(typed, { ...reading(), interview: today, calendar: this.#calendar })
      : readInterview(typed, { ...reading(), today });
    let fault = '';
    if (day === null && (needed || !field.empty)) fault = field.empty ? 'Tell me the day.' : UNREADABLE;
    else if (day !== null && day < from) fault = `That is before ${longDay(from, language, today)}.`;
    if (!fault && day !== null) field.understood(day, today);
    else if (fault && (settled || field.faulty)) field.fault(fault);
    else field.say('');
    return fault ? undefined : day;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const days = this.#read(true);
    const fields = [this.heard, this.named].filter((field) => !field.root.hidden);
    if (summarize(need(this.form, '.timeline-summary'), fields) || !days || !this.#kept || !this.#asking) return;
    const change = this.#asking;
    const after = changed(this.#kept, change, days.heard, days.named);
    this.#last = { before: this.#kept, told: { change, ...days }, after: essence(after) };
    this.apply(after);
    this.root.open = true;
  }

  /** Folds it up, for another interview. */
  close() {
    this.root.open = false;
    this.#ask(null);
  }

  #takeBack() {
    const kept = this.#kept;
    if (!kept) return;
    const before = this.#last?.before ?? kept;
    this.#last = null;
    const { interview, said, day, rounds } = before;
    const course = before === kept ? /** @type {const} */ ({ kind: 'waiting' }) : before.course;
    const done = rounds.length === kept.rounds.length ? kept.done : before.done;
    this.apply({ ...kept, interview, said, day, rounds, course, done });
    this.root.open = true;
  }
}

/** What a change changes: as long as it is the same, the change can be taken back. @param {Dates} kept */
const essence = ({ interview, day, course }) => JSON.stringify([interview, day, course]);
