/** What a comment must have, and where it goes. Pure. */

/**
 * What a reader has typed. `to`: the id of the comment that it answers, or "".
 * @typedef {{ name: string, website: string, text: string, to: string }} Typed
 * @typedef {'empty' | 'short' | 'long' | 'website'} Fault
 * @typedef {{ isso: string, thread: string }} Service
 */

/** Isso's own limits. */
const LEAST = 3;
const MOST = 65_535;
const LONGEST_WEBSITE = 254;

/** Longer links are cut off by some mail programs. */
const LONGEST_LINK = 1800;

/** @param {Typed} typed @returns {Fault[]} in the order of the fields */
export function faultsOf({ website, text }) {
  /** @type {Fault[]} */
  const faults = [];
  if (website.trim() && !fullAddress(website)) faults.push('website');
  const written = text.trim().length;
  if (written === 0) faults.push('empty');
  else if (written < LEAST) faults.push('short');
  else if (text.length > MOST) faults.push('long');
  return faults;
}

/**
 * A website as the site links to it: https, with a host that has a dot. "maya.example" is one too. "" where it is none.
 * @param {string} website
 */
export function fullAddress(website) {
  const typed = website.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^:/]+\.[^:/]+:\d/.test(typed) ? typed : `https://${typed}`;
  if (address.length > LONGEST_WEBSITE || /[\s"<>]/.test(address) || !URL.canParse(address)) return '';
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && /[^.]\.[^.]/.test(hostname) ? address : '';
}

/**
 * Where a comment is posted. Isso knows two levels and its own comments only: so each comment that is answered has a
 * thread of its own there, named by the address of the article and the comment's id.
 * @param {Service} service @param {string} to
 */
export function addressOf({ isso, thread }, to) {
  const uri = to ? `${thread}?to=${to}` : thread;
  return `${isso}/new?uri=${encodeURIComponent(uri)}`;
}

/**
 * What is sent. There is no key for an email address.
 * @param {Typed} typed @param {string} title
 */
export function bodyOf({ name, website, text }, title) {
  return JSON.stringify({
    author: name.trim() || null,
    website: website.trim() ? fullAddress(website) : null,
    text: text.trim(),
    title,
  });
}

/** @param {number} status of the answer @returns {'sent' | 'often' | 'refused' | 'unreachable'} */
export function outcomeOf(status) {
  if (status === 201 || status === 202) return 'sent';
  if (status === 403) return 'often';
  if (status === 400 || status === 413) return 'refused';
  return 'unreachable';
}

/**
 * An email with the comment in it, and whether the link is too long for some mail programs.
 * @param {string} mail a mailto address with its subject @param {string} words
 */
export function emailOf(mail, words) {
  const href = `${mail}&body=${encodeURIComponent(words.replace(/\r?\n/g, '\r\n'))}`;
  return { href, long: href.length > LONGEST_LINK };
}
