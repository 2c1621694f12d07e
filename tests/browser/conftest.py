"""A real Chromium. Every page that a test opens must stay on its own host and throw nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests import chromium
from tests.building import MOMENT, build
from tests.serving import served
from tests.timeline.cases import RULES, ZONES


@pytest.fixture(scope="session")
def advised_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose calculator gives the tests' own advice."""
    built = build(tmp_path_factory.mktemp("advised"), rules=RULES)
    assert built.status == 0, built.report
    with served(built.output) as address:
        yield address


@pytest.fixture(scope="module")
def site_url(request: pytest.FixtureRequest) -> str:
    """The address of the shipped site. For the calculator's own tests its advice is the tests', so that they may name it."""
    of_the_calculator = Path(request.path).name.startswith("test_timeline")
    address: str = request.getfixturevalue("advised_url" if of_the_calculator else "shipped_url")
    return address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield running
        running.close()


class Tabs:
    """Contexts that are kept from test to test, by their options: a new one costs five times what a tab in it costs.

    A test finds one as if it were new: without tabs, storage, cookies or permissions, and with its clock standing. Only
    what was fetched before may come from the browser's memory.
    """

    _USES = 20  # each use leaves a little behind in the playwright's clock

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[tuple[BrowserContext, int]]] = {}
        self._taken: dict[Page, tuple[str, int, set[str]]] = {}

    def open(self, options: dict[str, Any]) -> Page:
        """A tab in a context of its own."""
        key = repr(sorted(options.items()))
        idle = self._idle.get(key)
        context, uses = idle.pop() if idle else (self._new_context(options), 0)
        context.grant_permissions(options.get("permissions", []))
        context.clock.set_fixed_time(MOMENT)
        page = context.new_page()
        origins: set[str] = set()
        page.on("request", lambda request: origins.add("{0.scheme}://{0.netloc}".format(urlsplit(request.url))))
        self._taken[page] = (key, uses + 1, origins)
        return page

    def _new_context(self, options: dict[str, Any]) -> BrowserContext:
        """With a tab that stays open: the next one does not have to open a window."""
        context = self._browser.new_context(**options)
        context.new_page()
        return context

    def give_back(self, *pages: Page) -> None:
        """Closes tabs that were opened here, and all others of their contexts; what was stored there is gone."""
        for page in pages:
            key, uses, origins = self._taken.pop(page)
            context = page.context
            if uses >= self._USES:
                context.close()
                continue
            first, *others = context.pages
            context.unroute_all()
            context.clock.resume()
            for other in others:
                other.close()
            session = context.new_cdp_session(first)
            for origin in origins:
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            session.detach()
            context.clear_cookies()
            context.clear_permissions()
            self._idle.setdefault(key, []).append((context, uses))


def listen(page: Page, faults: list[str]) -> None:
    """Writes down what no page may do: an error in the console, an uncaught exception, a request to another host."""

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def requested(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", "localhost", None):
            faults.append(f"a request to another host: {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    page.on("request", requested)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def new_page(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """new_page(color_scheme="dark", viewport={...}, timezone_id=...): a page in a context that no other page shares.

    Its clock stands at the moment for which the shipped site was built; `page.clock` moves it.
    At the end of the test a console error, an uncaught exception or a request to another host fails it.
    """
    faults: list[str] = []
    pages: list[Page] = []

    def open_page(**options: Any) -> Page:
        page = tabs.open({"locale": "en-CA", "viewport": {"width": 1280, "height": 900}, **options})
        pages.append(page)
        listen(page, faults)
        return page

    yield open_page
    tabs.give_back(*pages)
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
def beside(tabs: Tabs, scripts: str) -> Iterator[Page]:
    """A page from which the calculator's pure scripts can be imported."""
    page = tabs.open({})
    page.goto(f"{scripts}/plan/schedule.js")
    yield page
    tabs.give_back(page)


@pytest.fixture(scope="module", params=ZONES)
def in_zone(request: pytest.FixtureRequest, browser: Browser, scripts: str) -> Iterator[Page]:
    """A page beside the calculator's scripts, in each of the time zones."""
    context = browser.new_context(timezone_id=request.param)
    page = context.new_page()
    page.goto(f"{scripts}/plan/schedule.js")
    yield page
    context.close()
