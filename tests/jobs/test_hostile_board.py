"""A board of nothing but attacks, each read in every output as the readers of that output read it: nothing is live.

Every payload stands in every text of a posting, in our own format and in one that comes through a map.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Entry
from tests.building import SiteBuild
from tests.feeds import reading
from tests.feeds.rules import atom_faults, content_faults, json_faults, rss_faults
from tests.jobs import hostile, readings

pytestmark = pytest.mark.outside

SCRIPTS = "//script[not(@type='application/ld+json')]/text()"
SITEURL = "https://callback.example"
ROOMS = ["core", "writer", "articles", "jobs", "feeds", "discovery"]
BASE = {
    "title": "Clerk",
    "company": {"name": "Acme", "url": "https://a.example/", "logo": "https://a.example/l.png"},
    "locations": {"city": "Cork", "region": "Munster", "street": "1 Quay", "postal_code": "T12", "country": "IE"},
    "type": "contract",
    "salary": {"min": 50000, "currency": "EUR", "per": "year"},
    "description": "About it: much.",
    "posted": "2026-11-20",
    "last_verified": "2026-11-21",
    "agencies_ok": False,
}
PLAIN: dict[str, dict[str, Any]] = {
    "plain": {},
    "plain-mail": {"apply": "mailto:a@a.example", "description": None},
    "plain-places": {"locations": ["Cork, or near it", {"city": "Leeds", "country": "GB"}], "remote": "hybrid"},
    "plain-remote": {"locations": None, "remote": "full", "applicants_from": ["IE"], "featured": True},
    "plain-name": {"company": "Acme", "salary": None, "expires": "2026-11-25"},
}
"""Harmless postings of every shape: what stands on their pages may stand on the others' too."""
MAP = {
    "postings": "result.jobs",
    "fields": {
        "role": "title", "employer": "company", "where": "locations", "sector": "category", "text": "description",
        "link": "apply", "since": "posted", "until": "expires", "kind": "type", "pay": "salary", "home": "remote",
    },
    "html": ["description"],
}  # fmt: skip
THEIRS = {ours: theirs for theirs, ours in MAP["fields"].items()}  # type: ignore[attr-defined]


def entries() -> dict[str, dict[str, Any]]:
    """Every posting by name; each has an address to apply at of its own, by which it is found again."""
    made = {**PLAIN, **dict(hostile.attacks())}
    whole = {
        name: {
            **BASE,
            "category": f"Field {number % 7}",
            "apply": f"https://a.example/{name}",
            **changes,
            **({} if number % 9 else {"featured": True}),
        }
        for number, (name, changes) in enumerate(made.items())
    }
    for number, name in enumerate(list(whole)):
        if number % 10 == 3:
            whole[f"closed-{name}"] = {
                **whole[name],
                "expires": "2026-11-22",
                "apply": f"https://a.example/closed-{name}",
            }
            over = {"posted": "2026-01-01", "expires": "2026-02-01", "last_verified": None}
            whole[f"gone-{name}"] = {**whole[name], **over, "apply": f"https://a.example/gone-{name}"}
    return {name: {key: value for key, value in entry.items() if value is not None} for name, entry in whole.items()}


ENTRIES = entries()
OPEN = [name for name in ENTRIES if not name.startswith(("closed-", "gone-"))]


def build(
    folder: Path,
    build_site: Callable[..., SiteBuild],
    file: str = "content/data/jobs.yaml",
    *,
    text: str,
    per_page: int = 100,
    **source: Any,
) -> SiteBuild:
    built = build_site(
        folder,
        {file: text},
        bare=True,
        PLUGINS=[f"plugins.{room}" for room in ROOMS],
        JOB_SOURCES=[{"path": file, **source}],
        JOB_CONTACT="board@callback.example",
        JOBS_PER_PAGE=per_page,
    )
    assert built.status == 0, built.report[-2000:]
    return built


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    text = json.dumps([{"id": name, **entry} for name, entry in ENTRIES.items()])
    return build(tmp_path_factory.mktemp("ours"), build_site, text=text, format="ours")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    jobs = [{THEIRS.get(key, key): value for key, value in entry.items()} for entry in ENTRIES.values()]
    text = json.dumps({"result": {"jobs": jobs}})
    return build(tmp_path_factory.mktemp("theirs"), build_site, "content/data/theirs.json", text=text, **MAP)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """The same site with harmless postings of every shape: open, closing soon, closed and gone; lists of several pages."""
    made = {
        f"{name}-{number}": {
            **BASE,
            "category": f"Field {number}",
            "apply": f"https://a.example/{name}-{number}",
            **changes,
            **dates,
            "title": f"Clerk {number}",
        }
        for name, changes in PLAIN.items()
        for number, dates in enumerate(({}, {"expires": "2026-11-25"}, {"expires": "2026-11-22"}, {"expires": "never"}))
    }
    text = json.dumps([{"id": name, **entry} for name, entry in made.items()])
    return build(tmp_path_factory.mktemp("plain"), build_site, text=text, format="ours", per_page=4)


@pytest.fixture(scope="module", params=["ours", "theirs"])
def site(request: pytest.FixtureRequest) -> SiteBuild:
    built: SiteBuild = request.getfixturevalue(request.param)
    return built


def postings(site: SiteBuild) -> list[tuple[str, dict[str, Any], Entry]]:
    """Each open posting: its path, what the list says, and what was written."""
    written = {entry["apply"]: {**entry, "id": "x"} for entry in (ENTRIES[name] for name in OPEN)}
    listed = json.loads(site.read("jobs/open.json"))["postings"]
    found = [
        (urlsplit(record["url"]).path.strip("/"), record, Entry.model_validate(written[record["apply"]]))
        for record in listed
    ]
    assert len({path for path, _, _ in found}) == len(found)
    return found


def kinds(tree: html.HtmlElement) -> set[tuple[str, tuple[str, ...]]]:
    return set(hostile.shape(tree))


def pages(site: SiteBuild) -> Iterator[tuple[str, html.HtmlElement]]:
    for file in sorted(site.output.rglob("*.html")):
        yield file.relative_to(site.output).as_posix(), html.document_fromstring(file.read_text(encoding="utf-8"))


def test_there_are_many() -> None:
    """Some five hundred attacks, each of which is a sound posting."""
    assert len(OPEN) > 400
    for name in OPEN:
        Entry.model_validate({"id": "x", **ENTRIES[name]})


def test_every_attack_is_shown(ours: SiteBuild, theirs: SiteBuild) -> None:
    """None of them is left out, so each of them is tried; what closed and what is gone are where they belong."""
    closed = [name for name in ENTRIES if name.startswith("closed-")]
    for site in (ours, theirs):
        assert len(postings(site)) == len({entry["apply"] for entry in map(ENTRIES.__getitem__, OPEN)})
        assert len(list((site.output / "jobs").glob("*/index.html"))) >= len(OPEN) + len(closed) - 5


def test_no_page_holds_more_than_with_harmless_words(site: SiteBuild, plain: SiteBuild) -> None:
    """No element, no attribute, no script, no remark on any page that a harmless board has not; no odd address."""
    known: set[tuple[str, tuple[str, ...]]] = set()
    scripts: set[str] = set()
    for _, tree in pages(plain):
        known |= kinds(tree)
        scripts |= set(tree.xpath(SCRIPTS))
    assert len(known) > 100
    found = []
    for name, tree in pages(site):
        found += [f"{name}: {fault}" for fault in hostile.faults(tree)]
        found += [f"{name}: {each}" for each in sorted(kinds(tree) - known)]
        found += [f"{name}: script {text[:60]!r}" for text in tree.xpath(SCRIPTS) if text not in scripts]
        found += [f"{name}: comment {each.text!r}" for each in tree.iter(etree.Comment)]
    assert found == []


def test_a_page_says_the_words_as_they_are(site: SiteBuild) -> None:
    """Heading, title, description for search engines and for previews, company, places: each is the text that was written."""
    for path, _, entry in postings(site):
        tree = html.document_fromstring(site.read(f"{path}/index.html"))
        name = squeezed(f"{entry.title}, {entry.company.name}")
        assert readings.words(tree.xpath("//h1")[0]) == squeezed(entry.title)
        assert squeezed(tree.findtext(".//title") or "") == f"{name} · Callback"
        assert squeezed(tree.xpath("//meta[@property='og:title']/@content")[0]) == name
        for said in tree.xpath("//meta[@name='description' or @property='og:description']/@content"):
            assert squeezed(said).startswith(squeezed(f"{entry.title} at {entry.company.name}, "))
        assert readings.words(tree.xpath("//*[contains(@class, 'job-company')]")[0]) == squeezed(entry.company.name)
        places = [readings.words(each) for each in tree.xpath("//dt[starts-with(., 'Place')]/following-sibling::dd")]
        assert places == [squeezed(place_words(place)) for place in entry.locations]
        assert (
            tree.xpath("//p[contains(@class, 'job-apply')]/a/@href") == [entry.apply] * 2
        )  # at the top and at the end
        assert tree.xpath("//*[contains(@class, 'job-company')]/a/@href") == [
            each for each in [entry.company.url] if each
        ]


def test_markup_is_json(site: SiteBuild) -> None:
    """Nothing in it can end its script; read as JSON it says the words, and its description runs nothing."""
    many = 0
    for path, _, entry in postings(site):
        page = site.read(f"{path}/index.html")
        for text in html.document_fromstring(page).xpath("//script[@type='application/ld+json']/text()"):
            assert not re.search("[<>&\u2028\u2029]", text)
            made = json.loads(text)
            if made["@type"] == "BreadcrumbList":
                assert made["itemListElement"][-1]["name"] == entry.title
                continue
            assert (made["title"], made["hiringOrganization"]["name"]) == (entry.title, entry.company.name)
            assert list(content_faults(made["description"])) == []
            many += 1
    assert many > 300


def test_feeds_are_read_as_their_readers_do(site: SiteBuild) -> None:
    """Every feed of the site is sound; its plain texts are plain to every reader, and what they say is in JSON the same."""
    titles: set[str] = set()
    for file in sorted((site.output / "feeds").rglob("*.rss")):
        address = f"{SITEURL}/{file.relative_to(site.output).as_posix()}"
        rss, atom, json_ = (file.with_suffix(ending).read_bytes() for ending in (".rss", ".atom", ".json"))
        assert rss_faults(rss, address) == []
        assert atom_faults(atom, address.replace(".rss", ".atom")) == []
        assert json_faults(json_, address.replace(".rss", ".json")) == []
        in_rss, in_atom, in_json = reading.rss_texts(rss), reading.atom_texts(atom), reading.json_texts(json_)
        assert {pair for pair in in_atom if pair[0] != "author"} == {pair for pair in in_rss if pair[0] != "author"}
        assert sorted(in_atom) == sorted(in_json)
        titles |= {text for name, text in in_rss if name == "title"}
    assert {squeezed(f"{entry.title}, {entry.company.name}") for _, _, entry in postings(site)} <= titles


def test_the_xml_says_the_words_as_they_are(site: SiteBuild) -> None:
    """`]]>` ends no section of CDATA: every element is text, and the description the safe HTML of the list."""
    document = (site.output / "feeds/jobs.xml").read_bytes()
    tree = etree.fromstring(document)
    assert {element.tag for element in tree.iter()} == {"source", "publisher", "publisherurl", "lastBuildDate", "job", *(
        each.tag for each in tree.find("job")
    )}  # fmt: skip
    jobs = {job.findtext("url"): job for job in tree.iterfind("job")}
    for _, record, entry in postings(site):
        job = jobs[record["url"]]
        assert squeezed(job.findtext("title", "")) == squeezed(entry.title)
        assert squeezed(job.findtext("company", "")) == squeezed(entry.company.name)
        assert job.findtext("description", "") == record.get("description_html", "")
        assert list(content_faults(job.findtext("description", ""))) == []


def test_the_list_says_the_words_as_they_are(site: SiteBuild) -> None:
    """Programs get texts as texts, and the description as HTML that runs nothing."""
    for _, record, entry in postings(site):
        assert record["title"] == entry.title
        assert record["company"]["name"] == entry.company.name
        assert record["apply"] == entry.apply
        assert list(content_faults(record.get("description_html", ""))) == []


def built_of(part: list[Any]) -> Any:
    """The elements that a script makes of a row: names and attributes as they are, and texts as texts."""
    name, attributes, *inside = part
    element = html.Element(name, attributes)
    for piece in inside:
        if isinstance(piece, list):
            element.append(built_of(piece))
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece
    return element


def test_rows_of_the_search_are_rows(site: SiteBuild) -> None:
    """What a script puts on the page holds the elements and attributes of a row, and no others."""
    (folder,) = (site.output / "assets").glob("board-*")
    rows = [row for file in folder.glob("rows-*.json") for row in json.loads(file.read_text(encoding="utf-8"))]
    trees = [built_of(row) for row in rows]
    plain = {"Clerk"}
    known = {
        (each.tag, tuple(sorted(each.keys())))
        for tree in trees
        if readings.words(tree.xpath(".//*[contains(@class, 'posting-title')]")[0]) in plain
        and "Acme" in readings.words(tree)
        for each in tree.iter()
    }
    found = [
        f"{each.tag} {each.keys()}"
        for tree in trees
        for each in tree.iter()
        if (each.tag, tuple(sorted(each.keys()))) not in known
    ]
    assert found == []
    assert [fault for tree in trees for fault in hostile.faults(tree)] == []
    titles = {readings.words(tree.xpath(".//*[contains(@class, 'posting-title')]")[0]) for tree in trees}
    assert titles == {squeezed(entry.title) for _, _, entry in postings(site)}
    for file in folder.glob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))


def test_files_and_the_servers_map_have_plain_names(site: SiteBuild) -> None:
    """Of all those words only letters, digits and hyphens come into a name; the map for nginx is quoted names alone."""
    for path in site.output.rglob("*"):
        for part in path.relative_to(site.output).parts:
            assert re.fullmatch(r"[A-Za-z0-9._-]{1,120}", part), path
    remark, *lines = site.read("jobs/gone.map").splitlines()
    assert remark.startswith("# ")
    assert lines
    assert all(re.fullmatch(r'"/jobs/[a-z0-9-]{1,80}/" 1;', line) for line in lines)
    for line in re.findall("<loc>(.*?)</loc>", site.read("sitemap.xml")):
        assert re.fullmatch(r"https://callback\.example/[a-z0-9/-]*", line)


def squeezed(text: str) -> str:
    return " ".join(text.split())
