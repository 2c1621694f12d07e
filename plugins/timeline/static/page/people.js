/**
 * The part of the form that fills the drafts: the job, the people, what they talked about. DOM only.
 *
 * @import {Person, Words} from '../../types.js'
 */

import { MOST_PEOPLE, tidy } from '../kept/draft_fields.js';
import { isAddress } from '../plan/drafts.js';
import { Field, need } from './fields.js';
import { copyOf } from './plan_view.js';
import { peopleSearch, webSearch } from './search_links.js';

const NOBODY = { name: '', email: '', detail: '' };

/** Without the full stop that the sentence around it brings. @param {string} text */
const phrase = (text) => tidy(text).replace(/[\s.,;:!]+$/, '');

export class Names {
  /** @param {HTMLElement} root the calculator */
  constructor(root) {
    this.root = root;
    this.people = need(root, '.timeline-people');
  }

  /** @param {Words} words */
  fill({ role, company, common_ground, recruiter, interviewers }) {
    const values = {
      role,
      company,
      common_ground,
      'recruiter-name': recruiter.name,
      'recruiter-email': recruiter.email,
    };
    for (const [name, value] of Object.entries(values)) this.#word(name).value = value;
    this.people.replaceChildren();
    for (const person of interviewers) this.add(person);
    const any = interviewers.length > 0 || Object.values(values).some(Boolean);
    /** @type {HTMLDetailsElement} */ (need(this.root, '.timeline-names')).open = any;
  }

  /** @param {Person} [person] @returns {HTMLInputElement} the field for the name */
  add(person = NOBODY) {
    const element = copyOf(this.root, 'person');
    for (const [name, value] of Object.entries(person)) personal(element, name).value = value;
    this.people.append(element);
    this.#number();
    return personal(element, 'name');
  }

  /** @param {Element} inside something of the person's fields */
  remove(inside) {
    inside.closest('fieldset')?.remove();
    this.#number();
    need(this.root, '[data-act=add]').focus();
  }

  /** @returns {Words} */
  read() {
    const interviewers = [...this.people.children].map((element) => ({
      name: tidy(personal(element, 'name').value),
      email: tidy(personal(element, 'email').value),
      detail: phrase(personal(element, 'detail').value),
    }));
    return {
      role: phrase(this.#word('role').value),
      company: tidy(this.#word('company').value),
      common_ground: phrase(this.#word('common_ground').value),
      recruiter: { name: tidy(this.#word('recruiter-name').value), email: tidy(this.#word('recruiter-email').value) },
      interviewers: interviewers.filter((person) => person.name || person.email || person.detail),
    };
  }

  /** Says which addresses are none; the drafts do without them. @param {boolean} settled whether the reader has left the field */
  check(settled) {
    for (const input of this.root.querySelectorAll('[type=email]')) {
      const field = new Field(
        /** @type {HTMLElement} */ (input.closest('.timeline-field, .timeline-person')),
        '[type=email]',
      );
      field.hint = '';
      const email = tidy(field.input.value);
      if (!email || isAddress(email)) field.say('');
      else if (settled) field.fault(this.people.dataset.slip ?? '');
    }
  }

  /** Aims the searches for each person at the name and the company as they stand. @param {Words} words */
  searches({ company }) {
    for (const element of this.people.children) {
      const wanted = `${tidy(personal(element, 'name').value)} ${company}`.trim();
      /** @type {HTMLAnchorElement} */ (need(element, '[data-search=people]')).href = peopleSearch(wanted);
      /** @type {HTMLAnchorElement} */ (need(element, '[data-search=web]')).href = webSearch(wanted);
    }
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #word(name) {
    return need(this.root, `[data-word="${name}"]`);
  }

  #number() {
    const people = [...this.people.children];
    people.forEach((person, index) => {
      need(person, 'legend').textContent = `Person ${index + 1}`;
      need(person, '[data-act=remove]').setAttribute('aria-label', `Remove person ${index + 1}`);
      for (const line of person.querySelectorAll('[data-about]')) {
        line.id = `timeline-person-${index}-${line.getAttribute('data-about')}`;
        personal(person, line.getAttribute('data-about') ?? '').setAttribute('aria-describedby', line.id);
      }
    });
    need(this.root, '[data-act=add]').hidden = people.length >= MOST_PEOPLE;
  }
}

/** @param {Element} element @param {string} name @returns {HTMLInputElement} */
const personal = (element, name) => need(element, `[data-person=${name}]`);
