/**
 * Calendar files as in RFC 5545: one day-long entry per step, which an import of a later edition updates or cancels. Pure.
 *
 * @import {Edition, Entry, Exported} from '../../types.js'
 */

import { isoDay } from '../plan/schedule.js';

const MOST_OCTETS = 75;
/** Reminders come at nine in the morning. */
export const ALARM_HOUR = 9;

/** "20261120" @param {number} day */
export const plainDay = (day) => isoDay(day).replaceAll('-', '');

/**
 * @param {Entry[]} entries @param {Exported[]} cancelled what earlier editions held and this one no longer does
 * @param {Edition} edition of a higher revision than those @returns {string} the text of an .ics file
 */
export function calendarFile(entries, cancelled, { plan, revision, host, stamp, alarmsFrom = 0 }) {
  const made = new Date(stamp).toISOString().replace(/-|:|\.\d+/g, '');
  /** @param {Exported} entry @param {string[]} more */
  const event = ({ id, day, title }, ...more) => [
    'BEGIN:VEVENT',
    // Made of nothing that can change, so that an entry whose day changes stays the same entry.
    `UID:${escaped(`${plan}-${id}@${host}`)}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${made}`,
    `DTSTART;VALUE=DATE:${plainDay(day)}`,
    `DTEND;VALUE=DATE:${plainDay(day + 1)}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(title)}`,
    ...more,
    'END:VEVENT',
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(host)}//Follow-up timeline//EN`,
    ...entries.flatMap((entry) =>
      event(entry, `DESCRIPTION:${escaped(entry.text)}`, ...(entry.day < alarmsFrom ? [] : alarm(entry.title))),
    ),
    ...cancelled.flatMap((entry) => event(entry, 'STATUS:CANCELLED')),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** @param {string} title */
const alarm = (title) => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  `TRIGGER:PT${ALARM_HOUR}H`,
  'END:VALARM',
];

/** A TEXT of section 3.3.11. Control characters, which section 3.1 forbids, are left out. @param {string} text */
const escaped = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 section 3.1 forbids them in a text
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A content line of section 3.1: no line has more than 75 octets, and none ends within a character. @param {string} line */
function folded(line) {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > MOST_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
