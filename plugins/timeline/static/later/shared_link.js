/**
 * An interview as an address that a reader gives away: with the words that were ticked. Pure.
 *
 * @import {Link} from '../../types.js'
 */

import { writeLink } from '../kept/write_link.js';

/** @param {Pick<Link, 'interview' | 'day' | 'region' | 'words'> & Partial<Link>} link @returns {string} without the # */
export function sharedLink(link) {
  const { words } = link;
  if (!words) return writeLink(link);
  const bytes = new TextEncoder().encode(JSON.stringify(words, (_, value) => value || undefined));
  const packed = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${writeLink(link)};w=${packed.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}
