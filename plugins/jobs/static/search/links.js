// The links of a list, as the search shows them: what is chosen stands in the row, towns below their country.

import { addFilter } from './view.js';

/** @typedef {import('../../types').Asked} Asked */
/** @typedef {import('../../types').Board} Board */
/** @typedef {import('../../types').Facet} Facet */

/** So many towns of one country are offered, as on the pages: plugins/jobs/board/facets.py. */
const SHOWN_PLACES = 24;
/** Kinds of which the row holds what is chosen; the others are in a panel. */
const FOLDED = ['place', 'type'];

/** @param {Element} link @param {boolean} on */
export function mark(link, on) {
  if (on) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}

/** On a phone the filters are one line that is pushed aside: what is on stands where it can be seen. @param {HTMLElement} link */
export function showInLine(link) {
  const line = link.closest('.jobs-row');
  if (!line || link.closest('details') || line.scrollWidth <= line.clientWidth) return;
  const [outer, inner] = [line.getBoundingClientRect(), link.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right) line.scrollLeft += inner.left - outer.left - 16;
}

/**
 * The folders that the row holds because they are chosen, and the country of a town.
 * @param {Asked} asked
 * @param {Board} board
 */
function chosen(asked, board) {
  return FOLDED.flatMap((kind) => {
    const folder = asked.facets[kind];
    if (folder === undefined) return [];
    const within = board.facets.get(folder)?.within;
    return within ? [within, folder] : [folder];
  });
}

/**
 * The places that are offered: the towns of the country that is looked at, else countries and what is in none.
 * @param {Asked} asked
 * @param {Board} board
 */
function places(asked, board) {
  const here = asked.facets.place ?? '';
  const all = [...board.facets.values()].filter((facet) => facet.kind === 'place' && facet.in.length);
  const within = (/** @type {string} */ country) => all.filter((facet) => facet.within === country);
  const home = board.facets.get(here)?.within || here;
  const near = home ? within(home) : [];
  const offered = near.length ? near : within('');
  const countries = new Set(all.map((facet) => facet.within));
  const largest = offered
    .filter((facet) => !countries.has(facet.folder))
    .sort((one, other) => other.in.length - one.in.length)
    .slice(0, SHOWN_PLACES);
  const label = (/** @type {Facet} */ facet) => (near.length ? facet.short : facet.name);
  return offered
    .filter((facet) => facet.folder !== here && (countries.has(facet.folder) || largest.includes(facet)))
    .map((facet) => /** @type {const} */ ([facet.folder, label(facet)]));
}

/**
 * Brings the links to what is asked for, and tells which there are. Links that stay are left alone: one may have the focus.
 * @param {Element} search
 * @param {Map<HTMLAnchorElement, string>} pills the links, each with its folder
 * @param {Asked} asked
 * @param {Board} board
 */
export function arrange(search, pills, asked, board) {
  const line = search.querySelector('.jobs-filters .filters');
  if (line) {
    const wanted = chosen(asked, board).map((folder) => [folder, board.facets.get(folder)?.name ?? folder]);
    fill(line, pills, wanted, (folder) => FOLDED.includes(folder.split('/')[0] ?? ''));
  }
  const panel = search.querySelector('[data-panel=place]');
  const list = panel?.querySelector('.filters');
  if (!list || !(panel instanceof HTMLElement)) return;
  const wanted = places(asked, board);
  panel.hidden = !wanted.length;
  fill(list, pills, wanted, () => true);
}

/**
 * Puts links into a list, in their order: those that are there already move, others go.
 * @param {Element} list
 * @param {Map<HTMLAnchorElement, string>} pills
 * @param {readonly (readonly string[])[]} wanted folders and their words
 * @param {(folder: string) => boolean} isOurs which of the list's links come and go
 */
function fill(list, pills, wanted, isOurs) {
  const ours = [...pills].filter(([link, folder]) => list.contains(link) && isOurs(folder));
  for (const [link, folder] of ours) {
    if (wanted.some(([name]) => name === folder)) continue;
    pills.delete(link);
    link.closest('li')?.remove();
  }
  const first = [...pills].some(([link, folder]) => list.contains(link) && !isOurs(folder)) ? list.children[0] : null;
  let before = first ?? null;
  for (const [folder = '', words = ''] of wanted) {
    let link = ours.find(([, name]) => name === folder)?.[0];
    if (!link) {
      link = addFilter(list, words);
      pills.set(link, folder);
    }
    const item = link.closest('li');
    if (!item) continue;
    const next = before ? before.nextElementSibling : list.firstElementChild;
    if (next !== item) list.insertBefore(item, next);
    before = item;
  }
}

/** The panels of filters: one is open at a time, and Escape or a tap elsewhere closes it. @param {Element} search */
export function keepPanels(search) {
  const panels = () => search.querySelectorAll('.jobs-filters details');
  document.addEventListener('click', ({ target }) => {
    for (const panel of panels()) {
      if (target instanceof Node && !panel.contains(target)) panel.removeAttribute('open');
    }
  });
  search.addEventListener('keydown', (event) => {
    const panel = event.target instanceof Element ? event.target.closest('.jobs-filters details[open]') : null;
    if (panel && event instanceof KeyboardEvent && event.key === 'Escape') fold(panel);
  });
}

/** Closes a panel; the focus is on what opens it. @param {Element} panel */
export function fold(panel) {
  panel.removeAttribute('open');
  panel.querySelector('summary')?.focus({ preventScroll: true });
}
