"""What the calculator keeps, and how it is reached: the device, the address, an article, the home page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import until
from tests.serving import served_in_two_parts
from tests.timeline.calculator import DATES, STEPS, card, fill_dates, keep, plan_of, row, visit

ARTICLE = "/articles/what-following-up-really-means/"
QUESTION = "When was your interview?"
SHIFT = """window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: 'layout-shift', buffered: true });"""


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def fragment(page: Page, text: str) -> None:
    """Follows a link to the page that is open."""
    page.goto(page.url.partition("#")[0] + text)


def finish(page: Page) -> None:
    """The next step is done."""
    card(page).locator("[data-act=tick]").click()


def test_what_was_done_and_typed_outlives_the_page(at: Callable[..., Page]) -> None:
    """What is ticked and typed is there again after a reload, and the next step is another. Only the dates are in the address."""
    page = at()
    fill_dates(page)
    finish(page)
    expect(card(page).get_by_role("heading")).to_have_text("Tuesday, 1 December: follow up")
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("The job").fill("HR Coordinator")
    page.get_by_label("The company").fill("Northwind")
    page.get_by_label("Your name").fill("Robin Lee")
    page.wait_for_url(re.compile(f"{DATES};p=[0-9a-f]{{32}}$"))
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("Where’s the employer?").select_option("Ireland")
    page.wait_for_url(re.compile(f"{DATES};r=IE;p=[0-9a-f]{{32}}$"))
    page.reload()
    assert plan_of(page) == STEPS
    expect(row(page, "Say thank you")).to_have_attribute("data-mark", "done")
    expect(page.locator(".timeline-line")).to_contain_text("HR Coordinator at Northwind")
    expect(page.locator(".timeline-line")).to_contain_text("Ireland")
    page.get_by_text("Names, and what you talked about").click()
    expect(page.get_by_label("The job")).to_have_value("HR Coordinator")
    expect(page.get_by_label("Your name")).to_have_value("Robin Lee")
    expect(page.get_by_text("Kept on this device and nowhere else.")).to_be_visible()


def test_a_step_comes_back_with_undo(at: Callable[..., Page]) -> None:
    """What was ticked by mistake is the next step again, and what was typed since stays."""
    page = at(f"/timeline/{DATES}")
    finish(page)
    news = page.locator(".timeline-news")
    expect(news).to_contain_text("Done: Say thank you.")
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("The company").fill("Northwind")
    news.get_by_role("button", name="Undo").click()
    expect(card(page).get_by_role("heading")).to_have_text("Today: say thank you")
    expect(card(page).get_by_role("heading")).to_be_focused()
    expect(news).to_be_hidden()
    expect(page.locator(".timeline-line")).to_contain_text("Northwind")
    page.reload()
    expect(page.locator("[data-mark=done]")).to_have_count(0)


def test_forgetting(at: Callable[..., Page]) -> None:
    """Deleting the only interview brings the question back; nothing of it is on the device or in the address."""
    page = at(f"/timeline/{DATES}")
    page.get_by_text("Your interviews").click()
    page.get_by_role("button", name=re.compile("^Delete")).click()
    expect(page.locator(".timeline-answer")).to_be_hidden()
    expect(page.get_by_label(QUESTION, exact=True)).to_be_visible()
    expect(page.get_by_label(QUESTION, exact=True)).to_have_value("")
    expect(page.get_by_text("Deleted. Nothing of it is left on this device.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('follow-up'))") == []
    page.wait_for_url(lambda url: "#" not in url)
    page.reload()
    expect(page.get_by_label(QUESTION, exact=True)).to_have_value("")
    expect(page.locator(".timeline-line")).to_be_hidden()


def test_broken_addresses(at: Callable[..., Page]) -> None:
    """A broken, foreign or hostile address gives an empty form and one sentence; a place on the page is no address."""
    page = at("/timeline/#main")
    other = page.locator(".timeline-other")
    expect(other).to_be_hidden()
    for broken in ("#v2;i=2026-11-20", "#v1;i=2026-02-31", "#v1;i=%3Cimg%20src=x%3E", "#%E0%A4%A"):
        fragment(page, broken)
        page.reload()
        expect(other).to_have_text(
            re.compile("^That link is broken, or newer than this page, so here’s a fresh start.")
        )
        expect(page.get_by_label(QUESTION, exact=True)).to_have_value("")
        assert plan_of(page) == []


def test_another_interview_is_not_lost(at: Callable[..., Page]) -> None:
    """A link to other dates leaves the kept interview alone until the reader chooses."""
    page = at()
    fill_dates(page)
    finish(page)
    fragment(page, "#v1;i=2026-10-05")
    expect(page.get_by_text("Another interview is kept on this device: Friday, 20 November.")).to_be_visible()
    assert plan_of(page)[0].startswith("2026-10-05")
    page.get_by_role("button", name="Go back to it").click()
    assert plan_of(page) == STEPS
    expect(row(page, "Say thank you")).to_have_attribute("data-mark", "done")
    expect(page.locator(".timeline-other")).to_be_hidden()
    fragment(page, "#v1;i=2026-10-05")
    page.get_by_role("button", name="Keep this one too").click()
    expect(page.locator(".timeline-interviews summary")).to_have_text("Your interviews (2)")
    assert plan_of(page)[0].startswith("2026-10-05")


def test_storage_that_is_blocked_or_damaged(at: Callable[..., Page]) -> None:
    """Where the browser keeps nothing the page works and says so; what another hand wrote there does no harm."""
    page = at()
    for text in ("{", "null", '{"v":1,"link":"v1;i=2026-11-20","words":{"interviewers":[7,{"name":{}}]},"done":7}'):
        keep(page, text)
        page.reload()
    assert plan_of(page)[0] == STEPS[0]
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })")
    page.reload()
    fill_dates(page)
    assert plan_of(page) == STEPS
    expect(page.get_by_text("This browser doesn’t let the page remember anything")).to_be_visible()


def test_home_page_hands_the_date_over(at: Callable[..., Page]) -> None:
    """The home page's question leads to the plan; a date that cannot be read is said there, and none leads to the question."""
    page = at("/")
    field = page.get_by_label(QUESTION, exact=True)
    show = page.get_by_role("button", name="Show my plan")
    field.fill("whenever")
    show.click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(page.get_by_text("I can’t read that as a day.")).to_be_visible()
    field.fill("")
    show.click()
    page.wait_for_url("**/timeline/")
    expect(field).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Yesterday", exact=True).click()
    expect(page.get_by_text("Sunday, 22 November")).to_be_visible()
    show.click()
    page.wait_for_url("**/timeline/#v1;i=2026-11-22**")
    assert plan_of(page)[1] == "2026-11-23 Say thank you"


def test_in_an_article(at: Callable[..., Page]) -> None:
    """The article has the same calculator; both show the same interview."""
    page = at(ARTICLE)
    fill_dates(page)
    assert plan_of(page) == STEPS
    expect(card(page).locator(".timeline-text")).to_be_visible()
    page.get_by_role("link", name="Your whole plan, on its own page").click()
    page.wait_for_url("**/timeline/**")
    assert plan_of(page) == STEPS
    expect(page.locator(".timeline-other")).to_be_hidden()


def test_nothing_moves_when_a_kept_plan_comes_back(at: Callable[..., Page]) -> None:
    """A plan that comes back into an article moves nothing that its reader sees, at its head or further down."""
    page = at(ARTICLE)
    keep(page, '{"v":1,"link":"v1;i=2026-11-20"}')
    page.add_init_script(SHIFT)
    for place in ("?head", "?further#thank-you-notes"):
        page.goto(page.url.partition("?")[0] + place)
        expect(page.locator("#timeline-next")).to_contain_text("say thank you")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shift") < 0.01
    place = "document.querySelector('#thank-you-notes').getBoundingClientRect()"
    until(page, f"{place}.top >= 0 && {place}.bottom < innerHeight")


@pytest.mark.parametrize("address", ["/timeline/", "/timeline/#v1;i=2026-11-20", "/timeline/#v2;i=2026-11-20"])
def test_a_page_that_comes_slowly(new_page: Callable[..., Page], site_dir: Path, address: str) -> None:
    """What reads the device is here before the body of the page is, as with scripts that a browser has kept: it waits."""
    with served_in_two_parts(site_dir, "timeline_kept") as (site, asked):
        page = new_page(timezone_id="America/Toronto")
        visit(page, site + "/privacy/")  # a page of the site, to put something on the device
        keep(page, '{"v":1,"link":"v1;i=2026-11-20"}')
        asked.clear()
        page.goto(site + address)
        assert asked.is_set()
        if "#v2" in address:
            expect(page.locator(".timeline-other")).to_contain_text("That link is broken")
        else:
            expect(page.locator("#timeline-next")).to_contain_text("say thank you")


def test_nothing_is_asked_for_later(at: Callable[..., Page]) -> None:
    """After it has loaded, the page asks for the site's own scripts alone, each once; nothing that is typed is in a request."""
    page = at()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_dates(page)
    page.wait_for_url("**#v1;*")  # the last thing that the page does by itself
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("The company").fill("Northwind")
    page.get_by_text("What changed?").click()
    page.get_by_text("Tempted to write today?").click()
    expect(page.locator(".timeline-guard > [role=status]")).not_to_have_text("")
    later = [url for url in asked if not url.endswith("/icon.svg")]  # which follows each change of the address
    assert len(later) == len(set(later)) > 0
    assert [url for url in later if not re.search(r"/assets/(timeline|jobs)-\w+/[\w/-]+\.js$", url)] == []
