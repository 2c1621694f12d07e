/**
 * Employers in another country: a list of all countries, and one of the parts of the country that is chosen. Says what is
 * known of the holidays there. DOM only.
 *
 * @import {RegionField} from '../page/region_field.js'
 */

import { language, need, write } from '../page/fields.js';
import { render } from '../plan/drafts.js';
import { regionNames } from '../plan/region_names.js';
import { Regions, split } from '../plan/regions.js';

export class Abroad {
  /** The option of a region from another country that was chosen on an earlier visit. */
  #returned = new Option();
  #nameOf = regionNames(language);

  /** @param {RegionField} field */
  constructor(field) {
    this.field = field;
    this.regions = new Regions(field.advice);
    this.place = need(field.root, '.timeline-abroad');
    this.line = need(field.root, '.timeline-said');
    this.hint = this.line.textContent;
    this.again = need(field.root, '[data-act=fetch]');
    /** @type {HTMLSelectElement} */
    this.country = need(this.place, '#timeline-country');
    /** @type {HTMLSelectElement} */
    this.part = need(this.place, '#timeline-part');
    this.part.addEventListener('input', () => this.#choose());
    this.country.addEventListener('input', () => {
      this.#showParts('');
      this.#choose();
    });
    this.again.addEventListener('click', () => {
      this.#fetch();
      (this.place.hidden ? field.own : this.country).focus();
    });
    const codes = [...this.regions.weekends.keys()];
    this.country.append(...sorted(codes.map((code) => new Option(this.nameOf(code), code))));
    field.abroad = this;
  }

  /** Shows the countries: the reader has asked for another one. */
  open() {
    const { region, isOwn } = this.field;
    const [country, part] = isOwn(region) ? ['', ''] : split(region);
    this.place.hidden = false;
    this.country.value = country;
    this.#showParts(part);
    this.#choose();
  }

  /** Of an interview that is opened. @param {string} region */
  show(region) {
    const { own } = this.field;
    const known = this.regions.find(region).state !== 'unknown';
    if (known && ![...own.options].some((option) => option.value === region)) {
      this.#returned.value = region;
      own.options.add(this.#returned, 0);
    }
    own.value = known ? region : 'none';
    this.chosen();
  }

  /** It counts from now on. */
  chosen() {
    this.place.hidden = this.field.own.value !== 'other';
    this.#fetch();
  }

  /** What it is called, with its part as far as that is known now. @param {string} region */
  nameOf(region) {
    const [country, part] = split(region);
    const parts = this.regions.file(country)?.parts ?? {};
    return this.#nameOf(region, Object.hasOwn(parts, part) ? parts[part].name : undefined);
  }

  /** The country whose file is wanted; empty where the page carries all that is shown. */
  get #wanted() {
    const { region, advice } = this.field;
    return this.place.hidden && Object.hasOwn(advice.regions, region) ? '' : split(region)[0];
  }

  #choose() {
    this.field.choose([this.country.value, this.part.value].filter(Boolean).join('-') || 'none');
  }

  async #fetch() {
    const { trouble } = this.field;
    const country = this.#wanted;
    const asked = this.regions.fetch(country);
    this.#say();
    // The plan says it too, where the form is folded.
    if (!(await asked) && trouble === this.field.trouble) return;
    if (!this.place.hidden && country === this.country.value) this.#showParts(this.part.value);
    this.#say();
    this.field.happen({ type: 'came' });
  }

  /** @param {string} chosen the code of a part; it stands for itself until the country's file has the names */
  #showParts(chosen) {
    const country = this.country.value;
    const file = this.regions.file(country);
    const names = file?.parts ?? (chosen ? { [chosen]: { name: chosen } } : {});
    const parts = Object.entries(names).map(([code, { name }]) => new Option(name, code));
    this.part.replaceChildren(new Option('The whole country', ''), ...sorted(parts));
    this.part.value = parts.some((option) => option.value === chosen) ? chosen : '';
    this.part.disabled = !file;
    need(this.place, 'div').hidden = !this.regions.parted.has(country);
  }

  #say() {
    const { region } = this.field;
    const { calendar, state } = this.regions.find(region);
    const { years } = calendar;
    const away = this.regions.away(this.#wanted);
    let which = '';
    if (state === 'unknown') which = state;
    else if (away) which = state === 'known' ? `${away}Parts` : away;
    else if (!this.place.hidden && region === 'none') which = 'choose';
    else if (years && !calendar.holidays.size) which = 'none';
    const values = { region, first: years?.[0] ?? '', last: years?.at(-1) ?? '' };
    write(this.line, which ? render(this.line.dataset[which] ?? '', values) : this.hint);
    this.again.hidden = away !== 'failed';
    this.field.trouble = /^(unknown|failed|none)$/.test(which) ? this.line.textContent : '';
    if (this.#returned.value) this.#returned.text = this.nameOf(this.#returned.value);
  }
}

/** @param {HTMLOptionElement[]} options */
const sorted = (options) => options.sort((one, other) => new Intl.Collator(language).compare(one.text, other.text));
