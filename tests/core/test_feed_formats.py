"""RSS, Atom and JSON Feed: what each must hold, and that the three hold the same."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import feedparser
import pytest
from lxml import etree

from plugins.core.feed import Feed, atom, feed_links, json_feed, rss
from plugins.core.pages import Site
from tests.feeds.reading import as_html, as_text, both_ways
from tests.feeds.rules import ATOM, CONTENT, DC, SLASH, WFW, atom_faults, json_faults, rss_faults
from tests.feeds.sample import FEED, ITEM, OLDER, SITE, entry_of, item_of

EMPTY = replace(FEED, items=())

Writer = Callable[[Feed, Site], bytes]


@pytest.mark.parametrize("feed", [FEED, EMPTY], ids=["with an enclosure", "empty"])
def test_every_format_keeps_its_rules(feed: Feed) -> None:
    """A feed with all that an item can have, and one with no item, are valid in all three formats."""
    assert rss_faults(rss(feed, SITE), "https://callback.example/feeds/articles.rss") == []
    assert atom_faults(atom(feed, SITE), "https://callback.example/feeds/articles.atom") == []
    assert json_faults(json_feed(feed, SITE), "https://callback.example/feeds/articles.json") == []


@pytest.mark.parametrize("serialise", [rss, atom, json_feed])
def test_the_same_feed_is_the_same_bytes(serialise: Writer) -> None:
    """Nothing of the moment of writing is in a feed."""
    assert serialise(FEED, SITE) == serialise(replace(FEED), SITE)


@pytest.mark.parametrize("serialise", [rss, atom])
def test_a_reader_of_xml_understands_it(serialise: Writer) -> None:
    """feedparser finds nothing to complain of, and both items in their order."""
    parsed = feedparser.parse(serialise(FEED, SITE))
    assert parsed.bozo is False
    assert [entry.id for entry in parsed.entries] == [ITEM.guid, OLDER.guid]
    assert [entry.link for entry in parsed.entries] == [
        "https://callback.example/articles/lead/",
        "https://callback.example/articles/older/",
    ]
    assert parsed.entries[0].enclosures[0].href == "https://callback.example/images/chair.svg"
    assert parsed.entries[0].enclosures[0].type == "image/svg+xml"
    assert parsed.entries[0].enclosures[0].length == "3021"


def test_the_three_hold_the_same_items() -> None:
    """Identity, title, address, date and content of each item are equal in the three formats, in one order."""
    in_rss = [
        (
            item.findtext("guid"),
            as_text(item.findtext("title") or ""),
            item.findtext("link"),
            datetime.strptime(item.findtext("pubDate") or "", "%a, %d %b %Y %H:%M:%S %z"),
            item.findtext(f"{CONTENT}encoded"),
            [element.text for element in item.iterfind("category")],
            [element.text for element in item.iterfind(f"{DC}creator")],
        )
        for item in etree.fromstring(rss(FEED, SITE)).iterfind("channel/item")
    ]
    in_atom = [
        (
            entry.findtext(f"{ATOM}id"),
            entry.findtext(f"{ATOM}title"),
            entry.find(f"{ATOM}link[@rel='alternate']").get("href"),
            datetime.fromisoformat(entry.findtext(f"{ATOM}published") or ""),
            entry.findtext(f"{ATOM}content"),
            [element.get("term") for element in entry.iterfind(f"{ATOM}category")],
            [element.text for element in entry.iterfind(f"{ATOM}author/{ATOM}name")],
        )
        for entry in etree.fromstring(atom(FEED, SITE)).iterfind(f"{ATOM}entry")
    ]
    in_json = [
        (
            item["id"],
            item["title"],
            item["url"],
            datetime.fromisoformat(item["date_published"]),
            item["content_html"],
            item.get("tags", []),
            [author["name"] for author in item.get("authors", [])],
        )
        for item in json.loads(json_feed(FEED, SITE))["items"]
    ]
    assert in_rss == in_atom == in_json
    assert len(in_rss) == 2


def test_the_channel_speaks_for_its_page() -> None:
    """Title after the site's name, the link is the HTML page, the date that of the newest change to an item."""
    channel = etree.fromstring(rss(FEED, SITE)).find("channel")
    assert channel is not None
    assert channel.findtext("title") == "Callback: Articles"
    assert channel.findtext("link") == "https://callback.example/articles/"
    assert channel.findtext("lastBuildDate") == "Sun, 15 Nov 2026 01:00:00 +0000"
    assert etree.fromstring(atom(FEED, SITE)).findtext(f"{ATOM}updated") == "2026-11-15T01:00:00+00:00"


def test_a_feed_without_items_says_since_when() -> None:
    """Atom wants a date even then: it is the one that the room gives, in UTC."""
    assert b"<lastBuildDate>Fri, 20 Nov 2026 13:00:00 +0000</lastBuildDate>" in rss(EMPTY, SITE)
    assert b"<updated>2026-11-20T13:00:00+00:00</updated>" in atom(EMPTY, SITE)


def test_rss_says_where_people_talk() -> None:
    """The comments' page, their feed and their number stand in the item; where there are none, nothing does."""
    item = item_of(rss(FEED, SITE))
    assert item.findtext("comments") == "https://callback.example/articles/lead/#comments"
    assert item.findtext(f"{WFW}commentRss") == "https://callback.example/feeds/comments/lead.rss"
    assert item.findtext(f"{SLASH}comments") == "51"
    silent = item_of(rss(replace(FEED, items=(OLDER,)), SITE))
    assert {"comments", f"{WFW}commentRss", f"{SLASH}comments"}.isdisjoint({child.tag for child in silent})


def test_atom_links_keep_their_attributes() -> None:
    """One alternate; the enclosure with type and length; the replies as page and as feed."""
    links = [dict(link.attrib) for link in entry_of(atom(FEED, SITE)).iterfind(f"{ATOM}link")]
    count = "{http://purl.org/syndication/thread/1.0}count"
    assert links == [
        {"rel": "alternate", "type": "text/html", "href": "https://callback.example/articles/lead/"},
        {
            "rel": "enclosure",
            "type": "image/svg+xml",
            "length": "3021",
            "href": "https://callback.example/images/chair.svg",
        },
        {
            "rel": "replies",
            "type": "text/html",
            "href": "https://callback.example/articles/lead/#comments",
            count: "51",
        },
        {
            "rel": "replies",
            "type": "application/atom+xml",
            "href": "https://callback.example/feeds/comments/lead.atom",
            count: "51",
        },
    ]


def test_only_an_address_is_a_permalink() -> None:
    """An item known by a UUID must not be followed by it."""
    document = etree.fromstring(rss(FEED, SITE))
    assert [guid.get("isPermaLink") for guid in document.iterfind("channel/item/guid")] == ["false", "true"]


def test_escaped_exactly_once() -> None:
    """A title with markup in it reads as it was written, in every format."""
    assert both_ways(item_of(rss(FEED, SITE)).findtext("title") or "") == 'R&D <Lead> "x"'
    assert entry_of(atom(FEED, SITE)).findtext(f"{ATOM}title") == 'R&D <Lead> "x"'
    assert json.loads(json_feed(FEED, SITE))["items"][0]["title"] == 'R&D <Lead> "x"'
    assert b"R&amp;D &lt;\xe2\x81\xa0Lead&gt;" in rss(FEED, SITE)


def test_a_description_stands_beside_the_content() -> None:
    """Without a summary the title describes the item, so that the content is still sent in full."""
    bare = replace(ITEM, summary="")
    item = item_of(rss(replace(FEED, items=(bare,)), SITE))
    assert as_html(item.findtext("description") or "") == ITEM.title
    assert "the timeline" in (item.findtext(f"{CONTENT}encoded") or "")


def test_a_site_in_a_folder_has_its_folder_in_every_address() -> None:
    """SITEURL with a path: links, enclosures and the feed's own address lie below it."""
    site = replace(SITE, url="https://example.org/blog")
    item = item_of(rss(FEED, site))
    assert item.findtext("link") == "https://example.org/blog/articles/lead/"
    assert rss_faults(rss(FEED, site), "https://example.org/blog/feeds/articles.rss") == []


def test_an_identity_must_be_an_iri() -> None:
    """Atom allows nothing else; the fault is named where the item is made."""
    with pytest.raises(ValueError, match='guid "acme-hr" is not an IRI'):
        replace(ITEM, guid="acme-hr")


def test_a_moment_must_have_a_zone() -> None:
    """A date without a zone would be another moment on another machine."""
    with pytest.raises(ValueError, match="without a time zone"):
        replace(ITEM, updated=datetime(2026, 11, 12))  # noqa: DTZ001 - the fault itself


def test_a_feed_is_announced_in_its_three_formats() -> None:
    """RSS first; each link has the address at which the format lies."""
    links = feed_links("Articles", "feeds/articles", "Articles", "articles/")
    assert [(link.path, link.mime) for link in links] == [
        ("feeds/articles.rss", "application/rss+xml"),
        ("feeds/articles.atom", "application/atom+xml"),
        ("feeds/articles.json", "application/feed+json"),
    ]
    assert {(link.title, link.group) for link in links} == {("Articles", "Articles")}
