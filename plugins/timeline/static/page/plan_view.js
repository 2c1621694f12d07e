/**
 * Shows an answer: the next step as a card, and all of them as a line of days. DOM only.
 *
 * @import {Answer, News, ShownStep, State} from '../../types.js'
 */

import { awayWords, longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { remarksOn } from '../plan/remarks.js';
import { isoDay } from '../plan/schedule.js';
import { copyOf, language, need, write, writeOrHide } from './fields.js';
import { StepView } from './step_view.js';

export class PlanView {
  /** @type {Map<string, {item: HTMLElement, body: StepView | null}>} the rows, which keep their elements while days change */
  #rows = new Map();
  /** @type {StepView | null} */
  #card = null;

  /** @param {HTMLElement} root the calculator */
  constructor(root) {
    this.root = root;
    this.list = need(root, '[data-plan]');
    this.heading = need(root, '#timeline-next');
    this.names = need(root, '.timeline-names');
    this.remarks = need(root, '.timeline-remarks');
    this.leftOut = need(root, '.timeline-left-out');
    this.news = need(root, '.timeline-news');
    this.today = copyOf(root, 'today');
  }

  /** @param {Answer} answer @param {State} state @param {string} trouble with the holidays */
  show(answer, { open }, trouble) {
    const { plan, steps, next, values, kept, calendar, world } = answer;
    const { today } = world;
    this.#showCard(answer);
    const rows = steps.map((shown) => this.#row(shown, answer, open));
    for (const [id, { item }] of this.#rows)
      if (!rows.includes(item)) {
        item.remove();
        this.#rows.delete(id);
      }
    const place = steps.findIndex(({ dated }) => dated.day >= today);
    writeDay(need(this.today, 'time'), today, longDay(today, language, today));
    // A next step that is late is for today: no day that is past is next.
    markNext(this.today, next !== null && next.dated.day < today, '');
    rows.splice(place < 0 ? rows.length : place, 0, this.today);
    // One that stands where it should is not touched, and keeps the focus.
    rows.forEach((item, index) => {
      if (this.list.children[index] !== item) this.list.insertBefore(item, this.list.children[index] ?? null);
    });
    const { dataset } = this.remarks;
    const remarks = remarksOn(plan, kept, world.advice.steps, calendar, dataset, language, today);
    writeOrHide(this.remarks, [...remarks, trouble].join(' ').trim());
    const left = plan.leftOut.map(({ step, day, after }) =>
      render(this.leftOut.dataset.text ?? '', {
        step: render(step.title, values),
        day: longDay(day, language, today),
        after: render(after.step.title, values),
        after_day: longDay(after.day, language, today),
      }),
    );
    writeOrHide(this.leftOut, left.join(' '));
    this.names.hidden = next === null;
  }

  /** @param {Answer} answer */
  #showCard(answer) {
    const { next, steps, world } = answer;
    const { dataset } = this.heading;
    if (next) {
      const { day } = next.dated;
      const when = Math.max(day, world.today);
      const near = when - world.today < 2;
      const words = near ? awayWords(when, language, world.today) : longDay(when, language, world.today);
      const text = render(dataset.step ?? '', { when: words, step: next.title[0].toLowerCase() + next.title.slice(1) });
      write(this.heading, text[0].toUpperCase() + text.slice(1));
      if (!this.#card) {
        this.#card = new StepView(this.root, need(this.root, '.timeline-card'));
        need(this.#card.body, '.timeline-drafts').after(this.names);
      }
      this.#card.show(next, answer, true);
    } else {
      const all = steps.every(({ mark }) => mark.state === 'done');
      write(this.heading, (all ? dataset.over : dataset.past) ?? '');
    }
    if (this.#card) this.#card.body.hidden = !next;
  }

  /** They may stand above the question too: the last interview was deleted. @param {News | null} news */
  showNews(news) {
    const text = news ? render(this.news.dataset[news.which] ?? '', news.values) : '';
    write(need(this.news, 'span'), text);
    this.news.hidden = text === '';
  }

  get newsText() {
    return need(this.news, 'span').textContent ?? '';
  }

  /** @param {ShownStep} shown @param {Answer} answer @param {string[]} open @returns {HTMLElement} */
  #row(shown, answer, open) {
    const { dated, mark, title } = shown;
    const { step, day } = dated;
    const { today } = answer.world;
    const row = this.#rows.get(step.id) ?? { item: copyOf(this.root, 'step'), body: null };
    this.#rows.set(step.id, row);
    const { item } = row;
    const after = answer.plan.steps[answer.steps.indexOf(shown) + 1];
    item.style.setProperty('--days', String(after ? Math.min(after.day - day, 14) : 0));
    item.dataset.mark = mark.state;
    item.dataset.step = step.id;
    const button = need(item, 'button');
    writeDay(need(button, 'time'), day, longDay(day, language, today));
    write(need(button, 'span'), title);
    const words = need(button, '.timeline-mark');
    markNext(item, mark.next && day >= today, words.dataset[mark.state] ?? '');
    const unfolded = open.includes(step.id) && !mark.next;
    if (mark.next) button.removeAttribute('aria-expanded');
    else button.setAttribute('aria-expanded', String(unfolded));
    const place = need(item, 'div');
    place.hidden = !unfolded;
    if (unfolded) {
      row.body ??= new StepView(this.root, place);
      row.body.show(shown, answer, false);
    }
    return item;
  }
}

/** @param {HTMLElement} element @param {number} day @param {string} words */
function writeDay(element, day, words) {
  element.setAttribute('datetime', isoDay(day));
  write(element, words);
}

/** @param {HTMLElement} item @param {boolean} next whether it is what comes next @param {string} other what its mark says else */
function markNext(item, next, other) {
  const mark = need(item, '.timeline-mark');
  item.classList.toggle('is-next', next);
  if (next) item.setAttribute('aria-current', 'step');
  else item.removeAttribute('aria-current');
  write(mark, next ? (mark.dataset.next ?? '') : other);
}
