/**
 * Run while the page is read, after the calculator's own tag. Where the device keeps an interview, or the address holds
 * one, what reads it is asked for at once. On the calculator's page both scripts hold the first paint, so that nothing
 * moves when a plan comes back: a second at most, and not at all where there is nothing to read.
 */
{
  let kept = location.hash;
  try {
    kept += localStorage['follow-up-timeline'] ?? '';
  } catch {
    // A browser that keeps nothing has nothing to bring back.
  }
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector('#timeline-kept');
  if (kept) template?.replaceWith(template.content);
  setTimeout(
    () => {
      for (const script of document.querySelectorAll('[blocking]')) /** @type {any} */ (script).blocking = '';
    },
    kept ? 1000 : 0,
  );
}
