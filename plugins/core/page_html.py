"""Lays out HTML from outside for a page: each block in its own direction. Pure.

On a page alone: feeds and markup carry the HTML as it is.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table"}
_TAG = re.compile(r'(<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>)')


def blocks(html: str) -> Markup:
    """`html` as nh3 writes it. Text that stands in no block gets a paragraph.

    A block takes its direction from its first letter, so that the full stop of an Arabic sentence stands at its left
    end. Code reads from left to right whatever is in it.
    """
    return Markup("".join(_laid_out(html)))  # noqa: S704 - takes nothing out and adds only what stands here


def _laid_out(html: str) -> Iterator[str]:
    depth = 0
    loose = False
    for text, tag, slash, name, attributes in _tokens(html):
        block = name in _BLOCKS
        if depth == 0 and loose and block:
            yield "</p>"
            loose = False
        if depth == 0 and not loose and not block and (tag or text.strip()):
            yield '<p dir="auto">'
            loose = True
        if not tag:
            yield text
            continue
        own = block and not slash and name != "pre" and (depth == 0 or name == "table")
        yield f'<{name} dir="auto"{attributes}>' if own else tag
        if block:
            depth += -1 if slash else 1
    if loose:
        yield "</p>"


def _tokens(html: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Text, or a tag with its slash, name and attributes. Text holds no `<`; what looks like a tag within an attribute
    is passed over with it."""
    end = 0
    for match in _TAG.finditer(html):
        if match.start() > end:
            yield html[end : match.start()], "", "", "", ""
        yield "", match[1], match[2], match[3], match[4]
        end = match.end()
    if end < len(html):
        yield html[end:], "", "", "", ""
