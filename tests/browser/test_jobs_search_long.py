"""The search of a board that is longer than one answer: what is shown first, what is shown on demand, what waits."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench import corpus
from tests.building import MOMENT, SiteBuild
from tests.serving import served

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs", "plugins.discovery"]
ROWS = re.compile(r"/rows-\d+\.json$")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def long_board(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> Iterator[str]:
    """The address of a site with 240 open jobs."""
    text = corpus.feed(corpus.open_postings(240, date(2026, 11, 23)))
    built = build_site(tmp_path_factory.mktemp("long"), {"content/data/jobs.yaml": text}, bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    with served(built.output) as address:
        yield address


def rows(page: Page) -> Any:
    return page.locator("[data-found] .posting:visible")


def hold_later_rows(page: Page) -> list[Route]:
    """Lets the first six files of rows through; the requests for others are held in the list."""
    asked: list[str] = []
    held: list[Route] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 6:
            held.append(route)
        else:
            route.continue_()

    page.route(ROWS, answer)
    return held


def test_more_are_shown_on_demand(new_page: Open, long_board: str) -> None:
    """Twenty-five at a time: those that stand there stay, and the focus goes to the first new one."""
    page = new_page()
    page.goto(f"{long_board}/jobs/")
    page.get_by_role("main").get_by_role("searchbox").fill("e")
    expect(rows(page)).to_have_count(25)
    more = page.get_by_role("button", name=re.compile("^Show more"))
    found = re.search(r"(\d+) of 240 match", page.get_by_role("status").filter(has_text="“e”").inner_text())
    assert found
    count = int(found[1])
    assert count > 50
    expect(more).to_have_text(f"Show more ({count - 25} left)")
    page.evaluate("for (const row of document.querySelectorAll('[data-found] .posting')) row.stayed = true")
    more.focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(50)
    expect(rows(page).nth(25).get_by_role("link")).to_be_focused()
    assert rows(page).evaluate_all("rows => rows.filter((row) => row.stayed).length") == 25
    for shown in range(75, count + 25, 25):
        more.click()
        expect(rows(page)).to_have_count(min(shown, count))
    expect(more).to_be_hidden()
    page.get_by_role("main").get_by_role("searchbox").fill("en")
    expect(page.get_by_role("status").filter(has_text="“en”")).to_be_visible()
    assert rows(page).count() <= 25


def test_the_first_rows_wait_for_no_others(new_page: Open, long_board: str) -> None:
    """What has come is shown while the rest is on its way, and the count of what is left is right from the start."""
    page = new_page()
    held = hold_later_rows(page)
    page.goto(f"{long_board}/jobs/")
    page.get_by_role("main").get_by_role("searchbox").fill("e")
    expect(rows(page)).to_have_count(6)
    told = page.get_by_role("button", name=re.compile("^Show more")).inner_text()
    assert held
    for route in held:
        route.continue_()
    expect(rows(page)).to_have_count(25)
    expect(page.get_by_role("button", name=re.compile("^Show more"))).to_have_text(told)


def test_a_shared_address_shows_no_other_list(new_page: Open, long_board: str) -> None:
    """Until the answer is there, the list that the page came with is not shown for it."""
    page = new_page()
    held: list[Route] = []
    page.route("**/board.json", lambda route: held.append(route))
    with page.expect_request("**/board.json"):
        page.goto(f"{long_board}/jobs/?q=e&remote=full")
    expect(page.locator(".posting").first).not_to_be_visible()
    held[0].continue_()
    expect(rows(page).first).to_be_visible()
    expect(page.locator("h1")).to_have_text("7 of 240 match")


def test_a_shared_address_without_its_files(browser: Browser, long_board: str) -> None:
    """Where the answer cannot be had, the page's own list is there after all, with a word on why."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    page.route("**/board.json", lambda route: route.abort())
    page.goto(f"{long_board}/jobs/?q=e&remote=full")
    expect(page.get_by_role("status").filter(has_text="didn’t load")).to_be_visible()
    expect(page.locator("[data-own] .posting").first).to_be_visible()
    context.close()


def test_what_breaks_off_is_said(browser: Browser, long_board: str) -> None:
    """The first rows may have come without the others: the page goes on saying so, and the rest can be asked for again."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 6:
            route.abort()
        else:
            route.continue_()

    page.route(ROWS, answer)
    page.goto(f"{long_board}/jobs/")
    page.get_by_role("main").get_by_role("searchbox").fill("e")
    said = page.get_by_role("status").filter(has_text="didn’t load")
    expect(said).to_be_visible()
    expect(rows(page)).to_have_count(6)
    page.unroute(ROWS)
    page.get_by_role("button", name="Show more").click()
    expect(rows(page)).to_have_count(31)
    expect(said).to_have_count(0)
    context.close()


def test_the_focus_is_handed_on_once(new_page: Open, long_board: str) -> None:
    """A button that goes with its click hands the focus on with the first rows; who moves on from there is left alone."""
    page = new_page()
    page.goto(f"{long_board}/jobs/?q=zzzzzzzz&type=full-time")
    without = page.get_by_role("button", name=re.compile("^Without “zzzzzzzz”"))
    expect(without).to_be_visible()
    held = hold_later_rows(page)
    without.click()
    expect(rows(page)).to_have_count(6)
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # the field would bring up a phone's keyboard
    rows(page).nth(2).get_by_role("link").focus()
    assert held
    for route in held:
        route.continue_()
    expect(rows(page)).to_have_count(25)
    expect(rows(page).nth(2).get_by_role("link")).to_be_focused()


def test_the_line_of_filters_shows_what_is_on(new_page: Open, long_board: str) -> None:
    """On a phone: a filter at the end of the line, one that is only in the address, and all of them again."""
    page = new_page(viewport={"width": 360, "height": 780})
    page.goto(f"{long_board}/jobs/")
    line = page.locator(".jobs-row")
    assert line.evaluate("line => line.scrollWidth > line.clientWidth")
    line.locator(":scope > .filters").get_by_role("link").last.click()
    expect(line.locator("[aria-current]")).to_be_in_viewport(ratio=1)
    page.get_by_role("main").get_by_role("searchbox").fill("e")
    page.get_by_role("button", name="Clear all filters").click()
    expect(line.get_by_role("link", name=re.compile("^All"))).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
