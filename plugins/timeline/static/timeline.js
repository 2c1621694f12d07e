/** The calculator's script, once the page is here; and what is brought later, when somebody needs it. */

import { start } from './page/calculator.js';

start({ later: () => import('./later/index.js'), kept: () => import('./timeline_kept.js') });
