/**
 * The calculator: its form, what it keeps, and when it speaks. DOM only; the days come from schedule.js.
 *
 * @import {Advice, Dates, Decision, Kept, Unit, Words} from '../types.js'
 */

import { longDay } from './dates.js';
import { DateField, Field, language, localToday, need, UNREADABLE } from './fields.js';
import { forget, load, nothing, readLink, save, writeLink } from './keeping.js';
import { Names } from './names.js';
import { PlanView } from './planview.js';
import { RegionField } from './regionfield.js';
import { DECISION_LIMITS, marks, plan, saidDay } from './schedule.js';

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
  #timer = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.compact = root.hasAttribute('compact');
    this.form = need(root, 'form');
    this.interview = new DateField(need(root, '[data-date=interview]'));
    this.decision = new DateField(need(root, '[data-date=decision]'));
    this.span = new Field(need(root, '[data-date=in]'), 'input');
    /** @type {HTMLSelectElement} */
    this.unit = need(root, '#timeline-unit');
    this.region = new RegionField(root, advice, () => this.#settleLater(this.#update()));
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
      decision: link?.decision ?? base.decision,
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
  #fill({ id, revision, interview, decision, region, words, done }) {
    this.#plan = { id, revision };
    this.#dates = interview === null ? '' : writeLink({ interview, decision, region });
    this.interview.show(interview);
    this.decision.show(decision.mode === 'day' ? decision.day : null);
    const span = decision.mode === 'in' ? decision.span : null;
    this.span.input.value = span ? String(span.n) : '';
    this.unit.value = span?.unit ?? 'weeks';
    /** @type {HTMLInputElement} */ (need(this.root, `[name=timeline-decision][value=${decision.mode}]`)).checked = true;
    this.region.show(region);
    this.#done = new Set(done);
    this.#words = words;
    this.names?.fill(words);
    this.#update();
    for (const field of [this.interview, this.decision, this.span]) if (field.faulty) field.say('');
  }

  /**
   * The form as it stands. Says at each field what was understood; what is wrong there is said only when the reader
   * has left the field (`settled`), and stays until it is mended. Null where something is wrong or half typed.
   * @param {number} today @param {boolean} settled @returns {Kept | null}
   */
  #read(today, settled) {
    let sound = true;
    /** @param {Field} field @param {string} message */
    const fault = (field, message) => {
      sound = false;
      if (settled || field.faulty) field.fault(message);
      else field.say('');
    };
    const interview = this.interview.read(today);
    if (interview !== null) this.interview.understood(interview, today);
    else if (this.interview.empty) this.interview.say('');
    else fault(this.interview, UNREADABLE);
    const mode = /** @type {HTMLInputElement} */ (need(this.root, '[name=timeline-decision]:checked')).value;
    /** @type {Decision} */
    let decision = { mode: 'none' };
    if (mode !== 'day') this.decision.say('');
    if (mode !== 'in') this.span.say('');
    if (mode === 'day') {
      const day = this.decision.read(interview ?? today, interview ?? undefined);
      decision = { mode: 'day', day };
      if (day === null && !this.decision.empty) fault(this.decision, UNREADABLE);
      else if (day !== null && interview !== null && day < interview) {
        fault(this.decision, `That is before your interview on ${longDay(interview, language, today)}.`);
      } else if (day === null) this.decision.say('');
      else this.decision.understood(day, today);
    } else if (mode === 'in') {
      const unit = /** @type {Unit} */ (this.unit.value);
      const text = this.span.input.value.trim();
      const n = /^\d{1,3}$/.test(text) ? Number(text) : 0;
      decision = { mode: 'in', span: text ? { n, unit } : null };
      if (text && (n < 1 || n > DECISION_LIMITS[unit])) fault(this.span, `Want a whole number from 1 to ${DECISION_LIMITS[unit]}.`);
      else if (!text || interview === null) this.span.say('');
      else {
        const day = saidDay({ interview, decisionIn: { n, unit } }, this.region.calendar);
        if (day !== null) this.span.say(longDay(day, language, today));
      }
    }
    if (this.names) this.#words = this.names.read();

    return sound ? { ...this.#plan, interview, decision, region: this.region.region, words: this.#words, done: [...this.#done] } : null;
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
    const { interview, decision, region } = read;
    const dates = writeLink({ interview, decision, region });
    if (this.#dates && dates !== this.#dates) this.#plan.revision += 1;
    this.#dates = dates;
    const kept = { ...read, ...this.#plan };
    const { calendar } = this.region;
    const inputs = {
      interview,
      decision: decision.mode === 'day' ? decision.day : null,
      decisionIn: decision.mode === 'in' ? decision.span : null,
    };
    const made = plan(advice.steps, inputs, calendar);
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
    this.#settleLater(read);
  }

  /** @param {string} id @param {boolean} done */
  #tick(id, done) {
    if (done) this.#done.add(id);
    else this.#done.delete(id);
    this.#settleLater(this.#update());
  }

  /** Speaks and writes the address once the reader has stopped typing, not at every key. @param {Kept | null} read */
  #settleLater(read) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const announcer = need(this.root, '[data-announce]');
      const text = need(this.root, '.timeline-next').textContent ?? '';
      if (announcer.textContent !== text) announcer.textContent = text;
      if (read) this.#writeAddress(read);
    }, SETTLED);
  }

  /** @param {Kept} read */
  #writeAddress({ interview, decision, region }) {
    if (this.compact) return;
    const elsewhere = region === advice.region ? null : region;
    const fragment = interview === null ? '' : `#${writeLink({ interview, decision, region: elsewhere })}`;
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
    const wrong = [this.interview, this.decision, this.span].filter((field) => field.faulty);
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

customElements.define('follow-up-timeline', class extends HTMLElement {
  connectedCallback() {
    new Calculator(this);
  }
});
