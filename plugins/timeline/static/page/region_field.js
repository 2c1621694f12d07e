/**
 * Where the employer is: one list with the site's own regions, and behind "another country" two more. Says what it knows
 * of the holidays there. DOM only.
 *
 * @import {Advice, Calendar} from '../../types.js'
 */

import { render } from '../plan/drafts.js';
import { Regions, split } from '../plan/regions.js';
import { language, need } from './fields.js';

const ABROAD = 'other';

export class RegionField {
  #region = 'none';
  #names = new Intl.DisplayNames(language, { type: 'region' });
  /** The option of a region from another country that was chosen on an earlier visit. */
  #returned = new Option();

  /** @param {HTMLElement} root @param {Advice} advice @param {() => void} onFile when a country's holidays have come, or have not */
  constructor(root, advice, onFile) {
    this.root = need(root, '.timeline-region');
    this.regions = new Regions(advice);
    this.onFile = onFile;
    /** @type {HTMLSelectElement} */
    this.own = need(this.root, '#timeline-region');
    this.abroad = need(this.root, '.timeline-abroad');
    /** @type {HTMLSelectElement} */
    this.country = need(this.root, '#timeline-country');
    /** @type {HTMLSelectElement} */
    this.part = need(this.root, '#timeline-part');
    this.line = need(this.root, '.timeline-said');
    this.hint = this.line.textContent ?? '';
    this.again = need(this.root, '[data-act=fetch]');
    this.own.addEventListener('input', () => this.#choose());
    this.part.addEventListener('input', () => this.#choose());
    this.country.addEventListener('input', () => {
      this.#showParts('');
      this.#choose();
    });
    this.again.addEventListener('click', () => {
      this.#fetch();
      (this.abroad.hidden ? this.own : this.country).focus();
    });
  }

  get region() {
    return this.#region;
  }

  /** @returns {Calendar} as far as it is known now */
  get calendar() {
    return this.regions.find(this.#region).calendar;
  }

  /** @param {string} region */
  show(region) {
    this.#region = region;
    const known = this.regions.find(region).state !== 'unknown';
    if (known && ![...this.own.options].some((option) => option.value === region)) {
      this.#returned.value = region;
      this.own.options.add(this.#returned, 0);
    }
    this.own.value = known ? region : 'none';
    this.abroad.hidden = true;
    this.#fetch();
  }

  #choose() {
    const abroad = this.own.value === ABROAD;
    if (abroad && this.abroad.hidden) this.#showCountries();
    this.abroad.hidden = !abroad;
    this.#region = abroad ? this.#chosenAbroad() : this.own.value;
    this.#fetch();
  }

  #showCountries() {
    const [country, part] = split(this.#region);
    if (this.country.length === 1) {
      const codes = [...this.regions.weekends.keys()];
      this.country.append(...this.#sorted(codes.map((code) => new Option(this.#name(code), code))));
    }
    if (this.#returned.value === this.#region) this.country.value = country;
    this.#showParts(this.country.value === country ? part : '');
  }

  #chosenAbroad() {
    const parts = [this.country.value, this.part.value].filter(Boolean);
    return parts.join('-') || 'none';
  }

  /** The country whose file is wanted; empty where the page carries all that is shown. */
  get #wanted() {
    return this.abroad.hidden && Object.hasOwn(this.regions.own, this.#region) ? '' : split(this.#region)[0];
  }

  async #fetch() {
    const country = this.#wanted;
    const asked = this.regions.fetch(country);
    this.#say();
    if (!(await asked)) return;
    if (!this.abroad.hidden && country === this.country.value) {
      this.#showParts(this.part.value);
      this.#region = this.#chosenAbroad();
    }
    this.#say();
    this.onFile();
  }

  /** @param {string} chosen the code of a part; it stands for itself until the country's file has the names */
  #showParts(chosen) {
    const country = this.country.value;
    const file = this.regions.file(country);
    const names = file?.parts ?? (chosen ? { [chosen]: { name: chosen } } : {});
    const parts = Object.entries(names).map(([code, { name }]) => new Option(name, code));
    this.part.replaceChildren(new Option('The whole country', ''), ...this.#sorted(parts));
    this.part.value = parts.some((option) => option.value === chosen) ? chosen : '';
    this.part.disabled = !file;
    need(this.abroad, 'div').hidden = !this.regions.parted.has(country);
  }

  #say() {
    const { calendar, state } = this.regions.find(this.#region);
    const { years } = calendar;
    const away = this.regions.away(this.#wanted);
    let which = '';
    if (state === 'unknown') which = state;
    else if (away) which = state === 'known' ? `${away}Parts` : away;
    else if (!this.abroad.hidden && this.#region === 'none') which = 'choose';
    else if (years && !calendar.holidays.size) which = 'none';
    const values = { region: this.#region, first: years?.[0] ?? '', last: years?.at(-1) ?? '' };
    const text = which ? render(this.line.dataset[which] ?? '', values) : this.hint;
    if (this.line.textContent !== text) this.line.textContent = text;
    this.again.hidden = away !== 'failed';
    this.#returned.text = this.#name(this.#returned.value);
  }

  /** @param {string} region empty while no region has come back */
  #name(region) {
    const [country, part] = split(region);
    const name = country ? (this.#names.of(country) ?? country) : '';
    return part ? `${name}, ${this.regions.file(country)?.parts[part]?.name ?? part}` : name;
  }

  /** @param {HTMLOptionElement[]} options */
  #sorted(options) {
    const { compare } = new Intl.Collator(language);
    return options.sort((one, other) => compare(one.text, other.text));
  }
}
