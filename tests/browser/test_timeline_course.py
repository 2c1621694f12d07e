"""What changed, and whether to write today: the script against its twin."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.fuzzing import examples
from tests.timeline.cases import CALENDARS, CASES, COURSE_STEPS, COURSES, day
from tests.timeline.cases import STEPS as RULE_STEPS
from tests.timeline.course import course_plan, guard
from tests.timeline.reference import marks, plan

# Runs each case through course.js and gives it back in ISO dates, as `python_course` does below.
RUN = """async ([steps, courses, calendars, cases]) => {
  const { calendarOf, isoDay, marks, parseDay, plan } = await import('/plan/schedule.js');
  const { coursePlan } = await import('/plan/course.js');
  const { guard } = await import('/plan/changes.js');
  const iso = (day) => (day === null ? null : isoDay(day));
  return cases.map((one) => {
    const calendar = calendarOf(calendars[one.calendar] ?? undefined);
    const made = one.course === 'waiting'
      ? plan(steps, { interview: parseDay(one.heard), decision: parseDay(one.deadline ?? '') }, calendar)
      : coursePlan(courses[one.course], parseDay(one.heard) - 9, parseDay(one.heard), parseDay(one.deadline ?? ''), calendar);
    const today = parseDay(one.today);
    const found = marks(made, new Set(one.done), today, calendar, parseDay(one.answered ?? '') ?? undefined);
    const { answer, message } = guard(made, found, today);
    return {
      days: made.steps.map((each) => [each.step.id, iso(each.day), iso(each.alternative)]),
      left_out: made.leftOut.map((each) => each.step.id),
      dates: [made.interview, made.said, made.promised].map(iso),
      marks: found.map((mark) => [mark.state, mark.next, iso(mark.lateUntil)]),
      guard: [answer, message ? message.step.id : null],
    };
  });
}"""


def python_course(case: dict[str, Any]) -> dict[str, Any]:
    calendar, heard = CALENDARS[case["calendar"]], date.fromisoformat(case["heard"])
    if case["course"] == "waiting":
        made = plan(RULE_STEPS, heard, day(case["deadline"]), calendar=calendar)
    else:
        steps = COURSE_STEPS[case["course"]]
        made = course_plan(steps, heard - timedelta(days=9), heard, day(case["deadline"]), calendar)
    today = date.fromisoformat(case["today"])
    found = marks(made, case["done"], today, calendar, day(case["answered"]))
    answered = guard(made, found, today)
    return {
        "days": [[each.step.id, iso(each.day), iso(each.alternative)] for each in made.steps],
        "left_out": [each.step.id for each in made.left_out],
        "dates": [iso(made.interview), iso(made.said), iso(made.promised)],
        "marks": [[mark.state.value, mark.next, iso(mark.late_until)] for mark in found],
        "guard": [answered.answer.value, answered.message.step.id if answered.message else None],
    }


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def run(page: Page, cases: list[dict[str, Any]]) -> Any:
    courses = {name: COURSES[name] for name in ("offer", "no")}
    return page.evaluate(RUN, [CASES["steps"], courses, CASES["calendars"], cases])


def test_worked_courses(beside: Page) -> None:
    """Each worked day after an offer or a no comes out in the browser, and each worked answer of the guard."""
    plans = [{"today": case["heard"], "done": [], **case} for case in COURSES["plans"]]
    for case, found in zip(plans, run(beside, plans), strict=True):
        assert {name: at for name, at, _ in found["days"]} == case["days"], case["why"]
        assert {name: at for name, _, at in found["days"] if at} == case.get("alternative", {}), case["why"]
        assert found["left_out"] == case.get("left_out", []), case["why"]
        assert found["dates"][1:] == [case["deadline"], case["counts_as"]], case["why"]
    frame = {"course": "waiting", "calendar": "none", "heard": "2026-03-06"}
    guarded = [{**frame, "deadline": None if "undated" in case else "2026-03-13", **case} for case in COURSES["guard"]]
    for case, found in zip(guarded, run(beside, guarded), strict=True):
        assert found["guard"] == [case["answer"], case["message"]], case["why"]


@st.composite
def random_case(draw: st.DrawFn) -> dict[str, Any]:
    heard = draw(st.dates(date(2026, 1, 1), date(2028, 6, 1)))
    course = draw(st.sampled_from(("waiting", "offer", "no")))
    deadline = draw(st.none() | st.integers(0, 40)) if course != "no" else None
    answered = draw(st.none() | st.integers(0, 40))
    ids = [each.id for each in (*RULE_STEPS, *COURSE_STEPS["offer"], *COURSE_STEPS["no"])]
    return {
        "course": course,
        "calendar": draw(st.sampled_from(list(CALENDARS))),
        "heard": heard.isoformat(),
        "deadline": None if deadline is None else (heard + timedelta(days=deadline)).isoformat(),
        "answered": None if answered is None else (heard + timedelta(days=answered)).isoformat(),
        "today": (heard + timedelta(days=draw(st.integers(-5, 70)))).isoformat(),
        "done": draw(st.lists(st.sampled_from(ids), unique=True)),
    }


@pytest.mark.hypothesis
def test_the_twins_agree(beside: Page) -> None:
    """On any dates, course.js and course.py give the same plan, the same marks and the same answer."""

    @examples(4)
    @given(st.lists(random_case(), min_size=150, max_size=150))
    def compare(cases: list[dict[str, Any]]) -> None:
        for case, found in zip(cases, run(beside, cases), strict=True):
            assert found == python_course(case), case

    compare()
