"""Runs Lighthouse (mobile, simulated slow 4G) over the kinds of page that most readers meet first, and prints its scores.

The site is served by a real Caddy, with the settings of docs/operators. Scores of speed depend on the machine: on a busy one
they are lower, and say nothing. Each page is measured several times; the median counts.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests import chromium
from tests.building import ROOT, build
from tests.servers import caddy

FOLDER = Path(__file__).parent
PAGES = {
    "home": "",
    "article": "articles/when-they-go-silent/",
    "article, 51 comments": "articles/what-following-up-really-means/",
    "jobs": "jobs/",
    "services": "services/",
    "search": "search/",
}
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT"}


def _fetch() -> Path:
    """Lighthouse's program, fetched once."""
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        print("Fetching Lighthouse (once) ...", flush=True)
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        npm = shutil.which("npm", path=environment["PATH"]) or "npm"
        subprocess.run([npm, *options], cwd=FOLDER, env=environment, check=True)  # noqa: S603
    return program


def _measured(program: Path, address: str, browser: str, folder: Path) -> dict[str, Any]:
    report = folder / "report.json"
    node = Path(sys.executable).parent / "node"
    flags = " ".join(("--headless", *chromium.FLAGS))
    command = [node, program, address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}"]
    subprocess.run(list(map(str, command)), env={**os.environ, "CHROME_PATH": browser}, check=True, timeout=180)  # noqa: S603
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def _rows(program: Path, address: str, browser: str, folder: Path) -> Iterator[str]:
    heads = [*(name.capitalize() for name in CATEGORIES), *(f"{name} ms" for name in TIMES.values()), "CLS"]
    yield f"| page | {' | '.join(heads)} |"
    yield "|---|" + "---:|" * len(heads)
    for name, path in PAGES.items():
        runs = [_measured(program, f"{address}/{path}", browser, folder) for _ in range(RUNS)]
        scores = [f"{median(run['categories'][each]['score'] for run in runs) * 100:.0f}" for each in CATEGORIES]
        times = [f"{median(run['audits'][each]['numericValue'] for run in runs):.0f}" for each in TIMES]
        shift = f"{median(run['audits']['cumulative-layout-shift']['numericValue'] for run in runs):.3f}"
        yield f"| {name} | {' | '.join([*scores, *times, shift])} |"


def main() -> None:
    browser = chromium.find()
    if browser is None:
        sys.exit(chromium.MISSING)
    program = _fetch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build(folder / "site")
        if built.status:
            sys.exit(built.report)
        with caddy(folder, built.output) as port:
            for row in _rows(program, f"http://127.0.0.1:{port}", browser, folder):
                print(row, flush=True)


if __name__ == "__main__":
    main()
