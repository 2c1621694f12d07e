"""Puts what may be wider than the page into boxes of their own, which scroll under a finger and by keyboard."""

import re
from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup, escape

from .tags import Kind, tokens

_WIDE = ("table", "pre")
_HEADS = re.compile(r"<th(?=[\s>])[^>]*>(.*?)</th>", re.DOTALL)
_LONGEST = 60


def boxed(html: Markup, role: str = "region") -> Markup:
    """The HTML with each table and each block of code in a box.

    `role` is "group" where several such texts stand on one page: regions must have names of their own.
    """
    names: Counter[str] = Counter()
    made: list[str] = []
    at = 0
    for begin, end, element in _wide(html):
        whole = html[begin:end]
        name = _name(element, whole)
        names[name] += 1
        label = name if names[name] == 1 else f"{name} ({names[name]})"
        opening = f'<div class="scroll" role="{role}" tabindex="0" aria-label="{escape(label)}">'
        made += [html[at:begin], opening, whole, "</div>"]
        at = end
    return Markup("".join([*made, html[at:]]))  # noqa: S704 - it was HTML, and what is put around it is escaped


def _wide(html: str) -> Iterator[tuple[int, int, str]]:
    """Where each table or block of code begins and ends, and which it is; those within others are part of them."""
    if not any(f"<{name}" in html for name in _WIDE):
        return
    begin, element, depth = 0, "", 0
    for token in tokens(str(html)):
        if not depth and token.kind is Kind.OPEN and token.name in _WIDE:
            begin, element, depth = token.start, token.name, 1
        elif depth and token.name == element:
            depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(token.kind, 0)
            if not depth:
                yield begin, token.start + len(token.text), element


def _name(element: str, html: str) -> str:
    """ "Table: Day, What to send", by its heads; code is called code."""
    if element == "pre":
        return "Code"
    heads = ", ".join(filter(None, (Markup(head).striptags() for head in _HEADS.findall(html))))  # noqa: S704
    if len(heads) > _LONGEST:
        heads = heads[:_LONGEST].rpartition(", ")[0] or heads[:_LONGEST]
    return f"Table: {heads}" if heads else "Table"
