/**
 * The form for a comment: at the end of the thread, or at the comment that is answered. DOM only; words are the page's.
 *
 * @import {Fault, Typed} from './comment.js'
 */

import { addressOf, bodyOf, emailOf, faultsOf, outcomeOf } from './comment.js';
import { keepText, keepWho, textOf, who } from './kept.js';

/** Milliseconds after which nobody answers any more. */
const PATIENCE = 20_000;

/**
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector @returns {E}
 */
function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return /** @type {E} */ (/** @type {unknown} */ (found));
}

class CommentForm extends HTMLElement {
  /** The id of the comment that is answered, "" for none. */
  #to = '';
  #sending = false;
  /** @type {HTMLAnchorElement | null} the link that has asked for the form */
  #link = null;

  connectedCallback() {
    if (this.form) return;
    /** @type {HTMLFormElement} */
    this.form = need(this, 'form');
    this.isso = this.dataset.isso ?? '';
    this.thread = this.dataset.thread ?? '';
    const { name, website } = who();
    this.#field('name').value = name;
    this.#field('website').value = website;
    this.#field('text').value = textOf(this.thread, '');
    this.form.addEventListener('input', () => this.#keep());
    this.form.addEventListener('submit', (event) => this.#submit(event));
    this.form.addEventListener('click', (event) => {
      const button = /** @type {Element} */ (event.target).closest('[data-act]');
      if (button?.getAttribute('data-act') === 'copy') this.#copy();
      else if (button) this.#open('', null);
    });
    this.addEventListener('reply', (event) => {
      const link = /** @type {CustomEvent<HTMLAnchorElement>} */ (event).detail;
      this.#open(link.dataset.reply ?? '', link);
    });
    need(this.form, 'fieldset').removeAttribute('disabled');
    for (const link of this.#links()) this.#label(link);
  }

  /** @returns {Iterable<HTMLAnchorElement>} */
  #links() {
    return document.querySelectorAll('[data-reply]');
  }

  /** A reply that was begun can be found again. @param {HTMLAnchorElement} link */
  #label(link) {
    const begun = textOf(this.thread ?? '', link.dataset.reply ?? '') !== '';
    need(link, '[data-new]').hidden = begun;
    need(link, '[data-begun]').hidden = !begun;
  }

  /** @param {string} name @returns {HTMLInputElement | HTMLTextAreaElement} */
  #field(name) {
    return need(this.form ?? this, `[name="${name}"]`);
  }

  /** @returns {Typed} */
  #typed() {
    const [name, website, text] = ['name', 'website', 'text'].map((field) => this.#field(field).value);
    return { name, website, text, to: this.#to };
  }

  #keep() {
    const { name, website, text, to } = this.#typed();
    keepText(this.thread ?? '', to, text);
    keepWho(name, website);
  }

  /** Puts the form where it is wanted, with what was begun there. @param {string} to @param {HTMLAnchorElement | null} link */
  #open(to, link) {
    const form = /** @type {HTMLFormElement} */ (this.form);
    const before = this.#link;
    this.#to = to;
    this.#link = link;
    if (before) this.#label(before);
    if (link) need(document, `#${CSS.escape(link.dataset.at ?? '')}`).after(form);
    else this.append(form);
    need(form, '[data-heading="new"]').hidden = link !== null;
    need(form, '[data-heading="reply"]').hidden = link === null;
    need(form, '[data-name]').textContent = link?.dataset.name ?? '';
    need(form, '[data-act="leave"]').hidden = link === null;
    this.#field('text').value = textOf(this.thread ?? '', to);
    this.#say('');
    this.#show([]);
    this.#field('text').focus();
  }

  /** Shows one of the messages that the page holds, or none. @param {string} said */
  #say(said) {
    const form = /** @type {HTMLFormElement} */ (this.form);
    for (const message of form.querySelectorAll('[data-said]')) {
      /** @type {HTMLElement} */ (message).hidden = message.getAttribute('data-said') !== said;
    }
    need(form, 'fieldset').hidden = said === 'sent';
    need(form, '[type=submit]').setAttribute('aria-disabled', String(said === 'sending'));
  }

  /** Says at each field what is wrong with it, and goes to the first. @param {Fault[]} faults */
  #show(faults) {
    const form = /** @type {HTMLFormElement} */ (this.form);
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-fault]'))) {
      line.hidden = !faults.includes(/** @type {Fault} */ (line.dataset.fault));
    }
    for (const name of ['website', 'text']) {
      const field = this.#field(name);
      const told = need(form, `[data-field="${name}"]`).querySelector('[data-fault]:not([hidden])');
      const hint = field.dataset.hint ?? '';
      field.setAttribute('aria-describedby', told ? `${told.id} ${hint}` : hint);
      if (told) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
    }
    /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid]'))?.focus();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.#sending) return;
    const typed = this.#typed();
    const faults = faultsOf(typed);
    this.#say('');
    this.#show(faults);
    if (faults.length > 0) return;
    this.#sending = true;
    this.#say('sending');
    const outcome = await this.#post(typed);
    this.#sending = false;
    if (typed.to !== this.#to) {
      // The reader has gone on to another comment meanwhile: what was sent is not this one.
      if (outcome === 'sent') keepText(this.thread ?? '', typed.to, '');
      return;
    }
    this.#tell(outcome, typed);
  }

  /** @param {Typed} typed */
  async #post(typed) {
    const form = /** @type {HTMLFormElement} */ (this.form);
    const title = this.dataset.title ?? '';
    const heading = need(form, '[data-heading="reply"]').textContent ?? '';
    try {
      const answer = await fetch(addressOf({ isso: this.isso ?? '', thread: this.thread ?? '' }, typed.to), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        credentials: 'omit',
        body: bodyOf(typed, typed.to ? `${heading.trim().replace(/\s+/g, ' ')}: ${title}` : title),
        signal: AbortSignal.timeout(PATIENCE),
      });
      return outcomeOf(answer.status);
    } catch {
      return 'unreachable';
    }
  }

  /** @param {ReturnType<typeof outcomeOf>} outcome @param {Typed} typed */
  #tell(outcome, typed) {
    const form = /** @type {HTMLFormElement} */ (this.form);
    if (outcome === 'sent') {
      keepText(this.thread ?? '', typed.to, '');
      this.#field('text').value = '';
      if (this.#link) this.#label(this.#link);
    }
    if (outcome === 'unreachable' && this.dataset.mail) {
      const mail = emailOf(this.dataset.mail, `${typed.text.trim()}\n\n${typed.name.trim()}`);
      for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (form.querySelectorAll('[data-mail]'))) {
        link.href = link.dataset.mail === 'whole' ? mail.href : this.dataset.mail;
      }
      this.#say(mail.long ? 'unreachable-long' : 'unreachable');
    } else this.#say(outcome);
    need(form, `[data-said="${outcome}"]`).parentElement?.focus();
  }

  async #copy() {
    const field = this.#field('text');
    try {
      await navigator.clipboard.writeText(field.value);
      need(/** @type {HTMLFormElement} */ (this.form), '[data-copied]').hidden = false;
    } catch {
      field.focus();
      field.select();
    }
  }
}

customElements.define('comment-form', CommentForm);
