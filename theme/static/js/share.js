/** Hands on the address of a page: copied, or by the device's own sheet. The plain link beside it works without script. */

const SHOWN = 4000;

class ShareLink extends HTMLElement {
  connectedCallback() {
    const link = /** @type {HTMLAnchorElement} */ (this.querySelector('a'));
    const [copy, share] = this.querySelectorAll('button');
    const status = /** @type {HTMLElement} */ (this.querySelector('[role=status]'));
    const { copied = '', failed = '' } = this.dataset;
    const name = copy.textContent;
    copy.hidden = false;
    share.hidden = !navigator.share;
    link.classList.add('visually-hidden');
    link.tabIndex = -1;
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(link.href);
        status.className = 'visually-hidden';
        status.textContent = copied;
        copy.textContent = copied;
        setTimeout(() => {
          copy.textContent = name;
          status.textContent = '';
        }, SHOWN);
      } catch {
        status.textContent = `${failed} ${link.href}`;
      }
    });
    share.addEventListener('click', () => {
      // Whoever closes the sheet has not met an error.
      navigator.share({ title: link.dataset.title, url: link.href }).catch(() => {});
    });
  }
}

customElements.define('share-link', ShareLink);
