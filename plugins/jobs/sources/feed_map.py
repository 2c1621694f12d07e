"""Translates somebody else's feed into our fields by a map: keys, values, places. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from plugins.core.markdown import plain_text
from plugins.core.urls import slugify
from plugins.core.validation import Model
from plugins.core.yaml import Path_
from plugins.jobs.model import DAYS, Company, Entry, Place, Salary, is_web_address

_WITHIN: dict[str, type[Model]] = {"company": Company, "locations": Place, "salary": Salary}
"""Fields that have keys of their own, which a map may name: `salary.min`."""
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)[.,]?\d*(.*)", re.DOTALL)
_EMPTY: tuple[Any, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class FeedMap:
    """How a foreign feed reads.

    `postings` is where the list stands ("" for the file itself), `fields` their path to ours, `values` our path to
    (their value to ours), `ignore` their keys that mean nothing here, `html` our fields that they fill with HTML.
    A path is keys and numbers with points between them, `departments.0.name`; `*` stands for each of a list.
    """

    fields: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    html: frozenset[str] = frozenset()
    postings: str = ""


@dataclass(slots=True)
class Translated:
    """A record in our keys. `keys` says where each came from in theirs; `unknown` names the keys left over."""

    record: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Path_] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def is_field(path: str) -> bool:
    """Whether a map or a default can fill this: a field of a posting, or a key within one."""
    name, _, within = path.partition(".")
    if name not in Entry.model_fields or name == "id":
        return False
    return not within or (name in _WITHIN and within in _WITHIN[name].model_fields)


def translate(theirs: Mapping[str, Any], feed_map: FeedMap) -> Translated:
    """Their record under our keys and with our values. A key of ours that they use too needs no line in the map."""
    done = Translated()
    taken = set(feed_map.fields.values())
    pairs = list(feed_map.fields.items())
    named = {path if path in theirs else path.partition(".")[0] for path, _ in pairs}
    for key in theirs:
        if key in named or key in feed_map.ignore:
            continue
        if key in taken or key not in Entry.model_fields or key == "id":
            done.unknown.append(key)
        else:
            pairs.append((key, key))
    for path, ours in pairs:
        value, place = at(theirs, path)
        if value in _EMPTY:
            continue
        name, _, within = ours.partition(".")
        value = _translated(value, ours, feed_map)
        if not within:
            done.record[name] = value
        elif isinstance(inner := done.record.setdefault(name, {}), dict):
            inner[within] = value
        done.keys.setdefault(name, place)
    return done


def at(value: Any, path: str) -> tuple[Any, Path_]:
    """What stands at a path of theirs (None where nothing does), and the part of the path that leads there."""
    if isinstance(value, Mapping) and path in value:
        return value[path], (path,)
    steps = path.split(".") if path else []
    place: list[str | int] = []
    for number, step in enumerate(steps):
        if step == "*" and isinstance(value, list):
            rest = ".".join(steps[number + 1 :])
            return [inner for each in value if (inner := at(each, rest)[0]) not in _EMPTY], tuple(place)
        if isinstance(value, Mapping) and step in value:
            value = value[step]
            place.append(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
            place.append(int(step))
        else:
            return None, tuple(place)
    return value, tuple(place)


def _translated(value: Any, ours: str, feed_map: FeedMap) -> Any:
    if isinstance(value, list):
        return [_translated(each, ours, feed_map) for each in value]
    if ours in feed_map.html and ours != "description" and isinstance(value, str):
        value = plain_text(value)
    if isinstance(value, str | int | Decimal):
        written = str(value).lower() if isinstance(value, bool) else str(value)
        value = feed_map.values.get(ours, {}).get(written, value)
    if ours in DAYS:
        return _day(value)
    if ours in ("salary.min", "salary.max") and isinstance(value, str) and re.fullmatch(r"\d{1,9}(\.\d{1,2})?", value):
        return Decimal(value)
    return value


def _day(value: Any) -> Any:
    """The day of a moment: ISO 8601, or seconds or milliseconds since 1970 as programs count. Else as it stands."""
    if isinstance(value, str) and (moment := _MOMENT.fullmatch(value.strip())):
        day, clock, zone = moment.groups()
        return day if _can_be(clock, zone.strip()) else value
    if isinstance(value, int) and 10**9 <= value < 10**13:
        seconds = value / 1000 if value >= 10**11 else value
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return value


def _can_be(clock: str, zone: str) -> bool:
    """Whether a clock can show this. Midnight may be 24:00, a second the leap one; a zone in words is any."""
    if re.match(r"[+-]\d", zone) and not re.fullmatch(r"[+-](0\d|1[0-4])(:?[0-5]\d)?", zone):
        return False
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    return (hour < 24 and minute < 60 and second <= 60) or (hour, minute, second) == (24, 0, 0)


def completed(written: Mapping[str, Any], *defaults: Mapping[str, Any]) -> dict[str, Any]:
    """A record with what it leaves out, later defaults before earlier ones; within `salary` and its like, too."""
    record: dict[str, Any] = {}
    for layer in (*defaults, written):
        for key, value in layer.items():
            below = record.get(key)
            record[key] = {**below, **value} if isinstance(below, dict) and isinstance(value, dict) else value
    return record


def without_addresses(places: Any) -> tuple[Any, list[str]]:
    """The places that are places, and the web addresses that stood among them."""
    listed = places if isinstance(places, list) else [places]
    dropped = [place for place in listed if isinstance(place, str) and is_web_address(place)]
    return [place for place in listed if place not in dropped and place is not None], dropped


def derived_id(record: Mapping[str, Any]) -> str:
    """An id from address, title, company and place: the same for the same posting in every build.

    Its beginning is for people, its last eight characters keep two postings of one name apart.
    """
    title, company = str(record.get("title", "")), str(record.get("company", ""))
    identity = (record.get("apply", ""), title, company, record.get("locations", ""))
    text = "\x1f".join(" ".join(str(part).split()).casefold() for part in identity)
    readable = [slugify(title)[:44].strip("-"), slugify(company)[:24].strip("-")]
    return "-".join([part for part in readable if part] + [sha256(text.encode()).hexdigest()[:8]])
