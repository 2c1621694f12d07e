"""The feeds of a built site: all of them valid, true to the pages, and the same from build to build."""

import json
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree, html

from tests.building import EPOCH, SiteBuild
from tests.feeds.reading import both_ways
from tests.feeds.rules import ATOM, atom_faults, json_faults, rss_faults

SITEURL = "https://callback.example"
ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.feeds"]  # a small site needs no others

ARTICLE = """---
title: {title}
slug: {slug}
date: {date}
guid: {guid}
category: Notes
authors: [Dana Reyes]
summary: A summary.
---

Text, and [the other](/articles/).
"""


def small_site(**front: str) -> dict[str, str | None]:
    """Two articles; `front` changes the front matter of the newer one."""
    newer = {"title": "Newer", "slug": "newer", "date": "2026-11-02", "guid": "urn:uuid:0002", **front}
    older = {"title": "Older", "slug": "older", "date": "2026-10-01", "guid": "urn:uuid:0001"}
    return {f"content/articles/{each['slug']}.md": ARTICLE.format(**each) for each in (newer, older)}


def feeds_in(output: Path, ending: str) -> dict[str, bytes]:
    """Every feed of a format by its full address."""
    files = sorted((output / "feeds").rglob(f"*.{ending}"))
    return {f"{SITEURL}/{file.relative_to(output).as_posix()}": file.read_bytes() for file in files}


def inside(output: Path, address: str) -> Path:
    """The file that answers an address of the site."""
    path = urlsplit(address).path.removeprefix("/")
    return output / (f"{path}index.html" if path.endswith("/") else path)


def test_every_feed_of_the_site_is_valid(site_dir: Path) -> None:
    """Articles, categories, authors, jobs: each in three formats, each at the address that it gives itself."""
    found = {ending: feeds_in(site_dir, ending) for ending in ("rss", "atom", "json")}
    assert f"{SITEURL}/feeds/articles.rss" in found["rss"]
    assert len(found["rss"]) == len(found["atom"]) == len(found["json"]) >= 5
    for ending, faults in (("rss", rss_faults), ("atom", atom_faults), ("json", json_faults)):
        assert {address: faults(document, address) for address, document in found[ending].items()} == {
            address: [] for address in found[ending]
        }


def test_feedparser_reads_every_feed(site_dir: Path) -> None:
    """Without a complaint, and with as many items as there are."""
    for document in (*feeds_in(site_dir, "rss").values(), *feeds_in(site_dir, "atom").values()):
        parsed = feedparser.parse(document)
        assert parsed.bozo is False
        assert len(parsed.entries) == len(re.findall(rb"<(?:item|entry)>", document))


def test_the_three_formats_hold_the_same_items(site_dir: Path) -> None:
    """In the same order, for every feed of the site."""
    for address, document in feeds_in(site_dir, "rss").items():
        file = inside(site_dir, address)
        in_rss = [guid.text for guid in etree.fromstring(document).iterfind("channel/item/guid")]
        atom = etree.fromstring(file.with_suffix(".atom").read_bytes())
        in_atom = [entry.findtext(f"{ATOM}id") for entry in atom.iterfind(f"{ATOM}entry")]
        in_json = [item["id"] for item in json.loads(file.with_suffix(".json").read_bytes())["items"]]
        assert in_rss == in_atom == in_json


def test_every_item_leads_to_its_page(site_dir: Path) -> None:
    """Its link and its channel's link are pages of the site; its enclosure is a file of the length it gives."""
    enclosures = 0
    for document in feeds_in(site_dir, "rss").values():
        channel = etree.fromstring(document)[0]
        assert inside(site_dir, channel.findtext("link") or "").is_file()
        for item in channel.iterfind("item"):
            assert inside(site_dir, item.findtext("link") or "").is_file()
            for enclosure in item.iterfind("enclosure"):
                enclosures += 1
                size = inside(site_dir, enclosure.get("url") or "").stat().st_size
                assert enclosure.get("length") == str(size)
    assert enclosures > 0


def test_an_item_says_what_its_page_says(site_dir: Path) -> None:
    """Title and number of thoughts of each article in the feed are those on its page."""
    for item in etree.parse(site_dir / "feeds" / "articles.rss").iterfind(".//item"):
        page = html.fromstring(inside(site_dir, item.findtext("link") or "").read_bytes())
        assert page.findtext(".//h1") == item.findtext("title")
        count = item.findtext("{http://purl.org/rss/1.0/modules/slash/}comments")
        comments = page.get_element_by_id("comments")
        heading = next(comments.iter("h2")).text_content()
        words = {"0": ("No ", "Nobody "), "1": ("One ",)}.get(count or "", (f"{count} ",))
        assert heading.startswith(words)


def test_every_head_announces_the_articles_and_a_category_its_own(site_dir: Path) -> None:
    """All three formats of the main feed on every page; a category's feeds on its page too."""

    def announced(path: str) -> list[str | None]:
        head = html.parse(site_dir / path / "index.html").getroot().head
        return [link.get("href") for link in head.iterfind("link[@rel='alternate']")]

    main = ["/feeds/articles.rss", "/feeds/articles.atom", "/feeds/articles.json"]
    assert announced("") == announced("subscribe") == main
    assert announced("category/in-the-room")[:4] == [*main, "/feeds/category/in-the-room.rss"]


def test_the_subscribe_page_offers_every_feed(site_dir: Path) -> None:
    """Every feed that lies on the site has its address on the page, and every format a link."""
    page = html.fromstring((site_dir / "subscribe" / "index.html").read_bytes())
    listed = page.xpath("//details//code/text()")
    assert sorted(listed) == sorted(feeds_in(site_dir, "rss"))
    assert page.xpath("//option/@value") == listed
    links = {f"{SITEURL}{link.get('href')}" for link in page.iter("a")}
    assert links >= {address for ending in ("rss", "atom", "json") for address in feeds_in(site_dir, ending)}


def test_the_hour_of_the_build_is_not_in_a_feed(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Built again a day later, the feeds of the articles are the same to the byte."""

    def article_feeds(epoch: str) -> dict[str, bytes]:
        built = build_site(tmp_path, small_site(), bare=True, PLUGINS=ROOMS, epoch=epoch)
        assert built.status == 0, built.report
        return {ending: (built.output / f"feeds/articles.{ending}").read_bytes() for ending in ("rss", "atom", "json")}

    first = article_feeds(EPOCH)
    assert first == article_feeds(str(int(EPOCH) + 86_400))
    newest = etree.fromstring(first["rss"]).findtext("channel/lastBuildDate") or ""
    assert parsedate_to_datetime(newest).date().isoformat() == "2026-11-02"


def test_only_so_many_items(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """FEED_ITEMS: the newest stay."""
    built = build_site(tmp_path, small_site(), bare=True, PLUGINS=ROOMS, FEED_ITEMS=1)
    assert built.status == 0, built.report
    assert [item["title"] for item in json.loads(built.read("feeds/articles.json"))["items"]] == ["Newer"]


def test_a_site_without_articles_can_be_subscribed_to(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """The first article then comes by itself."""
    built = build_site(tmp_path, bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    assert rss_faults((built.output / "feeds/articles.rss").read_bytes(), f"{SITEURL}/feeds/articles.rss") == []
    assert "feeds/articles.rss" in html.fromstring(built.read("subscribe/index.html")).text_content()


@pytest.mark.parametrize("title", ["'R&D <Lead> \"x\"'", "'<script>alert(1)</script>'", "'A ]]> B'"])
def test_a_title_is_escaped_once(title: str, tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """From front matter to every format it stays what the author wrote."""
    built = build_site(tmp_path, small_site(title=title), bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    written = title.strip("'").replace('"x"', "“x”")  # titles are set with real quotes
    rss = etree.parse(built.output / "feeds/articles.rss")
    atom = etree.parse(built.output / "feeds/articles.atom")
    assert both_ways(rss.findtext("channel/item/title") or "") == written
    assert atom.findtext(f"{ATOM}entry/{ATOM}title") == written
    assert json.loads(built.read("feeds/articles.json"))["items"][0]["title"] == written


def test_a_guid_that_no_feed_can_carry_is_a_problem(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Said with the file and what to write, before anything is published."""
    built = build_site(tmp_path, small_site(guid="the newer one"), bare=True, PLUGINS=ROOMS)
    assert built.status != 0
    assert "content/articles/newer.md" in built.report
    assert '"the newer one"' in built.report
    assert not built.output.exists()


def test_a_limit_that_is_none_is_refused(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """A feed without items by mistake would lose its readers silently."""
    built = build_site(tmp_path, small_site(), bare=True, PLUGINS=ROOMS, FEED_ITEMS=0)
    assert built.status != 0
    assert "FEED_ITEMS" in built.report
