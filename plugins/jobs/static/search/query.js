// What a reader asked for, and the address that says so. Pure.
//
// An address is the one that a page has already, where there is one: one filter alone is that filter's page, an order
// is a folder below. Several filters stand behind the board's own address: /jobs/by-pay/?type=contract&place=leeds-uk
// So does one alone in another order, where its list is too short to have a page for that.

/** @typedef {import('../../types').Asked} Asked */
/** @typedef {import('../../types').Order} Order */

const KINDS = ['remote', 'category', 'type', 'place'];
const ORDERS = ['by-pay', 'by-closing'];
/** Remote is a list without a name of its own. */
const ALONE = { kind: 'remote', value: 'full' };
const PAY = /^[A-Z]{3}[1-9]\d{0,8}$/;

/** @param {string} folder "type/contract" @returns {string} "type" */
export const kindOf = (folder) => folder.split('/')[0] ?? '';

/**
 * @param {URL} address
 * @param {string} board the path of the board, "/jobs/"
 * @returns {Asked}
 */
export function read(address, board) {
  const asked = /** @type {Asked} */ ({ q: '', pay: '', order: '', facets: {} });
  const parts = address.pathname
    .slice(board.length)
    .replace(/page\/\d+\/$/, '')
    .split('/')
    .filter(Boolean);
  const last = parts.at(-1) ?? '';
  if (ORDERS.includes(last)) {
    asked.order = /** @type {Order} */ (last);
    parts.pop();
  }
  if (parts[0] !== undefined) asked.facets[parts[0]] = parts.join('/');
  for (const kind of KINDS) {
    const value = address.searchParams.get(kind);
    if (value) asked.facets[kind] = kind === ALONE.kind ? kind : `${kind}/${value}`;
  }
  asked.q = address.searchParams.get('q') ?? '';
  const pay = address.searchParams.get('pay') ?? '';
  if (PAY.test(pay)) asked.pay = pay;
  return asked;
}

/**
 * @param {Asked} asked
 * @param {string} board
 * @param {(folder: string) => boolean} isSorted whether a list has pages in other orders
 */
export function address(asked, board, isSorted) {
  const folders = KINDS.flatMap((kind) => asked.facets[kind] ?? []);
  const [first = ''] = folders;
  const alone = folders.length === 1 && (!asked.order || isSorted(first)) ? `${first}/` : '';
  const query = new URLSearchParams();
  if (asked.q.trim()) query.set('q', asked.q.trim());
  for (const folder of alone ? [] : folders) {
    const kind = kindOf(folder);
    query.set(kind, kind === ALONE.kind ? ALONE.value : folder.slice(kind.length + 1));
  }
  if (asked.pay) query.set('pay', asked.pay);
  const words = query.toString();
  return `${board}${alone}${asked.order && `${asked.order}/`}${words && `?${words}`}`;
}

/**
 * With this filter, or without it where it was there.
 * @param {Asked} asked
 * @param {string} folder "" takes out all filters of lists
 * @returns {Asked}
 */
export function toggled(asked, folder) {
  if (!folder) return { ...asked, facets: {} };
  const kind = kindOf(folder);
  const { [kind]: before, ...others } = asked.facets;
  return { ...asked, facets: before === folder ? others : { ...others, [kind]: folder } };
}

/**
 * Without one condition: "q", "pay" or a kind of list.
 * @param {Asked} asked
 * @param {string} name
 * @returns {Asked}
 */
export function loosened(asked, name) {
  if (name === 'q' || name === 'pay') return { ...asked, [name]: '' };
  const { [name]: _, ...facets } = asked.facets;
  return { ...asked, facets };
}
