// Upgrades dates of postings to ages, and takes back what has closed since the page was made.

import { start as startSaving } from '../kept/save_job.js';
import { age, closesIn, closesNow, dateIn, lastMinute, openFor } from './ages.js';

const LONGEST_TIMER = 2_000_000_000; // a timer of more than 2^31 ms would fire at once
const MINUTE = 60_000;

/**
 * Calls `closed` when the moment is reached: at once where it has passed, else by a timer. A tab that slept is
 * asked again when it is looked at.
 * @param {string | null} closes ISO 8601 with offset; null: never
 * @param {() => void} closed
 */
function whenClosed(closes, closed) {
  if (closes === null) return;
  const moment = Date.parse(closes);
  let done = false;
  const look = () => {
    if (done) return;
    const left = moment - Date.now();
    if (left > 0) return void setTimeout(look, Math.min(left, LONGEST_TIMER));
    done = true;
    closed();
  };
  look();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && moment <= Date.now()) look();
  });
}

/** What says how many days: said again each minute, since the day may have turned. @type {Set<() => void>} */
const dayWords = new Set();
setInterval(() => {
  for (const say of dayWords) say();
}, MINUTE);

/** @param {() => void} say */
function sayByDay(say) {
  say();
  dayWords.add(say);
}

/** @param {HTMLElement} element @returns {string} the date today where the posting is, YYYY-MM-DD */
const todayAt = (element) => dateIn(new Date(), element.getAttribute('zone') ?? 'UTC');

/** The hour at which it closes, for its last day. @param {HTMLElement} element */
function lastMinuteOf(element) {
  const closes = element.getAttribute('closes');
  return closes === null ? 'today' : lastMinute(closes, element.getAttribute('zone') ?? 'UTC');
}

/** The date in a row: words its age behind its mark, and takes the row off the list when the posting closes. */
class PostingAge extends HTMLElement {
  static observedAttributes = ['mark'];
  #mark = document.createElement('span');

  connectedCallback() {
    sayByDay(() => this.say());
    whenClosed(this.getAttribute('closes'), () => this.takeOff());
  }

  attributeChangedCallback() {
    this.say();
  }

  say() {
    const posting = { posted: this.getAttribute('posted') ?? '', lastDay: this.getAttribute('last-day') };
    const time = this.querySelector('time');
    if (!time) return;
    const today = todayAt(this),
      words = age(posting, today, () => lastMinuteOf(this));
    this.classList.toggle('posting-now', closesNow(posting.lastDay, today));
    const closing = words.startsWith('closes');
    time.dateTime = closing && posting.lastDay !== null ? posting.lastDay : posting.posted;
    time.title = new Date(Date.parse(time.dateTime)).toLocaleDateString('en-GB', {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
    if (time.textContent !== words) time.textContent = words;
    // "New", or "Seen": what this device knows of it.
    const mark = this.getAttribute('mark') ?? '';
    if (this.#mark.textContent !== mark) this.#mark.textContent = mark;
    if (mark ? this.#mark.nextSibling === null : this.childNodes.length > 1)
      this.replaceChildren(...(mark ? [this.#mark, ' · '] : []), time);
  }

  takeOff() {
    const row = this.closest('li');
    if (!row) return;
    row.hidden = true;
    if (row.closest('[data-found]')) return; // the search finds it no more, and says so
    const said = document.querySelector('[data-closed-since]');
    if (!(said instanceof HTMLElement)) return;
    const count = document.querySelectorAll(':not([data-found]) > .postings > .posting[hidden]').length;
    said.textContent = `${count === 1 ? '1 posting has' : `${count} postings have`} closed since this page was made, and left the list.`;
    said.hidden = false;
  }
}

/** Beside a date of a posting in full: how long it has been open, or how soon it closes. */
class PostingDays extends HTMLElement {
  connectedCallback() {
    const posted = this.getAttribute('posted'),
      lastDay = this.getAttribute('last-day');
    sayByDay(() => {
      const today = todayAt(this);
      this.textContent =
        posted !== null ? openFor(posted, today) : closesIn(lastDay ?? today, today, () => lastMinuteOf(this));
      this.classList.toggle('posting-now', closesNow(lastDay, today));
    });
  }
}

/** How many are open: less at each of the moments given, which are those of the week after the page was made. */
class OpenCount extends HTMLElement {
  connectedCallback() {
    for (const closes of this.getAttribute('closes')?.split(' ') ?? []) {
      const [moment, count = '1'] = closes.split('*');
      whenClosed(moment, () => {
        // Without its moments it is another's to count: the search's.
        if (this.hasAttribute('closes')) this.textContent = String(Number(this.textContent) - Number(count));
      });
    }
  }

  disconnectedCallback() {
    // A count that left the page and came back would count twice.
    this.removeAttribute('closes');
  }
}

/** An open posting in full: when it closes, the apply link goes and the page says so. */
class PostingEnd extends HTMLElement {
  connectedCallback() {
    whenClosed(this.getAttribute('closes'), () => {
      for (const part of this.querySelectorAll('[data-while-open]')) part.remove();
      const notice = this.querySelector('[data-when-closed]');
      if (notice instanceof HTMLElement) notice.hidden = false;
    });
  }
}

/** A click on the words of a row is one on its link, unless it ends a selection. @param {MouseEvent} event */
function followRow({ target, button, ctrlKey, metaKey, shiftKey }) {
  const row = target instanceof Element && !target.closest('a, button') ? target.closest('.posting') : null;
  const link = row?.querySelector('a');
  if (!link || button > 1 || !getSelection()?.isCollapsed) return;
  if (button || ctrlKey || metaKey || shiftKey) open(link.href, '_blank', 'noopener');
  else link.click();
}

for (const type of /** @type {const} */ (['click', 'auxclick'])) document.addEventListener(type, followRow);

customElements.define('posting-age', PostingAge);
customElements.define('posting-days', PostingDays);
customElements.define('open-count', OpenCount);
customElements.define('posting-end', PostingEnd);
startSaving();
