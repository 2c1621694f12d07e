// STAND-IN
import { readDay } from './dates.js';
import { readSaid } from './spoken_dates.js';
/** @param {string} text @param {any} r */
export const readInterview = (text, r) => { if (!text.trim()) return {day:null,fault:'empty'}; const t=text.trim().toLowerCase(); const day = t==='today'?r.today:t==='yesterday'?r.today-1:readDay(text,{...r,near:r.today}); return {day,fault:day===null?'unclear':null}; };
/** @param {string} text @param {any} r */
export const readDecision = (text, r) => { if (!text.trim()) return {day:null,fault:'empty'}; const day = readSaid(text,r.interview,r.calendar,r); return {day,fault:day===null?'unclear':null, values:{said:text}}; };
/** @param {string} text @param {any} r */
export const asSaid = (text, r) => text;
