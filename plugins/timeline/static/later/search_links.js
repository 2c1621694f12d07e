/**
 * Addresses of searches elsewhere. Nothing goes there before the reader follows one. Pure.
 */

/**
 * Spaces as %20: in some places a + stays a plus sign.
 * @param {string} address @param {Record<string, string>} parameters
 */
export const query = (address, parameters) => `${address}?${new URLSearchParams(parameters)}`.replaceAll('+', '%20');

/** @param {string} words a name and a company */
export const peopleSearch = (words) => query('https://www.linkedin.com/search/results/people/', { keywords: words });

/** @param {string} words a name and a company */
export const webSearch = (words) => query('https://duckduckgo.com/', { q: words });
