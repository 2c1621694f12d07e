"""An employer in another country: its holidays are fetched when it is chosen, and only then."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.timeline.calculator import fill_dates, keep, plan_of, step, visit

GOLDEN_WEEK = "#v1;i=2026-04-24;d=2026-05-04"  # the fourth to the sixth of May are holidays in Japan
FILES = "**/timeline/holidays/*.json"


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


def choose(page: Page, country: str) -> None:
    page.get_by_label("Where the employer is").select_option("Another country …")
    page.get_by_label("Country", exact=True).select_option(country)


def said(page: Page) -> Any:
    return expect(page.locator("#timeline-region-said"))


def test_japan(at: Callable[..., Page]) -> None:
    """The days of a country that is chosen are those of its holidays, and its file is all that is asked for."""
    page = at(f"/timeline/{GOLDEN_WEEK}")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Where the employer is").select_option("Another country …")
    expect(page.get_by_label("Part of the country")).to_be_hidden()
    said(page).to_contain_text("Until you choose")
    assert [url for url in asked if "holidays" in url] == []
    choose(page, "Japan")
    expect(step(page, "The day they promised")).to_contain_text("Thursday, 7 May")
    expect(page.get_by_label("Part of the country")).to_be_hidden()
    said(page).to_have_text("The employer’s public holidays count, not yours.")
    assert [url.rpartition("/")[2] for url in asked if not url.endswith("/icon.svg")] == ["JP.json"]


def test_part_of_a_country(at: Callable[..., Page]) -> None:
    """Corpus Christi is a holiday in Bavaria and a Thursday like any other in the whole of Germany."""
    page = at("/timeline/#v1;i=2026-05-22;d=2026-06-04")
    choose(page, "Germany")
    expect(page.get_by_label("Part of the country")).to_be_enabled()
    expect(step(page, "The day they promised")).to_contain_text("Thursday, 4 June")
    page.get_by_label("Part of the country").select_option("Bayern")
    expect(step(page, "The day they promised")).to_contain_text("Friday, 5 June")
    choose(page, "Austria")
    expect(page.get_by_label("Part of the country")).to_have_value("")
    page.get_by_label("Where the employer is").select_option("Germany")
    expect(page.get_by_label("Country", exact=True)).to_be_hidden()
    expect(step(page, "The day they promised")).to_contain_text("Thursday, 4 June")


def test_reload_keeps_it(at: Callable[..., Page]) -> None:
    """A region that was chosen is in the list of the next visit, and can be changed from there."""
    page = at("/timeline/#v1;i=2026-05-22;d=2026-06-04")
    choose(page, "Germany")
    page.get_by_label("Part of the country").select_option("Bayern")
    page.wait_for_url(lambda url: ";r=DE-BY" in url)
    page.goto(page.url.partition("#")[0])
    page.reload()
    region = page.get_by_label("Where the employer is")
    expect(region.locator("option:checked")).to_have_text("Germany, Bayern")
    expect(step(page, "The day they promised")).to_contain_text("Friday, 5 June")
    region.select_option("Another country …")
    expect(page.get_by_label("Country", exact=True)).to_have_value("DE")
    expect(page.get_by_label("Part of the country")).to_have_value("BY")
    page.get_by_label("Part of the country").select_option("The whole country")
    expect(step(page, "The day they promised")).to_contain_text("Thursday, 4 June")


def test_their_words_wait_for_the_holidays(at: Callable[..., Page]) -> None:
    """Words that count business days keep their place and their day, with the holidays here, on their way, or lost."""
    page = at("/timeline/#v1;i=2026-04-28;r=JP")
    said(page).to_have_text("The employer’s public holidays count, not yours.")
    field = page.get_by_label("When will they decide?", exact=True)
    field.fill("5 business days")
    expect(step(page, "The day they promised")).to_contain_text("Monday, 11 May")
    page.wait_for_url(lambda url: "d=2026-05-11" in url)
    page.route(FILES, lambda route: route.fulfill(status=200, body="no file"))
    page.reload()
    said(page).to_contain_text("I could not fetch")
    expect(field).to_have_value("11 May 2026")
    expect(step(page, "The day they promised")).to_contain_text("Monday, 11 May")
    page.unroute(FILES)
    page.get_by_role("button", name="Try again").click()
    expect(field).to_have_value("5 business days")
    expect(step(page, "The day they promised")).to_contain_text("Monday, 11 May")
    page.reload()
    expect(field).to_have_value("5 business days")


def test_linked(at: Callable[..., Page]) -> None:
    """An address that names a country brings its holidays."""
    page = at(f"/timeline/{GOLDEN_WEEK};r=JP")
    expect(step(page, "The day they promised")).to_contain_text("Thursday, 7 May")
    expect(page.get_by_label("Where the employer is").locator("option:checked")).to_have_text("Japan")


@pytest.mark.parametrize("region", ["DE-XX", "DE-constructor", "ZZ"])
def test_region_that_is_not_known(at: Callable[..., Page], region: str) -> None:
    """A part that its country does not have counts as none, like a country that there is not."""
    page = at(f"/timeline/#v1;i=2026-05-22;d=2026-06-04;r={region}")
    said(page).to_contain_text(f"I do not know the public holidays of “{region}”")
    page.wait_for_url(lambda url: url.endswith(f"r={region}"))
    days = plan_of(page)
    page.get_by_label("Where the employer is").select_option("Weekends only, no holidays")
    said(page).not_to_contain_text("I do not know")
    assert plan_of(page) == days


def test_fetch_that_fails(offline: Page) -> None:
    """Without the file weekends count and the page says so; the reader can try again, and loses nothing."""
    page = offline
    choose(page, "Japan")
    said(page).to_have_text("I could not fetch the public holidays, so only weekends count.")
    expect(step(page, "The day they promised")).to_contain_text("Monday, 4 May")
    again = page.get_by_role("button", name="Try again")
    again.click()
    said(page).to_contain_text("I could not fetch")
    expect(page.get_by_label("Country", exact=True)).to_be_focused()
    page.evaluate("window.offline = false")
    again.click()
    expect(step(page, "The day they promised")).to_contain_text("Thursday, 7 May")
    expect(again).to_be_hidden()


def test_parts_that_do_not_come(offline: Page) -> None:
    """Of a country whose holidays the page carries, only the parts are missed."""
    fill_dates(offline, "2026-04-24", "2026-05-01")
    choose(offline, "Germany")
    said(offline).to_have_text("I could not fetch the parts of this country.")
    expect(step(offline, "The day they promised")).to_contain_text("Monday, 4 May")


def test_weekend_before_the_holidays_come(offline: Page) -> None:
    """A country's own weekend is known without its file: in Iran a Saturday is a day like any other."""
    page = offline
    fill_dates(page, "2026-04-24", "2026-05-02")
    expect(step(page, "The day they promised")).to_contain_text("Monday, 4 May")
    choose(page, "Iran")
    said(page).to_contain_text("only weekends count")
    expect(step(page, "The day they promised")).to_contain_text("Saturday, 2 May")


def test_answer_that_is_no_file(at: Callable[..., Page]) -> None:
    """What a hotel's login page answers in place of the file is taken for a failure."""
    page = at(f"/timeline/{GOLDEN_WEEK}")
    page.route(FILES, lambda route: route.fulfill(status=200, content_type="text/html", body="<p>Welcome"))
    choose(page, "Japan")
    said(page).to_contain_text("I could not fetch")


def test_while_it_is_fetched(at: Callable[..., Page]) -> None:
    """The wait is said, the parts wait for their names, and a choice that changes meanwhile is the one that counts."""
    page = at("/timeline/#v1;i=2026-05-22;d=2026-06-04")
    waiting: list[Route] = []
    page.route(FILES, lambda route: waiting.append(route))
    with page.expect_request(FILES):
        choose(page, "Germany")
    said(page).to_have_text("Fetching the parts of this country …")
    expect(page.get_by_label("Part of the country")).to_be_disabled()
    with page.expect_request(FILES):
        page.get_by_label("Country", exact=True).select_option("Austria")
    said(page).to_have_text("Fetching the public holidays …")
    germany, austria = waiting
    austria.continue_()
    expect(step(page, "The day they promised")).to_contain_text("Friday, 5 June")
    germany.continue_()
    expect(page.get_by_label("Part of the country")).to_be_enabled()
    expect(step(page, "The day they promised")).to_contain_text("Friday, 5 June")


def test_news_is_announced(at: Callable[..., Page]) -> None:
    """What is said of the holidays stands in a place that a screen reader follows."""
    page = at()
    expect(page.get_by_role("status").filter(has_text="The employer’s public holidays count")).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("path", ["/timeline/", "/articles/what-following-up-really-means/"])
def test_nothing_moves_when_a_country_comes_back(at: Callable[..., Page], path: str, width: int) -> None:
    """A kept interview with an employer abroad stands where another would, before and after its file has come."""
    page = at(path, viewport={"width": width, "height": 800})
    page.locator("#timeline-region").wait_for()
    keep(page, '{"v":1,"link":"v1;i=2026-04-24;d=2026-05-04;r=CA-ON"}')
    page.reload()
    expect(page.locator(".timeline-next")).to_contain_text("Next:")
    before = page.locator(".timeline-form .timeline-actions").evaluate("node => node.offsetTop")
    keep(page, '{"v":1,"link":"v1;i=2026-04-24;d=2026-05-04;r=JP"}')
    waiting: list[Route] = []
    page.route(FILES, lambda route: waiting.append(route))
    page.reload()
    said(page).to_contain_text("Fetching")
    assert page.locator(".timeline-form .timeline-actions").evaluate("node => node.offsetTop") == before
    waiting[0].fulfill(status=200, body="no file")
    said(page).to_contain_text("I could not fetch")
    assert page.locator(".timeline-form .timeline-actions").evaluate("node => node.offsetTop") == before


def test_years_that_are_not_covered(at: Callable[..., Page]) -> None:
    """Outside the years of the file the page says that only weekends count."""
    page = at("/timeline/#v1;i=2034-03-06;r=JP")
    expect(page.locator(".timeline-remarks")).to_contain_text("I know the public holidays of 2025 to 2028.")


def test_country_without_holidays(at: Callable[..., Page]) -> None:
    """Where no holiday is known, the page does not pretend."""
    page = at(f"/timeline/{GOLDEN_WEEK};r=UA")
    said(page).to_have_text("I know of no public holidays there from 2025 to 2028.")
