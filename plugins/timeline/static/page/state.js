/**
 * The calculator as a reducer: what happened in, the next state out. No document and no clock here.
 *
 * @import {FieldName, Happening, Kept, State, Understood, World} from '../../types.js'
 */

import { tidy } from '../kept/draft_fields.js';
import { datesOf } from '../kept/storage.js';
import { shortDay } from '../plan/dates.js';
import { readDecision, readInterview } from '../plan/read_dates.js';

/** @type {Understood} */
const NOTHING = { day: null, fault: 'empty' };

/** @param {Kept} kept @param {string} you the reader's own name @param {World} world @param {boolean} [asking] @returns {State} */
export function opened(kept, you, world, asking = false) {
  const { interview } = kept;
  const typed = {
    interview: interview === null ? '' : shortDay(interview, world.language),
    decision: decisionText(kept, world),
  };
  const decision = decisionOf(kept, typed.decision, world);
  return {
    kept,
    you,
    typed,
    read: { interview: interview === null ? NOTHING : { day: interview, fault: null }, decision },
    told: { interview: false, decision: isFault(decision) },
    answered: interview !== null,
    editing: false,
    anew: false,
    asking,
    open: [],
    news: null,
  };
}

/** The state after something has happened. @param {State} state @param {Happening} happening @param {World} world @returns {State} */
export function after(state, happening, world) {
  const { kept } = state;
  const quiet = { ...state, news: null };
  switch (happening.type) {
    case 'typed':
      return typedIn(quiet, happening.field, happening.text, world);
    case 'left':
      return { ...state, told: { ...state.told, [happening.field]: true } };
    case 'asked':
      return state.read.interview.day === null
        ? { ...state, told: { interview: true, decision: true } }
        : { ...quiet, answered: true, editing: false };
    case 'edited':
      return { ...quiet, editing: !state.editing };
    case 'chosen':
      return { ...state, asking: false };
    case 'region':
      return redated({ ...quiet, anew: true, kept: { ...kept, region: happening.region } }, kept, world);
    case 'came':
      return state.anew ? redated(state, kept, world) : reworded(state, world);
    case 'worded':
      return { ...state, kept: { ...kept, words: happening.words }, you: happening.you };
    case 'exported':
      return { ...state, kept: { ...kept, exported: happening.exported, revision: happening.revision } };
    case 'unfolded':
      return { ...state, open: toggled(state.open, happening.id) };
    case 'ticked': {
      const done = toggled(kept.done, happening.id);
      const which = done.includes(happening.id) ? 'done' : 'undone';
      return { ...state, kept: { ...kept, done }, news: { which, values: { step: happening.title }, before: state } };
    }
    case 'changed': {
      const { which, values } = happening;
      const next = opened(happening.kept, state.you, world, state.asking);
      return { ...next, news: { which, values, before: state } };
    }
    case 'undone':
      return state.news ? backTo(state.news.before, kept, state.you) : state;
  }
}

/** @param {string[]} list @param {string} id */
const toggled = (list, id) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);

/**
 * As it was before, but for what no undo takes back: words, names, and what calendars hold.
 * @param {State} before @param {Kept} now @param {string} you @returns {State}
 */
function backTo(before, now, you) {
  const same = before.kept.id === now.id;
  const { words, title, exported, revision } = same ? now : before.kept;
  const grown = same && datesOf(before.kept) + before.kept.course.kind !== datesOf(now) + now.course.kind ? 1 : 0;
  return { ...before, you, news: null, kept: { ...before.kept, words, title, exported, revision: revision + grown } };
}

/** @param {State} state @param {FieldName} field @param {string} text @param {World} world @returns {State} */
function typedIn(state, field, text, world) {
  const { kept } = state;
  const typed = { ...state.typed, [field]: text };
  if (field === 'decision') return redated({ ...state, typed, anew: true }, kept, world);
  const interview = readInterview(text, { ...world.reading, today: world.today });
  const read = { ...state.read, interview };
  const told = { ...state.told, interview: state.told.interview && interview.fault !== null };
  if (interview.day === null) {
    // While the day is typed anew, the plan of the last one stays.
    return { ...state, typed, read, told, kept: state.answered ? kept : { ...kept, interview: null } };
  }
  const course = interview.day === kept.interview ? kept.course : /** @type {const} */ ({ kind: 'waiting' });
  return redated(
    { ...state, typed, read, told, anew: true, kept: { ...kept, interview: interview.day, course } },
    kept,
    world,
  );
}

/** What they said, understood anew. @param {State} state @param {Kept} before @param {World} world @returns {State} */
function redated(state, before, world) {
  const said = tidy(state.typed.decision);
  const decision = decisionOf(state.kept, said, world);
  const kept = { ...state.kept, said, day: decision.day };
  if (before.interview !== null && datesOf(kept) !== datesOf(before)) kept.revision += 1;
  const told = { ...state.told, decision: state.told.decision && isFault(decision) };
  return { ...state, kept, told, read: { ...state.read, decision } };
}

/** @param {Understood} read */
const isFault = ({ fault }) => fault !== null && fault !== 'empty';

/** The day that is kept stands; its words stand in the field where they mean it. @param {State} state @param {World} world @returns {State} */
function reworded(state, world) {
  const decision = decisionText(state.kept, world);
  return {
    ...state,
    typed: { ...state.typed, decision },
    read: { ...state.read, decision: decisionOf(state.kept, decision, world) },
  };
}

/** @param {Kept} kept @param {World} world */
function decisionText(kept, world) {
  const { said, day } = kept;
  return day === null || decisionOf(kept, said, world).day === day ? said : shortDay(day, world.language);
}

/** @param {Kept} kept @param {string} text @param {World} world @returns {Understood} */
const decisionOf = ({ interview, region }, text, world) =>
  interview === null ? NOTHING : readDecision(text, { ...world.reading, interview, calendar: world.calendarOf(region) });
