"""Texts that hold several of our fields, such as "Acme: Clerk" (`split` in a map). Pure."""

import re
from collections.abc import Mapping
from typing import Any

from .feed_map import FeedMap
from .paths import Record

_HOLE = re.compile(r"\{(\w+(?:\.\w+)?)\}")


def split_into(made: dict[str, Any], record: Record, feed_map: FeedMap, fitting: frozenset[str]) -> None:
    """What a text of theirs holds of ours, where a pattern fits every entry and something of it is missing yet."""
    for path, patterns in feed_map.split.items():
        text = record.get(path)[0]
        for pattern in patterns:
            if pattern not in fitting or not isinstance(text, str):
                continue
            names = [name for name in _HOLE.findall(pattern) if name != "_"]
            found = pattern_of(pattern).fullmatch(text.strip())
            if found and not all(name.partition(".")[0] in made for name in names):
                made |= {name: found[number].strip() for number, name in enumerate(names, 1)}
                break


def pattern_of(pattern: str) -> re.Pattern[str]:
    """ "{company}: {title}" as a regular expression: a hole takes as little as it can, the last one all."""
    pieces = re.split(r"(\{\w+(?:\.\w+)?\})", pattern)
    made = ""
    for piece in pieces:
        if piece == "{_}":
            made += r".*?"
        elif _HOLE.fullmatch(piece):
            made += r"(.+?)"
        else:
            made += r"\s+".join(re.escape(word) for word in piece.split(" "))
    return re.compile(made, re.DOTALL)


def fitting_patterns(entries: list[Any], feed_map: FeedMap, top: Any = None) -> frozenset[str]:
    """The patterns of `split` that fit every entry that has such a text."""
    fits: set[str] = set()
    for path, patterns in feed_map.split.items():
        texts = [Record(each, top).get(path)[0] for each in entries if isinstance(each, Mapping)]
        texts = [text for text in texts if isinstance(text, str) and text.strip()]
        for pattern in patterns:
            compiled = pattern_of(pattern)
            if texts and all(compiled.fullmatch(text.strip()) for text in texts):
                fits.add(pattern)
    return frozenset(fits)
