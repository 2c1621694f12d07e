"""Calendar files: what two other programs read in them, what they cancel, and what of a plan goes into one."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.calendars import ICAL_JS, read, with_ical
from tests.fuzzing import examples

DAY = 20777  # 2026-11-20, in days since 1970
FILE = """async ([entries, edition, cancelled = []]) =>
  (await import('/later/ics.js')).calendarFile(entries, cancelled, edition)"""
EXPORT = """async ([kept, entries, today, only]) =>
  (await import('/later/exported.js')).exportOf({ exported: [], revision: 3, ...kept }, entries, today, only ?? undefined)"""
EDITION = {"plan": "0123456789abcdef", "revision": 3, "host": "callback.example", "stamp": 1795449600000}


@pytest.fixture
def reader(beside: Page, root: Path) -> Page:
    """A page beside the scripts, where ical.js can be imported too."""
    return with_ical(beside, root)


def entry(title: str = "Say thank you", text: str = "Hello", id: str = "thank_you", day: int = DAY) -> dict[str, Any]:
    return {"id": id, "day": day, "title": title, "advice": "", "text": text}


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
        "status": "",
        "alarms": [["DISPLAY", "PT9H", "Say thank you to Sam"]],
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


def test_what_is_cancelled(reader: Page) -> None:
    """What an earlier file held and the plan no longer does keeps its name and its day, and rings no more."""
    gone = {"id": "check_in", "title": "Check in; or not", "day": DAY + 18}
    text = reader.evaluate(FILE, [[entry()], EDITION, [gone]])
    events = read(text)
    assert reader.evaluate(ICAL_JS, text) == events
    assert [event["status"] for event in events] == ["", "CANCELLED"]
    assert events[1] == {
        **events[0],
        "uid": "0123456789abcdef-check_in@callback.example",
        "summary": "Check in; or not",
        "description": "",
        "start": "2026-12-08",
        "end": "2026-12-09",
        "status": "CANCELLED",
        "alarms": [],
    }


def stands(id: str, day: int, state: str = "open") -> dict[str, Any]:
    """A step of the plan that is shown."""
    return {**entry(id, id=id, day=day), "state": state}


def held(*entries: tuple[str, int]) -> list[dict[str, Any]]:
    """What calendars hold."""
    return [{"id": id, "title": id, "day": day} for id, day in entries]


def exported(page: Page, before: list[dict[str, Any]], plan: list[dict[str, Any]], only: str | None = None) -> Any:
    """What a file of the plan holds on DAY, by ids, and what is kept of it."""
    made = page.evaluate(EXPORT, [{"exported": before}, plan, DAY, only])
    ids = {name: [each["id"] for each in made[name]] for name in ("entries", "cancelled")}
    return ids["entries"], ids["cancelled"], made["exported"], made["revision"]


def test_what_is_still_to_come(reader: Page) -> None:
    """A file holds what is to come, today included: nothing done, closed, passed, or late with its alarm behind it."""
    plan = [
        stands("passed", DAY - 3, "passed"),
        stands("late", DAY - 1, "late"),
        stands("closed", DAY + 1, "closed"),
        stands("done", DAY + 2, "done"),
        stands("today", DAY),
        stands("ahead", DAY + 9),
    ]
    assert exported(reader, [], plan) == (["today", "ahead"], [], held(("today", DAY), ("ahead", DAY + 9)), 3)
    again = exported(reader, held(("today", DAY), ("ahead", DAY + 9)), plan)
    assert again == (["today", "ahead"], [], held(("today", DAY), ("ahead", DAY + 9)), 3)


def test_what_left_the_plan_is_cancelled(reader: Page) -> None:
    """What a file held and the plan does not, as after an offer, is cancelled with its day, in a later revision."""
    before = held(("thank_you", DAY - 3), ("follow_up", DAY + 8), ("check_in", DAY + 15))
    plan = [stands("thank_you", DAY - 3, "done"), stands("answer", DAY + 5), stands("check_in", DAY + 15)]
    entries, cancelled, kept, revision = exported(reader, before, plan)
    assert (entries, cancelled, revision) == (["answer", "check_in"], ["follow_up"], 4)
    assert {one["id"]: one["day"] for one in kept} == {
        "thank_you": DAY - 3,
        "follow_up": DAY + 8,
        "answer": DAY + 5,
        "check_in": DAY + 15,
    }


def test_what_moved_is_a_later_revision(reader: Page) -> None:
    """A step on another day, or of another title, is written again: once, and in a later revision."""
    _, cancelled, kept, revision = exported(reader, held(("check_in", DAY + 1)), [stands("check_in", DAY + 4)])
    assert (cancelled, kept, revision) == ([], held(("check_in", DAY + 4)), 4)


def test_a_day_that_nothing_calls_for(reader: Page) -> None:
    """A step that has gone by, or is done, on another day than calendars hold, does not ring there; else it stays."""
    before = held(("passed", DAY + 2), ("done", DAY + 3), ("early", DAY + 4), ("behind", DAY - 1))
    plan = [
        stands("passed", DAY - 2, "passed"),
        stands("done", DAY + 1, "done"),
        stands("early", DAY + 4, "done"),
        stands("behind", DAY - 4, "passed"),
    ]
    assert exported(reader, before, plan)[:2] == ([], ["passed", "done"])


def test_the_file_of_one_step(reader: Page) -> None:
    """It holds that step and what has to go; the others stay as calendars have them, and are no news."""
    before = held(("check_in", DAY + 1), ("follow_up", DAY + 8))
    plan = [stands("check_in", DAY + 4), stands("last_note", DAY + 9)]
    entries, cancelled, kept, revision = exported(reader, before, plan, "last_note")
    assert (entries, cancelled, revision) == (["last_note"], ["follow_up"], 4)
    assert kept == held(("check_in", DAY + 1), ("follow_up", DAY + 8), ("last_note", DAY + 9))


def test_the_record_of_calendars_is_bounded(reader: Page) -> None:
    """However many files were made, the latest entries are kept, and titles as long as a field's."""
    before = held(*((f"step_{number}", DAY) for number in range(50)))
    plan = [{**stands("new", DAY), "title": "x" * 500}]
    kept = exported(reader, before, plan)[2]
    assert [one["id"] for one in kept] == [f"step_{number}" for number in range(1, 50)] + ["new"]
    assert kept[-1]["title"] == "x" * 120
