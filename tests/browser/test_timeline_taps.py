"""The calculator on a small phone, with the advice that readers get: how few taps it takes, and that nothing jumps."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.timeline.calculator import card, keep, visit

HEIGHT = 740
# What moves without being asked to, in each document anew: the measure of Core Web Vitals.
WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries())
    if (!hadRecentInput) window.shifts.push({ value, moved: sources.map(({ node }) => node?.className || node?.nodeName) });
}).observe({ type: 'layout-shift', buffered: true });"""
PANEL = {
    "role": "HR Coordinator",
    "company": "Northwind Dairy",
    "recruiter": {"name": "Priya Nair", "email": "priya@northwind.example"},
    "interviewers": [
        {"name": name, "email": f"{name.split()[0].lower()}@northwind.example", "detail": "how the new team came about"}
        for name in ("Sam Okafor", "Ada Lund", "Ravi Patel", "Mei Chen")
    ],
}


@pytest.fixture
def phone(new_page: Callable[..., Page], shipped_url: str) -> Callable[[str], Page]:
    """phone("/"): a page of the shipped site, 360 by 740, under a thumb."""

    def go(path: str) -> Page:
        page = new_page(
            timezone_id="America/Toronto",
            viewport={"width": 360, "height": HEIGHT},
            has_touch=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        page.add_init_script(WATCH)
        return visit(page, shipped_url + path)

    return go


def sides(element: Locator) -> tuple[float, float]:
    """Where it begins and ends in the window."""
    top, bottom = element.evaluate("node => [node.getBoundingClientRect().top, node.getBoundingClientRect().bottom]")
    return top, bottom


def in_the_window(element: Locator) -> bool:
    top, bottom = sides(element)
    return top >= 0 and bottom <= HEIGHT


def expect_still(page: Page) -> None:
    """Nothing has moved since the page was opened, but for what a tap has asked for."""
    shifts = page.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) < 0.01, shifts


@pytest.mark.parametrize("start", ["/timeline/", "/"])
def test_two_taps_to_a_plan_and_four_to_a_copied_note(phone: Callable[[str], Page], start: str) -> None:
    """Somebody who comes out of an interview taps Today and the button, then the note's day and Copy."""
    page = phone(start)
    field = page.get_by_label("When was your interview?", exact=True)
    assert sides(field)[1] <= 620
    page.get_by_role("button", name="Today", exact=True).tap()
    expect_still(page)
    page.get_by_role("button", name="Show my plan").tap()
    heading = card(page).get_by_role("heading")
    expect(heading).to_be_visible()
    assert in_the_window(heading)
    assert heading.evaluate("node => node.getBoundingClientRect().top + scrollY") < HEIGHT
    note = page.locator("[data-plan] > [data-step=thank_you]")
    note.get_by_role("heading").get_by_role("button").tap()
    note.locator("[data-act=copy]").tap()
    expect(note.locator("[data-act=copy]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == note.locator(".timeline-text").text_content()
    assert copied.startswith("Hello")
    expect_still(page)


def test_the_day_after_takes_three_taps(phone: Callable[[str], Page]) -> None:
    """On the next day the note to send is the card's own, whose draft stands open."""
    page = phone("/timeline/")
    page.get_by_role("button", name="Yesterday", exact=True).tap()
    page.get_by_role("button", name="Show my plan").tap()
    card(page).locator("[data-act=copy]").tap()
    expect(card(page).locator("[data-act=copy]")).to_have_text("Copied")
    expect_still(page)


def test_taps_are_taken_in_order(phone: Callable[[str], Page]) -> None:
    """However fast somebody taps, what was tapped first counts first: between the first tap and the plan nothing is loaded."""
    page = phone("/timeline/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Today", exact=True).tap()
    page.get_by_role("button", name="In a week", exact=True).tap()
    page.get_by_role("button", name="Show my plan").tap()
    expect(card(page).get_by_role("heading")).to_be_visible()
    expect(page.locator(".timeline-line")).to_contain_text("Mon 23 Nov · answer by Mon 30 Nov")
    assert [url for url in asked if url.endswith(".js")] == []


@pytest.mark.parametrize(("words", "most"), [({}, 3000), (PANEL, 3600)])
def test_from_step_to_step(phone: Callable[[str], Page], words: dict[str, object], most: int) -> None:
    """Whichever step is the next, the page is short; once it is done, the one after it is in the window."""
    page = phone("/timeline/")
    keep(
        page,
        json.dumps(
            {
                "v": 2,
                "interviews": [{"id": "1" * 32, "revision": 0, "link": "v1;i=2026-11-23;d=2026-12-07", "words": words}],
            }
        ),
    )
    page.reload()
    heading = card(page).get_by_role("heading")
    assert sides(heading)[0] < HEIGHT
    expect_still(page)
    steps = page.locator("[data-plan] > .timeline-step")
    expect(steps).to_have_count(6)
    for done in range(1, 7):
        assert page.evaluate("document.documentElement.scrollHeight") <= most
        before = heading.text_content()
        card(page).locator("[data-act=tick]").tap()
        expect(page.locator("[data-mark=done]")).to_have_count(done)
        assert heading.text_content() != before
        assert in_the_window(heading)
        expect(heading).to_be_focused()
    expect(heading).to_have_text("Nothing left to do. You did it all.")
    expect_still(page)


def test_a_step_that_is_not_the_next_keeps_its_place(phone: Callable[[str], Page]) -> None:
    """Who ticks a step further down stays there: it stands open, where it stood, and can be taken back."""
    page = phone("/timeline/#v1;i=2026-11-23;d=2026-12-07")
    last = page.locator("[data-plan] > .timeline-step").last
    last.get_by_role("heading").get_by_role("button").tap()
    tick = last.locator("[data-act=tick]")
    tick.scroll_into_view_if_needed()
    place = sides(tick)[0]
    tick.tap()
    expect(tick).to_have_text("Not done yet")
    assert abs(sides(tick)[0] - place) < 2
    tick.tap()
    expect(tick).to_have_text("Done")
    assert abs(sides(tick)[0] - place) < 2
