"""How much the search of a board of ten thousand jobs fetches, and how soon it answers.

The site is the shipped one, with such a board in place of its own, served on this machine. Sizes are what a server
sends in brotli. The times are a noisy machine's, so they stand beside the plainest filter there is, over titles in an
array, in the same page and the same run.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from pelican.settings import read_settings
from playwright.sync_api import Browser, sync_playwright

from bench import corpus
from plugins.core.build import Build, Room
from plugins.core.plugin import begin
from plugins.core.settings import SiteSettings
from plugins.core.templates import declare, render
from plugins.jobs.adapter import write_index
from plugins.jobs.board.board import make_board
from plugins.jobs.pages.lists import list_pages
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.source import Source
from tests import chromium
from tests.building import ROOT, SiteBuild, build
from tests.serving import served

COUNT = 10_000
ALLOWED = 150_000
TURNS = 15
PLAIN = """() => {
  const titles = Array.from({ length: 10000 }, (_, number) => `Senior Technician ${number} ${number * 7919 % 10007}`);
  const list = document.createElement('ul');
  document.body.append(list);
  window.plain = async (text) => {
    const start = performance.now();
    list.replaceChildren(...titles.filter((title) => title.includes(text)).slice(0, 25).map((title) => {
      const row = document.createElement('li');
      row.textContent = title;
      return row;
    }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  };
}"""
# From the change to the frame in which the list that was changed stands on the screen.
ANSWERED = """([selector, text]) => new Promise((resolve) => {
  const list = document.querySelector('[data-found] ul'), start = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
  watch.observe(list, { childList: true });
  const part = document.querySelector(selector);
  if (text === null) part.click();
  else {
    part.value = text;
    part.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
})"""
TURN_TO = """(selector) => {
  const part = document.querySelector(selector);
  part.focus();
  part.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}"""
PAUSE = 150  # milliseconds between a pointer's coming to rest, or a field's focus, and the click or the first key
ROUNDS = 7
FIELD = "input[name=q]"
FIRST = {
    "a filter": (".jobs-filters a[href='/jobs/category/health/']", None),
    "a place": (".jobs-filters a[href*='/jobs/place/']", None),
    "a word": (FIELD, "nurse"),
    "a word with a slip": (FIELD, "accuontant"),
    "two words": (FIELD, "senior engineer"),
    "one letter": (FIELD, "s"),
}
AFTER = ["nurse", "accountant", "engineer toronto", "wareh", "senior", "barista", "bookeeper", "data"]


def _site(folder: Path) -> SiteBuild:
    """The shipped site, with a board of ten thousand in place of its own: the list, and the files of the search."""
    site = build(folder)
    if site.status:
        sys.exit(site.report)
    values = read_settings(str(ROOT / "pelicanconf.py"))
    made = Build(values, root=ROOT, rooms=(Room("jobs", ROOT / "plugins" / "jobs"),), settings_kinds=(SiteSettings,))
    begin(made)
    made.assets = {path.name.rpartition("-")[0]: f"assets/{path.name}" for path in (site.output / "assets").iterdir()}
    today = datetime.now(UTC).date()  # the browser's clock is the real one: a faked one draws its frames late
    files = corpus.files(corpus.open_postings(COUNT, today))
    for name, text in files.items():
        _Files(folder).write_text(name, text)
    life = BoardSettings(root=folder, zone=values["TIMEZONE"], life=timedelta(days=60), today_in=lambda _zone: today)
    sources = tuple(Source(path=name, format="ours") for name in files)
    postings = read_postings(sources, life, made.report)
    if made.report.problems:
        sys.exit(str(made.report.problems[0]))
    board = make_board(postings, lambda _zone: today)
    search = write_index(board, made, _Files(site.output))
    page = next(list_pages(board, 25, search))
    html = render(made.environment, declare(made, page)).html
    _Files(site.output).write_text("jobs/index.html", html)
    return site


class _Files:
    """Writes below a folder, as the writer of a build does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write_text(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _first(browser: Browser, address: str, part: str, text: str | None, *, turned_to: bool) -> tuple[float, set[str]]:
    """Milliseconds to the first answer on a fresh page, and what was fetched for it.

    `turned_to`: the pointer has come to rest on the filter, or the field has the focus, as before any click or key.
    """
    page = browser.new_context(locale="en-CA").new_page()
    page.goto(f"{address}/jobs/", wait_until="networkidle")
    fetched: set[str] = set()
    page.on("request", lambda request: fetched.add(urlsplit(request.url).path))
    if turned_to:
        page.evaluate(TURN_TO, part)
        page.wait_for_timeout(PAUSE)
    took = page.evaluate(ANSWERED, [part, text])
    page.wait_for_load_state("networkidle")
    page.context.close()
    return took, fetched


def _medians(measure: Callable[[str], float], texts: list[str]) -> tuple[float, float]:
    times = sorted(measure(texts[turn % len(texts)]) for turn in range(TURNS * len(texts)))
    return statistics.median(times), times[int(len(times) * 0.95)]


def main() -> None:
    """Prints the figures; ends with 1 where there is no browser, or the site does not build."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with tempfile.TemporaryDirectory() as folder:
        site = _site(Path(folder))
        with served(site.output) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
            print(f"{COUNT} open jobs. The first answer on a fresh page ({ALLOWED} bytes and 100 ms wanted):")
            for name, (part, text) in FIRST.items():
                times: dict[bool, float] = {}
                for turned_to in (True, False):
                    rounds = [_first(browser, address, part, text, turned_to=turned_to) for _ in range(ROUNDS)]
                    times[turned_to] = statistics.median(took for took, _ in rounds)
                fetched = rounds[0][1]
                size = sum(_size((site.output / file[1:]).read_bytes()) for file in fetched)
                print(
                    f"{name:<20} {size:7} bytes in {len(fetched):2} files   {times[True]:6.1f} ms"
                    f"   {times[False]:6.1f} ms without a pause before it"
                )
            page = browser.new_context(locale="en-CA").new_page()
            page.goto(f"{address}/jobs/", wait_until="networkidle")
            page.evaluate(PLAIN)
            for text in AFTER:
                page.evaluate(ANSWERED, [FIELD, text])
            plain = _medians(lambda text: page.evaluate("text => window.plain(text)", text), ["7", "19", "83", "40"])
            typed = _medians(lambda text: page.evaluate(ANSWERED, [FIELD, text]), AFTER)
            browser.close()
        page_html = (site.output / "jobs" / "index.html").read_bytes()
        script = next(site.output.glob("assets/jobs-*/search/search.js")).read_bytes()
    print(f"\nThe page {_size(page_html)} bytes, search.js {_size(script)} bytes in brotli")
    print(f"Each answer after that: median {typed[0]:.1f} ms, 95th {typed[1]:.1f} ms")
    print(
        f"A plain filter of titles: median {plain[0]:.1f} ms; the search takes {typed[0] / plain[0]:.2f} times as long"
    )


def _size(data: bytes) -> int:
    return len(brotli.compress(data, quality=11))


if __name__ == "__main__":
    main()
