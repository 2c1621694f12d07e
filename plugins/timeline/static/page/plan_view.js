/**
 * Shows a plan: the list of days, the next step, the drafts. DOM only; steps keep their elements while dates change.
 *
 * @import {Advised, Dated, Draft, Kept, Mark, Plan, StepEntry, Values, Words} from '../../types.js'
 */

import { awayWords, longDay, shortDay, weekdayName } from '../plan/dates.js';
import { draftsFor, mailto, recipient, render, valuesOf, written } from '../plan/drafts.js';
import { isoDay } from '../plan/schedule.js';
import { copy } from './clipboard.js';
import { language, need } from './fields.js';

/** @param {HTMLElement} element @param {string} text leaves an element alone that says it already, and its selection */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {HTMLElement} element @param {string} text hidden where there is nothing to say */
export function writeOrHide(element, text) {
  write(element, text);
  element.hidden = text === '';
}

/** @param {HTMLElement} element @param {number} day @param {number} today */
function writeDay(element, day, today) {
  element.setAttribute('datetime', isoDay(day));
  write(element, longDay(day, language, today));
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement} a fresh copy of a template's only element */
export function copyOf(root, name) {
  /** @type {HTMLTemplateElement} */
  const template = need(root, `template[data-part="${name}"]`);
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

export class PlanView {
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();
  /** @type {Map<string, string>} what the drafts of each step are made of */
  #drafts = new Map();

  /** @param {HTMLElement} root the calculator @param {(id: string, done: boolean) => void} onTick */
  constructor(root, onTick) {
    this.root = root;
    this.onTick = onTick;
    this.list = need(root, '[data-plan]');
    this.next = need(root, '.timeline-next');
    this.remarks = need(root, '.timeline-remarks');
    this.leftOut = need(root, '.timeline-left-out');
    this.today = copyOf(root, 'today');
    /** @type {StepEntry[]} the steps that are shown, as calendars have them */
    this.entries = [];
  }

  /**
   * @param {Plan<Advised>} plan @param {Mark[]} marks one per step @param {number} today
   * @param {Kept} kept @param {string[]} remarks sentences about how the plan was counted
   * @returns {Values} what the words of the plan were filled with
   */
  show(plan, marks, today, kept, remarks) {
    const { words } = kept;
    const said = plan.said;
    const values = valuesOf(words, {
      weekday: weekdayName(plan.interview, language),
      interview_day: shortDay(plan.interview, language, today),
      promised_day: said === null ? '' : longDay(said, language, today),
    });
    this.entries = [];
    this.#place(this.#inOrder(plan, marks, today, words, values));
    this.#showNext(plan, marks, today, values);
    writeOrHide(this.remarks, remarks.join(' '));
    writeOrHide(
      this.leftOut,
      plan.leftOut
        .map(({ step, day, after }) =>
          render(this.leftOut.dataset.text ?? '', {
            step: render(step.title, values),
            day: longDay(day, language, today),
            after: render(after.step.title, values),
            after_day: longDay(after.day, language, today),
          }),
        )
        .join(' '),
    );
    this.list.hidden = false;
    return values;
  }

  /** @param {string} text what stands in place of the next step while there is no plan */
  clear(text) {
    write(this.next, text);
    this.list.hidden = true;
    writeOrHide(this.remarks, '');
    writeOrHide(this.leftOut, '');
  }

  /** @param {Plan<Advised>} plan @param {Mark[]} marks @param {number} today @param {Words} words @param {Values} values */
  #inOrder(plan, marks, today, words, values) {
    const items = plan.steps.map((dated, index) => {
      const after = plan.steps[index + 1];
      const item = this.#item(dated.step.id);
      item.style.setProperty('--days', String(after ? Math.min(after.day - dated.day, 14) : 0));
      this.#fill(item, dated, marks[index], today, values);
      const texts = this.#fillDrafts(item, dated.step, words, values);
      const advice = render(dated.step.do, values);
      const title = render(dated.step.title, values);
      this.entries.push({
        item,
        entry: { id: dated.step.id, day: dated.day, title, advice, text: [advice, ...texts].join('\n\n') },
      });
      return item;
    });
    const place = plan.steps.findIndex(({ day }) => day >= today);
    writeDay(need(this.today, 'time'), today, today);
    items.splice(place < 0 ? items.length : place, 0, this.today);
    return items;
  }

  /** Puts the items into the list; one that stands where it should is not touched, and keeps the focus. @param {HTMLElement[]} items */
  #place(items) {
    for (const old of [...this.list.children]) if (!items.includes(/** @type {HTMLElement} */ (old))) old.remove();
    items.forEach((item, index) => {
      if (this.list.children[index] !== item) this.list.insertBefore(item, this.list.children[index] ?? null);
    });
  }

  /** @param {string} id */
  #item(id) {
    let item = this.#items.get(id);
    if (!item) {
      item = copyOf(this.root, 'step');
      this.#items.set(id, item);
      /** @type {HTMLInputElement} */
      const box = need(item, 'input');
      box.addEventListener('change', () => this.onTick(id, box.checked));
    }
    return item;
  }

  /** @param {HTMLElement} item @param {Dated<Advised>} dated @param {Mark} mark @param {number} today @param {Values} values */
  #fill(item, { step, day, movedFrom, alternative }, mark, today, values) {
    const title = render(step.title, values);
    item.classList.toggle('is-next', mark.next);
    item.dataset.mark = mark.state;
    if (mark.next) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
    writeDay(need(item, 'time'), day, today);
    write(need(item, '.timeline-away'), awayWords(day, language, today));
    write(need(item, '.timeline-mark'), markWords(mark, today));
    write(need(item, 'h3'), title);
    const note = need(item, '.timeline-note');
    /** @param {string | undefined} text @param {number | null} of */
    const about = (text, of) => (of === null ? '' : render(text ?? '', { day: longDay(of, language, today) }));
    writeOrHide(
      note,
      [about(note.dataset.moved, movedFrom), about(note.dataset.dayOff, alternative)].filter(Boolean).join(' '),
    );
    write(need(item, '.timeline-do'), render(step.do, values));
    write(need(item, '.timeline-avoid span'), step.avoid);
    write(need(item, '.timeline-why p'), render(step.why, values));
    /** @type {HTMLAnchorElement} */
    const source = need(item, '.timeline-why a');
    source.href = step.section.link;
    write(source, step.section.title);
    /** @type {HTMLInputElement} */
    const box = need(item, 'input');
    box.checked = mark.state === 'done';
    box.setAttribute('aria-label', `Done: ${title}`);
  }

  /**
   * @param {HTMLElement} item @param {Advised} step @param {Words} words @param {Values} values
   * @returns {string[]} the drafts as plain text
   */
  #fillDrafts(item, step, words, values) {
    const details = need(item, '.timeline-words');
    const drafts = step.draft && step.to !== 'self' ? draftsFor(step.draft, step.to, words, values) : [];
    const spoken = step.phone_script ? render(step.phone_script, values) : '';
    details.hidden = drafts.length === 0 && !spoken;
    const texts = [...drafts.map(written), spoken].filter(Boolean);
    const key = texts.join('\n\n');
    if (this.#drafts.get(step.id) === key) return texts;
    this.#drafts.set(step.id, key);
    const also = spoken ? ', or a call' : '';
    write(need(details, 'summary'), (drafts.length > 1 ? `${drafts.length} drafts` : 'Draft') + also);
    const shown = drafts.map((draft) => draftElement(this.root, draft));
    if (spoken) {
      const call = copyOf(this.root, 'call');
      write(need(call, '.timeline-body'), spoken);
      shown.push(call);
    }
    need(details, 'div').replaceChildren(...shown);
    return texts;
  }

  /** @param {Plan<Advised>} plan @param {Mark[]} marks @param {number} today @param {Values} values */
  #showNext(plan, marks, today, values) {
    const index = marks.findIndex((mark) => mark.next);
    if (index < 0) {
      write(this.next, this.next.dataset.over ?? '');
      return;
    }
    const { step, day } = plan.steps[index];
    const { lateUntil } = marks[index];
    const title = document.createElement('b');
    title.textContent = render(step.title, values);
    const when =
      lateUntil === null
        ? `${longDay(day, language, today)}, ${awayWords(day, language, today)}`
        : `late but good until ${longDay(lateUntil, language, today)}`;
    this.next.replaceChildren('Next: ', title, `, ${when}`);
  }
}

/** @param {ParentNode} root the calculator @param {Draft} draft */
export function draftElement(root, draft) {
  const element = copyOf(root, 'draft');
  const body = need(element, '.timeline-body');
  writeOrHide(need(element, '.timeline-to'), recipient(draft));
  write(need(element, '.timeline-subject'), draft.subject);
  write(body, draft.body);
  /** @type {HTMLAnchorElement} */
  const mail = need(element, 'a');
  mail.href = mailto(draft);
  need(element, '[data-act=copy]').addEventListener('click', () => {
    copy(draft.body, need(element, '[role=status]'), () => getSelection()?.selectAllChildren(body));
  });
  return element;
}

/** @param {Mark} mark @param {number} today */
function markWords({ next, state, lateUntil }, today) {
  const until = lateUntil === null ? '' : ` but good until ${longDay(lateUntil, language, today)}`;
  return [next && 'next', state !== 'open' && state + until].filter(Boolean).join(', ');
}
