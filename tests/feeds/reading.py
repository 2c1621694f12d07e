"""The plain texts of a feed, each read as readers read it.

A text is what a reader shows of it. Where that holds an element, a comment or a handler, it was no text to that reader.
"""

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any, TypeAlias

import feedparser
from lxml import etree

from tests.feeds.rules import ATOM, DC

Texts: TypeAlias = list[tuple[str, str]]
"""Name of the field and what is shown: of the feed, then item by item."""

JOINER = "\N{WORD JOINER}"
"""It has no width and breaks no line: what differs by it alone looks the same."""


class MarkupError(AssertionError):
    """What was written as plain text is markup to this reader."""


class _Text(HTMLParser):
    """Keeps the text of a fragment of HTML, and refuses all else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        raise MarkupError(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        raise MarkupError(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        raise MarkupError(f"<!--{data}-->")

    handle_decl = handle_pi = unknown_decl = handle_comment


_BEHIND = "'\">"
"""Something stands behind a text on every reader's page: it would end a tag that the text leaves open."""


def as_html(text: str) -> str:
    """What a reader shows of a text that it takes for HTML. Raises MarkupError where that is not words alone."""
    parser = _Text()
    parser.feed(text + _BEHIND)
    parser.close()
    return "".join(parser.parts).removesuffix(_BEHIND).replace(JOINER, "")


def as_text(text: str) -> str:
    """What a reader shows of a text that it takes for text."""
    return text.replace(JOINER, "")


def both_ways(text: str) -> str:
    """Of the titles and names of RSS some readers make text, others HTML: they must show the same."""
    shown = as_text(text)
    if as_html(text) != shown:
        raise MarkupError(text)
    return shown


def rss_texts(document: bytes) -> Texts:
    """RSS: a description is HTML (RSS Best Practices Profile); all else is what a reader makes of it."""
    channel = etree.fromstring(document).find("channel")
    assert channel is not None
    return [pair for holder in (channel, *channel.iterfind("item")) for pair in _of_rss(holder)]


def _of_rss(holder: etree._Element) -> Iterator[tuple[str, str]]:
    ways: dict[str, tuple[str, Callable[[str], str]]] = {
        "title": ("title", both_ways),
        "description": ("summary", as_html),
        f"{DC}creator": ("author", both_ways),
        "category": ("category", both_ways),
    }
    for child in holder:
        if str(child.tag) in ways:
            name, way = ways[str(child.tag)]
            yield name, way(child.text or "")


def atom_texts(document: bytes) -> Texts:
    """Atom says itself what a text is (RFC 4287, 3.1.1); names and terms are text always."""
    feed = etree.fromstring(document)
    return [pair for holder in (feed, *feed.iterfind(f"{ATOM}entry")) for pair in _of_atom(holder)]


def _of_atom(holder: etree._Element) -> Iterator[tuple[str, str]]:
    for child in holder:
        name = str(child.tag).removeprefix(ATOM)
        if name in ("title", "subtitle", "summary"):
            way = as_html if child.get("type", "text") == "html" else as_text
            yield "title" if name == "title" else "summary", way(child.text or "")
        elif name == "author":
            yield "author", child.findtext(f"{ATOM}name") or ""
        elif name == "category":
            yield "category", child.get("term") or ""


def json_texts(document: bytes) -> Texts:
    """JSON Feed: all of these are plain text (jsonfeed.org/version/1.1)."""
    feed = json.loads(document)
    return [pair for holder in (feed, *feed["items"]) for pair in _of_json(holder)]


def _of_json(holder: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", holder["title"]
    yield from (("summary", holder[name]) for name in ("description", "summary") if name in holder)
    yield from (("author", author["name"]) for author in holder.get("authors", []))
    yield from (("category", tag) for tag in holder.get("tags", []))


def feedparser_texts(document: bytes) -> Texts:
    """What feedparser makes of an RSS or Atom document, each text by the type that it found."""
    parsed = feedparser.parse(document, sanitize_html=False)
    assert parsed.bozo is False
    found: Texts = []
    for holder in (parsed.feed, *parsed.entries):
        for name, detail in (("title", "title_detail"), ("summary", "subtitle_detail"), ("summary", "summary_detail")):
            if detail in holder:
                way = as_text if holder[detail].type == "text/plain" else as_html
                found.append((name, way(holder[detail].value)))
        found += [("author", as_text(author.name)) for author in holder.get("authors", []) if "name" in author]
        found += [("category", as_text(tag.term)) for tag in holder.get("tags", [])]
    return found
