/** What somebody typed, as one line. Pure. */

const MOST_CHARACTERS = 120;

/** @param {unknown} text @returns {string} one line of at most 120 characters, none of them half a surrogate pair, or turning what stands after it */
export const tidy = (text) =>
  typeof text === 'string'
    ? [
        ...text
          .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
          .trim()
          .replace(/\s+/g, ' '),
      ]
        .slice(0, MOST_CHARACTERS)
        .join('')
        .trim()
    : '';
