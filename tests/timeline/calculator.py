"""The calculator in a browser, as its reader sees it: what the browser tests share."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page

NOON = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("America/Toronto"))
DATES = "#v1;i=2026-11-20;d=2026-12-04"
STEPS = [
    "2026-11-20 Write down what you talked about",
    "2026-11-21 Say thank you",
    "2026-12-01 Follow up",
    "2026-12-04 The day they promised",
    "2026-12-08 If you have heard nothing, check in",
    "2026-12-15 Still nothing: a last, friendly note",
]


def visit(page: Page, address: str) -> Page:
    """Opens a page of the site on Monday, 23 November 2026."""
    page.clock.set_fixed_time(NOON)
    page.goto(address)
    return page


def plan_of(page: Page) -> Any:
    """The plan that is shown: "2026-11-21 Say thank you"."""
    rows = page.locator("[data-plan] > .timeline-step")
    return rows.evaluate_all(
        "items => items.map((item) => "
        "item.querySelector('time').dateTime + ' ' + item.querySelector('.timeline-row > span').textContent)"
    )


def card(page: Page) -> Locator:
    """The next step, which stands open above the line of days."""
    return page.locator(".timeline-card")


def row(page: Page, title: str) -> Locator:
    """A step in the line of days."""
    return page.locator("[data-plan] > .timeline-step").filter(has=page.get_by_text(title, exact=True))


def fill_dates(page: Page, interview: str = "20 Nov", decision: str = "4 Dec") -> None:
    """Answers both questions and asks for the plan; where a plan is shown, opens its form first."""
    if page.locator(".timeline").get_attribute("data-state") == "answer" and page.locator(".timeline-form").is_hidden():
        page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("When was your interview?", exact=True).fill(interview)
    page.get_by_label("When will they decide?", exact=True).fill(decision)
    page.locator(".timeline-form").get_by_role("button", name="Show my plan").click()


def keep(page: Page, text: str) -> None:
    """Puts a text where the page keeps its interviews."""
    page.evaluate("text => localStorage.setItem('follow-up-timeline', text)", text)
