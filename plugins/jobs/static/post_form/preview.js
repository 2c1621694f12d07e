/**
 * A posting as its page will show it, before there is such a page. DOM only.
 *
 * @import {Entry, Place, Rules} from './entry.js'
 * @typedef {import('../../types').Part} Part
 */

import { blocksOf } from './description.js';
import { elementOf, need } from './dom.js';
import { control, ticked } from './fields.js';
import { daysOn, dayWords } from './last_day.js';
import { payWords } from './pay.js';
import { hostName } from './validate.js';

/** Below "About the job", which is a heading of the fourth level here. */
const HIGHEST_HEADING = 5;

/** The words that a choice has in a posting. @param {HTMLElement} form @param {string} name @param {string} value */
function chosen(form, name, value) {
  const option = control(form, name).querySelector(`option[value="${value}"]`);
  return option?.getAttribute('data-words') ?? option?.textContent ?? '';
}

/** @param {HTMLElement} preview @param {HTMLElement} form @param {Entry} entry @param {Rules & {life: number}} rules */
export function showPreview(preview, form, entry, rules) {
  for (const [name, words] of Object.entries({ title: entry.title, company: entry.company }))
    need(preview, `[data-${name}]`).textContent = words ?? '';
  const facts = factsOf(preview.dataset, form, entry, rules.life);
  for (const fact of /** @type {NodeListOf<HTMLElement>} */ (preview.querySelectorAll('[data-fact]'))) {
    const said = facts[fact.dataset.fact ?? ''] ?? [];
    const label = need(fact, 'dt');
    fact.hidden = said.length === 0;
    label.textContent = `${label.dataset.one}${said.length > 1 ? 's' : ''}`;
    fact.replaceChildren(label, ...said.map((words) => elementOf(['dd', {}, ...words])));
  }
  const { byEmail, to } = recipient(entry.apply ?? '');
  for (const element of preview.querySelectorAll('[data-apply]')) element.textContent = to;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (
    preview.querySelectorAll('[data-by-email], [data-by-web]')
  ))
    element.hidden = byEmail !== element.hasAttribute('data-by-email');
  const blocks = blocksOf(entry.description ?? '', HIGHEST_HEADING);
  const none = need(preview, '[data-no-description]');
  none.hidden = blocks.length > 0;
  need(preview, '.job-text').replaceChildren(need(preview, 'h4'), none, ...blocks.map(elementOf));
}

/** Where an application goes, for people: the twin of apply_words in wording.py. @param {string} apply */
function recipient(apply) {
  const [, scheme, rest] = /^(\w+):(?:\/\/)?(.*)$/s.exec(apply) ?? [];
  const byEmail = scheme?.toLowerCase() === 'mailto';
  const to = byEmail ? rest.replace(/[?#].*$/s, '') : hostName(rest?.replace(/[/?#].*$/s, '') ?? '').toLowerCase();
  return { byEmail, to: byEmail ? to : to.replace(/^www\./, '') };
}

/**
 * The words of each fact; a fact that has none is not shown.
 * @param {DOMStringMap} words @param {HTMLElement} form @param {Entry} entry @param {number} life
 * @returns {Record<string, (string | Part)[][]>}
 */
function factsOf(words, form, entry, life) {
  const { salary, locations = [], remote, applicants_from: from = [], posted, expires, category } = entry;
  const types = ticked(form, 'type').map(({ dataset }) => dataset.words ?? '');
  const country = (/** @type {string} */ code) => chosen(form, 'country', code);
  const kind = remote === 'full' && from.length > 0 ? 'fullFrom' : remote;
  const end = expires ?? daysOn(posted, life);
  /** @type {(string | Part)[]} */
  const last = (words[expires ? 'given' : 'assumed'] ?? '')
    .split('{day}')
    .flatMap((part, index) => [...(index > 0 ? [time(end, posted)] : []), part]);
  return {
    salary: [[salary ? paid(form, salary, words) : (words.noPay ?? '')]],
    locations: locations.map((place) => [['bdi', { dir: 'ltr' }, placeWords(place, country)]]),
    remote: kind ? [[(words[kind] ?? '').replace('{areas}', () => from.map(country).join(', '))]] : [],
    type: types.length > 0 ? [[types.join(', ')]] : [],
    last_day: expires === 'never' ? [] : [last],
    posted: [[time(posted, posted)]],
    category: category ? [[['bdi', {}, category]]] : [],
  };
}

/** @param {string} day @param {string} today @returns {Part} */
const time = (day, today) => ['time', { datetime: day }, dayWords(day, today)];

/** @param {Partial<Place>} place @param {(code: string) => string} country */
const placeWords = (place, country) =>
  [place.city, place.region, place.country && country(place.country)].filter(Boolean).join(', ');

/** @param {HTMLElement} form @param {NonNullable<Entry['salary']>} salary @param {DOMStringMap} words */
export function paid(form, { min, max, currency = '', per }, words) {
  const sums = { min: typeof min === 'number' ? min : undefined, max: typeof max === 'number' ? max : undefined };
  const sentences = /** @type {Record<string, string>} */ ({ ...words });
  return payWords(sums, chosen(form, 'salary.currency', currency), chosen(form, 'salary.per', per), sentences);
}
