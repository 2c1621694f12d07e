"""The search of the board in a real browser: words, filters and pay together, in the address, over the whole board."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, expect

from plugins.core.search import words_of
from tests.browser.accessibility import faults
from tests.browser.conftest import Tabs
from tests.building import MOMENT, SiteBuild
from tests.jobs.making import yaml_of
from tests.serving import served

Open = Callable[..., Page]


@pytest.fixture
def jobs(page: Page, site_url: str) -> Page:
    """The board as it is shipped, 21 open jobs, with script."""
    page.goto(f"{site_url}/jobs/")
    return page


def titles(page: Page) -> Any:
    return page.locator(".posting-title:visible")


def box(page: Page) -> Any:
    return page.get_by_role("searchbox", name="Title, company or place")


def pill(page: Page, name: str) -> Any:
    return page.locator(".jobs-filters").get_by_role("link", name=re.compile(rf"^{re.escape(name)}( \d+)?$"))


def counts(page: Page) -> dict[str, int]:
    """The filters in sight, each with its number."""
    words = page.locator(".jobs-filters a:visible").all_inner_texts()
    return {
        name.strip(): int(count)
        for name, count in (re.split(r"\s(?=\d+$)", each) for each in words if each.strip() != "All")
    }


def path(page: Page) -> str:
    parts = urlsplit(page.url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


WORDS = [
    ("bookkeeper", ["Bookkeeper"]),
    ("Kestrel", ["Backend Engineer (Python)"]),
    ("dublin", ["Front Desk Associate"]),
    ("per diem", ["Event Crew"]),
    ("norwegian remote", ["Customer Support Specialist (Norwegian)"]),
    ("hybrid stoke", ["Head of Finance"]),
    ("the head of a job in finance", ["Head of Finance"]),
    ("clérk", ["Accounts Payable Clerk"]),
    ("book", ["Bookkeeper", "People Partner"]),
]
SLIPS = [
    ("bokkeeper", "Bookkeeper"),
    ("bookkeepre", "Bookkeeper"),
    ("accuonts", "Accounts Payable Clerk"),
    ("qastry", "Pastry Cook"),
    ("wharehouse", "Warehouse Team Lead"),
    ("halifx", "Bookkeeper"),
    ("kestril", "Backend Engineer (Python)"),
    ("facilittes coordnator", "Office and Facilities Coordinator"),
    ("acessib", "Web Accessibility Engineer"),
]


def test_words_find(jobs: Page) -> None:
    """Title, company, place, type and way of working are searched together; each word must stand somewhere, or begin so."""
    for text, found in WORDS:
        box(jobs).fill(text)
        expect(titles(jobs), text).to_have_text(found)
        expect(jobs.get_by_role("status").filter(has_text=f"“{text}”"), text).to_contain_text(
            f"{len(found)} of 21 match"
        )


def test_slips_are_forgiven(jobs: Page) -> None:
    """A letter wrong, missing, too many or changed about still finds the job: in title, company, place, half a word."""
    for slip, found in SLIPS:
        box(jobs).fill("")
        expect(titles(jobs)).to_have_count(21)
        box(jobs).fill(slip)
        expect(titles(jobs), slip).to_have_text([found])


def test_words_are_the_same_on_both_sides(tabs: Tabs, root: Path) -> None:
    """What a reader types is taken apart as the build takes a title apart, in every script."""
    page = tabs.open({})
    with served(root / "plugins" / "core" / "static") as address:
        page.goto(f"{address}/search/text.js")
        for text in (
            "Ingénieur C++/C# (.NET)",
            "Children’s – 50%",
            "東京 ﬁne",
            "हिन्दी शिक्षक",
            "Łódź İstanbul",
            "straße_2 ½ Ⅳ",
            "a\u0301\u200db",
        ):
            words = page.evaluate("text => import('/search/text.js').then(({ wordsOf }) => wordsOf(text))", text)
            assert words == words_of(text), text
    tabs.give_back(page)


def test_a_stranger_in_the_address_changes_nothing(new_page: Open, site_url: str) -> None:
    """What others hang on an address, to count their visitors, leaves the page as it is, on its later pages too."""
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/jobs/?utm_source=letter", wait_until="networkidle")
    expect(page.locator("[data-own]")).to_be_visible()
    assert [url for url in asked if "/assets/board-" in url] == []


def test_a_right_word_brings_no_likeness(jobs: Page) -> None:
    """What is spelt as it stands on the board finds just that: "cook" is no "book"."""
    box(jobs).fill("cook")
    expect(titles(jobs)).to_have_text(["Pastry Cook"])


def plainly(page: Page, site_url: str) -> dict[str, dict[str, Any]]:
    """What the page of each filter holds as it is published, by its address."""
    told = {}
    for link in page.locator(".jobs-filters a").all():
        address = link.get_attribute("href") or ""
        tree = lxml_html.fromstring(page.request.get(f"{site_url}{address}").text())
        heading, said = tree.xpath("//h1")[0], tree.find_class("standfirst")[0]
        told[address] = {
            "titles": [title.text_content().strip() for title in tree.find_class("posting-title")],
            "heading": heading.text_content().strip(),
            "said": said.text_content().strip(),
        }
    return told


def test_each_filter_leaves_what_its_page_shows(new_page: Open, site_url: str) -> None:
    """In place, a filter shows the same jobs in the same order as its page does without script, and has its address."""
    page = new_page()
    page.goto(f"{site_url}/jobs/")
    plain = plainly(page, site_url)
    assert len(plain) > 20
    page.evaluate("window.stayed = true")
    for address, told in plain.items():
        link = page.locator(f".jobs-filters a[href='{address}']").last
        panel = page.locator(".jobs-filters details", has=page.locator(f"a[href='{address}']"))
        if panel.count():
            panel.locator("summary").click()
        link.click()
        expect(titles(page)).to_have_text(told["titles"])
        expect(page.get_by_role("heading", level=1)).to_have_text(told["heading"])
        expect(page.locator(".standfirst")).to_have_text(told["said"])
        assert path(page) == address
        pill(page, "All").click()
        expect(titles(page)).to_have_count(21)
    assert page.evaluate("window.stayed")


def test_country_first_then_town(new_page: Open, site_url: str) -> None:
    """On a phone: from all places to a country and its towns, in one row; a result is in sight, the focus where it was."""
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{site_url}/jobs/")
    place = page.locator("summary", has_text="Place")
    place.tap()
    pill(page, "Canada").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Canada")
    expect(page.locator(".standfirst")).to_contain_text("10 of 21 open.")
    expect(place).to_be_focused()
    expect(page.locator(".jobs-panel:visible")).to_have_count(0)
    expect(titles(page).first).to_be_in_viewport()
    place.tap()
    expect(page.locator(".jobs-panel:visible a").first).to_have_text("Calgary 1")
    pill(page, "Toronto").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Toronto, ON, Canada")
    assert path(page) == "/jobs/place/toronto-on-canada/"
    expect(pill(page, "Canada")).to_be_visible()
    heights = page.locator(".jobs-row").evaluate("(row) => row.getBoundingClientRect().height")
    assert heights < 64
    pill(page, "Canada").tap()
    expect(titles(page)).to_have_count(10)
    page.keyboard.press("Escape")


def test_what_was_tapped_is_seen(new_page: Open, site_url: str) -> None:
    """Wherever somebody has scrolled to, the first result of a filter is in the window once it is tapped."""
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{site_url}/jobs/?q=e")
    expect(titles(page).nth(4)).to_be_visible()
    for name in ("Finance", "Operations", "Remote"):
        page.evaluate("scrollTo(0, 260)")
        pill(page, name).evaluate("(link) => link.click()")
        expect(page.locator(".posting:visible, .postings-none:visible").first).to_be_in_viewport()


def test_the_heading_counts_what_matches(jobs: Page) -> None:
    """A search says how many of how many in its heading, and nowhere else for the eye; what was asked stands below."""
    box(jobs).fill("clerk")
    heading = jobs.get_by_role("heading", level=1)
    expect(heading).to_have_text("1 of 21 match")
    expect(jobs.locator(".standfirst")).to_be_hidden()
    pill(jobs, "Finance").click()
    expect(jobs.get_by_role("status").filter(has_text="1 of 21 match: “clerk”, Finance")).to_have_count(1)
    box(jobs).fill("astronaut")
    expect(heading).to_have_text("0 of 21 match")
    box(jobs).fill("")
    expect(heading).to_have_text("Finance jobs")
    expect(jobs.get_by_role("button", name="Clear all filters")).to_be_hidden()


def test_rows_are_those_of_the_lists(jobs: Page) -> None:
    """A row that was searched for is, letter by letter, the row that the page came with."""
    rows = "rows => Object.fromEntries(rows.map((row) => [row.querySelector('a').href, row.outerHTML.replace(/\\s+/g, ' ')]))"
    before = jobs.locator("[data-own] .posting").evaluate_all(rows)
    box(jobs).fill("e")
    expect(jobs.locator("[data-found] .posting").nth(3)).to_be_visible()
    after = jobs.locator("[data-found] .posting").evaluate_all(rows)
    assert after
    assert after == {address: before[address] for address in after}


def test_filters_combine(jobs: Page) -> None:
    """Words, field, type, remote and pay narrow together; the address says all of it, and the counts follow."""
    pill(jobs, "Remote").click()
    expect(titles(jobs)).to_have_count(6)
    pill(jobs, "Data & engineering").click()
    expect(titles(jobs)).to_have_text(["Backend Engineer (Python)", "Data Engineer", "Web Accessibility Engineer"])
    assert path(jobs) == "/jobs/?remote=full&category=data-engineering"
    assert counts(jobs) == {
        "Remote": 3,
        "Customer support": 3,
        "Data & engineering": 3,
        "Finance": 0,
        "Hospitality": 0,
        "Operations": 0,
        "People & HR": 0,
    }
    jobs.locator("summary", has_text="Type").click()
    pill(jobs, "Contract").click()
    expect(titles(jobs)).to_have_text(["Data Engineer"])
    pill(jobs, "Contract").click()
    jobs.get_by_label("Minimum pay per year").select_option("CAD100000")
    expect(titles(jobs)).to_have_text(["Backend Engineer (Python)"])
    box(jobs).fill("kestral")
    expect(titles(jobs)).to_have_text(["Backend Engineer (Python)"])
    assert path(jobs) == "/jobs/?q=kestral&remote=full&category=data-engineering&pay=CAD100000"
    jobs.get_by_role("button", name="Clear all filters").click()
    expect(titles(jobs)).to_have_count(21)
    assert path(jobs) == "/jobs/"


def test_least_pay_is_for_a_year(jobs: Page) -> None:
    """Pay by the hour counts as if it came for a full year, by its lower end, and stands in its own currency."""
    choice = jobs.get_by_label("Minimum pay per year")
    choice.select_option("CAD60000")
    expect(titles(jobs)).to_have_text(["Backend Engineer (Python)", "Bookkeeper", "People Partner"])
    expect(choice.locator("option[value=CAD60000]")).to_have_text("CA$60,000 or more (3)")
    choice.select_option("CAD50000")
    expect(titles(jobs)).to_contain_text(["HR Coordinator", "Customer Support Agent, evenings"])
    choice.select_option("GBP40000")
    expect(titles(jobs)).to_have_text(["Head of Finance"])


def test_an_order_keeps_the_filter(jobs: Page) -> None:
    """What was found can be sorted by pay and by closing date, and the order stands in the address."""
    pill(jobs, "Operations").click()
    box(jobs).fill("w")
    jobs.get_by_role("link", name="Pay", exact=True).click()
    assert path(jobs) == "/jobs/by-pay/?q=w&category=operations"
    expect(jobs.get_by_text("Best paid first")).to_be_visible()
    jobs.get_by_role("link", name="Closing date", exact=True).click()
    box(jobs).fill("")
    expect(titles(jobs).first).to_have_text("Event Crew")
    expect(jobs.get_by_text("Best paid first")).to_be_hidden()


def test_an_order_has_the_address_of_its_page(jobs: Page) -> None:
    """A list that is long enough has a page for each order; a shorter one is asked of the board's, which is there too."""
    pill(jobs, "People & HR").click()
    expect(titles(jobs)).to_have_count(5)
    jobs.get_by_role("link", name="Pay", exact=True).click()
    assert path(jobs) == "/jobs/category/people-hr/by-pay/"
    pill(jobs, "Finance").click()
    expect(titles(jobs)).to_have_count(3)
    assert path(jobs) == "/jobs/by-pay/?category=finance"
    found = titles(jobs).all_inner_texts()
    jobs.reload()
    expect(titles(jobs)).to_have_text(found)
    expect(jobs.get_by_role("link", name="Pay", exact=True)).to_have_attribute("aria-current", "true")


def test_an_order_before_the_lists_have_come(new_page: Open, site_url: str) -> None:
    """The page itself knows whether its list has other orders, however late the files of the search come."""
    page = new_page()
    page.route("**/board.json", lambda route: None)
    page.goto(f"{site_url}/jobs/category/people-hr/")
    page.get_by_role("link", name="Pay", exact=True).click()
    assert path(page) == "/jobs/category/people-hr/by-pay/"


def test_a_short_list_offers_no_orders(new_page: Open, site_url: str) -> None:
    """Three jobs are seen at a glance. Once the search has found others, they can be sorted."""
    page = new_page()
    page.goto(f"{site_url}/jobs/category/finance/")
    sort = page.get_by_role("navigation", name="Sort the list")
    expect(sort).to_be_hidden()
    pill(page, "All").click()
    expect(titles(page)).to_have_count(21)
    sort.get_by_role("link", name="Closing date", exact=True).click()
    assert path(page) == "/jobs/by-closing/"


def test_a_board_too_short_for_orders_is_searched(
    new_page: Open, tmp_path: Path, build_site: Callable[..., SiteBuild]
) -> None:
    """With three jobs there is nothing to sort; words and filters work as on any board."""
    text = yaml_of("id: a\ntitle: Clerk", "id: b\ntitle: Cook", "id: c\ntitle: Courier\ntype: contract")
    rooms = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
    built = build_site(tmp_path, {"content/data/jobs.yaml": text}, bare=True, PLUGINS=rooms)
    assert built.status == 0, built.report
    with served(built.output) as address:
        page = new_page()
        page.goto(f"{address}/jobs/")
        box(page).fill("co")
        expect(titles(page)).to_have_text(["Cook", "Courier"])
        expect(page.locator(".jobs-sort")).to_have_count(0)
        page.locator("summary", has_text="Type").click()
        pill(page, "Contract").click()
        expect(titles(page)).to_have_text(["Courier"])


@pytest.mark.parametrize("order", ["", "by-pay/", "by-closing/"])
def test_orders_are_those_of_the_pages(new_page: Open, site_url: str, order: str) -> None:
    """Searched in an order, the jobs stand as they do on the page of that order."""
    plain = new_page(java_script_enabled=False)
    plain.goto(f"{site_url}/jobs/{order}")
    page = new_page()
    page.goto(f"{site_url}/jobs/{order}?q=the")
    expect(page.locator("[data-found] .posting-title")).to_have_text(titles(plain).all_inner_texts())


def test_back_and_forward(jobs: Page) -> None:
    """Each finished change is one step back; typing a word is one step, however many letters it has."""
    pill(jobs, "Finance").click()
    expect(titles(jobs)).to_have_count(3)
    box(jobs).press_sequentially("clerk")
    expect(titles(jobs)).to_have_text(["Accounts Payable Clerk"])
    jobs.go_back()
    expect(titles(jobs)).to_have_count(3)
    expect(box(jobs)).to_have_value("")
    assert path(jobs) == "/jobs/category/finance/"
    jobs.go_back()
    expect(titles(jobs)).to_have_count(21)
    expect(pill(jobs, "All")).to_have_attribute("aria-current", "true")
    jobs.go_forward()
    jobs.go_forward()
    expect(titles(jobs)).to_have_text(["Accounts Payable Clerk"])
    expect(box(jobs)).to_have_value("clerk")
    expect(pill(jobs, "Finance")).to_have_attribute("aria-current", "true")


def test_an_address_opens_filtered(new_page: Open, site_url: str) -> None:
    """What somebody sent opens as they saw it: a combination, and words on the page of one filter."""
    page = new_page()
    page.goto(f"{site_url}/jobs/?q=lead&type=full-time&pay=USD60000")
    expect(titles(page)).to_have_text(["Customer Support Lead"])
    expect(box(page)).to_have_value("lead")
    expect(page.get_by_label("Minimum pay per year")).to_have_value("USD60000")
    page.goto(f"{site_url}/jobs/place/toronto-on-canada/?q=hr")
    expect(titles(page)).to_have_text(["HR Coordinator"])
    expect(page.get_by_role("heading", level=1)).to_have_text("1 of 21 match")
    expect(pill(page, "Toronto, ON, Canada").first).to_have_attribute("aria-current", "true")


def test_what_no_list_is_called(new_page: Open, site_url: str) -> None:
    """An address with a filter that is no more finds nothing, says which filter it is, and lets it go."""
    page = new_page()
    page.goto(f"{site_url}/jobs/?place=atlantis&category=finance")
    page.get_by_role("button", name="Without place/atlantis: 3 jobs").click()
    expect(titles(page)).to_have_count(3)
    assert path(page) == "/jobs/category/finance/"


def test_nothing_found_says_what_to_loosen(jobs: Page) -> None:
    """Where nothing is left, each condition without which there is something is a button with its number."""
    pill(jobs, "Finance").click()
    box(jobs).fill("python")
    buttons = jobs.locator("[data-none] button")
    expect(buttons).to_have_text(["Without “python”: 3 jobs", "Without Finance: 1 job"])
    buttons.last.click()
    expect(titles(jobs)).to_have_text(["Backend Engineer (Python)"])
    expect(jobs.get_by_role("heading", level=1)).to_be_focused()
    box(jobs).fill("xyzzyqq")
    expect(buttons).to_have_text(["Show all 21 jobs"])


def test_following_what_is_one_filter(jobs: Page) -> None:
    """The feeds below are those of the one filter; words and combinations have none, and none is offered."""
    line = jobs.locator(".jobs-follow")
    pill(jobs, "Finance").click()
    expect(line).to_contain_text("Follow this list: RSS Atom JSON")
    expect(line.get_by_role("link", name="Atom")).to_have_attribute("href", "/feeds/jobs/category/finance.atom")
    box(jobs).fill("clerk")
    expect(line).to_be_hidden()
    box(jobs).fill("")
    expect(line).to_be_visible()
    pill(jobs, "Remote").click()
    expect(line).to_be_hidden()
    pill(jobs, "All").click()
    expect(line).to_contain_text("Follow all jobs:")
    expect(line.get_by_role("link", name="RSS")).to_have_attribute("href", "/feeds/jobs.rss")


def test_what_closes_leaves_the_search(new_page: Open, site_url: str) -> None:
    """At the minute a job closes it is found no more, and the numbers are one less."""
    page = new_page()
    page.clock.install(time="2026-11-24T04:58:00Z")
    page.goto(f"{site_url}/jobs/")
    box(page).fill("clerk")
    expect(titles(page)).to_have_text(["Accounts Payable Clerk"])
    expect(pill(page, "Finance")).to_have_text("Finance 1")
    page.clock.run_for("02:01")
    expect(page.get_by_text("Nothing matches “clerk”.")).to_be_visible()
    expect(pill(page, "Finance")).to_have_text("Finance 0")
    expect(page.locator("[data-none] button")).to_have_text(["Show all 20 jobs"])


def test_nothing_without_script(new_page: Open, site_url: str) -> None:
    """Without script there is no field that does nothing, and the links are all there."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/jobs/?q=clerk")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    expect(titles(page)).to_have_count(21)
    expect(pill(page, "Finance")).to_be_visible()


def test_focus_stays(jobs: Page) -> None:
    """By keyboard: the field keeps the focus while rows change under it, and a filter keeps it when it is chosen."""
    box(jobs).focus()
    jobs.keyboard.type("engineer")
    expect(titles(jobs)).to_have_count(3)
    expect(box(jobs)).to_be_focused()
    pill(jobs, "Customer support").focus()
    jobs.keyboard.press("Enter")
    expect(titles(jobs)).to_have_count(0)
    expect(pill(jobs, "Customer support")).to_be_focused()


def test_without_a_connection(browser: Browser, site_url: str) -> None:
    """Where the files cannot be had the page says so and stays as it was; once they can be, the search works."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(MOMENT)
    page.goto(f"{site_url}/jobs/")
    context.set_offline(True)
    box(page).fill("librar")
    expect(page.get_by_role("status").filter(has_text="didn’t load")).to_be_visible()
    expect(titles(page)).to_have_count(21)
    context.set_offline(False)
    box(page).fill("library")
    expect(titles(page)).to_have_text(["Web Accessibility Engineer"])
    expect(page.get_by_role("status").filter(has_text="1 of 21 match: “library”")).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["?q=clerk", "?remote=full&type=contract", "?q=zzzzzz&category=finance"])
def test_axe_finds_nothing(new_page: Open, site_url: str, address: str) -> None:
    """A search with results, with a combination and without a result is as accessible as the page it stands on."""
    page = new_page(viewport={"width": 360, "height": 780}, reduced_motion="reduce")
    page.goto(f"{site_url}/jobs/{address}")
    expect(page.get_by_role("button", name="Clear all filters")).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.evaluate(
        "[...document.querySelectorAll('main :is(button, input, select)')].filter((each) => each.checkVisibility())"
        ".map((each) => each.getBoundingClientRect().height).filter((height) => height < 43.5)"
    )
    assert small == []
