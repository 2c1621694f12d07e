/**
 * A link to the plan that is shown, with no more of what was typed than the reader ticks. Loaded when the reader opens
 * it. DOM only.
 *
 * @import {Kept, Words} from '../../types.js'
 */

import { wordsOf } from '../kept/draft_fields.js';
import { copy } from '../page/clipboard.js';
import { need } from '../page/fields.js';
import { sharedLink } from './shared_link.js';

/** @param {HTMLElement} place where it is offered @param {() => Kept | null} shown what the form holds */
export function offerSharing(place, shown) {
  /** @type {HTMLInputElement} */
  const names = need(place, '[name=names]');
  /** @type {HTMLInputElement} */
  const texts = need(place, '[name=texts]');
  /** @type {HTMLInputElement} */
  const address = need(place, '[readonly]');
  /** @type {HTMLButtonElement} */
  const button = need(place, 'button');
  button.disabled = false;
  button.addEventListener('click', () => {
    const kept = shown();
    if (!kept) return;
    const words = names.checked || texts.checked ? chosen(kept.words, names.checked, texts.checked) : null;
    address.value = `${location.href.split('#')[0]}#${sharedLink({ ...kept, words })}`;
    address.hidden = false;
    copy(address.value, button, () => address.select());
  });
}

/** @param {Words} words @param {boolean} names @param {boolean} texts @returns {Words} */
function chosen(words, names, texts) {
  const people = words.interviewers.map(({ name, email, greeting, detail, common_ground }) => ({
    ...(names && { name, email, greeting }),
    ...(texts && { detail, common_ground }),
  }));
  return wordsOf({
    role: texts && words.role,
    company: names && words.company,
    recruiter: names && words.recruiter,
    interviewers: people.filter((person) => Object.values(person).some(Boolean)),
  });
}
