/**
 * Reads the dates that are typed or tapped, as this reader writes them: in the language of the page, or in the browser's.
 * Loaded when somebody comes to a date field.
 *
 * @import {DateReader} from '../../types.js'
 */

import { readInterview } from '../plan/interview_day.js';
import { namesIn, writesDayFirst } from '../plan/names.js';
import { asSaid, readDecision } from '../plan/spoken_dates.js';

const reading = { names: namesIn([navigator.language]), dayFirst: writesDayFirst(navigator.language) };

/** @type {DateReader} */
export const reader = {
  interview: (text, today) => readInterview(text, { ...reading, today }),
  decision: (text, interview, calendar) => readDecision(text, { ...reading, interview, calendar }),
  said: (text, interview, calendar) => asSaid(text, { ...reading, interview, calendar }),
};

reader.interview('', 0); // what is made once is made now, and not at the first key
