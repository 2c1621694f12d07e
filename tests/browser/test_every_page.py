"""What must hold of every kind of page, looked at as a browser sees it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.accessibility import faults
from tests.browser.conftest import Tabs, listen
from tests.browser.pages import KINDS

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module", params=KINDS)
def on_a_phone(request: pytest.FixtureRequest, tabs: Tabs, site_url: str) -> Iterator[Page]:
    """A page of each kind, under a finger."""
    page = tabs.open({"locale": "en-CA", "viewport": PHONE, "has_touch": True, "is_mobile": True})
    told: list[str] = []
    listen(page, told)
    page.goto(f"{site_url}/{KINDS[request.param]}", wait_until="networkidle")
    yield page
    tabs.give_back(page)
    assert told == []


def test_axe_finds_nothing(on_a_phone: Page) -> None:
    """No page kind has an accessibility violation that axe knows, in either scheme."""
    assert faults(on_a_phone) == []


@pytest.mark.parametrize("kind", KINDS)
def test_complete_without_script(new_page: Callable[..., Page], site_url: str, kind: str) -> None:
    """Every page has its heading, its text and its ways on where script is off."""
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(f"{site_url}/{KINDS[kind]}")
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 150
    assert page.locator("header nav a").count() >= 4
    assert page.locator("fieldset.scheme").count() == 0


def test_touch_targets_are_large(on_a_phone: Page) -> None:
    """Every button, field and link that stands by itself is at least 44 px high under a finger."""
    small = on_a_phone.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, textarea, input:not([type=radio], [type=checkbox], [type=hidden]), nav a, .filters a, .button, .tags a')]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .map((element) => ({ box: element.getBoundingClientRect(), element }))
          .filter(({ box }) => box.width > 1 && box.height < 43.5)
          .map(({ box, element }) => `${element.outerHTML.slice(0, 120)} is ${box.height} px high`)"""
    )
    assert small == []


def test_nothing_runs_over_the_edge(on_a_phone: Page) -> None:
    """No page scrolls sideways, from 320 px (400 % zoom of a desk) to a wide screen."""
    for width in (320, 360, 768, 1280):
        on_a_phone.set_viewport_size({"width": width, "height": 800})
        assert on_a_phone.evaluate("document.documentElement.scrollWidth") <= width, f"at {width} px"
    on_a_phone.set_viewport_size(PHONE)


@pytest.mark.parametrize("kind", ["home", "article", "jobs", "services", "timeline", "search"])
def test_nothing_moves_while_it_loads(new_page: Callable[..., Page], site_url: str, kind: str) -> None:
    """The page's parts stay where they are first shown: the layout shift is nil."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });"""
    )
    page.goto(f"{site_url}/{KINDS[kind]}", wait_until="networkidle")
    assert page.evaluate("window.shift") < 0.01


def test_every_kind_of_page_is_looked_at(site_dir: Path) -> None:
    """The list of page kinds names pages that are there."""
    for path in (address.partition("?")[0] for address in KINDS.values()):
        assert (site_dir / (path if path.endswith(".html") else f"{path}index.html")).is_file(), path


def test_the_skip_link_is_the_first_stop_and_works(page: Page, site_url: str) -> None:
    """Somebody on a keyboard passes the navigation with one key."""
    page.goto(f"{site_url}/articles/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_scheme_is_remembered_and_does_not_flash(new_page: Callable[..., Page], site_url: str) -> None:
    """A reader who chose dark on a light system gets dark on the next page, before it is painted."""
    page = new_page(color_scheme="light")
    page.goto(site_url)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Dark").check()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto(f"{site_url}/jobs/", wait_until="commit")
    page.wait_for_selector("body")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.get_by_label("System").check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light
    assert page.evaluate("localStorage.getItem('scheme')") == "system"


def test_works_where_storage_is_blocked(new_page: Callable[..., Page], site_url: str) -> None:
    """A browser that forbids storage shows every page, and the scheme can still be changed for this one."""
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    for path in ("", "timeline/", "jobs/"):
        page.goto(f"{site_url}/{path}")
        assert page.locator("h1").is_visible()
    page.get_by_label("Dark").check()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
