"""A real Chromium. Every page that a test opens must stay on its own host and throw nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests import chromium
from tests.building import EPOCH
from tests.serving import served
from tests.timeline.cases import ZONES


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield running
        running.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """new_page(color_scheme="dark", viewport={...}, timezone_id=...): a page in a fresh context.

    Its clock stands at the moment for which the shipped site was built; `page.clock` moves it.
    At the end of the test a console error, an uncaught exception or a request to another host fails it.
    """
    faults: list[str] = []
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"locale": "en-CA", "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(datetime.fromtimestamp(int(EPOCH), UTC))

        def heard(message: ConsoleMessage) -> None:
            if message.type == "error":
                faults.append(f"console: {message.text} ({message.location.get('url', '')})")

        def requested(request: Request) -> None:
            if urlsplit(request.url).hostname not in ("127.0.0.1", "localhost", None):
                faults.append(f"a request to another host: {request.url}")

        page.on("console", heard)
        page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
        page.on("request", requested)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page in a fresh context, 1280 by 900, light."""
    return new_page()


@pytest.fixture(scope="module")
def scripts(root: Path) -> Iterator[str]:
    """The address of the calculator's scripts, as they are written."""
    with served(root / "plugins" / "timeline" / "static") as address:
        yield address


@pytest.fixture
def beside(browser: Browser, scripts: str) -> Iterator[Page]:
    """A page from which the calculator's pure scripts can be imported."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{scripts}/schedule.js")
    yield page
    context.close()


@pytest.fixture(scope="module", params=ZONES)
def in_zone(request: pytest.FixtureRequest, browser: Browser, scripts: str) -> Iterator[Page]:
    """A page beside the calculator's scripts, in each of the time zones."""
    context = browser.new_context(timezone_id=request.param)
    page = context.new_page()
    page.goto(f"{scripts}/schedule.js")
    yield page
    context.close()
