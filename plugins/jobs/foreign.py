"""Somebody else's feed in our terms: keys, values and places of a foreign record, translated by a map. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from plugins.core.urls import slugify

from .model import Entry, is_web_address


@dataclass(frozen=True, slots=True)
class FeedMap:
    """How a foreign feed reads: `fields` their key to ours, `values` our key to (their value to ours)."""

    fields: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    ignore: frozenset[str]


@dataclass(slots=True)
class Translated:
    """A record in our keys. `keys` says which of their keys each came from; `unknown` names the ones left over."""

    record: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def translate(theirs: Mapping[str, Any], feed_map: FeedMap) -> Translated:
    """Their record under our keys and with our values. A key of ours that they use too needs no line in the map."""
    done = Translated()
    for key, value in theirs.items():
        if key in feed_map.ignore:
            continue
        ours = feed_map.fields.get(key, key)
        if ours not in Entry.model_fields or ours == "id":
            done.unknown.append(key)
            continue
        done.record[ours] = _translated(value, feed_map.values.get(ours, {}))
        done.keys[ours] = key
    return done


def _translated(value: Any, values: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_translated(each, values) for each in value]
    return values.get(str(value), value) if isinstance(value, str | int | float) else value


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
