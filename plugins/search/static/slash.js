// Whether the key "/" leads to the search: a key of one character has to be one that can be turned off (WCAG 2.2, 2.1.4).

const NAME = 'slash',
  OFF = 'off';

/** @returns {boolean} */
export function isOn() {
  try {
    return localStorage[NAME] !== OFF;
  } catch {
    return true; // storage is blocked
  }
}

/** @param {boolean} on */
export function turn(on) {
  try {
    if (on) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, OFF);
  } catch {
    // Storage is blocked: it cannot be kept.
  }
}
