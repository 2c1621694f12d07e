"""Saving jobs from lists, search and postings; what was opened, and what is new since the last visit."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults
from tests.browser.waiting import until

Open = Callable[..., Page]

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
MORNING = "2026-11-23T15:00:00Z"
JOB, TITLE = "hr-coordinator-northwind-dairy", "HR Coordinator"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
SHIFT = (
    "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => shift += one.value))"
    ".observe({ type: 'layout-shift', buffered: true });"
)


@pytest.fixture
def at(new_page: Open, site_url: str) -> Open:
    """at("jobs/"): a page of the shipped site on a small phone, on Monday morning, 23 November 2026, in Toronto."""

    def go(path: str = "jobs/", moment: str = MORNING, **options: Any) -> Page:
        page = new_page(**{"timezone_id": "America/Toronto", "viewport": PHONE, **options})
        page.clock.set_fixed_time(moment)
        page.goto(f"{site_url}/{path}")
        return page

    return go


def button(page: Page, title: str = TITLE) -> Locator:
    """The button that saves a job, or takes it out."""
    return page.locator("save-job button:visible").and_(page.locator(f"[aria-label$=': {title}']"))


def row(page: Page, title: str = TITLE) -> Locator:
    return page.locator(".posting:visible", has=page.get_by_role("link", name=title, exact=True))


def saved(page: Page) -> list[str]:
    text = page.evaluate("localStorage.getItem('saved-jobs')")
    return [entry["id"] for entry in json.loads(text)["saved"]] if text else []


def keep(page: Page, key: str, content: object) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(content)])


def back(page: Page, moment: str) -> None:
    """Somebody comes back at that moment."""
    page.clock.set_fixed_time(moment)
    page.reload()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_saved_from_a_list(at: Open, viewport: dict[str, int]) -> None:
    """One tap saves a job and one takes it out; both outlive the page. The button says which, and is large enough."""
    page = at(viewport=viewport)
    save = button(page)
    expect(save).to_have_attribute("aria-pressed", "false")
    box = save.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    expect(save).to_have_accessible_name(f"Saved: {TITLE}")
    assert saved(page) == [JOB]
    page.reload()
    expect(save).to_have_attribute("aria-pressed", "true")
    save.focus()
    page.keyboard.press("Space")
    expect(save).to_have_accessible_name(f"Save: {TITLE}")
    assert saved(page) == []
    assert page.url.endswith("/jobs/")


def test_no_row_moves_when_the_buttons_come(at: Open) -> None:
    """Each row is where it is before the script has come, on a phone and on a desk; nothing shifts on a later visit either."""
    for viewport in (PHONE, DESK):
        page = at(viewport=viewport)
        rows = "() => [...document.querySelectorAll('.posting')].map((row) => row.getBoundingClientRect().height)"
        with_script = page.evaluate(rows)
        empty = "() => { for (const one of document.querySelectorAll('save-job')) one.replaceChildren(); }"
        page.evaluate(empty)
        assert page.evaluate(rows) == with_script
    page = at()
    keep(page, "job-visits", {"v": 1, "now": {"at": "2026-11-10T15:00:00Z", "shown": []}})
    keep(page, "seen-jobs", {"v": 1, "ids": [JOB]})
    page.add_init_script(SHIFT)
    page.reload()
    expect(page.locator("[data-new-since]")).to_contain_text("new since your last visit on 10 November")
    assert page.evaluate("window.shift") == 0


def test_saved_from_a_search(at: Open) -> None:
    """What a search has found is saved like any other row, and says so where it is found again."""
    page = at()
    page.get_by_role("searchbox", name="Title, company or place").fill("bookkeeper")
    save = button(page, "Bookkeeper")
    expect(page.locator("[data-found] .posting")).to_have_count(1)
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".posting:visible")).to_have_count(21)
    expect(button(page, "Bookkeeper")).to_have_attribute("aria-pressed", "true")
    assert len(saved(page)) == 1


def test_saved_from_a_posting(at: Open) -> None:
    """Beside the way to apply, once on the page; nothing moves when it comes; the list knows."""
    page = at("404.html")
    page.add_init_script(SHIFT)
    page.goto(page.url.replace("404.html", f"jobs/{JOB}/"))
    save = button(page)
    expect(page.locator(".job save-job")).to_have_count(1)
    expect(save).to_have_text("Save")
    box, apply = save.bounding_box(), page.locator(".job-apply .button").first.bounding_box()
    assert box is not None
    assert apply is not None
    assert (box["y"], box["height"]) == (apply["y"], apply["height"])
    assert page.evaluate("window.shift") == 0
    save.click()
    expect(save).to_have_text("Saved")
    page.goto(page.url.replace(f"{JOB}/", ""))
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    (entry,) = json.loads(page.evaluate("localStorage.getItem('saved-jobs')"))["saved"]
    about = {key: entry[key] for key in ("title", "company", "where", "closes")}
    button(page).click()
    button(page, "Bookkeeper").click()
    button(page).click()
    listed = {key: entry[key] for key in about}
    assert listed == about == {
        "title": TITLE, "company": "Northwind Dairy", "where": "Toronto, ON, Canada", "closes": "2026-12-21T00:00:00-05:00",
    }  # fmt: skip


def test_a_row_and_its_posting_say_the_same(at: Open) -> None:
    """What is kept of a job is the same from its row and from its page."""
    entries = []
    for path in ("jobs/", f"jobs/{JOB}/"):
        page = at(path)
        button(page).click()
        (entry,) = json.loads(page.evaluate("localStorage.getItem('saved-jobs')"))["saved"]
        entries.append({key: value for key, value in entry.items() if key != "plan"})
    assert entries[0] == entries[1]


def test_what_was_taken_out_comes_back_with_its_dates(at: Open) -> None:
    """A slip on a job with some way behind it is told, and a second tap takes it back."""
    page = at()
    changes = [["saved", "2026-11-20T15:00:00.000Z"], ["applied", "2026-11-21T15:00:00.000Z"]]
    entry = {"id": JOB, "title": TITLE, "company": "", "where": "", "closes": "", "plan": "a" * 32, "changes": changes}
    keep(page, "saved-jobs", {"v": 1, "saved": [entry]})
    page.reload()
    button(page).click()
    expect(row(page).get_by_role("status")).to_have_text(
        "Taken off My jobs. Press Save to bring it back with its dates."
    )
    button(page).click()
    assert json.loads(page.evaluate("localStorage.getItem('saved-jobs')"))["saved"] == [entry]
    expect(row(page).get_by_role("status")).to_have_count(0)


def test_where_nothing_can_be_kept(at: Open) -> None:
    """The page works, and the row says why the job isn't saved."""
    page = at()
    page.add_init_script(BLOCKED)
    page.reload()
    button(page).click()
    expect(row(page).get_by_role("status")).to_have_text(
        "This browser doesn’t let the page keep anything, so that wasn’t kept."
    )
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    row(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_two_tabs(at: Open) -> None:
    """What one tab saves, the other shows; what both save, both keep."""
    page = at()
    other = page.context.new_page()
    other.goto(page.url)
    button(other).click()
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    button(page, "Bookkeeper").click()
    expect(button(other, "Bookkeeper")).to_have_attribute("aria-pressed", "true")
    assert len(saved(page)) == 2


def test_what_was_opened_is_marked(at: Open) -> None:
    """After a look at a posting its row says "Seen", on a page that Back brings as it was, too; others don't."""
    page = at()
    expect(page.locator(".posting-seen")).to_have_count(0)
    row(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.go_back()
    expect(row(page).locator("posting-age")).to_have_text("Seen · 3 days ago")
    expect(page.locator(".posting-seen")).to_have_count(1)
    page.goto(page.url.replace("jobs/", ""))
    expect(row(page).locator("posting-age")).to_have_text("Seen · 3 days ago")


def test_nothing_is_new_at_first(at: Open) -> None:
    """At the first visit, and while it lasts, nothing is new."""
    page = at()
    for moment in (MORNING, "2026-11-23T15:29:00Z"):
        back(page, moment)
        expect(row(page).locator("posting-age")).to_have_text("3 days ago")
        expect(page.locator("[data-new-since]")).to_be_empty()


def test_what_is_new_since_the_last_visit(at: Open) -> None:
    """What came since is marked and counted, for as long as the visit lasts; the next visit begins anew."""
    page = at(moment="2026-11-20T15:00:00Z")
    line = page.locator("[data-new-since]")
    until(page, "localStorage.getItem('job-visits')")
    back(page, MORNING)
    expect(line).to_have_text("1 new since your last visit on 20 November")
    expect(row(page, "Backend Engineer (Python)").locator("posting-age")).to_have_text("New · 2 days ago")
    expect(page.locator("posting-age[mark=New]")).to_have_count(1)
    row(page, "Backend Engineer (Python)").get_by_role("link").click()
    until(page, "localStorage.getItem('seen-jobs')")
    page.go_back()
    expect(row(page, "Backend Engineer (Python)").locator("posting-age")).to_have_text("Seen · 2 days ago")
    expect(line).to_have_text("1 new since your last visit on 20 November")
    back(page, "2026-11-23T19:00:00Z")
    expect(line).to_be_empty()
    expect(page.locator("posting-age[mark=New]")).to_have_count(0)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("2026-11-19T15:00:00Z", "3 new since your last visit on 19 November"),
        ("2025-11-22T15:00:00Z", "21 new since your last visit on 22 Nov 2025"),
    ],
)
def test_the_line_counts_this_list(at: Open, last: str, words: str) -> None:
    """As many as are marked; a list of its own counts its own, another order says nothing."""
    page = at("jobs/remote/")
    keep(page, "job-visits", {"v": 1, "now": {"at": last, "shown": []}})
    page.goto(page.url.replace("remote/", ""))
    line = page.locator("[data-new-since]")
    marked = page.locator("posting-age[mark=New]").count()
    expect(line).to_have_text(words)
    assert words.startswith(f"{marked} ")
    page.goto(page.url + "remote/")
    own = page.locator("posting-age[mark=New]").count()
    assert 0 < own < marked
    expect(line).to_have_text(words.replace(f"{marked} ", f"{own} ", 1))
    page.goto(page.url.replace("remote/", "by-pay/"))
    expect(page.locator("posting-age[mark=New]")).to_have_count(marked)
    expect(line).to_have_count(0)
    page.get_by_role("searchbox").fill("clerk")
    expect(page.locator("[data-found] .posting")).to_have_count(1)


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_the_first_job_stays_on_the_first_screen(at: Open, width: int, height: int) -> None:
    """With the line of what is new above it, too."""
    page = at(viewport={"width": width, "height": height})
    keep(page, "job-visits", {"v": 1, "now": {"at": "2025-11-19T15:00:00Z", "shown": []}})
    page.reload()
    expect(page.locator("[data-new-since]")).to_contain_text("21 new since")
    box = page.locator(".posting").first.bounding_box()
    assert box is not None
    assert box["y"] < 430
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_marks_pass_axe(at: Open) -> None:
    """A list with new, seen and saved rows, in both schemes."""
    page = at()
    keep(page, "job-visits", {"v": 1, "now": {"at": "2026-11-10T15:00:00Z", "shown": []}})
    keep(page, "seen-jobs", {"v": 1, "ids": [JOB]})
    page.reload()
    button(page).click()
    assert faults(page) == []


def test_without_script_nothing_dead_is_shown(at: Open) -> None:
    """No button, no empty room for one, and the way to My jobs, which says what it needs."""
    page = at(java_script_enabled=False)
    assert page.locator("save-job:visible").count() == 0
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    page.get_by_role("link", name="My jobs").first.click()
    expect(page.get_by_text("Turn on JavaScript to see your jobs")).to_be_visible()
    expect(page.locator("main button:visible, main summary:visible")).to_have_count(0)
    page.goto(page.url.replace("mine/", f"{JOB}/"))
    assert page.locator("save-job:visible").count() == 0


def test_words_of_a_row_can_be_selected(at: Open) -> None:
    """With a mouse a row's words are selected; a plain click on them opens the posting, one with Ctrl in another tab."""
    page = at(viewport=DESK)
    facts = row(page).locator(".posting-facts")
    box = facts.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, middle, steps=4)
    page.mouse.up()
    assert "Northwind" in page.evaluate("getSelection().toString()")
    assert page.url.endswith("/jobs/")
    page.evaluate("getSelection().empty()")
    with page.context.expect_page():
        facts.click(modifiers=["ControlOrMeta"], position={"x": 4, "y": 4})
    facts.click(position={"x": 4, "y": 4})
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
