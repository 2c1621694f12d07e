/**
 * The interviews that are kept on the device, as a list: open, rename, forget, save as a file and bring in from one.
 * Loaded when the reader opens the list. DOM only.
 *
 * @import {Kept} from '../../types.js'
 */

import { inOrder, interviews, nextOf } from '../kept/interviews.js';
import { keep, nameOf, whyNot } from '../kept/storage.js';
import { tidy } from '../kept/tidy.js';
import { writeLink } from '../kept/write_link.js';
import { copyOf, language, localToday, need } from '../page/fields.js';
import { longDay } from '../plan/dates.js';
import { dueWords } from '../plan/due.js';

export class Interviews {
  #shown = '';
  #offered = false;

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
    place.addEventListener('toggle', () => this.#offerBackup());
    void this.#offerBackup();
  }

  /** The file is core's, with a part for each room that keeps something. It's asked for once the list is open. */
  async #offerBackup() {
    if (!this.place.hasAttribute('open') || this.#offered) return;
    this.#offered = true;
    try {
      const { dataset } = need(document, 'template[data-backup]');
      await (await import(dataset.backup ?? '')).offerBackup(this.place, () => this.onChange());
    } catch {
      this.#offered = false;
      this.status.textContent = this.status.dataset.unloaded ?? '';
    }
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

  /** Does something to what is kept, and says where that failed. @param {() => void} act */
  #change(act) {
    this.status.textContent = '';
    try {
      act();
    } catch (error) {
      this.status.textContent = this.status.dataset[whyNot(error)] ?? '';
    }
    this.onChange();
  }
}
