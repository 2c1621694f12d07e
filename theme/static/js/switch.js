/**
 * The colour scheme: system, light or dark, remembered on the device. Its template is shown by script, since without it
 * there is no choice.
 */

const { dataset } = document.documentElement;

/** The bar of a phone's browser, which goes by a `<meta>` for each scheme, follows the choice, too. */
function colourBar() {
  const { scheme = 'system' } = dataset;
  /** @type {NodeListOf<HTMLMetaElement>} */
  const bars = document.querySelectorAll('[name=theme-color]');
  for (const meta of bars) {
    const own = meta.dataset.scheme;
    meta.media = scheme === 'system' ? `(prefers-color-scheme:${own})` : scheme === own ? 'all' : 'not all';
  }
}

customElements.define(
  'scheme-switch',
  class extends HTMLElement {
    connectedCallback() {
      this.append(/** @type {HTMLTemplateElement} */ (this.firstElementChild).content);
      /** @type {NodeListOf<HTMLInputElement>} */
      const inputs = this.querySelectorAll('input');
      for (const input of inputs) {
        input.checked = input.value === (dataset.scheme ?? 'system');
        input.onchange = () => {
          dataset.scheme = input.value;
          colourBar();
          try {
            localStorage.scheme = input.value;
          } catch {
            // Storage is blocked: the choice holds for this page.
          }
        };
      }
    }
  },
);
colourBar();
