/**
 * The words of dates, in English and in the language of the reader's browser. No document, no clock.
 *
 * @import {Names} from '../../types.js'
 */

/** Small letters without accents, 0 to 9 whatever the script, no marks of direction. @param {string} text */
export const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, digit);

/** Every script has its ten digits in one row. @param {string} character */
function digit(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

/**
 * The words of dates in English and some other languages: months as they stand alone and within a date, weekdays, and
 * what is between.
 * @param {string[]} locales @returns {Names}
 */
export function namesIn(locales) {
  /** @type {Names} */
  const names = { months: new Map(), weekdays: new Map(), others: new Set() };
  for (const locale of new Set(['en', ...locales])) {
    for (const style of /** @type {const} */ (['long', 'short'])) {
      /** @type {Intl.DateTimeFormatOptions} */
      const month = { calendar: 'gregory', timeZone: 'UTC', month: style };
      /** @type {Intl.DateTimeFormatOptions} */
      const whole = { ...month, weekday: style, day: 'numeric', year: 'numeric' };
      for (const format of [month, whole].map((options) => new Intl.DateTimeFormat(locale, options))) {
        // Twelve steps of 31 days meet every month and every weekday.
        for (let index = 0; index < 12; index += 1)
          gather(names, format.formatToParts(Date.UTC(2026, 0, 1 + 31 * index)), index);
      }
    }
  }
  return names;
}

/** @param {Names} names @param {Intl.DateTimeFormatPart[]} parts @param {number} month */
function gather({ months, weekdays, others }, parts, month) {
  let before = '';
  for (const { type, value } of parts) {
    const text = plain(value);
    const name = text.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
    const known = type === 'month' && !/\d/.test(text) ? months : type === 'weekday' ? weekdays : null;
    if (known && name) {
      const joined = name.replaceAll(' ', '_');
      // The first of January 2026 is a Thursday, and 31 days are three more than whole weeks.
      const meaning = known === months ? month : ((3 + 3 * month) % 7) + 1;
      for (const key of [joined, before + joined]) if (!known.has(key)) known.set(key, meaning);
    }
    const words = name.split(' ');
    if (name && (!known || words.length > 1)) for (const word of words) others.add(word).add(before + word);
    before = /[\p{L}\p{M}]*$/u.exec(text)?.[0] ?? ''; // Hebrew writes "in" and the month as one word
  }
}

/** What a word or its beginning names; null where it names nothing, or several. @param {string} word @param {Map<string, number>} names */
export function named(word, names) {
  const exact = names.get(word);
  if (exact !== undefined || word.length < 3) return exact ?? null;
  const found = new Set([...names].filter(([name]) => name.startsWith(word)).map(([, value]) => value));
  return found.size === 1 ? [...found][0] : null;
}

/** @param {string} locale whether its short dates have the day before the month */
export function writesDayFirst(locale) {
  const order = new Intl.DateTimeFormat(locale, { calendar: 'gregory', day: 'numeric', month: 'numeric' })
    .formatToParts(0)
    .map((part) => part.type);
  return order.indexOf('day') < order.indexOf('month');
}
