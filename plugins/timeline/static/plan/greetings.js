/**
 * How somebody is greeted, and how a job is named within a sentence: what people type into a form, as one would write it.
 * Pure.
 */

/** Before a surname. With these the whole name is used: "Dr. Lee", "Frau Dr. Weber". */
const TITLES =
  /^(m[rsx]|mrs|miss|madam|sir|dame|lord|lady|dr|doctor|prof|professor|rev|reverend|fr|father|mother|sister|brother|pastor|rabbi|imam|bishop|judge|justice|hon|senator|mayor|president|principal|coach|chef|nurse|detective|capt|captain|col|colonel|maj|major|lt|gen|general|sgt|sergeant|herrn?|frau|fräulein|dipl|mag|ing|monsieur|madame|mademoiselle|mme|mlle|señora?|señorita|senora?|senhora?|sra?|srta|doña|dott|signora?|signorina|dhr|mevr|mevrouw|meneer|pani?|fru|shri)$/;
const DEGREES =
  /^(phd|PhD|PHD|DPhil|EdD|MD|DO|JD|RN|MBA|MSc|BSc|MA|BA|MS|BS|MEng|BEng|CPA|CFA|PE|P\.?Eng|PEng|PMP|LLB|LLM|DDS|DVM|PharmD|Esq|Jr|II|III|IV|CHRP|CHRL|PHR|SPHR|SHRM-S?CP)$/;
const NOBODY =
  /^(the|hr|human|hiring|recruit\w*|talent|people|head|chief|director|manager|supervisor|team|panel|committee|careers?|jobs?|admin\w*|reception\w*|every(one|body)|some(one|body)|all|unknown|none|no|not|tb[acd]|n\/?a|interview\w*|person|contact|staff|boss|owner|[se]?vp|c[efhoprt]o|to|hello|hi|dear)$/;
const AT_THE_END =
  /^(hr|team|panel|committee|department|dept|recruit(er|ers|ing|ment)|careers|resources|acquisition|operations|ops|desk|manager|director|supervisor|coordinator|officer|lead|assistant|specialist|engineer|analyst|developer|designer|consultant|interviewer|inc|ltd|llc)$/;
const ARTICLES = /^(an?|my|our|your|their|this|that)$/; // in small letters: An and My are names
const PARTICLES = /^(d[aeiou]|dos|das|del|della|van|von|vom|zu|ter?|ten|der|den|la|le|el|al|bin|bint|ibn|abu|san)$/;
const INITIALS = /^(\p{L}|(\p{L}\.-?)+)$/u;

/** @param {string} word */
const bare = (word) => word.replace(/\./g, '');
/** @param {string} word */
const isTitle = (word) => TITLES.test(bare(word).toLowerCase()) || bare(word) === 'Hr';
/** @param {string[]} words */
const isRole = (words) =>
  (NOBODY.test(bare(words[0]).toLowerCase()) && !isTitle(words[0])) ||
  ARTICLES.test(words[0]) ||
  AT_THE_END.test(bare(words[words.length - 1]).toLowerCase());
/** @param {string} text */
const wordsIn = (text) => text.split(/\s+/).filter((word) => /[\p{L}&+]/u.test(word) && !DEGREES.test(bare(word)));
/** @param {string} text */
const capitals = (text) => text.replace(/(?<![\p{L}\p{M}.'’-])\p{L}/gu, (letter) => letter.toUpperCase());

/**
 * What is guessed to stand after "Hello": the first name; the whole name where none can be told; or nothing.
 * @param {string} name
 */
export function greetingOf(name) {
  const [text] = name
    .replace(/\([^)]*\)?|\[[^\]]*\]?|<[^>]*>?|\S+@\S*|[?!;:#*"“”]+/g, ' ')
    .trim()
    .split(/\s+[-–—|/]\s+|\s+(?:from|at|of|in|with|the|for)\s+/i);
  const [surname, first] = text
    .split(/[,，]/)
    .map(wordsIn)
    .filter((words, index) => words.length && !(index && isRole(words)));
  if (!surname || isRole(first ?? surname)) return '';
  if (first && surname.length > 1 && !PARTICLES.test(surname[0])) return ''; // a name and a place, or two surnames
  const words = first ? [...first, ...surname] : surname;
  const whole = words.join(' ');
  const said = saidOf(words, whole);
  return whole === whole.toLowerCase() ? capitals(said) : said;
}

/** @param {string[]} words @param {string} whole */
function saidOf(words, whole) {
  const [first] = words;
  if (/ (and|und|et|y) |&|\+/i.test(whole)) return whole;
  if (isTitle(first)) return words.every((word) => isTitle(word) || word === 'or') ? '' : whole;
  if (INITIALS.test(first)) return words.length > 1 ? whole : '';
  if (PARTICLES.test(first)) return whole;
  if (first.length < 3 || first !== first.toUpperCase() || first === first.toLowerCase()) return first;
  // NAIR Priya has the surname in capitals; PRIYA NAIR is no more than loud.
  return words.find((word) => word !== word.toUpperCase()) ?? first[0] + first.slice(1).toLowerCase();
}

/** What they talked about, as it stands after "about". @param {string} typed */
export const topicOf = (typed) =>
  typed
    .replace(/[\s.,;:!?…]+$/, '')
    .replace(/^((we|i) +)?((both +)?(talked|spoke|chatted|discussed|like|love|enjoy|have) +)?(about +)?/i, '')
    .replace(/^(the|an?|how|what|why|when|where|who|whether|your|our|my|his|her|their|being|working)\b/i, (word) =>
      word.toLowerCase(),
    );
