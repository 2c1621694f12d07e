"""Hostile records through every map that ships: nothing of them is live in any output.

Each text of an answer is one that an attacker wrote, in turn; addresses and days stay such, with the attack behind them.
"""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from plugins.jobs.sources.json_reader import read_json
from plugins.jobs.sources.shipped import shipped_maps
from tests.building import SiteBuild
from tests.feeds.rules import atom_faults, content_faults, json_faults, rss_faults
from tests.jobs import hostile
from tests.jobs.hostile import IN_DESCRIPTION, PAYLOADS, quoted
from tests.jobs.test_systems import FILES, SITES, path_of

pytestmark = pytest.mark.outside

SITEURL = "https://callback.example"
ROOMS = ["core", "writer", "articles", "jobs", "feeds", "discovery"]
DESCRIPTION = IN_DESCRIPTION | {"table", "thead", "tbody", "tr", "th", "td", "del", "sup", "sub", "h2", "bdi"}
_KEPT = re.compile(r"\d{4}-\d\d-\d\d|\d{2} \w{3} \d{4}|^(true|false|PUBLIC|published|JobPosting|[A-Z]{2,3}|[a-z]{2})$")


def attacked(value: Any, attack: int, step: list[int]) -> Any:
    """A record with an attack in each of its texts, another one in each."""
    if isinstance(value, dict):
        return {key: inner if key.startswith("@") else attacked(inner, attack, step) for key, inner in value.items()}
    if isinstance(value, list):
        return [attacked(each, attack, step) for each in value]
    if not isinstance(value, str) or not value or _KEPT.search(value):
        return value
    step[0] += 1
    payload = PAYLOADS[(attack + step[0]) % len(PAYLOADS)]
    if value.startswith("http"):
        return f"{value}/{attack}?x={quoted(payload)}#{quoted(payload)}"
    if re.search(r"<|&lt;", value):
        return f"<p>About it: {payload}</p>{value[:200]}"
    return f"{value[:20]}{payload}"[:110]


def listed(feed: Any) -> list[Any]:
    found = feed if isinstance(feed, list) else next(value for value in feed.values() if isinstance(value, list))
    return list(found)


def json_feed(name: str) -> str:
    feed = json.loads(path_of(name).read_text(encoding="utf-8"))
    entries = listed(feed)
    made = [attacked(deepcopy(entries[number % len(entries)]), number, [0]) for number in range(len(PAYLOADS))]
    for number, entry in enumerate(made):
        for key in ("id", "uuid", "shortcode"):
            if key in entry:
                entry[key] = f"{number}"
    return json.dumps(
        made if isinstance(feed, list) else {**feed, next(k for k, v in feed.items() if isinstance(v, list)): made}
    )


def xml_feed(name: str) -> str:
    root = etree.fromstring(path_of(name).read_bytes())
    parent = root if name.startswith("personio") else root[0]
    entries = [each for each in parent if each.tag in ("position", "item")]
    for number in range(len(PAYLOADS)):
        entry, step = deepcopy(entries[number % len(entries)]), [0]
        for leaf in entry.iter(etree.Element):
            if not len(leaf) and leaf.text and leaf.tag != "id":
                leaf.text = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd]", "", attacked(leaf.text, number, step))
            elif leaf.tag == "id":
                leaf.text = str(number)
        parent.append(entry)
    for entry in entries:
        parent.remove(entry)
    return etree.tostring(root, encoding="unicode")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """A site of all of them, each through its `format:` alone."""
    texts, sources = {}, []
    for name in FILES:
        file = f"content/data/{name}"
        texts[file] = xml_feed(name) if name.endswith(".xml") else json_feed(name)
        format = Path(name).stem
        sources.append({"path": file, "format": format, "name": f"Feed {format}", **SITES.get(name, {})})
    built = build_site(
        tmp_path_factory.mktemp("hostile"),
        texts,
        bare=True,
        PLUGINS=[f"plugins.{room}" for room in ROOMS],
        JOB_SOURCES=sources,
        JOBS_PER_PAGE=100,
    )
    assert built.status == 0, built.report[-2000:]
    return built


def trees(site: SiteBuild) -> Iterator[tuple[str, html.HtmlElement]]:
    for file in sorted((site.output / "jobs").rglob("*.html")):
        yield file.relative_to(site.output).as_posix(), html.document_fromstring(file.read_text(encoding="utf-8"))


def test_postings_of_every_map_are_shown(site: SiteBuild) -> None:
    """What is tried is tried: most attacks are sound postings, of each system."""
    shown = json.loads(site.read("jobs/open.json"))["postings"]
    assert len(shown) > len(FILES) * 15
    assert {"board"} | {Path(name).stem for name in FILES} >= shipped_maps().keys() - {
        name for name in shipped_maps() if not any(Path(each).stem == name for each in FILES)
    }


def test_no_page_holds_anything_live(site: SiteBuild) -> None:
    """No handler, no odd address, no element of theirs outside a description, none but plain ones within, no remark."""
    found = []
    for name, tree in trees(site):
        for each in tree.iter(etree.Element):
            inside = bool(
                each.xpath("ancestor::section[contains(@class, 'job-text')][not(ancestor::*[@data-preview])]")
            )
            if inside and each.tag not in DESCRIPTION:
                found.append(f"{name}: <{each.tag}>")
            if "evil" in str(each.tag) or any(key.startswith("on") or "evil" in key for key in each.attrib):
                found.append(f"{name}: {each.tag} {each.keys()}")
            for key in ("href", "src", "action"):
                if key in each.attrib:
                    found += [f"{name}: {fault}" for fault in hostile.address_faults(each.get(key), plain_http=inside)]
        found += [f"{name}: comment {each.text!r}" for each in tree.iter(etree.Comment)]
        found += [
            f"{name}: script"
            for text in tree.xpath("//script[not(@type='application/ld+json')]/text()")
            if "evil" in text
        ]
    assert found == []


def test_no_document_for_programs_holds_anything_live(site: SiteBuild) -> None:
    """Feeds are sound, and descriptions in them, in the XML and in the list run nothing; markup ends no script."""
    for file in sorted((site.output / "feeds").rglob("*.rss")):
        address = f"{SITEURL}/{file.relative_to(site.output).as_posix()}"
        assert rss_faults(file.read_bytes(), address) == []
        assert atom_faults(file.with_suffix(".atom").read_bytes(), address.replace(".rss", ".atom")) == []
        assert json_faults(file.with_suffix(".json").read_bytes(), address.replace(".rss", ".json")) == []
    for job in etree.fromstring((site.output / "feeds/jobs.xml").read_bytes()).iterfind("job"):
        assert all(len(each) == 0 for each in job)
        assert list(content_faults(job.findtext("description", ""))) == []
    for record in read_json(site.read("jobs/open.json"), "open.json").value["postings"]:
        assert list(content_faults(record.get("description_html", ""))) == []
        assert record["apply"].startswith(("https://", "mailto:"))
    for _, tree in trees(site):
        for text in tree.xpath("//script[@type='application/ld+json']/text()"):
            assert not re.search("[<>&\u2028\u2029]", text)
