"""The ways into the calculator: what is due on the home page, and a posting's page."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.timeline.calculator import DATES, card, fill_dates, keep, plan_of, visit

PHONE = {"width": 390, "height": 844}
QUESTION = "Tell me the day, and I’ll tell you what to send, to whom, and when."
OPEN = "/jobs/hr-coordinator-northwind-dairy/"
CLOSED = "/jobs/delivery-dispatcher-northwind-dairy/"


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/"): a page of the shipped site on a phone, on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", "viewport": PHONE, **options}), site_url + path)

    return go


def with_step(page: Page, day: str, until: str, title: str = "Say thank you to Sam") -> None:
    """Keeps one interview, with one step ahead, and opens the home page again."""
    entry = {"id": "an-interview", "revision": 0, "link": "v1;i=2026-11-20", "words": {"company": "Acme"}}
    keep(page, json.dumps({"v": 2, "interviews": [{**entry, "ahead": [{"title": title, "day": day, "until": until}]}]}))
    page.reload()


def go_to(page: Page, path: str) -> None:
    page.goto("/".join(page.url.split("/")[:3]) + path)


def from_posting(page: Page) -> None:
    go_to(page, OPEN)
    page.get_by_role("link", name="Plan the follow-up").click()


def test_what_is_due_stands_on_the_home_page(at: Callable[..., Page]) -> None:
    """What is due within three days or late stands above the question; what is further off or over does not."""
    page = at()
    line = page.locator(".timeline-due")
    expect(line).to_have_text(QUESTION)
    for day, last, said in (
        ("2026-11-23", "2026-11-25", "Next: Say thank you to Sam, today (Acme)"),
        ("2026-11-24", "2026-11-25", "Next: Say thank you to Sam, tomorrow (Acme)"),
        ("2026-11-26", "2026-11-26", "Next: Say thank you to Sam, in 3 days (Acme)"),
        ("2026-11-21", "2026-11-27", "Next: Say thank you to Sam, late, but good until 27 November (Acme)"),
        ("2026-11-27", "2026-11-27", QUESTION),
        ("2026-11-20", "2026-11-22", QUESTION),
    ):
        with_step(page, day, last)
        expect(line).to_have_text(said)


def test_the_line_leads_to_its_plan(at: Callable[..., Page]) -> None:
    """The line that the calculator has made leads to that plan, with its words, and goes once the step is done."""
    page = at("/timeline/")
    fill_dates(page)
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("The company").fill("Acme")
    expect(page.locator(".timeline-line")).to_contain_text("Acme")
    page.get_by_role("link", name="Callback", exact=True).click()
    line = page.locator(".timeline-due")
    expect(line).to_have_text("Next: Say thank you, late, but good until 27 November (Acme)")
    line.get_by_role("link").click()
    expect(page.locator(".timeline-line")).to_contain_text("Acme")
    assert plan_of(page)[1] == "2026-11-21 Say thank you"
    card(page).locator("[data-act=tick]").click()
    expect(page.locator("[data-mark=done]")).to_have_count(1)
    page.get_by_role("link", name="Callback", exact=True).click()
    expect(line).to_have_text(QUESTION)


def test_the_line_moves_nothing(at: Callable[..., Page]) -> None:
    """However long the names are, what stands below the line stays where it was."""
    page = at()
    place = "document.querySelector('.timeline-ask form').offsetHeight"
    before = page.evaluate(place)
    with_step(page, "2026-11-23", "2026-11-23", title="Say thank you to " + "Wolfeschlegelsteinhausen " * 4)
    expect(page.locator(".timeline-due")).to_contain_text("Next:")
    assert page.evaluate(place) == before
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_from_a_posting(at: Callable[..., Page]) -> None:
    """An open posting leads to the question, with no day yet; its role and company stand in the drafts."""
    page = at(OPEN)
    page.get_by_role("link", name="Plan the follow-up").click()
    expect(page.get_by_label("When was your interview?", exact=True)).to_have_value("")
    expect(page.locator(".timeline-answer")).to_be_hidden()
    fill_dates(page)
    expect(page.locator(".timeline-line")).to_contain_text("HR Coordinator at Northwind Dairy")
    expect(page.get_by_text("Kept on this device and nowhere else.")).to_be_visible()
    card(page).locator("[data-act=tick]").click()
    expect(card(page).locator(".timeline-draft").first).to_contain_text("HR Coordinator")
    page.get_by_text("Names, and what you talked about").click()
    expect(page.get_by_label("The job")).to_have_value("HR Coordinator")
    expect(page.get_by_label("The company")).to_have_value("Northwind Dairy")


def test_from_a_posting_where_others_are_kept(at: Callable[..., Page]) -> None:
    """It is another interview: the kept one stays as it is. The same posting again leads back to its plan."""
    page = at(f"/timeline/{DATES}")
    from_posting(page)
    fill_dates(page, "23 Nov", "")
    from_posting(page)
    expect(page.locator(".timeline-line")).to_contain_text("Interview Mon 23 Nov")
    expect(page.locator(".timeline-interviews summary")).to_have_text("Your interviews (2)")


def test_a_closed_posting_leads_nowhere(at: Callable[..., Page]) -> None:
    """A job that is gone is no interview to come."""
    page = at(CLOSED)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Plan the follow-up")).to_have_count(0)
