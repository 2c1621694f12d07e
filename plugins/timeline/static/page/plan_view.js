/**
 * Shows an answer: the next step as a card, and all of them as a line of days. DOM only.
 *
 * @import {Answer, ShownStep, State} from '../../types.js'
 */

import { awayWords, longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { remarksOn } from '../plan/remarks.js';
import { isoDay } from '../plan/schedule.js';
import { copyOf, language, need, sentence, write, writeOrHide } from './fields.js';
import { capital, stepView } from './step_view.js';

/** @typedef {ReturnType<typeof stepView>} StepView */

/** @param {HTMLElement} root the calculator */
export function planView(root) {
  const list = need(root, '[data-plan]');
  const heading = need(root, '#timeline-next');
  const names = need(root, '.timeline-names');
  const remarks = need(root, '.timeline-remarks');
  const leftOut = need(root, '.timeline-left-out');
  const todayRow = copyOf(root, 'today');
  /** @type {Map<string, {item: HTMLElement, view: StepView | null}>} the rows, which keep their elements while days change */
  const rows = new Map();
  /** @type {StepView | null} */
  let card = null;

  /** @param {Answer} answer */
  function showCard(answer) {
    const { next, steps, world } = answer;
    const { today } = world;
    if (next) {
      const day = Math.max(next.dated.day, today);
      const when = (day < today + 2 ? awayWords : longDay)(day, language, today);
      const step = next.title[0].toLowerCase() + next.title.slice(1);
      write(heading, capital(sentence(heading, 'step', { when, step })));
      if (!card) {
        card = stepView(root, need(root, '.timeline-card'));
        need(card.body, '.timeline-drafts').after(names);
      }
      card.show(next, answer, true);
    } else {
      write(heading, sentence(heading, steps.every(({ mark }) => mark.state === 'done') ? 'over' : 'past'));
    }
    if (card) card.body.hidden = !next;
    names.hidden = !next;
  }

  /** @param {ShownStep} shown @param {Answer} answer @param {string[]} open @param {number | undefined} following @returns {HTMLElement} */
  function showRow(shown, answer, open, following) {
    const { dated, mark, title } = shown;
    const { step, day } = dated;
    const row = rows.get(step.id) ?? { item: copyOf(root, 'step'), view: null };
    rows.set(step.id, row);
    const { item } = row;
    item.style.setProperty('--days', `${Math.min((following ?? day) - day, 14)}`);
    item.dataset.mark = mark.state;
    item.dataset.step = step.id;
    const button = need(item, 'button');
    writeDay(item, day, answer);
    write(need(button, 'span'), title);
    markNext(item, mark.next && day >= answer.world.today, mark.state);
    const unfolded = open.includes(step.id) && !mark.next;
    button.ariaExpanded = mark.next ? null : `${unfolded}`;
    const place = need(item, 'div');
    place.hidden = !unfolded;
    if (unfolded) {
      row.view ??= stepView(root, place);
      row.view.show(shown, answer, false);
    }
    return item;
  }

  return {
    heading,
    /** @param {Answer} answer @param {State} state @param {string} trouble with the holidays */
    show(answer, { open }, trouble) {
      const { plan, steps, next, values, world } = answer;
      const { today } = world;
      showCard(answer);
      const items = steps.map((shown, index) => showRow(shown, answer, open, steps[index + 1]?.dated.day));
      for (const [id, { item }] of rows)
        if (!items.includes(item)) {
          item.remove();
          rows.delete(id);
        }
      const place = steps.findIndex(({ dated }) => dated.day >= today);
      writeDay(todayRow, today, answer);
      // A next step that is late is for today: no day that is past is next.
      markNext(todayRow, next !== null && next.dated.day < today, '');
      items.splice(place < 0 ? items.length : place, 0, todayRow);
      // One that stands where it should is not touched, and keeps the focus.
      items.forEach((item, index) => {
        if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
      });
      writeOrHide(remarks, [...remarksOn(answer, remarks.dataset), trouble].join(' ').trim());
      const left = plan.leftOut.map(({ step, day, after }) =>
        sentence(leftOut, 'text', {
          step: render(step.title, values),
          day: longDay(day, language, today),
          after: render(after.step.title, values),
          after_day: longDay(after.day, language, today),
        }),
      );
      writeOrHide(leftOut, left.join(' '));
    },
  };
}

/** @param {HTMLElement} item @param {number} day @param {Answer} answer */
function writeDay(item, day, { world }) {
  const time = need(item, 'time');
  time.setAttribute('datetime', isoDay(day));
  write(time, longDay(day, language, world.today));
}

/** @param {HTMLElement} item @param {boolean} next whether it is what comes next @param {string} other its mark else */
function markNext(item, next, other) {
  const mark = need(item, '.timeline-mark');
  item.classList.toggle('is-next', next);
  item.ariaCurrent = next ? 'step' : null;
  write(mark, sentence(mark, next ? 'next' : other));
}
