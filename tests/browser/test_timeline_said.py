"""What they said, as the page shows it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.timeline.calculator import DATES, NOON, STEPS, fill_dates, keep, plan_of, visit


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def test_what_was_understood_is_shown(at: Callable[..., Page]) -> None:
    """The day that a phrase means stands below it, and a phrase that means none says what to do."""
    page = at()
    understood = page.locator("#timeline-decision-said")
    fill_dates(page, decision="in about two weeks")
    expect(understood).to_have_text("Understood as Friday, 4 December")
    assert plan_of(page) == STEPS
    for said, answer in (
        ("in two we", ""),
        ("131 business days", "I did not understand that: pick a date."),
        ("early November", "I did not understand that: pick a date."),
        ("end of next year", "I did not understand that: pick a date."),
        ("18 Nov 2026", "That is before your interview on Friday, 20 November."),
    ):
        fill_dates(page, decision=said)
        if answer:
            page.keyboard.press("Tab")
        expect(understood).to_have_text(answer)
        fill_dates(page, decision="")
        expect(understood).to_have_text("")


def test_understood_anew(at: Callable[..., Page]) -> None:
    """What they said moves with the interview and with the employer's holidays; the words stay as they were typed."""
    page = at()
    understood = page.locator("#timeline-decision-said")
    fill_dates(page, "18 Dec 2026", "in five business days")
    expect(understood).to_have_text("Understood as Tuesday, 29 December")
    page.get_by_label("Where the employer is").select_option("none")
    expect(understood).to_have_text("Understood as Friday, 25 December")
    page.get_by_label("Day of your interview", exact=True).fill("17 Dec 2026")
    expect(understood).to_have_text("Understood as Thursday, 24 December")
    expect(page.get_by_label("When will they decide?", exact=True)).to_have_value("in five business days")


def test_a_day_that_was_picked_stands(at: Callable[..., Page]) -> None:
    """The calendar opens on the day that was understood; the day picked there no longer moves with the interview."""
    page = at()
    page.evaluate(
        "() => { HTMLInputElement.prototype.showPicker = function () { this.dataset.opened = this.value; }; }"
    )
    fill_dates(page, decision="by Friday")
    page.get_by_role("button", name="Pick the day in a calendar: When will they decide?").click()
    picker = page.locator("[data-date=decision] input[type=date]")
    expect(picker).to_have_attribute("data-opened", "2026-11-27")
    picker.evaluate("node => { node.value = '2026-12-04'; node.dispatchEvent(new Event('change')); }")
    expect(page.locator("#timeline-decision-said")).to_have_text("Understood as Friday, 4 December")
    assert plan_of(page) == STEPS
    page.get_by_label("Day of your interview", exact=True).fill("18 Nov")
    expect(page.locator("#timeline-decision-said")).to_have_text("Understood as Friday, 4 December")


def test_said_before_the_interview_is_known(at: Callable[..., Page]) -> None:
    """The two fields may be filled in any order."""
    page = at()
    page.get_by_label("When will they decide?", exact=True).fill("two weeks")
    expect(page.locator("#timeline-decision-said")).to_have_text("I will count from the day of your interview.")
    page.get_by_label("Day of your interview", exact=True).fill("20 Nov")
    assert plan_of(page) == STEPS


def test_the_words_outlive_the_page(at: Callable[..., Page]) -> None:
    """After a reload the field says what they said; the address carries the day alone."""
    page = at()
    fill_dates(page, decision="in two weeks")
    page.wait_for_url(lambda url: f"{DATES};p=" in url)
    page.reload()
    expect(page.get_by_label("When will they decide?", exact=True)).to_have_value("in two weeks")
    assert plan_of(page) == STEPS
    page.goto(page.url.partition("#")[0] + "#v1;i=2026-11-20;d=2026-12-07")
    expect(page.get_by_label("When will they decide?", exact=True)).to_have_value("7 Dec 2026")


def test_a_kept_day_stands(at: Callable[..., Page]) -> None:
    """Where the words mean another day than when they were kept, the day is shown, and counts."""
    page = at()
    keep(page, '{"v":1,"link":"v1;i=2026-11-20;d=2026-12-04","said":"in three weeks"}')
    page.reload()
    expect(page.get_by_label("When will they decide?", exact=True)).to_have_value("4 Dec 2026")
    assert plan_of(page) == STEPS


def test_older_addresses(at: Callable[..., Page]) -> None:
    """An address that has a time instead of a day is still understood."""
    page = at("/timeline/#v1;i=2026-11-20;n=2w")
    expect(page.get_by_label("When will they decide?", exact=True)).to_have_value("2 weeks")
    assert plan_of(page) == STEPS


def test_what_was_understood_is_heard(at: Callable[..., Page]) -> None:
    """Once the typing is over, a screen reader hears the day that was understood and the next step, once."""
    page = at()
    page.clock.install(time=NOON)
    fill_dates(page, decision="")
    page.get_by_label("When will they decide?", exact=True).press_sequentially("two weeks")
    page.clock.run_for(1000)
    expect(page.locator("[data-announce]")).to_have_text(
        "Understood as Friday, 4 December. Next: Say thank you, late but good until Sunday, 29 November"
    )
