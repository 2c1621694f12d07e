"""The calculator by keyboard alone, as a screen reader is told of it: docs/maintainers/keyboard-and-screen-reader.md, walked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_timeline_states import put_names, several, unfold
from tests.browser.waiting import until
from tests.timeline.calculator import DATES, NOON, STEPS, card, keep, plan_of

THANKS = "heading “Today: say thank you”"
FOLLOW_UP = "heading “Tuesday, 1 December: follow up”"
UNREAD = "I can’t read that as a day. Try: today, yesterday, Monday, or 20 Nov."
MOVED = "They moved the date to Friday, 11 December, so the plan counts from there. What you’ve sent stays sent."
# What changes in a region that a screen reader follows, where it can be heard.
LISTEN = """window.heard = [];
addEventListener('DOMContentLoaded', () => new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status]');
    if (region?.checkVisibility() && region.textContent) window.heard.push(region.textContent);
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true }));"""
STATES = {
    ("expanded", True): "open",
    ("expanded", False): "folded",
    ("checked", "true"): "ticked",
    ("checked", "false"): "not ticked",
    ("invalid", "true"): "invalid",
}


class Walk:
    """A reader who has a keyboard and a screen reader, and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.browser = page.context.new_cdp_session(page)

    def press(self, *keys: str) -> str:
        """Where the focus is after these keys."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.focus()

    def write(self, text: str) -> None:
        """Types five keys in a second."""
        for key in text:
            self.page.keyboard.type(key)
            self.page.clock.run_for(200)

    def focus(self) -> str:
        """What has the focus, as Chromium hands it to a screen reader: role, name, state."""
        active = self.browser.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        question = {"objectId": active["objectId"], "fetchRelatives": False}
        (node,) = self.browser.send("Accessibility.getPartialAXTree", question)["nodes"]
        role = node["role"]["value"]
        said = [f"{'summary' if role.startswith('Disclosure') else role} “{node.get('name', {}).get('value', '')}”"]
        for state in node.get("properties", []):
            said += [STATES[key] for key in [(state["name"], state["value"].get("value"))] if key in STATES]
        return ", ".join(said)

    def to(self, name: str, *, back: bool = False) -> str:
        """Tabs until something that is called so, or begins so, has the focus."""
        passed = []
        for _ in range(60):
            passed.append(self.press("Shift+Tab" if back else "Tab"))
            if f"“{name}" in passed[-1]:
                return passed[-1]
        raise AssertionError(f"no “{name}” on the way: {passed}")

    def stops(self, last: str) -> list[str]:
        """All that Tab comes to from here, up to the one of that name."""
        found = [self.press("Tab")]
        while f"“{last}" not in found[-1]:
            found.append(self.press("Tab"))
        return found

    def hears(self) -> list[str]:
        """What is announced as soon as something is."""
        until(self.page, "window.heard.length > 0")
        return self.heard()

    def heard(self) -> list[str]:
        """What was announced since the last time, without a move of the focus."""
        heard = self.page.evaluate("window.heard.splice(0)")
        assert isinstance(heard, list)
        return heard

    def rest(self) -> list[str]:
        """Does nothing for as long as the page waits before it speaks. What was announced by then."""
        self.page.clock.run_for(1000)
        return self.heard()


def names_of(page: Page) -> list[str]:
    """What can be operated on the page, each after the groups that it stands in: "Person 1, Or tap one, button Today"."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}

    def said(node: dict[str, Any]) -> str:
        return " ".join(node.get(part, {}).get("value", "") for part in ("name", "description"))

    def groups(node: dict[str, Any]) -> list[str]:
        above = nodes.get(node.get("parentId", ""))
        if above is None:
            return []
        own = [said(above)] if above.get("role", {}).get("value") == "group" else []
        return [*groups(above), *own]

    kinds = {"button", "link", "textbox", "checkbox", "combobox", "DisclosureTriangle"}
    return [
        ", ".join([*filter(str.strip, groups(node)), f"{node['role']['value']} {said(node)}"])
        for node in tree
        if not node["ignored"] and node["role"]["value"] in kinds
    ]


@pytest.fixture
def walk(new_page: Callable[..., Page], site_url: str) -> Callable[..., Walk]:
    """walk(DATES): before the calculator's first stop, on Monday, 23 November 2026, in Toronto; time goes on when told to."""

    def go(fragment: str = "", stored: str = "") -> Walk:
        page = new_page(timezone_id="America/Toronto", permissions=["clipboard-read", "clipboard-write"])
        page.clock.install(time=NOON)
        page.add_init_script(LISTEN)
        if stored:
            page.goto(f"{site_url}/404.html")
            keep(page, stored)
        page.goto(f"{site_url}/timeline/{fragment}")
        page.clock.pause_at(NOON + timedelta(minutes=1))
        walk = Walk(page)
        walk.to("Search this site")
        walk.to("Search")
        assert walk.heard() == []
        return walk

    return go


def test_two_questions_and_a_plan(walk: Callable[..., Walk]) -> None:
    """Each question is a field and its chips; what was understood is said once, when the typing is over; the plan has the focus.

    From there Tab goes through the answer in the order in which it reads, past nothing that is hidden.
    """
    here = walk()
    assert here.stops("Restore a backup") == [
        "textbox “When was your interview?”",
        "button “Today”",
        "button “Yesterday”",
        "button “Pick a day”",
        "textbox “When will they decide?”",
        "button “They didn’t say”",
        "button “In a week”",
        "button “In two weeks”",
        "button “Pick a day”",
        "button “Show my plan”",
        "summary “Restore a backup”, folded",
    ]
    here.to("When was your interview?", back=True)
    here.write("20 nov")
    assert here.heard() == []
    assert here.rest() == ["Friday, 20 November"]
    assert here.rest() == []
    assert here.to("When will they decide?") == "textbox “When will they decide?”"
    here.write("in two weeks")
    assert here.heard() == []
    assert here.rest() == ["Friday, 4 December"]
    assert here.focus() == "textbox “When will they decide?”"
    assert here.press("Enter") == THANKS
    assert here.rest() == [], "what the focus reads is not said again"
    assert plan_of(here.page) == STEPS
    stops = here.stops("How the days are counted")
    assert stops[:7] == [
        "summary “To the panel: Say thank you”, open",
        "button “Copy: Say thank you”",
        "link “Open in email: Say thank you”",
        "summary “Names, and what you talked about”, folded",
        "button “Done: Say thank you”",
        "summary “Why, and a reminder: Say thank you”, folded",
        "summary “What changed?”, folded",
    ]
    assert stops[7:13] == [
        "button “Friday, 20 November Write down what you talked about · missed, and that’s fine”, folded",
        "button “Saturday, 21 November Say thank you · late, and still fine”",
        "button “Tuesday, 1 December Follow up”, folded",
        "button “Friday, 4 December The day they promised”, folded",
        "button “Tuesday, 8 December If you have heard nothing, check in”, folded",
        "button “Tuesday, 15 December Still nothing: a last, friendly note”, folded",
    ]
    assert stops[13:] == [
        "button “Add the plan to my calendar”",
        "summary “Tempted to write today?”, folded",
        "summary “Share this plan”, folded",
        "summary “Your interviews”, folded",
        "summary “How the days are counted”, folded",
    ]


def test_a_day_that_is_none(walk: Callable[..., Walk]) -> None:
    """Nothing is called wrong while it is typed; the focus comes to the field, and whoever stands there hears the fault."""
    here = walk()
    here.to("When was your interview?")
    here.write("whenever")
    assert UNREAD not in here.rest()
    assert here.focus() == "textbox “When was your interview?”"
    for _ in range(2):
        assert here.press("Enter") == "textbox “When was your interview?”, invalid"
        assert here.heard() == [UNREAD]
    here.to("Show my plan")
    assert here.press("Enter") == "textbox “When was your interview?”, invalid"
    expect(here.page.locator(":focus")).to_have_accessible_description(UNREAD)
    assert here.rest() == [], "the description was read with the field"
    here.press("Control+A")
    here.write("20 nov")
    assert here.focus() == "textbox “When was your interview?”"
    assert here.rest() == ["Friday, 20 November"]
    assert here.press("Enter") == THANKS
    assert here.to("Change", back=True) == "button “Change”, folded"
    assert here.press("Enter") == "textbox “When was your interview?”"
    assert here.rest() == []
    here.press("Control+A")
    here.write("monday, 20 nov")
    assert here.press("Enter") == "textbox “When was your interview?”, invalid"
    (asked,) = here.heard()
    assert asked.endswith("Which one is it?")
    assert here.to("Friday, 20 November") == "button “Friday, 20 November”"
    assert here.press("Enter") == "textbox “When was your interview?”"
    assert here.press("Enter") == THANKS


def test_steps_are_done_and_unfolded(walk: Callable[..., Walk]) -> None:
    """After Done the focus is on the next step, after Undo on the one before; a row stays where it is, and says what it did."""
    here = walk(DATES)
    here.to("Done: Say thank you")
    assert here.press("Enter") == FOLLOW_UP
    assert here.rest() == []
    assert here.to("Undo", back=True) == "button “Undo”"
    assert here.press("Enter") == THANKS
    assert here.rest() == []
    row = "button “Tuesday, 8 December If you have heard nothing, check in”"
    assert here.to("Tuesday, 8 December") == f"{row}, folded"
    assert here.press("Enter") == f"{row}, open"
    assert here.rest() == []
    title = "If you have heard nothing, check in"
    assert here.stops("Why, and a reminder") == [
        f"summary “Your note: {title}”, open",
        f"button “Copy: {title}”",
        f"link “Open in email: {title}”",
        f"summary “If you call instead: {title}”, folded",
        f"button “Done: {title}”",
        f"summary “Why, and a reminder: {title}”, folded",
    ]
    here.press("Enter")
    until(here.page, "document.querySelector('[data-plan] [data-calendar=google][href]')")
    assert here.press("Tab", "Tab") == f"button “Calendar file: {title}”"
    assert here.press("Tab") == f"link “Google Calendar: {title}”"
    here.to(f"Done: {title}", back=True)
    assert here.press("Enter") == f"button “Not done yet: {title}”"
    assert here.rest() == [f"Done: {title}."]
    assert here.press("Enter") == f"button “Done: {title}”"
    assert here.rest() == [f"Not done yet: {title}."]
    here.to("Saturday, 21 November", back=True)
    assert here.press("Enter") == THANKS, "the next step's row leads to its card"
    assert here.to("Copy: Say thank you") == "button “Copy: Say thank you”"
    for _ in range(2):
        assert here.press("Enter") == "button “Copy: Say thank you”"
        assert here.hears() == ["Copied"]
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert copied == card(here.page).locator(".timeline-text").first.text_content()


def test_names_are_put_in(walk: Callable[..., Walk]) -> None:
    """Who adds somebody can type the name at once; who removes somebody is not left nowhere; each field says what it wants."""
    here = walk(DATES)
    here.to("Names, and what you talked about")
    assert here.press("Enter") == "summary “Names, and what you talked about”, open"
    expect(here.page.get_by_label("Your name")).to_be_visible()
    assert here.press("Tab") == "textbox “Your name”"
    assert here.press("Tab") == "textbox “The job”"
    expect(here.page.locator(":focus")).to_have_accessible_description("I’d like the … job.")
    here.to("Add someone who was in the room")
    assert here.press("Enter") == "textbox “Name”"
    person = here.page.get_by_role("group", name="Person 1")
    expect(person.get_by_label("Name", exact=True)).to_be_focused()
    here.write("Sam Okafor")
    assert here.heard() == []
    assert here.rest() == ["Today: say thank you to Sam"]
    here.to("Hello")
    expect(here.page.locator(":focus")).to_have_accessible_description("The note starts “Hello Sam,”")
    here.to("Email")
    here.write("sam@")
    here.to("What you talked about")
    expect(here.page.locator(":focus")).to_have_accessible_description("Finish the sentence: we talked about …")
    here.press("Shift+Tab")
    expect(here.page.locator(":focus")).to_have_accessible_description(
        "That doesn’t look like an email address. The draft works without it."
    )
    here.to("Remove person 1")
    assert here.press("Enter") == "button “Add someone who was in the room”"
    assert here.rest() == ["Today: say thank you"]


def test_no_two_controls_have_one_name(walk: Callable[..., Walk]) -> None:
    """With a panel named, all steps unfolded and all that is folded open, no name stands for two things.

    A name that repeats is that of a field, and the group around it says whose it is.
    """
    here = walk(DATES)
    put_names(here.page)
    here.page.get_by_role("button", name="Change", exact=True).click()
    unfold(here.page)
    here.page.get_by_role("button", name="They got in touch").click()
    names = names_of(here.page)
    assert len(names) > 70
    assert all(name.split(" ", 1)[-1].strip() for name in names)
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_something_has_changed_and_has_not(walk: Callable[..., Walk]) -> None:
    """The choice leads to its question, the answer to the news about it, and Undo to the step that was next before."""
    here = walk(DATES)
    here.to("What changed?")
    assert here.press("Enter") == "summary “What changed?”, open"
    expect(here.page.get_by_role("button", name="They moved the date")).to_be_visible()
    until(here.page, "document.querySelector('[data-change=waiting]').hidden")
    assert here.press("Tab") == "button “They moved the date”"
    assert here.press("Enter") == "textbox “What’s the new date?”"
    expect(here.page.locator(":focus")).to_have_accessible_description("4 December, or as they said it: next Friday")
    here.write("whenever")
    assert here.rest() == []
    assert here.press("Enter") == "textbox “What’s the new date?”, invalid"
    assert here.heard() == [UNREAD]
    here.press("Control+A")
    here.write("11 dec")
    assert here.press("Enter") == f"paragraph “{MOVED} Undo”"
    assert here.rest() == []
    assert plan_of(here.page)[3] == "2026-12-11 The day they promised"
    assert here.press("Tab") == "button “Undo”"
    assert here.press("Enter") == THANKS
    assert here.rest() == []
    assert plan_of(here.page) == STEPS
    here.to("What changed?")
    here.press("Enter")
    here.to("They got in touch")
    assert here.press("Enter") == "textbox “When did they get in touch?”"
    here.to("Never mind")
    assert here.press("Enter") == "button “They got in touch”"


def test_write_today_or_share(walk: Callable[..., Walk]) -> None:
    """The answer is announced, and the exception's note is the next stop; the link's contents are chosen before it is copied."""
    here = walk(DATES)
    here.to("Done: Say thank you")
    here.press("Enter")
    here.to("Tempted to write today?")
    assert here.press("Enter") == "summary “Tempted to write today?”, open"
    (answer,) = here.hears()
    assert answer.startswith("Not yet. They said Friday, 4 December; your next message is “Follow up”")
    assert here.press("Tab") == "summary “Your note: Tempted to write today?”, folded"
    here.to("Share this plan")
    assert here.press("Enter") == "summary “Share this plan”, open"
    expect(here.page.get_by_role("button", name="Copy the link")).to_be_enabled()
    assert here.press("Tab") == "checkbox “with names and email addresses”, not ticked"
    assert here.press("Tab") == "checkbox “with what I wrote”, not ticked"
    assert here.press("Tab", "Enter") == "button “Copy the link”"
    assert here.hears() == ["Copied"]
    assert here.press("Tab") == "textbox “The link”"
    here.to("Add the plan to my calendar", back=True)
    with here.page.expect_download():
        assert here.press("Enter") == "button “Add the plan to my calendar”"
    (added,) = here.hears()
    assert added.startswith("Each step still ahead, with its drafts")
    assert here.rest() == []


def test_several_interviews(walk: Callable[..., Walk]) -> None:
    """Another one leads to its next step, a new one to its first question; the focus is nowhere left without a place."""
    here = walk(stored=several("Acme", "Borealis"))
    page = here.page
    assert here.to("Your interviews (2)") == "summary “Your interviews (2)”, folded"
    here.press("Enter")
    expect(page.locator(".timeline-interviews li")).to_have_count(2)
    here.to("Borealis")
    here.press("Enter")
    expect(page.locator(".timeline-line")).to_contain_text("Borealis")
    expect(page.locator("#timeline-next")).to_be_focused()
    here.to("Add another interview")
    assert here.press("Enter") == "textbox “When was your interview?”"
    assert here.rest() == []
    here.write("23 nov")
    assert here.press("Enter") == "heading “Today: write down what you talked about”"
    here.to("Rename: Interview on Monday, 23 November")
    assert here.press("Enter") == "textbox “A name of your own”"
    here.write("By the river")
    assert here.press("Enter") == "button “Rename: By the river”"
    here.press("Enter")
    assert here.press("Escape") == "button “Rename: By the river”"
    assert here.press("Tab") == "button “Delete: By the river”"
    assert here.press("Enter") == "paragraph “Deleted. Nothing of it is left on this device. Undo”"
    assert here.rest() == []
    assert here.press("Tab") == "button “Undo”"
    assert here.press("Enter") == "heading “Today: write down what you talked about”"
    assert here.rest() == []


def test_an_employer_abroad(walk: Callable[..., Walk]) -> None:
    """The countries come as the next stop, and stay; what is known of their holidays is announced as it changes."""
    here = walk(DATES)
    here.to("Change")
    here.press("Enter")
    here.to("Where’s the employer?")
    here.page.keyboard.type("Another")
    assert here.hears()[0] == "Until you choose, only Saturdays and Sundays count as days off."
    assert here.press("Tab") == "combobox “Country”, folded"
    here.page.keyboard.type("Germ")
    expect(here.page.locator("#timeline-part")).to_be_enabled()
    heard = here.rest()
    assert "Getting the public holidays …" in heard
    assert heard[-1] == "Their public holidays count, not yours."
    assert here.press("Tab") == "combobox “Part of the country”, folded"


def test_the_name_of_the_site(walk: Callable[..., Walk]) -> None:
    """The site's name is one word for a screen reader too."""
    assert "link Callback" in " ".join(names_of(walk().page))
