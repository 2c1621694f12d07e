"""The board with words that employers may write: without a space for 90 letters, and from right to left."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.others_words import CITY, COMPANY, LONG, ROLE, ends, in_this_order, over_the_edge
from tests.browser.waiting import until
from tests.building import SiteBuild, build
from tests.serving import served

NAME = LONG[:60]
HOST = ".".join(["w" * 60] * 3)
DESCRIPTION = f"""{LONG}

- {LONG}
- https://example.org/{LONG}

> {LONG}

    {LONG} {LONG}

`{LONG}` **{LONG}** [{LONG}](https://example.org/)

# {LONG}

## {LONG}
"""
EDGY: dict[str, Any] = {
    "title": LONG,
    "company": {"name": LONG, "url": "https://a.example/"},
    "locations": [
        {"city": LONG, "region": LONG, "country": "CA", "postal_code": LONG[:20], "street": LONG},
        {"city": f"{LONG}X", "country": "IE"},
    ],
    "type": ["full-time", "part-time", "contract", "temporary", "internship", "volunteer", "per-diem", "other"],
    "category": NAME,
    "salary": {"min": 123456789012, "max": 999999999999, "currency": "CAD", "per": "month"},
    "description": DESCRIPTION,
    "posted": "2026-11-20",
    "expires": "2026-11-27",
    "featured": True,
}
WIDE = "\n".join(
    f"| {' | '.join(cells)} |"
    for cells in ([f"column{number} of many" for number in range(12)], ["---"] * 12, [LONG, *["x"] * 11])
)
ARABIC: dict[str, Any] = {
    "title": ROLE,
    "company": COMPANY,
    "locations": {"city": CITY, "country": "EG"},
    "category": "هندسة",
    "description": "نبحث عن مهندس.\n\n- أول بند.\n\nWords in English.",
    "posted": "2026-11-20",
}
OVER = {"posted": "2026-09-20", "expires": "2026-11-20"}
POSTINGS = [
    {**EDGY, "id": "open-one", "apply": f"https://{HOST}.example/"},
    {**EDGY, "id": "in-words", "locations": LONG, "salary": None, "apply": "https://a.example/2"},
    {**EDGY, "id": "anywhere", "locations": [], "remote": "full", "applicants_from": ["CA-BC", "US", "GB", "BO", "FM"]}
    | {"apply": f"mailto:{NAME}@{NAME}.example", "description": ""},
    {**EDGY, **OVER, "id": "expired-one", "apply": "https://a.example/4"},
    {**EDGY, "id": "filled-one", "filled": "2026-11-21", "apply": "https://a.example/5"},
    {**EDGY, "id": "withdrawn-one", "withdrawn": "2026-11-21", "apply": "https://a.example/6"},
    {**ARABIC, "id": "arabic-one", "apply": "https://a.example/7", "description": f"{ARABIC['description']}\n\n{WIDE}"},
    {**ARABIC, "id": "arabic-two", "apply": "https://a.example/8", "company": f"{COMPANY} 2"},
    {**ARABIC, **OVER, "id": "arabic-closed", "apply": "https://a.example/9"},
]
THEIRS = [{**EDGY, "apply": f"https://{HOST}.example/theirs", "company": LONG}]


@pytest.fixture(scope="module")
def edgy(tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """The shipped site with a board of such postings, one of them from a feed whose name is long as well."""
    listed = [{name: value for name, value in each.items() if value is not None} for each in POSTINGS]
    theirs = {"path": "content/data/theirs.yaml", "name": NAME, "fields": {name: name for name in THEIRS[0]}}
    built = build(
        tmp_path_factory.mktemp("edgy"),
        {
            "content/data/jobs.yaml": json.dumps(listed, ensure_ascii=False),
            "content/data/theirs.yaml": json.dumps(THEIRS, ensure_ascii=False),
        },
        JOB_SOURCES=[{"path": "content/data/jobs.yaml", "format": "ours"}, theirs],
    )
    assert built.status == 0, built.report
    return built


@pytest.fixture(scope="module")
def edgy_url(edgy: SiteBuild) -> Iterator[str]:
    with served(edgy.output) as address:
        yield address


def board_pages(output: Path) -> list[str]:
    """Every posting, every category and place, one list of each other kind, and where else the board shows something."""
    folders = (output / "jobs", output / "jobs" / "category", output / "jobs" / "place")
    lists = {path.parent.relative_to(output).as_posix() for folder in folders for path in folder.glob("*/index.html")}
    others = ["", "articles/what-following-up-really-means/", "jobs/", "jobs/type/other/"]
    return [*others, *(f"{path}/" for path in sorted(lists - {"jobs/by-closing"}))]


def unfold(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def test_no_page_runs_over_the_edge(page: Page, edgy: SiteBuild, edgy_url: str) -> None:
    """Whatever an employer writes, no page of the board scrolls sideways or hides a word, from 320 px up."""
    pages = board_pages(edgy.output)
    assert len(pages) > 20
    told = []
    for path in pages:
        page.goto(f"{edgy_url}/{path}")
        unfold(page)
        told += [f"/{path} {fault}" for fault in over_the_edge(page)]
    assert told == []


def test_what_is_searched_stays_within_the_page(page: Page, edgy_url: str) -> None:
    """A long word in the search, found or not, in its sentence and in the buttons that leave it out."""
    for path, query, buttons in (("jobs/", LONG, 0), (f"jobs/category/{NAME.lower()}/", f"{LONG} nowhere", 1)):
        page.goto(f"{edgy_url}/{path}?q={query}")
        expect(page.locator("[data-said]")).to_contain_text(f"“{LONG}")
        expect(page.locator("[data-none] button")).to_have_count(buttons)
        assert over_the_edge(page) == [], query


def test_the_form_takes_long_words(page: Page, edgy_url: str) -> None:
    """Long words in every field of the form: with its faults, in their summary, and in the preview and the entry that come of them."""
    page.goto(f"{edgy_url}/jobs/post/")
    for field in page.locator("post-job :is(input[type=text], textarea):not([readonly]):visible").all():
        field.fill(LONG)
    page.get_by_role("button", name="Preview my posting").click()
    expect(page.locator(".post-summary")).to_be_visible()
    assert over_the_edge(page) == []
    for name, value in {"category": NAME, "pay": "", "expires": "", "apply": "a@b.example"}.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.get_by_role("button", name="Preview my posting").click()
    expect(page.locator(".post-result")).to_be_visible()
    assert LONG in page.locator("#post-entry").input_value()
    page.get_by_text("For those who’d rather paste text").locator("visible=true").click()
    assert over_the_edge(page) == []


def test_a_wide_table_scrolls_by_itself(page: Page, edgy_url: str) -> None:
    """A table that is wider than the page stands in a box that scrolls, and is reached and scrolled by keyboard."""
    page.goto(f"{edgy_url}/jobs/arabic-one/")
    assert over_the_edge(page, (1280, 320)) == []
    box = page.get_by_role("region", name="Table: column0 of many")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.evaluate("box => [...box.querySelectorAll('th')].every((cell) => cell.clientWidth > 60)")
    page.locator(".job-apply a").first.focus()
    for _ in range(page.get_by_role("main").get_by_role("button").count() + 1):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    page.keyboard.press("ArrowRight")
    until(page, "document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize("path", ["jobs/", "", "jobs/arabic-one/", "jobs/arabic-closed/", f"jobs/?q={ROLE.split()[0]}"])
def test_an_arabic_name_does_not_turn_a_row(page: Page, edgy_url: str, path: str) -> None:
    """In a row of the list, of the home page, below a posting and of a search: title at the left, company before place."""
    page.goto(f"{edgy_url}/{path}")
    rows = page.locator(".posting:visible").filter(has_text=CITY)
    expect(rows.last).to_be_visible()
    assert rows.count() >= 1
    for row in rows.all():
        company, place = row.locator(".posting-facts bdi").all()
        assert in_this_order(company, place)
        assert ends(place)[0] < ends(place)[1], "the country stands behind the town"
        title, facts = row.locator(".posting-title bdi").bounding_box(), row.locator(".posting-facts").bounding_box()
        assert title and facts
        assert abs(title["x"] - facts["x"]) < 2


def test_an_arabic_posting_reads_as_it_was_written(page: Page, edgy_url: str) -> None:
    """Its head stands at the left like any other, its sentences end at their left end, and English ones at their right."""
    for path in ("arabic-one", "arabic-closed"):
        page.goto(f"{edgy_url}/jobs/{path}/")
        edge = page.locator(".page-head .kicker").bounding_box()
        for name in page.locator(".page-head bdi").all():
            box = name.bounding_box()
            assert edge and box
            assert abs(box["x"] - edge["x"]) < 2
        for sentence in page.locator(".job-text > p, .job-text li").all():
            first, last = ends(sentence)
            arabic = any("\u0600" <= letter <= "\u06ff" for letter in sentence.inner_text())
            assert (last < first) == arabic, sentence.inner_text()


def test_an_arabic_name_stands_before_its_count(page: Page, edgy_url: str) -> None:
    """A filter reads name, then count; so does one that the search adds, and what it says of itself."""
    page.goto(f"{edgy_url}/jobs/category/hnds/")
    for pill in page.locator(".filters a:visible").filter(has=page.locator(".filter-count")).all():
        assert in_this_order(pill.locator("bdi"), pill.locator(".filter-count"))
    page.get_by_role("searchbox", name="Title, company or place").fill(ROLE)
    said = page.locator("[data-said] bdi")
    expect(said).to_have_count(2)
    assert in_this_order(*said.all())


def test_fields_take_the_direction_of_what_is_typed(new_page: Callable[..., Page], edgy_url: str) -> None:
    """A name in Arabic is typed from right to left, one in Latin letters from left to right."""
    page = new_page()
    for path, fields in (
        ("jobs/", "[name=q]"),
        ("jobs/post/", "post-job :is([name=title], [name=company], [name=city], [name=description])"),
    ):
        page.goto(f"{edgy_url}/{path}")
        for field in page.locator(fields).all():
            for text, direction in ((COMPANY, "rtl"), ("Acme", "ltr")):
                field.fill(text)
                assert field.evaluate("field => getComputedStyle(field).direction") == direction
