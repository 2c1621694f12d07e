"""The checkers that the feeds are held to find the faults that feeds really have."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from plugins.core.feed import atom, json_feed, rss
from tests.feeds.rules import atom_faults, json_faults, rss_faults
from tests.feeds.sample import FEED, SITE


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("<link>https://callback.example/articles/</link>", "<link>/articles/</link>", "the channel's link"),
        ("<description>Every article, in full.</description>", "", "the channel has no description"),
        ("Sun, 15 Nov 2026 01:00:00 +0000", "Mon, 15 Nov 2026 01:00:00 +0000", "lastBuildDate"),
        ("<ttl>60</ttl>", "<ttl>an hour</ttl>", "ttl"),
        ("feeds/articles.rss", "feeds/other.rss", "rel=self"),
        ('<guid isPermaLink="false">', "<guid>", "isPermaLink"),
        ("https://old.example/?p=12", "urn:uuid:3b2ef997-68dd-48a1-b99f-3b473760c8a8", "2 times"),
        ('length="3021"', 'length="0"', "no length"),
        ('type="image/svg+xml"', "", "no media type"),
        ("2026 14:30:00 +0000</pubDate>", "2026 2:30 pm</pubDate>", "pubDate"),
        ("<slash:comments>51<", "<slash:comments>many<", "slash:comments"),
        ("https://callback.example/timeline/", "/timeline/", 'content links to "/timeline/"'),
        ("&lt;p&gt;See", "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;See", "content holds <script>"),
        ("<comments>", "<comment>x</comment><comments>", "<comment> is no part of an item"),
    ],
)
def test_a_fault_in_rss_is_found(right: str, wrong: str, fault: str) -> None:
    """Each rule, broken in one place."""
    address = SITE.absolute("feeds/articles.rss")
    assert any(fault in found for found in rss_faults(spoiled(rss(FEED, SITE), right, wrong), address))


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("<id>https://callback.example/feeds/articles.atom</id>", "", "no id"),
        ("<id>urn:uuid:3b2ef997-68dd-48a1-b99f-3b473760c8a8</id>", "<id>lead</id>", "no IRI"),
        ("2026-11-15T01:00:00+00:00", "2026-11-15", "no RFC 3339 date"),
        ("<name>Dana Reyes</name>", "<name/>", "an author without a name"),
        ('term="R&amp;D"', "", "a category without a term"),
        ('rel="enclosure"', 'rel="alternate" hreflang="en"', ""),
        ('rel="enclosure" type="image/svg+xml"', 'rel="alternate" type="text/html"', "2 alternate links"),
        (' length="3021"', "", "an enclosure without"),
        ('<content type="html">', '<content type="CDATA">', "content of type 'CDATA'"),
        ('articles.atom" rel="self"', 'other.atom" rel="self"', "rel=self"),
        (' xml:lang="en"', "", "xml:lang"),
        ("<summary>", "<published>2026-11-12T14:30:00Z</published><summary>", "2 times"),
        ("<summary>", "<description>x</description><summary>", "is no part of it"),
    ],
)
def test_a_fault_in_atom_is_found(right: str, wrong: str, fault: str) -> None:
    """Each rule, broken in one place. (An alternate in another language is no fault.)"""
    found = atom_faults(spoiled(atom(FEED, SITE), right, wrong), SITE.absolute("feeds/articles.atom"))
    assert any(fault in text for text in found) if fault else found == []


def _set(path: tuple[str | int, ...], value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_set(("version",), "1.1"), "version"),
        (_set(("author",), {"name": "Dana"}), "unknown key 'author'"),
        (_set(("feed_url",), "/feeds/articles.json"), "feed_url"),
        (_set(("items", 0, "id"), 12), "no id"),
        (_set(("items", 0, "content_html"), None), "neither content_html"),
        (_set(("items", 0, "date_published"), "2026-11-12"), "no RFC 3339 date"),
        (_set(("items", 0, "authors"), ["Dana"]), "author"),
        (_set(("items", 0, "attachments", 0, "size_in_bytes"), "3021"), "without a size"),
        (_set(("items", 0, "url"), "/articles/lead/"), "url is no address"),
    ],
)
def test_a_fault_in_json_is_found(change: Callable[[dict[str, Any]], None], fault: str) -> None:
    """Each rule, broken in one place."""
    document = json.loads(json_feed(FEED, SITE))
    change(document)
    found = json_faults(json.dumps(document).encode(), SITE.absolute("feeds/articles.json"))
    assert any(fault in text for text in found)


def spoiled(document: bytes, right: str, wrong: str) -> bytes:
    """The document with the first `right` made `wrong`; fails where there is nothing to spoil."""
    assert right.encode() in document
    return document.replace(right.encode(), wrong.encode(), 1)
