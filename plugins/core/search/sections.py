"""The text of HTML by its headings, line by line, as a search reads it. Pure."""

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from .document import Section

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WITHIN_A_LINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split()
)
_UNREAD = frozenset({"script", "style", "template"})
_BLANKS = re.compile(r"[ \t\r\f]+")
_LINES = re.compile(r"\s*\n\s*")
_Mark = tuple[str, str] | str
"""A heading (its id and text), or a piece of text."""


def sections_of(html: str) -> tuple[Section, ...]:
    """One for each heading that has an id, and one before them for what stands above the first, where there is any."""
    if not html.strip():
        return ()
    found: list[Section] = []
    id, heading, text = "", "", ""
    for mark in _marks(lxml_html.fragment_fromstring(html, create_parent="div")):
        if isinstance(mark, str):
            text += mark
            continue
        found.append(Section(id, heading, _lines(text)))
        (id, heading), text = mark, ""
    found.append(Section(id, heading, _lines(text)))
    return tuple(each for each in found if each.text or each.id)


def _marks(element: lxml_html.HtmlElement) -> Iterator[_Mark]:
    if isinstance(element.tag, str) and element.tag not in _UNREAD:
        if element.tag in _HEADINGS and element.get("id"):
            yield element.get("id", ""), _BLANKS.sub(" ", element.text_content()).strip()
        else:
            apart = element.tag not in _WITHIN_A_LINE
            if apart:
                yield "\n"
            yield re.sub(r"\n", " ", element.text or "")
            for child in element:
                yield from _marks(child)
            if apart:
                yield "\n"
    yield re.sub(r"\n", " ", element.tail or "")


def _lines(text: str) -> str:
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
