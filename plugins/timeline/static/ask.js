/** The one question on the home page: reads the date and hands it to the calculator in the fragment. DOM only. */

import { DateField, localToday, need, UNREADABLE } from './fields.js';
import { writeLink } from './link.js';

class TimelineAsk extends HTMLElement {
  connectedCallback() {
    /** @type {HTMLFormElement} */
    const form = need(this, 'form');
    const field = new DateField(need(this, '[data-date]'));
    form.addEventListener('input', () => {
      const today = localToday();
      const interview = field.read(today);
      if (interview !== null) field.understood(interview, today);
      else if (!field.faulty || field.empty) field.say('');
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const interview = field.read(localToday());
      if (interview === null && !field.empty) {
        field.fault(UNREADABLE);
        field.input.focus();
        return;
      }
      location.assign(form.action + (interview === null ? '' : `#${writeLink({ interview, day: null, region: null })}`));
    });
  }
}

customElements.define('timeline-ask', TimelineAsk);
