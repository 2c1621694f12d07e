"""Several interviews on one device, as their reader keeps them: the list, the way back, the file, the link, two tabs."""

import json
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import faults
from tests.browser.waiting import until
from tests.timeline.calculator import DATES, STEPS, fill_dates, keep, plan_of, step, visit

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def at(new_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """at("/timeline/"): a page of the shipped site on a phone, on Monday, 23 November 2026, in Toronto."""

    def go(path: str = "/timeline/", **options: object) -> Page:
        return visit(new_page(**{"timezone_id": "America/Toronto", "viewport": PHONE, **options}), site_url + path)

    return go


@pytest.fixture(scope="module")
def typed() -> dict[str, str]:
    """What three interviews have become once somebody has typed them: what is kept, and the address."""
    return {}


@pytest.fixture
def three(at: Callable[..., Page], typed: dict[str, str]) -> Page:
    """Three interviews: Acme is due first, then Borealis; Cedar is behind the reader. The first test types them."""
    if typed:
        page = at("/404.html")
        keep(page, typed["kept"])
        open_list(visit(page, typed["address"]))
        return page
    page = at()
    for company, interview, decision in (
        ("Borealis", "19 Nov", "7 Dec"),
        ("Cedar", "2026-03-02", "2026-03-09"),
        ("Acme", "20 Nov", "27 Nov"),
    ):
        open_list(page).get_by_role("button", name="Another interview").click()
        fill_dates(page, interview, decision)
        name_company(page, company)
    step(page, "Say thank you").get_by_label("Done").check()
    page.wait_for_url(re.compile("d=2026-11-27;p="))
    typed.update(kept=page.evaluate("localStorage.getItem('follow-up-timeline')"), address=page.url)
    return page


def open_list(page: Page) -> Locator:
    place = page.locator(".timeline-interviews")
    if place.get_attribute("open") is None:
        place.locator("summary").click()
    return place


def name_company(page: Page, company: str) -> None:
    if page.locator(".timeline-names").get_attribute("open") is None:
        page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The company").fill(company)


def listed(page: Page) -> Locator:
    """The names in the list, in its order."""
    return page.locator(".timeline-interviews li > a")


def company(page: Page) -> Locator:
    return page.get_by_label("The company")


def test_ordered_by_what_is_next(three: Page) -> None:
    """The list says what is next in each, soonest first; the one that is over comes last."""
    page = three
    expect(listed(page)).to_have_text(["Borealis", "Acme", "Cedar"])
    rows = page.locator(".timeline-interviews li")
    expect(rows.nth(0)).to_contain_text("Say thank you, late, but good until 30 November")
    expect(rows.nth(2)).to_contain_text("Every step is behind you")
    expect(page.locator(".timeline-interviews summary")).to_have_text("Your interviews (3)")
    page.get_by_role("link", name="Borealis").click()
    step(page, "Say thank you").get_by_label("Done").check()
    expect(listed(page)).to_have_text(["Acme", "Borealis", "Cedar"])


def test_opening_another(three: Page) -> None:
    """One of the list opens with its dates, words and ticks, is marked as shown, and the back button leads back."""
    page = three
    page.get_by_role("link", name="Cedar").click()
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("2 Mar 2026")
    expect(company(page)).to_have_value("Cedar")
    expect(page.get_by_role("link", name="Cedar")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Acme").click()
    expect(company(page)).to_have_value("Acme")
    expect(step(page, "Say thank you").get_by_label("Done")).to_be_checked()
    page.go_back()
    expect(company(page)).to_have_value("Cedar")


def test_the_address_leads_back_to_the_same_interview(three: Page) -> None:
    """A reload shows the interview that was open; the bare page shows the one that is due first."""
    page = three
    page.get_by_role("link", name="Cedar").click()
    page.reload()
    expect(company(page)).to_have_value("Cedar")
    page.goto(page.url.partition("#")[0].replace("/timeline/", "/about/"))
    page.get_by_role("link", name="Timeline").first.click()
    expect(company(page)).to_have_value("Borealis")


def test_renaming_by_keyboard(three: Page) -> None:
    """A name of the reader's own stays, with the focus where it was; Escape leaves the old one."""
    page = three
    rename = page.get_by_role("button", name="Rename: Acme")
    rename.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="A name of your own")).to_be_focused()
    expect(page.get_by_role("textbox", name="A name of your own")).to_have_value("Acme")
    page.keyboard.type("The one by the river")
    page.keyboard.press("Enter")
    again = page.get_by_role("button", name="Rename: The one by the river")
    expect(again).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(again).to_be_focused()
    page.reload()
    open_list(page)
    expect(listed(page).filter(has_text="The one by the river")).to_have_count(1)
    expect(company(page)).to_have_value("Acme")


def test_forgetting_and_taking_it_back_by_keyboard(three: Page) -> None:
    """What is forgotten is gone from the device at once; Undo has the focus and brings all of it back."""
    page = three
    page.get_by_role("button", name="Forget: Acme").focus()
    page.keyboard.press("Enter")
    expect(listed(page)).to_have_text(["Borealis", "Cedar"])
    assert "Acme" not in page.evaluate("localStorage.getItem('follow-up-timeline')")
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(undo).to_have_accessible_description("Forgotten. Nothing of it is left on this device.")
    page.keyboard.press("Enter")
    expect(undo).to_be_hidden()
    expect(listed(page)).to_have_text(["Borealis", "Acme", "Cedar"])
    expect(company(page)).to_have_value("Acme")
    expect(step(page, "Say thank you").get_by_label("Done")).to_be_checked()
    expect(page.get_by_label("Day of your interview", exact=True)).to_be_focused()


def test_what_is_forgotten_does_not_come_back_by_itself(three: Page) -> None:
    """Neither a reload nor the address brings it back."""
    page = three
    page.get_by_role("button", name="Forget: Acme").click()
    page.wait_for_url(lambda url: "#" not in url)
    page.reload()
    open_list(page)
    expect(listed(page)).to_have_text(["Borealis", "Cedar"])


def test_the_shown_one_stays_when_another_is_forgotten(three: Page) -> None:
    """Forgetting another interview leaves the form alone."""
    page = three
    page.get_by_role("button", name="Forget: Cedar").click()
    expect(company(page)).to_have_value("Acme")
    expect(listed(page)).to_have_text(["Borealis", "Acme"])


def test_a_file_goes_to_another_device(three: Page, at: Callable[..., Page], tmp_path: Path) -> None:
    """All interviews go into one file, and are there on another device once it is brought in."""
    with three.expect_download() as event:
        three.get_by_role("button", name="Save them as a file").click()
    file = tmp_path / event.value.suggested_filename
    event.value.save_as(file)
    assert file.suffix == ".json"
    other = at()
    open_list(other)
    expect(other.get_by_role("button", name="Save them as a file")).to_be_hidden()
    expect(other.get_by_label("Bring some in from a file")).to_be_enabled()
    other.get_by_label("Bring some in from a file").set_input_files(file)
    said = other.locator(".timeline-interviews [role=status]")
    expect(said).to_have_text("3 interviews came in.")
    expect(listed(other)).to_have_text(["Borealis", "Acme", "Cedar"])
    other.get_by_label("Bring some in from a file").set_input_files(file)
    expect(said).to_have_text("No interviews came in: all of them are here already.")
    other.get_by_role("link", name="Acme").click()
    expect(step(other, "Say thank you").get_by_label("Done")).to_be_checked()


def test_a_file_that_is_none(three: Page, tmp_path: Path) -> None:
    """A hostile or foreign file changes nothing and is answered in a sentence."""
    before = three.evaluate("localStorage.getItem('follow-up-timeline')")
    file = tmp_path / "holiday.json"
    for text in ("{}", "<script>", json.dumps({"v": 2, "interviews": [{"id": "x" * 32}]}), "x" * 1_000_001):
        file.write_text(text, encoding="utf-8")
        three.get_by_label("Bring some in from a file").set_input_files(file)
        expect(three.locator(".timeline-interviews [role=status]")).to_contain_text("nothing has changed")
    assert three.evaluate("localStorage.getItem('follow-up-timeline')") == before


def test_two_tabs(three: Page, site_url: str) -> None:
    """What one tab changes, the other shows: in its list, and in its form where it is the same interview."""
    other = three.context.new_page()
    visit(other, three.url)
    open_list(other)
    name_company(other, "Acme Works")
    expect(company(three)).to_have_value("Acme Works")
    other.get_by_role("button", name="Another interview").click()
    fill_dates(other, "23 Nov", "")
    name_company(other, "Delta")
    expect(listed(three).filter(has_text="Delta")).to_have_count(1)
    name_company(three, "Acme & Co")
    expect(company(other)).to_have_value("Delta")
    expect(listed(other).filter(has_text="Acme & Co")).to_have_count(1)
    expect(listed(other)).to_have_count(4)
    other.get_by_role("button", name="Forget: Acme & Co").click()
    expect(three.get_by_label("Day of your interview", exact=True)).to_have_value("")


def test_the_revision_grows_with_the_dates(at: Callable[..., Page]) -> None:
    """Other dates are a new revision of the same interview; other words are not."""

    def entry() -> tuple[str, int]:
        (one,) = json.loads(page.evaluate("localStorage.getItem('follow-up-timeline')"))["interviews"]
        return one["id"], one["revision"]

    page = at(f"/timeline/{DATES}")
    before = entry()
    name_company(page, "Acme")
    step(page, "Say thank you").get_by_label("Done").check()
    assert entry() == before
    page.get_by_label("When will they decide?", exact=True).fill("2026-12-11")
    assert entry() == (before[0], before[1] + 1)
    page.wait_for_url(re.compile(f"d=2026-12-11;p={before[0]}$"))
    page.reload()
    page.get_by_label("Where the employer is").select_option("Ireland")
    assert entry() == (before[0], before[1] + 2)


def test_a_link_carries_no_more_than_is_ticked(at: Callable[..., Page]) -> None:
    """Dates alone unless the reader ticks names or words; the one who opens it has them in the form."""
    page = at(f"/timeline/{DATES}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    name_company(page, "Acme")
    page.get_by_label("The job").fill("Clerk")
    page.get_by_role("button", name="Add somebody").click()
    person = page.get_by_role("group", name="Person")
    person.get_by_label("Name").fill("Sam Okafor")
    person.get_by_label("What you talked about").fill("the canoe")
    page.get_by_text("Share this plan").click()
    share = page.locator(".timeline-share")
    assert not any(box.is_checked() for box in share.get_by_role("checkbox").all())

    def opened() -> tuple[str, str, str, str]:
        share.get_by_role("button", name="Copy a link to this plan").click()
        expect(share.get_by_role("status")).to_have_text("Copied.")
        address = page.evaluate("navigator.clipboard.readText()")
        expect(share.get_by_label("The link")).to_have_value(address)
        friend = at(f"/timeline/#{address.partition('#')[2]}")
        assert plan_of(friend)[2:] == STEPS[2:]
        who = friend.get_by_role("group", name="Person")
        values = [friend.get_by_label(label).input_value() for label in ("The company", "The job")]
        people = [
            who.get_by_label(label).input_value() if who.count() else "" for label in ("Name", "What you talked about")
        ]
        return (*values, *people)  # type: ignore[return-value]

    assert opened() == ("", "", "", "")
    share.get_by_label("with names and addresses").check()
    assert opened() == ("Acme", "", "Sam Okafor", "")
    share.get_by_label("with what I wrote").check()
    assert opened() == ("Acme", "Clerk", "Sam Okafor", "the canoe")
    share.get_by_label("with names and addresses").uncheck()
    assert opened() == ("", "Clerk", "", "the canoe")


def test_where_nothing_can_be_copied(at: Callable[..., Page]) -> None:
    """Without a clipboard the link stands there, selected."""
    page = at(f"/timeline/{DATES}")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_text("Share this plan").click()
    page.get_by_role("button", name="Copy a link to this plan").click()
    expect(page.locator(".timeline-share [role=status]")).to_contain_text("copy it from there")
    assert page.evaluate("getSelection().toString()").startswith("http")


def test_a_link_to_a_plan_that_is_kept_opens_that_one(three: Page) -> None:
    """A link with the id of a kept plan opens it as it is kept, whatever the link says."""
    page = three
    page.get_by_role("link", name="Cedar").click()
    id = re.search("p=([0-9a-f]{32})", page.url)
    assert id
    page.goto(page.url.partition("#")[0] + f"#v1;i=2026-01-05;p={id[1]}")
    expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("2 Mar 2026")
    expect(page.locator(".timeline-other")).to_be_hidden()


def test_a_link_to_another_plan_asks_first(three: Page) -> None:
    """A plan from elsewhere is shown, and kept when the reader says so."""
    page = three
    page.goto(page.url.partition("#")[0] + "#v1;i=2026-10-05;p=somebody-elses")
    expect(page.locator(".timeline-other")).to_contain_text("3 other interviews are kept on this device")
    expect(page.get_by_text("This one is not kept yet: choose above.")).to_be_visible()
    expect(listed(page)).to_have_count(3)
    page.get_by_role("button", name="Keep this one too").click()
    expect(page.locator(".timeline-other")).to_be_hidden()
    expect(listed(page)).to_have_count(4)
    page.reload()
    assert plan_of(page)[0].startswith("2026-10-05")


def test_storage_of_a_newer_page(at: Callable[..., Page]) -> None:
    """The page works, says that it remembers nothing, and leaves the newer page's interviews alone."""
    page = at()
    newer = '{"v":3,"interviews":[{"id":"x"}]}'
    keep(page, newer)
    page.reload()
    fill_dates(page)
    assert plan_of(page) == STEPS
    expect(page.get_by_text("A newer version of this page has kept something here")).to_be_visible()
    page.get_by_role("button", name="Forget this interview").click()
    assert page.evaluate("localStorage.getItem('follow-up-timeline')") == newer


def test_undo_in_an_article(at: Callable[..., Page]) -> None:
    """The calculator in an article has no list, and forgetting has its way back there too."""
    page = at("/articles/what-following-up-really-means/")
    fill_dates(page)
    expect(page.locator(".timeline-interviews")).to_have_count(0)
    page.get_by_role("button", name="Forget this interview").click()
    assert plan_of(page) == []
    page.get_by_role("button", name="Undo").click()
    assert plan_of(page) == STEPS


def test_axe_finds_nothing_with_several_kept(three: Page) -> None:
    """The list, a name being changed, the way back and the link hold no fault that axe knows."""
    page = three
    page.get_by_role("button", name="Rename: Borealis").click()
    page.get_by_text("Share this plan").click()
    page.get_by_role("button", name="Copy a link to this plan").click()
    page.get_by_role("button", name="Forget: Cedar").click()
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_list_fits_and_is_large_enough(three: Page, width: int) -> None:
    """Long names break, nothing runs over the edge, and what is tapped is 44 pixels high."""
    page = three
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("button", name="Rename: Acme").click()
    page.get_by_role("textbox", name="A name of your own").fill("W" * 120)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Rename: Borealis").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = page.locator(".timeline-interviews :is(button, a, summary, input):visible")
    assert min(targets.evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().height)")) >= 44


def test_nothing_moves_when_several_come_back(three: Page) -> None:
    """With several kept, the page stands still while it loads, however late its script comes."""

    asked: list[str] = []

    def late(route: Route) -> None:
        asked.append(route.request.url)
        time.sleep(0.3)
        route.continue_()

    three.route("**/assets/timeline-*/*.js", late)
    three.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });"""
    )
    three.reload(wait_until="networkidle")
    expect(three.locator(".timeline-interviews summary")).to_have_text("Your interviews (3)")
    assert len(asked) > 1
    assert three.evaluate("window.shift") < 0.01


def hold(held: list[Route], route: Route) -> None:
    held.append(route)


def test_nobody_waits_for_what_does_not_come(at: Callable[..., Page]) -> None:
    """The page is painted without its script: at once where nothing is kept, and after a second where something is."""
    for kept in (False, True):
        page = at()
        if kept:
            fill_dates(page)
            page.wait_for_url(re.compile("d=2026-12-04;p="))
        page.add_init_script(
            "new PerformanceObserver(() => { window.painted = true; }).observe({ type: 'paint', buffered: true })"
        )
        held: list[Route] = []
        page.route("**/assets/timeline-*/timeline.js", partial(hold, held))
        page.reload(wait_until="commit")
        until(page, "window.painted")
        assert held
        assert page.locator("h1").is_visible()
        held[0].continue_()
        expect(page.get_by_label("Day of your interview", exact=True)).to_have_value("20 Nov 2026" if kept else "")
