/**
 * A description as its posting will show it: the Markdown that people write without knowing of it. Paragraphs, lists,
 * headings, bold and italic words, links. Anything else stays the text that it is. No document here.
 *
 * @typedef {import('../../types').Part} Part
 */

/** @type {[RegExp, (found: string[]) => Part][]} */
const INLINE = [
  [/(?:\*\*|__)(?=\S)(.+?\S??)(?:\*\*|__)/, ([, words]) => ['strong', {}, ...inline(words)]],
  [
    /\*(?=\S)([^*]*[^\s*])\*|(?<!\w)_(?=\S)([^_]*[^\s_])_(?!\w)/,
    ([, one, other]) => ['em', {}, ...inline(one ?? other)],
  ],
  [
    /\[([^[\]]+)\]\((https?:\/\/[^\s()<>]+|mailto:[^\s()<>]+)\)/,
    ([, words, href]) => ['a', { href }, ...inline(words)],
  ],
  [/https?:\/\/[^\s<>()"]*[^\s<>()".,;:!?]/, ([href]) => ['a', { href }, href]],
];

/** @param {string} text @returns {(string | Part)[]} */
function inline(text) {
  let first = null;
  for (const [pattern, make] of INLINE) {
    const found = pattern.exec(text);
    if (found && (!first || found.index < first.found.index)) first = { found, make };
  }
  if (!first) return text ? [curled(text)] : [];
  const { found, make } = first;
  const before = text.slice(0, found.index);
  return [...(before ? [curled(before)] : []), make([...found]), ...inline(text.slice(found.index + found[0].length))];
}

/** Quotes, dashes and dots as the page sets them. @param {string} text */
const curled = (text) =>
  text
    .replace(/(^|[\s([{—–-])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{—–])'(?!\d)/g, '$1‘')
    .replaceAll("'", '’')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('...', '…');

/** @param {string[]} lines @returns {(string | Part)[]} */
const broken = (lines) =>
  lines.flatMap((line, index) => [...(index > 0 ? [/** @type {Part} */ (['br', {}])] : []), ...inline(line.trim())]);

const BULLET = /^ {0,3}[-*+][ \t]+(?=\S)/;
const NUMBER = /^ {0,3}\d+\.[ \t]+(?=\S)/;
const HEADING = /^(#{1,6})\s*(.*?)\s*#*$/;

/** @param {string[]} lines of one list @param {RegExp} mark @returns {Part} */
function list(lines, mark) {
  /** @type {string[][]} */
  const items = [];
  for (const line of lines) {
    if (mark.test(line)) items.push([line.replace(mark, '')]);
    else items[items.length - 1].push(line);
  }
  return [mark === BULLET ? 'ul' : 'ol', {}, ...items.map((item) => /** @type {Part} */ (['li', {}, ...broken(item)]))];
}

/** @param {string[]} lines without a blank one between them @returns {Part[]} */
function block(lines) {
  const heading = HEADING.exec(lines[0]);
  if (heading?.[2]) {
    const rest = lines.slice(1);
    return [[`h${heading[1].length}`, {}, ...inline(heading[2])], ...(rest.length ? block(rest) : [])];
  }
  for (const mark of [BULLET, NUMBER]) if (mark.test(lines[0])) return [list(lines, mark)];
  const next = lines.findIndex((line) => HEADING.exec(line)?.[2]);
  if (next > 0) return [['p', {}, ...broken(lines.slice(0, next))], ...block(lines.slice(next))];
  return [['p', {}, ...broken(lines)]];
}

/** Lists with a blank line between their items are one. @param {Part[]} parts @returns {Part[]} */
function joined(parts) {
  /** @type {Part[]} */
  const made = [];
  for (const part of parts) {
    const last = made[made.length - 1];
    if (last?.[0] === part[0] && /^[uo]l$/.test(part[0])) {
      const [, , ...items] = /** @type {[string, object, ...Part[]]} */ ([...last, ...part.slice(2)]);
      made[made.length - 1] = [last[0], {}, ...items];
    } else made.push(part);
  }
  return made;
}

/** The blocks of a text. Its highest heading becomes the level `from`. @param {string} text @param {number} from @returns {Part[]} */
export function blocksOf(text, from) {
  const parts = joined(
    text
      .split(/\n[ \t]*\n\s*?(?=\S|[ \t]+\S|$)/)
      .map((part) => part.split('\n').filter((line) => line.trim()))
      .filter((lines) => lines.length > 0)
      .flatMap(block),
  );
  const levels = [...new Set(parts.map(([name]) => name).filter((name) => /^h\d$/.test(name)))].sort();
  return parts.map(([name, ...rest]) => [
    levels.includes(name) ? `h${Math.min(6, from + levels.indexOf(name))}` : name,
    ...rest,
  ]);
}
