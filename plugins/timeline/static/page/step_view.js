/**
 * Shows a step: what to do, its drafts, why. The same for the next step's card and for a row that is unfolded. DOM only.
 *
 * @import {Answer, Draft, ShownStep} from '../../types.js'
 */

import { awayWords, longDay } from '../plan/dates.js';
import { mailto, recipient, render } from '../plan/drafts.js';
import { callOf, draftsOf } from './answer.js';
import { copy } from './clipboard.js';
import { copyOf, language, need, write, writeOrHide } from './fields.js';

/** A list of buttons called "Copy" says nothing. @param {Iterable<Element>} controls @param {string} of the step or the person they are of */
function nameAll(controls, of) {
  for (const control of controls) control.setAttribute('aria-label', `${control.textContent}: ${of}`);
}

/** @param {ParentNode} root the calculator @param {Draft} draft @param {string} of the step or the person */
export function draftElement(root, draft, of) {
  const element = /** @type {HTMLDetailsElement} */ (copyOf(root, 'draft'));
  const text = need(element, '.timeline-text');
  const summary = need(element, 'summary');
  const { note = '', call = '' } = summary.dataset;
  const to = recipient(draft);
  write(summary, to || (draft.subject ? note : call));
  nameAll(element.querySelectorAll(of === to ? '.button' : '.button, summary'), of);
  writeOrHide(need(element, '.timeline-subject'), draft.subject);
  write(text, draft.body);
  const link = /** @type {HTMLAnchorElement} */ (need(element, 'a'));
  if (draft.subject) link.href = mailto(draft);
  else need(element, '.timeline-actions').remove(); // it is said, not sent
  need(element, '.timeline-unsigned').hidden = !draft.body.includes('[your name]');
  element.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLElement && target.dataset.act === 'copy')
      copy(draft.body, target, () => getSelection()?.selectAllChildren(text));
  });
  return element;
}

export class StepView {
  #drafts = '';
  #id = '';

  /** @param {HTMLElement} root the calculator @param {HTMLElement} place where the step stands */
  constructor(root, place) {
    this.root = root;
    this.body = copyOf(root, 'body');
    place.append(this.body);
  }

  /** @param {ShownStep} shown @param {Answer} answer @param {boolean} card whether it is the next one, which stands open */
  show(shown, answer, card) {
    const { dated, mark, values, title } = shown;
    const { step, day, movedFrom, alternative } = dated;
    const { today } = answer.world;
    const { body } = this;
    body.dataset.step = step.id;
    const note = need(body, '.timeline-note');
    /** @param {string} which @param {number | null} of */
    const about = (which, of) =>
      of === null
        ? ''
        : render(note.dataset[which] ?? '', {
            day: longDay(of, language, today),
            until: longDay(mark.lateUntil ?? of, language, today),
            away: capital(awayWords(of, language, today)),
          });
    const late = mark.state === 'late' ? about('late', day) : '';
    const early = card && day > today + 1 ? about('early', day) : '';
    const notes = [late || early, about('moved', movedFrom), about('dayOff', late ? null : alternative)];
    writeOrHide(note, notes.filter(Boolean).join(' '));
    write(need(body, '.timeline-do'), render(step.do, values));
    write(need(body, '.timeline-avoid span'), step.avoid);
    write(need(body, '.timeline-why p'), render(step.why, values));
    const source = /** @type {HTMLAnchorElement} */ (need(body, '.timeline-why a'));
    source.href = step.section.link;
    write(source, step.section.title);
    need(body, '[data-calendar]').hidden = day < today || mark.state === 'done';
    const tick = need(body, '[data-act=tick]');
    write(tick, tick.dataset[mark.state === 'done' ? 'done' : 'undone'] ?? '');
    nameAll(body.querySelectorAll('[data-of]'), title);
    this.#showDrafts(shown, answer);
  }

  /** @param {ShownStep} shown @param {Answer} answer */
  #showDrafts(shown, answer) {
    const drafts = draftsOf(shown, answer);
    const spoken = callOf(shown);
    const several = drafts.length > 1;
    need(this.body, '.timeline-several').hidden = !several;
    const { id } = shown.dated.step;
    const key = JSON.stringify([shown.title, drafts, spoken]);
    if (this.#drafts === key) return;
    this.#drafts = key;
    const place = need(this.body, '.timeline-drafts');
    /** Notes that were unfolded stay so while the reader fills them in. */
    const open = this.#id === id ? [...place.querySelectorAll('details')].map((details) => details.open) : [];
    this.#id = id;
    if (spoken) drafts.push({ to: '', email: '', subject: '', body: spoken });
    const elements = drafts.map((draft) =>
      draftElement(this.root, draft, (several && recipient(draft)) || shown.title),
    );
    elements.forEach((element, index) => {
      element.open = open[index] ?? index === 0;
    });
    place.replaceChildren(...elements);
  }
}

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);
