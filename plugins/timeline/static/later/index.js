/**
 * What few readers open: the interviews, what changed, names, whether to write today, the link, the calendar, countries.
 * One file, loaded when they open the first of these. DOM only.
 *
 * @import {Answer, State} from '../../types.js'
 * @import {Calculator} from '../page/calculator.js'
 */

import { advice } from '../page/calculator.js';
import { need } from '../page/fields.js';
import { KeptInterviews } from '../page/kept_interviews.js';
import { Abroad } from './abroad.js';
import { aimLinks, save } from './calendar.js';
import { Changes } from './changes.js';
import { Guard } from './guard.js';
import { Interviews } from './interviews.js';
import { Names } from './names.js';
import { offerSharing } from './share.js';

export class Later {
  /** @param {Calculator} calculator */
  constructor(calculator) {
    const { root } = calculator;
    this.calculator = calculator;
    calculator.kept ??= new KeptInterviews(calculator);
    const { kept: interviews } = calculator;
    this.names = new Names(root, (words, you) => calculator.happen({ type: 'worded', words, you }));
    new Abroad(calculator.region);
    if (calculator.compact) return;
    this.list = new Interviews(need(root, '.timeline-interviews'), advice.region, {
      forget: (kept) => interviews.forget(kept),
      changed: () => interviews.follow(),
    });
    this.changes = new Changes(root, (happening) => calculator.happen(happening));
    this.guard = new Guard(root, advice.guard);
    offerSharing(need(root, '.timeline-share'), () => calculator.state.kept);
  }

  /** @param {Answer | null} answer @param {State} state */
  show(answer, state) {
    this.names.show(state);
    this.list?.show(state.kept.id);
    this.calculator.kept?.tellOthers();
    if (!answer) return;
    this.changes?.show(answer);
    this.guard?.show(answer);
    aimLinks(this.calculator.root, answer);
  }

  /** Another interview is shown: what belonged to the one before is folded up. @param {State} state */
  opened(state) {
    this.names.opened();
    this.names.show(state);
    this.changes?.close();
    this.guard?.close();
  }

  /** @param {string} step its id; empty: the whole plan */
  save(step) {
    const { calculator } = this;
    if (!calculator.answer) return;
    calculator.happen({ type: 'exported', ...save(calculator.root, calculator.answer, step) });
  }
}
