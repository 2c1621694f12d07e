/** Gives the address of each feed a button that copies it. Without this script the address is there to select. */

class FeedAddress extends HTMLElement {
  connectedCallback() {
    const address = this.querySelector('code');
    if (!address || !navigator.clipboard || this.querySelector('button')) return;
    const title = document.getElementById(`title-${address.id}`);

    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy the address of ${title?.textContent ?? 'this feed'}`);

    // On the page before it says anything, or a screen reader would not hear it.
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    status.className = 'visually-hidden';
    this.append(button, status);

    button.addEventListener('click', async () => {
      const copied = await copy(address);
      button.textContent = copied ? 'Copied' : 'Copy';
      status.textContent = copied ? 'Copied' : 'Selected: copy it from your browser’s menu.';
      // The button shows that it worked; what to do where it did not has to be read.
      status.classList.toggle('visually-hidden', copied);
    });
    button.addEventListener('blur', () => {
      button.textContent = 'Copy';
      status.textContent = '';
    });
  }
}

/**
 * Copies the text of an element, or selects it where the browser refuses. Returns whether it is copied.
 * @param {HTMLElement} element
 * @returns {Promise<boolean>}
 */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    return false;
  }
}

customElements.define('feed-address', FeedAddress);
