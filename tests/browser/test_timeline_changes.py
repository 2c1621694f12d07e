""" "What changed?" and "Tempted to write today?" on the page, as their reader uses them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults
from tests.timeline.calculator import DATES, STEPS, card, fill_dates, keep, plan_of, row, visit

OFFER = [
    "2026-11-23 Thank them for the offer",
    "2026-12-02 Two business days left to decide",
    "2026-12-02 If you need it, ask for time",
    "2026-12-04 Give your answer",
]
NOTE = ["2026-11-24 One last note: thank you, and stay in touch"]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = f"/timeline/{DATES}", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def changes(page: Page) -> Locator:
    return page.locator(".timeline-changes")


def ask(page: Page, choice: str) -> None:
    """Opens "What changed?" and takes a choice."""
    panel = changes(page)
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    panel.get_by_role("button", name=choice).click()


def choose(page: Page, choice: str, heard: str = "", named: str = "") -> None:
    """Takes a choice, and fills in what it asks."""
    ask(page, choice)
    if heard:
        page.locator("#timeline-heard").fill(heard)
    if named:
        page.locator("#timeline-named").fill(named)
    changes(page).get_by_role("button", name="Change the plan").click()


def told(page: Page) -> Locator:
    return page.locator(".timeline-news")


def undo(page: Page) -> None:
    told(page).get_by_role("button", name="Undo").click()
    expect(told(page)).to_be_hidden()


def tick(page: Page, title: str) -> None:
    """Marks a step as done, in the card or in its row."""
    step = row(page, title).locator(".timeline-row")
    if step.get_attribute("aria-expanded") == "false":
        step.click()
    page.get_by_role("button", name=f"Done: {title}").click()


def mark(page: Page, title: str) -> Locator:
    return row(page, title).locator(".timeline-mark")


def revision(page: Page) -> Any:
    return page.evaluate("JSON.parse(localStorage.getItem('follow-up-timeline')).interviews[0].revision")


def test_they_moved_the_date(at: Callable[..., Page]) -> None:
    """The plan counts from the new date, in a new edition; what is done stays done, and Undo takes a slip back. What
    was changed is told where the reader looks. The date may be said in words, which count from today.
    """
    page = at(viewport=PHONE)
    tick(page, "Follow up")
    before = revision(page)
    choose(page, "They moved the date", named="11 Dec")
    expect(told(page)).to_be_focused()
    expect(told(page)).to_be_in_viewport(ratio=1)
    expect(page.locator("#timeline-next")).to_be_in_viewport(ratio=1)
    expect(told(page)).to_contain_text("They moved the date to Friday, 11 December")
    expect(page.locator(".timeline-line")).to_contain_text("answer by Friday, 11 December")
    assert plan_of(page)[2:4] == ["2026-12-08 Follow up", "2026-12-11 The day they promised"]
    expect(mark(page, "Follow up")).to_have_text("done")
    assert revision(page) > before
    moved = revision(page)
    undo(page)
    assert plan_of(page) == STEPS
    expect(mark(page, "Follow up")).to_have_text("done")
    assert revision(page) > moved
    choose(page, "They moved the date", named="in two weeks")
    expect(told(page)).to_contain_text("They moved the date to Monday, 7 December")
    assert plan_of(page)[3] == "2026-12-07 The day they promised"


def test_another_round(at: Callable[..., Page]) -> None:
    """A new plan from the day of the next interview, with the same words and nothing done; the first round is told.
    Undo brings the plan, its ticks and its date back.
    """
    page = at()
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("The company").fill("Northwind")
    tick(page, "Say thank you")
    choose(page, "They asked me back", named="30 Nov")
    assert plan_of(page)[:2] == ["2026-11-30 Write down what you talked about", "2026-12-01 Say thank you"]
    expect(mark(page, "Say thank you")).not_to_have_text("done")
    expect(page.locator(".timeline-line b")).to_have_text("Northwind")
    history = page.get_by_text("Round 1: 20 November, with “Say thank you” done.")
    expect(history).to_be_visible()
    undo(page)
    assert plan_of(page) == STEPS
    expect(mark(page, "Say thank you")).to_have_text("done")
    expect(page.get_by_text("Round 1")).to_have_count(0)
    choose(page, "They asked me back", named="30 Nov")
    page.wait_for_url(lambda url: "i=2026-11-30" in url)
    page.reload()
    expect(history).to_be_visible()
    assert plan_of(page)[0] == "2026-11-30 Write down what you talked about"
    # Called off: a no may come before the day of a round that was agreed.
    choose(page, "They said no")
    assert plan_of(page) == NOTE
    page.reload()
    assert plan_of(page) == NOTE


def test_they_got_in_touch(at: Callable[..., Page]) -> None:
    """A call closes what was due before it; a date that they gave moves the rest. Even after a reload, the reader may
    say that it was not so.
    """
    page = at()
    choose(page, "They got in touch", heard="23 Nov", named="9 Dec")
    expect(told(page)).to_contain_text("They got in touch on Monday, 23 November")
    expect(told(page)).to_contain_text("The plan counts from Wednesday, 9 December now.")
    expect(mark(page, "Say thank you")).to_have_text("no longer needed")
    expect(page.locator("#timeline-next")).to_have_text("Friday, 4 December: follow up")
    page.reload()
    expect(mark(page, "Say thank you")).to_have_text("no longer needed")
    choose(page, "They got in touch", heard="24 Nov 2025", named="")
    expect(changes(page).locator("[data-wrong]")).to_contain_text("That’s before Friday, 20 November.")
    changes(page).get_by_role("button", name="Never mind").click()
    ask(page, "None of that: I’m still waiting")
    expect(told(page)).to_contain_text("You’re waiting again")
    expect(page.locator("#timeline-next")).to_have_text("Today: say thank you")
    assert plan_of(page)[3] == "2026-12-09 The day they promised"


def test_an_offer(at: Callable[..., Page]) -> None:
    """An offer has a short plan of its own, with drafts, with and without a deadline; it is there after a reload, and
    can still be taken back.
    """
    page = at()
    choose(page, "They made an offer")
    expect(told(page)).to_contain_text("They named no day, so ask for one when you thank them.")
    assert plan_of(page)[-1] == "2026-11-30 Give your answer"
    expect(card(page).locator(".timeline-text").first).to_contain_text("By which day would you like to hear from me?")
    undo(page)
    assert plan_of(page) == STEPS
    choose(page, "They made an offer", named="4 Dec")
    assert plan_of(page) == OFFER
    expect(told(page)).to_contain_text("They want it by Friday, 4 December.")
    expect(page.locator("#timeline-next")).to_have_text("Today: thank them for the offer")
    expect(card(page).locator(".timeline-text").first).to_contain_text("You will hear from me by Friday, 4 December.")
    expect(page.locator(".timeline-guard")).to_be_hidden()
    page.reload()
    assert plan_of(page) == OFFER
    expect(page.locator(".timeline-line")).to_contain_text("your answer by Friday, 4 December")
    changes(page).locator("summary").click()
    expect(changes(page).locator("summary")).to_have_text("What changed? They made an offer")
    choose(page, "They moved the date", named="11 Dec")
    assert plan_of(page)[-1] == "2026-12-11 Give your answer"
    undo(page)
    assert plan_of(page) == OFFER
    ask(page, "None of that: I’m still waiting")
    assert plan_of(page) == STEPS


def test_a_no(at: Callable[..., Page]) -> None:
    """After a no there is one note, the day after; nobody is asked back for a date. Who types another day of the
    interview is waiting again.
    """
    page = at()
    choose(page, "They said no")
    assert plan_of(page) == NOTE
    expect(page.locator("#timeline-next")).to_have_text(re.compile("^Tomorrow: one last note"))
    expect(page.locator(".timeline-line")).to_contain_text("they said no Monday, 23 November")
    changes(page).locator("summary").click()
    expect(changes(page).get_by_role("button", name="They asked me back")).to_be_visible()
    expect(changes(page).get_by_role("button", name="They moved the date")).to_be_hidden()
    fill_dates(page, interview="19 Nov")
    assert plan_of(page)[0] == "2026-11-19 Write down what you talked about"


def test_a_slip_in_a_date(at: Callable[..., Page]) -> None:
    """What is wrong is said at the field, which has the focus, and the plan stays as it was."""
    page = at()
    for choice, heard, named, message in (
        ("They moved the date", "", "", "Type the day, or pick one."),
        ("They moved the date", "", "whenever", "I can’t read that as a day."),
        ("They asked me back", "", "19 Nov 2026", "That’s before Friday, 20 November."),
        ("They made an offer", "30 Nov 2026", "27 Nov 2026", "That’s before Monday, 30 November."),
        ("They said no", "1 Nov 2026", "", "That’s before Friday, 20 November."),
    ):
        choose(page, choice, heard, named)
        wrong = changes(page).locator("[aria-invalid=true]")
        expect(wrong).to_be_focused()
        expect(wrong).to_have_accessible_description(re.compile(re.escape(message)))
        assert plan_of(page) == STEPS
        changes(page).get_by_role("button", name="Never mind").click()
        expect(changes(page).get_by_role("button", name=choice)).to_be_focused()
    expect(changes(page).locator("form")).to_be_hidden()


def test_a_change_by_keyboard(at: Callable[..., Page]) -> None:
    """From the summary to a new plan and back without a mouse."""
    page = at()
    changes(page).locator("summary").focus()
    page.keyboard.press("Enter")
    expect(changes(page).get_by_role("button", name="They moved the date")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What’s the new date?", exact=True)).to_be_focused()
    page.keyboard.type("11 Dec")
    page.keyboard.press("Enter")
    expect(told(page)).to_be_focused()
    assert plan_of(page)[3] == "2026-12-11 The day they promised"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert plan_of(page) == STEPS
    expect(page.locator("#timeline-next")).to_be_focused()


def test_tempted_to_write(at: Callable[..., Page]) -> None:
    """What is late is to be sent; after that the answer is: not yet, why, and the one exception with its draft. After
    two messages past the promised date, a third one is advised against.
    """
    page = at()
    guarded = page.locator(".timeline-guard")
    says = guarded.get_by_role("status").first
    guarded.get_by_text("Tempted to write today?").click()
    expect(says).to_contain_text("Then let it be the one that is waiting: “Say thank you”")
    expect(guarded.locator(".timeline-exception")).to_be_hidden()
    tick(page, "Say thank you")
    expect(says).to_contain_text(
        "Not yet. They said Friday, 4 December; your next message is “Follow up”, on Tuesday, 1 December."
    )
    guarded.get_by_text("Your note").click()
    expect(guarded.locator(".timeline-text")).to_contain_text("another employer has made me an offer")
    expect(guarded.get_by_role("link", name="Open in email")).to_have_attribute("href", re.compile("^mailto:"))
    tick(page, "If you have heard nothing, check in")
    tick(page, "Still nothing: a last, friendly note")
    expect(says).to_contain_text("are enough")
    expect(guarded.locator(".timeline-exception")).to_be_hidden()


def test_what_is_damaged(at: Callable[..., Page]) -> None:
    """A course that another hand wrote into the storage is none, and a deadline before the offer is as good as none."""
    page = at("/404.html")
    address = page.url.replace("404.html", "timeline/")
    for course in (
        '{"kind":"offer"}',
        '{"kind":"offer","day":"2026-02-31"}',
        '{"kind":"won","day":"2026-11-23"}',
        '"offer"',
        '{"__proto__":{"kind":"no","day":"2026-11-23"}}',
    ):
        keep(
            page, f'{{"v":1,"link":"v1;i=2026-11-20;d=2026-12-04","course":{course},"rounds":[7,{{"interview":"x"}}]}}'
        )
        page.goto("about:blank")
        page.goto(address)
        assert plan_of(page) == STEPS, course
        expect(page.get_by_text("Round 1")).to_have_count(0)
    keep(page, '{"v":1,"link":"v1;i=2026-11-20","course":{"kind":"offer","day":"2026-11-23","deadline":"2026-11-13"}}')
    page.goto("about:blank")
    page.goto(address)
    assert plan_of(page)[-1] == "2026-11-30 Give your answer"


def test_how_it_looks(at: Callable[..., Page]) -> None:
    """The choices, the guard's answer, faults in dates and what was changed fit the smallest phone, and axe finds nothing."""
    page = at(viewport={"width": 320, "height": 700}, reduced_motion="reduce")

    def look(where: str) -> None:
        assert faults(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth") == 320, where
        targets = page.locator(
            ":is(.timeline-changes, .timeline-guard, .timeline-news) :is(button, summary, input):visible"
        )
        low = "nodes => nodes.filter((node) => node.getBoundingClientRect().height < 44).map((node) => node.outerHTML)"
        assert targets.evaluate_all(low) == [], where

    tick(page, "Say thank you")
    page.locator(".timeline-guard summary").first.click()
    changes(page).locator("summary").click()
    look("guard and choices")
    choose(page, "They made an offer", heard="1 Nov 2026", named="whenever")
    look("faults")
    page.locator("#timeline-heard").fill("23 Nov")
    page.locator("#timeline-named").fill("5 Dec")
    changes(page).get_by_role("button", name="Change the plan").click()
    look("offer")
