/** What an answer takes beyond two dates: names, an offer or a no. It comes with what is kept, named or changed. Pure. */

import { planFor } from './course.js';
import { draftsFor, fieldsOf } from './people.js';

export const beyond = { planFor, draftsFor, fieldsOf };
