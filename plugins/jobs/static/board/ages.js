// Where a posting stands at a moment, in words. Pure: days and moments in, words out.

const DAY = 86_400_000;
const SOON = 7;

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
 * How long ago it was posted, or how soon it closes where that is within a week.
 * @param {{posted: string, lastDay: string | null}} posting dates, YYYY-MM-DD
 * @param {string} today in the posting's own zone, YYYY-MM-DD
 */
export function age(posting, today) {
  if (posting.lastDay !== null) {
    const left = daysBetween(today, posting.lastDay);
    if (left >= 0 && left <= SOON) return `closes ${nearDay(posting.lastDay, left)}`;
  }
  return ago(daysBetween(posting.posted, today));
}

/** @param {string} day @param {number} left days from today */
function nearDay(day, left) {
  if (left === 0) return 'today';
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
 */
export function closesIn(lastDay, today) {
  const days = daysBetween(today, lastDay);
  if (days < 0) return '';
  if (days === 0) return 'closes today';
  return days === 1 ? 'closes tomorrow' : `closes in ${days} days`;
}
