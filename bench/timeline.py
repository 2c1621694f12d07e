"""How fast the calculator's plan follows the reader's typing, and how much script it sends.

A key is pressed in a field on a CPU slowed down four times (Chromium's own throttle). Measured is the time from the
key to the frame in which the plan stands changed. The machine is noisy, so it stands beside the same measurement of a
plain text field in the same run: the ratio says what the calculator costs.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import CDPSession, Page, sync_playwright

from tests import chromium
from tests.building import build
from tests.serving import served

KEYS = 60
MEASURE = """async ([selector, text]) => {
  const field = document.querySelector(selector);
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await frame();
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const script = performance.now() - start;
  await frame();
  return [script, performance.now() - start];
}"""


def _times(page: Page, selector: str, texts: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds in script, and to the frame after, for each text put into the field."""
    pairs = [page.evaluate(MEASURE, [selector, texts[index % len(texts)]]) for index in range(KEYS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _line(name: str, values: list[float]) -> str:
    values = sorted(values)
    return f"{name:<34} median {statistics.median(values):6.1f} ms   95th {values[int(len(values) * 0.95)]:6.1f} ms"


def _scripts(output: Path, paths: set[str]) -> dict[str, int]:
    """The scripts among the paths that were asked for, with their bytes in brotli."""
    files = [output / path[1:] for path in paths if path.endswith(".js")]
    return {file.name: len(brotli.compress(file.read_bytes(), quality=11)) for file in files}


def main() -> None:
    """Prints the figures; ends with 1 where there is no browser."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder))
        if built.status:
            sys.exit(built.report)
        with served(built.output) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
            page = browser.new_page(locale="en-CA")
            loaded: set[str] = set()
            page.on("request", lambda request: loaded.add(urlsplit(request.url).path))
            page.goto(f"{address}/timeline/")
            page.locator("#timeline-interview").fill("2026-11-20")
            page.locator("#timeline-decision").fill("2026-12-04")
            page.get_by_role("button", name="Show my plan").click()
            page.wait_for_selector("[data-state=answer]")
            first = set(loaded)
            page.get_by_role("button", name="Change", exact=True).click()
            page.evaluate(
                "() => { const box = document.createElement('input'); box.id = 'plain'; document.body.append(box); }"
            )
            slowed: CDPSession = page.context.new_cdp_session(page)
            slowed.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            plain = _times(page, "#plain", ["a", "b"])
            typed = _times(page, "#timeline-interview", ["2026-11-19", "2026-11-18", "2026-11-1", "2026-11-17"])
            page.locator(".timeline-names > summary").click()
            page.wait_for_selector("[data-word=company]")
            named = _times(page, "[data-word=company]", ["Northwind", "Northwind D", "Northwind Da"])
            browser.close()
        html = built.read("timeline/index.html")
        sent, later = (_scripts(built.output, paths) for paths in (first, loaded - first))
    print("At a CPU slowed down four times, from a key to the changed plan:")
    print(_line("a plain field", plain[1]))
    print(_line("the day of the interview", typed[1]), f"  in script {statistics.median(typed[0]):.1f} ms")
    print(_line("the company, in every draft", named[1]), f"  in script {statistics.median(named[0]):.1f} ms")
    print(f"against the plain field: {statistics.median(typed[1]) / statistics.median(plain[1]):.2f} times")
    total = sum(sent.values())
    print(f"\nScripts up to a plan from typed dates in brotli: {total} bytes in {len(sent)} files (14336 allowed)")
    for name, size in sorted(sent.items(), key=lambda item: -item[1]):
        print(f"  {size:6} {name}")
    print(f"Loaded later, where the reader opens something that needs it: {sum(later.values())} bytes")
    print(f"The page itself: {len(brotli.compress(html.encode(), quality=11))} bytes in brotli")


if __name__ == "__main__":
    main()
