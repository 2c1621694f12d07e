"""From the save of a file to what an author sees: a server that runs, and a page in a browser."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.build.generators import Generator, check_out
from bench.build.measure import Cost, Watch
from tests import chromium, processes

EDITS = 3
"""How often the file is saved while a server runs."""
_LOOKS = 0.01
"""Seconds between two looks at the page."""
_PATIENCE = 600
"""Seconds after which a change that was not seen is taken for missed."""
_SETTLED = 1.0
"""Seconds of rest after each change, as an author gives it."""


def served(generator: Generator, folder: Path, edit: Callable[[], tuple[str, str]]) -> list[Cost]:
    """Saves the article several times. `edit` gives the new word, and the page that has to show it."""
    costs = []
    with _serving(generator, folder) as server:
        server.until("/articles/", "</html>")
        for _ in range(EDITS):
            time.sleep(_SETTLED)
            begin = time.perf_counter()
            mark, page = edit()
            server.until(f"/{page.removesuffix('index.html')}", mark)
            costs.append(Cost(time.perf_counter() - begin, 0, server.watch.most))
    return costs


def reloaded(generator: Generator, folder: Path) -> list[Cost]:
    """Saves an article of the shipped site several times, until a browser that has it open shows the new word."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    shutil.rmtree(folder, ignore_errors=True)
    check_out(folder)
    file = min((folder / "content" / "articles").glob("*.md"))
    text = file.read_text(encoding="utf-8")
    slug = next(line.partition(": ")[2] for line in text.splitlines() if line.startswith("slug: "))
    costs = []
    with _serving(generator, folder) as server, sync_playwright() as playwright:
        server.until("/articles/", "</html>")
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        page = browser.new_page()
        page.goto(f"http://localhost:{server.port}/articles/{slug}/")
        for number in range(EDITS):
            page.wait_for_timeout(_SETTLED * 1000)
            begin = time.perf_counter()
            file.write_text(f"{text}\n\nEdited{number}.\n", encoding="utf-8")
            page.get_by_text(f"Edited{number}.").wait_for(timeout=_PATIENCE * 1000)
            costs.append(Cost(time.perf_counter() - begin, 0, server.watch.most))
        browser.close()
    return costs


@dataclass(frozen=True)
class _Server:
    """A generator's own server while it runs, and who watches its memory."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int
    watch: Watch

    def until(self, path: str, sign: str) -> None:
        """Returns as soon as the page says the sign."""
        limit = time.monotonic() + _PATIENCE
        while sign not in _page(self.port, path):
            if self.process.poll() is not None or time.monotonic() > limit:
                sys.exit(f"{path} never said {sign}.\n{self.log.read_text(encoding='utf-8')[-5000:]}")
            time.sleep(_LOOKS)


@contextmanager
def _serving(generator: Generator, folder: Path) -> Iterator[_Server]:
    port = processes.free_port()
    log = folder / "bench.log"
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603
            generator.serve(folder, port),
            cwd=folder,
            env=generator.environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    watch = Watch(process.pid)
    watch.start()
    try:
        yield _Server(process, log, port, watch)
    finally:
        watch.stop()
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with suppress(subprocess.TimeoutExpired):
                process.wait(processes.ENDING)


def _page(port: int, path: str) -> str:
    """A page as it is served now; nothing while there is none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=processes.ENDING)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode(errors="replace")
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()
