/**
 * The last day to apply as people write it: "Dec 15", "15 December 2026", "in two weeks", "end of the month",
 * "2026-12-15". It lies ahead, so a day without a year is the next one of that name. No document, no clock.
 *
 * @typedef {{day: string, choices: string[]}} Read `day` as YYYY-MM-DD, '' where that is not clear; then `choices` are
 *   the days that it may be, none where it is no date at all
 * @typedef {[RegExp, (today: number, ...parts: string[]) => number | null]} Pattern
 */

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const A_DAY = 86_400_000;
/** A day without a year that has passed lately was meant so, and is told; one that lies further back is next year's. */
const LATELY = 60;

/** @param {number} year @param {number} month 1 to 12 @param {number} day @returns {number | null} days since 1970; null: there is no such day */
function dayOf(year, month, day) {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, day);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.getTime() / A_DAY : null;
}

/** @param {number} day */
const isoDay = (day) => new Date(day * A_DAY).toISOString().slice(0, 10);

/** @param {string} text YYYY-MM-DD @returns {number | null} */
export const dayNumber = (text) =>
  /^(?!0000)\d{4}-\d\d-\d\d$/.test(text)
    ? dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
    : null;

/** The place of the one name that is this word, or begins with it. @param {string} word @param {string[]} names */
function named(word, names) {
  if (word.length < 3) return -1;
  const found = names.filter((name) => name.startsWith(word === 'sept' ? 'sep' : word));
  return found.length === 1 ? names.indexOf(found[0]) : -1;
}

/** @param {number} from @param {number} weekday 0 is Sunday @returns the first such day from a day on */
const next = (from, weekday) => from + ((weekday - new Date(from * A_DAY).getUTCDay() + 7) % 7);

/** @param {number} today @param {number} months ahead @returns {[number, number, number]} year, month, day */
function monthsOn(today, months) {
  const [year, month, day] = isoDay(today).split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  return [Math.floor(count / 12), (count % 12) + 1, day];
}

/** @param {number} year @param {number} month @param {number} [day] a later one is the last of that month */
function within(year, month, day = 31) {
  for (let last = day; last > 0; last -= 1) {
    const found = dayOf(year, month, last);
    if (found !== null) return found;
  }
  return null;
}

/** @param {number} today @param {number} month @param {number} day */
function nextOf(today, month, day) {
  const year = Number(isoDay(today).slice(0, 4));
  const years = [year - 1, year, year + 1, year + 2, year + 3, year + 4];
  return (
    years.map((each) => dayOf(each, month, day)).find((found) => found !== null && found >= today - LATELY) ?? null
  );
}

/** @param {string | undefined} year '26 or 2026 @param {string} month @param {string} day @param {number} today */
const dated = (year, month, day, today) =>
  year
    ? dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day))
    : nextOf(today, Number(month), Number(day));

const MONTH_SIGN = 'M(\\d\\d?)';
const YEAR = '(?: (\\d{4}|\\d\\d))?';

/** What the signs mean: M12 is December, E5 Friday, D W M days, weeks and months. @type {Pattern[]} */
const PATTERNS = [
  [/^today$/, (today) => today],
  [/^tomorrow$/, (today) => today + 1],
  [/^(\d{1,3}) D$/, (today, days) => today + Number(days)],
  [/^(\d\d?) W$/, (today, weeks) => today + 7 * Number(weeks)],
  [/^(\d\d?) M$/, (today, months) => within(...monthsOn(today, Number(months)))],
  [/^(?:this )?E(\d)$/, (today, weekday) => next(today + 1, Number(weekday))],
  [/^next E(\d)$/, (today, weekday) => next(next(today + 1, 1), Number(weekday))],
  [/^end (?:this )?W$/, (today) => next(today, 5)],
  [/^end next W$/, (today) => next(next(today + 1, 1), 5)],
  [/^end (?:this )?M$/, (today) => within(...ends(today, 0))],
  [/^end next M$/, (today) => within(...ends(today, 1))],
  [/^end (?:this )?year$/, (today) => within(Number(isoDay(today).slice(0, 4)), 12)],
  [new RegExp(`^end ${MONTH_SIGN}${YEAR}$`), (today, month, year) => endOf(today, Number(month), year)],
  [new RegExp(`^(\\d\\d?) ${MONTH_SIGN}${YEAR}$`), (today, day, month, year) => dated(year, month, day, today)],
  [new RegExp(`^${MONTH_SIGN} (\\d\\d?)${YEAR}$`), (today, month, day, year) => dated(year, month, day, today)],
  [new RegExp(`^(\\d{4}) ${MONTH_SIGN} (\\d\\d?)$`), (today, year, month, day) => dated(year, month, day, today)],
  [/^(\d{4})[-/.](\d\d?)[-/.](\d\d?)$/, (today, year, month, day) => dated(year, month, day, today)],
  [/^(\d\d?)th$/, numbered],
];

/** @param {number} today @param {number} months @returns {[number, number]} */
function ends(today, months) {
  const [year, month] = monthsOn(today, months);
  return [year, month];
}

/** @param {number} today @param {number} month @param {string} [year] */
function endOf(today, month, year) {
  const [thisYear, thisMonth] = isoDay(today).split('-').map(Number);
  return within(year ? Number(year.length === 2 ? `20${year}` : year) : thisYear + Number(month < thisMonth), month);
}

/** The next day of a month that has this number. @param {number} today @param {string} number */
function numbered(today, number) {
  for (let day = today; day < today + 62; day += 1) if (Number(isoDay(day).slice(8)) === Number(number)) return day;
  return null;
}

/** @param {string} word */
function sign(word) {
  const number = NUMBERS.indexOf(word);
  if (number > 0) return String(number);
  const month = named(word, MONTHS);
  if (month >= 0) return `M${month + 1}`;
  const weekday = named(word, WEEKDAYS);
  return weekday >= 0 ? `E${weekday}` : word;
}

/** @param {string} text */
function signsOf(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pd}]/gu, '-')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1 th')
    .replace(/\p{L}+/gu, sign)
    .replace(/[,'’]|(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/\b(?:by|on|the|of|in|within|until|till|from now|from today|about|closes?|before|day)\b/g, ' ')
    .replace(/\b(?:a )?couple\b/g, '2')
    .replace(/\b(?:a )?fortnight\b/g, '2 W')
    .replace(/\ban?\b/g, '1')
    .replace(/\bdays\b/g, 'D')
    .replace(/\bweeks?\b|\beow\b/g, (week) => (week === 'eow' ? 'end W' : 'W'))
    .replace(/\bmonths?\b|\beom\b/g, (month) => (month === 'eom' ? 'end M' : 'M'))
    .replace(/(\d)[\s-]+(?=M\d)|(M\d+)[\s-]+(?=\d)/g, '$1$2 ')
    .replace(/\s+/g, ' ')
    .replace(/(\d) th\b/g, (_, digit) => `${digit}th`)
    .replace(/(\d)th(?= M\d)|(M\d+ \d+)th/g, '$1$2')
    .trim();
}

/** Numbers alone may be read in two ways, of which one may have passed. @param {string} signs @param {number} today */
function inNumbers(signs, today) {
  const [, one, other, year] = /^(\d\d?)[-/.](\d\d?)(?:[-/.](\d{4}|\d\d))?$/.exec(signs) ?? [];
  if (!one) return [];
  const both = [dated(year, other, one, today), dated(year, one, other, today)];
  const days = [...new Set(both.filter((day) => day !== null))];
  const ahead = days.filter((day) => day >= today);
  return ahead.length > 0 ? ahead : days;
}

/** @param {string} text @param {string} today YYYY-MM-DD @returns {Read} */
export function readDay(text, today) {
  const plain = text.trim();
  if (dayNumber(plain) !== null) return { day: plain, choices: [] };
  const from = dayNumber(today) ?? 0;
  const signs = plain.length > 60 ? '' : signsOf(plain);
  const [, before, weekday, after] = /^(.*)E(\d)(.*)$/.exec(signs) ?? [];
  const rest = weekday ? `${before} ${after}`.replace(/\s+/g, ' ').trim() : '';
  const dateBeside = weekday && /\d/.test(rest);
  const days = daysOf(dateBeside ? rest : signs, from).filter((day) => isSound(day));
  if (days.length !== 1) return { day: '', choices: days.map(isoDay) };
  if (!dateBeside || next(days[0], Number(weekday)) === days[0]) return { day: isoDay(days[0]), choices: [] };
  return { day: '', choices: [days[0], next(days[0] - 3, Number(weekday))].map(isoDay) };
}

/** Of four digits in its year. @param {number} day */
const isSound = (day) => dayNumber(isoDay(day)) !== null;

/** @param {string} signs @param {number} today */
function daysOf(signs, today) {
  for (const [pattern, meaning] of PATTERNS) {
    const found = pattern.exec(signs);
    if (!found) continue;
    const day = meaning(today, ...found.slice(1));
    return day === null ? [] : [day];
  }
  return inNumbers(signs, today);
}

/** "Tuesday, 15 December", with the year where it is not this one. @param {string} day @param {string} today both YYYY-MM-DD */
export function dayWords(day, today) {
  const number = dayNumber(day) ?? 0;
  const [year, month, date] = day.split('-').map(Number);
  const name = (/** @type {string} */ word) => word[0].toUpperCase() + word.slice(1);
  const weekday = name(WEEKDAYS[new Date(number * A_DAY).getUTCDay()]);
  return `${weekday}, ${date} ${name(MONTHS[month - 1])}${year === Number(today.slice(0, 4)) ? '' : ` ${year}`}`;
}

/** The day some days on. @param {string} day YYYY-MM-DD @param {number} days */
export const daysOn = (day, days) => isoDay((dayNumber(day) ?? 0) + days);
