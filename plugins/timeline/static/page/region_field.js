/**
 * Where the employer is: a list of the site's own regions. What it takes for every other country is loaded when somebody
 * needs it. DOM only.
 *
 * @import {Advice, Calendar} from '../../types.js'
 */

import { calendarOf } from '../plan/schedule.js';
import { need } from './fields.js';

export class RegionField {
  region = 'none';
  /** @type {import('../later/abroad.js').Abroad | null} */
  #abroad = null;

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
      else calls.chosen(this.own.value);
    });
  }

  /** @param {import('../later/abroad.js').Abroad} abroad it has been loaded */
  set abroad(abroad) {
    this.#abroad = abroad;
    if (this.own.value === 'other') abroad.open();
    else this.show(this.region);
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
    const { own, region } = this;
    if (region === 'none') return '';
    return (own.value === 'other' && this.#abroad?.nameOf(region)) || (own.selectedOptions[0]?.text ?? '');
  }

  /** @param {string} region @returns {Calendar} as far as it is known now */
  calendarOf(region) {
    return this.isOwn(region) || !this.#abroad
      ? calendarOf(this.advice.regions[region])
      : this.#abroad.regions.find(region).calendar;
  }

  /** @param {string} region */
  show(region) {
    this.region = region;
    if (this.isOwn(region) && this.own.value !== 'other') this.own.value = region;
    if (this.#abroad) this.#abroad.show(region);
    else if (!this.isOwn(region)) this.calls.away();
  }
}
