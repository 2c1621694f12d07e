"""The calculator's reducer, without a page: what happened in, the next state out."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.timeline.cases import CASES

TODAY = "2026-11-23"
# One interview and what happens to it: each state that follows, its days in ISO. What was is frozen: it may not be changed.
RUN = """async ([packed, today, kept, happenings]) => {
  const { after, opened } = await import('/page/state.js');
  const { nothing } = await import('/kept/storage.js');
  const { reader } = await import('/page/reader.js');
  const { calendarOf, isoDay, parseDay } = await import('/plan/schedule.js');
  const iso = (day) => (day === null ? null : isoDay(day));
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    }
    return value;
  };
  let holidays = packed; // none while they are still to come
  const world = {
    reader,
    today: parseDay(today),
    language: 'en',
    calendarOf: (region) => calendarOf(region === 'none' ? undefined : holidays),
  };
  const days = (found) => ({ ...found, interview: parseDay(found.interview ?? ''), day: parseDay(found.day ?? '') });
  const shown = ({ kept, typed, read, news, ...rest }) => ({
    ...rest,
    typed,
    interview: iso(kept.interview),
    day: iso(kept.day),
    said: kept.said,
    done: kept.done,
    course: kept.course.kind,
    revision: kept.revision,
    company: kept.words.company,
    exported: kept.exported.length,
    faults: [read.interview.fault, read.decision.fault],
    news: news && news.which,
  });
  let state = freeze(opened({ ...nothing('none'), ...days(kept) }, 'Robin', world));
  return [shown(state), ...happenings.map((happening) => {
    if (happening.type === 'changed') happening.kept = { ...state.kept, ...days(happening.kept) };
    if (happening.type === 'worded') happening.words = { ...state.kept.words, ...happening.words };
    if ('holidays' in happening) holidays = happening.holidays ? packed : undefined;
    state = freeze(after(state, freeze(happening), world));
    return shown(state);
  })];
}"""
ASKED, EDITED, UNDONE, CAME = ({"type": type} for type in ("asked", "edited", "undone", "came"))
KEPT = {"interview": "2026-11-20", "day": "2026-12-04", "said": "two weeks"}


def typed(text: str, field: str = "interview") -> dict[str, Any]:
    return {"type": "typed", "field": field, "text": text}


def left(field: str) -> dict[str, Any]:
    return {"type": "left", "field": field}


def ticked(id: str) -> dict[str, Any]:
    return {"type": "ticked", "id": id, "title": id}


@pytest.fixture
def run(beside: Page) -> Any:
    """run(happening, ..., kept={...}): the state at first, and after each thing that happened."""

    def go(*happenings: dict[str, Any], kept: dict[str, Any] | None = None) -> list[Any]:
        states: list[Any] = beside.evaluate(RUN, [CASES["calendars"]["US"], TODAY, kept or {}, list(happenings)])
        return states

    return go


def test_from_the_question_to_the_answer(run: Any) -> None:
    """A fault is told once the field is left or the plan is asked for; there is an answer once there is a day."""
    first, half, gone, mended, again, empty, asked, whole, answered = run(
        typed("20 N"), left("interview"), typed("20 Nov"), typed("20 N"), typed(""), ASKED, typed("20 Nov"), ASKED
    )
    assert (first["answered"], first["faults"]) == (False, ["empty", "empty"])
    assert first["told"] == {"interview": False, "decision": False}
    assert (half["interview"], half["told"]["interview"]) == (None, False)
    assert gone["told"]["interview"]
    assert (mended["interview"], mended["told"]["interview"], mended["answered"]) == ("2026-11-20", False, False)
    assert (again["interview"], again["told"]["interview"]) == (None, False)
    assert (empty["told"]["interview"], asked["told"]["interview"], asked["answered"]) == (False, True, False)
    assert (whole["told"]["interview"], whole["answered"]) == (False, False)
    assert (answered["answered"], answered["editing"], answered["revision"]) == (True, False, 0)


def test_what_they_said(run: Any) -> None:
    """It counts from the interview, whichever is typed first, and an empty field is no fault."""
    _, alone, both, soon, gone, asked, empty = run(
        typed("two weeks", "decision"), typed("20 Nov"), typed("soon", "decision"), left("decision"), ASKED, typed("", "decision"),
    )  # fmt: skip
    assert (alone["said"], alone["day"], alone["faults"][1]) == ("two weeks", None, "empty")
    assert (both["day"], both["faults"][1]) == ("2026-12-04", None)
    assert (soon["day"], soon["said"], soon["faults"][1], soon["told"]["decision"]) == (None, "soon", "unclear", False)
    assert gone["told"]["decision"]
    assert (asked["answered"], asked["day"], asked["said"]) == (True, None, "soon")
    assert (empty["faults"][1], empty["told"]["decision"], empty["said"]) == ("empty", False, "")


def test_the_form_above_the_plan(run: Any) -> None:
    """While a day is typed anew the plan of the last one stays; the plan's edition grows when its dates do."""
    first, open_, half, asked, other, same, closed = run(
        EDITED, typed("whenever"), ASKED, typed("18 Nov"), typed("18 November 2026"), ASKED, kept=KEPT
    )
    assert (first["answered"], first["typed"]) == (True, {"interview": "20 Nov 2026", "decision": "two weeks"})
    assert (open_["editing"], open_["answered"]) == (True, True)
    assert (half["interview"], half["day"], half["answered"], half["told"]["interview"]) == (
        "2026-11-20", "2026-12-04", True, False,
    )  # fmt: skip
    assert (asked["editing"], asked["answered"], asked["told"]["interview"], asked["interview"]) == (
        True, True, True, "2026-11-20",
    )  # fmt: skip
    assert (other["interview"], other["day"], other["revision"]) == ("2026-11-18", "2026-12-02", 1)
    assert (same["revision"], closed["editing"]) == (1, False)
    assert run(EDITED, EDITED, kept=KEPT)[-1]["editing"] is False


def test_another_day_of_the_interview_is_waiting_again(run: Any) -> None:
    """After an offer or a no the days count anew once the interview was on another day, and only then."""
    told = {**KEPT, "course": {"kind": "no", "day": 20780}}
    _, same, other = run(typed("20 Nov"), typed("19 Nov"), kept=told)
    assert (same["course"], other["course"]) == ("no", "waiting")


def test_done_and_back(run: Any) -> None:
    """A step is ticked and taken back; an undo leaves alone what was typed in between."""
    first, done, worded, undone, again, untick = run(
        ticked("notes"),
        {"type": "worded", "words": {"company": "Acme"}, "you": "Robin Lee"},
        UNDONE,
        ticked("notes"),
        ticked("notes"),
        kept=KEPT,
    )
    assert (done["done"], done["news"]) == (["notes"], "done")
    assert (worded["company"], worded["news"]) == ("Acme", "done")
    assert (undone["done"], undone["news"], undone["company"], undone["you"]) == ([], None, "Acme", "Robin Lee")
    assert (again["done"], untick["done"], untick["news"]) == (["notes"], [], "undone")
    assert run(UNDONE, kept=KEPT)[-1] == first


def test_changed_and_back(run: Any) -> None:
    """A change can be taken back: calendars hear of both, and what they hold is not forgotten."""
    moved = {
        "type": "changed",
        "which": "moved",
        "values": {},
        "kept": {**KEPT, "day": "2026-12-08", "said": "", "revision": 1},
    }
    exported = {"type": "exported", "exported": [{"id": "notes", "title": "Notes", "day": 20780}], "revision": 4}
    first, changed, saved, undone = run(moved, exported, UNDONE, kept=KEPT)
    assert (changed["day"], changed["news"], changed["typed"]["decision"]) == ("2026-12-08", "moved", "8 Dec 2026")
    assert (saved["exported"], saved["revision"], saved["news"]) == (1, 4, "moved")
    assert (undone["day"], undone["typed"], undone["news"]) == ("2026-12-04", first["typed"], None)
    assert (undone["exported"], undone["revision"]) == (1, 5)
    # Who types another day has gone on: there is nothing left to take back.
    *_, typed_on, same = run(moved, typed("18 Nov"), UNDONE, kept=KEPT)
    assert typed_on["news"] is None
    assert same == typed_on


def test_another_region(run: Any) -> None:
    """What they said is understood anew with the employer's holidays, now or when they have come."""
    said = {"interview": "2026-12-18", "day": "2026-12-25", "said": "five business days"}
    region = {"type": "region", "region": "US", "holidays": False}
    first, chosen, came = run(region, {**CAME, "holidays": True}, kept=said)
    assert (first["day"], chosen["day"], chosen["revision"]) == ("2026-12-25", "2026-12-25", 1)
    assert (came["day"], came["revision"], came["said"]) == ("2026-12-28", 2, "five business days")


def test_a_day_that_was_kept_stands(run: Any) -> None:
    """Holidays that come for what was kept or linked move no day, whatever the words would mean now."""
    said = {"interview": "2026-12-18", "day": "2026-12-25", "said": "five business days", "region": "US"}
    first, before, after = run({**CAME, "holidays": False}, {**CAME, "holidays": True}, kept=said)
    assert first == before == after
    assert (first["day"], first["typed"]["decision"], first["faults"]) == (
        "2026-12-25",
        "five business days",
        [None, None],
    )
    soon = run(kept={"interview": "2026-12-18", "said": "soon"})[0]
    assert (soon["faults"], soon["told"]) == ([None, "unclear"], {"interview": False, "decision": True})


def test_unfolded_and_chosen(run: Any) -> None:
    """Steps fold and unfold one by one; a link that was asked about is kept once it is chosen."""
    notes, last = ({"type": "unfolded", "id": id, "title": id} for id in ("notes", "last_note"))
    states = run(notes, last, notes, {"type": "chosen"}, kept=KEPT)
    assert [state["open"] for state in states] == [[], ["notes"], ["notes", "last_note"], ["last_note"], ["last_note"]]
    assert states[-1]["asking"] is False
