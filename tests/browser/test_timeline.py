"""The calculator as its reader uses it: two answers in, a plan and its drafts out."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.building import SiteBuild
from tests.timeline.calculator import DATES, NOON, STEPS, card, fill_dates, plan_of, row, visit

INTERVIEW = "When was your interview?"
DECISION = "When will they decide?"
UNREADABLE = "I can’t read that as a day. Try: today, yesterday, Monday, or 20 Nov."


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", **options}), site_url + path)

    return go


def unfold(page: Page, title: str) -> Locator:
    """A step in the line of days, once its row is tapped."""
    found = row(page, title)
    found.get_by_role("heading").get_by_role("button").click()
    return found


def open_names(page: Page) -> Locator:
    names = page.locator(".timeline-names")
    names.locator("summary").first.click()
    expect(names.get_by_label("Your name")).to_be_visible()
    return names


def add_person(names: Locator, name: str = "") -> Locator:
    names.get_by_role("button", name="Add someone").click()
    person = names.get_by_role("group", name=re.compile("^Person")).last
    person.get_by_label("Name").fill(name)
    return person


def test_two_answers_make_a_plan(at: Callable[..., Page]) -> None:
    """The question gives way to a line, the next step stands open, and all six days stand below it."""
    page = at()
    fill_dates(page)
    assert plan_of(page) == STEPS
    expect(page.locator(".timeline-form")).to_be_hidden()
    expect(page.locator(".timeline-line > span")).to_have_text(
        "Interview Fri 20 Nov · answer by Fri 4 Dec · Canada, Ontario"
    )
    expect(card(page).get_by_role("heading")).to_have_text("Today: say thank you")
    expect(card(page).get_by_role("heading")).to_be_focused()
    expect(card(page).locator(".timeline-note")).to_contain_text(
        "It was due Saturday, 21 November, and it’s still fine until Friday, 27 November."
    )
    expect(card(page).locator(".timeline-text")).to_be_visible()
    expect(page.locator(".timeline-rules")).not_to_have_attribute("open", "")


def test_the_line_of_days(at: Callable[..., Page]) -> None:
    """Today is marked, one step is the next and leads to the card, and each of the others unfolds and folds again."""
    page = at(f"/timeline/{DATES}")
    kinds = page.locator("[data-plan] > li").evaluate_all("items => items.map((item) => item.className)")
    assert kinds == ["timeline-step", "timeline-step", "timeline-today is-next", *["timeline-step"] * 4]
    assert page.locator("[aria-current=step]").count() == 1
    following = unfold(page, "Follow up")
    expect(following.get_by_role("button").first).to_have_attribute("aria-expanded", "true")
    expect(following.get_by_role("button").first).to_contain_text("Tuesday, 1 December")
    expect(following.get_by_text("If you call instead")).to_be_visible()
    expect(following.locator(".timeline-avoid")).to_be_visible()
    unfold(page, "Follow up")
    expect(following.locator(".timeline-avoid")).to_be_hidden()
    unfold(page, "Say thank you")
    expect(card(page).get_by_role("heading")).to_be_focused()
    expect(row(page, "Say thank you").locator(".timeline-body")).to_have_count(0)


def test_draft_in_the_readers_words(at: Callable[..., Page]) -> None:
    """Each person has a draft, greeted as the reader likes; it is copied as it stands, and the mail link carries it."""
    page = at(f"/timeline/{DATES}", permissions=["clipboard-read", "clipboard-write"])
    drafts = card(page).locator(".timeline-draft")
    unsigned = drafts.first.get_by_text("Your name goes where it says “[your name]”.")
    expect(unsigned).to_be_visible()
    names = open_names(page)
    sam = add_person(names, "Sam Okafor")
    sam.get_by_label("Email").fill("sam@northwind.example")
    sam.get_by_label("What you talked about").fill("the warehouse move.")
    expect(sam.get_by_text("The note starts “Hello Sam,”")).to_be_visible()
    ada = add_person(names, "Ada Lund")
    ada.locator("[data-person=greeting]").fill("Dr. Lund")
    expect(ada.get_by_text("The note starts “Hello Dr. Lund,”")).to_be_visible()
    names.get_by_label("Your name").fill("Robin Lee")
    expect(card(page).get_by_role("heading")).to_have_text("Today: say thank you to Sam and Dr. Lund")
    expect(card(page).get_by_text("A separate note to each person")).to_be_visible()
    expect(drafts).to_have_count(2)
    expect(unsigned).to_be_hidden()
    copy = drafts.first.get_by_role("button", name="Copy")
    copy.click()
    expect(copy).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hello Sam,\n\n")
    assert re.search(r"\bthe warehouse move\b(?!\.\.)", copied)
    assert copied.rstrip().endswith("Robin Lee")
    link = drafts.first.get_by_role("link", name="Open in email").get_attribute("href")
    assert link is not None
    assert re.match(r"mailto:sam@northwind\.example\?subject=[^&+ ]+&body=Hello%20Sam%2C%0D%0A%0D%0A", link)
    expect(drafts.nth(1).locator(".timeline-text")).to_contain_text("Hello Dr. Lund,")


def test_people_come_and_go(at: Callable[..., Page]) -> None:
    """Twelve people fit, each with a note of its own; one who is removed is gone, and the rest are counted anew."""
    page = at(f"/timeline/{DATES}")
    names = open_names(page)
    for name in "Sam Ada Ravi Mei Tomás Zoë Omar Ingrid Kofi Lucía Jun Priya".split():
        add_person(names, name)
    expect(names.get_by_role("button", name="Add someone")).to_be_hidden()
    heading = card(page).get_by_role("heading")
    expect(heading).to_have_text("Today: say thank you to the team")
    texts = card(page).locator(".timeline-text")
    notes = texts.evaluate_all("texts => texts.map((text) => text.textContent.split('\\n\\n').slice(1, 3).join(' '))")
    assert len(notes) == len(set(notes)) == 12
    names.get_by_role("button", name="Remove person 1", exact=True).click()
    expect(texts).to_have_count(11)
    expect(texts.first).to_contain_text("Hello Ada,")
    expect(names.get_by_role("group", name="Person 11")).to_be_visible()
    expect(names.get_by_role("group", name="Person 12")).to_have_count(0)
    expect(names.get_by_role("button", name="Add someone")).to_be_focused()


def test_a_person_of_whom_little_is_known(at: Callable[..., Page]) -> None:
    """There are questions and two searches, which wait for a tap; a slip in an address is said and keeps nothing back."""
    page = at(f"/timeline/{DATES}")
    names = open_names(page)
    names.get_by_label("The company").fill("Fjörd & Sons")
    person = add_person(names)
    nothing = person.get_by_text("Nothing comes to mind?")
    nothing.click()
    expect(person.get_by_text("What hung on the wall")).to_be_visible()
    people, web = person.get_by_role("link", name="LinkedIn"), person.get_by_role("link", name="DuckDuckGo")
    expect(people).to_be_hidden()
    person.get_by_label("Name").fill("Sam #1")
    for link in (people, web):
        expect(link).to_be_visible()
        expect(link).to_have_attribute("rel", "noreferrer noopener")
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_attribute("href", re.compile(r"=Sam%20%231%20Fj%C3%B6rd%20%26%20Sons$"))
    nothing.click()
    person.get_by_label("What you talked about").fill("the move")
    expect(nothing).to_be_hidden()

    email = names.get_by_role("group", name="The recruiter").get_by_label("Email")
    email.fill("priya@")
    slip = page.get_by_text("That doesn’t look like an email address.")
    expect(slip).to_have_count(0)
    email.blur()
    expect(slip).to_be_visible()
    assert plan_of(page)[1] == "2026-11-21 Say thank you to Sam"
    email.fill("priya@northwind.example")
    expect(slip).to_have_count(0)


def test_what_is_no_day_stays_where_it_was_typed(at: Callable[..., Page]) -> None:
    """Nothing is said while a day is half typed; what cannot be read is said beside the field, and nothing is lost."""
    page = at()
    field = page.get_by_label(INTERVIEW, exact=True)
    said = page.locator("#timeline-interview-said")
    hint = said.text_content()
    for typed in ("2", "20 N"):
        field.fill(typed)
        expect(field).not_to_have_attribute("aria-invalid", "true")
        expect(said).to_have_text(hint or "")
    field.fill("whenever")
    page.get_by_role("button", name="Show my plan").click()
    expect(said).to_have_text(UNREADABLE)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(field).to_have_value("whenever")
    assert plan_of(page) == []
    field.fill("")
    page.get_by_role("button", name="Show my plan").click()
    expect(said).to_have_text("Type the day of your interview, or tap one.")
    field.fill("31 November")
    expect(said).to_have_text("There is no 31 November.")
    field.fill("20 Nov")
    expect(said).to_have_text("Friday, 20 November")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Show my plan").click()
    assert plan_of(page)[0] == STEPS[0]


def test_an_error_never_takes_the_plan_away(at: Callable[..., Page]) -> None:
    """Change unfolds the form where it stood, above the plan, which stays whatever is typed wrong in it."""
    page = at(f"/timeline/{DATES}")
    change = page.get_by_role("button", name="Change", exact=True)
    place = "document.querySelector('.timeline-line').getBoundingClientRect().top"
    before = page.evaluate(place)
    change.click()
    expect(change).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(place) == before
    field, other = page.get_by_label(INTERVIEW, exact=True), page.get_by_label(DECISION, exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("20 Nov 2026")
    line, form, plan = (
        page.locator(part).bounding_box() for part in (".timeline-line", ".timeline-form", ".timeline-card")
    )
    assert line and form and plan
    assert line["y"] < form["y"] < plan["y"]
    field.fill("whenever")
    other.focus()
    expect(page.locator("#timeline-interview-said")).to_have_text(UNREADABLE)
    assert plan_of(page) == STEPS
    page.get_by_role("button", name="Show my plan").click()
    expect(field).to_be_focused()
    expect(card(page)).to_be_visible()
    assert plan_of(page) == STEPS
    field.fill("20 Nov")
    other.fill("18 Nov 2026")
    field.focus()
    expect(page.locator("#timeline-decision-said")).to_have_text(
        "That’s before your interview, so I count from the interview."
    )
    undated = plan_of(page)
    assert [step.split()[0] for step in undated] == [
        "2026-11-20", "2026-11-21", "2026-11-27", "2026-12-04", "2026-12-11",
    ]  # fmt: skip
    other.fill("soon")
    page.get_by_role("button", name="Show my plan").click()
    assert plan_of(page) == undated
    expect(page.locator(".timeline-remarks")).to_contain_text("I can’t put a day on “soon”")
    change.click()
    other.fill("4.12.2026")
    expect(page.locator("#timeline-decision-said")).to_have_text("Friday, 4 December")
    assert plan_of(page) == STEPS
    change.click()
    expect(page.locator(".timeline-form")).to_be_hidden()


def test_they_did_not_say(at: Callable[..., Page]) -> None:
    """Without a date the plan counts from the interview, says so, and the thank-you asks for one."""
    page = at()
    fill_dates(page, decision="")
    days = " ".join(line.split()[0] for line in plan_of(page))
    assert days == "2026-11-20 2026-11-21 2026-11-27 2026-12-04 2026-12-11"
    expect(page.locator(".timeline-line")).to_contain_text("no date from them")
    expect(page.locator(".timeline-remarks")).to_have_text(
        "You have no date from them, so the plan counts from the interview."
    )
    expect(card(page)).to_contain_text("ask when they expect to decide")


def test_how_the_days_were_counted(at: Callable[..., Page]) -> None:
    """What was moved or left out is said, whose holidays count, and where they are not known."""
    page = at()

    def go_to(fragment: str) -> None:
        page.goto(page.url.partition("#")[0] + fragment)

    go_to("#v1;i=2026-03-02;d=2026-03-02;r=none")
    expect(unfold(page, "If you have heard nothing, check in")).to_contain_text("Moved from Wednesday, 4 March")
    expect(page.locator(".timeline-left-out")).to_contain_text(
        "Left out: “Follow up”. On Wednesday, 25 February it would come too close to “Say thank you” on Tuesday, 3 March."
    )
    go_to("#v1;i=2026-03-02;d=2026-03-14;r=none")
    expect(page.locator(".timeline-remarks")).to_contain_text("They named Saturday, 14 March")
    expect(page.locator(".timeline-remarks")).to_contain_text("counts from Monday, 16 March")
    expect(page.locator(".timeline-left-out")).to_be_hidden()

    go_to("#v1;i=2026-07-01;d=2026-07-03;r=US")
    promised = row(page, "The day they promised").locator("time")
    expect(promised).to_have_attribute("datetime", "2026-07-06")
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("Where’s the employer?").select_option("Weekends only, no holidays")
    expect(promised).to_have_attribute("datetime", "2026-07-03")

    go_to("#v1;i=2026-11-20;d=2026-12-04;r=ZZ")
    assert plan_of(page) == STEPS
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.locator("#timeline-region-said")).to_contain_text("I don’t know the public holidays of “ZZ”")
    expect(page.get_by_label("Where’s the employer?")).to_have_value("none")

    go_to("#v1;i=2034-03-06")
    expect(page.locator(".timeline-remarks")).to_contain_text("I know the public holidays of 2025 to 2028.")
    assert plan_of(page)[1] == "2034-03-07 Say thank you"
    expect(row(page, "Say thank you")).to_contain_text("Tuesday, 7 March 2034")


def test_by_keyboard_alone(at: Callable[..., Page]) -> None:
    """From the first field to a step that is done without a mouse; the focus goes to the next step each time."""
    page = at()
    page.get_by_label(INTERVIEW, exact=True).focus()
    page.keyboard.type("20 nov")
    page.keyboard.press("Enter")
    heading = card(page).get_by_role("heading")
    expect(heading).to_be_focused()
    done = card(page).get_by_role("button", name="Done: Say thank you")
    for _ in range(12):
        page.keyboard.press("Tab")
        if done.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(heading).to_have_text("Friday, 27 November: follow up")
    expect(heading).to_be_focused()


def test_the_answer_is_heard_once_the_typing_is_over(at: Callable[..., Page]) -> None:
    """A screen reader hears what was understood, not at every key, and the next step where it has become another."""
    page = at()
    page.clock.install(time=NOON)
    heard = page.locator("[data-announce]")
    page.get_by_label(INTERVIEW, exact=True).press_sequentially("20 Nov 2026")
    expect(heard).to_have_text("")
    page.clock.run_for(1000)
    expect(heard).to_have_text("Friday, 20 November")
    page.get_by_role("button", name="Show my plan").click()
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label(DECISION, exact=True).press_sequentially("4 Dec")
    page.clock.run_for(1000)
    expect(heard).to_have_text("Friday, 4 December")
    page.get_by_label(INTERVIEW, exact=True).fill("23 Nov")
    page.clock.run_for(1000)
    expect(heard).to_have_text("Monday, 23 November. Today: write down what you talked about")


def test_without_script(new_page: Callable[..., Page], site_url: str) -> None:
    """Without script nothing is lost: the rules as a table and a worked example with its drafts stand open."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/timeline/")
    for gone in (".timeline-form", ".timeline-answer", ".timeline-interviews"):
        expect(page.locator(gone)).to_be_hidden()
    rule = page.get_by_role("row").filter(has_text="Follow up")
    expect(rule).to_be_visible()
    expect(rule).to_contain_text("3 business days before the date they gave you")
    expect(page.get_by_text("An interview on Friday, 20 November, and an answer promised for")).to_be_visible()
    example = page.locator(".timeline-example > li")
    expect(example).to_have_count(6)
    expect(example.filter(has_text="Say thank you").locator(".timeline-text")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Give your answer")).to_be_visible()
    page.goto(site_url)
    expect(page.get_by_label(INTERVIEW, exact=True)).to_be_hidden()
    page.get_by_role("button", name="Show my plan").click()
    assert page.url.partition("?")[0] == f"{site_url}/timeline/"


def test_narrow_screen(at: Callable[..., Page]) -> None:
    """At 320 pixels nothing sticks out, and what is tapped is 44 pixels high."""
    page = at(f"/timeline/{DATES}", viewport={"width": 320, "height": 640})
    names = open_names(page)
    add_person(names, "Sam").get_by_text("Nothing comes to mind?").click()
    unfold(page, "Follow up")
    for folded in ("What changed?", "Tempted to write today?", "Share this plan", "How the days are counted"):
        page.get_by_text(folded).first.click()
    page.get_by_role("button", name="They made an offer").click()
    page.get_by_role("button", name="Change", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    targets = page.locator("follow-up-timeline :is(button, summary, select, [type=text]):visible")
    short = targets.evaluate_all(
        "nodes => nodes.filter((node) => node.getBoundingClientRect().height < 44).map((node) => node.textContent)"
    )
    assert short == []


def test_one_page_of_paper(at: Callable[..., Page], tmp_path: Path) -> None:
    """The printed plan fits one page and holds nothing to press: the job, both dates, the days, and the draft that is open."""
    page = at(f"/timeline/{DATES}")
    names = open_names(page)
    names.get_by_label("The job").fill("HR Coordinator")
    names.get_by_label("The company").fill("Northwind")
    add_person(names, "Sam Okafor")
    add_person(names, "Ada Lund")
    expect(card(page).locator(".timeline-text")).to_have_count(2)
    paper = page.pdf(path=tmp_path / "plan.pdf", format="A4")
    assert paper.count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    for shown in ("HR Coordinator at Northwind", "Interview Fri 20 Nov · answer by Fri 4 Dec"):
        expect(page.locator(".timeline-line").get_by_text(shown)).to_be_visible()
    notes = card(page).locator(".timeline-text")
    expect(notes.first).to_be_visible()
    expect(notes.last).to_be_hidden()
    expect(row(page, "Follow up").get_by_text("Tuesday, 1 December")).to_be_visible()
    pressed = (
        "main :is(button:not(.timeline-row), summary:not(.timeline-draft > summary), input, select, .button):visible"
    )
    expect(page.locator(pressed)).to_have_count(0)


def test_scripts_fit_into_the_first_round_trip(
    shipped: SiteBuild, new_page: Callable[..., Page], site_url: str
) -> None:
    """From the first byte to a plan with its drafts, made of dates that were typed: at most 14 KB of script in brotli."""
    page = new_page()
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(urlsplit(request.url).path))
    visit(page, site_url + "/timeline/")
    fill_dates(page)
    expect(card(page).locator(".timeline-text")).to_be_visible()
    scripts = [shipped.output / path[1:] for path in loaded if path.endswith(".js")]
    assert len(scripts) >= 3
    assert sum(len(brotli.compress(file.read_bytes(), quality=11)) for file in scripts) <= 14 * 1024


def test_the_page_itself_is_light(shipped: SiteBuild) -> None:
    """What is folded is not written twice: without the frame of every page, it is under 50,000 bytes, 10.7 KB in brotli."""
    text = (shipped.output / "timeline" / "index.html").read_text(encoding="utf-8")
    main = text[text.index("<main") : text.index("</main>")].encode()
    assert len(main) < 50_000
    assert len(brotli.compress(main, quality=11)) < 10.7 * 1024
