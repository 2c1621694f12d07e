"""The calculator as its reader uses it: dates in, a plan and its drafts out."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Page, expect

from tests.building import SiteBuild
from tests.timeline.calculator import DATES, NOON, STEPS, fill_dates, plan_of, step, visit

BEFORE = "That is before your interview on Friday, 20 November."


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def test_two_dates_make_a_plan(at: Callable[..., Page]) -> None:
    """Two typed dates give six days, the next step, and what was understood beside each field."""
    page = at()
    fill_dates(page)
    assert plan_of(page) == STEPS
    expect(page.locator("#timeline-interview-said")).to_have_text("Friday, 20 November")
    expect(page.locator("#timeline-decision-said")).to_have_text("Understood as Friday, 4 December")
    expect(page.locator(".timeline-next")).to_have_text("Next: Say thank you, late but good until Sunday, 29 November")
    expect(step(page, "Follow up")).to_contain_text("Tuesday, 1 December")
    expect(step(page, "Follow up")).to_contain_text("in 8 days")
    expect(page.locator(".timeline-example")).to_be_hidden()


def test_today_stands_on_the_line(at: Callable[..., Page]) -> None:
    """Today is marked between what was and what comes, and one step is the next."""
    page = at()
    fill_dates(page)
    kinds = page.locator("[data-plan] > li").evaluate_all("items => items.map((item) => item.className)")
    assert kinds == ["timeline-step", "timeline-step is-next", "timeline-today", *["timeline-step"] * 4]
    assert page.locator("[aria-current=step]").count() == 1


def test_draft_in_the_readers_words(at: Callable[..., Page]) -> None:
    """Each person has a draft; it is copied as it stands, and the mail link carries it."""
    page = at(f"/timeline/{DATES}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Put names into the drafts").click()
    for name, email, detail in (("Sam Okafor", "sam@northwind.example", "the warehouse move."), ("Ada Lund", "", "")):
        page.get_by_role("button", name="Add somebody").click()
        person = page.get_by_role("group", name="Person").last
        person.get_by_label("Name").fill(name)
        person.get_by_label("Email").fill(email)
        person.get_by_label("What you talked about").fill(detail)
    thanks = step(page, "Say thank you to Sam and Ada")
    thanks.get_by_text("2 drafts").click()
    draft = thanks.locator(".timeline-draft").first
    draft.get_by_role("button", name="Copy the text").click()
    expect(draft.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hello Sam,\n\nThank you for the conversation on Friday.")
    assert "what you said about the warehouse move." in copied
    link = draft.get_by_role("link", name="Open in your mail").get_attribute("href")
    assert link is not None
    assert link.startswith(
        "mailto:sam@northwind.example?subject=Thank%20you%20for%20your%20time%20on%20Friday&body=Hello%20Sam"
    )


def test_an_address_that_is_none_is_flagged(at: Callable[..., Page]) -> None:
    """A slip in an address is said at its field, goes when it is mended, and keeps no plan back."""
    page = at(f"/timeline/{DATES}")
    page.get_by_text("Put names into the drafts").click()
    email = page.get_by_role("group", name="Recruiter").get_by_label("Email")
    email.fill("priya@")
    email.blur()
    flag = page.get_by_text("That does not look like an email address.")
    expect(flag).to_be_visible()
    assert plan_of(page) == STEPS
    email.fill("priya@northwind.example")
    expect(flag).to_have_count(0)


def test_people_come_and_go(at: Callable[..., Page]) -> None:
    """Twelve people fit; one who is removed is gone from the drafts, and the rest are counted anew."""
    page = at(f"/timeline/{DATES}")
    page.get_by_text("Put names into the drafts").click()
    add = page.get_by_role("button", name="Add somebody")
    for number in range(12):
        add.click()
        page.get_by_role("group", name="Person").last.get_by_label("Name").fill(f"N{number}")
    expect(add).to_be_hidden()
    expect(step(page, "Say thank you to N0, N1 and 10 others")).to_be_visible()
    openings = (
        step(page, "Say thank you")
        .locator(".timeline-body")
        .evaluate_all("bodies => bodies.map((body) => body.textContent.split('\\n\\n')[1])")
    )
    assert len(openings) == len(set(openings)) == 12
    page.get_by_role("button", name="Remove person 1", exact=True).click()
    expect(step(page, "Say thank you to N1, N2 and 9 others")).to_be_visible()
    expect(page.get_by_role("group", name="Person 11")).to_be_visible()
    expect(page.get_by_role("group", name="Person 12")).to_have_count(0)


def test_looking_for_common_ground(at: Callable[..., Page]) -> None:
    """For a person of whom nothing is known there are questions and two searches, which wait for a click."""
    page = at(f"/timeline/{DATES}")
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The company").fill("Fjörd & Sons")
    page.get_by_role("button", name="Add somebody").click()
    person = page.get_by_role("group", name="Person")
    person.get_by_text("Nothing comes to mind?").click()
    expect(person.get_by_text("What hung on the wall")).to_be_visible()
    people, web = person.get_by_role("link", name="LinkedIn"), person.get_by_role("link", name="DuckDuckGo")
    expect(people).to_be_hidden()
    person.get_by_label("Name").fill("Sam #1")
    for link in (people, web):
        expect(link).to_be_visible()
        expect(link).to_have_attribute("rel", "noreferrer noopener")
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_attribute("href", re.compile(r"=Sam%20%231%20Fj%C3%B6rd%20%26%20Sons$"))
    person.get_by_text("Nothing comes to mind?").click()
    person.get_by_label("What you talked about").fill("the move")
    expect(person.get_by_text("Nothing comes to mind?")).to_be_hidden()


def test_what_is_no_date_stays_where_it_was_typed(at: Callable[..., Page]) -> None:
    """A message stands at the field, in the summary, and goes when the date is mended. Nothing typed is lost."""
    page = at()
    fill_dates(page, "20 Nov", "19 Nov 2026")
    page.get_by_role("button", name="Show my plan").click()
    wrong = page.get_by_label("When will they decide?", exact=True)
    expect(wrong).to_have_value("19 Nov 2026")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#timeline-decision-said")).to_have_text(BEFORE)
    expect(page.locator(".timeline-form .timeline-summary")).to_be_focused()
    assert plan_of(page) == []
    page.get_by_role("link", name="That is before your interview").click()
    expect(wrong).to_be_focused()
    wrong.fill("soon")
    wrong.blur()
    expect(page.locator("#timeline-decision-said")).to_have_text("I did not understand that: pick a date.")
    wrong.fill("4.12.2026")
    expect(wrong).not_to_have_attribute("aria-invalid", "true")
    assert plan_of(page) == STEPS


def test_nothing_is_said_while_a_date_is_half_typed(at: Callable[..., Page]) -> None:
    """No message before the reader has left the field."""
    page = at()
    field = page.get_by_label("Day of your interview", exact=True)
    for typed in ("2", "20 N"):
        field.fill(typed)
        expect(field).not_to_have_attribute("aria-invalid", "true")
    field.fill("20 Nov")
    assert plan_of(page)[0] == STEPS[0]


def test_they_did_not_say(at: Callable[..., Page]) -> None:
    """Without a date the plan counts from the interview and the thank-you asks for one."""
    page = at()
    fill_dates(page, decision="")
    days = " ".join(line.split()[0] for line in plan_of(page))
    assert days == "2026-11-20 2026-11-21 2026-11-27 2026-12-04 2026-12-11"
    expect(page.get_by_text("the plan counts from the interview")).to_be_visible()
    expect(step(page, "Say thank you")).to_contain_text("ask when they expect to decide")


def test_what_was_moved_or_left_out_is_said(at: Callable[..., Page]) -> None:
    """A plan with no room says what it moved and what it left out; a day off says which day counts."""
    page = at("/timeline/#v1;i=2026-03-02;d=2026-03-02;r=none")
    expect(step(page, "check in")).to_contain_text("Moved from Wednesday, 4 March")
    expect(page.locator(".timeline-left-out")).to_contain_text(
        "Left out: “Follow up”. It would fall on Wednesday, 25 February"
    )
    fill_dates(page, "2026-03-02", "2026-03-14")
    expect(page.locator(".timeline-remarks")).to_contain_text("They named Saturday, 14 March")
    expect(page.locator(".timeline-remarks")).to_contain_text("counts from Monday, 16 March")


def test_holidays_of_the_employer(at: Callable[..., Page]) -> None:
    """The third of July 2026 is a day off in the United States and a Friday like any other elsewhere."""
    page = at("/timeline/#v1;i=2026-07-01;d=2026-07-03;r=US")
    expect(step(page, "The day they promised")).to_contain_text("Monday, 6 July")
    page.get_by_label("Where the employer is").select_option("Weekends only, no holidays")
    expect(step(page, "The day they promised")).to_contain_text("Friday, 3 July")


def test_region_that_is_not_known(at: Callable[..., Page]) -> None:
    """An unknown region counts as none, and the page says so."""
    page = at("/timeline/#v1;i=2026-11-20;d=2026-12-04;r=ZZ")
    expect(page.locator("#timeline-region-said")).to_contain_text("I do not know the public holidays of “ZZ”")
    expect(page.get_by_label("Where the employer is")).to_have_value("none")
    assert plan_of(page) == STEPS


def test_year_beyond_the_holidays(at: Callable[..., Page]) -> None:
    """Outside the carried years the page says that only weekends count."""
    page = at("/timeline/#v1;i=2034-03-06")
    expect(page.locator(".timeline-remarks")).to_contain_text("I know the public holidays of 2025 to 2028.")
    expect(step(page, "Say thank you")).to_contain_text("Tuesday, 7 March 2034")


def test_by_keyboard_alone(at: Callable[..., Page]) -> None:
    """From the first field to a ticked step without a mouse; the focus goes to the next step."""
    page = at()
    page.get_by_label("Day of your interview", exact=True).focus()
    page.keyboard.type("20 nov")
    page.keyboard.press("Enter")
    expect(page.locator(".timeline-next")).to_be_focused()
    box = step(page, "Write down").get_by_label("Done")
    for _ in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()


def test_the_plan_is_announced_once_settled(at: Callable[..., Page]) -> None:
    """A screen reader hears the next step when the typing is over, not at every key."""
    page = at()
    page.clock.install(time=NOON)
    page.get_by_label("Day of your interview", exact=True).press_sequentially("20 Nov 2026")
    expect(page.locator("[data-announce]")).to_have_text("")
    page.clock.run_for(1000)
    expect(page.locator("[data-announce]")).to_contain_text("Next: Say thank you")


def test_without_script(new_page: Callable[..., Page], site_url: str) -> None:
    """Without script the page is whole: a worked example with its drafts, and the rules as a table."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/timeline/")
    expect(page.locator(".timeline-form")).to_be_hidden()
    expect(page.get_by_text("For example: an interview on Friday, 20 November")).to_be_visible()
    expect(page.locator(".timeline-example .timeline-step")).to_have_count(6)
    row = page.get_by_role("row").filter(has_text="Follow up")
    expect(row).to_contain_text("3 business days before the date they gave you")
    page.goto(site_url)
    page.get_by_role("button", name="Show me the days").click()
    assert page.url.partition("?")[0] == f"{site_url}/timeline/"


def test_narrow_screen(at: Callable[..., Page]) -> None:
    """At 320 pixels nothing sticks out, and what is tapped is 44 pixels high."""
    page = at(f"/timeline/{DATES}", viewport={"width": 320, "height": 640})
    page.get_by_text("Put names into the drafts").click()
    page.get_by_role("button", name="Add somebody").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    targets = page.locator("follow-up-timeline :is(button, summary, select, [type=text]):visible")
    heights = targets.evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().height)")
    assert min(heights) >= 44


def test_one_page_of_paper(at: Callable[..., Page], tmp_path: Path) -> None:
    """The printed plan fits one page and holds nothing to press; a draft that is open is printed, without its buttons."""
    page = at(f"/timeline/{DATES}")
    paper = page.pdf(path=tmp_path / "plan.pdf", format="A4")
    assert paper.count(b"/Type /Page\n") == 1
    step(page, "Follow up").get_by_text("Draft, or a call").click()
    page.emulate_media(media="print")
    expect(step(page, "Follow up").get_by_text("Our interview on 20 November: still very keen")).to_be_visible()
    expect(step(page, "Say thank you").get_by_text("Thank you for your time on Friday")).to_be_hidden()
    expect(page.locator("main :is(button, summary, input:not([type=checkbox]), select):visible")).to_have_count(0)
    expect(page.locator("main .button:visible")).to_have_count(0)


def test_scripts_fit_into_the_first_round_trip(
    shipped: SiteBuild, new_page: Callable[..., Page], site_url: str
) -> None:
    """All scripts of the page together, from its first byte to a plan with drafts, are at most 14 KB in brotli."""
    page = new_page()
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(urlsplit(request.url).path))
    visit(page, site_url + "/timeline/")
    fill_dates(page)
    step(page, "Say thank you").get_by_text("Draft", exact=True).click()
    expect(step(page, "Say thank you").locator(".timeline-body")).to_be_visible()
    scripts = [shipped.output / path[1:] for path in loaded if path.endswith(".js")]
    assert len(scripts) >= 3
    assert sum(len(brotli.compress(file.read_bytes(), quality=11)) for file in scripts) <= 14 * 1024
