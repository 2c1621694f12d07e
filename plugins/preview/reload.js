// Only in `make serve`: reloads the page after a build, and shows what the build, and the page itself, has to say.
(() => {
  /** @typedef {{build: number, built: boolean, problems: string, notes: string}} State */

  /** What the site's policy stops, by the directive that does: what will not be there, and what to do about it. */
  const STOPPED = /** @type {Record<string, string>} */ ({
    'img-src': 'This picture won’t show: it comes from another site. Save it in content/images and use that address.',
    'media-src':
      'This sound or video won’t play: it comes from another site. Save it in content/images, or link to it.',
    'frame-src': 'This frame won’t show: the site embeds no other site. Put a link to it instead.',
    'object-src': 'This won’t show: the site embeds no objects. Put a link to the file instead.',
    'font-src': 'This font won’t load: it comes from another site. Use the site’s own fonts.',
    'style-src-elem': 'This style won’t count: put it into a stylesheet of the theme or of a room.',
    'style-src-attr':
      'A style="…" on this page won’t count. Take it out, or give the element a class with a stylesheet.',
    'script-src-elem': 'This script won’t run: only scripts of the theme and the rooms do. Take it out.',
    'script-src-attr': 'An on…="…" (such as onclick) on this page won’t run. Take it out.',
    'connect-src': 'This page can’t fetch from another site. Save what it needs in the site.',
    'form-action': 'This form can’t be sent: it goes to another site. Link to the form there instead.',
    'base-uri': 'A <base> on this page won’t count. Take it out, and write addresses in full.',
    'require-trusted-types-for': 'A script on this page tried to write HTML and was stopped. Make elements instead.',
  });

  /** @type {Map<string, string>} what was stopped on this page: words and address, each once */
  const stopped = new Map();
  /** @type {State | null} */
  let state = null;
  let notesOpen = false;

  document.addEventListener('securitypolicyviolation', (event) => {
    const words = STOPPED[event.effectiveDirective] ?? `The site’s policy (${event.effectiveDirective}) stopped this.`;
    // Such as "inline" or "trusted-types-sink", which is no address.
    const address = /^[a-z]+:/.test(event.blockedURI) ? event.blockedURI : '';
    stopped.set(`${words} ${address}`, `${words}${address ? `\n${address}` : ''}`);
    show();
  });

  function show() {
    if (!document.body) return; // it is shown when the page is there
    const problems = state?.problems ?? '',
      notes = state?.notes ? state.notes.split('\n') : [];
    document.getElementById('preview-box')?.remove();
    if (!problems && !notes.length && !stopped.size) return;
    const box = document.createElement('aside');
    box.id = 'preview-box';
    box.setAttribute('aria-label', 'Preview');
    box.classList.toggle('preview-quiet', !problems && !stopped.size);
    if (problems) {
      const heading = state?.built
        ? 'This page is new, and something is left out of the site:'
        : 'This page is from the last build that worked. The newest one stopped:';
      box.append(part('preview-problems', heading, [problems]));
    }
    if (stopped.size)
      box.append(part('preview-stopped', 'On this page, the site won’t show all:', [...stopped.values()]));
    if (notes.length) box.append(folded(notes));
    document.body.append(box);
  }

  /** @param {string} id @param {string} words @param {string[]} texts */
  function part(id, words, texts) {
    const section = document.createElement('section'),
      heading = document.createElement('strong');
    section.id = id;
    section.setAttribute('role', 'alert');
    heading.textContent = words;
    section.append(heading, ...texts.map(lines));
    return section;
  }

  /** Advice, out of the way until it is wanted. @param {string[]} notes */
  function folded(notes) {
    const details = document.createElement('details'),
      summary = document.createElement('summary');
    details.id = 'preview-notes';
    details.open = notesOpen;
    details.addEventListener('toggle', () => {
      notesOpen = details.open;
    });
    summary.textContent = notes.length === 1 ? '1 note' : `${notes.length} notes`;
    details.append(summary, ...notes.map(lines));
    return details;
  }

  /** @param {string} text */
  function lines(text) {
    const pre = document.createElement('pre');
    pre.textContent = text;
    return pre;
  }

  new EventSource('/__preview/events').addEventListener('message', (event) => {
    const before = state?.build;
    const now = /** @type {State} */ (JSON.parse(event.data));
    state = now;
    if (before !== undefined && now.build !== before && now.built) location.reload();
    show();
  });
  document.addEventListener('DOMContentLoaded', show);
})();
