/**
 * Where the employer is: a list of the site's own regions. What it takes for every other country is loaded when somebody
 * needs it. DOM only.
 *
 * @import {Advice, Calendar, Happening} from '../../types.js'
 * @import {Abroad} from '../later/abroad.js'
 */

import { calendarOf } from '../plan/schedule.js';
import { need } from './fields.js';

/** @typedef {ReturnType<typeof regionField>} RegionField */

/**
 * @param {HTMLElement} root the calculator @param {Advice} advice @param {(happening: Happening) => void} happen
 * @param {() => void} away a country is wanted that the page does not carry
 * @param {(region: string) => string} nameOf what such a one is called
 */
export function regionField(root, advice, happen, away, nameOf) {
  const place = need(root, '.timeline-region');
  /** @type {HTMLSelectElement} */
  const own = need(place, '#timeline-region');
  /** Whether the page carries its holidays. @param {string} region */
  const isOwn = (region) => region === 'none' || Object.hasOwn(advice.regions, region);
  /** @type {Abroad | null} */
  let abroad = null;

  const field = {
    root: place,
    own,
    advice,
    isOwn,
    happen,
    region: 'none',
    /** What is to be said of its holidays where the form is folded; empty where they count. */
    trouble: '',

    /** It has been loaded. @param {Abroad} loaded */
    set abroad(loaded) {
      abroad = loaded;
      if (own.value === 'other') abroad.open();
      else abroad.show(field.region);
    },

    /** What it is called in the line above the plan; empty where no holidays count. */
    get name() {
      const { region } = field;
      const option = [...own.options].find(({ value }) => value === region);
      return region === 'none' ? '' : (option?.text ?? abroad?.nameOf(region) ?? nameOf(region));
    },

    /** The reader has chosen. @param {string} region */
    choose(region) {
      field.region = region;
      happen({ type: 'region', region });
      abroad?.chosen();
    },

    /** @param {string} region @returns {Calendar} as far as it is known now */
    calendarOf: (region) => abroad?.regions.find(region).calendar ?? calendarOf(advice.regions[region]),

    /** Of an interview that is opened. @param {string} region */
    show(region) {
      field.region = region;
      field.trouble = '';
      if (isOwn(region)) own.value = region;
      if (abroad) abroad.show(region);
      else if (!isOwn(region)) away();
    },
  };

  own.addEventListener('input', () => {
    if (own.value !== 'other') field.choose(own.value);
    else if (abroad) abroad.open();
    else away();
  });
  return field;
}
