"""The ways into the calculator: what is due on the home page, a posting's page, and the example near the reader's days."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.timeline.calculator import DATES, fill_dates, keep, plan_of, step, visit

PHONE = {"width": 390, "height": 844}
LEAD = "/articles/what-following-up-really-means/"
QUESTION = "Tell me the day, and you know what to send, to whom and when."
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


@pytest.mark.parametrize(
    ("day", "until", "said"),
    [
        ("2026-11-23", "2026-11-25", "Next: Say thank you to Sam, today (Acme)"),
        ("2026-11-24", "2026-11-25", "Next: Say thank you to Sam, tomorrow (Acme)"),
        ("2026-11-26", "2026-11-26", "Next: Say thank you to Sam, in 3 days (Acme)"),
        ("2026-11-21", "2026-11-29", "Next: Say thank you to Sam, late, but good until 29 November (Acme)"),
        ("2026-11-27", "2026-11-27", QUESTION),
        ("2026-11-20", "2026-11-22", QUESTION),
    ],
)
def test_what_is_due_stands_on_the_home_page(at: Callable[..., Page], day: str, until: str, said: str) -> None:
    """What is due within three days or late stands above the question; what is further off or over does not."""
    page = at()
    expect(page.locator(".timeline-due")).to_have_text(QUESTION)
    with_step(page, day, until)
    expect(page.locator(".timeline-due")).to_have_text(said)


def test_the_line_leads_to_its_plan(at: Callable[..., Page]) -> None:
    """The line that the calculator has made leads to that plan, with its words."""
    page = at("/timeline/")
    fill_dates(page)
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The company").fill("Acme")
    page.get_by_role("link", name="Callback", exact=True).click()
    line = page.locator(".timeline-due")
    expect(line).to_have_text("Next: Say thank you, late, but good until 29 November (Acme)")
    line.get_by_role("link").click()
    expect(page.get_by_label("The company")).to_have_value("Acme")
    assert plan_of(page)[1] == "2026-11-21 Say thank you"
    step(page, "Say thank you").get_by_label("Done").check()
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
    """An open posting leads to a form with its role and company, and no day yet; the drafts speak of both."""
    page = at(OPEN)
    page.get_by_role("link", name="Plan the follow-up").click()
    expect(page.get_by_label("The job")).to_have_value("HR Coordinator")
    expect(page.get_by_label("The company")).to_have_value("Northwind Dairy")
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("")
    assert plan_of(page) == []
    fill_dates(page)
    expect(page.get_by_text("Kept on this device and nowhere else.")).to_be_visible()
    expect(step(page, "Follow up").locator(".timeline-subject").first).to_contain_text("HR Coordinator")


def test_from_a_posting_where_others_are_kept(at: Callable[..., Page]) -> None:
    """It is another interview: the kept one stays as it is. The same posting again leads back to its plan."""
    page = at(f"/timeline/{DATES}")
    page.goto(page.url.partition("/timeline/")[0] + OPEN)
    page.get_by_role("link", name="Plan the follow-up").click()
    fill_dates(page, "23 Nov", "")
    page.goto(page.url.partition("/timeline/")[0] + OPEN)
    page.get_by_role("link", name="Plan the follow-up").click()
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("23 Nov 2026")
    expect(page.locator(".timeline-interviews summary")).to_have_text("Your interviews (2)")


def test_a_closed_posting_leads_nowhere(at: Callable[..., Page]) -> None:
    """A job that is gone is no interview to come."""
    page = at(CLOSED)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Plan the follow-up")).to_have_count(0)


@pytest.mark.parametrize("path", ["/timeline/", LEAD])
def test_the_example_is_near_the_readers_days(at: Callable[..., Page], path: str) -> None:
    """The worked example stands in the reader's own weeks, drafts included, around that year's holidays."""
    page = at(path)
    example = page.locator(".timeline-example")
    expect(example.locator("time").first).to_have_attribute("datetime", "2026-11-20")
    page.clock.set_fixed_time("2027-12-22T15:00:00Z")
    page.reload()
    times = example.locator(".timeline-for time")
    expect(times.nth(0)).to_have_text("Friday, 17 December")
    expect(times.nth(1)).to_have_text("Friday, 31 December")
    days = example.locator(".timeline-when time:first-child").evaluate_all(
        "times => times.map((time) => time.dateTime)"
    )
    assert days == ["2027-12-17", "2027-12-18", "2027-12-24", "2027-12-31", "2028-01-05", "2028-01-12"]
    expect(example.locator("[data-step=follow_up] .timeline-body")).to_contain_text("decide by Friday, 31 December")
    expect(example).not_to_contain_text("November")


def test_the_example_without_script(new_page: Callable[..., Page], site_url: str) -> None:
    """Without script the example has the days that the build worked out."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/timeline/")
    expect(page.locator(".timeline-for time").first).to_have_text("Friday, 20 November")
