"""The board in a real browser: ages in words, and what closes while the page is open."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

MORNING = "2026-11-23T15:00:00Z"  # ten in Toronto, the day that the shipped site is built for
ENDS_TODAY = "accounts-payable-clerk-brightline-glass"  # at midnight in Toronto, 05:00 UTC
TARGET = 44


def test_finds_a_posting_and_its_closing_date(new_page: Open, site_url: str) -> None:
    """From the list by a field of work to a posting, its pay, its last day, and the way to apply."""
    page = new_page(viewport={"width": 360, "height": 780})
    page.clock.set_fixed_time(MORNING)
    page.goto(f"{site_url}/jobs/")
    page.get_by_role("link", name=re.compile(r"^People & HR")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People & HR jobs")
    page.get_by_role("link", name="HR Coordinator").click()
    facts = page.locator(".job-facts")
    expect(facts).to_contain_text("CA$55,000–65,000 a year")
    expect(facts.locator(".job-closes time")).to_have_attribute("datetime", "2026-12-20")
    expect(facts.locator(".job-closes")).to_contain_text("Sunday, 20 December")
    apply = page.get_by_role("link", name="Apply", exact=True).first
    expect(apply).to_have_attribute("href", re.compile("^https://northwind-dairy.example/"))
    expect(page.locator(".job-apply").first).to_contain_text("northwind-dairy.example")


def age(page: Page, title: str) -> Any:
    return page.locator(".posting", has=page.get_by_role("link", name=title, exact=True)).locator("posting-age")


def test_ages_are_worded(new_page: Open, site_url: str) -> None:
    """With script a row says how long ago it was posted, or on which day it closes where that is near."""
    page = new_page(timezone_id="America/Toronto")
    page.clock.set_fixed_time(MORNING)
    page.goto(f"{site_url}/jobs/")
    for title, words in {
        "Backend Engineer (Python)": "2 days ago",
        "Bookkeeper": "1 week ago",
        "Front Desk Associate": "2 weeks ago",
        "Junior Data Analyst": "closes Friday",
        "Accounts Payable Clerk": "closes today, 11:59 p.m.",
    }.items():
        expect(age(page, title)).to_have_text(words)
    expect(age(page, "Junior Data Analyst").locator("time")).to_have_attribute("datetime", "2026-11-27")


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Pacific/Auckland", "closes Tuesday, 5:59 p.m. your time"),
        ("Pacific/Honolulu", "closes today, 6:59 p.m. your time"),
    ],
)
def test_ages_count_in_the_postings_zone(new_page: Open, site_url: str, zone: str, words: str) -> None:
    """It is the posting's day that counts; the hour on its last day is said by the reader's clock."""
    page = new_page(timezone_id=zone)
    page.clock.set_fixed_time(MORNING)
    page.goto(f"{site_url}/jobs/")
    expect(age(page, "Accounts Payable Clerk")).to_have_text(words)


def test_what_closes_within_three_days_is_marked(new_page: Open, site_url: str) -> None:
    """With script and without: three days before its last day, and no sooner."""
    friday = "Junior Data Analyst"
    for morning, marked in (("2026-11-23T15:00:00Z", False), ("2026-11-24T15:00:00Z", True)):
        page = new_page()
        page.clock.set_fixed_time(morning)
        page.goto(f"{site_url}/jobs/")
        expect(age(page, friday)).to_have_text("closes Friday")
        assert age(page, friday).evaluate("(one) => one.classList.contains('posting-now')") is marked
    plain = new_page(java_script_enabled=False)
    plain.goto(f"{site_url}/jobs/")
    expect(plain.locator(".posting-now")).to_have_text(["closes 23 November, 11:59 p.m.", "closes 26 November"])


def test_dates_stand_without_script(new_page: Open, site_url: str) -> None:
    """Without script every row has a date, and nothing is missing from the list."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/jobs/")
    expect(page.locator(".posting")).to_have_count(21)
    expect(age(page, "Backend Engineer (Python)")).to_have_text("21 November")
    expect(age(page, "Junior Data Analyst")).to_have_text("closes 27 November")


def test_what_has_closed_leaves_the_list(new_page: Open, site_url: str) -> None:
    """On a page that was built before, a posting whose last day is over is not shown, and the page says so."""
    page = new_page()
    page.clock.set_fixed_time("2026-11-24T05:00:01Z")
    page.goto(f"{site_url}/jobs/")
    gone = page.locator(f".posting:has(a[href='/jobs/{ENDS_TODAY}/'])")
    expect(gone).to_be_hidden()
    expect(page.get_by_text("1 posting has closed since this page was made")).to_be_visible()
    expect(page.locator(".posting:visible")).to_have_count(20)


def test_counts_go_down_with_what_closes(new_page: Open, site_url: str) -> None:
    """On a page of yesterday every number counts what is still open: the list's, and those of the filters it was in."""
    page = new_page()
    page.clock.set_fixed_time("2026-11-24T05:00:01Z")
    page.goto(f"{site_url}/jobs/")
    expect(page.locator("[data-open] open-count")).to_have_text("20")
    counts = {name: page.locator(".filters a", has_text=name).first for name in ("Finance", "Hospitality")}
    expect(counts["Finance"]).to_have_text("Finance 2")
    expect(counts["Hospitality"]).to_have_text("Hospitality 2")
    page.clock.set_fixed_time("2026-11-30T12:00:00Z")
    page.reload()
    left = page.locator(".posting:visible").count()
    assert 0 < left < 18
    expect(page.locator("[data-open] open-count")).to_have_text(str(left))


def test_a_count_knows_how_many_close_at_once(new_page: Open, site_url: str) -> None:
    """Of postings that close at one moment each is taken from the count, once the moment has come."""
    page = new_page()
    page.clock.set_fixed_time("2026-11-24T05:00:01Z")
    page.goto(f"{site_url}/jobs/")
    closes = "2026-11-24T05:00Z*3 2026-11-24T04:00Z 2026-11-27T05:00Z*2"
    page.evaluate(
        "([closes]) => { const made = document.createElement('open-count'); made.id = 'made'; made.textContent = '10'; "
        "made.setAttribute('closes', closes); document.body.append(made); }",
        [closes],
    )
    expect(page.locator("#made")).to_have_text("6")


def test_filters_work_without_script(new_page: Open, site_url: str) -> None:
    """Each filter and each order is a page: by keyboard or finger alone, from all jobs to one town, and best paid first."""
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page.goto(f"{site_url}/jobs/")
    page.get_by_text("Place", exact=True).click()
    page.get_by_role("link", name="Canada 10", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Canada")
    page.get_by_text("Place", exact=True).click()
    page.get_by_role("link", name="Toronto 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Toronto, ON, Canada")
    expect(page.locator(".standfirst")).to_contain_text("2 of 21 open.")
    expect(page.locator(".posting")).to_have_count(2)
    page.get_by_role("link", name="All", exact=True).click()
    page.get_by_role("link", name="Pay", exact=True).click()
    expect(page.get_by_role("link", name="Pay", exact=True)).to_have_attribute("aria-current", "page")
    expect(page.locator(".posting")).to_have_count(21)


def test_closes_while_somebody_reads(new_page: Open, site_url: str) -> None:
    """At the minute it closes, the posting leaves an open list; a minute before it is still there."""
    page = new_page()
    page.clock.install(time="2026-11-24T04:58:00Z")
    page.goto(f"{site_url}/jobs/")
    ending = page.locator(f".posting:has(a[href='/jobs/{ENDS_TODAY}/'])")
    expect(ending).to_be_visible()
    page.clock.run_for("01:00")
    expect(ending).to_be_visible()
    page.clock.run_for("01:01")
    expect(ending).to_be_hidden()


def test_a_posting_says_its_age(new_page: Open, site_url: str) -> None:
    """With script a posting's page says how long it has been open and how soon it closes; the dates stand there anyway."""
    page = new_page()
    page.clock.install(time=MORNING)
    page.goto(f"{site_url}/jobs/hr-coordinator-northwind-dairy/")
    posted = page.locator(".job-facts > div", has_text="Posted")
    expect(posted).to_contain_text("Friday, 20 November")
    expect(posted).to_contain_text("open for 3 days")
    expect(page.locator(".job-closes")).to_contain_text("closes in 27 days")
    page.clock.run_for("13:58:00")
    expect(posted).to_contain_text("open for 3 days")
    page.clock.run_for("03:05")
    expect(posted).to_contain_text("open for 4 days")


def test_facts_stand_in_the_order_of_the_questions(new_page: Open, site_url: str) -> None:
    """Pay, place, from where, type, the end, the age, the last look; the way to apply is above them, and at the end."""
    page = new_page()
    page.goto(f"{site_url}/jobs/backend-engineer-kestrel-weather/")
    names = page.locator(".job-facts dt").all_inner_texts()
    assert names == ["Pay", "Remote", "Type", "Closes", "Posted", "Last checked", "Field"]
    tops = [
        place.evaluate("(one) => one.getBoundingClientRect().top")
        for place in (
            page.locator(".job-apply a").first,
            page.locator(".job-facts > div").first,
            page.locator(".job-text"),
            page.locator(".job-apply a").last,
        )
    ]
    assert tops[0] < tops[1]
    assert tops[2] < tops[3]


def test_nothing_moves_when_the_words_come(new_page: Open, site_url: str) -> None:
    """A posting's page keeps the lines free that a script will fill: the way to apply stays where it was."""
    path, size = f"{site_url}/jobs/hr-coordinator-northwind-dairy/", {"width": 360, "height": 780}
    page = new_page(viewport=size)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => shift += one.value))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(path)
    expect(page.locator(".job-closes posting-days")).not_to_be_empty()
    assert page.evaluate("window.shift") == 0
    plain = new_page(viewport=size, java_script_enabled=False)
    plain.goto(path)
    expect(plain.locator(".job-closes posting-days")).to_be_hidden()


def test_a_posting_closes_under_the_readers_eyes(new_page: Open, site_url: str) -> None:
    """On the posting's own page the way to apply goes at that minute, and the page says that it is closed."""
    page = new_page()
    page.clock.install(time="2026-11-24T04:59:00Z")
    page.goto(f"{site_url}/jobs/{ENDS_TODAY}/")
    apply, closed = page.get_by_role("link", name="Apply by email"), page.get_by_text("This posting is closed.")
    expect(apply.first).to_be_visible()
    expect(closed).to_be_hidden()
    page.clock.run_for("01:01")
    expect(apply).to_have_count(0)
    expect(closed).to_be_visible()
    expect(page.get_by_text("open for")).to_have_count(0)


def test_rows_are_easy_to_hit_and_fit(new_page: Open, site_url: str) -> None:
    """On a small phone nothing is wider than the screen, and what is to be touched is large enough."""
    page = new_page(viewport={"width": 320, "height": 640})
    page.clock.set_fixed_time(MORNING)
    for path in ("jobs/", "jobs/hr-coordinator-northwind-dairy/", "jobs/delivery-dispatcher-northwind-dairy/"):
        page.goto(f"{site_url}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        links = page.locator(".posting:visible, .filters a:visible, .jobs-sort a, .job-apply a")
        assert all((link.bounding_box() or {"height": 0})["height"] >= TARGET for link in links.all())


def test_a_long_name_wraps(new_page: Open, site_url: str) -> None:
    """A company name of 120 characters without a space breaks instead of pushing the page wide."""
    page = new_page(viewport={"width": 320, "height": 640})
    page.clock.set_fixed_time(MORNING)
    page.goto(f"{site_url}/jobs/")
    page.locator(".posting-facts").first.evaluate("(row) => { row.textContent = 'Donaudampfschiff'.repeat(8); }")
    page.locator(".posting-title a").first.evaluate("(link) => { link.textContent = 'Kapitaen'.repeat(15); }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("script", [True, False])
def test_the_first_job_is_on_the_first_screen(
    new_page: Open, site_url: str, width: int, height: int, script: bool
) -> None:
    """On every list, in every order, with script and without, the first row begins above 430 px; nothing is too wide."""
    page = new_page(viewport={"width": width, "height": height}, java_script_enabled=script)
    for path in ("", "by-closing/", "remote/", "place/canada/", "place/toronto-on-canada/", "type/per-diem/"):
        page.goto(f"{site_url}/jobs/{path}")
        box = page.locator(".posting").first.bounding_box()
        assert box is not None
        assert box["y"] < 430, path
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_whole_row_is_the_way_in(new_page: Open, site_url: str) -> None:
    """A tap on whichever corner of a row opens its posting, but for the one that saves it."""
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    for corner in ({"x": 4, "y": 4}, {"x": 324, "y": 4}, {"x": 4, "y": 90}):
        page.goto(f"{site_url}/jobs/")
        page.locator(".posting").first.tap(position=corner)
        expect(page.get_by_role("heading", level=1)).to_have_text("HR Coordinator")


def test_pay_that_is_not_given(new_page: Open, site_url: str) -> None:
    """It is said, in grey; volunteers' work is unpaid."""
    page = new_page()
    page.goto(f"{site_url}/jobs/")
    assert set(page.locator(".posting-pay-none").all_inner_texts()) == {"Not given", "Unpaid"}
    helpline = page.locator(".posting", has_text="Volunteer")
    expect(helpline.locator(".posting-pay")).to_have_text("Unpaid")


def test_a_posting_is_handed_on(new_page: Open, site_url: str) -> None:
    """Its address is copied with one tap; without script it is a plain link."""
    path = f"{site_url}/jobs/hr-coordinator-northwind-dairy/"
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(path)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/jobs/hr-coordinator-northwind-dairy/")
    plain = new_page(java_script_enabled=False)
    plain.goto(path)
    expect(plain.get_by_role("link", name="Link to this job")).to_be_visible()


def test_a_closed_posting_leads_on(new_page: Open, site_url: str) -> None:
    """It names the feed in which the next one of its field will come, at its place on the subscribe page."""
    page = new_page()
    page.goto(f"{site_url}/jobs/delivery-dispatcher-northwind-dairy/")
    page.get_by_role("link", name="Operations jobs", exact=True).click()
    assert page.url.endswith("/subscribe/#feeds-jobs-category-operations")
    assert page.locator("#feeds-jobs-category-operations").count() == 1
