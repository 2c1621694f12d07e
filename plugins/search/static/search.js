// The search on a page: what is typed is looked for at each key, and the address says what it was.

import { Index } from './index_files.js';
import { wordsOfAddress } from './lost.js';
import { Marker } from './sentence.js';
import { isOn, turn } from './slash.js';
import { row, sentence } from './view.js';

/** @typedef {import('../types').Found} Found */
/** @typedef {import('../types').Text} Text */
/** @typedef {{ kind: string, numbers: number[], texts: Text[] }} Group */

const STILL = 600; // milliseconds without a key, after which the count is said

class SiteSearch extends HTMLElement {
  #root = this.getAttribute('root') ?? '/';
  /** Where nothing is at the page's address: what its words lead to is offered, and the address stays. */
  #lost = this.hasAttribute('data-lost');
  #atOnce = Number(this.getAttribute('at-once'));
  #title = document.title;
  #typing = false;
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;
  /** @type {Promise<Index> | null} */
  #opened = null;

  connectedCallback() {
    const field = this.#field,
      asked = this.#askedByAddress();
    if (asked && !field.value) field.value = asked;
    else if (asked === '' && !this.#lost && location.search) field.focus(); // who pressed the button in the header wants to type
    field.form?.addEventListener('submit', (event) => {
      if (this.#lost) return;
      event.preventDefault();
      this.#typing = false;
    });
    field.addEventListener('input', () => void this.#typed());
    field.addEventListener('change', () => {
      this.#typing = false;
    });
    if (this.#lost) field.addEventListener('focus', () => void this.#prepare());
    else void this.#prepare();
    this.#offerKey();
    if (!this.#lost) {
      addEventListener('popstate', () => {
        this.#typing = false;
        field.value = this.#askedByAddress();
        void this.#show();
      });
    }
    if (field.value) void this.#show();
  }

  /** The switch of the key that leads here. */
  #offerKey() {
    const line = this.querySelector('[data-key]'),
      box = line?.querySelector('input');
    if (!(line instanceof HTMLElement) || !box) return;
    line.hidden = false;
    box.checked = isOn();
    box.addEventListener('change', () => turn(box.checked));
  }

  /** @template {HTMLElement} T @param {string} selector @param {new () => T} type @returns {T} */
  #part(selector, type) {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new TypeError(`the search has no ${selector}`);
    return found;
  }

  get #field() {
    return this.#part('input[name=q]', HTMLInputElement);
  }

  #askedByAddress() {
    return this.#lost
      ? wordsOfAddress(location.pathname.slice(this.#root.length - 1))
      : (new URL(location.href).searchParams.get('q') ?? '');
  }

  /** The engine and the files. Rejects where they cannot be had; they are asked for again the next time. */
  #open() {
    this.#opened ??= import(this.getAttribute('engine') ?? '').then(
      (engine) => new Index(engine, this.getAttribute('index') ?? ''),
    );
    this.#opened.catch(() => {
      this.#opened = null;
    });
    return this.#opened;
  }

  #prepare() {
    return this.#open()
      .then((index) => index.prepare())
      .catch(() => undefined); // it is heard of when there is something to look for
  }

  #typed() {
    if (!this.#lost) {
      const text = this.#field.value.trim(),
        there = location.pathname + (text && `?${new URLSearchParams({ q: text })}`);
      if (this.#typing) history.replaceState(null, '', there);
      else history.pushState(null, '', there);
    }
    this.#typing = true;
    return this.#show();
  }

  /** Brings the page to what is asked for. An answer that comes after a later question is dropped. */
  async #show() {
    const turn = ++this.#turn,
      text = this.#field.value;
    if (!this.#lost) document.title = text.trim() ? `“${text.trim()}” · ${this.#title}` : this.#title;
    try {
      const index = await this.#open();
      const found = await index.find(text, Date.now());
      const groups = await this.#groups(index, found);
      if (turn === this.#turn) this.#tell(index, text.trim(), found, groups);
    } catch {
      if (turn !== this.#turn) return;
      this.#part('[data-found]', HTMLElement).hidden = true;
      this.#help(true);
      if (!this.#lost) this.#say([sentence(this, 'failed', {})]);
    }
  }

  /**
   * What was found by kind, the kind of the best first, with the texts of those that are shown at once.
   * @param {Index} index @param {Found | null} found @returns {Promise<Group[]>}
   */
  async #groups(index, found) {
    /** @type {Map<string, number[]>} */
    const groups = new Map();
    const kinds = found ? await index.kinds(found.numbers) : [];
    found?.numbers.forEach((number, place) => {
      const kind = kinds[place] ?? '',
        group = groups.get(kind);
      if (group) group.push(number);
      else groups.set(kind, [number]);
    });
    return Promise.all(
      [...groups].map(async ([kind, numbers]) => ({ kind, numbers, texts: await this.#texts(index, numbers, 0) })),
    );
  }

  /** @param {Index} index @param {number[]} numbers @param {number} from */
  #texts(index, numbers, from) {
    return Promise.all(numbers.slice(from, from + this.#atOnce).map((number) => index.text(number)));
  }

  /** @param {Index} index @param {string} text @param {Found | null} found @param {Group[]} groups */
  #tell(index, text, found, groups) {
    const place = this.#part('[data-found]', HTMLElement),
      marker = new Marker(found?.words ?? [], found?.beside ?? [], index.engine.wordsOf);
    for (const section of place.querySelectorAll('section')) section.hidden = true;
    for (const group of groups) {
      const section = this.#part(`section[data-kind=${group.kind}]`, HTMLElement);
      this.#fill(section, index, group, marker);
      section.hidden = false;
      place.append(section);
    }
    place.hidden = !groups.length;
    this.#help(!groups.length);
    if (!this.#lost) this.#say(found ? this.#words(text, found) : /\s/.test(text) ? [sentence(this, 'more', {})] : []);
  }

  /** @param {HTMLElement} section @param {Index} index @param {Group} group @param {Marker} marker */
  #fill(section, index, { numbers, texts }, marker) {
    const list = section.querySelector('ol'),
      more = section.querySelector('button');
    if (!list || !more) return;
    const rows = (/** @type {Text[]} */ shown) => shown.map((text) => row(this, text, marker, this.#root));
    section.querySelector('[data-count]')?.replaceChildren(String(numbers.length));
    list.replaceChildren(...rows(texts));
    more.hidden = numbers.length <= texts.length;
    more.onclick = async () => {
      const first = list.children.length;
      list.append(...rows(await this.#texts(index, numbers, first)));
      more.hidden = numbers.length <= list.children.length;
      list.children[first]?.querySelector('a')?.focus();
    };
  }

  /** @param {string} text @param {Found} found */
  #words(text, found) {
    const { numbers, all, unknown, instead } = found;
    const said = unknown.length ? [sentence(this, 'unknown', { asked: unknown.join(' ') })] : [];
    const count = String(numbers.length),
      asked = unknown.length ? found.words.map(({ word }) => word).join(' ') : text;
    if (!numbers.length) return [...said, sentence(this, 'elsewhere', {})];
    if (!all && !instead.some(Boolean)) said.push(sentence(this, 'some', {}));
    return [...said, sentence(this, numbers.length === 1 ? 'one' : 'many', { count, asked })];
  }

  /** @param {boolean} wanted */
  #help(wanted) {
    const help = this.querySelector('[data-help]');
    if (help instanceof HTMLElement) help.hidden = !wanted;
  }

  /** Shown at once; read out when no key has come for a while. @param {DocumentFragment[]} sentences */
  #say(sentences) {
    const seen = this.#part('[data-seen]', HTMLElement),
      said = this.#part('[data-said]', HTMLElement);
    seen.replaceChildren(...sentences);
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      said.textContent = seen.textContent;
    }, STILL);
  }
}

customElements.define('site-search', SiteSearch);
