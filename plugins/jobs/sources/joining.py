"""Texts in several parts, each behind its heading (`join` in a map). Pure."""

import re
from collections.abc import Iterator
from html import escape

from .feed_map import FeedMap, Part
from .paths import Record


def joined(record: Record, feed_map: FeedMap) -> dict[str, str]:
    """Our fields that a map puts together of several parts."""
    made: dict[str, str] = {}
    for name, parts in feed_map.join.items():
        html = name in feed_map.html
        pieces: list[str] = []
        for part in parts:
            for heading, text in _pieces(part, record):
                if html:
                    text = f"<ul>{text}</ul>" if re.match(r"\s*<li\b", text, re.I) else text
                    pieces.append(f"<h3>{escape(heading)}</h3>\n{text}" if heading else text)
                else:
                    pieces.append(f"### {heading}\n\n{text}" if heading else text)
        if pieces:
            made[name] = ("\n" if html else "\n\n").join(pieces)
    return made


def _pieces(part: str | Part, record: Record) -> Iterator[tuple[str, str]]:
    """The texts of one part with their headings."""
    path, heading, titled = (part, "", "") if isinstance(part, str) else (part.text, part.heading, part.titled)
    texts = record.get(path, aligned=True)[0]
    headings = record.get(heading, aligned=True)[0] if heading else titled
    for number, text in enumerate(texts if isinstance(texts, list) else [texts]):
        above = headings[number] if isinstance(headings, list) and number < len(headings) else headings
        if isinstance(text, str) and text.strip():
            yield (above.strip() if isinstance(above, str) else ""), text
