/**
 * Employers in another country: a list of all countries, and one of the parts of the country that is chosen. DOM only.
 *
 * @import {RegionField} from '../page/region_field.js'
 */

import { language, need } from '../page/fields.js';
import { split } from '../plan/regions.js';

export class Abroad {
  /** @param {RegionField} field */
  constructor(field) {
    this.field = field;
    /** @type {HTMLSelectElement} */
    this.country = need(field.abroad, '#timeline-country');
    /** @type {HTMLSelectElement} */
    this.part = need(field.abroad, '#timeline-part');
    this.part.addEventListener('input', () => this.#choose());
    this.country.addEventListener('input', () => {
      this.#showParts('');
      this.#choose();
    });
    const codes = [...field.regions.weekends.keys()];
    this.country.append(...sorted(codes.map((code) => new Option(field.nameOf(code), code))));
    field.own.addEventListener('input', () => this.open());
    this.open();
  }

  /** Shows the countries where the reader has asked for another one. */
  open() {
    const { field } = this;
    if (field.own.value !== 'other') return;
    field.abroad.hidden = false;
    const [country, part] = split(field.region);
    this.country.value = Object.hasOwn(field.regions.own, field.region) ? '' : country;
    this.#showParts(this.country.value ? part : '');
    this.#choose();
  }

  /** A country's file has come: its parts have names now. */
  came() {
    if (!this.field.abroad.hidden) this.#showParts(this.part.value);
  }

  #choose() {
    this.field.choose([this.country.value, this.part.value].filter(Boolean).join('-') || 'none');
  }

  /** @param {string} chosen the code of a part; it stands for itself until the country's file has the names */
  #showParts(chosen) {
    const country = this.country.value;
    const { regions, abroad } = this.field;
    const file = regions.file(country);
    const names = file?.parts ?? (chosen ? { [chosen]: { name: chosen } } : {});
    const parts = Object.entries(names).map(([code, { name }]) => new Option(name, code));
    this.part.replaceChildren(new Option('The whole country', ''), ...sorted(parts));
    this.part.value = parts.some((option) => option.value === chosen) ? chosen : '';
    this.part.disabled = !file;
    need(abroad, 'div').hidden = !regions.parted.has(country);
  }
}

/** @param {HTMLOptionElement[]} options */
const sorted = (options) => options.sort((one, other) => new Intl.Collator(language).compare(one.text, other.text));
