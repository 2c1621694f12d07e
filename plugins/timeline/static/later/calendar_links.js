/**
 * Addresses that add a step to a calendar elsewhere. Nothing goes there before the reader follows one. Pure.
 *
 * @import {Entry} from '../../types.js'
 */

import { isoDay } from '../plan/schedule.js';
import { plainDay } from './ics.js';
import { query } from './search_links.js';

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
