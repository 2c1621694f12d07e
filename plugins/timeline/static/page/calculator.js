/**
 * The calculator on the page: hands what happens to the reducer, shows what follows, keeps it, and speaks. DOM only.
 *
 * @import {Advice, Answer, FieldName, Happening, Kept, News, State, World} from '../../types.js'
 */

import { KEY, keep, keepName, nameOf, nothing, textOf, whyNot, yourName } from '../kept/storage.js';
import { writeLink } from '../kept/write_link.js';
import { briefDay } from '../plan/dates.js';
import { aheadOf, answerOf } from './answer.js';
import { dateField, language, localToday, need, say, sentence, write } from './fields.js';
import { planView } from './plan_view.js';
import { reader } from './reader.js';
import { regionField } from './region_field.js';
import { after, opened } from './state.js';

const SETTLED = 900;
/** @type {FieldName[]} */
const FIELDS = ['interview', 'decision'];

/** @type {Advice} read by `start`: what reads the device runs this module while the page's body may be on its way */
export let advice;

/** @typedef {import('./kept_interviews.js').KeptInterviews} KeptInterviews */
/** @typedef {import('../later/index.js').Later} Later */

/**
 * What is brought when somebody needs it: what few readers open, and what reads what is kept.
 * @typedef {object} Loading
 * @property {() => Promise<typeof import('../later/index.js')>} later
 * @property {() => Promise<typeof import('../timeline_kept.js')>} kept
 */

export class Calculator {
  /** What is kept of this interview, as far as this page knows; empty: nothing. */
  seen = '';
  /** The reader's name, as it is kept. */
  you = '';
  /** Of the interview that is open, once one is. */
  state = /** @type {State} */ ({});
  #timer = 0;
  #loading;
  #form;
  #line;
  #news;
  /** The next step, as the reader has last heard or found it. */
  #heard = '';
  /** @type {Answer | null} */
  answer = null;
  /** @type {Later | null} once the reader has opened what is loaded later */
  #later = null;
  /** @type {KeptInterviews | null} where something but this interview may be kept, or the address says something */
  kept = null;

  /**
   * @param {HTMLElement} root @param {Loading} loading
   * @param {typeof import('./kept_interviews.js').KeptInterviews | null} Interviews where there is something to read
   */
  constructor(root, loading, Interviews) {
    this.root = root;
    this.#loading = loading;
    this.compact = root.hasAttribute('compact');
    this.#form = need(root, '.timeline-form');
    this.#line = need(root, '.timeline-line');
    this.#news = need(root, '.timeline-news');
    this.view = planView(root);
    const [interview, decision] = FIELDS.map((field) =>
      dateField(need(root, `[data-date=${field}]`), (text) => this.happen({ type: 'typed', field, text })),
    );
    this.fields = { interview, decision };
    this.region = regionField(
      root,
      advice,
      (happening) => this.happen(happening),
      () => this.#load(),
      (region) => this.kept?.nameOf(region) ?? '',
    );
    this.#form.addEventListener('change', ({ target }) => {
      const field = FIELDS.find((one) => this.fields[one].input === target && !this.fields[one].empty);
      if (field) this.happen({ type: 'left', field });
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.happen({ type: 'asked' });
      if (this.#form.hidden) this.goToAnswer();
      else this.fields.interview.lead();
    });
    // What takes long at the first date is done before the first letter is typed.
    for (const type of ['focusin', 'pointerdown']) this.#form.addEventListener(type, () => reader.interview('', 0));
    root.addEventListener('click', (event) => this.#act(event));
    root.addEventListener(
      'toggle',
      ({ target }) => {
        // Of what folds, few readers open anything but a draft.
        if (/** @type {Element} */ (target).matches('[open]:not(.timeline-draft)')) this.#load();
      },
      true,
    );
    addEventListener('storage', ({ key }) => {
      if (key === KEY || key === null) this.#loadKept((kept) => kept.follow());
    });
    document.addEventListener('visibilitychange', () => document.hidden || this.show());
    if (!this.compact)
      addEventListener('hashchange', () => this.#loadKept((kept) => kept.followLink() && this.goToAnswer()));
    if (Interviews) this.kept = new Interviews(this);
    if (!this.kept?.open()) this.open();
    /** @type {HTMLFieldSetElement} */ (need(this.#form, 'fieldset')).disabled = false;
  }

  /** @returns {World} */
  get world() {
    return {
      today: localToday(),
      language,
      advice,
      reader,
      beyond: this.kept?.beyond,
      calendarOf: this.region.calendarOf,
    };
  }

  /** The one way in which the state changes while an interview is open. @param {Happening} happening */
  happen(happening) {
    const next = this.answer?.next?.dated.step.id;
    this.state = after(this.state, happening, this.world);
    this.show();
    const { type } = happening;
    const ticked = type === 'ticked';
    if (type === 'changed' || type === 'undone') this.goToNews();
    else if (ticked && this.answer?.next?.dated.step.id !== next) this.goToAnswer();
    else this.#settleLater(type === 'typed' ? this.fields[happening.field].understood : ticked ? this.#newsText : '');
  }

  /** Shows an interview that is kept or linked, or asks about a new one. @param {Kept} [kept] @param {News | null} [news] @param {boolean} [asking] */
  open(kept = nothing(advice.region), news = null, asking = false) {
    clearTimeout(this.#timer); // what it would write is of the interview before
    const mine = this.kept?.find(kept.id);
    this.seen = mine ? textOf(mine) : '';
    this.region.show(kept.region);
    this.you = yourName();
    this.state = { ...opened(kept, this.you, this.world, asking), news };
    this.notice();
    this.show();
    this.showCount();
    this.#later?.opened(this.state);
    this.#heard = this.#nextText;
  }

  /** Shows the state, and keeps what is to be kept of it. */
  show() {
    const { world, state } = this;
    const { typed, read, told, answered, editing } = state;
    this.answer = answerOf(state, world);
    for (const field of FIELDS) {
      this.fields[field].show(typed[field]);
      this.fields[field].say(read[field], told[field], world.today);
    }
    const { news } = state;
    write(need(this.#news, 'span'), news ? sentence(this.#news, news.which, news.values) : '');
    this.#news.hidden = !this.#newsText;
    this.root.dataset.state = answered ? 'answer' : 'ask';
    this.#form.hidden = answered && !editing;
    this.#line.hidden = !answered;
    need(this.root, '.timeline-answer').hidden = !this.answer;
    need(this.#line, 'button').ariaExpanded = `${editing}`;
    if (this.answer) {
      this.#showLine(this.answer);
      this.view.show(this.answer, state, this.region.trouble);
      this.#keep(this.answer);
    }
    this.#later?.show(this.answer, state);
  }

  /** @param {Answer} answer */
  #showLine({ plan, kept, world: { today } }) {
    const { course } = kept;
    const { kind } = course;
    /** @param {number | null} day */
    const words = (day) => (day === null ? '' : briefDay(day, language, today));
    this.root.dataset.course = kind;
    write(need(this.#line, 'b'), nameOf(kept));
    const values = {
      interview: words(plan.interview),
      answer: words(plan.said),
      heard: course.kind === 'waiting' ? '' : words(course.day),
      region: this.region.name,
    };
    write(need(this.#line, 'span'), sentence(this.#line, kind === 'answered' ? 'waiting' : kind, values));
  }

  /** @param {Answer} answer */
  #keep(answer) {
    const { asking, you } = this.state;
    const kept = { ...answer.kept, ahead: aheadOf(answer) };
    let told = 'asking';
    if (!asking) {
      told = 'kept';
      try {
        if (you !== this.you) keepName(you);
        this.you = you;
        const text = textOf(kept);
        if (text !== this.seen) {
          keep(kept);
          const isNew = !this.seen;
          this.seen = text;
          if (isNew) this.showCount();
        }
      } catch (error) {
        told = whyNot(error);
      }
    }
    const line = need(this.root, '.timeline-kept');
    write(line, sentence(line, told));
  }

  /** "Your interviews (2)" */
  showCount() {
    if (this.compact) return;
    const summary = need(this.root, '.timeline-interviews summary');
    const count = this.kept?.all().length ?? Number(this.seen !== '');
    write(summary, sentence(summary, count ? 'some' : 'none') + (count > 1 ? ` (${count})` : ''));
  }

  /** What a script brings; null where it cannot be had, and says so. @template T @param {() => Promise<T>} load */
  async #bring(load) {
    try {
      return await load();
    } catch {
      this.notice('unloaded');
      return null;
    }
  }

  /** Loads what few readers open; null where it cannot be had. */
  async #load() {
    const loaded = this.#later ? null : await this.#bring(this.#loading.later);
    if (loaded) this.#later ??= new loaded.Later(this);
    this.#later?.show(this.answer, this.state);
    return this.#later;
  }

  /** Does something with what is kept, once what reads it is here. @param {(kept: KeptInterviews) => void} act */
  async #loadKept(act) {
    const loaded = this.kept ? null : await this.#bring(this.#loading.kept);
    if (loaded) this.kept ??= new loaded.KeptInterviews(this);
    if (this.kept) act(this.kept);
  }

  /** @param {'broken' | 'unloaded'} [fault] what went wrong, if anything did */
  notice(fault) {
    const notice = need(this.root, '.timeline-other');
    const told = [fault && notice.dataset[fault], this.kept?.askAbout(notice)].filter(Boolean).join(' ');
    write(need(notice, 'span'), told);
    notice.hidden = told === '';
  }

  goToAnswer() {
    if (this.answer) this.#goTo(this.view.heading);
    else this.fields.interview.input.focus();
    this.#writeAddress();
  }

  goToNews() {
    if (this.#news.hidden) this.goToAnswer();
    else this.#goTo(this.#news);
    this.#writeAddress();
  }

  /** @param {HTMLElement} element */
  #goTo(element) {
    clearTimeout(this.#timer); // the reader hears it where the focus goes
    this.#heard = this.#nextText;
    element.focus({ preventScroll: true });
    // What stands above it comes along: the line with the dates.
    const { top } = element.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) element.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  get #newsText() {
    return need(this.#news, 'span').textContent;
  }

  get #nextText() {
    return (this.answer && this.view.heading.textContent) || '';
  }

  /**
   * Speaks and writes the address once the reader has stopped typing, not at every key.
   * @param {string} said what is to be heard before the next step, which is said where it is another one
   */
  #settleLater(said) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const next = this.#nextText;
      const text = [said, next === this.#heard ? '' : next].filter(Boolean).join('. ');
      this.#heard = next;
      if (text) say(text);
      this.#writeAddress();
    }, SETTLED);
  }

  #writeAddress() {
    if (!this.answer) return;
    const { id, interview, day, region } = this.answer.kept;
    const elsewhere = region === advice.region ? null : region;
    const fragment = `#${writeLink({ interview, day, region: elsewhere, id })}`;
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

  /** @param {Event} event */
  async #act(event) {
    const button = /** @type {Element} */ (event.target).closest('button');
    if (!button) return;
    const { act, save } = button.dataset;
    const id = button.closest('[data-step]')?.getAttribute('data-step') ?? '';
    const title = this.answer?.steps.find(({ dated }) => dated.step.id === id)?.title ?? '';
    if (button.matches('.timeline-row')) {
      if (button.hasAttribute('aria-expanded')) this.happen({ type: 'unfolded', id, title });
      else this.#goTo(this.view.heading);
    }
    if (save !== undefined) (await this.#load())?.save(id);
    if (act === 'tick') this.happen({ type: 'ticked', id, title });
    if (act === 'edit') {
      this.happen({ type: 'edited' });
      if (this.state.editing) this.fields.interview.input.focus();
    }
    if (act === 'undo' && this.state.news?.which !== 'deleted') this.happen({ type: 'undone' });
    this.kept?.act(act);
  }
}

/** @typedef {typeof import('./kept_interviews.js').KeptInterviews} Interviews */

/** @type {(Interviews: Interviews | null) => void} */
let waiting = () => {};
/** @type {Interviews | null} */
let brought = null;

/**
 * Defines the element, now that the page is here; where there is something to read, not before what reads it has come.
 * @param {Loading} loading
 */
export function start(loading) {
  advice = JSON.parse(need(document, '#timeline-data').textContent);
  /** @param {Interviews | null} Interviews */
  const define = (Interviews) =>
    customElements.define(
      'follow-up-timeline',
      class extends HTMLElement {
        connectedCallback() {
          new Calculator(this, loading, Interviews);
        }
      },
    );
  // hold_first_paint.js takes the template away where there is something to read.
  if (brought || document.querySelector('#timeline-kept')) define(brought);
  else waiting = define;
}

/** What reads what is kept has come, before or after the page. @param {Interviews} Interviews */
export function bring(Interviews) {
  brought = Interviews;
  waiting(Interviews);
}
