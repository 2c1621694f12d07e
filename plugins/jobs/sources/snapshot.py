"""The copy of a remote feed as it lies in `content/data/sources/`: what came, when, and what has gone since. Pure.

All of it is one JSON file, so that a feed and its date never part; and with a line for each value, so that a note's
line says something, and a version control shows what has changed.
"""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import Field

from plugins.core.validation import Day, Model, Moment, WebAddress
from plugins.core.yaml import MAX_BYTES

from .rows import Manner, Row, make_rows, public, rows_of

KEPT = timedelta(days=180)
"""How long what has gone is remembered: as long as a closed posting has a page."""


class Gone(Model):
    """An entry of theirs that the feed no longer has, and the day on which that was seen."""

    withdrawn: Day
    entry: dict[str, Any]


class Known(Model):
    """What an entry is called here, and the day on which it was first seen."""

    id: str
    seen: Day


class Snapshot(Model):
    """A remote feed. `fetched` is when it was last known to be so; `etag`, `last_modified` are the server's words.

    `known` says by each of the keys of an entry (`Row.keys`) which id it has, whatever changes
    on their side.
    `pages` is how many answers the feed came in.
    """

    url: WebAddress
    fetched: Moment
    etag: str = ""
    last_modified: str = ""
    pages: int = 1
    feed: Any
    gone: tuple[Gone, ...] = ()
    known: dict[str, Known] = Field(default_factory=dict)


def gone_since(old: Snapshot | None, rows: list[Row], manner: Manner, today: date) -> tuple[Gone, ...]:
    """What has disappeared from a feed: what the copy remembers, and what it had and the feed has no more."""
    if old is None:
        return ()
    present = {key for row in public(rows) for key in row.keys}
    remembered = [each for each in old.gone if today - each.withdrawn <= KEPT]
    before = make_rows([(each.entry, ()) for each in remembered], old.feed, manner)
    missed = [row for row in rows_of(old.feed, manner) or [] if row.counts]
    days = [each.withdrawn for each in remembered] + [today] * len(missed)
    found: dict[str, Gone] = {}
    for row, day in zip((*before, *missed), days, strict=True):
        if not present.intersection(row.keys):
            found.setdefault(row.keys[-1], Gone(withdrawn=day, entry=row.item))
    return tuple(found.values())


def known_now(
    old: Snapshot | None, rows: list[Row], gone: tuple[Gone, ...], manner: Manner, today: date
) -> dict[str, Known]:
    """Which id each entry has, by all that it may be known by later. What is known keeps its id and its first day."""
    before = old.known if old else {}
    left = make_rows([(each.entry, ()) for each in gone], old.feed if old else None, manner)
    now: dict[str, Known] = {}
    for row in (*public(rows), *left):
        held = next((before[key] for key in row.keys if key in before), None)
        theirs = row.record.get("id")
        id = theirs if manner.feed_map.exact and isinstance(theirs, str) else row.id(manner.called)
        for key in row.keys:
            now.setdefault(key, held or Known(id=id, seen=today))
    return now


def write_copy(copy: Snapshot) -> str | None:
    """The text of the file. None where it would be larger than what a build reads."""
    text = _written(copy.model_dump(mode="python")) + "\n"
    return text if len(text.encode()) <= MAX_BYTES else None


def _written(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    return text.encode("utf-8", "replace").decode()  # half an emoji is no character


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
