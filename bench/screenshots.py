"""Takes a picture of every kind of page, at two widths and in both schemes, and lays them out on sheets."""

import shutil
import sys
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.browser.pages import KINDS
from tests.building import EPOCH, MOMENT, ROOT, build
from tests.serving import served

WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
FOLDER = ROOT / ".screenshots"
TALLEST = 2400
"""How much of a page a sheet shows, in pixels."""
GAP = 24


def _take(browser: Browser, address: str, width: int, scheme: str, folder: Path) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "reduced_motion": "reduce"}
    context = browser.new_context(locale="en-CA", timezone_id="America/Toronto", **options)  # type: ignore[arg-type]
    context.clock.set_fixed_time(MOMENT)
    page = context.new_page()
    for name, path in KINDS.items():
        page.goto(f"{address}/{path}", wait_until="networkidle")
        page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()


def _sheet(name: str, folder: Path) -> None:
    """The four pictures of a kind side by side."""
    shots = [Image.open(folder / f"{name}-{width}-{scheme}.png") for width, scheme in product(WIDTHS, SCHEMES)]
    parts = [shot.crop((0, 0, shot.width, min(shot.height, TALLEST))).convert("RGB") for shot in shots]
    size = (sum(part.width + GAP for part in parts) + GAP, max(part.height for part in parts) + 2 * GAP)
    sheet, left = Image.new("RGB", size, "#888"), GAP
    for part in parts:
        sheet.paste(part, (left, GAP))
        left += part.width + GAP
    sheet.save(folder / f"{name}.png")


def main() -> None:
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    shutil.rmtree(FOLDER, ignore_errors=True)  # what an earlier run has left is of an earlier day
    built = build(FOLDER / "site", epoch=EPOCH)
    if built.status:
        sys.exit(built.report)
    pictures = FOLDER / "pages"
    pictures.mkdir(parents=True, exist_ok=True)
    with served(built.output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        for width, scheme in product(WIDTHS, SCHEMES):
            _take(browser, address, width, scheme, pictures)
        browser.close()
    for name in KINDS:
        _sheet(name, pictures)
    print(f"{len(KINDS)} kinds of page, one sheet each: {pictures.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
