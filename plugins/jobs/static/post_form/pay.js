/**
 * Pay as people write it: "52,000", "52k", "$24.50 an hour", "55,000-65,000 CAD", "up to 60k". No document here.
 *
 * @typedef {{min?: number, max?: number, currency: string, per: string, unsure: boolean}} Read no sum: it can't be read;
 *   `unsure`: a sum may be meant in two ways. `currency` is a code, '$' for some dollar or '' for none, `per` '' for none
 */

/** @type {[RegExp, string][]} */
const PERIODS = [
  [/\b(?:(?:per|an?|each|every) |\/ ?|p\.? ?)(?:hour|hr|h)\b\.?|\bhourly\b|\/h\b/, 'hour'],
  [/\b(?:per|an?|each|every) day\b|\/ ?day\b|\bdaily\b|\bper diem\b/, 'day'],
  [/\b(?:per|an?|each|every) (?:week|wk)\b|\/ ?(?:week|wk)\b|\bweekly\b/, 'week'],
  [/\b(?:per|an?|each|every) (?:month|mo)\b|\/ ?(?:month|mo)\b|\bmonthly\b/, 'month'],
  [
    /\b(?:per|an?|each|every) (?:year|yr|annum)\b|\/ ?(?:year|yr)\b|\b(?:yearly|annual(?:ly)?)\b|\bp\.? ?a\b\.?/,
    'year',
  ],
];
/** The slash of "24.50/hour" has no word before it. */
const SLASHED = /\/ ?(hour|hr|day|week|wk|month|mo|year|yr)\b/;
const SLASHES = { hr: 'hour', wk: 'week', mo: 'month', yr: 'year' };

/** @type {[RegExp, string][]} the longer ones first */
const SYMBOLS = [
  [/ca\$|c\$/g, 'CAD'],
  [/us\$/g, 'USD'],
  [/au\$|a\$/g, 'AUD'],
  [/nz\$/g, 'NZD'],
  [/hk\$/g, 'HKD'],
  [/s\$/g, 'SGD'],
  [/€/g, 'EUR'],
  [/£/g, 'GBP'],
  [/₹/g, 'INR'],
  [/\$/g, '$'],
];

/** @param {string} text one sum, without its currency @returns {{sum: number | null, unsure?: boolean, thousands?: boolean}} */
function sumOf(text) {
  const [, figure = '', k = ''] = /^(\d[\d.,' ]*)(k?)$/.exec(text) ?? [];
  if (/^0\d/.test(figure)) return { sum: null };
  /** @param {string} plain */
  const made = (plain) => {
    const sum = Math.round(Number(plain) * (k ? 100_000 : 100)) / 100;
    return { sum: /^\d{1,10}(\.\d{1,2})?$/.test(plain) && sum < 1e10 ? sum : null, thousands: Boolean(k) };
  };
  if (/^\d+(\.\d{1,2})?$/.test(figure)) return made(figure);
  if (/^\d{1,3}([,' ]\d{3})+(\.\d{1,2})?$/.test(figure)) return k ? { sum: null } : made(figure.replace(/[,' ]/g, ''));
  if (/^\d{1,3}(\.\d{3}){2,}$|^\d{1,3}(\.\d{3})+,\d\d$/.test(figure))
    return made(figure.replaceAll('.', '').replace(',', '.'));
  if (/^\d+,\d{1,2}$/.test(figure)) return made(figure.replace(',', '.'));
  return { sum: null, unsure: /^\d{1,3}\.\d{3}$/.test(figure) };
}

/** @param {string} text one line @param {string[]} currencies codes that are known @returns {Read} */
export function readPay(text, currencies) {
  let currency = '';
  let per = '';
  let rest = text
    .normalize('NFKC')
    .replace(/\b[A-Za-z]{3}\b/g, (word) => {
      if (
        !currencies.includes(word.toUpperCase()) ||
        (word !== word.toUpperCase() && !/^(cad|usd|eur|gbp)$/i.test(word))
      )
        return word;
      currency ||= word.toUpperCase();
      return ' ';
    })
    .toLowerCase()
    .replace(/\p{Pd}/gu, '-');
  const slash = SLASHED.exec(rest);
  if (slash) per = SLASHES[/** @type {keyof typeof SLASHES} */ (slash[1])] ?? slash[1];
  rest = rest.replace(SLASHED, ' ');
  for (const [pattern, period] of PERIODS)
    if (pattern.test(rest)) {
      per ||= period;
      rest = rest.replace(pattern, ' ');
    }
  for (const [symbol, code] of SYMBOLS)
    if (symbol.test(rest)) {
      currency ||= code;
      rest = rest.replace(symbol, '');
    }
  return { ...range(rest.replace(/\s+/g, ' ').trim()), currency, per };
}

/** @param {string} text figures, and the words between them @returns {{min?: number, max?: number, unsure: boolean}} */
function range(text) {
  const [, before = '', first = '', second = '', plus = ''] =
    /^(from |starting at |at least |min(?:imum)?\.? |up to |to |at most |max(?:imum)?\.? |between |about |around )?(\d[\d.,' ]*k?)(?: ?(?:-|to|and) ?(\d[\d.,' ]*k?))?( ?\+| and up)?$/.exec(
      text,
    ) ?? [];
  const low = sumOf(first.trim());
  const high = sumOf(second.trim());
  const unsure = Boolean(low.unsure || high.unsure);
  if (!first || low.sum === null || (second && high.sum === null)) return { unsure };
  if (second) {
    // "55-65k" is said of both; "55-65,000" may be.
    if (high.thousands && !low.thousands && low.sum < 1000) return { min: low.sum * 1000, max: high.sum ?? 0, unsure };
    if (low.sum > 0 && low.sum < 1000 && low.sum * 100 <= (high.sum ?? 0)) return { unsure: true };
    const sums = [low.sum, high.sum ?? 0].sort((one, other) => one - other);
    return { min: sums[0], max: sums[1], unsure };
  }
  if (/^(?:up|to|at most|max)/.test(before)) return { max: low.sum, unsure };
  if (plus || /^(?:from|start|at least|min)/.test(before)) return { min: low.sum, unsure };
  return { min: low.sum, max: low.sum, unsure };
}

/** Whether a currency is written with "$" at home. @param {string} code */
export function isDollar(code) {
  const style = /** @type {const} */ ({ style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' });
  const parts = /^[A-Z]{3}$/.test(code) ? new Intl.NumberFormat('en', style).formatToParts(1) : [];
  return parts.some(({ type, value }) => type === 'currency' && value === '$');
}

/** "52,000", "24.50" @param {number} sum @param {boolean} cents */
const figure = (sum, cents) =>
  new Intl.NumberFormat('en-CA', { minimumFractionDigits: cents ? 2 : 0, maximumFractionDigits: cents ? 2 : 0 }).format(
    sum,
  );

/**
 * "CA$55,000–65,000 a year": the twin of full_pay in board/pay.py, by the words that come from there.
 * @param {{min?: number, max?: number}} sums @param {string} symbol @param {string} period "a year"
 * @param {Record<string, string>} words for `range`, `one`, `from` and `upTo`, with {low}, {high} and {per}
 */
export function payWords({ min, max }, symbol, period, words) {
  const cents = [min, max].some((sum) => sum !== undefined && !Number.isInteger(sum));
  const kind = max === undefined ? 'from' : min === undefined ? 'upTo' : min === max ? 'one' : 'range';
  const gap = /\p{L}$/u.test(symbol) ? '\u00a0' : '';
  /** @type {Record<string, string>} */
  const values = {
    low: `${symbol}${gap}${figure(min ?? max ?? 0, cents)}`,
    high: figure(max ?? 0, cents),
    per: period,
  };
  return words[kind].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
