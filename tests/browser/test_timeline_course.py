"""What changed, and whether to write today: the script against its twin, and the page as its reader uses it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults
from tests.fuzzing import examples
from tests.timeline.calculator import DATES, STEPS, keep, plan_of, step, visit
from tests.timeline.cases import CALENDARS, CASES, COURSE_STEPS, COURSES, day
from tests.timeline.cases import STEPS as RULE_STEPS
from tests.timeline.course import course_plan, guard
from tests.timeline.reference import marks, plan

OFFER = [
    "2026-11-23 Thank them for the offer",
    "2026-12-02 Two business days left to decide",
    "2026-12-02 If you need it, ask for time",
    "2026-12-04 Give your answer",
]

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


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = f"/timeline/{DATES}", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def choose(page: Page, choice: str, heard: str = "", named: str = "") -> None:
    """Opens "What changed?", takes a choice, fills in what it asks."""
    panel = changes(page)
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    panel.get_by_role("button", name=choice).click()
    if heard:
        page.locator("#timeline-heard").fill(heard)
    if named:
        page.locator("#timeline-named").fill(named)
    panel.get_by_role("button", name="Change the plan").click()


def changes(page: Page) -> Locator:
    return page.locator(".timeline-changes")


def told(page: Page) -> Locator:
    return changes(page).get_by_role("status")


def test_they_moved_the_date(at: Callable[..., Page]) -> None:
    """The plan counts from the new date; what is done stays done; a slip is taken back."""
    page = at()
    step(page, "Follow up").get_by_label("Done").check()
    choose(page, "They moved the date", named="11 Dec")
    expect(told(page)).to_contain_text("They moved the date to Friday, 11 December")
    expect(page.locator(".timeline-next")).to_be_focused()
    assert plan_of(page)[2:4] == ["2026-12-08 Follow up", "2026-12-11 The day they promised"]
    expect(step(page, "Follow up").get_by_label("Done")).to_be_checked()
    page.get_by_role("button", name="That was a slip").click()
    assert plan_of(page) == STEPS
    expect(told(page)).to_have_text("")
    expect(page.get_by_role("button", name="That was a slip")).to_be_hidden()


def test_a_date_in_their_words(at: Callable[..., Page]) -> None:
    """The new date may be said in words, which count from today; the calendar entries are a new edition."""
    page = at()
    revision = "JSON.parse(localStorage.getItem('follow-up-timeline')).interviews[0].revision"
    before = page.evaluate(revision)
    choose(page, "They moved the date", named="in two weeks")
    expect(told(page)).to_contain_text("They moved the date to Monday, 7 December")
    assert plan_of(page)[3] == "2026-12-07 The day they promised"
    assert page.evaluate(revision) > before


def test_another_round(at: Callable[..., Page]) -> None:
    """A new plan from the day of the next interview, with the same words and nothing done; the first round is told."""
    page = at()
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The company").fill("Northwind")
    step(page, "Say thank you").get_by_label("Done").check()
    choose(page, "They asked for another round", named="30 Nov")
    assert plan_of(page)[:2] == ["2026-11-30 Write down what you talked about", "2026-12-01 Say thank you"]
    expect(step(page, "Say thank you").get_by_label("Done")).not_to_be_checked()
    expect(page.get_by_label("The company")).to_have_value("Northwind")
    history = page.get_by_text("Round 1: 20 November, with “Say thank you” done.")
    expect(history).to_be_visible()
    page.wait_for_url(lambda url: "i=2026-11-30" in url)
    page.reload()
    expect(history).to_be_visible()
    assert plan_of(page)[0] == "2026-11-30 Write down what you talked about"


def test_a_round_that_was_a_slip(at: Callable[..., Page]) -> None:
    """Taking back another round brings the plan, its ticks and its date back."""
    page = at()
    step(page, "Say thank you").get_by_label("Done").check()
    choose(page, "They asked for another round", named="30 Nov")
    page.get_by_role("button", name="That was a slip").click()
    assert plan_of(page) == STEPS
    expect(step(page, "Say thank you").get_by_label("Done")).to_be_checked()
    expect(page.get_by_text("Round 1")).to_have_count(0)


def test_they_answered(at: Callable[..., Page]) -> None:
    """A call closes what was due before it; a date that they gave moves the rest."""
    page = at()
    choose(page, "They answered", heard="23 Nov", named="9 Dec")
    expect(told(page)).to_contain_text("They got in touch on Monday, 23 November without deciding")
    expect(told(page)).to_contain_text("It counts from Wednesday, 9 December now.")
    expect(step(page, "Say thank you").locator(".timeline-mark")).to_have_text("closed")
    expect(page.locator(".timeline-next")).to_contain_text("Next: Follow up, Friday, 4 December")
    page.reload()
    expect(step(page, "Say thank you").locator(".timeline-mark")).to_have_text("closed")


def test_an_offer(at: Callable[..., Page]) -> None:
    """An offer has a short plan of its own, with drafts; it is there after a reload, and can still be taken back."""
    page = at()
    choose(page, "They made an offer", named="4 Dec")
    assert plan_of(page) == OFFER
    expect(told(page)).to_contain_text("They want it by Friday, 4 December.")
    expect(page.locator(".timeline-guard")).to_be_hidden()
    thanks = step(page, "Thank them for the offer")
    thanks.get_by_text("Draft, or a call").click()
    expect(thanks.locator(".timeline-body").first).to_contain_text("You will hear from me by Friday, 4 December.")
    page.reload()
    assert plan_of(page) == OFFER
    expect(changes(page).locator("summary")).to_have_text("What changed? They made an offer")
    choose(page, "They moved the date", named="11 Dec")
    assert plan_of(page)[-1] == "2026-12-11 Give your answer"
    page.get_by_role("button", name="That was a slip").click()
    assert plan_of(page) == OFFER
    page.get_by_role("button", name="That was a slip").click()
    assert plan_of(page) == STEPS


def test_an_offer_without_a_deadline(at: Callable[..., Page]) -> None:
    """Where they named no day, the page says to ask for one, and so does the draft."""
    page = at()
    choose(page, "They made an offer")
    expect(told(page)).to_contain_text("They named no day for it, so ask for one when you thank them.")
    assert plan_of(page)[-1] == "2026-11-30 Give your answer"
    thanks = step(page, "Thank them for the offer")
    thanks.get_by_text("Draft, or a call").click()
    expect(thanks.locator(".timeline-body").first).to_contain_text("By which day would you like to hear from me?")


def test_a_no(at: Callable[..., Page]) -> None:
    """After a no there is one note, the day after."""
    page = at()
    choose(page, "They said no")
    assert plan_of(page) == ["2026-11-24 One last note: thank you, and stay in touch"]
    expect(page.locator(".timeline-next")).to_contain_text("Next: One last note")
    expect(changes(page).get_by_role("button", name="They moved the date")).to_be_hidden()


def test_a_new_interview_day_starts_over(at: Callable[..., Page]) -> None:
    """Who types another day of the interview is waiting again."""
    page = at()
    choose(page, "They said no")
    page.get_by_label("Day of your interview", exact=True).fill("19 Nov")
    assert plan_of(page)[0] == "2026-11-19 Write down what you talked about"


@pytest.mark.parametrize(
    ("choice", "heard", "named", "message"),
    [
        ("They moved the date", "", "", "Tell me the day."),
        ("They moved the date", "", "whenever", "I cannot read that as a date."),
        ("They asked for another round", "", "19 Nov 2026", "That is before Friday, 20 November."),
        ("They made an offer", "30 Nov", "27 Nov", "That is before Monday, 30 November."),
        ("They said no", "1 Nov 2026", "", "That is before Friday, 20 November."),
    ],
)
def test_a_slip_in_a_date(at: Callable[..., Page], choice: str, heard: str, named: str, message: str) -> None:
    """What is wrong is said at the field and in the summary, and the plan stays as it was."""
    page = at()
    choose(page, choice, heard, named)
    summary = changes(page).locator(".timeline-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=message).click()
    wrong = changes(page).locator("[aria-invalid=true]")
    expect(wrong).to_be_focused()
    expect(changes(page).locator("[data-wrong] > .timeline-said")).to_contain_text(message)
    assert plan_of(page) == STEPS
    changes(page).get_by_role("button", name="Never mind").click()
    expect(changes(page).get_by_role("button", name=choice)).to_be_focused()


def test_a_change_by_keyboard(at: Callable[..., Page]) -> None:
    """From the summary to a new plan and back without a mouse."""
    page = at()
    changes(page).locator("summary").focus()
    page.keyboard.press("Enter")
    expect(changes(page).get_by_role("button", name="They moved the date")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("11 Dec")
    page.keyboard.press("Enter")
    expect(page.locator(".timeline-next")).to_be_focused()
    assert plan_of(page)[3] == "2026-12-11 The day they promised"
    for key in ("Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    assert plan_of(page) == STEPS


def test_writing_too_soon(at: Callable[..., Page]) -> None:
    """What is late is to be sent; after that the answer is: not yet, why, and the one exception with its draft."""
    page = at()
    guarded = page.locator(".timeline-guard")
    page.get_by_role("button", name="I want to write today").click()
    expect(guarded.get_by_role("status").first).to_contain_text(
        "Then let it be the one that is waiting: “Say thank you”"
    )
    expect(guarded.locator(".timeline-exception")).to_be_hidden()
    step(page, "Say thank you").get_by_label("Done").check()
    expect(guarded.get_by_role("status").first).to_contain_text(
        "Not yet. They said Friday, 4 December; your next message is “Follow up”, on Tuesday, 1 December."
    )
    guarded.get_by_text("Draft for another offer").click()
    expect(guarded.locator(".timeline-body")).to_contain_text("another employer has made me an offer")
    expect(guarded.get_by_role("link", name="Open in your mail")).to_have_attribute("href", re.compile("^mailto:"))


def test_two_are_enough(at: Callable[..., Page]) -> None:
    """After two messages past the promised date, a third one is advised against."""
    page = at()
    for title in ("check in", "a last, friendly note"):
        step(page, title).get_by_label("Done").check()
    page.get_by_role("button", name="I want to write today").click()
    expect(page.locator(".timeline-guard").get_by_role("status").first).to_contain_text("are enough")


@pytest.mark.parametrize(
    "course",
    [
        '{"kind":"offer"}',
        '{"kind":"offer","day":"2026-02-31"}',
        '{"kind":"won","day":"2026-11-23"}',
        '"offer"',
        '{"__proto__":{"kind":"no","day":"2026-11-23"}}',
    ],
)
def test_a_course_that_is_damaged(at: Callable[..., Page], course: str) -> None:
    """A course that another hand wrote into the storage is none."""
    page = at("/timeline/")
    keep(page, f'{{"v":1,"link":"v1;i=2026-11-20;d=2026-12-04","course":{course},"rounds":[7,{{"interview":"x"}}]}}')
    page.reload()
    assert plan_of(page) == STEPS
    expect(page.get_by_text("Round 1")).to_have_count(0)


def test_deadline_that_is_damaged(at: Callable[..., Page]) -> None:
    """A deadline before the offer is as good as none."""
    page = at("/timeline/")
    keep(page, '{"v":1,"link":"v1;i=2026-11-20","course":{"kind":"offer","day":"2026-11-23","deadline":"2026-11-13"}}')
    page.reload()
    assert plan_of(page)[-1] == "2026-11-30 Give your answer"


def test_axe_finds_nothing(at: Callable[..., Page]) -> None:
    """The open choices, their questions, a fault in one, each course and the guard's answer are accessible."""
    page = at(viewport={"width": 320, "height": 700}, reduced_motion="reduce")

    def look(where: str) -> None:
        assert faults(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth") == 320, where
        low = page.locator(
            ".timeline-changes :is(button, summary):visible, .timeline-guard :is(button, summary):visible"
        )
        assert min(low.evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().height)")) >= 44, where

    changes(page).locator("summary").click()
    look("choices")
    choose(page, "They moved the date", named="soon")
    look("fault")
    changes(page).get_by_role("button", name="Never mind").click()
    page.get_by_role("button", name="I want to write today").click()
    step(page, "Say thank you").get_by_label("Done").check()
    page.get_by_text("Draft for another offer").click()
    look("guard")
    choose(page, "They asked for another round", named="24 Nov")
    look("another round")
    choose(page, "They made an offer", heard="25 Nov", named="5 Dec")
    look("offer")
    choose(page, "They said no", heard="26 Nov")
    look("no")


def test_no_room_is_taken_before_there_is_a_plan(at: Callable[..., Page]) -> None:
    """What changes can be said once there is a plan; its line is reserved, so that the form stays where it is."""
    page = at("/timeline/")
    form = page.locator(".timeline-form")
    before = form.evaluate("node => node.getBoundingClientRect().top")
    expect(changes(page).locator("summary")).not_to_be_visible()
    page.get_by_label("Day of your interview", exact=True).fill("20 Nov")
    expect(changes(page).locator("summary")).to_be_visible()
    assert form.evaluate("node => node.getBoundingClientRect().top") == before


def test_a_round_that_was_called_off(at: Callable[..., Page]) -> None:
    """A no may come before the day of a round that was agreed; the note then thanks for the talk that there was."""
    page = at()
    choose(page, "They asked for another round", named="30 Nov")
    choose(page, "They said no")
    assert plan_of(page) == ["2026-11-24 One last note: thank you, and stay in touch"]
    page.reload()
    assert plan_of(page) == ["2026-11-24 One last note: thank you, and stay in touch"]
