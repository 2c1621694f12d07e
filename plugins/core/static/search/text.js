// Words as they are compared, and which word a reader may have meant. Pure.

/**
 * The words of a text: small letters without accents and apostrophes; "C++" and "C#" stay whole.
 * plugins/core/search/words.py does the same.
 * @param {string} text
 */
export function wordsOf(text) {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
      .match(/[\p{L}\p{M}\p{N}+#]+/gu) ?? []
  );
}

/** How many slips are forgiven: none in a short word, where one makes another word. @param {string} word */
function forgiven(word) {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * The words that come nearest, within one or two slips: a letter wrong, missing, too many, or two changed about.
 * @param {string} asked
 * @param {string[]} words
 * @returns {number[]} their places
 */
export function nearest(asked, words) {
  /** @type {number[]} */
  let near = [];
  let least = forgiven(asked);
  if (!least) return [];
  words.forEach((word, place) => {
    const slips = slipsTo(asked, word, least);
    if (slips > least) return;
    if (slips < least) near = [];
    least = slips;
    near.push(place);
  });
  return near;
}

/**
 * The fewest slips between what was typed and the beginning of a word (optimal string alignment).
 * @param {string} asked
 * @param {string} word
 * @param {number} most more than this need not be counted
 */
function slipsTo(asked, word, most) {
  if (word.length < asked.length - most) return most + 1;
  const beginning = word.slice(0, asked.length + most);
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: beginning.length + 1 }, (_, column) => column);
  for (let typed = 1; typed <= asked.length; typed++) {
    const next = [typed];
    for (let column = 1; column <= beginning.length; column++) {
      const same = asked[typed - 1] === beginning[column - 1];
      let least = Math.min(at(row, column - 1) + (same ? 0 : 1), at(row, column) + 1, at(next, column - 1) + 1);
      if (asked[typed - 1] === beginning[column - 2] && asked[typed - 2] === beginning[column - 1]) {
        least = Math.min(least, at(before, column - 2) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(...row);
}

/** @param {number[]} row @param {number} column */
const at = (row, column) => row[column] ?? Infinity;
