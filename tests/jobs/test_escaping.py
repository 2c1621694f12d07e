"""Whatever the feed says, it comes out as text, escaped once: no markup, no attribute, no script, no odd address."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree, html

from plugins.core.feed import atom, json_feed, rss
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.board.wording import place_words
from plugins.jobs.exports.feeds import feeds
from plugins.jobs.exports.indeed import indeed_xml
from plugins.jobs.exports.open_json import open_list
from plugins.jobs.model import Posting
from plugins.jobs.pages.lists import list_pages
from plugins.jobs.pages.posting import posting_page
from tests.building import SiteBuild
from tests.feeds.reading import both_ways
from tests.feeds.rules import ATOM, CONTENT, atom_faults, content_faults, json_faults, rss_faults
from tests.feeds.sample import SITE
from tests.jobs import hostile, readings
from tests.jobs.making import TODAY, posting, read, yaml_of
from tests.jobs.rendering import renderer

FEED = "https://callback.example/feeds/jobs"


@pytest.fixture(scope="module")
def render() -> Callable[[Any], html.HtmlElement]:
    """Makes the tree of a page of its context."""
    html_of = renderer()
    return lambda page: html.document_fromstring(html_of(page))


def board(*postings: Posting) -> Board:
    return make_board(postings, lambda _zone: TODAY)


def both(entry: dict[str, Any]) -> tuple[Posting, Posting]:
    """The hostile posting, and a harmless one of the same shape."""
    return posting(**entry), posting(**hostile.harmless(entry))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(hostile.entries)
def test_a_page_is_what_it_is_with_harmless_words(
    render: Callable[[Any], html.HtmlElement], entry: dict[str, Any]
) -> None:
    """The page of a hostile posting has the elements and attributes of a harmless one, and says its words as they are."""
    one, other = both(entry)
    tree = render(posting_page(one, board(one), SITE))
    assert hostile.shape(tree) == hostile.shape(render(posting_page(other, board(other), SITE)))
    assert list(hostile.faults(tree)) == []
    assert readings.words(tree.xpath("//h1")[0]) == squeezed(one.title)
    assert squeezed(tree.findtext(".//title")) == squeezed(f"{one.title}, {one.company.name} · Callback")
    assert readings.words(tree.xpath("//*[contains(@class, 'job-company')]")[0]) == squeezed(one.company.name)
    places = [readings.words(each) for each in tree.xpath("//dt[starts-with(., 'Place')]/following-sibling::dd")]
    assert places == [squeezed(place_words(place)) for place in one.locations]
    assert tree.xpath("//p[contains(@class, 'job-apply')]/a/@href") == [one.apply] * 2


@given(hostile.entries)
def test_a_row_is_what_it_is_with_harmless_words(
    render: Callable[[Any], html.HtmlElement], entry: dict[str, Any]
) -> None:
    """So is a list: title and facts are text in it, and the field's name in its filter."""
    one, other = both(entry)
    trees = [render(next(iter(list_pages(board(each), 25)))) for each in (one, other)]
    assert hostile.shape(trees[0]) == hostile.shape(trees[1])
    assert list(hostile.faults(trees[0])) == []
    assert readings.words(trees[0].xpath("//*[contains(@class, 'posting-title')]")[0]) == squeezed(one.title)


@given(hostile.entries)
def test_markup_is_json_and_nothing_else(render: Callable[[Any], html.HtmlElement], entry: dict[str, Any]) -> None:
    """No character in it could end the script; read as JSON it says the words as they are."""
    one, _ = both(entry)
    tree = render(posting_page(one, board(one), SITE))
    script, trail = tree.xpath("//script[@type='application/ld+json']/text()")
    assert not re.search("[<>&\u2028\u2029]", script + trail)
    assert json.loads(trail)["itemListElement"][-1]["name"] == one.title
    made = json.loads(script)
    assert (made["title"], made["hiringOrganization"]["name"]) == (one.title, one.company.name)
    assert list(content_faults(made["description"])) == []
    assert {place["address"]["addressLocality"] for place in made["jobLocation"]} == {
        place.city for place in one.locations
    }


@given(hostile.entries)
def test_feeds_are_sound_and_say_it_once(entry: dict[str, Any]) -> None:
    """The three feeds keep every rule of their formats; their titles and facts are the words as they are."""
    one, _ = both(entry)
    feed = next(feeds(board(one), SITE))
    documents = rss(feed, SITE), atom(feed, SITE), json_feed(feed, SITE)
    for document, ending, check in zip(
        documents, ("rss", "atom", "json"), (rss_faults, atom_faults, json_faults), strict=True
    ):
        assert check(document, f"{FEED}.{ending}") == []
    title = squeezed(f"{one.title}, {one.company.name}")
    in_rss, in_atom = etree.fromstring(documents[0]), etree.fromstring(documents[1])
    (item,) = json.loads(documents[2])["items"]
    assert {
        squeezed(text)
        for text in (
            both_ways(in_rss.findtext("channel/item/title") or ""),
            in_atom.findtext(f"{ATOM}entry/{ATOM}title"),
            item["title"],
        )
    } == {title}
    for content in (
        in_rss.findtext(f"channel/item/{CONTENT}encoded"),
        in_atom.findtext(f"{ATOM}entry/{ATOM}content"),
        item["content_html"],
    ):
        lines = html.fragment_fromstring(content, create_parent=True).xpath("./ul[1]/li")
        said = [text for line in lines if (text := readings.words(line)).startswith(("Company: ", "Place: "))]
        places = [squeezed(f"Place: {place_words(place)}") for place in one.locations]
        assert said == [squeezed(f"Company: {one.company.name}"), *places]


@given(hostile.entries)
def test_the_xml_and_the_list_say_it_once(entry: dict[str, Any]) -> None:
    """In CDATA and in JSON the words stand as they are; the description is the safe HTML of the page."""
    one, _ = both(entry)
    job = etree.fromstring(indeed_xml(board(one), SITE).encode()).find("job")
    assert job is not None
    (record,) = json.loads(open_list(board(one), SITE))["postings"]
    said = {
        "title": one.title,
        "company": one.company.name,
        "city": one.locations[0].city,
        "state": one.locations[0].region,
    }
    for name, text in said.items():
        assert squeezed(job.findtext(name, "")) == squeezed(text)
    assert (record["title"], record["company"]["name"]) == (one.title, one.company.name)
    assert record["locations"][0]["street"] == one.locations[0].street
    assert job.findtext("description") == record["description_html"]
    assert list(content_faults(record["description_html"])) == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:evil()",
        "data:text/html,x",
        "http://a.example/",
        "//a.example/",
        "ftp://a.example/",
        "/jobs/",
        "https://a.example/ x",
        "https://a.example/\u202ex",
        "https://a.example/\u2066",
        "https://a.example/\u200b",
        "https://a.example/\u2028x",
        "https://a.example/\xa0x",
        "mailto:a\u202eb@a.example",
        "JAVASCRIPT:evil()",
    ],
)
@pytest.mark.parametrize("field", ["apply", "company: {name: Acme, url: X}", "company: {name: Acme, logo: X}"])
def test_no_other_address_comes_in(tmp_path: Path, field: str, address: str) -> None:
    """An address to apply at, a company's and its logo's are https (or mail, to apply): any other refuses the build."""
    line = field.replace("X", json.dumps(address)) if "X" in field else f"{field}: {json.dumps(address)}"
    postings, report = read(tmp_path, yaml_of(f"id: one\n{line}"))
    assert postings == []
    assert len(report.problems) == 1


@pytest.mark.parametrize("id", ["../evil", "..", "/etc/evil", "a/b", "a.html", "A", "%2e%2e", "a b", "page", ""])
def test_no_id_leads_out_of_its_folder(tmp_path: Path, id: str) -> None:
    """An id is a plain name below /jobs/, or it refuses the build."""
    postings, report = read(tmp_path, yaml_of(f"id: {json.dumps(id)}"))
    assert postings == []
    assert len(report.problems) == 1


@pytest.mark.parametrize("code", [0x00, 0x08, 0x0B, 0x1B, 0x7F, 0x9F, 0xFFFE])
def test_no_control_character_comes_in(tmp_path: Path, code: int) -> None:
    """What neither HTML nor XML may hold is named at the door."""
    postings, report = read(tmp_path, yaml_of(f'id: one\ntitle: "a\\u{code:04x}b"'))
    assert postings == []
    assert f"U+{code:04X}" in report.text()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """The whole site with a posting for each payload, which stands in every text of it."""
    entries = [
        {
            "id": f"posting-{number}",
            "title": f"x{payload}"[:120],
            "company": f"y{payload}",
            "locations": [{"city": f"z{payload}"[:100], "country": "IE"}],
            "category": f"Field {number} {payload}"[:60],
            "description": f"About it: {payload}",
            "posted": "2026-11-20",
            "apply": f"https://a.example/{number}?x=\"'><x-evil>",
            "featured": number % 2 == 0,
        }
        for number, payload in enumerate(hostile.PAYLOADS)
    ]
    files = {"content/data/jobs.yaml": json.dumps(entries)}
    return build_site(tmp_path_factory.mktemp("hostile"), files)


def test_a_whole_site_of_it(built: SiteBuild) -> None:
    """Every page of the site, those of other rooms that show the board included, is free of what it says."""
    assert built.status == 0, built.report
    found = []
    for file in sorted(built.output.rglob("*.html")):
        tree = html.document_fromstring(file.read_text(encoding="utf-8"))
        name = file.relative_to(built.output).as_posix()
        if name.startswith("jobs/") or name == "index.html":
            found += [f"{name}: {fault}" for fault in hostile.faults(tree)]
        found += [
            f"{name}: <{each.tag}>"
            for each in tree.iter(etree.Element)
            if "evil" in str(each.tag) or each.tag in ("iframe", "base")
        ]
        found += [
            f"{name}: {text}"
            for text in tree.xpath("//script[not(@type='application/ld+json')]/text()")
            if "evil" in text
        ]
        shown = "".join(tree.xpath("//text()[not(parent::script)]"))
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown), name
    assert found == []


def test_nothing_is_written_elsewhere(built: SiteBuild) -> None:
    """Postings have the folders of their ids; of their words only the lists of a field and of a place are named."""
    folders = {path.name for path in (built.output / "jobs").iterdir() if path.name.startswith("posting-")}
    assert folders == {f"posting-{number}" for number in range(len(hostile.PAYLOADS))}
    assert [
        path
        for path in built.output.rglob("*")
        if "evil" in path.name
        and not (path.parent.name in ("category", "place") and re.fullmatch(r"[a-z0-9-]+(\.[a-z]+)?", path.name))
    ] == []
    assert {path.name for path in built.project.iterdir()} <= {
        "content",
        "output",
        "conf.py",
        *(path.name for path in built.project.glob(".*")),
    }
