/**
 * Shows a step: what to do, its drafts, why. The same for the next step's card and for a row that is unfolded. DOM only.
 *
 * @import {Answer, Draft, ShownStep} from '../../types.js'
 */

import { awayWords, longDay } from '../plan/dates.js';
import { mailto, recipient, render } from '../plan/drafts.js';
import { callOf, draftsOf } from './answer.js';
import { copy } from './clipboard.js';
import { copyOf, language, need, sentence, write, writeOrHide } from './fields.js';

/** A list of buttons called "Copy" says nothing. @param {Iterable<Element>} controls @param {string} of the step or the person they are of */
function nameAll(controls, of) {
  for (const control of controls) control.ariaLabel = `${control.textContent}: ${of}`;
}

/** @param {ParentNode} root the calculator @param {Draft} draft @param {string} of the step or the person */
export function draftElement(root, draft, of) {
  const element = /** @type {HTMLDetailsElement} */ (copyOf(root, 'draft'));
  const text = need(element, '.timeline-text');
  const summary = need(element, 'summary');
  const to = recipient(draft);
  write(summary, to || sentence(summary, draft.subject ? 'note' : 'call'));
  nameAll(element.querySelectorAll(of === to ? '.button' : '.button, summary'), of);
  writeOrHide(need(element, '.timeline-subject'), draft.subject);
  write(text, draft.body);
  const link = /** @type {HTMLAnchorElement} */ (need(element, 'a'));
  if (draft.subject) link.href = mailto(draft);
  else need(element, '.timeline-actions').remove(); // it is said, not sent
  need(element, '.timeline-unsigned').hidden = !draft.body.includes('[your name]');
  element.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLElement} */ (target);
    if (button.dataset.act === 'copy') copy(draft.body, button, () => getSelection()?.selectAllChildren(text));
  });
  return element;
}

/**
 * @param {HTMLElement} root the calculator @param {HTMLElement} place where steps are to stand
 * @returns {{body: HTMLElement, show: (shown: ShownStep, answer: Answer, card: boolean) => void}} `card`: whether it is
 * the next one, which stands open
 */
export function stepView(root, place) {
  const body = copyOf(root, 'body');
  const note = need(body, '.timeline-note');
  const tick = need(body, '[data-act=tick]');
  const list = need(body, '.timeline-drafts');
  let written = '';
  place.append(body);

  /** @param {ShownStep} shown @param {Answer} answer */
  function showDrafts(shown, answer) {
    const { title, dated } = shown;
    const drafts = draftsOf(shown, answer);
    const spoken = callOf(shown);
    const several = drafts.length > 1;
    need(body, '.timeline-several').hidden = !several;
    const key = JSON.stringify([title, drafts, spoken]);
    if (written === key) return;
    written = key;
    // Notes that were unfolded stay so while the reader fills them in.
    const same = body.dataset.step === dated.step.id;
    const open = same ? [...list.querySelectorAll('details')].map((details) => details.open) : [];
    if (spoken) drafts.push({ to: '', email: '', subject: '', body: spoken });
    list.replaceChildren(
      ...drafts.map((draft, index) => {
        const element = draftElement(root, draft, (several && recipient(draft)) || title);
        element.open = open[index] ?? index === 0;
        return element;
      }),
    );
  }

  return {
    body,
    show(shown, answer, card) {
      const { dated, mark, values, title } = shown;
      const { step, day, movedFrom, alternative } = dated;
      const { today } = answer.world;
      /** @param {string} which @param {number | null} of */
      const about = (which, of) =>
        of === null
          ? ''
          : sentence(note, which, {
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
      write(tick, sentence(tick, mark.state === 'done' ? 'done' : 'undone'));
      nameAll(body.querySelectorAll('[data-of]'), title);
      showDrafts(shown, answer);
      body.dataset.step = step.id;
    },
  };
}

/** @param {string} text */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);
