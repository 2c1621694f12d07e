/** In an article: where the reader is in the list of contents, and a link to each section that can be copied. */

import './share.js';

const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector('.contents'));
const links = /** @type {HTMLAnchorElement[]} */ ([...(contents?.querySelectorAll('a') ?? [])]);
const headings = links
  .map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  .filter((heading) => heading !== null);

/** The last heading that has come to the upper third of the window is that of the section being read. */
function follow() {
  const line = innerHeight / 3;
  const at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line);
  links.forEach((link, index) => {
    if (index === at) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  });
}

if (contents) {
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    },
    { passive: true },
  );
  follow();
  // Beside the text it stands open, in browsers too that know only a folded one. Folded over it, it closes after use.
  const beside = matchMedia('(width >= 60rem)');
  const unfold = () => {
    contents.open = beside.matches;
  };
  if (!CSS.supports('selector(::details-content)')) {
    beside.addEventListener('change', unfold);
    unfold();
  }
  contents.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement && !beside.matches) contents.open = false;
  });
}

/** Each section's own address, beside its heading. */
const { copySection = '', copied = '' } =
  /** @type {HTMLElement | null} */ (document.querySelector('.prose'))?.dataset ?? {};
for (const heading of document.querySelectorAll('.prose > :is(h2, h3)[id]')) {
  const link = document.createElement('a');
  link.className = 'heading-link';
  link.href = `#${heading.id}`;
  link.textContent = '#';
  link.setAttribute('aria-label', `${copySection}: ${heading.textContent}`);
  link.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // the address is in the browser's bar now, whence it can be copied
    }
    link.textContent = '✓';
    link.dataset.copied = '';
    /** @type {HTMLElement | null} */
    const voice = document.querySelector('.share [role=status]');
    if (voice) voice.textContent = copied;
    setTimeout(() => {
      link.textContent = '#';
      delete link.dataset.copied;
      if (voice) voice.textContent = '';
    }, 2000);
  });
  heading.append(link);
}
