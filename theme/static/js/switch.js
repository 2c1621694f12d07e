/** The colour scheme: system, light or dark, remembered on the device. Made by script, since without it there is no choice. */

const CHOICES = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** @returns {string} */
function remembered() {
  return document.documentElement.dataset.scheme ?? 'system';
}

/** The bar of a phone's browser, which goes by a `<meta>` for each scheme, follows the choice, too. */
function colourBar() {
  const choice = remembered();
  /** @type {NodeListOf<HTMLMetaElement>} */
  const bars = document.querySelectorAll('meta[name="theme-color"]');
  for (const meta of bars) {
    meta.dataset.scheme ??= meta.media.includes('dark') ? 'dark' : 'light';
    const { scheme } = meta.dataset;
    meta.media = choice === 'system' ? `(prefers-color-scheme: ${scheme})` : choice === scheme ? 'all' : 'not all';
  }
}

/** @param {string} choice */
function choose(choice) {
  if (choice === 'system') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = choice;
  try {
    if (choice === 'system') localStorage.removeItem('scheme');
    else localStorage.setItem('scheme', choice);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
  colourBar();
}

class SchemeSwitch extends HTMLElement {
  connectedCallback() {
    const group = document.createElement('fieldset');
    group.className = 'scheme';
    const legend = document.createElement('legend');
    legend.textContent = 'Colours';
    group.append(legend);
    for (const [value, words] of CHOICES) {
      const input = document.createElement('input');
      input.type = 'radio';
      input.name = 'scheme';
      input.value = value;
      input.checked = remembered() === value;
      const label = document.createElement('label');
      label.append(input, words);
      group.append(label);
    }
    group.addEventListener('change', (event) => choose(/** @type {HTMLInputElement} */ (event.target).value));
    this.replaceChildren(group);
  }
}

colourBar();
customElements.define('scheme-switch', SchemeSwitch);
