// Where a posting stands at a moment, in words. Pure: days and moments in, words out.

const DAY = 86_400_000;
const SOON = 7;
const NOW = 3;

/**
 * The calendar date in a time zone, as YYYY-MM-DD.
 * @param {Date} now
 * @param {string} zone IANA name
 */
export function dateIn(now, zone) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (/** @type {string} */ type) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * Whole days from one date to another, both YYYY-MM-DD.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/**
 * Whether a posting closes within three days.
 * @param {string | null} lastDay YYYY-MM-DD
 * @param {string} today in the posting's own zone, YYYY-MM-DD
 */
export function closesNow(lastDay, today) {
  if (lastDay === null) return false;
  const left = daysBetween(today, lastDay);
  return left >= 0 && left <= NOW;
}

/**
 * The last minute before a posting closes, by the reader's clock: "11:59 p.m.", and whose that is where the posting's
 * clock says something else. Where it is another day for the reader, that day.
 * @param {string} closes ISO 8601 with offset
 * @param {string} zone the posting's, IANA name
 * @param {string} [here] the reader's
 */
export function lastMinute(closes, zone, here = Intl.DateTimeFormat().resolvedOptions().timeZone) {
  const minute = new Date(Date.parse(closes) - 60_000);
  const hour = (/** @type {string} */ timeZone) =>
    // One word: "p.m." alone on the next line says nothing.
    minute
      .toLocaleTimeString('en-CA', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone })
      .replace(/\s/g, '\u00a0');
  const own = hour(here);
  if (dateIn(minute, here) !== dateIn(minute, zone)) {
    return `${minute.toLocaleDateString('en', { weekday: 'long', timeZone: here })}, ${own} your time`;
  }
  return `today, ${own}${own === hour(zone) ? '' : ' your time'}`;
}

/**
 * How long ago it was posted, or how soon it closes where that is within a week; on the last day by the hour.
 * @param {{posted: string, lastDay: string | null}} posting dates, YYYY-MM-DD
 * @param {string} today in the posting's own zone, YYYY-MM-DD
 * @param {() => string} last as of `lastMinute`, which takes its time: asked for on the last day alone
 */
export function age(posting, today, last) {
  if (posting.lastDay !== null) {
    const left = daysBetween(today, posting.lastDay);
    if (left === 0) return `closes ${last()}`;
    if (left > 0 && left <= SOON) return `closes ${nearDay(posting.lastDay, left)}`;
  }
  return ago(daysBetween(posting.posted, today));
}

/** @param {string} day @param {number} left days from today */
function nearDay(day, left) {
  if (left === 1) return 'tomorrow';
  if (left === SOON) return 'in a week';
  return new Date(Date.parse(day)).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
}

/** @param {number} days */
function ago(days) {
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return `${days} days ago`;
  if (days < 14) return '1 week ago';
  if (days < 61) return `${Math.floor(days / 7)} weeks ago`;
  return days < 365 ? `${Math.floor(days / 30.4)} months ago` : 'over a year ago';
}

/**
 * How long a posting has been open.
 * @param {string} posted YYYY-MM-DD
 * @param {string} today in the posting's own zone, YYYY-MM-DD
 */
export function openFor(posted, today) {
  const days = daysBetween(posted, today);
  if (days <= 0) return 'new today';
  return days === 1 ? 'open for 1 day' : `open for ${days} days`;
}

/**
 * How soon a posting closes; nothing once it has.
 * @param {string} lastDay YYYY-MM-DD
 * @param {string} today in the posting's own zone, YYYY-MM-DD
 * @param {() => string} last as of `lastMinute`, which takes its time: asked for on the last day alone
 */
export function closesIn(lastDay, today, last) {
  const days = daysBetween(today, lastDay);
  if (days < 0) return '';
  if (days === 0) return `closes ${last()}`;
  return days === 1 ? 'closes tomorrow' : `closes in ${days} days`;
}
