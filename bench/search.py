"""How much the search of a thousand articles fetches, how soon each key is answered, and what its files cost a build.

The page is the shipped site's, with such articles in the files of its search, served on this machine and searched on a
CPU that is slowed down four times. Sizes are what a server sends in brotli. Where Pagefind is at hand
(`pip install 'pagefind[bin]'`, which the project itself does without), it is measured on the same text in the same run.
"""

import re
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

from bench import pagefind
from bench.articles import Written, articles
from plugins.core.search import Document, Kind, Section
from plugins.search.search_index import make_index
from tests import chromium
from tests.building import build
from tests.serving import served

COUNTS = (100, 1_000)
ALLOWED = 100_000
SLOWED = (1, 4)
"""How many times slower the CPU is made."""
ROUNDS = 5
FIRST = ("interview", "thank you note", "salary question", "intervew")
TYPED = ("interview", "thank you note", "what to send after the interview", "silence", "recruiter", "manager question")
# From the key to the frame in which the answer stands on the screen.
ANSWERED = """(text) => new Promise((resolve) => {
  const field = document.querySelector('main input[type=search]'), start = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
  watch.observe(document.querySelector('[data-seen]'), { childList: true });
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
})"""


@dataclass(frozen=True)
class Engine:
    """One that is measured: where its page is, the files of its index, its scripts, the seconds it takes to write."""

    name: str
    page: str
    files: tuple[Path, ...]
    scripts: tuple[Path, ...]
    seconds: float


def documents(written: list[Written]) -> list[Document]:
    """The articles as the room says them."""
    return [
        Document(
            path=f"articles/{each.slug}/",
            kind=Kind.ARTICLE,
            title=each.title,
            label=each.category,
            summary=each.standfirst,
            sections=tuple(
                Section(f"part-{number}", heading, "\n".join(paragraphs))
                for number, (heading, paragraphs) in enumerate(each.sections)
            ),
        )
        for each in written
    ]


def own(output: Path, written: list[Written]) -> Engine:
    """The site's own search, over these articles."""
    start = perf_counter()
    made = make_index(documents(written))
    write(output / made.folder, made.files)
    seconds = perf_counter() - start
    html = (output / "search/index.html").read_text(encoding="utf-8")
    page = re.sub(r"/assets/found-[0-9a-f]+/", f"/{made.folder}/", html)
    write(output, {f"search-{len(written)}/index.html": page})
    scripts = (*output.glob("assets/core-*/search/engine.js"), *output.glob("assets/search-*/search.js"))
    files = tuple((output / made.folder).iterdir())
    return Engine("own", f"search-{len(written)}/", files, scripts, seconds)


def other(output: Path, written: list[Written]) -> Engine | None:
    """Pagefind over the same, where it is at hand."""
    folder = f"pagefind-{len(written)}"
    seconds = pagefind.index(output / folder, written)
    if seconds is None:
        return None
    files = [path for path in (output / folder / "pagefind").rglob("*") if path.is_file()]
    scripts = [path for path in files if path.name in ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")]
    held = [path for path in files if path.suffix not in (".js", ".css", ".pagefind")]
    return Engine("Pagefind", f"{folder}/", tuple(held), tuple(scripts), seconds)


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _page(browser: Browser, rate: int) -> Page:
    page = browser.new_context(locale="en-CA").new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return page


def _first(browser: Browser, address: str, text: str, rate: int) -> tuple[float, set[str]]:
    """Milliseconds to the first answer on a fresh page, and what was fetched from the page's opening on."""
    fetched: set[str] = set()
    page = _page(browser, rate)
    page.on("request", lambda request: fetched.add(urlsplit(request.url).path))
    page.goto(address, wait_until="networkidle")
    took = page.evaluate(ANSWERED, text)
    page.wait_for_load_state("networkidle")
    page.context.close()
    return took, {path for path in fetched if "/site-" not in path and "/theme-" not in path and not path.endswith("/")}


def _typed(browser: Browser, address: str, rate: int) -> list[float]:
    """Milliseconds to the answer of each key, a word typed letter by letter from its second on."""
    page = _page(browser, rate)
    page.goto(address, wait_until="networkidle")
    took = []
    for text in TYPED:
        took += [page.evaluate(ANSWERED, text[:upto]) for upto in range(2, len(text) + 1)]
    page.context.close()
    return sorted(took)


def _measured(browser: Browser, address: str, output: Path, engine: Engine) -> None:
    whole = sum(_size(path) for path in engine.files)
    print(
        f"  {engine.name:<9} files {len(engine.files)}, {whole / 1000:.0f} KB in all; written in"
        f" {engine.seconds:.1f} s; scripts {sum(_size(path) for path in engine.scripts) / 1000:.1f} KB"
    )
    for text in FIRST:
        fetched: set[str] = set()
        times = []
        for rate in SLOWED:
            rounds = [_first(browser, f"{address}/{engine.page}", text, rate) for _ in range(ROUNDS)]
            fetched |= rounds[0][1]
            times.append(f"{statistics.median(took for took, _ in rounds):6.1f} ms")
        size = sum(_size(output / path[1:]) for path in fetched if (output / path[1:]).is_file())
        print(f"    first: {text:<18} {size:7} bytes in {len(fetched):2} files   {'   '.join(times)}")
    for rate in SLOWED:
        took = _typed(browser, f"{address}/{engine.page}", rate)
        print(
            f"    each key, {rate} times slower: median {statistics.median(took):.1f} ms,"
            f" 95th {took[int(len(took) * 0.95)]:.1f} ms, most {took[-1]:.1f} ms ({len(took)} keys)"
        )


def _size(path: Path) -> int:
    """What is sent: in brotli, or as it is, where it is compressed already."""
    data = path.read_bytes()
    return min(len(data), len(brotli.compress(data, quality=11)))


def main() -> None:
    """Prints the figures; ends with 1 where there is no browser, or the site does not build."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder))
        if site.status:
            sys.exit(site.report)
        with served(site.output) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
            for count in COUNTS:
                written = articles(count)
                slowed = " and ".join(map(str, SLOWED))
                print(f"{count} articles, a CPU {slowed} times slower ({ALLOWED} bytes and 100 ms wanted):")
                for engine in (own(site.output, written), other(site.output, written)):
                    if engine:
                        _measured(browser, address, site.output, engine)
            browser.close()


if __name__ == "__main__":
    main()
