"""Every state that the calculator can be in, on its own page and in an article, as axe looks at it."""

import json
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import AXE, RULES
from tests.timeline.calculator import DATES, card, fill_dates, keep, row, visit

ARTICLE = "/articles/what-following-up-really-means/"
SEEN = {**RULES, "runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}
FILES = "**/timeline/holidays/*.json"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
FOLDED = "follow-up-timeline :is(details:not([open]) > summary, .timeline-row[aria-expanded=false]):visible"
SLIP = "That doesn’t look like an email address."
BLOCKED = "This browser doesn’t let the page remember anything"


class Look:
    """Asks axe about the page as it stands, and remembers what it found."""

    def __init__(self, page: Page, rules: Mapping[str, object]) -> None:
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
    """The reader, a recruiter and a panel of four: one with all fields filled, one with a slip in the address, two names."""
    page.get_by_text("Names, and what you talked about").click()
    page.get_by_label("Your name").fill("Robin Park")
    page.get_by_label("The job").fill("HR Coordinator")
    page.get_by_label("The company").fill("Northwind Dairy")
    recruiter = page.get_by_role("group", name="The recruiter")
    recruiter.get_by_label("Name", exact=True).fill("Priya Nair")
    recruiter.get_by_label("Email").fill("priya@northwind.example")
    people = (
        ("Sam Okafor", "sam@northwind.example", "the move", "rowing"),
        ("Ada Lund", "ada@", "", ""),
        ("Bo Lind", "bo@northwind.example", "", ""),
        ("Cy Ng", "", "", ""),
    )
    for name, email, detail, ground in people:
        page.get_by_role("button", name="Add someone").click()
        person = page.get_by_role("group", name="Person").last
        person.get_by_label("Name", exact=True).fill(name)
        person.get_by_label("Email").fill(email)
        person.get_by_label("What you talked about").fill(detail)
        person.get_by_label("Something you have in common").fill(ground)


def change(page: Page, choice: str, heard: str = "", named: str = "") -> None:
    """Says what has changed, by the panel's choices and questions."""
    panel = page.locator(".timeline-changes")
    panel.locator("summary").click()
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


def test_from_a_question_to_an_answer(at: Callable[..., Look]) -> None:
    """The questions, what is wrong in them, the answer, the form above it, and the answer with all of it open."""
    look = at()
    page = look.page
    look.at("ask", page.get_by_role("button", name="Yesterday"))
    fill_dates(page, "whenever", "soon")
    look.at("ask with a fault", "I can’t read that as a day.")
    fill_dates(page, "Monday, 20 Nov", "")
    look.at("a weekday or a date", page.locator(".timeline-form [data-choice]").first)
    fill_dates(page)
    look.at("answer", card(page).get_by_role("button", name="Copy"))
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("When will they decide?", exact=True).fill("19 Nov 2026")
    page.get_by_label("When was your interview?", exact=True).click()
    look.at("editing, with a fault", page.get_by_label("Where’s the employer?"))
    fill_dates(page)
    put_names(page)
    page.get_by_label("The company").click()
    look.at("names and a panel of four", SLIP)
    row(page, "Follow up with Priya").get_by_role("button").first.click()
    look.at("a step unfolded", row(page, "Follow up with Priya").locator(".timeline-draft").first)
    unfold(page)
    page.locator("[data-act=copy]:visible").first.click()
    look.at("all open", page.get_by_text("Hello Sam,").first)
    card(page).get_by_role("button", name="Done").click()
    look.at("a step done", "Done: Say thank you to")


def test_what_changed(at: Callable[..., Look]) -> None:
    """The choices, what each of them asks, the faults in it, and what comes after each of them."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    panel = page.locator(".timeline-changes")
    panel.locator("summary").click()
    look.at("choices", panel.get_by_role("button", name="They said no"))
    for choice in (
        "They moved the date",
        "They asked me back",
        "They got in touch",
        "They said no",
        "They made an offer",
    ):
        panel.get_by_role("button", name=choice).click()
        look.at(f"asked: {choice}", panel.locator(".timeline-asked").get_by_text(choice))
        if choice != "They made an offer":
            panel.get_by_role("button", name="Never mind").click()
    panel.locator("#timeline-heard").fill("whenever")
    panel.locator("#timeline-named").fill("soon")
    panel.get_by_role("button", name="Change the plan").click()
    look.at("faults in the questions", panel.get_by_text("I can’t read that as a day.").last)
    panel.get_by_role("button", name="Never mind").click()
    panel.locator("summary").click()
    change(page, "They moved the date", named="11 Dec")
    look.at("moved", "They moved the date to Friday, 11 December")
    change(page, "They got in touch", heard="23 Nov", named="9 Dec")
    look.at("answered", "They got in touch on Monday, 23 November")
    change(page, "They asked me back", named="30 Nov")
    look.at("another round", "Another round on Monday, 30 November")
    change(page, "They made an offer", heard="1 Dec", named="7 Dec")
    unfold(page)
    look.at("offer", "They made you an offer on Tuesday, 1 December")
    panel.locator("summary").click()
    change(page, "They said no", heard="2 Dec")
    unfold(page)
    look.at("no", "They said no on Wednesday, 2 December")


def test_advice_and_sharing(at: Callable[..., Look]) -> None:
    """Whether to write today, with the exception's note open; the link to a plan; the rules; and nothing left to do."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    page.get_by_text("Tempted to write today?").click()
    look.at("one is waiting", page.locator(".timeline-guard").get_by_text("Say thank you"))
    card(page).get_by_role("button", name="Done").click()
    page.locator(".timeline-exception summary").click()
    look.at("not yet, but for another offer", page.locator(".timeline-exception .timeline-text"))
    page.get_by_text("Share this plan").click()
    share = page.locator(".timeline-share")
    share.get_by_role("button", name="Copy the link").click()
    page.get_by_text("How the days are counted").click()
    look.at("the link and the rules", share.get_by_label("The link", exact=True))
    while page.get_by_role("button", name="Done: ").count():
        page.get_by_role("button", name="Done: ").first.click()
    look.at("nothing left to do", page.locator("#timeline-next").get_by_text("Nothing left to do"))


def test_several_interviews(at: Callable[..., Look]) -> None:
    """The list, a name being changed, a file that is none, the way back, and a link that another plan came with."""
    look = at(stored=several("Acme", "Borealis", "Cedar"))
    page = look.page
    page.locator(".timeline-interviews summary").click()
    page.get_by_role("button", name="Rename: Acme").click()
    look.at("list", page.get_by_role("textbox", name="A name of your own"))
    page.get_by_label("Restore a backup").set_input_files(
        {"name": "holiday.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    look.at("a file that is none", "nothing has changed")
    page.get_by_role("button", name="Delete: Borealis").click()
    look.at("deleted", page.get_by_role("button", name="Undo"))
    page.goto(page.url.partition("#")[0] + "#v1;i=2026-10-05")
    look.at("another plan", "2 other interviews are kept on this device")


def test_another_country(at: Callable[..., Look]) -> None:
    """The countries, one whose parts are on their way, one whose parts have come, and one that was not to be had."""
    look = at(f"/timeline/{DATES}")
    page = look.page
    said = page.locator("#timeline-region-said")
    waiting: list[Route] = []
    page.route(FILES, lambda route: waiting.append(route))
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("Where’s the employer?").select_option("Another country …")
    look.at("countries", said.get_by_text("Until you choose"))
    with page.expect_request(FILES):
        page.get_by_label("Country", exact=True).select_option("Austria")
    look.at("on their way", said.get_by_text("Getting"))
    waiting[0].fulfill(status=200, body="no file")
    look.at("not to be had", page.get_by_role("button", name="Try again"))
    page.unroute(FILES)
    page.get_by_role("button", name="Try again").click()
    page.get_by_label("Part of the country").select_option("Wien")
    look.at("parts", said.get_by_text("Their public holidays count"))


def test_what_cannot_be_read_or_kept(at: Callable[..., Look]) -> None:
    """A link that is none, a region that nobody knows, and a browser that keeps nothing, here and in an article."""
    look = at("/timeline/#v1;i=2026-02-31", script=NO_STORAGE)
    page = look.page
    look.at("a link that is none", "That link is broken, or newer than this page")
    fill_dates(page)
    look.at("nothing is kept", BLOCKED)
    page.goto(page.url.partition("#")[0] + f"{DATES};r=ZZ")
    page.get_by_role("button", name="Change", exact=True).click()
    look.at("no such region", "I don’t know the public holidays of “ZZ”")
    page.goto(page.url.partition("/timeline/")[0] + ARTICLE)
    fill_dates(page)
    look.at("nothing is kept in an article", BLOCKED)


def test_in_an_article_and_on_paper(at: Callable[..., Look]) -> None:
    """The calculator below an article: the question, a fault, the answer, a country abroad, all open, and both printed."""
    look = at(ARTICLE)
    page = look.page
    look.at("ask", page.get_by_label("When was your interview?", exact=True))
    fill_dates(page, "whenever", "soon")
    look.at("fault", "I can’t read that as a day.")
    fill_dates(page)
    look.at("answer", card(page).get_by_role("button", name="Copy"))
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("Where’s the employer?").select_option("Another country …")
    page.get_by_label("Country", exact=True).select_option("Germany")
    page.get_by_label("Part of the country").select_option("Bayern")
    unfold(page)
    look.at("all open, a country with parts", page.locator("#timeline-region-said").get_by_text("holidays count"))
    page.emulate_media(media="print")
    look.at("on paper", row(page, "Follow up"))
    page.emulate_media(media="screen")
    page.goto(page.url.partition("/articles/")[0] + f"/timeline/{DATES}")
    row(page, "Follow up").get_by_role("button").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".timeline-changes")).to_be_hidden()
    look.at("plan on paper", row(page, "Follow up").locator(".timeline-text").first)
