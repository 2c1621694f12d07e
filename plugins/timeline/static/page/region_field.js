/**
 * Where the employer is: a list of the site's own regions, and one behind it for every other country, which is loaded
 * when somebody needs it. Says what it knows of the holidays there. DOM only.
 *
 * @import {Advice} from '../../types.js'
 */

import { render } from '../plan/drafts.js';
import { Regions, split } from '../plan/regions.js';
import { language, need, write } from './fields.js';

const ABROAD = 'other';

export class RegionField {
  region = 'none';
  #names = new Intl.DisplayNames(language, { type: 'region' });
  /** The option of a region from another country that was chosen on an earlier visit. */
  #returned = new Option();

  /**
   * @param {HTMLElement} root @param {Advice} advice
   * @param {{chosen: (region: string) => void, came: () => void, abroad: () => void}} calls a region was chosen; a
   * country's holidays have come, or will not; the list of countries is wanted
   */
  constructor(root, advice, { chosen, came, abroad }) {
    this.root = need(root, '.timeline-region');
    this.regions = new Regions(advice);
    this.chosen = chosen;
    this.came = came;
    /** @type {HTMLSelectElement} */
    this.own = need(this.root, '#timeline-region');
    this.abroad = need(this.root, '.timeline-abroad');
    this.line = need(this.root, '.timeline-said');
    this.hint = this.line.textContent ?? '';
    this.again = need(this.root, '[data-act=fetch]');
    this.own.addEventListener('input', () => {
      if (this.own.value === ABROAD) abroad();
      else this.choose(this.own.value);
    });
    this.again.addEventListener('click', () => {
      this.fetch();
      this.own.focus();
    });
  }

  /** What it is called in the line above the plan; empty where no holidays count. */
  get name() {
    if (this.region === 'none') return '';
    return this.own.value === ABROAD ? this.nameOf(this.region) : (this.own.selectedOptions[0]?.text ?? '');
  }

  /** @param {string} region */
  choose(region) {
    this.region = region;
    this.chosen(region);
  }

  /** @param {string} region */
  show(region) {
    // What was just chosen in the list of countries leaves the list open: its parts are to come.
    const chosen = region === this.region && !this.abroad.hidden && this.own.value === ABROAD;
    this.region = region;
    if (chosen) {
      this.fetch();
      return;
    }
    const known = this.regions.find(region).state !== 'unknown';
    if (known && ![...this.own.options].some((option) => option.value === region)) {
      this.#returned.value = region;
      this.own.options.add(this.#returned, 0);
    }
    this.own.value = known ? region : 'none';
    this.abroad.hidden = true;
    this.fetch();
  }

  /** The country whose file is wanted; empty where the page carries all that is shown. */
  get wanted() {
    return this.abroad.hidden && Object.hasOwn(this.regions.own, this.region) ? '' : split(this.region)[0];
  }

  async fetch() {
    const asked = this.regions.fetch(this.wanted);
    this.say();
    if (!(await asked)) return;
    this.say();
    this.came();
  }

  say() {
    const { calendar, state } = this.regions.find(this.region);
    const { years } = calendar;
    const away = this.regions.away(this.wanted);
    let which = '';
    if (state === 'unknown') which = state;
    else if (away) which = state === 'known' ? `${away}Parts` : away;
    else if (!this.abroad.hidden && this.region === 'none') which = 'choose';
    else if (years && !calendar.holidays.size) which = 'none';
    const values = { region: this.region, first: years?.[0] ?? '', last: years?.at(-1) ?? '' };
    write(this.line, which ? render(this.line.dataset[which] ?? '', values) : this.hint);
    this.again.hidden = away !== 'failed';
    this.#returned.text = this.nameOf(this.#returned.value);
  }

  /** @param {string} region empty while no region has come back */
  nameOf(region) {
    const [country, part] = split(region);
    const name = country ? (this.#names.of(country) ?? country) : '';
    return part ? `${name}, ${this.regions.file(country)?.parts[part]?.name ?? part}` : name;
  }
}
