"""Calendar files and links of the page: what two other programs read in them, and what a second import changes."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calendars import ICAL_JS, read, with_ical
from tests.timeline.calculator import DATES, STEPS, fill_dates, step, visit


@pytest.fixture
def reader(beside: Page, root: Path) -> Page:
    """A page beside the scripts, where ical.js can be imported too."""
    return with_ical(beside, root)


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at(fragment): the timeline's page on Monday, 23 November 2026, in Toronto."""
    return lambda fragment="": visit(new_page(timezone_id="America/Toronto"), f"{site_url}/timeline/{fragment}")


def saved(page: Page, button: Locator) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


def test_the_plan_as_a_file(at: Callable[..., Page], reader: Page) -> None:
    """The whole plan is one file: each step on its day, with the drafts of each person."""
    page = at(DATES)
    page.get_by_text("Put names into the drafts").click()
    page.get_by_role("button", name="Add somebody").click()
    page.get_by_role("group", name="Person").get_by_label("Name").fill("Zoë; née O’Hara, 李")
    name, text = saved(page, page.get_by_role("button", name="Add the plan to my calendar"))
    assert name == "follow-up-plan.ics"
    events = read(text)
    assert reader.evaluate(ICAL_JS, text) == events
    assert [event["start"] for event in events] == [line.split()[0] for line in STEPS]
    assert events[1]["summary"] == "Say thank you to Zoë;"
    assert "To Zoë; née O’Hara, 李\n\nThank you for your time on Friday\n\nHello Zoë;,\n\n" in events[1]["description"]
    assert "Hello there,\n\nyou said the panel would decide by Friday, 4 December" in events[2]["description"]
    assert "“Hello, we met on 20 November" in events[2]["description"]


def test_a_second_import_doubles_nothing(at: Callable[..., Page]) -> None:
    """The same plan gives the same entries; changed dates move them, under the same names, as a later edition."""
    page = at()
    fill_dates(page)
    button = page.get_by_role("button", name="Add the plan to my calendar")
    first = read(saved(page, button)[1])
    page.reload()
    again = read(saved(page, button)[1])
    fill_dates(page, decision="11 Dec")
    later = read(saved(page, button)[1])
    imported = {event["uid"]: event for event in first + again + later}
    assert len(imported) == len(first) == 6
    assert [event["sequence"] for event in again] == [event["sequence"] for event in first]
    assert all(new["sequence"] > old["sequence"] for new, old in zip(later, again, strict=True))
    assert [event["start"] for event in imported.values()][3] == "2026-12-11"


def test_another_interview_has_entries_of_its_own(at: Callable[..., Page]) -> None:
    """Two interviews on the same days never share an entry."""
    files = []
    for _ in range(2):
        page = at(DATES)
        files.append(read(saved(page, page.get_by_role("button", name="Add the plan to my calendar"))[1]))
    uids = [{event["uid"] for event in events} for events in files]
    assert uids[0].isdisjoint(uids[1])


def test_one_step_as_a_file(at: Callable[..., Page]) -> None:
    """A step by itself is the same entry as in the plan."""
    page = at(DATES)
    plan = read(saved(page, page.get_by_role("button", name="Add the plan to my calendar"))[1])
    follow_up = step(page, "Follow up")
    follow_up.get_by_text("Calendar", exact=True).click()
    name, text = saved(page, follow_up.get_by_role("button", name="Calendar file"))
    assert name == "follow-up.ics"
    assert [{**event, "stamp": ""} for event in read(text)] == [{**plan[2], "stamp": ""}]


def test_links_to_calendars(at: Callable[..., Page]) -> None:
    """Google's and Microsoft's calendars get the day, the title and the advice, and no draft."""
    page = at(DATES)
    follow_up = step(page, "Follow up")
    follow_up.get_by_text("Calendar", exact=True).click()
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
