/** The calculator's script, once the page is here; and what is brought later, when somebody needs it. */

import { start } from './page/calculator.js';

const loading = {
  later: () => import('./later/index.js'),
  kept: () => import('./timeline_kept.js'),
};
// hold_first_paint.js takes the template away where there is something to read.
start(loading, !document.querySelector('template[data-kept]'));
