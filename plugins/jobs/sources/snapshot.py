"""The copy of a remote feed as it lies in `content/data/sources/`: what came, when, and what has gone since. Pure.

All of it is one JSON file, so that a feed and its date never part; and with a line for each value, so that a note's
line says something, and a version control shows what has changed.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from plugins.core.report import Report
from plugins.core.validation import Day, Model, Moment, WebAddress
from plugins.core.yaml import MAX_BYTES, Document, load

from .feed_map import FeedMap, at, derived_id, translate

KEPT = timedelta(days=180)
"""How long what has gone is remembered: as long as a closed posting has a page."""


class Gone(Model):
    """An entry of theirs that the feed no longer has, and the day on which that was seen."""

    withdrawn: Day
    entry: dict[str, Any]


class Snapshot(Model):
    """A remote feed. `fetched` is when it was last known to be so; `etag`, `last_modified` are the server's words."""

    url: WebAddress
    fetched: Moment
    etag: str = ""
    last_modified: str = ""
    feed: Any
    gone: tuple[Gone, ...] = ()


def read_feed(data: bytes, source: str, report: Report) -> Document | None:
    """What a server sent, JSON or YAML, as a document. None where it is neither, and why goes into the report."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.problem(source, f"it is not UTF-8 (byte {error.start})")
        return None
    try:
        # JSON first: what it escapes (emoji as two halves) YAML does not take.
        text = _written(json.loads(text, parse_float=Decimal))
    except (ValueError, RecursionError):
        return load(text, source, report)
    return load(text, source, report)


def entries(feed: Any, feed_map: FeedMap) -> list[Any] | None:
    """The list of postings within a feed of theirs. None where there is none."""
    where = feed_map.postings or ("postings" if isinstance(feed, dict) else "")
    found = at(feed, where)[0] if where else feed
    return found if isinstance(found, list) else None


def gone_since(old: Snapshot | None, feed: Any, feed_map: FeedMap, today: date) -> tuple[Gone, ...]:
    """What has disappeared from a feed: what the copy remembers, and what it had and the feed has no more."""
    if old is None:
        return ()
    present = {id for id, _ in _known(entries(feed, feed_map), feed_map)}
    remembered = [(_id(each.entry, feed_map), each) for each in old.gone if today - each.withdrawn <= KEPT]
    missed = [(id, Gone(withdrawn=today, entry=item)) for id, item in _known(entries(old.feed, feed_map), feed_map)]
    found: dict[str, Gone] = {}
    for id, each in (*remembered, *missed):
        if id not in present:
            found.setdefault(id, each)
    return tuple(found.values())


def write_copy(copy: Snapshot) -> str | None:
    """The text of the file. None where it would be larger than what a build reads."""
    text = _written(copy.model_dump(mode="python")) + "\n"
    return text if len(text.encode()) <= MAX_BYTES else None


def _known(listed: list[Any] | None, feed_map: FeedMap) -> Iterator[tuple[str, dict[str, Any]]]:
    for item in listed or []:
        if isinstance(item, dict):
            yield _id(item, feed_map), item


def _id(item: dict[str, Any], feed_map: FeedMap) -> str:
    return derived_id(translate(item, feed_map).record)


def _written(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    return text.encode("utf-8", "replace").decode()  # half an emoji is no character


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
