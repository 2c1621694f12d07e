/** The picker of feeds: what is chosen has its address below, to copy or to open in a reader. Without script: the list. */

class FeedPicker extends HTMLElement {
  connectedCallback() {
    const select = /** @type {HTMLSelectElement} */ (this.querySelector('select'));
    const address = /** @type {HTMLElement} */ (this.querySelector('code'));
    const readers = /** @type {NodeListOf<HTMLAnchorElement>} */ (this.querySelectorAll('[data-before]'));
    const show = () => {
      address.textContent = select.value;
      for (const link of readers) link.href = link.dataset.before + encodeURIComponent(select.value);
    };
    const follow = () => {
      const option = [...select.options].find(({ dataset }) => dataset.feed === location.hash.slice(1));
      if (!option) return;
      option.selected = true;
      show();
      this.scrollIntoView({ block: 'start', behavior: 'instant' });
    };
    select.addEventListener('change', show);
    addEventListener('hashchange', follow);
    show(); // the browser may have kept what was chosen before
    follow();
  }
}

/** Gives an address a button that copies it. */
class FeedAddress extends HTMLElement {
  connectedCallback() {
    const address = /** @type {HTMLElement} */ (this.querySelector('code'));
    const button = /** @type {HTMLButtonElement} */ (this.querySelector('button'));
    const status = /** @type {HTMLElement} */ (this.querySelector('[role=status]'));
    const { copy = '', copied = '', failed = '' } = this.dataset;
    button.hidden = false;
    button.addEventListener('click', async () => {
      let done = true;
      try {
        await navigator.clipboard.writeText(address.textContent ?? '');
      } catch {
        done = false;
        getSelection()?.selectAllChildren(address);
      }
      button.textContent = done ? copied : copy;
      status.textContent = done ? copied : failed;
      // The button shows that it worked; what to do where it did not has to be read.
      status.classList.toggle('visually-hidden', done);
    });
    button.addEventListener('blur', () => {
      button.textContent = copy;
      status.textContent = '';
    });
  }
}

customElements.define('feed-picker', FeedPicker);
customElements.define('feed-address', FeedAddress);
