// Only in `make serve`: reloads the page after a build, or shows what the build has to say.
const page = { build: /** @type {number | null} */ (null) };

/**
 * @param {string} problems
 * @param {boolean} built
 */
function show(problems, built) {
  let box = document.getElementById('preview-problems');
  if (!problems) {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.createElement('div');
    box.id = 'preview-problems';
    box.setAttribute('role', 'alert');
    document.body.append(box);
  }
  const heading = document.createElement('strong');
  heading.textContent = built
    ? 'This page is new, and something is left out of the site:'
    : 'This page is from the last build that worked. The newest one stopped:';
  const text = document.createElement('pre');
  text.textContent = problems;
  box.replaceChildren(heading, text);
}

new EventSource('/__preview/events').addEventListener('message', (event) => {
  /** @type {{build: number, built: boolean, problems: string}} */
  const state = JSON.parse(event.data);
  if (page.build !== null && state.build !== page.build && state.built) location.reload();
  page.build = state.build;
  show(state.problems, state.built);
});
