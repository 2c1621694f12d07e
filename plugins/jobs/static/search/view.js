// How the answer of a search stands on the page: its rows, what was asked in words, what to loosen, the feed to follow.

/** @typedef {import('../../types').Asked} Asked */
/** @typedef {import('../../types').Board} Board */
/** @typedef {import('../../types').Facet} Facet */
/** @typedef {import('../../types').Found} Found */
/** @typedef {import('../../types').Part} Part */

/** @param {string} condition its name, as in `conditionWords` */
export const directionOf = (condition) => (condition === 'q' ? 'auto' : 'ltr');

/** "60 jobs" @param {number} count */
export const jobs = (count) => (count === 1 ? '1 job' : `${count} jobs`);

/** @param {string} value CAD60000 */
export function payWords(value) {
  const style = /** @type {const} */ ({ style: 'currency', currency: value.slice(0, 3), maximumFractionDigits: 0 });
  return `${new Intl.NumberFormat('en-001', style).format(Number(value.slice(3)))} or more`;
}

/**
 * What others named, so that it turns nothing that stands beside it: a text in its own direction, the name of a list in
 * that of the page, as "Cairo, Egypt" is a phrase of ours.
 * @param {string} words
 * @param {'auto' | 'ltr'} direction
 */
export function isolated(words, direction) {
  const element = document.createElement('bdi');
  element.dir = direction;
  element.textContent = words;
  return element;
}

/**
 * What was asked for, each condition by its name and in words.
 * @param {Asked} asked
 * @param {Board} board
 * @returns {[string, string][]}
 */
export function conditionWords(asked, board) {
  const text = asked.q.trim();
  /** @type {[string, string][]} */
  const words = text ? [['q', `“${text}”`]] : [];
  for (const [kind, folder] of Object.entries(asked.facets))
    words.push([kind, board.facets.get(folder)?.name ?? folder]);
  return asked.pay ? [...words, ['pay', payWords(asked.pay)]] : words;
}

/**
 * @param {HTMLElement} place
 * @param {Part[]} rows the first ones, where others are still on their way
 * @param {Found} found
 * @param {number} shown how many rows will stand there
 * @param {[string, string][]} conditions
 */
export function showRows(place, rows, found, shown, conditions) {
  const list = place.querySelector('ul'),
    more = place.querySelector('[data-more]'),
    none = place.querySelector('[data-none]');
  if (!list || !(more instanceof HTMLElement) || !(none instanceof HTMLElement)) return;
  const fresh = rows.map(elementOf);
  // Rows that stay are left alone, so that what has the focus keeps it.
  const same = fresh.findIndex((row, place) => linkOf(row) !== linkOf(list.children[place]));
  const kept = same < 0 ? fresh.length : same;
  while (list.children.length > kept) list.lastElementChild?.remove();
  list.append(...fresh.slice(kept));
  const left = found.numbers.length - shown;
  more.hidden = left <= 0;
  more.textContent = `Show more (${left} left)`;
  none.hidden = found.numbers.length > 0;
  if (!none.hidden) showLoosening(none, found, conditions);
}

// Its elements are built in a document where nothing runs: one of our own kind wakes where it is shown, and not half made.
const workshop = document.implementation.createHTMLDocument();

/** The element of a part. Made without HTML, which the site's policy lets no script write. @param {Part} part */
function elementOf([name, attributes, ...inside]) {
  const element = workshop.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.map((each) => (typeof each === 'string' ? each : elementOf(each))));
  return element;
}

/** @param {Element | undefined} row */
const linkOf = (row) => row?.querySelector('a')?.getAttribute('href');

/** That nothing was found, and what may be done. @param {[string, string][]} conditions @param {boolean} helps whether it does to take one out */
function nothingFound(conditions, helps) {
  if (conditions.length === 1) {
    const [[name, said]] = conditions;
    return ['Nothing matches ', isolated(said, directionOf(name)), '.'];
  }
  return [helps ? 'Nothing matches all of this. Take one out:' : 'Nothing matches this, even with one part taken out.'];
}

/** One button for each condition without which something would be found. @param {HTMLElement} place @param {Found} found @param {[string, string][]} conditions */
function showLoosening(place, found, conditions) {
  const helpful = conditions.filter(([name]) => found.without.get(name));
  const [words, list] = [place.querySelector('p'), place.querySelector('ul')];
  words?.replaceChildren(...nothingFound(conditions, helpful.length > 0));
  list?.replaceChildren(
    ...helpful.map(([name, said]) => {
      const item = document.createElement('li'),
        button = document.createElement('button'),
        words = document.createElement('span'); // the button lays out its parts as a row: this is one
      button.type = 'button';
      button.className = 'button quiet';
      button.dataset.without = name;
      const left = found.without.get(name) ?? 0;
      if (conditions.length === 1) words.append(left === 1 ? 'Show 1 job' : `Show all ${jobs(left)}`);
      else words.append('Without ', isolated(said, directionOf(name)), `: ${jobs(left)}`);
      button.append(words);
      item.append(button);
      return item;
    }),
  );
}

/**
 * A list can be followed where the filter is one list, or none: no feed knows of words and pay.
 * @param {HTMLElement} line
 * @param {Facet | undefined} alone
 * @param {boolean} offered
 */
export function showFeeds(line, alone, offered) {
  line.hidden = !offered;
  const said = line.querySelector('span');
  if (said) said.textContent = alone ? 'Follow this list:' : 'Follow all jobs:';
  for (const link of line.querySelectorAll('a')) {
    const ending = /\.\w+$/.exec(link.pathname)?.[0] ?? '';
    link.setAttribute('href', `${line.dataset.feeds}${alone ? `/${alone.folder}` : ''}${ending}`);
  }
}

/** A filter that the page does not show, put behind the others. @param {Element} list @param {string} name */
export function addFilter(list, name) {
  const item = document.createElement('li'),
    link = document.createElement('a');
  const count = document.createElement('span');
  count.className = 'filter-count';
  count.append(document.createElement('open-count'));
  link.append(isolated(name, 'ltr'), ' ', count);
  item.append(link);
  list.append(item);
  return link;
}

/** The minimums of pay, each with how many it leaves. @param {HTMLSelectElement} choice @param {string} asked @param {Found} found */
export function showPay(choice, asked, found) {
  if (asked && ![...choice.options].some((option) => option.value === asked))
    choice.add(new Option(payWords(asked), asked));
  choice.value = asked;
  for (const option of choice.options) {
    if (!option.value) continue;
    option.dataset.words ??= option.text;
    option.text = `${option.dataset.words} (${found.pays(option.value)})`;
  }
}

/** How many, in place of what the page counted. @param {Element | null} count @param {number} number */
export function showCount(count, number) {
  if (!count) return;
  count.removeAttribute('closes'); // from here on it is not the page's own
  count.textContent = String(number);
}
