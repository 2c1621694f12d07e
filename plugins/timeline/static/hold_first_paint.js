/**
 * Run while the page is read, after the calculator's own tag, whose script holds the first paint: so nothing moves when a
 * plan comes back from the device. Where none is kept there is nothing to wait for, and else a second is enough.
 */
{
  let kept = location.hash;
  try {
    kept += localStorage.getItem('follow-up-timeline') ?? '';
  } catch {
    // A browser that keeps nothing has nothing to bring back.
  }
  setTimeout(() => document.querySelector('[blocking]')?.removeAttribute('blocking'), kept ? 1000 : 0);
}
