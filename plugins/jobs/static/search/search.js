// The search over the whole board: takes the filters of a list over from their links, and adds words and pay.

import { Shelf } from './index_files.js';
import { arrange, fold, keepPanels, mark, showInLine } from './links.js';
import { find, sortedLists } from './match.js';
import { address, kindOf, loosened, read, toggled } from './query.js';
import { conditionWords, directionOf, isolated, showCount, showFeeds, showPay, showRows } from './view.js';

/** @typedef {import('../../types').Asked} Asked */
/** @typedef {import('../../types').Board} Board */
/** @typedef {import('../../types').Found} Found */
/** @typedef {import('../../types').Order} Order */

const AT_ONCE = 25;
const FIRST = 6; // rows that are shown while the others are still on their way
const STILL = 600; // milliseconds without a key, after which the count is said
const LONGEST_TIMER = 2_000_000_000;
const ROOM = 96; // pixels that a result needs at the lower end of the window

class JobSearch extends HTMLElement {
  #board = this.getAttribute('board') ?? '';
  #shelf = new Shelf(this.getAttribute('index') ?? '', this.getAttribute('engine') ?? '');
  /** The page as it came, whose list needs no script: its path, and what it answers. */
  #own = {
    path: location.pathname,
    answers: this.#nameOf(read(new URL(location.pathname, location.origin), this.#board)),
  };
  #asked = read(new URL(location.href), this.#board);
  #shown = AT_ONCE;
  #typing = false;
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #closing;
  /** @type {Set<string>} the lists that are known to have pages in other orders */
  #sorted = new Set();
  /** @type {Map<HTMLAnchorElement, string>} the links of lists, each with its folder */
  #pills = new Map();
  /** @type {Map<HTMLAnchorElement, Order>} */
  #orders = new Map();
  #title = document.title;
  /** What was chosen when the links were last put in order. */
  #arranged = '';

  connectedCallback() {
    for (const link of this.querySelectorAll('.jobs-filters a')) {
      if (link instanceof HTMLAnchorElement)
        this.#pills.set(link, link.pathname.slice(this.#board.length).replace(/\/$/, ''));
    }
    for (const link of this.#pills.keys()) if (link.hasAttribute('aria-current')) showInLine(link);
    for (const link of this.querySelectorAll('.jobs-sort a')) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      const { order, facets } = read(new URL(link.href), this.#board);
      this.#orders.set(link, order);
      for (const folder of Object.values(facets)) this.#sorted.add(folder);
    }
    for (const sign of ['focusin', 'pointerover']) {
      this.addEventListener(sign, ({ target }) => {
        if (target instanceof Element && target.closest('form, .jobs-filters, .jobs-sort')) this.#prepare();
      });
    }
    this.addEventListener('click', (event) => this.#clicked(event));
    keepPanels(this);
    const form = this.#part('form', HTMLFormElement);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#typing = false;
    });
    this.#text.addEventListener('input', () => {
      void this.#go({ ...this.#asked, q: this.#text.value }, this.#typing);
      this.#typing = true;
    });
    this.#text.addEventListener('change', () => {
      this.#typing = false;
    });
    this.#pay?.addEventListener('change', () => void this.#go({ ...this.#asked, pay: this.#pay?.value ?? '' }));
    this.#heading.tabIndex = -1;
    addEventListener('popstate', () => {
      this.#asked = read(new URL(location.href), this.#board);
      this.#typing = false;
      this.#shown = AT_ONCE;
      void this.#show(true);
    });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && this.#taken) void this.#show();
    });
    // What was typed before this script came counts, where the address says nothing else.
    if (this.#text.value && !this.#asked.q) void this.#go({ ...this.#asked, q: this.#text.value }, true);
    else if (!this.#isOwn) {
      this.toggleAttribute('data-waiting', true); // the list that came with the page is not what was asked for
      this.#say('Searching …');
      void this.#show(true);
    }
  }

  /** @template {HTMLElement} T @param {string} selector @param {new () => T} type @returns {T} */
  #part(selector, type) {
    const found = this.querySelector(selector);
    if (!(found instanceof type)) throw new TypeError(`the list has no ${selector}`);
    return found;
  }

  get #text() {
    return this.#part('input[name=q]', HTMLInputElement);
  }

  get #pay() {
    return this.querySelector('select');
  }

  get #isOwn() {
    return location.pathname === this.#own.path && this.#nameOf(this.#asked) === this.#own.answers;
  }

  get #taken() {
    return this.hasAttribute('data-searched');
  }

  /** What is asked for as one text, to compare. @param {Asked} asked */
  #nameOf(asked) {
    return address(asked, this.#board, () => true);
  }

  /** The address of a page that answers this. @param {Asked} asked */
  #addressOf(asked) {
    return address(asked, this.#board, (folder) => this.#sorted.has(folder));
  }

  /** Fetches what the first answer needs, before it is asked for. */
  #prepare() {
    void this.#shelf.board().catch(() => undefined);
    if (document.activeElement === this.#text) void this.#shelf.prepare().catch(() => undefined);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target.closest('a, button') : null;
    const asked = target && this.#wantedBy(target);
    if (target?.hasAttribute('data-more')) void this.#showMore();
    if (!asked) return;
    event.preventDefault();
    const panel = target.closest('details');
    if (panel) fold(panel);
    void this.#go(asked).then(() => this.#bringIntoSight());
  }

  /** After a tap somebody sees what it did: the first result, or that there is none. */
  #bringIntoSight() {
    const shown = [...this.querySelectorAll('.posting, .postings-none')].find((each) => each.checkVisibility());
    const top = shown?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight - ROOM) this.#part('.jobs-top', HTMLElement).scrollIntoView();
  }

  /** What a link or button of the search asks for; null for any other. @param {Element} target @returns {Asked | null} */
  #wantedBy(target) {
    if (target instanceof HTMLAnchorElement) {
      const folder = this.#pills.get(target),
        order = this.#orders.get(target);
      if (folder !== undefined) return toggled(this.#asked, folder);
      return order === undefined ? null : { ...this.#asked, order };
    }
    if (target.hasAttribute('data-clear')) return { q: '', pay: '', order: this.#asked.order, facets: {} };
    const without = target.getAttribute('data-without');
    return without === null ? null : loosened(this.#asked, without);
  }

  /** @param {Asked} asked @param {boolean} [typing] the entry in the history is the one of the key before */
  #go(asked, typing = false) {
    this.#asked = asked;
    this.#shown = AT_ONCE;
    const there = this.#addressOf(asked);
    if (typing) history.replaceState(null, '', there);
    else if (there !== location.pathname + location.search) history.pushState(null, '', there);
    return this.#show(true);
  }

  async #showMore() {
    const list = this.#part('[data-found] ul', HTMLUListElement);
    const before = list.children.length;
    this.#shown += AT_ONCE;
    await this.#show();
    list.children[before]?.querySelector('a')?.focus();
  }

  /**
   * Brings the page to what is asked for. An answer that comes after a later question is dropped.
   * @param {boolean} [anew] another question than before: its first rows need not wait for the others
   */
  async #show(anew = false) {
    const turn = ++this.#turn;
    if (this.#text.value.trim() !== this.#asked.q.trim()) this.#text.value = this.#asked.q;
    try {
      const [board, text] = await Promise.all([this.#shelf.board(), this.#shelf.holding(this.#asked.q)]);
      for (const folder of sortedLists(board)) this.#sorted.add(folder);
      if (turn !== this.#turn) return;
      const found = find(board, this.#asked, text, Date.now());
      const wanted = this.#isOwn ? [] : found.numbers.slice(0, this.#shown);
      const coming = this.#shelf.rows(wanted);
      coming.catch(() => undefined); // it is heard of below
      for (const rows of anew ? [this.#shelf.rows(wanted.slice(0, FIRST)), coming] : [coming]) {
        const come = await rows;
        if (turn !== this.#turn) return;
        const focused = document.activeElement,
          inside = focused !== document.body && this.contains(focused);
        this.#tell(board, found, come);
        // What has gone with its own click hands its focus on. Not to the field, which would bring up a keyboard.
        if (inside && !(focused?.isConnected && focused.checkVisibility()))
          this.#heading.focus({ preventScroll: true });
      }
    } catch {
      if (turn !== this.#turn) return;
      clearTimeout(this.#saying);
      this.removeAttribute('data-waiting');
      // The first rows may stand there without the others: more of them are asked for once more.
      this.#shown = this.#part('[data-found] ul', HTMLUListElement).children.length;
      this.#part('[data-more]', HTMLElement).textContent = 'Show more';
      this.#say('Check your connection and try again: the search didn’t load. The filters below still work.');
    }
  }

  /** @param {Board} board @param {Found} found @param {import('../../types').Part[]} rows */
  #tell(board, found, rows) {
    const asked = this.#asked,
      folders = Object.values(asked.facets),
      conditions = conditionWords(asked, board);
    const alone = folders.length === 1 ? board.facets.get(folders[0] ?? '') : undefined;
    const own = this.#isOwn;
    this.setAttribute('data-searched', '');
    this.removeAttribute('data-waiting');
    this.#tellLinks(board, found);
    if (this.#pay) showPay(this.#pay, asked.pay, found);
    const name = alone?.title ?? this.getAttribute('heading') ?? '',
      asides = conditions.map(([, said]) => said),
      isSearch = conditions.length > (alone ? 1 : 0),
      [count, open] = [found.numbers.length, found.open];
    this.#heading.textContent = isSearch ? `${count} of ${open} match` : name;
    document.title = own
      ? this.#title
      : [name, ...(alone ? asides.filter((said) => said !== alone.name) : asides)].join(', ') + this.#site;
    this.#tellCounts(found, isSearch, alone !== undefined);
    showFeeds(this.#part('.jobs-follow', HTMLElement), alone, !isSearch);
    const sort = this.querySelector('.jobs-bar'); // a short board has none
    if (sort instanceof HTMLElement) sort.hidden = false;
    const note = this.querySelector('[data-by-pay]');
    if (note instanceof HTMLElement) note.hidden = asked.order !== 'by-pay';
    this.#part('[data-own]', HTMLElement).hidden = !own;
    const place = this.#part('[data-found]', HTMLElement);
    place.hidden = own;
    if (!own) showRows(place, rows, found, this.#shown, conditions);
    this.#part('[data-clear]', HTMLElement).hidden = !isSearch;
    clearTimeout(this.#saying);
    // The heading has said it to the eye.
    const said = own ? '' : `${count} of ${open} ${isSearch ? 'match' : 'open'}`;
    const told = () => this.#say(said, own ? [] : conditions, !isSearch);
    if (said && this.#typing) this.#saying = setTimeout(told, STILL);
    else told();
    clearTimeout(this.#closing);
    if (found.nextClosing < Infinity) {
      this.#closing = setTimeout(() => void this.#show(), Math.min(found.nextClosing - Date.now(), LONGEST_TIMER));
    }
  }

  /**
   * The line below the heading: how many are open, of how many, and whether some of them come first whatever their age.
   * @param {Found} found @param {boolean} isSearch the heading says it @param {boolean} filtered
   */
  #tellCounts(found, isSearch, filtered) {
    const line = this.#part('.standfirst', HTMLElement);
    line.hidden = isSearch;
    showCount(line.querySelector('[data-open] open-count'), found.numbers.length);
    showCount(line.querySelector('[data-all] open-count'), found.open);
    for (const [name, said] of Object.entries({
      of: filtered,
      featured: !this.#asked.order && found.featured,
    })) {
      const part = line.querySelector(`[data-${name}]`);
      if (part instanceof HTMLElement) part.hidden = !said;
    }
  }

  /**
   * @param {string} words
   * @param {[string, string][]} [conditions] what was asked for, as in `conditionWords`: the words before them are for the ear
   * @param {boolean} [unseen] so is all of it
   */
  #say(words, conditions = [], unseen = false) {
    const said = this.#part('[data-said]', HTMLElement);
    const asides = conditions.flatMap(([name, aside], place) => [
      place ? ', ' : '',
      isolated(aside, directionOf(name)),
    ]);
    const spoken = document.createElement('span');
    spoken.append(words, asides.length ? ': ' : '');
    spoken.classList.toggle('visually-hidden', conditions.length > 0);
    const all = document.createElement('span');
    all.append(spoken, ...asides);
    all.classList.toggle('visually-hidden', unseen);
    if (said.textContent !== all.textContent) said.replaceChildren(...(all.textContent ? [all] : []));
  }

  get #heading() {
    return this.#part('h1', HTMLHeadingElement);
  }

  /** What follows the page's own title in the browser's tab. */
  get #site() {
    return / · [^·]*$/.exec(this.#title)?.[0] ?? '';
  }

  /** @param {Board} board @param {Found} found */
  #tellLinks(board, found) {
    const asked = this.#asked;
    const chosen = `${asked.facets.place} ${asked.facets.type}`;
    if (chosen !== this.#arranged) arrange(this, this.#pills, asked, board);
    this.#arranged = chosen;
    for (const [link, folder] of this.#pills) {
      const on = folder ? asked.facets[kindOf(folder)] === folder : !Object.keys(asked.facets).length;
      link.href = this.#addressOf(toggled(asked, folder));
      const before = link.hasAttribute('aria-current');
      mark(link, on);
      if (on && !before) showInLine(link);
      const count = folder ? (found.counts.get(folder) ?? 0) : found.anywhere;
      showCount(link.querySelector('open-count'), count);
      link.classList.toggle('filter-empty', !count && !on);
    }
    for (const [link, order] of this.#orders) {
      link.href = this.#addressOf({ ...asked, order });
      mark(link, order === asked.order);
    }
  }
}

customElements.define('job-search', JobSearch);
