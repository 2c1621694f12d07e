/** The shapes that the room's scripts share. Read by tsc only, never published. A day is a number: days since 1970-01-01. */

export type Unit = 'days' | 'weeks' | 'business_days';
export type Offset = {
  anchor: 'interview' | 'decision' | 'offer' | 'deadline' | 'no';
  offset: number;
  unit: 'days' | 'business_days';
};

/** A step as the arithmetic needs it. `late`: how many business days after its day a message is of use at most. */
export interface Step {
  id: string;
  to: 'self' | 'panel' | 'recruiter';
  with_decision: Offset | null;
  without_decision: Offset | null;
  if_too_close: 'drop' | 'move';
  late?: number | null;
}

/** What is one person's own in a note to a panel. */
export type Note = { subject: string; opening: string; second: string };
/** `subject` is "{subject}", that of the note, where there are notes. */
export interface DraftRule {
  subject: string;
  body: string;
  notes: Note[];
  pass_on: { subject: string; body: string; paragraph: string } | null;
}

/** A step with its advice, as it comes from rules.yaml. */
export interface Advised extends Step {
  title: string;
  do: string;
  why: string;
  avoid: string;
  draft: DraftRule | null;
  phone_script: string | null;
  section: { title: string; link: string };
}

/** `weekend`: ISO weekdays in one string ("67"); `holidays`: year -> MMDDMMDD. */
export type PackedCalendar = { weekend: string; holidays: Record<string, string> };
/** `years`: those whose holidays are known; null where none are asked for. */
export type Calendar = { weekend: string; holidays: Set<number>; years: string[] | null };

/** What is fetched of a country. `differs`: the days that are a holiday in a part or in the whole country, not in both. */
export type CountryFile = PackedCalendar & { parts: Record<string, { name: string; differs: Record<string, string> }> };

/** What is said to a reader who wants to write today: templates, and the draft for another offer with a deadline. */
export type GuardWords = Record<'not_yet' | 'send' | 'enough' | 'over' | 'exception', string> & { draft: DraftRule };
export type Guarded<S extends Step = Step> =
  | { answer: 'not_yet' | 'send'; message: Dated<S> }
  | { answer: 'enough' | 'over'; message: null };

/**
 * What the page carries for the scripts. `region`: the one that is chosen at first. `countries`: all codes in a row for
 * each weekend, and those that have parts; `holidays`: where their files are.
 */
export interface Advice {
  steps: Advised[];
  courses: { offer: Advised[]; no: Advised[] };
  guard: GuardWords;
  late_thanks: string;
  regions: Record<string, PackedCalendar>;
  region: string;
  countries: { weekends: Record<string, string>; parted: string };
  holidays: string;
}

export type DecisionIn = { n: number; unit: Unit };
export type Inputs = { interview: number; decision?: number | null; decisionIn?: DecisionIn | null };

export type Dated<S extends Step = Step> = {
  step: S;
  day: number;
  movedFrom: number | null;
  alternative: number | null;
};
/** `said`: the day the employer named; `promised`: the business day that it counts as. Steps are sorted by date. */
export interface Plan<S extends Step = Step> {
  interview: number;
  said: number | null;
  promised: number | null;
  steps: Dated<S>[];
  leftOut: { step: S; day: number; after: Dated<S> }[];
  beyondHolidays: boolean;
}
export interface Mark {
  state: 'open' | 'done' | 'late' | 'passed' | 'closed';
  next: boolean;
  lateUntil: number | null;
}

/** `greeting`: how they are addressed: guessed when the name is typed, and the reader's to change; empty: "Hello,". */
export type Person = { name: string; email: string; greeting: string; detail: string; common_ground: string };
/** What the reader typed for the drafts, tidied. */
export interface Words {
  role: string;
  company: string;
  recruiter: { name: string; email: string; greeting: string };
  interviewers: Person[];
}
/** The fields of a template. */
export type Values = Record<string, string>;
/** `to` is a name, or empty where the reader gave none. */
export type Draft = { to: string; email: string; subject: string; body: string };

/**
 * What was made of a typed date. `day` is null where there is none, and `fault` says why: nothing is typed, nothing that
 * could be a date, a day that its month has not got, a weekday that is not the date's (`choices`: both days), a year too
 * far off, or a day before the interview. `values`: what the sentence about the fault is filled with.
 */
export type Understood = {
  day: number | null;
  fault: null | 'empty' | 'unclear' | 'no_such_day' | 'weekday' | 'year' | 'before';
  choices?: number[];
  values?: Values;
};
/** A calendar entry that an earlier file held. */
export type Exported = { id: string; title: string; day: number };
/** A step in a calendar. `id`: the step's; `advice`: what to do; `text`: that, and the drafts. */
export type Entry = { id: string; day: number; title: string; advice: string; text: string; state: Mark['state'] };
/**
 * Which edition of which plan calendar entries are of. `stamp`: when it was made, in milliseconds since 1970;
 * `alarmsFrom`: the first day whose reminder is still to come.
 */
export type Edition = { plan: string; revision: number; host: string; stamp: number; alarmsFrom?: number };

/** How far they have got: `day` is when the reader heard of it, `deadline` when they want an answer to their offer. */
export type Course =
  | { kind: 'waiting' }
  | { kind: 'answered'; day: number }
  | { kind: 'offer'; day: number; deadline: number | null }
  | { kind: 'no'; day: number };
export type Change = 'moved' | 'round' | 'answered' | 'offer' | 'no' | 'waiting';
/** An interview that another round followed. */
export type Round = { interview: number; done: string[] };
/** What an address says of an interview. Null: it does not say. `said` and `day` as in what is kept. */
export interface Link {
  interview: number | null;
  said: string;
  day: number | null;
  region: string | null;
  id: string | null;
  words: Words | null;
}
/** A step that is not done, and the last day on which it is still of use. */
export type Ahead = { title: string; day: number; until: number };
/**
 * One interview. `id`: random, made once; `revision` grows when the dates change; `title`: the reader's name for it, or
 * empty; `said`: what the employer said of the decision, as typed; `phrase`: the same as it
 * can follow "decide", empty where a date was typed; `day`: what it means, not rolled. `ahead`, sorted by
 * date, says what comes next without the rules and the holidays; `exported` what calendar files have held.
 */
export interface Kept {
  id: string;
  revision: number;
  title: string;
  interview: number | null;
  said: string;
  phrase: string;
  day: number | null;
  region: string;
  words: Words;
  done: string[];
  ahead: Ahead[];
  exported: Exported[];
  course: Course;
  rounds: Round[];
}
export type Dates = Kept & { interview: number };

/** Words of dates: months (0 to 11) and weekdays (1 is Monday) by name, spaces as _, and what else may stand in a date. */
export type Names = { months: Map<string, number>; weekdays: Map<string, number>; others: Set<string> };
/** How typed dates are read: whose names, and whether 3/4 is in April. */
export type Reading = { names: Names; dayFirst: boolean };
export type InterviewReading = Reading & { today: number };
/** `calendar`: the employer's. */
export type DecisionReading = Reading & { interview: number; calendar: Calendar };

/** Where a page stands in the world: the reader's own today, the advice, how this reader writes dates. */
export interface World {
  today: number;
  language: string;
  advice: Advice;
  reader: DateReader;
  /** What it takes beyond two dates: not here while nothing is kept, linked, named or changed. */
  beyond?: typeof import('./static/plan/beyond.js').beyond;
  /** The calendar of a region, as far as it is known now. */
  calendarOf: (region: string) => Calendar;
}

/** Reads typed dates. `said`: what they said as it can follow "decide"; empty where a date was typed. */
export interface DateReader {
  interview: (text: string, today: number) => Understood;
  decision: (text: string, interview: number, calendar: Calendar) => Understood;
  said: (text: string, interview: number, calendar: Calendar) => string;
}

export type FieldName = 'interview' | 'decision';
/** What the page has to say of something that it just did. `before`: what an undo brings back. */
export type News = { which: string; values: Values; before: State };

/**
 * All that the page shows follows from this. `typed`: what stands in the two date fields, `read`: what was understood of
 * it, `told`: whether a fault there may be told yet. `answered`: the plan is shown, not the question; `editing`: the form
 * stands open above the plan. `anew`: what they said is understood with holidays that may still come. `asking`: a link
 * has brought it, and others are kept here. `open`: the steps that are unfolded.
 */
export interface State {
  kept: Kept;
  you: string;
  typed: Record<FieldName, string>;
  read: Record<FieldName, Understood>;
  told: Record<FieldName, boolean>;
  answered: boolean;
  editing: boolean;
  anew: boolean;
  asking: boolean;
  open: string[];
  news: News | null;
}

/** What happened on the page. */
export type Happening =
  | { type: 'typed'; field: FieldName; text: string }
  | { type: 'left'; field: FieldName }
  | { type: 'asked' | 'edited' | 'undone' | 'chosen' | 'came' }
  | { type: 'region'; region: string }
  | { type: 'ticked' | 'unfolded'; id: string; title: string }
  | { type: 'worded'; words: Words; you: string }
  | { type: 'exported'; exported: Exported[]; revision: number }
  | { type: 'changed'; which: Change; kept: Kept; values: Values };

/** A step as the page shows it. `values`: what its words are filled with. */
export type ShownStep = { dated: Dated<Advised>; mark: Mark; values: Values; title: string };
/** A plan as the page shows it, made of a state. */
export interface Answer {
  plan: Plan<Advised>;
  marks: Mark[];
  steps: ShownStep[];
  next: ShownStep | null;
  /** The fields of texts that belong to no step. */
  values: Values;
  kept: Dates;
  calendar: Calendar;
  world: World;
}
