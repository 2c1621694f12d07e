/**
 * The calculator: its form, what it keeps, and when it speaks. DOM only; the days come from schedule.js.
 *
 * @import {Advice, Dates, Kept, Words} from '../types.js'
 */

import { longDay } from './dates.js';
import { DateField, language, localToday, need, reading, UNREADABLE } from './fields.js';
import { forget, load, nothing, readLink, save, tidy, writeLink } from './keeping.js';
import { Names } from './names.js';
import { PlanView } from './planview.js';
import { RegionField } from './regionfield.js';
import { readSaid } from './said.js';
import { marks, plan } from './schedule.js';

const SETTLED = 900;

/** @type {Advice} */
const advice = JSON.parse(need(document, '#timeline-data').textContent ?? '');

class Calculator {
  /** @type {Set<string>} */
  #done = new Set();
  /** @type {Words} */
  #words = nothing('none').words;
  /** @type {Kept | null} another interview that is kept on the device, while this one waits for the reader's choice */
  #other = null;
  /** @type {Pick<Kept, 'id' | 'revision'>} the interview whose dates stand in the form */
  #plan = nothing('none');
  /** How its dates were last shown: the revision grows when they change. */
  #dates = '';
  /** @type {{said: string, day: number, shown: string} | null} kept words in whose place their day stands in the field */
  #inPlace = null;
  #timer = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.compact = root.hasAttribute('compact');
    this.form = need(root, 'form');
    this.interview = new DateField(need(root, '[data-date=interview]'));
    this.decision = new DateField(need(root, '[data-date=decision]'));
    this.region = new RegionField(root, advice, () => this.#holidaysCame());
    this.names = this.compact ? null : new Names(root);
    this.view = new PlanView(root, (id, done) => this.#tick(id, done));
    this.form.addEventListener('input', (event) => this.#edited(event, false));
    this.form.addEventListener('change', (event) => this.#edited(event, true));
    this.form.addEventListener('submit', (event) => this.#submit(event));
    root.addEventListener('click', (event) => this.#act(event));
    if (!this.compact) addEventListener('hashchange', () => this.#followLink());
    document.addEventListener('visibilitychange', () => document.hidden || this.#update());
    if (!this.#followLink()) this.#fill(this.#stored() ?? nothing(advice.region));
    /** @type {HTMLFieldSetElement} */ (need(root, '.timeline-fields')).disabled = false;
  }

  #stored() {
    try {
      return load(advice.region);
    } catch {
      return null;
    }
  }

  /** Fills the form from the address. Returns whether there was something to follow. */
  #followLink() {
    const fragment = location.hash.slice(1);
    if (this.compact || !fragment || document.getElementById(fragment)) return false;
    const link = readLink(fragment);
    const stored = this.#stored();
    const same = link !== null && stored?.interview === link.interview;
    const base = same && stored ? stored : nothing(advice.region);
    this.#other = same ? null : stored;
    this.#fill({
      ...base,
      interview: link ? link.interview : null,
      ...(link && (link.said || (link.day !== null && link.day !== base.day)) && { said: link.said, day: link.day }),
      region: link?.region ?? base.region,
    });
    this.#notice(link ? '' : 'That link is broken or newer than this page, so the form is empty.');
    return true;
  }

  /** @param {string} sentence what went wrong with the address, if anything did */
  #notice(sentence) {
    const notice = need(this.root, '.timeline-other');
    const role = this.#other?.words.role;
    const other = this.#other?.interview ?? null;
    const kept = other === null ? ''
      : `Another interview is kept on this device${role ? ` (${role})` : ''}: ${longDay(other, language, localToday())}.`;
    need(notice, 'span').textContent = [sentence, kept].filter(Boolean).join(' ');
    notice.hidden = !sentence && !kept;
    for (const button of notice.querySelectorAll('button')) button.hidden = !kept;
  }

  /** @param {Kept} kept */
  #fill({ id, revision, interview, said, day, region, words, done }) {
    this.#plan = { id, revision };
    this.#dates = interview === null ? '' : writeLink({ interview, day, region });
    this.region.show(region);
    this.interview.show(interview);
    this.decision.input.value = said;
    // The day stands, though the words may mean another one by now: holidays and habits of writing change, or holidays
    // are still on their way.
    this.#inPlace = null;
    if (interview !== null && day !== null && this.#understand(said, interview) !== day) {
      this.decision.show(day);
      if (said) this.#inPlace = { said, day, shown: this.decision.input.value };
    }
    this.#done = new Set(done);
    this.#words = words;
    this.names?.fill(words);
    this.#update();
    for (const field of [this.interview, this.decision]) if (field.faulty) field.say('');
  }

  /** The words come back to their place where the holidays make them mean their day again. */
  #holidaysCame() {
    const interview = this.interview.read(localToday());
    const kept = this.#inPlace;
    if (kept && interview !== null && this.decision.input.value === kept.shown && this.#understand(kept.said, interview) === kept.day) {
      this.decision.input.value = kept.said;
    }
    this.#settleLater(this.#update());
  }

  /**
   * The form as it stands. Says at each field what was understood; what is wrong there is said only when the reader
   * has left the field (`settled`), and stays until it is mended. Null where something is wrong or half typed.
   * @param {number} today @param {boolean} settled @returns {Kept | null}
   */
  #read(today, settled) {
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
    else if (interview === null) this.decision.say('I will count from the day of your interview.');
    else {
      day = this.#understand(this.decision.input.value, interview);
      const date = this.decision.read(interview);
      if (day !== null) this.decision.understood(day, today, 'Understood as ');
      else if (date === null || date >= interview) fault(this.decision, 'I did not understand that: pick a date.');
      else fault(this.decision, `That is before your interview on ${longDay(interview, language, today)}.`);
    }
    if (this.names) this.#words = this.names.read();
    return sound ? { ...this.#plan, interview, said, day, region: this.region.region, words: this.#words, done: [...this.#done] } : null;
  }

  /** @param {string} said @param {number} interview */
  #understand(said, interview) {
    return readSaid(said, interview, this.region.calendar, reading());
  }

  /** @param {boolean} [settled] whether the reader has finished with a field @returns {Kept | null} what the plan was made of */
  #update(settled = false) {
    const today = localToday();
    const read = this.#read(today, settled);
    this.names?.check(settled);
    this.names?.searches(this.#words);
    const wrong = this.root.querySelector('[data-date][data-wrong]');
    if (!wrong) need(this.root, '.timeline-summary').hidden = true;
    if (read && read.interview !== null) this.#show({ ...read, interview: read.interview }, today);
    else if (read) this.#withoutPlan('empty', 'Tell me the day of your interview, and your next step will stand here.');
    else if (wrong) this.#withoutPlan('wrong', 'Your plan waits here while one line of the form needs another look.');
    return read;
  }

  /** @param {'empty' | 'wrong'} state @param {string} text */
  #withoutPlan(state, text) {
    this.root.dataset.state = state;
    this.view.clear(text);
    need(this.root, '[data-act=forget]').hidden = state === 'empty';
    need(this.root, '.timeline-kept').textContent = '';
  }

  /** @param {Dates} read @param {number} today */
  #show(read, today) {
    const dates = writeLink(read);
    if (this.#dates && dates !== this.#dates) this.#plan.revision += 1;
    this.#dates = dates;
    const kept = { ...read, ...this.#plan };
    const { calendar } = this.region;
    const made = plan(advice.steps, { interview: kept.interview, decision: kept.day }, calendar);
    const remarks = [];
    if (made.said === null) remarks.push('You have no date from them, so the plan counts from the interview.');
    else if (made.promised !== null && made.said !== made.promised) {
      remarks.push(`They named ${longDay(made.said, language, today)}, which is no business day there, so the plan counts from ${longDay(made.promised, language, today)}.`);
    }
    if (made.beyondHolidays && calendar.years) {
      remarks.push(`I know the public holidays of ${calendar.years[0]} to ${calendar.years.at(-1)}. In other years only the weekends count.`);
    }
    this.root.dataset.state = 'plan';
    this.view.show(made, marks(made, this.#done, today, calendar), today, kept, remarks);
    need(this.root, '[data-act=forget]').hidden = false;
    need(this.root, '.timeline-kept').textContent = this.#keep(kept);
  }

  /** @param {Dates} kept @returns {string} a sentence about where it is kept */
  #keep(kept) {
    if (this.#other) return 'This one is not kept yet: choose above.';
    try {
      save(kept);
      return 'Kept on this device and nowhere else.';
    } catch {
      return 'This browser does not let the page remember anything: your plan is gone when you close it.';
    }
  }

  /** @param {Event} event @param {boolean} settled */
  #edited(event, settled) {
    const read = this.#update(settled);
    if (this.compact && settled && read?.interview) this.#unfold();
    this.#settleLater(read, event.target === this.decision.input ? this.decision.line.textContent : '');
  }

  /** @param {string} id @param {boolean} done */
  #tick(id, done) {
    if (done) this.#done.add(id);
    else this.#done.delete(id);
    this.#settleLater(this.#update());
  }

  /**
   * Speaks and writes the address once the reader has stopped typing, not at every key.
   * @param {Kept | null} read @param {string | null} [understood] what is to be heard before the next step
   */
  #settleLater(read, understood) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const announcer = need(this.root, '[data-announce]');
      const text = [understood, need(this.root, '.timeline-next').textContent].filter(Boolean).join('. ');
      if (announcer.textContent !== text) announcer.textContent = text;
      if (read) this.#writeAddress(read);
    }, SETTLED);
  }

  /** @param {Kept} read */
  #writeAddress({ interview, day, region }) {
    if (this.compact) return;
    const elsewhere = region === advice.region ? null : region;
    const fragment = interview === null ? '' : `#${writeLink({ interview, day, region: elsewhere })}`;
    try {
      history.replaceState(history.state, '', location.pathname + location.search + fragment);
    } catch {
      // Some browsers allow only so many changes in a minute; the next one will carry the dates.
    }
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const read = this.#update(true);
    if (this.interview.empty) this.interview.fault('Tell me the day of your interview.');
    const wrong = [this.interview, this.decision].filter((field) => field.faulty);
    const summary = need(this.root, '.timeline-summary');
    need(summary, 'ul').replaceChildren(...wrong.map(summaryLine));
    summary.hidden = wrong.length === 0;
    if (wrong.length > 0) {
      summary.focus();
      return;
    }
    this.#unfold();
    this.#settleLater(read);
    const next = need(this.root, '.timeline-next');
    next.tabIndex = -1;
    next.focus();
  }

  #unfold() {
    const result = need(this.root, '.timeline-result');
    if (result instanceof HTMLDetailsElement) result.open = true;
  }

  /** @param {Event} event */
  #act(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    const act = button instanceof HTMLElement ? button.dataset.act : '';
    if (act === 'add') this.names?.add().focus();
    if (act === 'remove' && button) {
      this.names?.remove(button);
      this.#settleLater(this.#update());
    }
    if (act === 'forget') this.#forget();
    if (act === 'back' && this.#other) this.#choose(this.#other);
    if (act === 'replace') this.#choose(null);
  }

  /** Ends the choice between two interviews. @param {Kept | null} other the kept one, or null for the one that is shown */
  #choose(other) {
    this.#other = null;
    this.#notice('');
    if (other) this.#fill(other);
    this.#settleLater(this.#update());
    this.interview.input.focus();
  }

  #forget() {
    try {
      if (!this.#other) forget();
    } catch {
      // Where nothing can be kept, there is nothing to forget.
    }
    this.#fill(nothing(advice.region));
    need(this.root, '.timeline-kept').textContent = 'Forgotten. Nothing of it is left on this device.';
    this.#settleLater(nothing(advice.region));
    this.interview.input.focus();
  }
}

/** @param {DateField} field */
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

customElements.define('follow-up-timeline', class extends HTMLElement {
  connectedCallback() {
    new Calculator(this);
  }
});
