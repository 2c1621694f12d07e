/**
 * Run while a list is read, after the tag of the script that shows what is kept. Where the device keeps something of the
 * board, the first paint waits for it, so that no row moves when its mark comes: a second at most, and not at all where
 * there is nothing.
 */
{
  let kept = '';
  try {
    for (const key of ['saved-jobs', 'seen-jobs', 'job-visits']) kept += localStorage[key] ?? '';
  } catch {
    // A browser that keeps nothing has nothing to show.
  }
  setTimeout(
    () => {
      for (const script of document.querySelectorAll('[blocking]')) /** @type {any} */ (script).blocking = '';
    },
    kept ? 1000 : 0,
  );
}
