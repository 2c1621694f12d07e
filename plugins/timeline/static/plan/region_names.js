/** What regions are called. No document, no clock. */

/** @param {string} language */
export function regionNames(language) {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  /** @param {string} region @param {string} [part] what its part is called, where that is known */
  return (region, part = region.slice(3)) => [names.of(region.slice(0, 2)), part].filter(Boolean).join(', ');
}
