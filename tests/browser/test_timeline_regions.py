"""An employer in another country: its holidays are fetched when it is chosen, and only then."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.timeline.calculator import fill_dates, keep, plan_of, row, visit

GOLDEN_WEEK = "#v1;i=2026-04-24;d=2026-05-04"  # the fourth to the sixth of May are holidays in Japan
CORPUS_CHRISTI = "#v1;i=2026-05-22;d=2026-06-04"  # in Bavaria and Austria, and not in the whole of Germany
FILES = "**/timeline/holidays/*.json"
FAILED = "I couldn’t get the public holidays, so only weekends count."


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


@pytest.fixture
def offline(new_page: Callable[..., Page], site_url: str) -> Page:
    """A page whose script gets no file as long as `offline` is true there."""
    page = new_page()
    # A request that fails in earnest is told to the console, where nothing may stand.
    page.add_init_script(
        """const fetched = window.fetch;
        window.offline = true;
        window.fetch = (...given) => (window.offline ? Promise.reject(new TypeError('Failed to fetch')) : fetched(...given));"""
    )
    return visit(page, f"{site_url}/timeline/{GOLDEN_WEEK}")


def change(page: Page) -> None:
    """Unfolds the form above the plan."""
    if page.locator(".timeline-form").is_hidden():
        page.get_by_role("button", name="Change", exact=True).click()


def region(page: Page) -> Locator:
    return page.get_by_label("Where’s the employer?", exact=True)


def country(page: Page) -> Locator:
    return page.get_by_label("Country", exact=True)


def part(page: Page) -> Locator:
    return page.get_by_label("Part of the country", exact=True)


def choose(page: Page, name: str) -> None:
    change(page)
    region(page).select_option("Another country …")
    country(page).select_option(name)


def said(page: Page) -> Any:
    return expect(page.locator("#timeline-region-said"))


def promised(page: Page, words: str) -> None:
    """The day that they promised, in the line of days."""
    expect(row(page, "The day they promised").locator("time").first).to_have_text(words)


def test_japan(at: Callable[..., Page]) -> None:
    """The days of a country that is chosen are those of its holidays, and its file is all that is asked for."""
    page = at(f"/timeline/{GOLDEN_WEEK}")
    change(page)
    region(page).select_option("Another country …")
    expect(country(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    expect(part(page)).to_be_hidden()
    said(page).to_contain_text("Until you choose")
    country(page).select_option("Japan")
    promised(page, "Thursday, 7 May")
    expect(part(page)).to_be_hidden()
    said(page).to_have_text("Their public holidays count, not yours.")
    expect(page.get_by_role("status").filter(has_text="Their public holidays count")).to_be_visible()
    assert [url.rpartition("/")[2] for url in asked if not url.endswith("/icon.svg")] == ["JP.json"]


def test_part_of_a_country(at: Callable[..., Page]) -> None:
    """A part has holidays that its country has not. What was chosen is in the line above the plan, in the address and
    in the list of the next visit, and can be changed from there.
    """
    page = at(f"/timeline/{CORPUS_CHRISTI}")
    choose(page, "Germany")
    expect(part(page)).to_be_enabled()
    promised(page, "Thursday, 4 June")
    part(page).select_option("Bayern")
    promised(page, "Friday, 5 June")
    page.wait_for_url(lambda url: ";r=DE-BY" in url)
    page.goto(page.url.partition("#")[0])
    page.reload()
    expect(page.locator(".timeline-line")).to_contain_text("Germany, Bayern")
    promised(page, "Friday, 5 June")
    change(page)
    expect(region(page).locator("option:checked")).to_have_text("Germany, Bayern")
    region(page).select_option("Another country …")
    expect(country(page)).to_have_value("DE")
    expect(part(page)).to_have_value("BY")
    part(page).select_option("The whole country")
    promised(page, "Thursday, 4 June")
    country(page).select_option("Austria")
    promised(page, "Friday, 5 June")
    expect(part(page)).to_have_value("")
    region(page).select_option("Germany")
    expect(country(page)).to_be_hidden()
    promised(page, "Thursday, 4 June")
    expect(page.locator(".timeline-line")).to_contain_text("Germany")


def test_their_words_wait_for_the_holidays(at: Callable[..., Page]) -> None:
    """Words that count business days keep their place and their day, with the holidays here, on their way, or lost."""
    page = at("/timeline/#v1;i=2026-04-28;r=JP")
    change(page)
    said(page).to_have_text("Their public holidays count, not yours.")
    field = page.get_by_label("When will they decide?", exact=True)
    field.fill("5 business days")
    promised(page, "Monday, 11 May")
    page.wait_for_url(lambda url: "d=2026-05-11" in url)
    page.route(FILES, lambda route: route.fulfill(status=200, body="no file"))
    page.reload()
    change(page)
    said(page).to_contain_text(FAILED)
    expect(field).to_have_value("5 business days")
    promised(page, "Monday, 11 May")
    page.unroute(FILES)
    page.get_by_role("button", name="Try again").click()
    expect(field).to_have_value("5 business days")
    promised(page, "Monday, 11 May")
    page.reload()
    change(page)
    expect(field).to_have_value("5 business days")


def test_linked(at: Callable[..., Page]) -> None:
    """An address that names a country brings its holidays. One that has none, or whose years are too far off, is said
    to have none; a place that there is not counts as none, like a part that its country does not have.
    """
    page = at(f"/timeline/{GOLDEN_WEEK};r=JP")
    promised(page, "Thursday, 7 May")
    expect(page.locator(".timeline-line")).to_contain_text("Japan")
    page.evaluate("location.hash = '#v1;i=2034-03-06;r=JP'")
    expect(page.locator(".timeline-remarks")).to_contain_text("I know the public holidays of 2025 to 2028.")
    page.evaluate(f"location.hash = '{GOLDEN_WEEK};r=UA'")
    expect(page.locator(".timeline-remarks")).to_contain_text("I know of no public holidays there from 2025 to 2028.")
    for unknown in ("DE-XX", "DE-constructor", "ZZ"):
        page.evaluate(f"location.hash = '{CORPUS_CHRISTI};r={unknown}'")
        expect(page.locator(".timeline-remarks")).to_contain_text(f"I don’t know the public holidays of “{unknown}”")
        change(page)
        said(page).to_contain_text(f"I don’t know the public holidays of “{unknown}”")
        page.wait_for_url(re.compile(f"r={unknown}"))
        days = plan_of(page)
        region(page).select_option("Weekends only, no holidays")
        said(page).not_to_contain_text("I don’t know")
        expect(page.locator(".timeline-remarks")).to_be_hidden()
        assert plan_of(page) == days


def test_fetch_that_fails(offline: Page) -> None:
    """Without the file a country's own weekends count and the page says so; the reader can try again, and loses
    nothing.
    """
    page = offline
    fill_dates(page, "2026-04-24", "2026-05-02")
    promised(page, "Monday, 4 May")
    choose(page, "Iran")
    said(page).to_have_text(FAILED)
    expect(page.locator(".timeline-remarks")).to_contain_text(FAILED)
    promised(page, "Saturday, 2 May")  # a day like any other there
    choose(page, "Germany")
    said(page).to_have_text(FAILED)
    promised(page, "Monday, 4 May")
    fill_dates(page, "2026-04-24", "2026-05-04")
    choose(page, "Japan")
    said(page).to_have_text(FAILED)
    promised(page, "Monday, 4 May")
    again = page.get_by_role("button", name="Try again")
    again.click()
    said(page).to_have_text(FAILED)
    expect(country(page)).to_be_focused()
    page.evaluate("window.offline = false")
    again.click()
    promised(page, "Thursday, 7 May")
    expect(again).to_be_hidden()
    expect(page.locator(".timeline-remarks")).not_to_contain_text(FAILED)


def test_while_it_is_fetched(at: Callable[..., Page]) -> None:
    """The wait is said, the parts wait for their names, and a choice that changes meanwhile is the one that counts.
    What a hotel's login page answers in place of the file is taken for a failure.
    """
    page = at(f"/timeline/{CORPUS_CHRISTI}")
    waiting: list[Route] = []
    page.route(FILES, lambda route: waiting.append(route))
    with page.expect_request(FILES):
        choose(page, "Germany")
    said(page).to_have_text("Getting the public holidays …")
    expect(part(page)).to_be_disabled()
    with page.expect_request(FILES):
        country(page).select_option("Austria")
    said(page).to_have_text("Getting the public holidays …")
    germany, austria = waiting
    austria.continue_()
    promised(page, "Friday, 5 June")
    germany.continue_()
    expect(part(page)).to_be_enabled()
    promised(page, "Friday, 5 June")
    with page.expect_request(FILES):
        country(page).select_option("Japan")
    said(page).to_have_text("Getting the public holidays …")
    waiting[2].fulfill(status=200, content_type="text/html", body="<p>Welcome")
    said(page).to_have_text(FAILED)


@pytest.mark.parametrize("path", ["/timeline/", "/articles/what-following-up-really-means/"])
def test_nothing_moves_when_a_country_comes_back(at: Callable[..., Page], path: str) -> None:
    """A kept interview with an employer abroad stands where another would, before and after its file has come."""
    page = at("/404.html", viewport={"width": 320, "height": 800})
    keep(page, '{"v":2,"interviews":[{"id":"an-interview","revision":0,"link":"v1;i=2026-11-20;d=2026-12-04;r=JP"}]}')
    waiting: list[Route] = []
    page.route(FILES, lambda route: waiting.append(route))
    with page.expect_request(FILES):
        page.goto(page.url.replace("/404.html", path))
    places = "['.timeline-card', '[data-plan]', '.timeline-save'].map((one) => document.querySelector(one).offsetTop)"
    expect(page.locator("#timeline-next")).to_have_text("Today: say thank you")
    before = page.evaluate(places)
    waiting[0].continue_()
    page.get_by_role("button", name="Change", exact=True).click()
    said(page).to_have_text("Their public holidays count, not yours.")
    page.get_by_role("button", name="Change", exact=True).click()
    assert page.evaluate(places) == before
