/**
 * The calculator as a reducer: what happened in, the next state out. No document and no clock here.
 *
 * @import {Happening, Kept, State, Understood, World} from '../../types.js'
 */

import { datesOf } from '../kept/storage.js';
import { tidy } from '../kept/tidy.js';
import { shortDay } from '../plan/dates.js';

/** @param {Kept} kept @param {string} you the reader's own name @param {World} world @param {boolean} [asking] @returns {State} */
export function opened(kept, you, { language }, asking = false) {
  const { interview, said, day } = kept;
  /** @param {number | null} day */
  const words = (day) => (day === null ? '' : shortDay(day, language));
  const decision = known(day, said);
  return {
    kept,
    you,
    typed: { interview: words(interview), decision: said || words(day) },
    read: { interview: known(interview, ''), decision },
    told: { interview: false, decision: isFault(decision) },
    answered: interview !== null,
    editing: false,
    anew: false,
    asking,
    open: [],
    news: null,
  };
}

/** What was understood before stands, and is not read anew. @param {number | null} day @param {string} said @returns {Understood} */
const known = (day, said) => ({ day, fault: day === null ? (said ? 'unclear' : 'empty') : null, values: { said } });

/** The state after something has happened. @param {State} state @param {Happening} happening @param {World} world @returns {State} */
export function after(state, happening, world) {
  const { kept } = state;
  const quiet = { ...state, news: null };
  switch (happening.type) {
    case 'typed':
      return typedIn(quiet, happening, world);
    case 'left':
      return { ...state, told: { ...state.told, [happening.field]: isFault(state.read[happening.field]) } };
    case 'asked': {
      const told = { interview: state.read.interview.day === null, decision: isFault(state.read.decision) };
      return told.interview ? { ...state, told } : { ...quiet, told, answered: true, editing: false };
    }
    case 'edited':
      return { ...quiet, editing: !state.editing };
    case 'chosen':
      return { ...state, asking: false };
    case 'region':
      return redated({ ...quiet, anew: true, kept: { ...kept, region: happening.region } }, kept, world);
    case 'came':
      return state.anew ? redated(state, kept, world) : state;
    case 'worded':
      return { ...state, kept: { ...kept, words: happening.words }, you: happening.you };
    case 'exported':
      return { ...state, kept: { ...kept, exported: happening.exported, revision: happening.revision } };
    case 'unfolded':
      return { ...state, open: toggled(state.open, happening.id) };
    case 'ticked': {
      const done = toggled(kept.done, happening.id);
      const which = done.includes(happening.id) ? 'done' : 'undone';
      return { ...state, kept: { ...kept, done }, news: { which, values: { step: happening.title }, before: quiet } };
    }
    case 'changed': {
      const { which, values } = happening;
      const next = opened(happening.kept, state.you, world, state.asking);
      return { ...next, news: { which, values, before: quiet } };
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

/** @param {State} state @param {Extract<Happening, {type: 'typed'}>} happening @param {World} world @returns {State} */
function typedIn(state, { field, text }, world) {
  const { kept } = state;
  const typed = { ...state.typed, [field]: text };
  if (field === 'decision') return redated({ ...state, typed, anew: true }, kept, world);
  const interview = world.reader.interview(text, world.today);
  const read = { ...state.read, interview };
  const told = { ...state.told, interview: state.told.interview && isFault(interview) };
  if (interview.day === null) {
    // While the day is typed anew, the plan of the last one stays.
    return { ...state, typed, read, told, kept: state.answered ? kept : { ...kept, interview: null } };
  }
  const course = interview.day === kept.interview ? kept.course : /** @type {const} */ ({ kind: 'waiting' });
  const dated = { ...kept, interview: interview.day, course };
  return redated({ ...state, typed, read, told, anew: true, kept: dated }, kept, world);
}

/** What they said, understood anew. @param {State} state @param {Kept} before @param {World} world @returns {State} */
function redated(state, before, { reader, calendarOf }) {
  const { interview, region } = state.kept;
  const said = tidy(state.typed.decision);
  const calendar = calendarOf(region);
  const decision = interview === null ? known(null, '') : reader.decision(said, interview, calendar);
  const phrase = interview === null || decision.day === null ? '' : reader.said(said, interview, calendar);
  const kept = { ...state.kept, said, phrase, day: decision.day };
  if (before.interview !== null && datesOf(kept) !== datesOf(before)) kept.revision += 1;
  const told = { ...state.told, decision: state.told.decision && isFault(decision) };
  return {
    ...state,
    kept,
    told,
    read: { ...state.read, decision: { ...decision, values: { said, ...decision.values } } },
  };
}

/** @param {Understood} read */
const isFault = ({ fault }) => fault !== null && fault !== 'empty';
