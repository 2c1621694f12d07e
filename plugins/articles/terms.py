"""One thing under two spellings: which of them a category, a tag, an author or a series goes by. Knows no Pelican."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_SAID_ANYHOW = re.compile(r"[\s\-‐‑–—_'\"’‘“”„‚«»‹›`´,;:!?/()\[\]{}…·]|(?<=\w)\.|\.$")
"""Spaces, hyphens, quotes and punctuation: with or without them it is the same word. `+` and `#` make another."""
_MARKS = "Mn"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an article spells something: `key` is the front matter's ("tags"), `slug` what its address is made of."""

    key: str
    name: str
    slug: str
    source: str
    line: int
    date: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """Two things that are not one, and that the site could not tell apart."""

    spelling: Spelling
    other: Spelling


class Spellings:
    """The spelling that each thing goes by: that of the oldest article, of two on one day the one first by name."""

    def __init__(self, published: Iterable[Spelling], drafts: Iterable[Spelling] = ()) -> None:
        """Drafts come last: what is published must not look otherwise because of one."""
        self._by: dict[tuple[str, str], Spelling] = {}
        self.clashes: list[Clash] = []
        for each in (*sorted(published, key=_age), *sorted(drafts, key=_age)):
            first = self._by.setdefault((each.key, each.slug), each)
            if meaning(first.name) != meaning(each.name):
                self.clashes.append(Clash(each, first))

    def name(self, key: str, slug: str, written: str) -> str:
        found = self._by.get((key, slug))
        return found.name if found else written


def _age(spelling: Spelling) -> tuple[datetime, str, int, str]:
    return (spelling.date, spelling.source, spelling.line, spelling.name)


def meaning(name: str) -> str:
    """What is left of a name without what may be spelt either way: case, accents, quotes, hyphens, spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return _SAID_ANYHOW.sub("", "".join(char for char in plain if unicodedata.category(char) != _MARKS))
