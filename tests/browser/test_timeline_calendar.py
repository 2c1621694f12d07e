"""Calendar files and links: what two other programs read in them, and what a second import changes."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from tests.fuzzing import examples
from tests.timeline.calculator import DATES, STEPS, fill_dates, step, visit

DAY = 20777  # 2026-11-20, in days since 1970
FILE = """async ([entries, edition]) => (await import('/later/ics.js')).calendarFile(entries, edition)"""
EDITION = {"plan": "0123456789abcdef", "revision": 3, "host": "callback.example", "stamp": 1795449600000}
# What ical.js makes of a file, as `read` below.
ICAL_JS = """async (text) => {
  const { default: ICAL } = await import('/ical.js');
  const file = new ICAL.Component(ICAL.parse(text));
  return file.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const [alarm] = component.getAllSubcomponents('valarm');
    return {
      uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description,
      start: event.startDate.toString(), end: event.endDate.toString(), allDay: event.startDate.isDate,
      transparent: component.getFirstPropertyValue('transp'), stamp: component.getFirstPropertyValue('dtstamp').toString(),
      alarm: [alarm.getFirstPropertyValue('action'), alarm.getFirstPropertyValue('trigger').toString(),
        alarm.getFirstPropertyValue('description')],
    };
  });
}"""


@pytest.fixture
def reader(beside: Page, root: Path) -> Page:
    """A page beside the scripts, where ical.js can be imported too."""
    path = root / "node_modules" / "ical.js" / "dist" / "ical.js"
    beside.route("**/ical.js", lambda route: route.fulfill(path=path, content_type="text/javascript"))
    return beside


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at(fragment): the timeline's page on Monday, 23 November 2026, in Toronto."""
    return lambda fragment="": visit(new_page(timezone_id="America/Toronto"), f"{site_url}/timeline/{fragment}")


def entry(title: str = "Say thank you", text: str = "Hello", id: str = "thank_you", day: int = DAY) -> dict[str, Any]:
    return {"id": id, "day": day, "title": title, "advice": "", "text": text}


def read(text: str) -> list[dict[str, Any]]:
    """The events of a file, as icalendar understands them."""
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    assert (found["VERSION"], "METHOD" in found, bool(found["PRODID"])) == ("2.0", False, True)
    events = []
    for event in found.walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        events.append(
            {
                "uid": str(event["UID"]),
                "sequence": event["SEQUENCE"],
                "summary": str(event["SUMMARY"]),
                "description": str(event["DESCRIPTION"]),
                "start": start.isoformat(),
                "end": end.isoformat(),
                "allDay": type(start) is date,
                "transparent": event["TRANSP"],
                "stamp": event.decoded("DTSTAMP").strftime("%Y-%m-%dT%H:%M:%SZ"),
                "alarm": [alarm["ACTION"], alarm["TRIGGER"].to_ical().decode(), str(alarm["DESCRIPTION"])],
            }
        )
    return events


def saved(page: Page, button: Locator) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


def test_what_stands_in_a_file(reader: Page) -> None:
    """One step is one whole day that keeps nobody busy, with its draft and an alarm at nine."""
    text = reader.evaluate(FILE, [[entry("Say thank you to Sam", "Hello Sam,\n\nthank you.")], EDITION])
    expected = {
        "uid": "0123456789abcdef-thank_you@callback.example",
        "sequence": 3,
        "summary": "Say thank you to Sam",
        "description": "Hello Sam,\n\nthank you.",
        "start": "2026-11-20",
        "end": "2026-11-21",
        "allDay": True,
        "transparent": "TRANSPARENT",
        "stamp": "2026-11-23T16:00:00Z",
        "alarm": ["DISPLAY", "PT9H", "Say thank you to Sam"],
    }
    assert read(text) == [expected]
    assert reader.evaluate(ICAL_JS, text) == [expected]


HOSTILE = [
    ",;\\",
    "\\n",
    "\\\\N\\;",
    "\r\nBEGIN:VALARM",
    "END:VEVENT\n",
    "\u202egnirts\u202c",
    "👩‍👩‍👧",
    "é" * 80,
    " ",
    "\t",
    '":',
    "\x00\x0b",
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=8)


def plain(text: str) -> str:
    """What a calendar file can carry of a text: one kind of line end, and no control characters."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", text))


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.hypothesis
def test_any_text_comes_back(reader: Page) -> None:
    """Whatever somebody types: no line is too long, none is torn within a character, and it reads as it was typed."""

    @examples(4)
    @example([",;\\\n😀é" * 1500])
    @given(st.lists(texts.map("".join), min_size=60, max_size=60))
    def compare(cases: list[str]) -> None:
        text = reader.evaluate(FILE, [[entry(case, f"{case}\n{case}") for case in cases], EDITION])
        lines = text.encode().split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        for line in lines:
            line.decode()
        assert [line for line in unfolded(text) if line.startswith("BEGIN:VEVENT")] == ["BEGIN:VEVENT"] * len(cases)
        by_ical_js = reader.evaluate(ICAL_JS, text)
        for case, one, other in zip(cases, read(text), by_ical_js, strict=True):
            assert one["summary"] == other["summary"] == plain(case)
            assert one["description"] == other["description"] == plain(f"{case}\n{case}")

    compare()


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
