/**
 * The interviews that are kept on the device, as a list: open, rename, forget, save as a file and bring in from one.
 * Loaded when the reader opens the list. DOM only.
 *
 * @import {Kept} from '../../types.js'
 */

import { tidy } from '../kept/draft_fields.js';
import { writeLink } from '../kept/link.js';
import { inOrder, interviews, keep, nameOf, nextOf } from '../kept/storage.js';
import { download } from '../page/clipboard.js';
import { language, localToday, need } from '../page/fields.js';
import { copyOf } from '../page/plan_view.js';
import { dueWords, longDay } from '../plan/dates.js';
import { bringIn, takeOut, whyNotIn } from './interviews_file.js';

const LARGEST_FILE = 1000000;

export class Interviews {
  /**
   * @param {HTMLElement} place where the list stands @param {string} region the site's own
   * @param {(kept: Kept) => void} onForget @param {() => void} onChange what is kept has changed
   */
  constructor(place, region, onForget, onChange) {
    this.place = place;
    this.region = region;
    this.onForget = onForget;
    this.onChange = onChange;
    this.list = need(place, 'ul');
    this.save = need(place, '[data-act=save]');
    this.save.addEventListener('click', () => download('interviews.json', 'application/json', takeOut(region)));
    const file = /** @type {HTMLInputElement} */ (need(place, '[type=file]'));
    file.disabled = false;
    file.addEventListener('change', () => this.#bringIn(file));
  }

  /** @param {string} shown the id of the interview in the form */
  show(shown) {
    const all = inOrder(interviews(this.region), localToday());
    this.list.replaceChildren(...all.map((kept) => this.#item(kept, kept.id === shown)));
    this.save.hidden = all.length === 0;
  }

  /** @param {Kept} kept @param {boolean} current */
  #item(kept, current) {
    const item = copyOf(this.place, 'interview');
    const today = localToday();
    const { id, interview, region } = kept;
    const name = nameOf(kept) || `Interview on ${longDay(interview ?? today, language, today)}`;
    const next = nextOf(kept, today);
    const link = /** @type {HTMLAnchorElement} */ (need(item, 'a'));
    item.dataset.id = id;
    link.href = `#${writeLink({ interview, day: null, region, id })}`;
    need(link, 'bdi').textContent = name;
    if (current) link.setAttribute('aria-current', 'true');
    need(item, 'span').textContent = next
      ? `${next.title}, ${dueWords(next, language, today)}`
      : 'Every step is behind you';
    const [rename, forget] = item.querySelectorAll('button');
    rename.setAttribute('aria-label', `Rename: ${name}`);
    forget.setAttribute('aria-label', `Forget: ${name}`);
    forget.addEventListener('click', () => this.onForget(kept));
    this.#offerRenaming(need(item, 'form'), rename, kept);
    return item;
  }

  /** @param {HTMLElement} form @param {HTMLElement} button @param {Kept} kept */
  #offerRenaming(form, button, kept) {
    const input = /** @type {HTMLInputElement} */ (need(form, 'input'));
    button.addEventListener('click', () => {
      form.hidden = false;
      input.value = nameOf(kept);
      input.select();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#change(() => keep({ ...kept, title: tidy(input.value) }));
      need(this.list, `[data-id="${kept.id}"] button`).focus();
    });
    form.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      form.hidden = true;
      button.focus();
    });
  }

  /** @param {HTMLInputElement} file */
  async #bringIn(file) {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const text = chosen.size > LARGEST_FILE ? '' : await chosen.text().catch(() => '');
    file.value = '';
    this.#change(() => {
      const count = bringIn(text, this.region);
      if (count === 0) return 'No interviews came in: all of them are here already.';
      return count === 1 ? 'One interview came in.' : `${count} interviews came in.`;
    });
  }

  /** Does something to what is kept, and says what came of it. @param {() => string | void} act */
  #change(act) {
    let said;
    try {
      said = act();
    } catch (error) {
      said = whyNotIn(error);
    }
    need(this.place, '[role=status]').textContent = said ?? '';
    this.onChange();
  }
}
