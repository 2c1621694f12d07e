// What was found as it stands on the page: made of the page's own templates, the words that were asked for marked.

/** @typedef {import('../types').Text} Text */
/** @typedef {import('./sentence.js').Marker} Marker */

/** What a template of the page holds, by its name. @param {Element} place @param {string} name */
export function made(place, name) {
  const template = place.querySelector(`:scope > template[data-${name}]`);
  if (!(template instanceof HTMLTemplateElement)) throw new TypeError(`the search has no template ${name}`);
  return /** @type {DocumentFragment} */ (document.importNode(template.content, true));
}

/**
 * A sentence of the page with its values put in.
 * @param {Element} place
 * @param {string} name
 * @param {Record<string, string>} values
 */
export function sentence(place, name, values) {
  const words = made(place, name);
  for (const [key, value] of Object.entries(values)) {
    const part = words.querySelector(`[data-${key}]`);
    if (part) part.textContent = value;
  }
  return words;
}

/**
 * @param {Element} place
 * @param {Text} text
 * @param {Marker} marker
 * @param {string} root what every address of the site begins with
 */
export function row(place, text, marker, root) {
  const row = made(place, 'result');
  const { id, heading, sentence } = marker.placeOf(text);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (row.querySelector(`[data-${name}]`));
  const title = /** @type {HTMLAnchorElement} */ (part('title')),
    below = /** @type {HTMLAnchorElement} */ (part('heading'));
  title.href = root + text.path;
  title.append(...marked(text.title, marker));
  if (text.label) part('label').textContent = text.label;
  else part('label').remove();
  part('sentence').append(...marked(sentence, marker));
  if (!sentence) part('sentence').remove();
  below.href = `${root}${text.path}#${id}`;
  below.append(...marked(heading, marker));
  if (!id) part('below').remove();
  return row;
}

/** @param {string} text @param {Marker} marker @returns {(Node | string)[]} */
function marked(text, marker) {
  return marker.pieces(text).map(([piece, isMarked]) => {
    if (!isMarked) return piece;
    const mark = document.createElement('mark');
    mark.textContent = piece;
    return mark;
  });
}
