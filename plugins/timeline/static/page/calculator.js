/**
 * The calculator on the page: hands what happens to the reducer, shows what follows, keeps it, and speaks. DOM only.
 *
 * @import {Advice, Answer, DateReader, FieldName, Happening, Kept, News, State, World} from '../../types.js'
 */

import { readLink, writeLink } from '../kept/link.js';
import {
  drop,
  inOrder,
  interviews,
  isMeant,
  KEY,
  keep,
  keepName,
  nameOf,
  nothing,
  textOf,
  whyNot,
  yourName,
} from '../kept/storage.js';
import { briefDay, longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { aheadOf, answerOf } from './answer.js';
import { DateField, language, localToday, need, say, write, writeOrHide } from './fields.js';
import { PlanView } from './plan_view.js';
import { RegionField } from './region_field.js';
import { after, opened } from './state.js';

const SETTLED = 900;
/** What few readers open, so that its script comes when they do. */
const LATER =
  '.timeline-interviews, .timeline-changes, .timeline-share, .timeline-guard, .timeline-why, .timeline-names';
/** @type {FieldName[]} */
const FIELDS = ['interview', 'decision'];

/** @type {Advice} */
export const advice = JSON.parse(need(document, '#timeline-data').textContent ?? '');

export class Calculator {
  /** What is kept of this interview, as far as this page knows. */
  #seen = '';
  /** The reader's name, as it is kept. */
  #you = '';
  #timer = 0;
  /** The next step, as the reader has last heard or found it. */
  #heard = '';
  /** @type {Answer | null} */
  answer = null;
  /** @type {DateReader | null} once somebody has come to a date field */
  #reader = null;
  /** @type {Promise<typeof import('./reader.js') | null> | null} */
  #coming = null;
  /** @type {import('../later/index.js').Later | null} once the reader has opened what is loaded later */
  #later = null;

  /**
   * @param {HTMLElement} root
   * @param {() => Promise<typeof import('../later/index.js')>} load brings what few readers open
   * @param {() => Promise<typeof import('./reader.js')>} loadReader brings what reads typed dates
   */
  constructor(root, load, loadReader) {
    this.root = root;
    this.load = load;
    this.loadReader = loadReader;
    this.compact = root.hasAttribute('compact');
    this.form = need(root, '.timeline-form');
    this.line = need(root, '.timeline-line');
    this.keptLine = need(root, '.timeline-kept');
    this.view = new PlanView(root);
    const [interview, decision] = FIELDS.map(
      (field) => new DateField(need(root, `[data-date=${field}]`), () => this.#typed(field)),
    );
    this.fields = { interview, decision };
    this.region = new RegionField(root, advice, {
      chosen: (region) => this.#read((reader) => this.happen({ type: 'region', region, reader })),
      came: () => this.happen({ type: 'came', reader: this.#reader }),
      away: () => this.#load(),
    });
    /** @type {State} */
    this.state = opened(nothing(advice.region), '', this.world);
    this.form.addEventListener('change', ({ target }) => {
      const field = FIELDS.find((one) => this.fields[one].input === target && !this.fields[one].empty);
      if (field) this.#read(() => this.happen({ type: 'left', field }));
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask();
    });
    // What reads dates is here before the first letter is typed.
    for (const type of ['focusin', 'pointerdown']) this.form.addEventListener(type, () => this.#read(() => {}));
    root.addEventListener('click', (event) => this.#act(event));
    root.addEventListener(
      'toggle',
      ({ target }) => {
        if (target instanceof HTMLDetailsElement && target.open && target.matches(LATER)) this.#load();
      },
      true,
    );
    addEventListener('storage', ({ key }) => (key === KEY || key === null) && this.follow());
    document.addEventListener('visibilitychange', () => document.hidden || this.show());
    if (!this.compact) addEventListener('hashchange', () => this.#followLink() && this.#goToAnswer());
    if (!this.#followLink()) this.open(this.all()[0]);
    /** @type {HTMLFieldSetElement} */ (need(this.form, 'fieldset')).disabled = false;
  }

  /** @returns {World} */
  get world() {
    return {
      today: localToday(),
      language,
      advice,
      calendarOf: (region) => this.region.calendarOf(region),
    };
  }

  /** @returns {Kept[]} what is kept, by the next step */
  all() {
    return inOrder(interviews(advice.region), localToday());
  }

  /** Does something that reads dates, once what reads them is here. @param {(reader: DateReader) => void} act */
  async #read(act) {
    if (!this.#reader) {
      // One promise for all, so that what happens meanwhile keeps its order.
      this.#coming ??= this.loadReader().catch(() => null);
      const loaded = await this.#coming;
      this.#coming = null;
      if (!loaded) return this.#notice('unloaded');
      this.#reader = loaded.reader;
    }
    act(this.#reader);
  }

  /** @param {FieldName} field */
  #typed(field) {
    const { text } = this.fields[field];
    this.#read((reader) => this.happen({ type: 'typed', field, text, reader }));
  }

  /** The one way in which the state changes while an interview is open. @param {Happening} happening */
  happen(happening) {
    const next = this.answer?.next?.dated.step.id;
    this.state = after(this.state, happening, this.world);
    this.show();
    const { type } = happening;
    if (type === 'changed' || type === 'undone') this.#goToNews();
    else if (type === 'ticked' && this.answer?.next?.dated.step.id !== next) this.#goToAnswer();
    else if (type === 'typed') this.#settleLater(this.fields[happening.field].understood);
    else this.#settleLater(type === 'ticked' ? this.view.newsText : '');
  }

  /** Shows an interview that is kept or linked, or asks about a new one. @param {Kept} [kept] @param {News | null} [news] @param {boolean} [asking] */
  open(kept = nothing(advice.region), news = null, asking = false) {
    clearTimeout(this.#timer); // what it would write is of the interview before
    const mine = this.all().find(({ id }) => id === kept.id);
    this.#seen = mine ? textOf(mine) : '';
    this.region.show(kept.region);
    this.#you = yourName();
    this.state = { ...opened(kept, this.#you, this.world, asking), news };
    this.#notice();
    this.show();
    this.#showCount();
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
    this.view.showNews(state.news);
    this.root.dataset.state = answered ? 'answer' : 'ask';
    this.form.hidden = answered && !editing;
    this.line.hidden = !answered;
    need(this.root, '.timeline-answer').hidden = !this.answer;
    need(this.line, 'button').setAttribute('aria-expanded', String(editing));
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
    const { dataset } = this.line;
    /** @param {number | null} day */
    const words = (day) => (day === null ? '' : briefDay(day, language, today));
    this.root.dataset.course = course.kind;
    write(need(this.line, 'b'), nameOf(kept));
    const values = {
      interview: words(plan.interview),
      answer: words(plan.said),
      heard: course.kind === 'waiting' ? '' : words(course.day),
      region: this.region.name,
    };
    write(need(this.line, 'span'), render(dataset[course.kind] ?? dataset.waiting ?? '', values));
  }

  /** @param {Answer} answer */
  #keep(answer) {
    const { asking, you } = this.state;
    const kept = { ...answer.kept, ahead: aheadOf(answer) };
    let told = 'asking';
    if (!asking) {
      told = 'kept';
      try {
        if (you !== this.#you) keepName(you);
        this.#you = you;
        const text = textOf(kept);
        if (text !== this.#seen) {
          keep(kept);
          const isNew = !this.#seen;
          this.#seen = text;
          if (isNew) this.#showCount();
        }
      } catch (error) {
        told = whyNot(error);
      }
    }
    write(this.keptLine, this.keptLine.dataset[told] ?? '');
  }

  /** "Your interviews (2)" */
  #showCount() {
    if (this.compact) return;
    const summary = need(this.root, '.timeline-interviews summary');
    const count = this.all().length;
    write(summary, (count ? summary.dataset.some : summary.dataset.none) + (count > 1 ? ` (${count})` : ''));
  }

  /** Loads what few readers open; null where it cannot be had, and says so. */
  async #load() {
    const loaded = this.#later ? null : await this.load().catch(() => null);
    if (loaded) this.#later ??= new loaded.Later(this);
    if (!this.#later) this.#notice('unloaded');
    this.#later?.show(this.answer, this.state);
    return this.#later;
  }

  /** Opens what the address says. Returns whether there was something to follow. */
  #followLink() {
    const fragment = location.hash.slice(1);
    if (this.compact || !fragment || document.getElementById(fragment)) return false;
    const link = readLink(fragment);
    const all = this.all();
    const kept = link && all.find((one) => isMeant(one, link));
    if (kept || !link) {
      this.open(kept || undefined);
    } else {
      const empty = nothing(advice.region);
      const { id, interview, said, day, region, words } = link;
      const linked = { id: id ?? empty.id, region: region ?? empty.region, words: words ?? empty.words };
      this.open({ ...empty, ...linked, interview, said, day }, null, interview !== null && all.length > 0);
      // An older address has a time instead of a day.
      if (said) this.#read((reader) => this.happen({ type: 'typed', field: 'decision', text: said, reader }));
    }
    this.#notice(link ? undefined : 'broken');
    return true;
  }

  /** @param {'broken' | 'unloaded'} [fault] what went wrong, if anything did */
  #notice(fault) {
    const notice = need(this.root, '.timeline-other');
    const { dataset } = notice;
    const [other, ...more] = this.state.asking ? this.all() : [];
    const sentences = fault ? [dataset[fault]] : [];
    if (other) {
      const day = longDay(other.interview ?? 0, language, localToday());
      const values = { name: nameOf(other), day, count: `${more.length + 1}` };
      sentences.push(render((more.length ? dataset.many : dataset.one) ?? '', values));
    }
    writeOrHide(need(notice, 'span'), sentences.join(' '));
    notice.hidden = !sentences.length;
    need(notice, '[data-act=back]').hidden = !other || more.length > 0;
    need(notice, '[data-act=keep]').hidden = !other;
  }

  /** What is kept has changed, here or in another tab: the page follows. */
  follow() {
    const kept = this.all().find(({ id }) => id === this.state.kept.id);
    this.#you = yourName();
    this.state = { ...this.state, you: this.#you };
    this.#showCount();
    if (!kept && this.#seen) this.#begin();
    else if (kept && textOf(kept) !== this.#seen) this.open(kept);
    else this.show();
  }

  /** @param {Kept} kept */
  forget(kept) {
    const before = this.state.kept.id === kept.id ? this.state : opened(kept, this.state.you, this.world);
    try {
      drop(kept.id);
    } catch {
      // Where nothing can be kept there is nothing to forget.
    }
    const news = { which: 'deleted', values: {}, before };
    const [first] = this.all();
    if (before !== this.state) this.state = { ...this.state, news };
    else if (first) this.open(first, news);
    else this.#begin(news);
    this.show();
    this.#showCount();
    this.#goToNews();
  }

  /** What is typed is read first: it may still be on its way. */
  #ask() {
    this.#read(() => {
      this.happen({ type: 'asked' });
      if (this.form.hidden) this.#goToAnswer();
      else this.fields.interview.lead();
    });
  }

  #goToAnswer() {
    if (this.answer) this.#goTo(this.view.heading);
    else this.fields.interview.input.focus();
    this.#writeAddress();
  }

  #goToNews() {
    if (this.view.news.hidden) this.#goToAnswer();
    else this.#goTo(this.view.news);
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

  /** A new interview, and an address that says nothing of the one before. @param {News | null} [news] */
  #begin(news = null) {
    this.open(undefined, news);
    if (!this.compact) history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** @param {Event} event */
  async #act(event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
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
    if (act === 'undo') this.#undo();
    if (act === 'new') {
      this.#begin();
      this.fields.interview.input.focus();
    }
    if (act === 'back') {
      this.open(this.all()[0]);
      this.#goToAnswer();
    }
    if (act === 'keep') {
      this.happen({ type: 'chosen' });
      this.#notice();
      this.#goToAnswer();
    }
  }

  #undo() {
    const { news } = this.state;
    if (news?.which === 'deleted') {
      this.open(news.before.kept);
      this.#goToAnswer();
    } else this.happen({ type: 'undone' });
  }
}
