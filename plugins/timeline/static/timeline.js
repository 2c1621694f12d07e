/** The calculator as an element of the page. What few readers open, and what reads dates, is brought from here. */

import { Calculator } from './page/calculator.js';

customElements.define(
  'follow-up-timeline',
  class extends HTMLElement {
    connectedCallback() {
      new Calculator(
        this,
        () => import('./later/index.js'),
        () => import('./page/reader.js'),
      );
    }
  },
);
