/** The calculator as an element of the page. */

import { Calculator } from './calculator.js';

customElements.define(
  'follow-up-timeline',
  class extends HTMLElement {
    connectedCallback() {
      new Calculator(this);
    }
  },
);
