/**
 * Who was there and what was said: the words that fill the drafts. Its fields are made when the reader opens them. DOM only.
 *
 * @import {Person, State, Words} from '../../types.js'
 */

import { MOST_PEOPLE } from '../kept/draft_fields.js';
import { tidy } from '../kept/tidy.js';
import { copyOf, need, write } from '../page/fields.js';
import { render } from '../plan/drafts.js';
import { greetingOf, topicOf } from '../plan/greetings.js';
import { isAddress } from '../plan/people.js';
import { peopleSearch, webSearch } from './search_links.js';

/** @type {Person} */
const NOBODY = { name: '', greeting: '', email: '', detail: '', common_ground: '' };

/** Without the full stop that the sentence around it brings. @param {string} text */
const phrase = (text) => tidy(text).replace(/[\s.,;:!]+$/, '');

export class Names {
  /** The interview whose words stand in the fields. */
  #shown = '';
  /** @type {WeakMap<HTMLInputElement, string>} the greetings that were guessed from the names */
  #guesses = new WeakMap();

  /** @param {HTMLElement} root the calculator @param {(words: Words, you: string) => void} onWords */
  constructor(root, onWords) {
    this.root = root;
    this.place = /** @type {HTMLDetailsElement} */ (need(root, '.timeline-names'));
    const fields = copyOf(root, 'names');
    this.place.append(fields);
    this.people = need(fields, '.timeline-people');
    fields.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#greet(target);
      this.#say(false);
      onWords(this.#read(), tidy(this.#word('you').value));
    });
    fields.addEventListener('change', () => this.#say(true));
    fields.addEventListener('click', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      if (target.dataset.act === 'add') personal(this.#add(NOBODY), 'name').focus();
      if (target.dataset.act !== 'remove') return;
      target.closest('fieldset')?.remove();
      this.#number();
      need(this.place, '[data-act=add]').focus();
      onWords(this.#read(), tidy(this.#word('you').value));
    });
  }

  /** Fills the fields, where another interview is shown than before. @param {State} state */
  show({ kept: { id, words }, you }) {
    if (this.#shown === id) return;
    this.#shown = id;
    this.#word('you').value = you;
    this.#word('role').value = words.role;
    this.#word('company').value = words.company;
    fill(this.#recruiter, words.recruiter);
    this.people.replaceChildren();
    for (const person of words.interviewers) this.#add(person);
    this.#say(true);
    this.#number();
  }

  /** The fields are of another interview from now on, or have been brought back. */
  opened() {
    this.#shown = '';
  }

  get #recruiter() {
    return need(this.place, '[data-recruiter]');
  }

  /** @param {Person} person */
  #add(person) {
    const element = copyOf(this.root, 'person');
    fill(element, person);
    this.people.append(element);
    this.#number();
    return element;
  }

  /** @returns {Words} */
  #read() {
    const interviewers = [...this.people.children].map((element) => ({
      ...named(element),
      detail: topicOf(tidy(personal(element, 'detail').value)),
      common_ground: topicOf(tidy(personal(element, 'common_ground').value)),
    }));
    return {
      role: phrase(this.#word('role').value),
      company: tidy(this.#word('company').value),
      recruiter: named(this.#recruiter),
      interviewers: interviewers.filter((person) => Object.values(person).some(Boolean)),
    };
  }

  /** How each is greeted, which addresses are none, and where a search would lead. @param {boolean} settled whether the reader has left the field */
  #say(settled) {
    const company = tidy(this.#word('company').value);
    for (const element of [this.#recruiter, ...this.people.children]) {
      const person = named(element);
      const hint = need(element, '[data-about=greeting]');
      write(hint, render(hint.dataset.text ?? '', { name: person.greeting }));
      const line = need(element, '[data-about=email]');
      const sound = !person.email || isAddress(person.email);
      if (sound || settled) write(line, sound ? '' : (this.people.dataset.slip ?? ''));
      personal(element, 'email').toggleAttribute('aria-invalid', line.textContent !== '');
      line.toggleAttribute('data-wrong', line.textContent !== '');
      const wanted = `${person.name} ${company}`.trim();
      for (const [which, search] of /** @type {const} */ ([
        ['people', peopleSearch],
        ['web', webSearch],
      ])) {
        const link = element.querySelector(`[data-search=${which}]`);
        if (link instanceof HTMLAnchorElement) link.href = search(wanted);
      }
    }
  }

  /** A name that is typed brings its greeting, unless the reader has written another one. @param {HTMLInputElement} input */
  #greet(input) {
    if (input.dataset.person !== 'name') return;
    const greeting = personal(/** @type {Element} */ (input.closest('fieldset')), 'greeting');
    if (tidy(greeting.value) === (this.#guesses.get(greeting) ?? '')) greeting.value = greetingOf(tidy(input.value));
    this.#guesses.set(greeting, greetingOf(tidy(input.value)));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #word(name) {
    return need(this.place, `[data-word="${name}"]`);
  }

  /** Each person has a number, and each field is described by its own line. */
  #number() {
    const people = [...this.people.children];
    [this.#recruiter, ...people].forEach((person, index) => {
      if (index > 0) {
        need(person, 'legend').textContent = `Person ${index}`;
        need(person, '[data-act=remove]').setAttribute('aria-label', `Remove person ${index}`);
      }
      for (const line of person.querySelectorAll('[data-about]')) {
        const about = line.getAttribute('data-about') ?? '';
        line.id = `timeline-person-${index}-${about}`;
        personal(person, about).setAttribute('aria-describedby', line.id);
      }
    });
    need(this.place, '[data-act=add]').hidden = people.length >= MOST_PEOPLE;
  }
}

/** @param {Element} element @param {string} name @returns {HTMLInputElement} */
const personal = (element, name) => need(element, `[data-person=${name}]`);

/** @param {Element} element */
const named = (element) => ({
  name: tidy(personal(element, 'name').value),
  email: tidy(personal(element, 'email').value),
  greeting: tidy(personal(element, 'greeting').value),
});

/** @param {Element} element @param {Record<string, string>} person */
function fill(element, person) {
  for (const [name, value] of Object.entries(person)) personal(element, name).value = value;
}
