/**
 * The employers' regions: the site's own, which the page carries, and every other country, which has a file of its own
 * that is fetched when somebody chooses it. No document here.
 *
 * @import {Advice, Calendar, CountryFile} from '../../types.js'
 */

import { calendarOf, daysOf } from './schedule.js';

/** @param {CountryFile} file @param {string} part empty: the whole country @returns {Calendar | null} null where it has no such part */
export function calendarIn(file, part) {
  const calendar = calendarOf(file);
  if (!part) return calendar;
  if (!Object.hasOwn(file.parts, part)) return null;
  for (const day of daysOf(file.parts[part].differs)) {
    if (!calendar.holidays.delete(day)) calendar.holidays.add(day);
  }
  return calendar;
}

/** @param {string} region @returns {[country: string, part: string]} */
export const split = (region) => [region.slice(0, 2), region.slice(3)];

export class Regions {
  /** @type {Map<string, CountryFile | 'asked' | 'failed'>} by country; nothing for one that nobody has chosen */
  #files = new Map();

  /** @param {Advice} advice */
  constructor({ regions, countries, holidays }) {
    this.own = regions;
    this.address = holidays;
    /** @type {Map<string, string>} country -> weekend */
    this.weekends = new Map();
    for (const [weekend, codes] of Object.entries(countries.weekends)) {
      for (const code of inPairs(codes)) this.weekends.set(code, weekend);
    }
    this.parted = new Set(inPairs(countries.parted));
  }

  /**
   * A region's calendar, as far as it is known now: its country's weekends alone where the file has not come ("away"),
   * Saturdays and Sundays where there is no such region ("unknown").
   * @param {string} region @returns {{calendar: Calendar, state: 'known' | 'away' | 'unknown'}}
   */
  find(region) {
    const [country, part] = split(region);
    const weekend = this.weekends.get(country);
    const file = this.file(country);
    if (region === 'none' || Object.hasOwn(this.own, region))
      return { calendar: calendarOf(this.own[region]), state: 'known' };
    if (weekend && !file) return { calendar: { weekend, holidays: new Set(), years: null }, state: 'away' };
    const calendar = file && calendarIn(file, part);
    return calendar ? { calendar, state: 'known' } : { calendar: calendarOf(undefined), state: 'unknown' };
  }

  /** @param {string} country @returns {CountryFile | null} null where it has not come */
  file(country) {
    const file = this.#files.get(country);
    return file && typeof file !== 'string' ? file : null;
  }

  /** @param {string} country @returns {'asked' | 'failed' | null} why its file is not here; null where it is, or nobody asked */
  away(country) {
    const file = this.#files.get(country);
    return typeof file === 'string' ? file : null;
  }

  /** Asks for a country's file, unless it is here or on its way. Returns whether there was anything to ask. @param {string} country */
  async fetch(country) {
    const before = this.#files.get(country);
    if (!this.weekends.has(country) || (before && before !== 'failed')) return false;
    this.#files.set(country, 'asked');
    try {
      this.#files.set(country, await (await fetch(`${this.address}${country}.json`)).json());
    } catch {
      this.#files.set(country, 'failed');
    }
    return true;
  }
}

/** @param {string} codes @returns {string[]} */
const inPairs = (codes) => codes.match(/../g) ?? [];
