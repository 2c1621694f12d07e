/**
 * An interview as the fragment of an address, which no browser sends to a server. Pure.
 *
 * @import {Link} from '../../types.js'
 */

import { isoDay } from '../plan/schedule.js';

/** @param {Pick<Link, 'interview' | 'day' | 'region'> & Partial<Link>} link without its words @returns {string} without the # */
export function writeLink({ interview, day, region, id }) {
  const parts = {
    i: interview === null ? null : isoDay(interview),
    d: day === null ? null : isoDay(day),
    r: region,
    p: id,
  };
  const given = Object.entries(parts).filter(([, value]) => value);
  return ['v1', ...given.map((part) => part.join('='))].join(';');
}
