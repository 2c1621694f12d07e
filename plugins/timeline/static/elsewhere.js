/**
 * Addresses of other sites. Nothing goes there before the reader follows one. Pure.
 *
 * @import {Entry} from '../types.js'
 */

import { plainDay } from './ics.js';
import { isoDay } from './schedule.js';

/**
 * Spaces as %20: in some places a + stays a plus sign.
 * @param {string} address @param {Record<string, string>} parameters
 */
const query = (address, parameters) => `${address}?${new URLSearchParams(parameters)}`.replaceAll('+', '%20');

/** @param {string} words a name and a company */
export const peopleSearch = (words) => query('https://www.linkedin.com/search/results/people/', { keywords: words });

/** @param {string} words a name and a company */
export const webSearch = (words) => query('https://duckduckgo.com/', { q: words });

/** Adds an entry to a calendar at Google. @param {Entry} entry */
export const googleCalendar = ({ day, title, advice }) =>
  query('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: title,
    dates: `${plainDay(day)}/${plainDay(day + 1)}`,
    details: advice,
    crm: 'AVAILABLE',
  });

/** Adds an entry to a calendar at Outlook.com. @param {Entry} entry */
export const outlookCalendar = ({ day, title, advice }) =>
  query('https://outlook.live.com/calendar/0/action/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: isoDay(day),
    enddt: isoDay(day + 1),
    allday: 'true',
    freebusy: 'free',
    body: advice,
  });
