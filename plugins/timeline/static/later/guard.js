/**
 * "I want to write today": answers from the plan. DOM only.
 *
 * @import {Advised, GuardWords, Mark, Plan, Values, Words} from '../../types.js'
 */

import { language, need } from '../page/fields.js';
import { draftElement } from '../page/plan_view.js';
import { guard } from '../plan/course.js';
import { longDay } from '../plan/dates.js';
import { draftsFor, render } from '../plan/drafts.js';

export class Guard {
  #asked = false;
  #drafts = '';

  /** @param {HTMLElement} root the calculator @param {GuardWords} texts */
  constructor(root, texts) {
    this.root = root;
    this.texts = texts;
    this.line = need(root, '.timeline-guard [role=status]');
    this.exception = need(root, '.timeline-exception');
  }

  /** From now on the plan is shown with an answer. */
  ask() {
    this.#asked = true;
  }

  /** @param {Plan<Advised>} plan @param {Mark[]} marks @param {number} today @param {Words} words @param {Values} values */
  show(plan, marks, today, words, values) {
    if (!this.#asked) return;
    const { answer, message } = guard(plan, marks, today);
    const text = render(
      this.texts[answer],
      message
        ? {
            ...values,
            step: render(message.step.title, values),
            step_day: longDay(message.day, language, today),
            reason: render(message.step.why, values),
          }
        : values,
    );
    if (this.line.textContent !== text) this.line.textContent = text;
    this.exception.hidden = answer !== 'not_yet';
    need(this.exception, 'p').textContent = render(this.texts.exception, values);
    const drafts = draftsFor(this.texts.draft, 'recruiter', words, values);
    if (this.#drafts === JSON.stringify(drafts)) return;
    this.#drafts = JSON.stringify(drafts);
    need(this.exception, 'details > div').replaceChildren(...drafts.map((draft) => draftElement(this.root, draft)));
  }

  /** Takes the answer away, for another interview. */
  clear() {
    this.#asked = false;
    this.line.textContent = '';
    this.exception.hidden = true;
  }
}
