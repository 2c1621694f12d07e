"""The entries of a foreign feed, translated and told apart: what a build shows and what `make fetch` compares. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from plugins.core.yaml import Path_

from .feed_map import FeedMap
from .identity import derived_id, likeness, own_id
from .paths import EMPTY, Record
from .reading import list_in
from .splitting import fitting_patterns
from .translate import Translated, translate


@dataclass(frozen=True, slots=True)
class Manner:
    """How a source reads: its map, what fills what it leaves out, what its addresses count from, what it is called.

    `company` is the employer where a feed names none; `addresses` are patterns that one may be read from.
    """

    feed_map: FeedMap
    site: str = ""
    called: str = ""
    company: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(slots=True)
class Row:
    """One entry: theirs, its place in the feed, and what it is in our keys. `own` is the feed's own id of it."""

    item: Any
    path: Path_
    translated: Translated = field(default_factory=Translated)
    record: dict[str, Any] = field(default_factory=dict)
    own: str = ""
    company_read: bool = False

    @property
    def counts(self) -> bool:
        return isinstance(self.item, Mapping) and not self.translated.left_out

    @property
    def keys(self) -> list[str]:
        """What it may be known by later: its own id, and its address, title and company."""
        alike = "at:" + sha256(likeness(self.record).encode("utf-8", "replace")).hexdigest()[:16]
        return [f"id:{self.own}", alike] if self.own else [alike]

    def id(self, called: str) -> str:
        return derived_id(self.record, called, self.own)


def rows_of(feed: Any, manner: Manner, defaults: Mapping[str, Any] | None = None) -> list[Row] | None:
    """The entries of a feed. None where it has no list of postings. `defaults` are those of the file itself."""
    listed = list_in(feed, manner.feed_map.postings)
    return None if listed is None else make_rows(listed, feed, manner, defaults)


def make_rows(
    listed: Iterable[tuple[Any, Path_]], top: Any, manner: Manner, defaults: Mapping[str, Any] | None = None
) -> list[Row]:
    rows = [Row(item, path) for item, path in listed]
    items = [row.item for row in rows]
    manner = replace(manner, feed_map=_with_conditions_that_are_met(manner.feed_map, items, top))
    fitting = fitting_patterns(items, manner.feed_map, top)
    below = (manner.feed_map.defaults, defaults or {})
    _translate(rows, top, manner, fitting, below, manner.site)
    if not manner.site:
        site = _common_site(row.record.get("apply") for row in rows)
        lacking = [
            row for row in rows if not str(row.record.get("apply") or "").startswith(("https:", "mailto:", "http:"))
        ]
        if site and lacking:
            _translate(lacking, top, manner, fitting, below, site)
    _own_ids(rows)
    return rows


def _with_conditions_that_are_met(feed_map: FeedMap, items: list[Any], top: Any) -> FeedMap:
    """The map without a condition on what no entry has: it would leave all of them out."""
    records = [Record(each, top) for each in items if isinstance(each, Mapping)]
    met = {path: wanted for path, wanted in feed_map.only.items() if any(each.has(path) for each in records)}
    return feed_map if met == feed_map.only else feed_map.model_copy(update={"only": met})


def _translate(
    rows: list[Row],
    top: Any,
    manner: Manner,
    fitting: frozenset[str],
    below: tuple[Mapping[str, Any], ...],
    site: str,
) -> None:
    for row in rows:
        if not isinstance(row.item, Mapping):
            continue
        row.translated = translate(row.item, manner.feed_map, top, site, fitting)
        row.record = completed(row.translated.record, *below)
        row.own = own_id(Record(row.item, top), manner.feed_map.id)
        if not company_given(row.record) and (name := _employer(row.record, manner)):
            company = row.record.get("company")
            row.record["company"] = {**company, "name": name} if isinstance(company, dict) else name
            row.company_read = name != manner.company


def company_given(record: Mapping[str, Any]) -> bool:
    company = record.get("company")
    return bool(company.get("name")) if isinstance(company, Mapping) else company not in EMPTY


def _employer(record: Mapping[str, Any], manner: Manner) -> str:
    """The employer of a feed that names none: as its source is called, or out of the address."""
    if manner.company:
        return manner.company
    for address in (str(record.get("apply") or ""), manner.site):
        found = read_address(address, manner.addresses)
        if found and found.get("company"):
            return re.sub(r"[-_+]+|%20", " ", found["company"]).strip().title()
    host = urlsplit(str(record.get("apply") or "")).hostname or ""
    # The board of one employer, at an address of the employer's own.
    return host.split(".")[-2].title() if manner.addresses and host.count(".") else ""


def read_address(address: str, patterns: Iterable[str]) -> dict[str, str]:
    """What the holes of the first pattern hold that an address begins with ("jobs.lever.co/{company}"); {} for none."""
    bare = re.sub(r"^https?://(www\.)?", "", address, flags=re.I)
    for pattern in patterns:
        names = re.findall(r"\{(\w+)\}", pattern)
        regex = re.sub(r"\\\{\w+\\\}", "([^/?#.]+)", re.escape(pattern))
        if found := re.match(rf"{regex}(?=[/?#:]|$)", bare, re.I):
            return dict(zip(names, found.groups(), strict=True)) or {"": ""}
    return {}


def _common_site(addresses: Iterable[Any]) -> str:
    """The site that all full addresses of a feed lie on, "" where there are several."""
    sites = set()
    for address in addresses:
        if isinstance(address, str) and address.startswith("https://"):
            parts = urlsplit(address)
            sites.add(f"https://{parts.netloc}")
    return sites.pop() if len(sites) == 1 else ""


def _own_ids(rows: list[Row]) -> None:
    """An id that entries of different names share is none of theirs."""
    titles: dict[str, set[str]] = {}
    for row in rows:
        titles.setdefault(row.own, set()).add(" ".join(str(row.record.get("title", "")).split()).casefold())
    for row in rows:
        if row.own and len(titles[row.own]) > 1:
            row.own = ""


def public(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row.counts)


def completed(written: Mapping[str, Any], *defaults: Mapping[str, Any]) -> dict[str, Any]:
    """A record with what it leaves out, later defaults before earlier ones; within `salary` and its like, too."""
    record: dict[str, Any] = {}
    for layer in (*defaults, written):
        for key, value in layer.items():
            below = record.get(key)
            if isinstance(below, dict) and isinstance(value, str) and key == "salary":
                value = {"text": value}
            record[key] = {**below, **value} if isinstance(below, dict) and isinstance(value, dict) else value
    return record
