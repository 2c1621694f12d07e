"""What becomes of a plan after an offer, a no or a call, and when not to write: against days worked by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.timeline.schedule import NO_REGION, Plan
from tests.timeline.cases import CALENDARS, COURSE_STEPS, COURSES, STEPS, day
from tests.timeline.course import ENOUGH_MESSAGES, course_plan, guard
from tests.timeline.reference import InputError, Mark, marks, plan

ROOT = Path(__file__).resolve().parents[2]
INTERVIEW = date(2026, 2, 20)
FRIDAY, PROMISED = date(2026, 3, 6), date(2026, 3, 13)


def states(made: Plan, found: Sequence[Mark]) -> dict[str, str]:
    return {
        each.step.id: mark.state.value for each, mark in zip(made.steps, found, strict=True) if mark.state != "open"
    }


def waiting(case: dict[str, Any]) -> tuple[Plan, tuple[Mark, ...]]:
    made = plan(STEPS, FRIDAY, None if case.get("undated") else PROMISED)
    found = marks(made, case["done"], date.fromisoformat(case["today"]), NO_REGION, day(case.get("answered")))
    return made, found


@pytest.mark.parametrize("case", COURSES["plans"], ids=lambda case: case["why"])
def test_worked_courses(case: dict[str, Any]) -> None:
    """Each day after an offer or a no comes out, with what was left out and what is possible instead."""
    heard = date.fromisoformat(case["heard"])
    made = course_plan(
        COURSE_STEPS[case["course"]], INTERVIEW, heard, day(case["deadline"]), CALENDARS[case["calendar"]]
    )
    assert {each.step.id: each.day.isoformat() for each in made.steps} == case["days"]
    assert {each.step.id: each.alternative.isoformat() for each in made.steps if each.alternative} == case.get(
        "alternative", {}
    )
    assert [each.step.id for each in made.left_out] == case.get("left_out", [])
    assert (made.interview, made.said, made.promised) == (INTERVIEW, day(case["deadline"]), day(case["counts_as"]))


def test_deadline_before_the_offer() -> None:
    """A deadline before the offer is a slip."""
    with pytest.raises(InputError) as caught:
        course_plan(COURSE_STEPS["offer"], INTERVIEW, FRIDAY, date(2026, 3, 5))
    assert caught.value.field == "deadline"


@pytest.mark.parametrize("case", COURSES["marks"], ids=lambda case: case["why"])
def test_marks_after_an_offer(case: dict[str, Any]) -> None:
    """Late, passed and done on the way to a deadline two weeks away."""
    made = course_plan(COURSE_STEPS["offer"], INTERVIEW, date(2026, 3, 2), date(2026, 3, 16))
    assert states(made, marks(made, case["done"], date.fromisoformat(case["today"]))) == case["states"]


@pytest.mark.parametrize("case", COURSES["answered"], ids=lambda case: case["why"])
def test_marks_after_a_call(case: dict[str, Any]) -> None:
    """A call without a decision closes what was due, and leaves the rest."""
    made, found = waiting(case)
    assert states(made, found) == case["states"]
    assert [each.step.id for each, mark in zip(made.steps, found, strict=True) if mark.next] == [case["next"]]


@pytest.mark.parametrize("case", COURSES["guard"], ids=lambda case: case["why"])
def test_guard(case: dict[str, Any]) -> None:
    """Whoever wants to write today hears what is due, when the next message is, or that it is enough."""
    made, found = waiting(case)
    answered = guard(made, found, date.fromisoformat(case["today"]))
    assert answered.answer.value == case["answer"]
    assert (answered.message.step.id if answered.message else None) == case["message"]


def test_the_shipped_plan_is_enough() -> None:
    """The shipped plan itself never asks for more messages after the promised day than the guard allows."""
    made = plan(STEPS, FRIDAY, PROMISED)
    after = [each for each in made.steps if each.step.to == "recruiter" and each.day > PROMISED]
    assert len(after) == ENOUGH_MESSAGES
