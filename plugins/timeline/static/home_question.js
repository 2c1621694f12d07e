/**
 * The one question on the home page: reads the date and hands it to the calculator in the fragment. Where an interview is
 * kept on the device, says what is due. DOM only.
 */

import { inOrder, interviews, nextOf } from './kept/interviews.js';
import { nameOf } from './kept/storage.js';
import { writeLink } from './kept/write_link.js';
import { dateField, language, localToday, need } from './page/fields.js';
import { reader } from './page/reader.js';
import { dueWords } from './plan/due.js';

const SOON = 3;

/** @param {HTMLElement} line says what is due within three days, or late; else it stays as it is @param {string} calculator its address */
function sayWhatIsDue(line, calculator) {
  const today = localToday();
  const kept = inOrder(interviews('none'), today)[0];
  const next = kept && nextOf(kept, today);
  if (!next || next.day > today + SOON) return;
  const link = document.createElement('a');
  link.href = `${calculator}#${writeLink({ interview: kept.interview, day: null, region: null, id: kept.id })}`;
  link.textContent = next.title;
  const name = document.createElement('bdi');
  name.dir = 'ltr'; // "role at company" is a phrase of the page's language
  name.textContent = nameOf(kept);
  const end = name.textContent ? [' (', name, ')'] : [];
  line.replaceChildren('Next: ', link, `, ${dueWords(next, language, today)}`, ...end);
}

class TimelineAsk extends HTMLElement {
  connectedCallback() {
    /** @type {HTMLFormElement} */
    const form = need(this, 'form');
    const read = () => reader.interview(field.input.value, localToday());
    const field = dateField(need(this, '[data-date]'), () => say(field.input.hasAttribute('aria-invalid')));
    /** @param {boolean} told whether to say what is wrong */
    const say = (told) => field.say(read(), told, localToday());
    sayWhatIsDue(need(this, '.timeline-due'), form.action);
    field.input.addEventListener('change', () => say(!field.empty));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { day } = read();
      if (day !== null) {
        location.assign(`${form.action}#${writeLink({ interview: day, day: null, region: null })}`);
      } else if (field.empty) {
        location.assign(form.action);
      } else {
        say(true);
        field.lead();
      }
    });
  }
}

customElements.define('timeline-ask', TimelineAsk);
