/**
 * The form: what stands in it, what it means, and what is wrong with it. DOM only.
 *
 * @import {Advice, Kept} from '../../types.js'
 */

import { tidy } from '../kept/draft_fields.js';
import { longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { readDecision } from '../plan/spoken_dates.js';
import { DateField, language, localToday, need, reading, summarize, UNREADABLE } from './fields.js';
import { Names } from './people.js';
import { RegionField } from './region_field.js';

export class Form {
  /** @type {{said: string, day: number, shown: string} | null} kept words in whose place their day stands in the field */
  #inPlace = null;

  /** @param {HTMLElement} root the calculator @param {Advice} advice @param {() => void} onHolidays they have come, or will not */
  constructor(root, advice, onHolidays) {
    this.element = need(root, '.timeline-form');
    this.summary = need(this.element, '.timeline-summary');
    this.interview = new DateField(need(root, '[data-date=interview]'));
    this.decision = new DateField(need(root, '[data-date=decision]'));
    this.region = new RegionField(root, advice, () => {
      this.#holidaysCame();
      onHolidays();
    });
    this.names = root.hasAttribute('compact') ? null : new Names(root);
  }

  /** The employer's, as far as it is known now. */
  get calendar() {
    return this.region.calendar;
  }

  /** Whether something stands there that has been called wrong. */
  get faulty() {
    return this.interview.faulty || this.decision.faulty;
  }

  /** @param {Kept} kept */
  show({ interview, said, day, region, words }) {
    this.region.show(region);
    this.interview.show(interview);
    this.decision.input.value = said;
    // The day stands, though the words may mean another one by now: holidays and habits of writing change, or holidays
    // are still on their way.
    this.#inPlace = null;
    if (interview !== null && day !== null && this.#understand(said, interview).day !== day) {
      this.decision.show(day);
      if (said) this.#inPlace = { said, day, shown: this.decision.input.value };
    }
    this.names?.fill(words);
  }

  /** Takes back what was called wrong: nobody has typed here yet. */
  calm() {
    for (const field of [this.interview, this.decision]) if (field.faulty) field.say('');
  }

  /** The words come back to their place where the holidays make them mean their day again. */
  #holidaysCame() {
    const interview = this.interview.read(localToday());
    const kept = this.#inPlace;
    if (
      kept &&
      interview !== null &&
      this.decision.input.value === kept.shown &&
      this.#understand(kept.said, interview).day === kept.day
    ) {
      this.decision.input.value = kept.said;
    }
  }

  /**
   * An interview as it stands in the form. Says at each field what was understood; what is wrong there is said only when
   * the reader has left the field (`settled`), and stays until it is mended. Null where something is wrong or half typed.
   * @param {Kept} kept it as it was, for what is in no field @param {number} today @param {boolean} settled @returns {Kept | null}
   */
  read(kept, today, settled) {
    let sound = true;
    /** @param {DateField} field @param {string} message */
    const fault = (field, message) => {
      sound = false;
      if (settled || field.faulty) field.fault(message);
      else field.say('');
    };
    const interview = this.interview.read(today);
    if (interview !== null) this.interview.understood(interview, today);
    else if (this.interview.empty) this.interview.say('');
    else fault(this.interview, UNREADABLE);
    const typed = tidy(this.decision.input.value);
    const said = this.#inPlace?.shown === typed ? this.#inPlace.said : typed;
    let day = null;
    if (!said) this.decision.say('');
    else if (interview === null) this.decision.say(this.element.dataset.undated ?? '');
    else {
      const understood = this.#understand(this.decision.input.value, interview);
      ({ day } = understood);
      if (day !== null) this.decision.understood(day, today, 'Understood as ');
      else if (understood.fault !== 'before') fault(this.decision, this.element.dataset.unclear ?? '');
      else
        fault(this.decision, render(this.element.dataset.before ?? '', { day: longDay(interview, language, today) }));
    }
    const words = this.names?.read() ?? kept.words;
    this.names?.check(settled);
    this.names?.searches(words);
    if (!this.faulty) this.summary.hidden = true;
    return sound ? { ...kept, interview, said, day, region: this.region.region, words } : null;
  }

  /** Takes the focus to what is wrong, an empty form included. Returns whether something is. */
  summarize() {
    if (this.interview.empty) this.interview.fault(this.element.dataset.missing ?? '');
    return summarize(this.summary, [this.interview, this.decision]);
  }

  /** @param {string} said @param {number} interview */
  #understand(said, interview) {
    return readDecision(said, { ...reading(), interview, calendar: this.region.calendar });
  }
}
