/**
 * What the scripts of the form share about the page. DOM only.
 *
 * @typedef {import('../../types').Part} Part
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 */

/**
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector @returns {E}
 */
export function need(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return /** @type {E} */ (/** @type {unknown} */ (found));
}

/** Made without HTML, which the site's policy lets no script write. @param {Part} part @returns {HTMLElement} */
export function elementOf([name, attributes, ...inside]) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.map((each) => (typeof each === 'string' ? each : elementOf(each))));
  return element;
}

/** The date where the reader is, YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}
