/**
 * When the next step of an interview is due, in words. No document, no clock.
 *
 * @import {Ahead} from '../../types.js'
 */

import { awayWords, shortDay } from './dates.js';

/** When a step is due: "tomorrow", "late, but good until 29 November" @param {Ahead} step @param {string} language @param {number} today */
export const dueWords = ({ day, until }, language, today) =>
  day < today ? `late, but good until ${shortDay(until, language, today)}` : awayWords(day, language, today);
