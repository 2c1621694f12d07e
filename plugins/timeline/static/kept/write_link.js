/**
 * An interview as the fragment of an address, which no browser sends to a server. Pure.
 *
 * @import {Link} from '../../types.js'
 */

import { isoDay } from '../plan/schedule.js';

/** @param {Pick<Link, 'interview' | 'day' | 'region'> & Partial<Link>} link without its words @returns {string} without the # */
export function writeLink({ interview, day, region, id }) {
  const parts = ['v1'];
  if (interview !== null) parts.push(`i=${isoDay(interview)}`);
  if (day !== null) parts.push(`d=${isoDay(day)}`);
  if (region !== null) parts.push(`r=${region}`);
  if (id) parts.push(`p=${id}`);
  return parts.join(';');
}
