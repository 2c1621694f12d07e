"""What the calculator keeps, and how it is reached: the device, the address, an article, the home page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.timeline.calculator import DATES, STEPS, fill_dates, keep, plan_of, step, visit

ARTICLE = "/articles/what-following-up-really-means/"


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def test_ticks_outlive_the_page(at: Callable[..., Page]) -> None:
    """What is ticked and typed is there again after a reload, and the next step is another."""
    page = at()
    fill_dates(page)
    step(page, "Say thank you").get_by_label("Done").check()
    expect(page.locator(".timeline-next")).to_contain_text("Next: Follow up, Tuesday, 1 December, in 8 days")
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The job").fill("HR Coordinator")
    page.reload()
    assert plan_of(page) == STEPS
    expect(step(page, "Say thank you").get_by_label("Done")).to_be_checked()
    expect(page.get_by_label("The job")).to_have_value("HR Coordinator")
    expect(page.get_by_text("Kept on this device and nowhere else.")).to_be_visible()


def test_forgetting(at: Callable[..., Page]) -> None:
    """Forgetting empties the form, the device and the address."""
    page = at(f"/timeline/{DATES}")
    page.get_by_role("button", name="Forget this interview").click()
    assert plan_of(page) == []
    expect(page.locator(".timeline-example")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('follow-up'))") == []
    page.wait_for_url(lambda url: "#" not in url)
    page.reload()
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("")


@pytest.mark.parametrize("fragment", ["#v2;i=2026-11-20", "#v1;i=2026-02-31", "#v1;i=%3Cimg%20src=x%3E", "#%E0%A4%A"])
def test_broken_address(at: Callable[..., Page], fragment: str) -> None:
    """A broken, foreign or hostile address gives an empty form and one sentence."""
    page = at(f"/timeline/{fragment}")
    expect(page.get_by_text("That link is broken or newer than this page, so the form is empty.")).to_be_visible()
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("")
    assert plan_of(page) == []


def test_places_on_the_page_are_no_dates(at: Callable[..., Page]) -> None:
    """A fragment that names a place on the page is left alone."""
    page = at("/timeline/#main")
    expect(page.locator(".timeline-other")).to_be_hidden()


def test_dates_stand_in_the_address_and_names_do_not(at: Callable[..., Page]) -> None:
    """What is typed goes into the fragment alone: the dates, and no name."""
    page = at()
    fill_dates(page)
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The company").fill("Northwind")
    page.wait_for_url(lambda url: url.partition("#")[2].startswith(f"{DATES[1:]};p="))
    page.get_by_label("Where the employer is").select_option("Ireland")
    page.wait_for_url(re.compile(f"{DATES};r=IE;p=[0-9a-f]{{32}}$"))


def test_another_interview_is_not_lost(at: Callable[..., Page]) -> None:
    """A link to other dates leaves the kept interview alone until the reader chooses."""
    page = at()
    fill_dates(page)
    step(page, "Say thank you").get_by_label("Done").check()
    page.goto(page.url.partition("#")[0] + "#v1;i=2026-10-05")
    expect(page.get_by_text("Another interview is kept on this device: Friday, 20 November.")).to_be_visible()
    assert plan_of(page)[0].startswith("2026-10-05")
    page.get_by_role("button", name="Go back to it").click()
    assert plan_of(page) == STEPS
    expect(step(page, "Say thank you").get_by_label("Done")).to_be_checked()


def test_storage_that_is_blocked(new_page: Callable[..., Page], site_url: str) -> None:
    """Where the browser keeps nothing, the page works and says so."""
    page = new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })")
    page.goto(f"{site_url}/timeline/{DATES}")
    assert plan_of(page) == STEPS
    expect(page.get_by_text("This browser does not let the page remember anything")).to_be_visible()


def test_storage_that_is_damaged(at: Callable[..., Page]) -> None:
    """What another hand wrote into the storage does no harm."""
    page = at()
    for text in ("{", "null", '{"v":1,"link":"v1;i=2026-11-20","words":{"interviewers":[7,{"name":{}}]},"done":7}'):
        keep(page, text)
        page.reload()
    assert plan_of(page)[0] == STEPS[0]


def test_home_page_hands_the_date_over(at: Callable[..., Page]) -> None:
    """The home page's question leads to the plan; a date that cannot be read is said there."""
    page = at("/")
    field = page.get_by_label("Day of your interview", exact=True)
    field.fill("whenever")
    page.get_by_role("button", name="Show me the days").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("2026-11-20")
    page.get_by_role("button", name="Show me the days").click()
    page.wait_for_url("**/timeline/#v1;i=2026-11-20")
    assert plan_of(page)[1] == "2026-11-21 Say thank you"


def test_in_an_article(at: Callable[..., Page]) -> None:
    """The article has the same calculator, folded up; both show the same interview."""
    page = at(ARTICLE)
    fill_dates(page)
    page.get_by_role("button", name="Show my plan").click()
    assert plan_of(page) == STEPS
    expect(step(page, "Follow up")).to_be_visible()
    page.get_by_role("link", name="your timeline on its own page").click()
    page.wait_for_url("**/timeline/**")
    expect(step(page, "Follow up")).to_be_visible()
    assert plan_of(page) == STEPS


def test_nothing_moves_when_a_kept_plan_comes_back(at: Callable[..., Page]) -> None:
    """In an article, the text below the calculator stands where it stood before the script ran."""
    page = at(ARTICLE)
    before = page.locator("#thank-you-notes").evaluate("node => node.offsetTop")
    keep(page, '{"v":1,"link":"v1;i=2026-11-20"}')
    page.reload()
    expect(page.locator(".timeline-next")).to_contain_text("Next:")
    assert page.locator("#thank-you-notes").evaluate("node => node.offsetTop") == before


def test_nothing_is_asked_for_later(at: Callable[..., Page]) -> None:
    """The page asks for nothing after it has loaded."""
    page = at()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_dates(page)
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The company").fill("Northwind")
    page.get_by_role("button", name="Show my plan").click()
    page.wait_for_url("**#v1;*")  # the last thing that the page does by itself
    assert [url for url in asked if not url.endswith("/icon.svg")] == []  # the icon follows each change of the address
