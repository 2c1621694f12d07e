/**
 * The interviews that are kept on the device, as a list: open, rename, forget, save as a file and bring in from one.
 * Loaded when the reader opens the list. DOM only.
 *
 * @import {Kept} from '../../types.js'
 */

import { inOrder, interviews, nextOf } from '../kept/interviews.js';
import { keep, nameOf } from '../kept/storage.js';
import { tidy } from '../kept/tidy.js';
import { writeLink } from '../kept/write_link.js';
import { copyOf, language, localToday, need } from '../page/fields.js';
import { longDay } from '../plan/dates.js';
import { render } from '../plan/drafts.js';
import { dueWords } from '../plan/due.js';
import { download } from './download.js';
import { bringIn, takeOut, whyNotIn } from './interviews_file.js';

const LARGEST_FILE = 1000000;

export class Interviews {
  #shown = '';

  /**
   * @param {HTMLElement} place where the list stands @param {string} region the site's own
   * @param {{forget: (kept: Kept) => void, changed: () => void}} calls one is to go; what is kept has changed
   */
  constructor(place, region, { forget, changed }) {
    this.place = place;
    this.region = region;
    this.onForget = forget;
    this.onChange = changed;
    this.list = need(place, 'ul');
    this.status = need(place, '[role=status]');
    this.save = need(place, '[data-act=backup]');
    this.another = need(place, '[data-act=new]');
    this.save.addEventListener('click', () => download('interviews.json', 'application/json', takeOut(region)));
    const file = /** @type {HTMLInputElement} */ (need(place, '[type=file]'));
    file.disabled = false;
    file.addEventListener('change', () => this.#bringIn(file));
  }

  /** @param {string} shown the id of the interview in the form */
  show(shown) {
    const all = inOrder(interviews(this.region), localToday());
    const key = JSON.stringify([all, shown]);
    if (key === this.#shown) return; // a name that is being typed stays
    this.#shown = key;
    this.list.replaceChildren(...all.map((kept) => this.#item(kept, kept.id === shown)));
    this.save.hidden = this.another.hidden = all.length === 0;
  }

  /** @param {Kept} kept @param {boolean} current */
  #item(kept, current) {
    const item = copyOf(document, 'interview');
    const today = localToday();
    const { id, interview, region } = kept;
    const name = nameOf(kept) || `Interview on ${longDay(interview ?? today, language, today)}`;
    const next = nextOf(kept, today);
    const link = /** @type {HTMLAnchorElement} */ (need(item, 'a'));
    item.dataset.id = id;
    link.href = `#${writeLink({ interview, day: null, region, id })}`;
    need(link, 'bdi').textContent = name;
    if (current) link.setAttribute('aria-current', 'true');
    need(item, 'span').textContent = next ? `${next.title}, ${dueWords(next, language, today)}` : 'Nothing left to do';
    const [rename, forget] = item.querySelectorAll('button');
    for (const button of [rename, forget]) button.setAttribute('aria-label', `${button.textContent}: ${name}`);
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
      return render(this.status.dataset[['same', 'one'][count] ?? 'many'] ?? '', { count: `${count}` });
    });
  }

  /** Does something to what is kept, and says what came of it. @param {() => string | void} act */
  #change(act) {
    let said;
    try {
      said = act();
    } catch (error) {
      said = this.status.dataset[whyNotIn(error)];
    }
    this.status.textContent = said ?? '';
    this.onChange();
  }
}
