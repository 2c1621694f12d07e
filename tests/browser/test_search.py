"""The search of the site in a real browser: from every page, at each key, in the address, with and without script."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote_plus, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import faults
from tests.browser.pages import KINDS
from tests.building import MOMENT, SiteBuild
from tests.jobs.making import yaml_of
from tests.serving import served

Open = Callable[..., Page]
FROM = ["home", "article", "articles", "jobs", "job", "timeline", "services", "subscribe", "about", "not found"]


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="What are you looking for?")


def titles(page: Page, kind: str = "") -> Locator:
    return page.locator(f"[data-found] section{f'[data-kind={kind}]' if kind else ''}:visible h3 a")


def said(page: Page) -> Locator:
    return page.locator("[data-seen]")


@pytest.fixture
def search(page: Page, site_url: str) -> Page:
    """The empty page of the search, with script."""
    page.goto(f"{site_url}/search/")
    return page


@pytest.mark.parametrize("kind", FROM)
def test_a_key_leads_to_the_field_from_every_page(page: Page, site_url: str, kind: str) -> None:
    """ "/" puts the focus into the header's field; what is typed there and sent is looked for on the search page."""
    page.goto(f"{site_url}/{KINDS[kind]}")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search this site")).to_be_focused()
    page.keyboard.type("silence")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=silence")
    expect(titles(page).first).to_be_visible()


def test_the_key_is_a_letter_where_somebody_writes(page: Page, site_url: str) -> None:
    """In a field "/" is what it says, and with another key it is the browser's."""
    page.goto(f"{site_url}/jobs/")
    box = page.get_by_role("searchbox", name="Title, company or place")
    box.press("/")
    expect(box).to_have_value("/")
    expect(box).to_be_focused()
    page.get_by_role("link", name="Post a job").focus()
    page.keyboard.press("Control+/")
    expect(page.get_by_role("link", name="Post a job")).to_be_focused()


def test_the_key_can_be_turned_off(page: Page, site_url: str) -> None:
    """Whoever uses "/" for something else, or speaks to the machine, turns it off once and for all pages."""
    page.goto(f"{site_url}/search/")
    page.get_by_label("on any page to search").uncheck()
    page.goto(f"{site_url}/about/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search this site")).not_to_be_focused()
    page.goto(f"{site_url}/search/")
    page.get_by_label("on any page to search").check()
    assert page.evaluate("localStorage.length") == 0


def test_a_narrow_page_has_a_button_that_leads_there(new_page: Open, site_url: str) -> None:
    """On a phone the header has one round target beside the name, and it leads to the field, ready to type."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}/")
    button = page.locator("header").get_by_role("button", name="Search")
    box, name = button.bounding_box(), page.locator(".wordmark").bounding_box()
    assert box and name
    assert min(box["width"], box["height"]) >= 44
    assert abs((box["y"] + box["height"] / 2) - (name["y"] + name["height"] / 2)) < 4
    assert box["x"] + box["width"] <= 360
    links = page.locator("header nav a").evaluate_all("all => all.map((link) => link.getBoundingClientRect().top)")
    assert len(set(links)) == 1
    button.click()
    page.wait_for_url("**/search/?q=")
    expect(field(page)).to_be_focused()


def test_each_key_is_answered(search: Page) -> None:
    """Results come while one types, with their words marked in the title and in a sentence, and their number is said."""
    field(search).press_sequentially("thank you")
    expect(titles(search, "article").first).to_have_text("The four-sentence thank-you note")
    expect(titles(search, "article").first.locator("mark")).to_have_text("thank-you")
    count = titles(search).count()
    expect(said(search)).to_have_text(f"{count} results for “thank you”")
    expect(search.get_by_role("status")).to_have_text(f"{count} results for “thank you”")
    marks = search.locator("[data-found] [data-sentence]:visible mark")
    assert {re.sub(r"[\s-]", " ", word.lower()) for word in marks.all_inner_texts()} <= {
        "thank you", "thank", "thanks", "thanked", "thanking"
    }  # fmt: skip
    assert marks.count() >= count


def test_kinds_stand_apart(search: Page) -> None:
    """Articles, jobs, services and pages each have a heading with their number; the kind of the best comes first."""
    field(search).fill("mock interview")
    expect(search.get_by_role("heading", name=re.compile("^Services 1$"))).to_be_visible()
    assert search.locator("[data-found] h2:visible").first.inner_text().startswith("Services")
    field(search).fill("bookkeeper")
    expect(titles(search, "job")).to_have_text(["Bookkeeper"])
    row = search.locator("section[data-kind=job] li")
    expect(row.locator(".kicker")).to_contain_text("Halifax")
    titles(search, "job").click()
    expect(search.get_by_role("heading", level=1)).to_have_text("Bookkeeper")


def test_a_section_is_a_target(search: Page) -> None:
    """A sentence says below which heading it stands, and the heading leads there; a comment leads to itself."""
    field(search).fill("reorganization signature")
    below = search.get_by_role("link", name="What happens after you leave")
    below.click()
    search.wait_for_url("**/articles/when-they-go-silent/#what-happens-after-you-leave")
    expect(search.get_by_role("heading", name="What happens after you leave")).to_be_in_viewport()
    search.go_back()
    expect(field(search)).to_have_value("reorganization signature")
    expect(titles(search).first).to_be_visible()
    field(search).fill("seventeen dinner")
    search.get_by_role("link", name="A comment by Bettina").click()
    expect(search.locator("#comment-c1")).to_be_in_viewport()


def test_the_address_says_what_was_asked(search: Page, site_url: str) -> None:
    """It can be sent; a text typed is one step back, and one step on again."""
    field(search).press_sequentially("silence")
    expect(titles(search).first).to_be_visible()
    assert urlsplit(search.url).query == "q=silence"
    expect(search).to_have_title(re.compile("^“silence” · Search"))
    shown = titles(search).all_inner_texts()
    search.go_back()
    expect(field(search)).to_have_value("")
    expect(titles(search)).to_have_count(0)
    expect(search.get_by_role("heading", name="By subject")).to_be_visible()
    search.go_forward()
    expect(titles(search)).to_have_text(shown)
    search.goto(f"{site_url}/search/?q=silence")
    expect(titles(search)).to_have_text(shown)
    expect(field(search)).to_have_value("silence")


def test_a_slip_is_named_and_forgiven(search: Page) -> None:
    """What nothing matches is said, with what the nearest word has."""
    field(search).fill("intervew questons")
    expect(said(search)).to_have_text(
        re.compile(r"^Nothing matches “intervew questons”\. \d+ results for “interview questions”$")
    )
    expect(titles(search).first).to_be_visible()


def test_nothing_is_said_kindly(search: Page) -> None:
    """A word that nothing is near to says so, and the subjects are there."""
    field(search).fill("astronaut")
    expect(said(search)).to_have_text("Nothing matches “astronaut”. Try another word, or look through the subjects.")
    expect(search.get_by_role("link", name="Everything by subject")).to_be_visible()
    expect(titles(search)).to_have_count(0)
    field(search).fill("astronaut silence")
    expect(said(search)).to_contain_text("Nothing matches “astronaut”.")
    expect(titles(search).first).to_be_visible()
    field(search).fill("the you")
    expect(said(search)).to_contain_text("Add a word that says more")


def test_some_words_where_nothing_has_all(search: Page) -> None:
    """Where no page has all of the words, those that have most are shown, and it is said."""
    field(search).fill("toronto helmet ")
    expect(said(search)).to_have_text(re.compile(r"^Nothing has all of those words\. These have some: \d+ results"))
    expect(titles(search, "job").first).to_be_visible()
    expect(titles(search, "article").first).to_be_visible()


def test_more_are_shown_on_demand(search: Page) -> None:
    """A long list comes in parts; the focus goes to the first new one."""
    field(search).fill("full-time")
    more = search.get_by_role("button", name="Show more jobs")
    expect(titles(search, "job")).to_have_count(6)
    more.click()
    expect(titles(search, "job")).to_have_count(12)
    expect(titles(search, "job").nth(6)).to_be_focused()


def test_the_answer_has_no_fault_that_axe_knows(new_page: Open, site_url: str) -> None:
    """Results, and the message of none, in both schemes."""
    for path in ("?q=interview", "?q=astronaut"):
        page = new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{site_url}/search/{path}", wait_until="networkidle")
        expect(said(page)).not_to_be_empty()
        assert faults(page) == []


def test_nothing_runs_over_the_edge(new_page: Open, site_url: str) -> None:
    """Results fit into 320 px, with a word that has no end too."""
    for asked in ("interview", "supercalifragilisticexpialidocious" * 3):
        page = new_page(viewport={"width": 320, "height": 700})
        page.goto(f"{site_url}/search/?q={asked}", wait_until="networkidle")
        expect(said(page)).not_to_be_empty()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script(new_page: Open, site_url: str) -> None:
    """The header's button leads to a page that has everything by subject; no field does nothing."""
    for width in (360, 1280):
        page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
        page.goto(f"{site_url}/articles/")
        assert page.get_by_role("searchbox").count() == 0
        page.locator("header").get_by_role("button", name="Search").click()
        page.wait_for_url("**/search/?q=")
        assert page.get_by_role("searchbox").count() == 0
        expect(page.locator("main").get_by_role("link", name="Jobs")).to_be_visible()
        page.get_by_role("link", name="Everything by subject").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Subjects")


def test_a_page_that_is_not_there_helps(new_page: Open, site_url: str) -> None:
    """The field holds the words of the address, and what they lead to stands below; sent, they go to the search."""
    page = new_page()
    answer = page.request.get(f"{site_url}/articles/the-four-sentense-thank-you-note.html")
    assert answer.status == 404
    page.route("**/2019/**", lambda route: route.fulfill(status=200, body=answer.text(), content_type="text/html"))
    page.goto(f"{site_url}/2019/03/the-four-sentense-thank-you-note.html")
    box = page.get_by_role("searchbox", name="Search for it")
    expect(box).to_have_value("the four sentense thank you note")
    expect(titles(page).first).to_have_text("The four-sentence thank-you note")
    box.press("Enter")
    page.wait_for_url(f"**/search/?q={quote_plus('the four sentense thank you note')}")


def test_what_fails_is_said_and_tried_again(new_page: Open, site_url: str) -> None:
    """Without a connection the page says so and keeps its ways on; the next key tries again."""
    page = new_page()
    page.goto(f"{site_url}/search/", wait_until="networkidle")
    page.route("**/words-*.json", lambda route: route.fulfill(status=200, body="no json"))
    field(page).fill("silence")
    expect(said(page)).to_contain_text("didn’t load")
    expect(page.get_by_role("link", name="Everything by subject")).to_be_visible()
    page.unroute_all()
    field(page).press("End")
    field(page).fill("silenc")
    expect(titles(page).first).to_be_visible()


def test_an_earlier_answer_does_not_come_late(new_page: Open, site_url: str) -> None:
    """The answer to what stands in the field stays, whichever comes last."""
    page = new_page()
    held: list[Route] = []
    page.goto(f"{site_url}/search/", wait_until="networkidle")
    page.route("**/texts-*.json", lambda route: held.append(route) if not held else route.continue_())
    field(page).fill("bookkeeper")
    while not held:
        page.wait_for_timeout(25)
    field(page).fill("silence")
    expect(said(page)).to_contain_text("“silence”")
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(said(page)).to_contain_text("“silence”")


HOSTILE = "<img src=x onerror=alert(1)> & <mark>Keeper</mark>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> Iterator[str]:
    """The address of a site with a posting whose names are HTML, and one that closes tomorrow."""
    text = yaml_of(
        f"id: bad\ntitle: '{HOSTILE}'\ncompany: <b>Zoo</b>\nexpires: never",
        "id: ends\ntitle: Keeper of storks\nexpires: 2026-11-23",
    )
    built = build_site(tmp_path_factory.mktemp("hostile"), {"content/data/jobs.yaml": text})
    assert built.status == 0, built.report
    with served(built.output) as address:
        yield address


def test_words_of_others_stay_words(page: Page, hostile: str) -> None:
    """HTML in a title is shown as it was written, marked or not."""
    page.goto(f"{hostile}/search/?q=keeper")
    title = titles(page, "job").filter(has_text="onerror")
    expect(title).to_have_text(HOSTILE)
    expect(title.locator("mark")).to_have_text("Keeper")
    assert page.locator("main img, main b").count() == 0


def test_a_job_that_closes_is_found_no_more(page: Page, hostile: str) -> None:
    """From the minute on which it closes, a posting is not among the results, though no build has run."""
    page.goto(f"{hostile}/search/?q=storks")
    expect(titles(page, "job")).to_have_text(["Keeper of storks"])
    page.clock.set_fixed_time(MOMENT.replace(day=24, hour=5, minute=1))
    page.goto(f"{hostile}/search/?q=keeper+storks")
    expect(titles(page, "job").first).to_have_text(HOSTILE)
    expect(titles(page, "job").filter(has_text="storks")).to_have_count(0)
