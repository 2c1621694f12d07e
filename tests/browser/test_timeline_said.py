"""The two date fields: typed, tapped or picked, and what was understood of it, shown beside them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.timeline.calculator import DATES, STEPS, fill_dates, keep, plan_of, visit

UNDERSTOOD = "#timeline-decision-said"


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def interview(page: Page) -> Locator:
    return page.get_by_label("When was your interview?", exact=True)


def decision(page: Page) -> Locator:
    return page.get_by_label("When will they decide?", exact=True)


def change(page: Page) -> None:
    page.get_by_role("button", name="Change", exact=True).click()


def chip(page: Page, field: str, name: str) -> Locator:
    return page.locator(f"[data-date={field}]").get_by_role("button", name=name, exact=True)


def test_what_was_understood_is_shown(at: Callable[..., Page]) -> None:
    """The day that a phrase means stands below it; a phrase that means none keeps no plan back, and is told."""
    page = at()
    understood = page.locator(UNDERSTOOD)
    hint = "As they said it: “in about two weeks”, “by Friday”, “4 December”"
    expect(understood).to_have_text(hint)
    fill_dates(page, decision="in about two weeks")
    assert plan_of(page) == STEPS
    change(page)
    expect(understood).to_have_text("Friday, 4 December")
    decision(page).fill("in two we")
    expect(understood).to_have_text(hint)
    for said in ("131 business days", "early November", "end of next year"):
        decision(page).fill(said)
        interview(page).focus()
        expect(understood).to_have_text(
            f"I can’t put a day on “{said}”, so I count from the interview. Got a date? Type it here."
        )
        expect(decision(page)).to_have_attribute("aria-invalid", "true")
        assert len(plan_of(page)) == 5
        expect(page.locator(".timeline-remarks")).to_contain_text(f"I can’t put a day on “{said}”")
    decision(page).fill("")
    expect(understood).to_have_text(hint)
    expect(decision(page)).not_to_have_attribute("aria-invalid", "true")


def test_a_tap_does_for_typing(at: Callable[..., Page]) -> None:
    """Each chip types its word, and says that it is the one; the calendar opens on the day that was understood."""
    page = at()
    page.evaluate(
        "() => { HTMLInputElement.prototype.showPicker = function () { this.dataset.opened = this.value; }; }"
    )
    for name, day in (("Today", "Monday, 23 November"), ("Yesterday", "Sunday, 22 November")):
        chip(page, "interview", name).click()
        expect(page.locator("#timeline-interview-said")).to_have_text(day)
        expect(chip(page, "interview", name)).to_have_attribute("aria-pressed", "true")
        expect(page.locator("[data-date=interview] [aria-pressed=true]")).to_have_count(1)
    for name, day in (("In a week", "Sunday, 29 November"), ("In two weeks", "Sunday, 6 December")):
        chip(page, "decision", name).click()
        expect(page.locator(UNDERSTOOD)).to_have_text(day)
    chip(page, "decision", "Pick a day").click()
    picker = page.locator("[data-date=decision] input[type=date]")
    expect(picker).to_have_attribute("data-opened", "2026-12-06")
    chip(page, "decision", "They didn’t say").click()
    expect(decision(page)).to_have_value("")
    expect(chip(page, "decision", "They didn’t say")).to_have_attribute("aria-pressed", "true")
    picker.evaluate("node => { node.value = '2026-12-04'; node.dispatchEvent(new Event('change')); }")
    interview(page).fill("20 Nov")
    page.get_by_role("button", name="Show my plan").click()
    assert plan_of(page) == STEPS
    change(page)
    interview(page).fill("18 Nov")
    expect(page.locator(UNDERSTOOD)).to_have_text("Friday, 4 December")


def test_understood_anew(at: Callable[..., Page]) -> None:
    """What they said moves with the interview and with the employer's holidays; the words stay as they were typed."""
    page = at()
    understood = page.locator(UNDERSTOOD)
    fill_dates(page, "18 Dec 2026", "in five business days")
    change(page)
    expect(understood).to_have_text("Tuesday, 29 December")
    page.get_by_label("Where’s the employer?").select_option("none")
    expect(understood).to_have_text("Friday, 25 December")
    interview(page).fill("17 Dec 2026")
    expect(understood).to_have_text("Thursday, 24 December")
    expect(decision(page)).to_have_value("in five business days")


def test_as_an_invitation_has_it(at: Callable[..., Page]) -> None:
    """A day is read as it was pasted, hour and all; where weekday and date disagree, the reader is asked which."""
    page = at()
    said = page.locator("#timeline-interview-said")
    interview(page).fill("Friday, Nov 20 at 10am EST")
    expect(said).to_have_text("Friday, 20 November")
    interview(page).fill("Monday, 20 November 2026")
    decision(page).focus()
    expect(said).to_contain_text("The weekday and the date don’t match.")
    choices = page.locator("[data-date=interview] [data-choice]")
    expect(choices).to_have_count(2)
    choices.filter(has_text="Friday, 20 November").click()
    expect(said).to_have_text("Friday, 20 November")
    expect(choices).to_have_count(0)
    interview(page).fill("20 November 2010")
    decision(page).focus()
    expect(said).to_contain_text("2010")
    expect(interview(page)).to_have_attribute("aria-invalid", "true")


def test_in_any_order(at: Callable[..., Page]) -> None:
    """What they said may be typed first: it counts once the day of the interview is known, and nothing is wrong till then."""
    page = at()
    decision(page).fill("two weeks")
    interview(page).focus()
    expect(decision(page)).not_to_have_attribute("aria-invalid", "true")
    interview(page).fill("20 Nov")
    expect(page.locator(UNDERSTOOD)).to_have_text("Friday, 4 December")
    interview(page).press("Enter")
    assert plan_of(page) == STEPS


def test_the_words_outlive_the_page(at: Callable[..., Page]) -> None:
    """After a reload the field says what they said; the address carries the day alone."""
    page = at()
    fill_dates(page, decision="in two weeks")
    page.wait_for_url(lambda url: f"{DATES};p=" in url)
    page.reload()
    expect(decision(page)).to_have_value("in two weeks")
    assert plan_of(page) == STEPS
    page.goto(page.url.partition("#")[0] + "#v1;i=2026-11-20;d=2026-12-07")
    expect(decision(page)).to_have_value("7 Dec 2026")


def test_a_kept_day_stands(at: Callable[..., Page]) -> None:
    """Where the words would mean another day than when they were kept, the day counts, and is shown; an older address has a time."""
    page = at("/timeline/#v1;i=2026-11-20;n=2w")
    expect(decision(page)).to_have_value("2 weeks")
    assert plan_of(page) == STEPS
    keep(page, '{"v":1,"link":"v1;i=2026-11-20;d=2026-12-04","said":"in three weeks"}')
    page.goto(page.url.partition("#")[0] + "?again")
    assert plan_of(page) == STEPS
    change(page)
    expect(decision(page)).to_have_value("in three weeks")
    expect(page.locator(UNDERSTOOD)).to_have_text("Friday, 4 December")
