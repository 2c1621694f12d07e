/** What reads the interviews on the device and in the address. A page on which there are some asks for it at once. */

import { bring } from './page/calculator.js';
import { KeptInterviews } from './page/kept_interviews.js';

export { KeptInterviews };

bring(KeptInterviews);
