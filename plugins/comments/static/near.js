/** Fetches the form's own script once the form comes near, or a reader asks for it. */

/** @type {Promise<typeof import('./form.js')> | undefined} */
let fetched;
const load = () => {
  fetched ??= import('./form.js');
  return fetched;
};

const form = document.querySelector('comment-form');
if (form) {
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      near.disconnect();
      load();
    },
    { rootMargin: '1000px' },
  );
  near.observe(form);

  document.addEventListener('click', async (event) => {
    const link = /** @type {Element} */ (event.target).closest?.('[data-reply]');
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await load();
      form.dispatchEvent(new CustomEvent('reply', { detail: link }));
    } catch {
      location.href = link.href; // to where it says how to take part without
    }
  });
}
