"""Built sites: page, row, markup and feed of each posting say the same; text is escaped once; closed is closed."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from lxml import html

from plugins.jobs.model import RESERVED_IDS
from tests.building import ROOT, SiteBuild
from tests.feeds.reading import as_html, both_ways
from tests.jobs.making import yaml_of

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
IDS = [one["id"] for one in yaml.safe_load((ROOT / "content/data/jobs.yaml").read_text(encoding="utf-8"))["postings"]]
UNITS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month", "YEAR": "a year"}
TYPES = {"CONTRACTOR": "contract", "INTERN": "internship", "PER_DIEM": "per diem"}

Tree: TypeAlias = html.HtmlElement


def parse(text: str) -> Tree:
    return html.document_fromstring(text)


def words(element: Tree) -> str:
    return " ".join(element.text_content().split())


def one(tree: Tree, query: str) -> Tree:
    """The only element that an XPath finds."""
    (found,) = tree.xpath(query)
    return found


def classed(tree: Tree, name: str) -> list[Tree]:
    """All elements of a class."""
    return list(tree.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def facts(tree: Tree) -> dict[str, Tree]:
    """The list of facts of a posting's page: what stands beside each name."""
    rows = tree.xpath("//dl[contains(@class, 'job-facts')]/div")
    return {words(row.find("dt")): row for row in rows}


def markup(tree: Tree) -> dict[str, Any] | None:
    blocks = [json.loads(script.text) for script in tree.xpath("//script[@type='application/ld+json']")]
    postings = [block for block in blocks if block["@type"] == "JobPosting"]
    assert len(postings) <= 1
    return postings[0] if postings else None


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def rows(shipped: SiteBuild) -> dict[str, dict[str, str]]:
    """The rows of the shipped list by id."""
    tree = parse(shipped.read("jobs/index.html"))
    return {
        row.xpath(".//a/@href")[0].split("/")[2]: {
            "title": words(row.xpath(".//h2")[0]),
            "facts": words(row.xpath(".//p[@class='posting-facts']")[0]),
            "pay": words(row.xpath(".//p[contains(@class, 'posting-pay')]")[0]),
            "closes": str(row.xpath("string(.//posting-age/@closes)")),
        }
        for row in tree.xpath("//li[contains(@class, 'posting')]")
    }


@pytest.fixture(scope="module")
def items(shipped: SiteBuild) -> dict[str, dict[str, Any]]:
    """The items of the shipped JSON feed by id."""
    feed = json.loads(shipped.read("feeds/jobs.json"))
    return {item["url"].rstrip("/").rpartition("/")[2]: item for item in feed["items"]}


def test_the_shipped_board(shipped: SiteBuild, rows: dict[str, Any], items: dict[str, Any]) -> None:
    """Of the shipped sample 21 are open, 2 closed and 1 is still to come; feeds hold what the list holds."""
    assert set(items) == set(rows)
    pages = {path.parent.name for path in (shipped.output / "jobs").glob("*/index.html")} - RESERVED_IDS
    assert len(rows) == 21
    assert len(pages - set(rows)) == 2
    assert len(set(IDS) - pages) == 1


@pytest.mark.parametrize("posting_id", IDS)
def test_a_posting_never_disagrees_with_itself(
    shipped: SiteBuild, rows: dict[str, Any], items: dict[str, Any], posting_id: str
) -> None:
    """Whatever a posting's row, page, markup and feed item all say, they say alike."""
    if posting_id not in rows:
        assert posting_id not in items
        return
    row, item = rows[posting_id], items[posting_id]
    tree = parse(shipped.read(f"jobs/{posting_id}/index.html"))
    title, company, fact = (
        words(one(tree, "//h1")),
        words(one(tree, "//*[contains(@class, 'job-company')]")),
        facts(tree),
    )
    pay = words(fact["Pay"].find("dd"))
    assert row["title"] == title
    assert company in row["facts"]
    assert row["pay"] in (pay, pay.removesuffix(" a year"))
    assert item["title"] == f"{title}, {company}"
    assert pay in item["content_html"]
    assert [author["name"] for author in item["authors"]] == [company]
    closing = fact["Closes"].xpath(".//time/@datetime")
    assert row["closes"] == str(tree.xpath("string(//posting-end/@closes)"))
    assert bool(closing) == bool(row["closes"])
    if closing:
        assert closing[0] in item["content_html"]
    made = markup(tree)
    if made is None:
        return
    assert (made["title"], made["hiringOrganization"]["name"]) == (title, company)
    assert made["url"] == item["url"]
    assert made["datePosted"] == fact["Posted"].xpath(".//time/@datetime")[0]
    assert [made["validThrough"][:10]] == closing if "validThrough" in made else closing == []
    shown = words(one(tree, "//section[contains(@class, 'job-text')]")).removeprefix("About the job ")
    assert words(html.fragment_fromstring(made["description"], create_parent=True)) == shown
    assert made["description"] in item["content_html"]
    salary = made.get("baseSalary")
    assert (salary is None) == (pay in ("Not given", "Unpaid"))
    if salary:
        figures = {figure for key, figure in salary["value"].items() if key in ("value", "minValue", "maxValue")}
        assert {float(each.replace(",", "")) for each in re.findall(r"[\d,]+(?:\.\d+)?", pay)} == figures
        assert pay.endswith(UNITS[salary["value"]["unitText"]])
    types = [TYPES.get(each, each.lower().replace("_", "-")) for each in listed(made["employmentType"])]
    assert words(fact["Type"].find("dd")).lower() == ", ".join(types)
    for place in listed(made.get("jobLocation", [])):
        assert place["address"]["addressLocality"] in words(fact[next(key for key in fact if key.startswith("Place"))])
    for area in listed(made.get("applicantLocationRequirements", [])):
        assert area["name"] in words(fact["Remote"])


def test_an_open_posting_leads_to_others(shipped: SiteBuild) -> None:
    """Below an open posting stand open ones like it, and never the posting itself."""
    tree = parse(shipped.read("jobs/hr-coordinator-northwind-dairy/index.html"))
    shown = classed(tree, "job-like")[0].xpath(".//li//a/@href")
    assert "/jobs/people-partner-quillwork-books/" in shown
    assert "/jobs/hr-coordinator-northwind-dairy/" not in shown
    lists = {link.get("href"): words(link) for link in classed(tree, "job-lists")[0].xpath(".//a")}
    assert lists["/jobs/place/toronto-on-canada/"] == "Toronto, ON, Canada 2"


def test_lists_carry_no_posting_markup(shipped: SiteBuild) -> None:
    """JobPosting stands on the posting's own page and never on a list."""
    for page in ("jobs/index.html", "jobs/category/finance/index.html", "index.html"):
        assert "JobPosting" not in shipped.read(page)


def test_closed_postings_keep_a_page(shipped: SiteBuild) -> None:
    """A filled and an expired posting say so, have no way to apply and no markup, and show open ones like them."""
    for posting_id, said in (
        ("delivery-dispatcher-northwind-dairy", "This job has been filled."),
        ("night-auditor-alder-hotel-galway", "This posting is closed."),
    ):
        tree = parse(shipped.read(f"jobs/{posting_id}/index.html"))
        assert said in words(one(tree, "//main"))
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert markup(tree) is None
        assert tree.xpath("//main//a[contains(@class, 'button')]") == []
        assert tree.xpath("//li[contains(@class, 'posting')]")


def filter_links(tree: Tree) -> list[Tree]:
    return list(classed(tree, "jobs-filters")[0].xpath(".//a"))


def test_filters_count_what_they_show(shipped: SiteBuild) -> None:
    """Each filter says how many it leaves, and its page shows as many and marks itself as the current one."""
    links = filter_links(parse(shipped.read("jobs/index.html")))
    assert {link.get("href").split("/")[2] for link in links} == {"", "remote", "category", "type", "place"}
    line = classed(parse(shipped.read("jobs/index.html")), "standfirst")[0]
    for unseen in line.xpath(".//*[@hidden]"):
        unseen.drop_tree()
    assert words(line) == "21 open. Featured ones come first."
    for link in links:
        count = int(words(classed(link, "filter-count")[0])) if link.get("href") != "/jobs/" else 21
        tree = parse(shipped.read(f"{link.get('href').strip('/')}/index.html"))
        assert len(classed(tree, "posting")) == count
        marked = [one for one in filter_links(tree) if one.get("aria-current")]
        assert [(one.get("href"), one.get("aria-current")) for one in marked] == [(link.get("href"), "page")]


@pytest.mark.parametrize("facet", ["remote", "type/per-diem", "place/cork-ireland", "category/finance"])
def test_a_filter_can_be_followed(shipped: SiteBuild, facet: str) -> None:
    """A list offers its own feeds, which hold what it shows, and the subscribe page names them too."""
    tree = parse(shipped.read(f"jobs/{facet}/index.html"))
    shown = {f"https://callback.example{link}" for link in tree.xpath("//*[@class='posting-title']/a/@href")}
    offered = [link.get("href") for link in classed(tree, "jobs-follow")[0].xpath("./a")]
    assert offered == [f"/feeds/jobs/{facet}.{ending}" for ending in ("rss", "atom", "json")]
    items = json.loads(shipped.read(f"feeds/jobs/{facet}.json"))["items"]
    assert {item["url"] for item in items} == shown
    assert f"/feeds/jobs/{facet}.rss" in shipped.read("subscribe/index.html")


def test_an_order_is_a_page(shipped: SiteBuild) -> None:
    """The same postings by pay and by closing date, kept from search engines, with the way back to the newest."""
    newest = parse(shipped.read("jobs/index.html"))
    titles = sorted(words(each) for each in classed(newest, "posting-title"))
    assert [link.get("href") for link in classed(newest, "jobs-sort")[0].xpath("./a")] == [
        "/jobs/",
        "/jobs/by-pay/",
        "/jobs/by-closing/",
    ]
    for order in ("by-pay", "by-closing"):
        tree = parse(shipped.read(f"jobs/{order}/index.html"))
        assert sorted(words(each) for each in classed(tree, "posting-title")) == titles
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert classed(tree, "jobs-sort")[0].xpath("./a[@aria-current='page']/@href") == [f"/jobs/{order}/"]
        assert [one.get("href") for one in filter_links(tree) if one.get("aria-current") == "true"] == ["/jobs/"]


def test_an_empty_filter_leads_on(shipped: SiteBuild) -> None:
    """The list of a place whose only posting has closed says so, and offers wider lists that hold something."""
    tree = parse(shipped.read("jobs/place/galway-ireland/index.html"))
    empty = classed(tree, "postings-none")[0]
    assert "nothing on this one is open today" in words(empty)
    assert empty.xpath(".//a/@href") == [
        "/jobs/",
        "/jobs/category/hospitality/",
        "/jobs/type/part-time/",
        "/jobs/place/ireland/",
    ]
    assert classed(tree, "posting") == []


def test_other_rooms_show_the_board(shipped: SiteBuild) -> None:
    """The home page has the five newest and the number of all; an article ends with the way to them."""
    home = parse(shipped.read("index.html"))
    assert len(classed(classed(home, "home-jobs")[0], "posting")) == 5
    assert words(one(classed(home, "home-jobs")[0], ".//div[@class='section-head']/a")) == "All 21 open"
    article = parse(shipped.read("articles/the-four-sentence-thank-you-note/index.html"))
    assert "21 open jobs" in words(classed(article, "jobs-line")[0])


@pytest.fixture
def board_of(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> Callable[..., SiteBuild]:
    """board_of(text, JOBS_PER_PAGE=2): a site of this room alone, from one jobs.yaml."""

    def build(text: str, **settings: Any) -> SiteBuild:
        return partial(build_site, tmp_path, bare=True, PLUGINS=ROOMS)({"content/data/jobs.yaml": text}, **settings)

    return build


def test_text_is_escaped_exactly_once(board_of: Callable[..., SiteBuild]) -> None:
    """A title of ampersands, brackets and quotes reads the same in page, row, markup and feeds."""
    title = 'R&D <Lead> "x"'
    company = "A & B <Co>"
    place = "{city: Cork & Co, country: IE}"
    entry = f"id: odd\ntitle: '{title}'\ncompany: {company}\nlocations: {place}\ndescription: A <b>x</b>."
    built = board_of(yaml_of(entry))
    assert built.status == 0, built.report
    page = built.read("jobs/odd/index.html")
    tree = parse(page)
    assert words(one(tree, "//h1")) == title
    assert tree.xpath("//meta[@name='description']/@content")[0].startswith(
        f"{title} at A & B <Co>, Cork & Co, Ireland."
    )
    assert words(classed(parse(built.read("jobs/index.html")), "posting-title")[0]) == title
    made = markup(tree)
    assert made is not None
    assert made["title"] == title
    assert "<Lead>" not in page
    assert "&amp;amp;" not in page + built.read("jobs/index.html")
    (item,) = json.loads(built.read("feeds/jobs.json"))["items"]
    assert item["title"] == f"{title}, {company}"
    rss = html.etree.fromstring(built.read("feeds/jobs.rss").encode())
    assert both_ways(rss.findtext("channel/item/title") or "") == f"{title}, {company}"
    assert f"{title} at {company}" in as_html(rss.findtext("channel/item/description") or "")


def test_a_hostile_description_brings_nothing_in(board_of: Callable[..., SiteBuild]) -> None:
    """Scripts, handlers, frames and odd links in a description reach neither the page, nor the markup, nor a feed."""
    hostile = (
        "<script>alert(1)</script><img src=x onerror=alert(1)><iframe src=https://evil.example></iframe>\n\n"
        "[a](javascript:alert(1)) [b](https://evil.example) </script><h1>Big</h1><a href='//evil.example'>c</a>"
    )
    text = yaml_of(f"id: odd\nlocations: {{city: Cork, country: IE}}\ndescription: {json.dumps(hostile)}")
    built = board_of(text)
    assert built.status == 0, built.report
    page = built.read("jobs/odd/index.html")
    tree = parse(page)
    section = one(tree, "//section[contains(@class, 'job-text')]")
    assert section.xpath(".//script | .//img | .//iframe | .//h1 | .//*[@onerror]") == []
    assert section.xpath(".//a/@href") == ["https://evil.example"]
    assert set(section.xpath(".//a/@rel")[0].split()) == {"nofollow", "noopener"}
    made = markup(tree)
    assert made is not None
    feed = built.read("feeds/jobs.json")
    for place in (made["description"], feed):
        assert not re.search(r"<script|onerror|javascript:|<iframe|<img", place)


def test_a_long_board_has_pages(board_of: Callable[..., SiteBuild]) -> None:
    """Five postings, two to a page, are three pages that lead to one another, with every posting on one of them."""
    entries = [f"id: p{number}\ntitle: Job {number}\nposted: 2026-11-1{number}" for number in range(5)]
    built = board_of(yaml_of(*entries), JOBS_PER_PAGE=2)
    assert built.status == 0, built.report
    pages = [parse(built.read(f"jobs/{path}index.html")) for path in ("", "page/2/", "page/3/")]
    assert [[words(each) for each in classed(page, "posting-title")] for page in pages] == [
        ["Job 4", "Job 3"],
        ["Job 2", "Job 1"],
        ["Job 0"],
    ]
    assert pages[0].xpath("//a[@rel='next']/@href") == ["/jobs/page/2/"]
    assert pages[1].xpath("//a[@rel='prev']/@href") == ["/jobs/"]
    assert not built.exists("jobs/page/4/index.html")


def test_an_empty_board_says_so(board_of: Callable[..., SiteBuild]) -> None:
    """A board with nothing open is a page that says so, with feeds that are empty and sound."""
    built = board_of("[]\n")
    assert built.status == 0, built.report
    assert "nothing is open today" in built.read("jobs/index.html")
    assert json.loads(built.read("feeds/jobs.json"))["items"] == []
    assert "Open jobs" not in built.read("index.html")


def test_a_fault_ends_the_build(board_of: Callable[..., SiteBuild]) -> None:
    """A build with faulty postings publishes nothing and prints all of the faults with their places."""
    built = board_of(yaml_of("id: one\nexpires: 31 Feb", "id: two\ntype: fulltime"))
    assert built.status != 0
    assert 'content/data/jobs.yaml:2:12  posting "one"  expires: "31 Feb" is not a date' in built.report
    assert 'content/data/jobs.yaml:9:9  posting "two"  type: "fulltime" is not one of' in built.report
    assert not built.exists("jobs/index.html")


def test_life_days_are_said_on_the_page(board_of: Callable[..., SiteBuild]) -> None:
    """Without `expires` the page says that the day is the site's own; JOB_LIFE_DAYS sets it."""
    built = board_of(yaml_of("id: one\nposted: 2026-11-20"), JOB_LIFE_DAYS=10)
    closes = facts(parse(built.read("jobs/one/index.html")))["Closes"]
    assert "No date given; listed here until" in words(closes)
    assert closes.xpath(".//time/@datetime") == [date(2026, 11, 30).isoformat()]


EVERYTHING = [*ROOMS, "plugins.discovery"]


def test_the_next_rebuild_is_when_a_posting_turns(board_of: Callable[..., SiteBuild]) -> None:
    """The build says when something changes by itself; a build at that moment shows it, one a second before does not."""
    text = yaml_of(
        "id: ends\ntitle: Ends\nposted: 2026-11-01\nexpires: 2026-11-23\ntimezone: America/Vancouver",
        "id: comes\nposted: 2026-11-25\nexpires: never",
    )
    built = board_of(text, PLUGINS=EVERYTHING)
    assert built.status == 0, built.report
    assert built.read("next-rebuild.txt") == "2026-11-24T08:00:00Z\n"
    moment = int(datetime(2026, 11, 24, 8, 0, tzinfo=UTC).timestamp())
    before = board_of(text, PLUGINS=EVERYTHING, epoch=str(moment - 1))
    assert before.read("jobs/index.html") == built.read("jobs/index.html")
    at = board_of(text, PLUGINS=EVERYTHING, epoch=str(moment))
    assert "This posting is closed" in at.read("jobs/ends/index.html")
    assert "nothing is open today" in at.read("jobs/index.html")
    assert at.read("next-rebuild.txt") == "2026-11-25T05:00:00Z\n"


def test_what_is_gone_is_listed_for_the_server(board_of: Callable[..., SiteBuild]) -> None:
    """A posting that closed more than half a year ago has no page, and stands in the list with the site's own path."""
    text = yaml_of("id: gone\ntitle: Gone\nposted: 2026-01-01\nexpires: 2026-02-01", "id: open")
    built = board_of(text, SITEURL="https://callback.example/blog")
    assert built.status == 0, built.report
    assert not built.exists("jobs/gone/index.html")
    assert built.read("jobs/gone.map").splitlines()[1:] == ['"/blog/jobs/gone/" 1;']
