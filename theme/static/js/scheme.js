// Sets the reader's colour scheme before the page is painted: a classic script in the head, so that nothing flashes.
(() => {
  try {
    const choice = localStorage.getItem('scheme');
    if (choice === 'light' || choice === 'dark') document.documentElement.dataset.scheme = choice;
  } catch {
    // Storage is blocked: the system's scheme it is.
  }
})();
