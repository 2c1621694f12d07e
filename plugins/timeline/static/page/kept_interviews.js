/**
 * What the device keeps and the address says: which interview is opened, and what is told of the others. Loaded where
 * there is something to read. DOM only.
 *
 * @import {Kept, News} from '../../types.js'
 */

import { drop, inOrder, interviews, isMeant } from '../kept/interviews.js';
import { readLink } from '../kept/read_link.js';
import { nameOf, nothing, textOf, yourName } from '../kept/storage.js';
import { beyond } from '../plan/beyond.js';
import { longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { regionNames } from '../plan/region_names.js';
import { advice } from './calculator.js';
import { language, localToday, need } from './fields.js';
import { opened } from './state.js';

/**
 * Shows something, and the reader still comes to what the address leads to, which it may push down the article: a browser
 * that is scrolling there smoothly ends where the place was when it began.
 * @param {() => void} act
 */
function inPlace(act) {
  const target = document.querySelector(':target');
  const top = () => target?.getBoundingClientRect().top ?? 0;
  const before = top();
  act();
  const moved = top() - before;
  if (!target || !moved) return;
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  if (before >= 0 && before < innerHeight) scrollBy({ top: moved, behavior: 'instant' });
  else if (visit?.type === 'navigate') target.scrollIntoView(); // else it's where the reader was before
}

export class KeptInterviews {
  #calculator;
  beyond = beyond;
  /** What a region is called that the page does not carry. */
  nameOf = regionNames(language);
  /** What other rooms show of the interview that is open. @type {HTMLElement | null} */
  #joined = null;

  /** @param {import('./calculator.js').Calculator} calculator */
  constructor(calculator) {
    this.#calculator = calculator;
  }

  /** @returns {Kept[]} what is kept, by the next step */
  all() {
    return inOrder(interviews(advice.region), localToday());
  }

  /** @param {string} id @returns {Kept | undefined} */
  find(id) {
    return this.all().find((kept) => kept.id === id);
  }

  /** Opens what the address says, or else what comes next. Returns whether there was anything. */
  open() {
    const [first] = this.all();
    if (this.followLink()) return true;
    if (first) inPlace(() => this.#calculator.open(first));
    return first !== undefined;
  }

  /** Opens what the address says. Returns whether there was something to follow. */
  followLink() {
    const calculator = this.#calculator;
    const fragment = location.hash.slice(1);
    if (calculator.compact || !fragment || document.getElementById(fragment)) return false;
    const link = readLink(fragment);
    const all = this.all();
    const kept = link && all.find((one) => isMeant(one, link));
    if (kept || !link) {
      calculator.open(kept || undefined);
    } else {
      const empty = nothing(advice.region);
      const { id, interview, said, day, region, words } = link;
      const linked = { id: id ?? empty.id, region: region ?? empty.region, words: words ?? empty.words };
      calculator.open({ ...empty, ...linked, interview, said, day }, null, interview !== null && all.length > 0);
      // An older address has a time instead of a day.
      if (said) calculator.happen({ type: 'typed', field: 'decision', text: said });
    }
    calculator.notice(link ? undefined : 'broken');
    return true;
  }

  /** Tells the parts of other rooms which interview is open: plugins/core/README.md, "Parts that a script fills". */
  tellOthers() {
    const { root, state } = this.#calculator;
    const { id, words } = state.kept;
    /** @type {HTMLTemplateElement | null} */
    const template = document.querySelector('#timeline-joined');
    if (template && !this.#joined) {
      const joined = need(template.content, 'div');
      need(root, '.timeline-kept').before(joined);
      this.#joined = joined;
    }
    for (const part of this.#joined?.querySelectorAll(':scope > :not(script)') ?? []) {
      part.setAttribute('plan', id);
      part.setAttribute('job-title', words.role);
      part.setAttribute('company', words.company);
    }
  }

  /** Asks about an interview that a link has brought where others are kept. @param {HTMLElement} notice @returns {string} */
  askAbout(notice) {
    this.tellOthers(); // one has been opened
    const [other, ...more] = this.#calculator.state.asking ? this.all() : [];
    need(notice, '[data-act=back]').hidden = !other || more.length > 0;
    need(notice, '[data-act=keep]').hidden = !other;
    if (!other) return '';
    const day = longDay(other.interview ?? 0, language, localToday());
    const values = { name: nameOf(other), day, count: `${more.length + 1}` };
    return render((more.length ? notice.dataset.many : notice.dataset.one) ?? '', values);
  }

  /** What is kept has changed, here or in another tab: the page follows. */
  follow() {
    const calculator = this.#calculator;
    const kept = this.find(calculator.state.kept.id);
    const you = yourName();
    calculator.you = you;
    calculator.state = { ...calculator.state, you };
    calculator.showCount();
    if (!kept && calculator.seen) this.#begin();
    else if (kept && textOf(kept) !== calculator.seen) calculator.open(kept);
    else calculator.show();
  }

  /** @param {Kept} kept */
  forget(kept) {
    const calculator = this.#calculator;
    const { state, world } = calculator;
    const before = state.kept.id === kept.id ? state : opened(kept, state.you, world);
    try {
      drop(kept.id);
    } catch {
      // Where nothing can be kept there is nothing to forget.
    }
    const news = { which: 'deleted', values: {}, before };
    const [first] = this.all();
    if (before !== state) calculator.state = { ...state, news };
    else if (first) calculator.open(first, news);
    else this.#begin(news);
    calculator.show();
    calculator.showCount();
    calculator.goToNews();
  }

  /** A new interview, and an address that says nothing of the one before. @param {News | null} [news] */
  #begin(news = null) {
    this.#calculator.open(undefined, news);
    if (!this.#calculator.compact) history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** @param {string | undefined} act what the button that was pressed does */
  act(act) {
    const calculator = this.#calculator;
    const { news } = calculator.state;
    if (act === 'new') {
      this.#begin();
      calculator.fields.interview.input.focus();
    } else if (act === 'undo' && news?.which === 'deleted') {
      calculator.open(news.before.kept);
      calculator.goToAnswer();
    } else if (act === 'back') {
      calculator.open(this.all()[0]);
      calculator.goToAnswer();
    } else if (act === 'keep') {
      calculator.happen({ type: 'chosen' });
      calculator.notice();
      calculator.goToAnswer();
    }
  }
}
