/**
 * The worked example in the weeks around the reader's today, on the weekdays that the build has worked it out for.
 * DOM only.
 *
 * @import {Advice} from '../../types.js'
 */

import { wordsOf } from '../kept/draft_fields.js';
import { longDay, shortDay, weekdayName } from '../plan/dates.js';
import { draftsFor, render, valuesOf } from '../plan/drafts.js';
import { calendarOf, isoDay, parseDay, plan } from '../plan/schedule.js';
import { language, need } from './fields.js';

/** @param {HTMLElement} root the calculator @param {Advice} advice @param {number} today */
export function moveExample(root, advice, today) {
  const place = need(root, '.timeline-example');
  const [began, promised] = /** @type {NodeListOf<HTMLTimeElement>} */ (place.querySelectorAll('.timeline-for time'));
  const interview = parseDay(began.dateTime);
  const decision = parseDay(promised.dateTime);
  if (interview === null || decision === null) return;
  const moved = Math.floor((today - interview) / 7) * 7;
  if (moved === 0) return;
  const made = plan(
    advice.steps,
    { interview: interview + moved, decision: decision + moved },
    calendarOf(advice.regions[advice.region]),
  );
  /** @param {number} day */
  const inWords = (day) => longDay(day, language, today);
  const words = wordsOf();
  const values = valuesOf(words, {
    weekday: weekdayName(interview, language),
    interview_day: shortDay(interview + moved, language, today),
    promised_day: inWords(decision + moved),
  });
  /** @param {HTMLTimeElement} element @param {number} day */
  const write = (element, day) => {
    element.dateTime = isoDay(day);
    element.textContent = inWords(day);
    return element;
  };
  write(began, interview + moved);
  write(promised, decision + moved);
  for (const item of place.querySelectorAll('li')) item.hidden = true;
  for (const { step, day, alternative } of made.steps) {
    const item = need(place, `[data-step=${step.id}]`);
    item.hidden = false;
    need(place, 'ol').append(item);
    const days = [day, alternative]
      .filter((one) => one !== null)
      .map((one) => write(document.createElement('time'), one));
    need(item, '.timeline-when').replaceChildren(...(days[1] ? [days[0], ' or on ', days[1]] : days));
    need(item, 'h3').textContent = render(step.title, values);
    need(item, '.timeline-do').textContent = render(step.do, values);
    need(item, '.timeline-why p').textContent = render(step.why, values);
    const [draft] = step.draft && step.to !== 'self' ? draftsFor(step.draft, step.to, words, values) : [];
    if (!draft) continue;
    need(item, '.timeline-subject').textContent = draft.subject;
    need(item, '.timeline-body').textContent = draft.body;
  }
}
