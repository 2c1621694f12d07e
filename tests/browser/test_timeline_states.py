"""Every state that the calculator can be in, on its own page and in an article, as axe looks at it."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import AXE, RULES
from tests.timeline.calculator import DATES, STEPS, fill_dates, keep, plan_of, step, visit

ARTICLE = "/articles/what-following-up-really-means/"
SEEN = {**RULES, "runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}
FILES = "**/timeline/holidays/*.json"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
FOLDED = "follow-up-timeline details:not([open]) > summary:visible"
SLIP = "That does not look like an email address."


class Look:
    """Asks axe about the page as it stands, and remembers what it found."""

    def __init__(self, page: Page, rules: dict[str, object]) -> None:
        self.page = page
        self.rules = rules
        self.found: dict[str, list[str]] = {}

    def at(self, state: str, shown: Locator | str) -> None:
        """`shown` is what makes the state: it must be there before axe looks. What is around the calculator is looked at
        in test_every_page.py."""
        expect(self.page.get_by_text(shown).first if isinstance(shown, str) else shown).to_be_visible()
        result = self.page.evaluate("rules => axe.run('follow-up-timeline', rules)", self.rules)
        assert result["passes"], "axe did not run"
        assert state not in self.found
        self.found[state] = [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in result["violations"]
            for node in fault["nodes"]
        ]

    def faults(self) -> dict[str, list[str]]:
        return {state: told for state, told in self.found.items() if told}


@pytest.fixture(params=[("light", 360), ("dark", 1280)], ids=["light phone", "dark desk"])
def at(request: pytest.FixtureRequest, new_page: Callable[..., Page], site_url: str) -> Iterator[Callable[..., Look]]:
    """at("/timeline/"): a look at a page of the shipped site on Monday, 23 November 2026, in Toronto.

    Colours depend on the scheme and sizes on the width, in pixels: two of the four pairs show all of either, and what
    depends on neither is looked at once.

    When the test is over, no state that was looked at may hold a fault that axe knows.
    """
    scheme, width = request.param
    looks = []

    def go(path: str = "/timeline/", stored: str = "", script: str = "") -> Look:
        page = new_page(
            timezone_id="America/Toronto",
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page.add_init_script(path=AXE)
        if script:
            page.add_init_script(script)
        if stored:
            visit(page, site_url + "/404.html")
            keep(page, stored)
        looks.append(Look(visit(page, site_url + path), RULES if scheme == "light" else SEEN))
        return looks[-1]

    yield go
    assert [look.faults() for look in looks if look.faults()] == []


def unfold(page: Page) -> None:
    """Opens whatever is folded and can be seen, and what stands folded in there."""
    while page.locator(FOLDED).count():
        page.locator(FOLDED).first.click()


def put_names(page: Page) -> None:
    """A recruiter, and three people: one with all fields filled, one with a slip in the address, one with none."""
    page.get_by_text("Put names into the drafts").click()
    page.get_by_label("The job").fill("HR Coordinator")
    page.get_by_label("The company").fill("Northwind Dairy")
    page.get_by_role("group", name="Recruiter").get_by_label("Name").fill("Priya Nair")
    page.get_by_role("group", name="Recruiter").get_by_label("Email").fill("priya@northwind.example")
    people = (("Sam Okafor", "sam@northwind.example", "the move"), ("Ada Lund", "ada@", ""), ("Bo", "", ""))
    for name, email, detail in people:
        page.get_by_role("button", name="Add somebody").click()
        person = page.get_by_role("group", name="Person").last
        person.get_by_label("Name").fill(name)
        person.get_by_label("Email").fill(email)
        person.get_by_label("What you talked about").fill(detail)


def change(page: Page, choice: str, heard: str = "", named: str = "") -> None:
    panel = page.locator(".timeline-changes")
    panel.get_by_role("button", name=choice).click()
    for field, day in (("#timeline-heard", heard), ("#timeline-named", named)):
        if day:
            panel.locator(field).fill(day)
    panel.get_by_role("button", name="Change the plan").click()


def several(*companies: str) -> str:
    """What the page keeps of several interviews: one with a step ahead, one with none, one that the reader has named."""

    def entry(number: int, company: str) -> dict[str, object]:
        ahead = [{"title": "Say thank you", "day": "2026-11-21", "until": "2026-11-29"}]
        return {
            "id": f"interview-{number}",
            "revision": 0,
            "title": "The one by the river" if number == 2 else "",
            "link": f"v1;i=2026-11-{20 - number};d=2026-12-04",
            "words": {"company": company},
            "ahead": ahead if number % 2 == 0 else [],
        }

    return json.dumps({"v": 2, "interviews": [entry(number, company) for number, company in enumerate(companies)]})


def test_from_an_empty_form_to_a_plan(at: Callable[..., Look]) -> None:
    """The empty form, the faults in it with their summary, the plan, and the plan with all of it open."""
    look = at()
    page = look.page
    look.at("empty", "For example: an interview on")
    fill_dates(page, "whenever", "soon")
    page.get_by_role("button", name="Show my plan").click()
    look.at("faults", page.locator(".timeline-form .timeline-summary"))
    fill_dates(page, "20 Nov", "19 Nov 2026")
    look.at("a day before the interview", "That is before your interview on Friday, 20 November.")
    fill_dates(page)
    page.get_by_role("button", name="Show my plan").click()
    look.at("plan", step(page, "Follow up"))
    put_names(page)
    page.get_by_label("The company").click()
    look.at("an address that is none", SLIP)
    unfold(page)
    page.locator("[data-plan]").get_by_role("button", name="Copy the text").first.click()
    look.at("all open", page.get_by_text("Hello Sam,").first)
    step(page, "Follow up").get_by_label("Done").check()
    look.at("a step done", step(page, "Follow up").get_by_text("done", exact=True))
    page.get_by_role("button", name="Forget this interview").click()
    look.at("forgotten", "Forgotten. Nothing of it is left on this device.")


def test_what_changed(at: Callable[..., Look]) -> None:
    """The choices, what they ask, the faults in it, and what comes after each of them."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    panel = page.locator(".timeline-changes")
    panel.locator("summary").click()
    look.at("choices", panel.get_by_role("button", name="They said no"))
    panel.get_by_role("button", name="They made an offer").click()
    look.at("questions", panel.get_by_label("They want your answer by", exact=True))
    panel.locator("#timeline-heard").fill("whenever")
    panel.locator("#timeline-named").fill("soon")
    panel.get_by_role("button", name="Change the plan").click()
    look.at("faults in the questions", panel.locator(".timeline-summary"))
    panel.get_by_role("button", name="Never mind").click()
    change(page, "They moved the date", named="11 Dec")
    look.at("moved", "They moved the date to Friday, 11 December")
    change(page, "They answered", heard="23 Nov", named="9 Dec")
    look.at("answered", "They got in touch on Monday, 23 November")
    change(page, "They asked for another round", named="30 Nov")
    look.at("another round", "Another round on Monday, 30 November")
    change(page, "They made an offer", heard="1 Dec", named="7 Dec")
    unfold(page)
    look.at("offer", step(page, "Thank them for the offer"))
    change(page, "They said no", heard="2 Dec")
    unfold(page)
    look.at("no", step(page, "One last note"))


def test_advice_and_sharing(at: Callable[..., Look]) -> None:
    """Whether to write today, with the exception's draft open; and the link to a plan."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    page.get_by_role("button", name="I want to write today").click()
    look.at("one is waiting", "Then let it be the one that is waiting")
    step(page, "Say thank you").get_by_label("Done").check()
    page.get_by_text("Draft for another offer").click()
    look.at("not yet, but for another offer", page.locator(".timeline-exception .timeline-body"))
    page.get_by_text("Share this plan").click()
    share = page.locator(".timeline-share")
    look.at("share", share.get_by_label("with names and addresses"))
    share.get_by_role("button", name="Copy a link to this plan").click()
    look.at("the link", share.get_by_label("The link"))


def test_several_interviews(at: Callable[..., Look]) -> None:
    """The list, a name being changed, a file that is none, the way back, and a link that another plan came with."""
    look = at(stored=several("Acme", "Borealis", "Cedar"))
    page = look.page
    page.locator(".timeline-interviews summary").click()
    look.at("list", page.get_by_role("link", name="The one by the river"))
    page.get_by_role("button", name="Rename: Acme").click()
    look.at("renaming", page.get_by_role("textbox", name="A name of your own"))
    file = {"name": "holiday.json", "mimeType": "application/json", "buffer": b"{}"}
    page.get_by_label("Bring some in from a file").set_input_files(file)
    look.at("a file that is none", "nothing has changed")
    page.get_by_role("button", name="Forget: Borealis").click()
    look.at("forgotten", page.get_by_role("button", name="Undo"))
    page.goto(page.url.partition("#")[0] + "#v1;i=2026-10-05")
    look.at("another plan", "2 other interviews are kept on this device")


def test_another_country(at: Callable[..., Look]) -> None:
    """The countries, one whose parts are on their way, one whose parts have come, and one that was not to be had."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    said = page.locator("#timeline-region-said")
    waiting: list[Route] = []
    page.route(FILES, lambda route: waiting.append(route))
    page.get_by_label("Where the employer is").select_option("Another country …")
    look.at("countries", said.get_by_text("Until you choose"))
    with page.expect_request(FILES):
        page.get_by_label("Country", exact=True).select_option("Austria")
    look.at("on their way", said.get_by_text("Fetching"))
    waiting[0].fulfill(status=200, body="no file")
    look.at("not to be had", page.get_by_role("button", name="Try again"))
    page.unroute(FILES)
    page.get_by_role("button", name="Try again").click()
    page.get_by_label("Part of the country").select_option("Wien")
    look.at("parts", said.get_by_text("The employer’s public holidays count"))


def test_what_cannot_be_read_or_kept(at: Callable[..., Look]) -> None:
    """A link that is none, a region that nobody knows, and a browser that keeps nothing."""
    look = at("/timeline/#v1;i=2026-02-31", script=NO_STORAGE)
    page = look.page
    look.at("a link that is none", "That link is broken or newer than this page")
    fill_dates(page)
    look.at("nothing is kept", "This browser does not let the page remember anything")
    page.goto(page.url.partition("#")[0] + f"{DATES};r=ZZ")
    look.at("no such region", "I do not know the public holidays of “ZZ”")


def test_on_paper(at: Callable[..., Look]) -> None:
    """What is printed: the plan, and the drafts that are open."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    step(page, "Follow up").get_by_text("Draft, or a call").click()
    page.emulate_media(media="print")
    expect(page.locator(".timeline-form")).to_be_hidden()
    look.at("plan on paper", step(page, "Follow up").locator(".timeline-body").first)


def test_in_an_article(at: Callable[..., Look]) -> None:
    """The calculator below an article: empty, with faults, folded up, all open, a country abroad, and forgotten."""
    look = at(ARTICLE)
    page = look.page
    look.at("empty", page.get_by_label("Day of your interview", exact=True))
    fill_dates(page, "whenever", "soon")
    page.get_by_role("button", name="Show my plan").click()
    look.at("faults", page.locator(".timeline-form .timeline-summary"))
    fill_dates(page, "20 Nov", "")
    fill_dates(page, "20 Nov", "4 Dec")
    look.at("folded up", page.locator(".timeline-next").get_by_text("Say thank you"))
    page.get_by_role("button", name="Show my plan").click()
    unfold(page)
    assert plan_of(page) == STEPS
    look.at("all open", step(page, "Follow up").locator(".timeline-body").first)
    page.get_by_label("Where the employer is").select_option("Another country …")
    page.get_by_label("Country", exact=True).select_option("Germany")
    page.get_by_label("Part of the country").select_option("Bayern")
    look.at("a country with parts", page.locator("#timeline-region-said").get_by_text("holidays count"))
    page.emulate_media(media="print")
    look.at("on paper", step(page, "Follow up"))
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Forget this interview").click()
    look.at("forgotten", page.get_by_role("button", name="Undo"))


def test_in_an_article_that_may_keep_nothing(at: Callable[..., Look]) -> None:
    """A browser that keeps nothing shows the plan in the article too, and says so."""
    look = at(ARTICLE, script=NO_STORAGE)
    fill_dates(look.page)
    look.at("nothing is kept", "This browser does not let the page remember anything")
