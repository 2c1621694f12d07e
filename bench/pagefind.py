"""Pagefind (pagefind.app) over the same articles, to compare. No part of the project: measured where it is at hand."""

import importlib.util
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from time import perf_counter

from bench.articles import Written

# The least page that searches at each key and shows as many results as the site's own page does.
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Pagefind</title>
<main><input type="search"><p data-seen></p><ol></ol></main><script type="module" src="page.js"></script></html>
"""
_SCRIPT = """const pagefind = await import('./pagefind/pagefind.js');
await pagefind.init();
const field = document.querySelector('input'), list = document.querySelector('ol');
let turn = 0;
field.addEventListener('input', async () => {
  const own = ++turn;
  const found = field.value ? await pagefind.search(field.value) : { results: [] };
  const shown = await Promise.all(found.results.slice(0, 6).map((result) => result.data()));
  if (own !== turn) return;
  list.replaceChildren(...shown.map(({ meta, url, excerpt }) => {
    const row = document.createElement('li'), link = document.createElement('a'), text = document.createElement('p');
    link.href = url;
    link.textContent = meta.title;
    text.append(...excerpt.split(/<mark>|<[/]mark>/).map((piece, place) => {
      if (place % 2 === 0) return piece;
      const mark = document.createElement('mark');
      mark.textContent = piece;
      return mark;
    }));
    row.append(link, text);
    return row;
  }));
  document.querySelector('[data-seen]').textContent = `${found.results.length} results`;
});
"""


def index(folder: Path, written: list[Written]) -> float | None:
    """Writes pages, the index and a page that searches; the seconds Pagefind took, or None where it is not here."""
    command = _command()
    if command is None:
        return None
    for each in written:
        body = "".join(
            f'<h2 id="part-{number}">{escape(heading)}</h2>' + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
            for number, (heading, paragraphs) in enumerate(each.sections)
        )
        html = (
            f'<!doctype html><html lang="en"><title>{escape(each.title)}</title><main data-pagefind-body>'
            f"<h1>{escape(each.title)}</h1><p>{escape(each.standfirst)}</p>{body}</main></html>"
        )
        page = folder / each.slug / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html, encoding="utf-8")
    start = perf_counter()
    subprocess.run([*command, "--site", str(folder), "--silent"], check=True)  # noqa: S603
    seconds = perf_counter() - start
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "page.js").write_text(_SCRIPT, encoding="utf-8")
    return seconds


def _command() -> list[str] | None:
    if importlib.util.find_spec("pagefind"):
        return [sys.executable, "-m", "pagefind"]
    program = shutil.which("pagefind")
    return [program] if program else None
