"""The calculator by keyboard alone, as a screen reader is told of it: docs/maintainers/keyboard-and-screen-reader.md, walked."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_timeline_states import several
from tests.browser.waiting import until
from tests.timeline.calculator import DATES, NOON, STEPS, keep, plan_of, step

NEXT = "paragraph “Next: Say thank you, late but good until Sunday, 29 November”"
TELL_ME = "Tell me the day of your interview, and your next step will stand here."
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
        """Tabs until something of that name has the focus."""
        passed = []
        for _ in range(60):
            passed.append(self.press("Shift+Tab" if back else "Tab"))
            if f"“{name}”" in passed[-1]:
                return passed[-1]
        raise AssertionError(f"no “{name}” on the way: {passed}")

    def heard(self) -> list[str]:
        """What was announced since the last time, without a move of the focus."""
        heard = self.page.evaluate("window.heard.splice(0)")
        assert isinstance(heard, list)
        return heard

    def rest(self) -> list[str]:
        """Does nothing for as long as the page waits before it speaks. What was announced by then."""
        self.page.clock.run_for(1000)
        return self.heard()


@pytest.fixture
def walk(new_page: Callable[..., Page], site_url: str) -> Callable[..., Walk]:
    """walk(DATES): at the calculator's first field, on Monday, 23 November 2026, in Toronto; time goes on when told to."""

    def go(fragment: str = "") -> Walk:
        page = new_page(timezone_id="America/Toronto")
        page.clock.install(time=NOON)
        page.add_init_script(LISTEN)
        page.goto(f"{site_url}/timeline/{fragment}")
        page.clock.pause_at(NOON + timedelta(minutes=1))
        walk = Walk(page)
        walk.to("Day of your interview")
        walk.heard()
        return walk

    return go


def test_two_dates_are_typed(walk: Callable[..., Walk]) -> None:
    """The plan is announced once, when the typing is over and not at each key; the focus stays in the field until Enter."""
    here = walk()
    here.write("20 nov")
    assert here.heard() == []
    assert here.rest() == ["Next: Say thank you, late but good until Wednesday, 25 November"]
    assert here.rest() == []
    assert here.press("Tab", "Tab") == "textbox “When will they decide?”"
    here.write("in two weeks")
    assert here.heard() == []
    assert here.rest() == [
        "Understood as Friday, 4 December. Next: Say thank you, late but good until Sunday, 29 November"
    ]
    assert here.focus() == "textbox “When will they decide?”"
    assert here.press("Enter") == NEXT
    assert plan_of(here.page) == STEPS


def test_the_stops(walk: Callable[..., Walk]) -> None:
    """Tab goes through the calculator in the order in which it reads, past nothing that is hidden, and leaves it again."""
    here = walk(DATES)
    assert here.press("Enter") == NEXT
    stops = [here.press("Tab")]
    while "The rules as a table" not in stops[-1]:
        stops.append(here.press("Tab"))
    assert stops[:10] == [
        "summary “Your interviews”, folded",
        "summary “What changed?”, folded",
        "textbox “Day of your interview”",
        "button “Pick the day in a calendar: Day of your interview”",
        "textbox “When will they decide?”",
        "button “Pick the day in a calendar: When will they decide?”",
        "combobox “Where the employer is”, folded",
        "summary “Put names into the drafts”, folded",
        "button “Show my plan”",
        "button “Forget this interview”",
    ]
    steps = stops[10:-4]
    assert steps[:5] == [
        "checkbox “Done: Write down what you talked about”, not ticked",
        "summary “Draft”, folded",
        "summary “Why”, folded",
        "summary “Calendar”, folded",
        "checkbox “Done: Say thank you”, not ticked",
    ]
    boxes = [stop for stop in steps if stop.startswith("checkbox")]
    assert boxes == [f"checkbox “Done: {line.partition(' ')[2]}”, not ticked" for line in STEPS]
    assert stops[-4:-1] == [
        "button “Add the plan to my calendar”",
        "button “I want to write today”",
        "summary “Share this plan”, folded",
    ]


def test_a_day_that_is_none(walk: Callable[..., Walk]) -> None:
    """Nothing is called wrong while it is typed; Enter leads to the list of what is wrong, and from there to the field."""
    here = walk()
    here.write("whenever")
    assert here.rest() == [TELL_ME]
    assert here.focus() == "textbox “Day of your interview”"
    wrong = "I cannot read that as a date. Try 20 Nov, or 2026-11-20."
    assert here.press("Enter") == f"generic “Please have another look: {wrong}”"
    assert here.press("Tab") == f"link “{wrong}”"
    assert here.press("Enter") == "textbox “Day of your interview”, invalid"
    expect(here.page.locator(":focus")).to_have_accessible_description(wrong)
    here.press("Control+A")
    here.write("20 nov")
    assert here.focus() == "textbox “Day of your interview”"
    assert here.rest()[-1].startswith("Next: Say thank you")


def test_a_step_is_ticked(walk: Callable[..., Walk]) -> None:
    """The focus stays on the box; what is announced is the step that comes next, for each tick anew."""
    here = walk(DATES)
    assert here.to("Done: Say thank you") == "checkbox “Done: Say thank you”, not ticked"
    assert here.press("Space") == "checkbox “Done: Say thank you”, ticked"
    assert here.rest() == ["Next: Follow up, Tuesday, 1 December, in 8 days"]
    assert here.press("Space") == "checkbox “Done: Say thank you”, not ticked"
    assert here.rest() == ["Next: Say thank you, late but good until Sunday, 29 November"]


def test_a_draft_is_copied(walk: Callable[..., Walk]) -> None:
    """What is folded opens where it stands; that the text was copied is said, each time."""
    here = walk(DATES)
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.to("Done: Say thank you")
    assert here.press("Tab") == "summary “Draft, or a call”, folded"
    assert here.press("Enter") == "summary “Draft, or a call”, open"
    for _ in range(2):
        assert here.to("Copy the text", back=here.focus().startswith("link")) == "button “Copy the text”"
        here.press("Enter")
        until(here.page, "window.heard.length > 0")
        assert here.heard() == ["Copied."]
        assert here.press("Tab") == "link “Open in your mail”"
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert copied == step(here.page, "Follow up").locator(".timeline-body").first.text_content()


def test_names_are_put_in(walk: Callable[..., Walk]) -> None:
    """Who adds somebody can type the name at once; who removes somebody is not left nowhere."""
    here = walk(DATES)
    here.to("Put names into the drafts")
    assert here.press("Enter") == "summary “Put names into the drafts”, open"
    assert here.press("Tab") == "textbox “The job”"
    expect(here.page.locator(":focus")).to_have_accessible_description("Finish the sentence: I want the … job.")
    here.to("Add somebody who was in the room")
    assert here.press("Enter") == "textbox “Name”"
    expect(here.page.get_by_role("group", name="Person 1").get_by_label("Name")).to_be_focused()
    here.write("Sam Okafor")
    assert here.heard() == []
    assert here.rest() == ["Next: Say thank you to Sam, late but good until Sunday, 29 November"]
    here.to("Remove person 1")
    assert here.press("Enter") == "button “Add somebody who was in the room”"
    assert here.rest() == ["Next: Say thank you, late but good until Sunday, 29 November"]


def test_a_link_is_copied(walk: Callable[..., Walk]) -> None:
    """What the link carries is chosen before it is made; that it was copied is said, and it can be read."""
    here = walk(DATES)
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.to("Share this plan")
    assert here.press("Enter") == "summary “Share this plan”, open"
    expect(here.page.get_by_role("button", name="Copy a link to this plan")).to_be_enabled()
    assert here.press("Tab") == "checkbox “with names and addresses”, not ticked"
    assert here.press("Tab") == "checkbox “with what I wrote”, not ticked"
    assert here.press("Tab", "Enter") == "button “Copy a link to this plan”"
    until(here.page, "window.heard.length > 0")
    assert here.heard() == ["Copied."]
    assert here.press("Tab") == "textbox “The link”"


def test_something_has_changed_and_has_not(walk: Callable[..., Walk]) -> None:
    """The choice leads to its question, the answer to the next step, and the way back to the step that was next before."""
    here = walk(DATES)
    panel = here.page.locator(".timeline-changes")
    here.to("What changed?", back=True)
    assert here.press("Enter") == "summary “What changed?”, open"
    expect(panel.get_by_role("button", name="They moved the date")).to_be_visible()
    assert here.press("Tab") == "button “They moved the date”"
    assert here.press("Enter") == "textbox “The new date”"
    expect(here.page.locator(":focus")).to_have_accessible_description("4 December, or as they said it: next Friday")
    here.write("11 dec")
    assert here.heard() == []
    assert here.press("Enter") == "paragraph “Next: Say thank you, late but good until Sunday, 6 December”"
    assert here.heard() == [
        "They moved the date to Friday, 11 December, so the plan counts from there. What you have sent stays sent."
    ]
    assert plan_of(here.page)[3] == "2026-12-11 The day they promised"
    assert here.press("Tab", "Tab", "Tab") == "button “That was a slip”"
    assert here.press("Enter") == NEXT
    assert plan_of(here.page) == STEPS
    here.to("They moved the date")
    here.press("Enter")
    here.to("Never mind")
    assert here.press("Enter") == "button “They moved the date”"


def test_may_i_write_today(walk: Callable[..., Walk]) -> None:
    """The answer is announced; the focus stays on the question, and the exception's draft is the next stop."""
    here = walk(DATES)
    here.to("Done: Say thank you")
    here.press("Space")
    here.rest()
    here.to("I want to write today")
    assert here.press("Enter") == "button “I want to write today”"
    until(here.page, "window.heard.length > 0")
    (answer,) = here.heard()
    assert answer.startswith("Not yet. They said Friday, 4 December; your next message is “Follow up”")
    assert here.press("Tab") == "summary “Draft for another offer”, folded"


def test_another_interview(walk: Callable[..., Walk]) -> None:
    """A new one begins at its first field; a name of its own and what is forgotten leave the focus where it is wanted."""
    here = walk(DATES)
    here.to("Your interviews", back=True)
    assert here.press("Enter") == "summary “Your interviews”, open"
    expect(here.page.get_by_role("button", name="Save them as a file")).to_be_visible()
    assert here.press("Tab") == "link “Interview on Friday, 20 November”"
    here.to("Another interview")
    assert here.press("Enter") == "textbox “Day of your interview”"
    assert here.rest() == [TELL_ME]
    here.write("23 nov")
    assert here.rest() == ["Next: Write down what you talked about, Monday, 23 November, today"]
    assert here.to("Your interviews (2)", back=True) == "summary “Your interviews (2)”, open"
    here.to("Rename: Interview on Monday, 23 November")
    assert here.press("Enter") == "textbox “A name of your own”"
    here.write("By the river")
    assert here.press("Enter") == "button “Rename: By the river”"
    here.press("Enter")
    assert here.press("Escape") == "button “Rename: By the river”"
    assert here.press("Tab") == "button “Forget: By the river”"
    assert here.press("Enter") == "button “Undo”"
    expect(here.page.locator(":focus")).to_have_accessible_description(
        "Forgotten. Nothing of it is left on this device."
    )
    assert here.rest() == [TELL_ME]
    assert here.press("Enter") == "textbox “Day of your interview”"
    assert here.rest() == ["Next: Write down what you talked about, Monday, 23 November, today"]


def test_an_employer_abroad(walk: Callable[..., Walk]) -> None:
    """The countries come as the next stop; what is known of their holidays is announced as it changes."""
    here = walk(DATES)
    here.to("Where the employer is")
    here.write("Another")
    assert here.rest()[0] == "Until you choose, only Saturdays and Sundays count as days off."
    assert here.press("Tab") == "combobox “Country”, folded"
    here.write("Germ")
    expect(here.page.locator("#timeline-part")).to_be_enabled()
    heard = here.rest()
    assert heard[0].startswith("Fetching the public holidays")
    assert "The employer’s public holidays count, not yours." in heard
    assert here.press("Tab") == "combobox “Part of the country”, folded"


def test_what_the_focus_reads_is_not_said_again(walk: Callable[..., Walk]) -> None:
    """Enter takes the focus to the next step, which is read there; a second later nobody repeats it."""
    here = walk()
    here.page.keyboard.type("20 nov")
    here.press("Enter")
    expect(here.page.locator(".timeline-next")).to_be_focused()
    assert here.rest() == []


def test_opening_another_interview(walk: Callable[..., Walk]) -> None:
    """Who opens an interview from the list stands at its next step, though the list is a new one."""
    here = walk("")
    keep(here.page, several("Acme", "Borealis", "Cedar"))
    here.page.reload()
    here.page.locator(".timeline-interviews summary").click()
    here.page.locator("[data-id=interview-1] a").focus()
    here.press("Enter")
    expect(here.page.get_by_label("The company")).to_have_value("Borealis")
    expect(here.page.locator(".timeline-next")).to_be_focused()


def test_a_calendar_is_named_after_its_field(walk: Callable[..., Walk]) -> None:
    """The button that opens a calendar bears the question that its field asks now."""
    here = walk(DATES)
    here.page.locator(".timeline-changes summary").click()
    here.page.get_by_role("button", name="They moved the date").click()
    expect(here.page.get_by_role("button", name="Pick the day in a calendar: The new date")).to_be_visible()


def test_a_persons_fields_are_described(walk: Callable[..., Walk]) -> None:
    """What is wrong with a person's address, and what to write of the talk, are said at their fields."""
    here = walk(DATES)
    here.page.get_by_text("Put names into the drafts").click()
    for _ in range(2):
        here.page.get_by_role("button", name="Add somebody").click()
    second = here.page.get_by_role("group", name="Person 2")
    email = second.get_by_label("Email")
    email.fill("sam@")
    email.blur()
    expect(email).to_have_accessible_description(
        "That does not look like an email address. The draft works without it."
    )
    expect(second.get_by_label("What you talked about")).to_have_accessible_description(
        "Finish the sentence: we talked about …"
    )


def test_the_name_of_the_site(walk: Callable[..., Walk]) -> None:
    """The site's name is one word for a screen reader too."""
    here = walk()
    nodes = here.browser.send("Accessibility.getFullAXTree")["nodes"]
    assert "Callback" in [node["name"]["value"] for node in nodes if node["role"]["value"] == "link"]
