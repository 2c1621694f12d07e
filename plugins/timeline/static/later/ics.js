/**
 * Calendar files as in RFC 5545: one day-long entry per step, which an import of a later edition updates. Pure.
 *
 * @import {Edition, Entry} from '../../types.js'
 */

import { isoDay } from '../plan/schedule.js';

const MOST_OCTETS = 75;

/** "20261120" @param {number} day */
export const plainDay = (day) => isoDay(day).replaceAll('-', '');

/** @param {Entry[]} entries @param {Edition} edition @returns {string} the text of an .ics file */
export function calendarFile(entries, { plan, revision, host, stamp }) {
  const made = new Date(stamp).toISOString().replace(/-|:|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(host)}//Follow-up timeline//EN`,
    ...entries.flatMap(({ id, day, title, text }) => [
      'BEGIN:VEVENT',
      // Made of nothing that can change, so that an entry whose day changes stays the same entry.
      `UID:${escaped(`${plan}-${id}@${host}`)}`,
      `SEQUENCE:${revision}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${plainDay(day)}`,
      `DTEND;VALUE=DATE:${plainDay(day + 1)}`,
      'TRANSP:TRANSPARENT',
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      'TRIGGER:PT9H',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

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
