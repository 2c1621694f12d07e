"""Content that leaves its page: absolute, harmless, and free of what XML cannot carry, whatever was written."""

import json
import re
from dataclasses import replace

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.core.feed import absolute_html, atom, json_feed, rss
from tests.feeds.reading import as_text, both_ways
from tests.feeds.rules import ATOM, CONTENT, atom_faults, content_faults, json_faults, rss_faults
from tests.feeds.sample import FEED, ITEM, SITE, entry_of, item_of

PAGE = "https://callback.example/articles/lead/"

any_text = st.text(st.characters(exclude_categories=()))  # surrogates and unassigned code points too
fragments = st.lists(
    st.one_of(
        any_text,
        st.sampled_from(
            [
                "<p>", "</p>", "<script>alert(1)</script>", '<a href="', '">', "<img src=x onerror=1>", "<!--", "]]>",
                "<![CDATA[", "&#0;", "&#x1f;", "&amp;", '<img srcset="', "<svg onload=1>", "<style>", "</style>",
                '<a href="java\nscript:1">', "<b title='", "'>", "http://[", "https:x", "//host/x", "#",
                "?", "x.png 2x, ",
            ]
        ),
    ),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/timeline/", "https://callback.example/timeline/"),
        ("../older/?a=1", "https://callback.example/articles/older/?a=1"),
        ("#notes", "https://callback.example/articles/lead/#notes"),
        ("", "https://callback.example/articles/lead/"),
        ("//cdn.example/a.png", "https://cdn.example/a.png"),
        ("https://other.example/x", "https://other.example/x"),
        ("mailto:dana@callback.example", "mailto:dana@callback.example"),
    ],
)
def test_addresses_count_from_the_page(written: str, expected: str) -> None:
    """Root-relative, relative, a fragment alone: each leads where it leads on the page."""
    assert absolute_html(f'<a href="{written}">x</a>', PAGE) == f'<a href="{expected}">x</a>'


def test_pictures_keep_all_their_sizes() -> None:
    """src and every candidate of srcset become absolute, with their descriptors."""
    html = absolute_html('<img src="/a.png" srcset="/a.png 1x, b,c.png 2x" alt="A">', PAGE)
    assert html == (
        '<img src="https://callback.example/a.png" '
        'srcset="https://callback.example/a.png 1x, https://callback.example/articles/lead/b,c.png 2x" alt="A">'
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "http://["])
def test_what_cannot_be_followed_safely_is_no_link(address: str) -> None:
    """The words stay, the address goes."""
    assert absolute_html(f'<a href="{address}">words</a>', PAGE) == "<a>words</a>"


def test_nothing_that_runs_leaves_the_page() -> None:
    """Scripts go with their text; handlers, styles and classes of the page go too."""
    html = '<p class="lead" style="color:red" onclick="x()">Text<script>alert(1)</script><style>p{}</style></p>'
    assert absolute_html(html, PAGE) == "<p>Text</p>"


def test_code_points_that_xml_forbids_are_removed() -> None:
    """Written raw or as a character reference; tabs, newlines and emoji stay."""
    assert absolute_html("a\x00b\x0bc&#1;d\ufffee\tf\ng\U0001f642", PAGE) == "abcde\tf\ng\U0001f642"


@given(fragments)
def test_any_content_is_fit_to_leave_its_page(html: str) -> None:
    """Whatever is in it, what comes out links absolutely and runs nothing, and is left alone the second time."""
    once = absolute_html(html, PAGE)
    assert list(content_faults(once)) == []
    assert absolute_html(once, PAGE) == once


@given(title=any_text, summary=any_text, content=fragments, name=any_text)
def test_any_text_gives_valid_feeds_escaped_once(title: str, summary: str, content: str, name: str) -> None:
    """Well-formed and valid in all formats; the title reads as written, less what XML forbids."""
    item = replace(ITEM, title=title, summary=summary, content=content, authors=(name,), categories=(name,))
    feed = replace(FEED, title=name, description=summary, author=name, items=(item,))
    in_rss, in_atom, in_json = rss(feed, SITE), atom(feed, SITE), json_feed(feed, SITE)
    assert rss_faults(in_rss, SITE.absolute("feeds/articles.rss")) == []
    assert atom_faults(in_atom, SITE.absolute("feeds/articles.atom")) == []
    assert json_faults(in_json, SITE.absolute("feeds/articles.json")) == []

    legal = "".join(char for char in title if is_xml_char(char))
    expected = re.sub("[ \t\r\n]+", " ", legal).strip() or PAGE
    body = absolute_html(content, PAGE)
    document = json.loads(in_json)["items"][0]
    assert both_ways(item_of(in_rss).findtext("title") or "") == as_text(expected)
    assert entry_of(in_atom).findtext(f"{ATOM}title") == expected
    assert document["title"] == expected
    assert item_of(in_rss).findtext(f"{CONTENT}encoded") == body
    assert entry_of(in_atom).findtext(f"{ATOM}content") == body
    assert document["content_html"] == body


@given(title=any_text, content=fragments)
def test_a_feed_reader_takes_any_text(title: str, content: str) -> None:
    """feedparser never has to guess."""
    feed = replace(FEED, items=(replace(ITEM, title=title, content=content),))
    assert feedparser.parse(rss(feed, SITE)).bozo is False
    assert feedparser.parse(atom(feed, SITE)).bozo is False


def is_xml_char(char: str) -> bool:
    """The `Char` production of XML 1.0 section 2.2, asked of the parser that feeds are written with."""
    try:
        etree.Element("x").text = char
    except ValueError:
        return False
    return True
