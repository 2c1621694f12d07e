"""The arithmetic of the plan, against days that were worked by hand."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.schedule import MESSAGE_GAP, NO_REGION, Calendar
from tests.timeline.cases import CALENDARS, CASES, MARKED, STEPS, day, decision_in, make_step
from tests.timeline.reference import DECISION_LIMITS, DecisionIn, InputError, marks, plan

MONDAY = date(2026, 3, 2)


def days(made: Any) -> dict[str, str]:
    return {each.step.id: each.day.isoformat() for each in made.steps}


@pytest.mark.parametrize("case", CASES["plans"], ids=lambda case: case["why"])
def test_worked_plans(case: dict[str, Any]) -> None:
    """Each day of the worked table comes out, with what was moved, left out, and possible instead."""
    interview = date.fromisoformat(case["interview"])
    made = plan(STEPS, interview, day(case.get("decision")), decision_in(case), CALENDARS[case["calendar"]])
    assert days(made) == case["days"]
    assert made.promised == day(case["promised"])
    assert made.said == day(case.get("said", case.get("decision")))
    assert {each.step.id: each.moved_from.isoformat() for each in made.steps if each.moved_from} == case.get(
        "moved_from", {}
    )
    assert {each.step.id: each.alternative.isoformat() for each in made.steps if each.alternative} == case.get(
        "alternative", {}
    )
    assert {each.step.id: each.day.isoformat() for each in made.left_out} == case.get("left_out", {})
    assert made.beyond_holidays == case.get("beyond", False)


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["why"])
def test_refused(case: dict[str, Any]) -> None:
    """What no plan can be made of is refused, and the field is named."""
    with pytest.raises(InputError) as caught:
        plan(STEPS, date.fromisoformat(case["interview"]), day(case.get("decision")), decision_in(case))
    assert caught.value.field == "decision"


@pytest.mark.parametrize(("unit", "most"), DECISION_LIMITS.items())
def test_the_most_that_is_allowed(unit: Any, most: int) -> None:
    """The limits themselves are allowed."""
    assert plan(STEPS, MONDAY, decision_in=DecisionIn(most, unit)).said is not None


def test_a_slip_in_the_year() -> None:
    """An interview in the year 226 is a slip of the finger."""
    with pytest.raises(InputError) as caught:
        plan(STEPS, date(226, 3, 2))
    assert caught.value.field == "interview"


@pytest.mark.parametrize("case", CASES["marks"], ids=lambda case: case["why"])
def test_marks(case: dict[str, Any]) -> None:
    """Late, passed, done and next are the worked ones."""
    case = {**MARKED, **case}
    calendar = CALENDARS[case["calendar"]]
    made = plan(STEPS, date.fromisoformat(case["interview"]), day(case["decision"]), calendar=calendar)
    found = marks(made, case["done"], date.fromisoformat(case["today"]), calendar)
    by_id = {each.step.id: mark for each, mark in zip(made.steps, found, strict=True)}
    assert {name: mark.state for name, mark in by_id.items() if mark.state != "open"} == case["states"]
    assert [name for name, mark in by_id.items() if mark.next] == ([case["next"]] if case["next"] else [])
    assert {name: mark.late_until.isoformat() for name, mark in by_id.items() if mark.late_until} == case.get(
        "late_until", {}
    )


def test_no_window_to_be_late_in() -> None:
    """Where the next message is only two business days away, a message that was missed is passed at once."""
    made = plan(STEPS, MONDAY, MONDAY)
    found = marks(made, [], date(2026, 3, 4))
    assert [mark.state for mark in found] == ["passed", "passed", "passed", "open", "open"]


def test_steps_on_one_day_keep_the_order_of_the_file() -> None:
    """The promise of the interview's own day stands after the notes."""
    made = plan(STEPS, MONDAY, MONDAY)
    assert [each.step.id for each in made.steps] == ["notes", "decision_day", "thank_you", "check_in", "last_note"]


def test_the_walk_follows_the_file_not_the_dates() -> None:
    """A message that stands later in the file gives way, even where its own day would come first."""
    first = make_step(id="first", to="panel", **both(10, "days"))
    second = make_step(id="second", to="recruiter", **both(1, "days"))
    made = plan((first, second), MONDAY)
    assert days(made) == {"first": "2026-03-12", "second": "2026-03-16"}
    assert [each.moved_from for each in made.steps] == [None, date(2026, 3, 3)]


def test_what_is_left_out_makes_no_distance() -> None:
    """The distance is to the last message that was kept: one that was left out pushes nothing away."""
    first = make_step(id="first", to="panel", **both(1, "days"))
    dropped = make_step(id="dropped", to="recruiter", if_too_close="drop", **both(2, "days"))
    third = make_step(id="third", to="recruiter", **both(3, "days"))
    made = plan((first, dropped, third), MONDAY)
    assert days(made) == {"first": "2026-03-03", "third": "2026-03-05"}
    assert [(each.step.id, each.after.step.id) for each in made.left_out] == [("dropped", "first")]


def test_steps_to_oneself_need_no_distance() -> None:
    """Only messages keep their distance."""
    note = make_step(id="note", to="self", **both(1, "days"))
    first = make_step(id="first", to="panel", **both(1, "days"))
    assert days(plan((note, first), MONDAY)) == {"note": "2026-03-03", "first": "2026-03-03"}


def test_no_alternative_that_comes_too_close() -> None:
    """ "Or on Monday" is not said where Monday would be too close to the next message."""
    made = plan(STEPS, date(2026, 3, 6), date(2026, 3, 13))
    assert [each.alternative for each in made.steps] == [None] * 6


def both(offset: int, unit: str) -> dict[str, Any]:
    rule = {"anchor": "interview", "offset": offset, "unit": unit}
    return {"with_decision": rule, "without_decision": rule}


calendars = st.sampled_from(list(CALENDARS.values()))
interviews = st.dates(date(2025, 1, 1), date(2029, 12, 31))


@given(calendars, interviews, st.none() | st.integers(0, 120))
def test_messages_are_never_too_close(calendar: Calendar, interview: date, away: int | None) -> None:
    """Whatever the dates: two messages of a plan are two business days apart, also on the day said instead."""
    decision = None if away is None else interview + timedelta(days=away)
    made = plan(STEPS, interview, decision, calendar=calendar)
    messages = [each for each in made.steps if each.step.is_message]
    for one, other in pairwise(messages):
        assert calendar.shift(one.alternative or one.day, MESSAGE_GAP) <= other.day


@given(calendars, interviews, st.integers(-60, 60))
def test_business_days_there_and_back(calendar: Calendar, start: date, count: int) -> None:
    """From a business day, n business days forth and n back is the day itself."""
    origin = calendar.roll(start)
    assert calendar.shift(calendar.shift(origin, count), -count) == origin
    assert calendar.is_business(calendar.shift(start, count)) or count == 0


@given(interviews, st.integers(0, 120), st.integers(-5, 150), st.sets(st.sampled_from([step.id for step in STEPS])))
def test_one_step_is_next_at_most(interview: date, away: int, later: int, done: set[str]) -> None:
    """There is one next step, the first that is neither done nor passed."""
    made = plan(STEPS, interview, interview + timedelta(days=away))
    found = marks(made, done, interview + timedelta(days=later), NO_REGION)
    expected = next((index for index, mark in enumerate(found) if mark.state in ("open", "late")), None)
    assert [index for index, mark in enumerate(found) if mark.next] == ([] if expected is None else [expected])


messages = st.builds(
    lambda to, offset, late, close: {"to": to, "late": late, "if_too_close": close, **both(offset, "business_days")},
    st.sampled_from(("panel", "recruiter")),
    st.integers(-3, 15),
    st.none() | st.integers(1, 12),
    st.sampled_from(("drop", "move")),
)
notes = st.builds(lambda offset: {"to": "self", **both(offset, "days")}, st.integers(-3, 20))


@given(
    st.lists(messages | notes, min_size=1, max_size=6),
    calendars,
    interviews,
    st.integers(-5, 60),
    st.sets(st.integers(0, 5)),
)
def test_no_day_behind_is_next(
    rules: list[dict[str, Any]], calendar: Calendar, interview: date, later: int, done: set[int]
) -> None:
    """What is next and lies behind is a message that may still be sent today, and within the days that its rule gives it."""
    steps = [make_step(id=f"step_{index}", **rule) for index, rule in enumerate(rules)]
    made, today = plan(steps, interview, calendar=calendar), interview + timedelta(days=later)
    found = marks(made, {f"step_{index}" for index in done}, today, calendar)
    for each, mark in zip(made.steps, found, strict=True):
        if mark.next and each.day < today:
            assert each.step.is_message
            assert mark.state == "late"
            assert mark.late_until is not None
            assert today <= mark.late_until <= calendar.shift(each.day, each.step.late or 400)


@given(calendars, interviews, st.none() | st.integers(0, 120), st.sets(st.sampled_from([step.id for step in STEPS])))
def test_thanks_have_five_business_days(calendar: Calendar, interview: date, away: int | None, done: set[str]) -> None:
    """However far away the next message is, thanks are late for five business days at most."""
    decision = None if away is None else interview + timedelta(days=away)
    made = plan(STEPS, interview, decision, calendar=calendar)
    sixth = calendar.shift(interview + timedelta(days=1), 5) + timedelta(days=1)
    found = marks(made, done, sixth, calendar)
    (thanks,) = (mark for each, mark in zip(made.steps, found, strict=True) if each.step.id == "thank_you")
    assert thanks.state == ("done" if "thank_you" in done else "passed")
