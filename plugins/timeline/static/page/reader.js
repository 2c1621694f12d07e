/**
 * Reads the dates that are typed or tapped, as this reader writes them: in the language of the page, or in the browser's.
 *
 * @import {DateReader, Reading} from '../../types.js'
 */

import { readInterview } from '../plan/interview_day.js';
import { namesIn, writesDayFirst } from '../plan/names.js';
import { asSaid, readDecision } from '../plan/spoken_dates.js';

/** @type {Reading | undefined} made at the first date, since that takes longer than all that follow */
let reading;
const asWritten = () => {
  reading ??= { names: namesIn([navigator.language]), dayFirst: writesDayFirst(navigator.language) };
  return reading;
};

/** @type {DateReader} */
export const reader = {
  interview: (text, today) => readInterview(text, { ...asWritten(), today }),
  decision: (text, interview, calendar) => readDecision(text, { ...asWritten(), interview, calendar }),
  said: (text, interview, calendar) => asSaid(text, { ...asWritten(), interview, calendar }),
};
