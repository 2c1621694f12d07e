/**
 * The calculator: which interview it shows, where that is kept, and when it speaks. DOM only; the days come from schedule.js.
 *
 * @import {Advice, Dates, Kept} from '../../types.js'
 */

import { readLink, writeLink } from '../kept/link.js';
import { datesOf, inOrder, interviews, isMeant, KEY, keep, nameOf, nothing, textOf, whyNot } from '../kept/storage.js';
import { marksFor, planFor } from '../plan/course.js';
import { longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { remarksOn } from '../plan/remarks.js';
import { stepsAhead } from '../plan/schedule.js';
import { moveExample } from './example.js';
import { language, localToday, need } from './fields.js';
import { Form } from './form.js';
import { PlanView } from './plan_view.js';
import { offerForgetting } from './undo.js';

const SETTLED = 900;
/** What few readers open, so that its script comes when they do. */
const LATER = '.timeline-interviews, .timeline-changes, .timeline-share, .timeline-calendar';

/** @type {Advice} */
export const advice = JSON.parse(need(document, '#timeline-data').textContent ?? '');

export class Calculator {
  /** @type {Set<string>} */
  #done = new Set();
  /** @type {Kept} the interview as it was opened; what the form holds is read from the form */
  #opened = nothing(advice.region);
  /** How the dates were last shown: the revision grows when they change. */
  #dates = '';
  /** What is kept of this interview, as far as this page knows. */
  #seen = '';
  /** A link has brought it, while others are kept here: the reader has to say whether to keep it too. */
  #asking = false;
  #timer = 0;

  /**
   * @param {HTMLElement} root
   * @param {() => Promise<typeof import('../later/index.js')>} load brings what few readers open
   */
  constructor(root, load) {
    this.root = root;
    this.load = load;
    this.compact = root.hasAttribute('compact');
    this.next = need(root, '.timeline-next');
    this.kept = need(root, '.timeline-kept');
    this.invitation = this.next.textContent ?? '';
    this.form = new Form(root, advice, () => this.#settleLater(this.#update()));
    this.view = new PlanView(root, (id, done) => this.#tick(id, done));
    /** @type {import('../later/index.js').Later | null} once the reader has opened what is loaded later */
    this.later = null;
    this.forget = offerForgetting(root, (kept) => this.#open(kept));
    addEventListener('storage', ({ key }) => (key === KEY || key === null) && this.#follow());
    const { element } = this.form;
    element.addEventListener('input', (event) => this.#edited(event, false));
    element.addEventListener('change', (event) => this.#edited(event, true));
    element.addEventListener('submit', (event) => this.#submit(event));
    root.addEventListener('click', (event) => this.#act(event));
    root.addEventListener(
      'toggle',
      ({ target }) => {
        if (target instanceof HTMLDetailsElement && target.open && target.matches(LATER)) this.#load();
      },
      true,
    );
    if (!this.compact) {
      addEventListener('hashchange', () => {
        const list = document.activeElement?.closest('.timeline-interviews');
        if (this.#followLink() && list) this.#goToNext(); // the link that was followed is gone: the list is a new one
      });
    }
    document.addEventListener('visibilitychange', () => document.hidden || this.#update());
    if (!this.#followLink()) this.#fill(this.#all()[0]);
    /** @type {HTMLFieldSetElement} */ (need(element, '.timeline-fields')).disabled = false;
  }

  /** Loads what few readers open; null where it cannot be had, and says so. */
  async #load() {
    const loaded = await this.load().catch(() => null);
    if (!loaded) {
      this.#notice('unloaded');
      return null;
    }
    this.later ??= new loaded.Later(this.root, {
      turn: (kept) => this.#turn(kept),
      forget: (kept) => this.#forget(kept),
      follow: () => this.#follow(),
      read: () => this.#update(),
    });
    this.#update();
    this.#showList();
    return this.later;
  }

  /** @returns {Kept[]} what is kept, by the next step */
  #all() {
    return inOrder(interviews(advice.region), localToday());
  }

  #showList() {
    if (this.compact) return;
    const count = this.#all().length;
    need(this.root, '.timeline-interviews summary span').textContent = count > 1 ? ` (${count})` : '';
    this.later?.list?.show(this.#opened.id);
  }

  /** Fills the form from the address. Returns whether there was something to follow. */
  #followLink() {
    const fragment = location.hash.slice(1);
    if (this.compact || !fragment || document.getElementById(fragment)) return false;
    const link = readLink(fragment);
    const all = this.#all();
    const kept = link && all.find((one) => isMeant(one, link));
    this.#asking = !kept && link?.interview != null && all.length > 0;
    if (kept || !link) {
      this.#fill(kept || undefined);
    } else {
      const empty = nothing(advice.region);
      const { id, interview, said, day, region, words } = link;
      this.#fill({
        ...empty,
        id: id ?? empty.id,
        interview,
        said,
        day,
        region: region ?? empty.region,
        words: words ?? empty.words,
      });
    }
    this.#notice(link ? undefined : 'broken');
    return true;
  }

  /** @param {'broken' | 'unloaded'} [fault] what went wrong, if anything did */
  #notice(fault) {
    const notice = need(this.root, '.timeline-other');
    const { dataset } = notice;
    const [other, ...more] = this.#asking ? this.#all() : [];
    const sentences = fault ? [dataset[fault]] : [];
    if (other) {
      const day = longDay(other.interview ?? 0, language, localToday());
      const values = { name: nameOf(other), day, count: `${more.length + 1}` };
      sentences.push(render((more.length ? dataset.many : dataset.one) ?? '', values));
    }
    need(notice, 'span').textContent = sentences.join(' ');
    notice.hidden = !sentences.length;
    need(notice, '[data-act=back]').hidden = !other || more.length > 0;
    need(notice, '[data-act=keep]').hidden = !other;
  }

  /** What is kept has changed, here or in another tab: the form follows. */
  #follow() {
    const kept = this.#all().find(({ id }) => id === this.#opened.id);
    if (kept ? textOf(kept) !== this.#seen : this.#seen) {
      this.#fill(kept);
      this.#settleLater(this.#update());
    }
    this.#showList();
  }

  /** @param {Kept} [opened] an empty form where there is none */
  #fill(opened = nothing(advice.region)) {
    const kept = this.#all().find(({ id }) => id === opened.id);
    clearTimeout(this.#timer); // what it would write is of the interview before
    this.#opened = opened;
    this.#seen = kept ? textOf(kept) : '';
    this.#dates = opened.interview === null ? '' : datesOf(opened);
    this.form.show(opened);
    this.#done = new Set(opened.done);
    this.#update();
    this.#showList();
    this.later?.clear();
    this.form.calm();
  }

  /** @param {boolean} [settled] whether the reader has finished with a field @returns {Kept | null} what the plan was made of */
  #update(settled = false) {
    const today = localToday();
    const read = this.form.read({ ...this.#opened, done: [...this.#done] }, today, settled);
    if (read && read.interview !== null) this.#show({ ...read, interview: read.interview }, today);
    else if (read) this.#withoutPlan('empty', this.invitation);
    else if (this.form.faulty) this.#withoutPlan('wrong', this.next.dataset.wrong ?? '');
    return read;
  }

  /** @param {'empty' | 'wrong'} state @param {string} text */
  #withoutPlan(state, text) {
    this.root.dataset.state = state;
    this.view.clear(text);
    if (state === 'empty') moveExample(this.root, advice, localToday());
    need(this.root, '[data-act=forget]').hidden = state === 'empty';
    this.kept.textContent = '';
  }

  /** @param {Dates} read @param {number} today */
  #show(read, today) {
    const dates = datesOf(read);
    if (this.#dates && dates !== this.#dates) this.#opened.revision += 1;
    this.#dates = dates;
    const kept = { ...read, revision: this.#opened.revision };
    const { calendar } = this.form;
    const { kind } = kept.course;
    const made = planFor(advice, kept, calendar);
    const found = marksFor(made, kept, today, calendar);
    const remarks = remarksOn(made, kept, advice.steps, calendar, this.view.remarks.dataset, language, today);
    this.root.dataset.state = 'plan';
    this.root.dataset.course = kind;
    const values = this.view.show(made, found, today, kept, remarks);
    if (!this.compact) this.#sayChange(kind);
    this.later?.show({ plan: made, marks: found, today, kept, calendar, values, steps: this.view.entries });
    const closed = made.steps.filter((_, index) => found[index].state === 'closed').map(({ step }) => step.id);
    const ahead = stepsAhead(made, this.#done, calendar)
      .filter(({ step }) => !closed.includes(step.id))
      .map(({ step, day, until }) => ({ title: render(step.title, values), day, until }));
    need(this.root, '[data-act=forget]').hidden = false;
    this.kept.textContent = this.#keep({ ...kept, ahead });
  }

  /** @param {string} kind */
  #sayChange(kind) {
    const changes = need(this.root, '.timeline-changes');
    need(changes, 'summary span').textContent =
      kind === 'waiting' ? '' : ` ${need(changes, `[data-change=${kind}]`).textContent}`;
  }

  /** @param {Dates} kept @returns {string} a sentence about where it is kept */
  #keep(kept) {
    if (this.#asking) return this.kept.dataset.asking ?? '';
    try {
      if (textOf(kept) !== this.#seen) {
        keep(kept);
        this.#seen = textOf(kept);
        this.#showList();
      }
      return this.kept.dataset.kept ?? '';
    } catch (error) {
      return whyNot(error);
    }
  }

  /** @param {Event} event @param {boolean} settled */
  #edited(event, settled) {
    if (event.target === this.form.interview.input) this.#opened.course = { kind: 'waiting' };
    const read = this.#update(settled);
    if (this.compact && settled && read?.interview) this.#unfold();
    this.#settleLater(read, event.target === this.form.decision.input ? this.form.decision.line.textContent : '');
  }

  /** @param {string} id @param {boolean} done */
  #tick(id, done) {
    if (done) this.#done.add(id);
    else this.#done.delete(id);
    this.#settleLater(this.#update());
  }

  /**
   * Speaks and writes the address once the reader has stopped typing, not at every key.
   * @param {Kept | null} read @param {string | null} [understood] what is to be heard before the next step; null where
   * the focus goes there, and the reader hears it so
   */
  #settleLater(read, understood = '') {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const announcer = need(this.root, '[data-announce]');
      const text = [understood, this.next.textContent].filter(Boolean).join('. ');
      if (understood !== null && announcer.textContent !== text) announcer.textContent = text;
      if (read) this.#writeAddress(read);
    }, SETTLED);
  }

  /** @param {Kept} read */
  #writeAddress({ id, interview, day, region }) {
    const elsewhere = region === advice.region ? null : region;
    const fragment = interview === null ? '' : `#${writeLink({ interview, day, region: elsewhere, id })}`;
    if (this.compact) {
      /** @type {HTMLAnchorElement} */ (need(this.root, '.timeline-full')).hash = fragment;
      return;
    }
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
    if (this.form.summarize()) return;
    this.#unfold();
    this.#settleLater(read, null);
    this.#goToNext();
  }

  #goToNext() {
    this.next.tabIndex = -1;
    this.next.focus();
  }

  /** Another course of things, or back from it; what was typed for the drafts stays. @param {Dates} kept */
  #turn(kept) {
    this.#fill({ ...kept, revision: kept.revision + 1, words: this.form.names?.read() ?? kept.words });
    const read = this.#update();
    if (read) this.#writeAddress(read); // a reload brings back what was done, not what was before
    this.#settleLater(read, null);
    this.#goToNext();
  }

  async #mayWrite() {
    const later = await this.#load();
    later?.guard?.ask();
    this.#update();
  }

  #unfold() {
    const result = need(this.root, '.timeline-result');
    if (result instanceof HTMLDetailsElement) result.open = true;
  }

  /** @param {Event} event */
  async #act(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-act], [data-save]') : null;
    if (!(button instanceof HTMLElement)) return;
    const { act, save } = button.dataset;
    if (save !== undefined) (await this.#load())?.entries.save(button);
    if (act === 'add') this.form.names?.add().focus();
    if (act === 'remove') {
      this.form.names?.remove(button);
      this.#settleLater(this.#update());
    }
    if (act === 'forget') this.#forget(this.#update() ?? this.#opened);
    if (act === 'new') this.#open();
    if (act === 'today') this.#mayWrite();
    if (act === 'back') this.#open(this.#all()[0]);
    if (act === 'keep') this.#open(this.#update() ?? this.#opened);
  }

  /** @param {Kept} kept */
  #forget(kept) {
    if (kept.id === this.#opened.id) this.#open();
    this.forget(kept);
    this.#showList();
  }

  /** Shows an interview that is kept, or an empty form for a new one. @param {Kept} [kept] */
  #open(kept) {
    this.#asking = false;
    this.#notice();
    this.#fill(kept);
    this.#settleLater(this.#update());
    this.form.interview.input.focus();
  }
}
