"""Calendar files and links of the page: what two other programs read in them, and what a later file changes."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calendars import ICAL_JS, read, with_ical
from tests.timeline.calculator import DATES, STEPS, fill_dates, row, visit


@pytest.fixture
def reader(beside: Page, root: Path) -> Page:
    """A page beside the scripts, where ical.js can be imported too."""
    return with_ical(beside, root)


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at(fragment): the calculator's page at noon on Monday, 23 November 2026, in Toronto."""
    return lambda fragment="": visit(new_page(timezone_id="America/Toronto"), f"{site_url}/timeline/{fragment}")


def saved(page: Page, button: Locator) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


def added(page: Page) -> list[dict[str, Any]]:
    """What the plan's file holds, by date."""
    _, text = saved(page, page.get_by_role("button", name="Add the plan to my calendar"))
    return sorted(read(text), key=lambda event: event["start"])


def days(events: list[dict[str, Any]]) -> list[str]:
    return [f"{event['start']} {event['summary']}" for event in events]


def unfold(page: Page, title: str) -> Locator:
    step = row(page, title)
    step.locator(".timeline-row").click()
    return step


def told(page: Page) -> Locator:
    return page.locator(".timeline-save [role=status]")


def test_the_plan_as_a_file(at: Callable[..., Page], reader: Page) -> None:
    """The plan is one file: each step to come on its day, with the drafts of each person and an alarm that is still to
    come. Adding it again doubles nothing; changed dates move the entries, under the same names, as a later edition.
    Another interview on the same days has entries of its own.
    """
    page = at()
    fill_dates(page, interview="23 Nov")
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_role("button", name="Add someone who was in the room").click()
    page.get_by_role("group", name="Person 1").get_by_label("Name", exact=True).fill("Zoë; née O’Hara, 李")
    name, text = saved(page, page.get_by_role("button", name="Add the plan to my calendar"))
    assert name == "follow-up-plan.ics"
    expect(told(page)).to_contain_text("Each step still ahead")
    first = read(text)
    assert reader.evaluate(ICAL_JS, text) == first
    assert [event["start"] for event in first] == [
        "2026-11-23",
        "2026-11-24",
        *(line.split()[0] for line in STEPS[2:]),
    ]
    assert "To Zoë; née O’Hara, 李\n\n" in first[1]["description"]
    assert "I want this job" in first[2]["description"]
    # At noon today's nine in the morning is past.
    assert [event["alarms"] for event in first] == [
        [],
        *([["DISPLAY", "PT9H", event["summary"]]] for event in first[1:]),
    ]
    page.reload()
    again = added(page)
    assert [event["sequence"] for event in again] == [event["sequence"] for event in first]
    fill_dates(page, "23 Nov", "11 Dec")
    later = added(page)
    imported = {event["uid"]: event for event in first + again + later}
    assert len(imported) == len(first) == 6
    assert all(new["sequence"] > old["sequence"] for new, old in zip(later, again, strict=True))
    assert [event["start"] for event in imported.values()][3] == "2026-12-11"
    page.locator(".timeline-interviews summary").click()
    page.get_by_role("button", name="Add another interview").click()
    fill_dates(page, "23 Nov", "11 Dec")
    assert imported.keys().isdisjoint(event["uid"] for event in added(page))


def test_what_has_left_the_plan(at: Callable[..., Page]) -> None:
    """What is past, done or closed is in no file. What an earlier file held and the plan no longer does is cancelled
    there, and the page names it; when the plan comes back, so do its entries.
    """
    page = at(DATES)
    assert days(added(page)) == STEPS[2:]
    unfold(page, "Follow up").get_by_role("button", name="Done: Follow up").click()
    before = added(page)
    assert days(before) == STEPS[3:]
    page.locator(".timeline-changes summary").click()
    page.get_by_role("button", name="They said no").click()
    page.get_by_role("button", name="Change the plan").click()
    note, *gone = added(page)
    assert (note["start"], note["status"], len(note["alarms"])) == ("2026-11-24", "", 1)
    assert days([event for event in gone if event["summary"] != "Follow up"]) == STEPS[3:]
    assert all((event["status"], event["alarms"]) == ("CANCELLED", []) for event in gone)
    sequences = {event["uid"]: event["sequence"] for event in before}
    assert all(event["sequence"] > sequences.get(event["uid"], 0) for event in gone)
    expect(told(page)).to_contain_text("“The day they promised, 4 December”")
    expect(told(page)).to_contain_text("Delete it by hand if it stays.")
    page.locator(".timeline-changes summary").click()
    page.get_by_role("button", name="None of that: I’m still waiting").click()
    back = {event["uid"]: event for event in added(page)}
    for event in gone:
        if event["summary"] != "Follow up":
            assert back[event["uid"]]["status"] == ""
            assert back[event["uid"]]["sequence"] > event["sequence"]
    assert back[note["uid"]]["status"] == "CANCELLED"
    for title in (
        "The day they promised",
        "If you have heard nothing, check in",
        "Still nothing: a last, friendly note",
    ):
        if row(page, title).locator(".timeline-row").get_attribute("aria-expanded") == "false":
            unfold(page, title)
        page.get_by_role("button", name=f"Done: {title}", exact=True).click()
    page.get_by_role("button", name="Add the plan to my calendar").click()
    expect(told(page)).to_contain_text("Nothing is ahead, so there’s nothing to add.")


def test_one_step(at: Callable[..., Page]) -> None:
    """A step by itself is the same entry as in the plan. Google's and Microsoft's calendars get its day, its title and
    the advice, and no draft. What is past has neither.
    """
    page = at(DATES)
    (planned, *_) = added(page)
    follow_up = unfold(page, "Follow up")
    follow_up.get_by_text("Why, and a reminder").click()
    name, text = saved(page, follow_up.get_by_role("button", name="Calendar file"))
    assert name == "follow-up.ics"
    assert [{**event, "stamp": ""} for event in read(text)] == [{**planned, "stamp": ""}]
    asked = {}
    for name in ("Google Calendar", "Outlook.com"):
        link = follow_up.get_by_role("link", name=name)
        expect(link).to_have_attribute("rel", "noreferrer noopener")
        expect(link).to_have_attribute("target", "_blank")
        parts = urlsplit(link.get_attribute("href") or "")
        assert parts.scheme == "https"
        assert "+" not in parts.query
        asked[parts.hostname] = {key: value for key, [value] in parse_qs(parts.query).items()}
    google, outlook = asked["calendar.google.com"], asked["outlook.live.com"]
    day = date(2026, 12, 1)
    assert google["dates"] == f"{day:%Y%m%d}/{day + timedelta(days=1):%Y%m%d}"
    assert (outlook["startdt"], outlook["enddt"], outlook["allday"]) == ("2026-12-01", "2026-12-02", "true")
    assert google["text"] == outlook["subject"] == "Follow up"
    assert google["details"] == outlook["body"]
    assert google["details"].startswith("Write, or call if")
    assert "Hello" not in google["details"]
    past = unfold(page, "Write down what you talked about")
    past.get_by_text("Why, and a reminder").click()
    expect(past.get_by_role("link", name="Google Calendar")).to_be_hidden()
