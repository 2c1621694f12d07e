"""The calculator with names as people have them: without a space for 90 letters, and from right to left; and early years."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.others_words import COMPANY, LONG, ROLE, ends, in_this_order, over_the_edge
from tests.timeline.calculator import DATES, STEPS, card, fill_dates, keep, plan_of, visit

PERSON, OTHER = "محمد العلي", "سارة كريم"
"""Two people."""
HEBREW = "חברת האור"


def tell(page: Page, text: str, *people: str) -> None:
    """Fills in the dates, the job, the company and the people, with `text` for what is no name of theirs."""
    fill_dates(page)
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("Your name").fill(people[0])
    for name in ("role", "company"):
        page.locator(f"[data-word={name}]").fill(text)
    recruiter = page.locator("[data-recruiter]")
    recruiter.locator("[data-person=name]").fill(people[0])
    recruiter.locator("[data-person=email]").fill("r@a.example")
    for person in people:
        page.get_by_role("button", name="Add someone").click()
        page.locator("[data-person=name]").last.fill(person)
        for name in ("detail", "common_ground"):
            page.locator(f"[data-person={name}]").last.fill(text)
    page.locator(".timeline-people [data-person=email]").first.fill(f"{LONG[:60]}@a.example")


def unfold(page: Page) -> None:
    """Opens all that can be opened, and shows what stands there only after a click."""
    rows = page.locator(".timeline-row[aria-expanded=false]")
    while rows.count():
        rows.first.click()
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    expect(page.locator(".timeline-interviews li")).not_to_have_count(0)
    page.get_by_role("button", name="Rename").first.click()
    page.get_by_label("with names and email addresses").check()
    page.get_by_label("with what I wrote").check()
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_role("button", name="They made an offer").click()


def test_no_name_runs_over_the_edge(new_page: Callable[..., Page], site_url: str) -> None:
    """However long a name is: in the fields, the plan, drafts, list, notices, the link, an article, and at home."""
    page = visit(new_page(timezone_id="America/Toronto", permissions=["clipboard-write"]), f"{site_url}/timeline/")
    tell(page, LONG, LONG, f"{LONG[:-1]}X")
    unfold(page)
    link = page.get_by_label("The link", exact=True).input_value().partition("#")[2]
    assert over_the_edge(page) == []
    other = re.sub("p=[^;]*;", "", link.replace("i=2026-11-20", "i=2026-11-02"))
    for path in (f"timeline/#{other}", "", "articles/what-following-up-really-means/"):
        page.goto("about:blank")
        page.goto(f"{site_url}/{path}")
        expect(page.locator("main").get_by_text(re.compile("W{60}")).first).to_be_visible()
        assert over_the_edge(page) == [], path[:60]


def test_no_rule_runs_over_the_edge(new_page: Callable[..., Page], site_url: str) -> None:
    """Whatever the advice says, in the example, the plan and the tables of rules."""
    page = new_page(timezone_id="America/Toronto")

    def lengthen(route: Route) -> None:
        head, opening, rest = route.fetch().text().partition("<main")
        main, _, _ = rest.partition("<footer")
        footer = rest.removeprefix(main)
        for start in ("<h3[^>]*>", "<h4>", "<th[^>]*>", "<td[^>]*>", '<p class="timeline-(?:do|subject|text)"[^>]*>'):
            main = re.sub(start, lambda match: f"{match.group()}{LONG} ", main)
        main = re.sub(
            r'"(title|do|why|avoid|subject|body|phone_script)":"', lambda match: f"{match.group()}{LONG} ", main
        )
        route.fulfill(body=head + opening + main + footer, content_type="text/html; charset=utf-8")

    page.route("**/timeline/", lengthen)
    visit(page, f"{site_url}/timeline/")
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert over_the_edge(page) == []
    fill_dates(page)
    expect(page.locator("[data-plan] h3").first).to_contain_text(LONG)
    unfold(page)
    assert over_the_edge(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    table = page.get_by_role("group", name="The rules as a table")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert table.get_attribute("tabindex") == "0"


@pytest.mark.parametrize("company", [COMPANY, HEBREW])
def test_no_name_turns_what_stands_beside_it(new_page: Callable[..., Page], site_url: str, company: str) -> None:
    """A name from right to left stands where it would in Latin letters: next step, plan, drafts, list, and at home."""
    page = visit(new_page(timezone_id="America/Toronto"), f"{site_url}/timeline/")
    tell(page, company, PERSON, OTHER)
    page.locator("[data-word=role]").fill(ROLE)
    for field in page.locator(".timeline-names [dir=auto]").all():
        expected = "ltr" if field.input_value().isascii() and field.input_value() else "rtl"
        assert field.evaluate("field => getComputedStyle(field).direction") == expected
    thanks = page.locator(".timeline-step[data-step=thank_you]")
    for title in (page.locator("#timeline-next"), thanks.locator(".timeline-row > span")):
        first, last = ends(title)
        assert first < last
    note = card(page).locator(".timeline-text").first
    expect(note).to_have_text(re.compile(f"^Hello {PERSON.split()[0]},"))
    note.evaluate("note => { note.textContent = note.textContent.split('\\n')[0]; }")
    first, last = ends(note)
    assert first < last, "the comma stands behind the name"
    line = page.locator(".timeline-line")
    expect(line.locator("b")).to_have_text(f"{ROLE} at {company}")
    assert in_this_order(line.locator("b"), line.get_by_role("button"))
    page.locator(".timeline-interviews > summary").click()
    row = page.locator(".timeline-interviews li")
    name, due = row.locator("a bdi"), row.locator("> span")
    expect(name).to_have_text(f"{ROLE} at {company}")
    assert in_this_order(name, due)
    first, last = ends(due)
    assert first < last
    page.goto(f"{site_url}/")
    line = page.locator(".timeline-due")
    expect(line.locator("bdi")).to_have_text(f"{ROLE} at {company}")
    assert in_this_order(line.locator("a"), line.locator("bdi"))


YEARS = ("0001-01-01", "0026-11-20", "20 Nov 0026")


def test_an_early_year_is_not_one_of_ours(new_page: Callable[..., Page], site_url: str) -> None:
    """The year 0026 is not 2026: both fields and the home page ask about it, and take no plan from it."""
    page = visit(new_page(timezone_id="America/Toronto"), f"{site_url}/timeline/")
    for text in YEARS:
        fill_dates(page, text, "")
        expect(page.locator("#timeline-interview"), text).to_have_attribute("aria-invalid", "true")
        fill_dates(page, "20 Nov", text)
        expect(page.locator("#timeline-decision"), text).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".timeline-line"), text).to_contain_text("no date from them")
        fill_dates(page)
        assert plan_of(page) == STEPS
        page.get_by_role("button", name="Change", exact=True).click()
    page.goto(f"{site_url}/")
    for text in YEARS:
        page.locator("#timeline-ask").fill(text)
        page.get_by_role("button", name="Show my plan").click()
        expect(page.locator("#timeline-ask"), text).to_have_attribute("aria-invalid", "true")
    assert page.url == f"{site_url}/"


def test_an_early_year_comes_in_nowhere(new_page: Callable[..., Page], site_url: str) -> None:
    """By no link, no file and not out of what is kept."""
    page = visit(new_page(timezone_id="America/Toronto"), f"{site_url}/404.html")
    entry = {"id": "an-interview", "revision": 1, "title": "", "said": "", "words": {}, "done": [], "ahead": []}
    sound = {**entry, "link": "v1;i=2026-11-20;d=2026-12-04;r=CA-ON"}
    early = [
        {**entry, "id": f"another-{at}", "link": link}
        for at, link in enumerate(("v1;i=0026-11-20", "v1;i=2026-11-20;d=0026-12-04"))
    ]
    keep(page, json.dumps({"v": 2, "interviews": [*early, sound]}))
    page.goto(f"{site_url}/timeline/")
    assert plan_of(page) == STEPS
    page.locator(".timeline-interviews > summary").click()
    expect(page.locator(".timeline-interviews li")).to_have_count(1)
    for number, one in enumerate(early):
        text = json.dumps({"v": 2, "interviews": [{**one, "id": f"from-a-file-{number}"}]})
        page.get_by_label("Restore a backup").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.locator(".timeline-interviews [role=status]")).to_contain_text("That file is damaged")
        page.get_by_role("button", name="Add another interview").click()
    page.goto(f"{site_url}/timeline/{DATES.replace('i=2026', 'i=0026')}")
    expect(page.get_by_text("That link is broken, or newer than this page")).to_be_visible()
