/**
 * Beside a job on another room's page: the next step of its plan, or the way to one. What it is told stands in its
 * attributes, as plugins/core/README.md says ("Parts that a script fills"). DOM only.
 */

import { wordsOf } from './kept/draft_fields.js';
import { interviews, isMeant, nextOf } from './kept/interviews.js';
import { openingLink } from './kept/opening_link.js';
import { KEY } from './kept/storage.js';
import { writeLink } from './kept/write_link.js';
import { language, localToday, need, sentence } from './page/fields.js';
import { longDay } from './plan/dates.js';
import { dueWords } from './plan/due.js';

class InterviewPlan extends HTMLElement {
  static observedAttributes = ['plan', 'job-title', 'company', 'offered'];
  #show = () => this.isConnected && this.show();

  connectedCallback() {
    addEventListener('storage', this.#follow);
    addEventListener('pageshow', this.#show);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener('storage', this.#follow);
    removeEventListener('pageshow', this.#show);
  }

  attributeChangedCallback() {
    this.#show();
  }

  /** Another tab has changed a plan. @param {StorageEvent} event */
  #follow = ({ key }) => {
    if (key === KEY || key === null) this.show();
  };

  show() {
    const today = localToday();
    const [plan, role, company] = ['plan', 'job-title', 'company'].map((name) => this.getAttribute(name) ?? '');
    const words = wordsOf({ role, company });
    const all = interviews('none');
    const link = { id: null, interview: null, said: '', day: null, region: null, words };
    const kept = all.find(({ id }) => id === plan) ?? all.find((one) => isMeant(one, link));
    const next = kept && nextOf(kept, today);
    /** @type {HTMLAnchorElement} */
    const way = need(this, 'a');
    if (next) {
      const day = next.day < today ? dueWords(next, language, today) : longDay(next.day, language, today);
      way.textContent = `${next.title}: ${day}`;
    } else way.textContent = sentence(this, kept ? 'over' : 'plan');
    way.hash = kept
      ? writeLink({ interview: kept.interview, day: null, region: null, id: kept.id })
      : openingLink(words, plan);
    this.hidden = !kept && !this.hasAttribute('offered');
  }
}

customElements.define('interview-plan', InterviewPlan);
