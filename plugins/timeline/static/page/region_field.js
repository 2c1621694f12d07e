/**
 * Where the employer is: a list of the site's own regions. What it takes for every other country is loaded when somebody
 * needs it. DOM only.
 *
 * @import {Advice, Calendar} from '../../types.js'
 */

import { calendarOf } from '../plan/schedule.js';
import { language, need } from './fields.js';

export class RegionField {
  region = 'none';
  /** What is to be said of its holidays where the form is folded; empty where they count. */
  trouble = '';
  /** @type {import('../later/abroad.js').Abroad | null} */
  #abroad = null;
  #names = new Intl.DisplayNames(language, { type: 'region' });

  /**
   * @param {HTMLElement} root @param {Advice} advice
   * @param {{chosen: (region: string) => void, came: () => void, away: () => void}} calls a region was chosen; holidays have
   * come, or will not; a country is wanted that the page does not carry
   */
  constructor(root, advice, calls) {
    this.root = need(root, '.timeline-region');
    this.advice = advice;
    this.calls = calls;
    /** @type {HTMLSelectElement} */
    this.own = need(this.root, '#timeline-region');
    this.own.addEventListener('input', () => {
      if (this.own.value === 'other') this.#away();
      else this.choose(this.own.value);
    });
  }

  /** @param {import('../later/abroad.js').Abroad} abroad it has been loaded */
  set abroad(abroad) {
    this.#abroad = abroad;
    if (this.own.value === 'other') abroad.open();
    else abroad.show(this.region);
  }

  #away() {
    if (this.#abroad) this.#abroad.open();
    else this.calls.away();
  }

  /** Whether the page carries its holidays. @param {string} region */
  isOwn(region) {
    return region === 'none' || Object.hasOwn(this.advice.regions, region);
  }

  /** What it is called in the line above the plan; empty where no holidays count. */
  get name() {
    const { region } = this;
    const own = [...this.own.options].find(({ value }) => value === region);
    return region === 'none' ? '' : (own?.text ?? this.nameOf(region));
  }

  /** @param {string} region a country, and its part as far as that is known now */
  nameOf(region) {
    const part = region.slice(3);
    return [this.#names.of(region.slice(0, 2)), part && (this.#abroad?.partOf(region) ?? part)]
      .filter(Boolean)
      .join(', ');
  }

  /** The reader has chosen. @param {string} region */
  choose(region) {
    this.region = region;
    this.calls.chosen(region);
    this.#abroad?.chosen();
  }

  /** @param {string} region @returns {Calendar} as far as it is known now */
  calendarOf(region) {
    return this.isOwn(region) || !this.#abroad
      ? calendarOf(this.advice.regions[region])
      : this.#abroad.regions.find(region).calendar;
  }

  /** Of an interview that is opened. @param {string} region */
  show(region) {
    this.region = region;
    this.trouble = '';
    if (this.isOwn(region)) this.own.value = region;
    if (this.#abroad) this.#abroad.show(region);
    else if (!this.isOwn(region)) this.calls.away();
  }
}
