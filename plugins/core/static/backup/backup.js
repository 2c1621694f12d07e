/**
 * What rooms keep on the device as one file, which another device can bring in. A file may be damaged or hostile: all of
 * it comes in, or nothing. Each room says what is its own by a part (`BackupPart`); this module knows no room.
 *
 * @import {BackupPart} from '../../types'
 */

/** That of the first room's file: files of then and of now are read alike. */
const VERSION = 2;
const LARGEST = 1_000_000;

/** @typedef {'damaged' | 'unknown' | 'newer' | 'full' | 'blocked'} Fault */

/** Why a file has not come in. */
class RestoreError extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

/** @param {BackupPart[]} parts @returns {string} the text of a file that `restore` takes */
export const fileOf = (parts) =>
  JSON.stringify(Object.assign({ v: VERSION }, ...parts.map((part) => part.takeOut())), null, 1);

/** What only a part of a newer or a fuller site could have written. @param {string} name @param {unknown} value */
const isOfAPart = (name, value) => /^[a-z]+$/.test(name) && Number.isInteger(/** @type {any} */ (value)?.v);

/** @param {string} text @param {BackupPart[]} parts */
function read(text, parts) {
  try {
    const found = Object.entries(JSON.parse(text));
    const taken = parts.map((part) => ({ part, mine: part.read(text) })).filter(({ mine }) => mine !== null);
    const names = new Set(taken.flatMap(({ mine }) => mine?.names ?? []));
    return { taken, left: found.some(([name, value]) => !names.has(name) && isOfAPart(name, value)) };
  } catch {
    throw new RestoreError('damaged');
  }
}

/**
 * Brings in a file; of what is here already the newer stays. Throws RestoreError, and has changed nothing then.
 * @param {string} text @param {BackupPart[]} parts
 * @returns {{restored: string[], left: boolean}} what was new or newer, in words; and whether the file holds what no part
 * of this site knows
 */
export function restore(text, parts) {
  const { taken, left } = read(text, parts);
  if (!taken.length) throw new RestoreError(left ? 'unknown' : 'damaged');
  /** @type {[string, string | null][]} */
  const before = [];
  const restored = [];
  for (const { part, mine } of taken) {
    try {
      before.push([part.key, localStorage.getItem(part.key)]);
      const count = mine?.bringIn() ?? 0;
      if (count) restored.push(part.words(count));
    } catch (error) {
      for (const [key, value] of before) putBack(key, value);
      throw new RestoreError(part.whyNot(error));
    }
  }
  return { restored, left };
}

/** @param {string} key @param {string | null} value */
function putBack(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // It was never changed: what holds the old text holds no more than before.
  }
}

/** What the template of the page names: the address of each part's script. @param {HTMLTemplateElement} template @returns {Promise<BackupPart[]>} */
const partsIn = (template) =>
  Promise.all([...template.content.querySelectorAll('data')].map(async ({ value }) => (await import(value)).part));

/** @param {string} text */
function download(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'interviews-and-jobs.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // it is still to be fetched when the click returns
}

/**
 * Wakes the button and the field of a page, and says what came of them (theme/templates/partials/backup.html).
 * @param {HTMLElement} place that holds them @param {() => void} changed what is kept has changed
 */
export async function offerBackup(place, changed) {
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector('template[data-backup]');
  /** @type {HTMLButtonElement | null} */
  const save = place.querySelector('[data-act=backup]');
  /** @type {HTMLInputElement | null} */
  const file = place.querySelector('[type=file]');
  /** @type {HTMLElement | null} */
  const status = place.querySelector('[data-restored]');
  if (!template || !save || !file || !status) return;
  const parts = await partsIn(template);
  save.addEventListener('click', () => download(fileOf(parts)));
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const text = chosen.size > LARGEST ? '' : await chosen.text().catch(() => '');
    file.value = '';
    status.textContent = told(status, text, parts);
    changed();
  });
  save.disabled = file.disabled = false;
}

/** Brings a file in, and says so. @param {HTMLElement} status whose data hold the sentences @param {string} text @param {BackupPart[]} parts */
function told({ dataset }, text, parts) {
  try {
    const { restored, left } = restore(text, parts);
    const what = restored.join(' and ');
    const said = what ? dataset.restored?.replace('{what}', what) : dataset.same;
    return [said, left ? dataset.unknown : ''].filter(Boolean).join(' ');
  } catch (error) {
    return dataset[error instanceof RestoreError ? error.fault : 'damaged'] ?? '';
  }
}
