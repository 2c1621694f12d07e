"""Several interviews on one device, as their reader keeps them: the list, the way back, the file, the link, two tabs."""

import base64
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import faults
from tests.browser.waiting import until
from tests.timeline.calculator import DATES, STEPS, card, fill_dates, keep, plan_of, row, visit

PHONE = {"width": 390, "height": 844}
KEPT = "localStorage.getItem('follow-up-timeline')"


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
    """Three interviews: Borealis is due first, then Acme, which is shown; Cedar is over. The first test types them."""
    if typed:
        page = at("/404.html")
        keep(page, typed["kept"])
        open_list(visit(page, typed["address"]))
        return page
    page = at()
    expect(page.locator(".timeline-interviews summary")).to_have_text("Restore a backup")
    fill_dates(page, "19 Nov", "7 Dec")
    name_company(page, "Borealis")
    open_list(page).get_by_role("button", name="Add another interview").click()
    fill_dates(page, "2026-03-02", "2026-03-09")
    rename(page, re.compile("^Rename: Interview on"), "Cedar")
    open_list(page).get_by_role("button", name="Add another interview").click()
    fill_dates(page, "20 Nov", "27 Nov")
    name_company(page, "Acme")
    page.wait_for_url(re.compile("d=2026-11-27;p="))
    typed.update(kept=page.evaluate(KEPT), address=page.url)
    return page


def open_list(page: Page) -> Locator:
    place = page.locator(".timeline-interviews")
    if place.get_attribute("open") is None:
        place.locator("summary").click()
    return place


def name_company(page: Page, company: str) -> None:
    if page.locator(".timeline-names").get_attribute("open") is None:
        page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("The company").fill(company)


def rename(page: Page, button: str | re.Pattern[str], name: str) -> None:
    open_list(page).get_by_role("button", name=button).click()
    page.get_by_role("textbox", name="A name of your own").fill(name)
    page.keyboard.press("Enter")


def listed(page: Page) -> Locator:
    """The names in the list, in its order."""
    return page.locator(".timeline-interviews li > a")


def shown(page: Page) -> Locator:
    """The name of the interview that is shown."""
    return page.locator(".timeline-line b")


def asks_anew(page: Page) -> None:
    """The page asks when the interview was, and neither it nor its address knows of any."""
    expect(page.locator(".timeline")).to_have_attribute("data-state", "ask")
    expect(page.get_by_label("When was your interview?", exact=True)).to_have_value("")
    assert "#" not in page.url


def entries(page: Page) -> list[Any]:
    found: list[Any] = json.loads(page.evaluate(KEPT))["interviews"]
    return found


def test_the_list(three: Page) -> None:
    """It says what is next in each, soonest first, and what is over comes last; each opens as it was left.

    The back button leads back, a reload shows the one that was open, and the bare page the one that is due first.
    """
    page = three
    expect(page.locator(".timeline-interviews summary")).to_have_text("Your interviews (3)")
    expect(listed(page)).to_have_text(["Borealis", "Acme", "Cedar"])
    items = page.locator(".timeline-interviews li")
    expect(items.nth(0)).to_contain_text("Say thank you, late, but good until 27 November")
    expect(items.nth(1)).to_contain_text("Follow up, tomorrow")
    expect(items.nth(2)).to_contain_text("Nothing left to do")
    page.get_by_role("link", name="Borealis").click()
    expect(shown(page)).to_have_text("Borealis")
    card(page).get_by_role("button", name="Done: Say thank you").click()
    expect(listed(page)).to_have_text(["Acme", "Borealis", "Cedar"])
    page.get_by_role("link", name="Cedar").click()
    expect(shown(page)).to_have_text("Cedar")
    expect(page.get_by_role("link", name="Cedar")).to_have_attribute("aria-current", "true")
    expect(page.locator(".timeline-line")).to_contain_text("Mon 2 Mar")
    page.get_by_role("link", name="Borealis").click()
    expect(row(page, "Say thank you").locator(".timeline-mark")).to_have_text("done")
    expect(page.get_by_label("The company")).to_have_value("Borealis")
    page.go_back()
    expect(shown(page)).to_have_text("Cedar")
    page.reload()
    expect(shown(page)).to_have_text("Cedar")
    page.goto(page.url.partition("#")[0].replace("/timeline/", "/about/"))
    page.get_by_role("link", name="Follow-up").first.click()
    expect(shown(page)).to_have_text("Acme")


def test_renaming_by_keyboard(three: Page) -> None:
    """A name of the reader's own stays, with the focus where it was; Escape leaves the old one."""
    page = three
    page.get_by_role("button", name="Rename: Acme").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="A name of your own")
    expect(field).to_be_focused()
    expect(field).to_have_value("Acme")
    page.keyboard.type("The one by the river")
    page.keyboard.press("Enter")
    again = page.get_by_role("button", name="Rename: The one by the river")
    expect(again).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(again).to_be_focused()
    page.reload()
    expect(shown(page)).to_have_text("The one by the river")
    open_list(page)
    expect(listed(page).filter(has_text="The one by the river")).to_have_count(1)


def test_deleting_and_taking_it_back_by_keyboard(three: Page) -> None:
    """What is deleted is gone from the device at once, whether it is shown or not; Undo is next to the focus, and
    brings all of it back. The last one leaves the question, with no trace in the address, and the way back.
    """
    page = three
    before = sorted(entries(page), key=lambda entry: entry["id"])
    news, undo = page.locator(".timeline-news"), page.get_by_role("button", name="Undo")

    def delete(name: str) -> None:
        page.get_by_role("button", name=f"Delete: {name}").focus()
        page.keyboard.press("Enter")
        expect(listed(page).filter(has_text=name)).to_have_count(0)
        assert name not in (page.evaluate(KEPT) or "")
        expect(news).to_be_focused()
        expect(news).to_contain_text("Deleted. Nothing of it is left on this device.")

    delete("Cedar")
    expect(shown(page)).to_have_text("Acme")
    delete("Acme")
    expect(shown(page)).to_have_text("Borealis")
    page.keyboard.press("Tab")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(undo).to_be_hidden()
    expect(shown(page)).to_have_text("Acme")
    assert plan_of(page)[2] == "2026-11-24 Follow up"
    expect(page.locator("#timeline-next")).to_be_focused()
    assert entries(page)[0] in before
    delete("Borealis")
    delete("Acme")
    assert page.evaluate(KEPT) is None
    asks_anew(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text("Acme")
    delete("Acme")
    page.reload()
    asks_anew(page)
    expect(page.locator(".timeline-interviews summary")).to_have_text("Restore a backup")


def test_a_file_goes_to_another_device(three: Page, at: Callable[..., Page], tmp_path: Path) -> None:
    """All interviews go into one file, and are there on another device once it is restored. What is no such file
    changes nothing, and is answered in a sentence.
    """
    with three.expect_download() as event:
        three.get_by_role("button", name="Back up to a file").click()
    file = tmp_path / event.value.suggested_filename
    event.value.save_as(file)
    assert file.suffix == ".json"
    other = at()
    open_list(other)
    expect(other.get_by_role("button", name="Back up to a file")).to_be_hidden()
    field = other.get_by_label("Restore a backup", exact=True)
    expect(field).to_be_enabled()
    field.set_input_files(file)
    said = other.locator(".timeline-interviews [role=status]")
    expect(said).to_have_text("3 interviews restored.")
    expect(listed(other)).to_have_text(["Borealis", "Acme", "Cedar"])
    field.set_input_files(file)
    expect(said).to_have_text("Nothing to restore: it’s all here already.")
    other.get_by_role("link", name="Acme").click()
    assert plan_of(other)[2] == "2026-11-24 Follow up"
    before = other.evaluate(KEPT)
    for text in ("{}", "<script>", json.dumps({"v": 2, "interviews": [{"id": "x" * 32}]}), "x" * 1_000_001):
        file.write_text(text, encoding="utf-8")
        other.evaluate("document.querySelector('.timeline-interviews [role=status]').textContent = ''")
        field.set_input_files(file)
        expect(said).to_contain_text("Nothing has changed.")
    assert other.evaluate(KEPT) == before


def test_two_tabs(three: Page) -> None:
    """What one tab changes, the other shows: in its list, and in its plan where it is the same interview."""
    other = three.context.new_page()
    visit(other, three.url)
    open_list(other)
    name_company(other, "Acme Works")
    expect(shown(three)).to_have_text("Acme Works")
    other.get_by_role("button", name="Add another interview").click()
    fill_dates(other, "23 Nov", "")
    name_company(other, "Delta")
    expect(listed(three).filter(has_text="Delta")).to_have_count(1)
    name_company(three, "Acme & Co")
    expect(shown(other)).to_have_text("Delta")
    expect(listed(other).filter(has_text="Acme & Co")).to_have_count(1)
    expect(listed(other)).to_have_count(4)
    other.get_by_role("button", name="Delete: Acme & Co").click()
    asks_anew(three)


def test_the_revision_grows_with_the_dates(at: Callable[..., Page]) -> None:
    """Other dates are a new revision of the same interview; other words and what is done are not."""

    def entry() -> tuple[str, int]:
        (one,) = entries(page)
        return one["id"], one["revision"]

    page = at(f"/timeline/{DATES}")
    before = entry()
    name_company(page, "Acme")
    card(page).get_by_role("button", name="Done: Say thank you").click()
    assert entry() == before
    fill_dates(page, decision="2026-12-11")
    assert entry() == (before[0], before[1] + 1)
    page.wait_for_url(re.compile(f"d=2026-12-11;p={before[0]}$"))
    page.reload()
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("Where’s the employer?").select_option("Ireland")
    assert entry() == (before[0], before[1] + 2)


def test_a_link_carries_no_more_than_is_ticked(at: Callable[..., Page]) -> None:
    """Dates alone unless the reader ticks names or words; the one who opens it has them in the note. Where nothing can
    be copied, the link stands there, selected.
    """
    page = at(f"/timeline/{DATES}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    name_company(page, "Acme")
    page.get_by_label("The job").fill("Clerk")
    page.get_by_role("button", name="Add someone who was in the room").click()
    person = page.get_by_role("group", name="Person 1")
    person.get_by_label("Name", exact=True).fill("Sam Okafor")
    person.get_by_label("What you talked about").fill("the canoe")
    page.get_by_text("Share this plan").click()
    share = page.locator(".timeline-share")
    names, texts = share.get_by_label("with names and email addresses"), share.get_by_label("with what I wrote")
    button = share.get_by_role("button")

    def copied() -> tuple[str, list[str]]:
        page.evaluate("navigator.clipboard.writeText('')")
        button.click()
        expect(button).to_have_text("Copied")
        address = page.evaluate("navigator.clipboard.readText()")
        expect(share.get_by_label("The link", exact=True)).to_have_value(address)
        packed = re.search(";w=([^;]+)", address)
        words = base64.urlsafe_b64decode(packed[1] + "==").decode() if packed else ""
        return address, [text for text in ("Acme", "Clerk", "Sam Okafor", "the canoe") if text in words]

    for box in (names, texts):
        expect(box).not_to_be_checked()
    assert copied()[1] == []
    names.check()
    assert copied()[1] == ["Acme", "Sam Okafor"]
    names.uncheck()
    texts.check()
    assert copied()[1] == ["Clerk", "the canoe"]
    names.check()
    address, words = copied()
    assert words == ["Acme", "Clerk", "Sam Okafor", "the canoe"]
    friend = at(f"/timeline/#{address.partition('#')[2]}")
    assert plan_of(friend)[2:] == STEPS[2:]
    expect(shown(friend)).to_have_text("Clerk at Acme")
    friend.get_by_text("Names, and what you talked about").click()
    who = friend.get_by_role("group", name="Person 1")
    expect(who.get_by_label("Name", exact=True)).to_have_value("Sam Okafor")
    expect(who.get_by_label("What you talked about")).to_have_value("the canoe")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    button.click()
    expect(share.get_by_role("status")).to_contain_text("copy it from there")
    assert page.evaluate("getSelection().toString()") == address


def test_a_link_from_elsewhere(three: Page) -> None:
    """A link with the id of a kept plan opens it as it is kept, whatever the link says. Another plan is shown, and
    kept when the reader says so.
    """
    page = three
    bare = page.url.partition("#")[0]
    (acme,) = (one["id"] for one in entries(page) if one["words"]["company"] == "Acme")
    page.goto(f"{bare}#v1;i=2026-01-05;p={acme}")
    expect(shown(page)).to_have_text("Acme")
    assert plan_of(page)[0].startswith("2026-11-20")
    expect(page.locator(".timeline-other")).to_be_hidden()
    page.goto(f"{bare}#v1;i=2026-10-05;p=somebody-elses")
    expect(page.locator(".timeline-other")).to_contain_text("3 other interviews are kept on this device")
    expect(page.get_by_text("This one isn’t kept yet: choose above.")).to_be_visible()
    expect(listed(page)).to_have_count(3)
    page.get_by_role("button", name="Keep this one too").click()
    expect(page.locator(".timeline-other")).to_be_hidden()
    expect(listed(page)).to_have_count(4)
    page.reload()
    assert plan_of(page)[0].startswith("2026-10-05")


def test_storage_of_a_newer_page(at: Callable[..., Page]) -> None:
    """The page works, says that it remembers nothing, and leaves the newer page's interviews alone."""
    page = at("/404.html")
    newer = '{"v":3,"interviews":[{"id":"x"}]}'
    keep(page, newer)
    visit(page, page.url.replace("/404.html", "/timeline/"))
    fill_dates(page)
    assert plan_of(page) == STEPS
    expect(page.get_by_text("A newer version of this page has kept something here")).to_be_visible()
    card(page).get_by_role("button", name="Done: Say thank you").click()
    assert page.evaluate(KEPT) == newer


def test_the_list_as_it_looks(three: Page) -> None:
    """The list, a name being changed, the way back and the link hold no fault that axe knows; long names break,
    nothing runs over the edge, and what is tapped is 44 pixels high.
    """
    page = three
    rename(page, "Rename: Acme", "W" * 120)
    page.get_by_role("button", name="Rename: Borealis").click()
    page.get_by_text("Share this plan").click()
    page.locator(".timeline-share").get_by_role("button").click()
    page.get_by_role("button", name="Delete: Cedar").click()
    assert faults(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        targets = page.locator(
            ".timeline-interviews :is(button, a, summary, input:not([type=file])):visible, .timeline-news button"
        )
        heights = targets.evaluate_all(
            "nodes => nodes.map((node) => [node.getBoundingClientRect().height, node.outerHTML])"
        )
        assert [html for height, html in heights if height < 44] == []


def test_nothing_moves_when_several_come_back(three: Page) -> None:
    """With several kept, the page stands still while it loads, though each of its scripts comes late."""
    asked: list[str] = []
    three.on("request", lambda request: asked.append(request.url))
    slow = three.context.new_cdp_session(three)
    slow.send("Network.enable")
    slow.send("Network.setCacheDisabled", {"cacheDisabled": True})
    conditions = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
    slow.send("Network.emulateNetworkConditions", conditions)
    three.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });"""
    )
    three.reload(wait_until="networkidle")
    expect(three.locator(".timeline-interviews summary")).to_have_text("Your interviews (3)")
    assert any("timeline_kept.js" in url for url in asked)
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
        expect(page.locator(".timeline")).to_have_attribute("data-state", "answer" if kept else "ask")
