/**
 * "Tempted to write today?": answers from the plan. DOM only.
 *
 * @import {Answer, GuardWords} from '../../types.js'
 */

import { need, write } from '../page/fields.js';
import { draftElement } from '../page/step_view.js';
import { guard } from '../plan/changes.js';
import { longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { draftsFor } from '../plan/people.js';

export class Guard {
  #drafts = '';

  /** @param {HTMLElement} root the calculator @param {GuardWords} texts */
  constructor(root, texts) {
    this.root = root;
    this.texts = texts;
    /** @type {HTMLDetailsElement} */
    this.place = need(root, '.timeline-guard');
    this.exception = need(root, '.timeline-exception');
  }

  /** @param {Answer} answer */
  show({ plan, marks, kept, values, world: { today, language } }) {
    if (!this.place.open) return;
    const { answer, message } = guard(plan, marks, today);
    const about = message && {
      step: render(message.step.title, values),
      step_day: longDay(message.day, language, today),
      reason: render(message.step.why, values),
    };
    write(need(this.place, '[role=status]'), render(this.texts[answer], { ...values, ...about }));
    this.exception.hidden = answer !== 'not_yet' || /offer|no/.test(kept.course.kind);
    write(need(this.exception, 'p'), render(this.texts.exception, values));
    const drafts = draftsFor({ to: 'recruiter', draft: this.texts.draft }, kept.words, values);
    if (this.#drafts === JSON.stringify(drafts)) return;
    this.#drafts = JSON.stringify(drafts);
    const of = need(this.place, 'summary').textContent;
    need(this.exception, 'div').replaceChildren(...drafts.map((draft) => draftElement(this.root, draft, of)));
  }

  /** Takes the answer away, for another interview. */
  close() {
    this.place.open = false;
  }
}
