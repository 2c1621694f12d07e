"""Translates one entry of somebody else's feed into our fields, by a map. Pure.

What comes out has our keys and, where it can be told, our words; whether it is sound is for the model to say.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from plugins.core.markdown import plain_text
from plugins.core.yaml import Path_
from plugins.jobs.model import Entry

from .amounts import amount, hundredth, pay_of
from .feed_map import ELSE, FeedMap
from .joining import joined
from .paths import EMPTY, Record, alternatives, as_text
from .places import Groups, places_of, together
from .spellings import employment_type, not_public, pay_period, remote_word
from .splitting import split_into

_LISTS = ("type",)
_NAMED = ("#text", "name", "label", "title", "display_name", "text", "value", "url", "href", "@href", "@term", "id")
_TAGS = re.compile(r"<(?:p|br|div|ul|ol|li|h[1-6]|strong|b|span|table|a)\b[^>]*>|&lt;(?:p|br|div|ul|h[1-6])\b", re.I)


@dataclass(slots=True)
class Translated:
    """A record in our keys. `keys` says where each came from in theirs; `unknown` names the keys left over.

    `left_out` says why the entry doesn't count, "" where it does. `html`: the description is HTML.
    """

    record: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Path_] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    left_out: str = ""
    html: bool = False


def translate(
    theirs: Mapping[str, Any], feed_map: FeedMap, top: Any = None, site: str = "", fitting: frozenset[str] = frozenset()
) -> Translated:
    """An entry under our keys and with our values. A key of ours that they use too needs no line in the map.

    `top` is the whole file, `site` what their addresses count from, `fitting` the patterns of `split` that every entry
    of the feed has.
    """
    done = Translated()
    record = Record(theirs, top, site, done.found)
    done.left_out = _left_out(record, feed_map)
    places = Groups()
    whole: list[Any] = []
    for path, ours in _pairs(theirs, feed_map, done):
        value, place = record.get(path, aligned=ours.startswith("locations."))
        if value in EMPTY:
            continue
        value = translated(plain(value, ours), path, ours, feed_map)
        if value in EMPTY:
            continue
        name, _, within = ours.partition(".")
        if name == "locations":
            if within:
                places.add(path, within, value)
            else:
                whole += places_of(value) if not feed_map.exact else [_exact(each) for each in _listed(value)]
        else:
            _enter(done.record, name, within, value)
        done.keys.setdefault(name, place)
    if found := together(places.places(), whole):
        done.record["locations"] = found
    done.record |= joined(record, feed_map)
    for name, conditions in feed_map.when.items():
        if any(not met(record, path, wanted, unsaid=True) for path, wanted in conditions.items()):
            done.record.pop(name, None)
    split_into(done.record, record, feed_map, fitting)
    if isinstance(done.record.get("apply"), str):
        done.record["apply"] = record.absolute(done.record["apply"])
    description = done.record.get("description")
    done.html = "description" in feed_map.html or (isinstance(description, str) and bool(_TAGS.search(description)))
    return done


def _left_out(record: Record, feed_map: FeedMap) -> str:
    if not feed_map.only:
        return not_public(record.item)
    for path, wanted in feed_map.only.items():
        if not met(record, path, wanted):
            value = record.get(path)[0]
            return f"{path}: {'not given' if value is None else as_text(value)}"
    return ""


def met(record: Record, path: str, wanted: tuple[str, ...], *, unsaid: bool = False) -> bool:
    """Whether what stands at a path is one of these. `unsaid` is the answer where nothing does."""
    value = record.get(path)[0]
    held = {as_text(each).casefold() for each in _listed(value)}
    return bool({each.casefold() for each in wanted} & held) if held else unsaid


def _pairs(theirs: Mapping[str, Any], feed_map: FeedMap, done: Translated) -> Iterator[tuple[str, str]]:
    """Their paths with ours: those of the map, then the keys that are called as ours."""
    ours = {target for targets in feed_map.fields.values() for target in targets}
    taken = {target.partition(".")[0] for target in ours} | feed_map.join.keys()
    named: set[str] = set()
    for path in feed_map.paths:
        inner = re.findall(r"\{([^{}]+)\}", path) if "{" in path else [path]
        for each in (one for part in inner for one in alternatives(part)):
            named.add(each if each in theirs else re.split(r"[.\[]", each, maxsplit=1)[0])
    named |= {re.split(r"[.\[]", each, maxsplit=1)[0] for each in (*feed_map.split, *alternatives(feed_map.id))}
    for path, targets in feed_map.fields.items():
        for target in targets:
            yield path, target
    for key in theirs:
        if key in named or any(fnmatchcase(key, pattern) for pattern in feed_map.ignore):
            continue
        if key in taken or key not in Entry.model_fields:
            if theirs[key] not in EMPTY:
                done.unknown.append(key)
        else:
            yield key, key


def _enter(record: dict[str, Any], name: str, within: str, value: Any) -> None:
    """The first that says something counts; of lists, each does."""
    if within:
        inner = record.setdefault(name, {})
        if isinstance(inner, str) and name == "company":
            inner = record[name] = {"name": inner}
        if isinstance(inner, dict):
            inner.setdefault(within, value)
    elif name == "applicants_from":
        record[name] = [*_listed(record.get(name)), *filter(None, map(_area, _listed(value)))]
    elif name in _LISTS:
        record[name] = [*_listed(record.get(name)), *_listed(value)]
    elif name == "company":
        company = company_of(value)
        held = record.get(name)
        if isinstance(held, dict) and not isinstance(company, dict):
            held.setdefault("name", company)
        else:
            record.setdefault(name, company)
    elif name == "salary":
        pay = pay_of(value)
        held = record.get(name)
        if isinstance(held, dict) and isinstance(pay, dict):
            record[name] = {**pay, **held}
        elif pay not in EMPTY and not (isinstance(held, dict) and {"min", "max"} & held.keys()):
            record[name] = {**held, "text": pay} if isinstance(held, dict) and isinstance(pay, str) else pay
    else:
        record.setdefault(name, value)


def _exact(place: Any) -> Any:
    """A place of a board like this one: free text stands under `text`."""
    return place["text"] if isinstance(place, Mapping) and place.keys() == {"text"} else place


def plain(value: Any, ours: str) -> Any:
    """What a field of ours can hold: of an object its name; of a list the first, where one is wanted."""
    name, _, within = ours.partition(".")
    if name in ("locations", "applicants_from") or (name in ("company", "salary") and not within):
        return value
    if isinstance(value, list):
        inner = [each for one in value if (each := plain(one, ours)) not in EMPTY]
        return inner if name in _LISTS else inner[0] if inner else None
    if isinstance(value, Mapping):
        return next((value[key] for key in _NAMED if isinstance(value.get(key), str) and value[key]), value)
    return value


def _area(value: Any) -> Any:
    """An area of theirs: a text, or an object with a name."""
    return (
        next((value[key] for key in ("name", "code") if value.get(key)), None) if isinstance(value, Mapping) else value
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in EMPTY else [value]


def company_of(value: Any) -> Any:
    """A company from an object of theirs: its name, with address and picture where they are given."""
    if not isinstance(value, Mapping):
        return value
    made = {"name": next((value[key] for key in ("name", "title", "label", "display_name") if value.get(key)), None)}
    for ours, names in {"url": ("url", "sameAs", "website"), "logo": ("logo", "logo_url", "logoUrl")}.items():
        found = next((value[key] for key in names if value.get(key)), None)
        made[ours] = found.get("url") if isinstance(found, Mapping) else found
    return {key: inner for key, inner in made.items() if inner not in EMPTY}


def translated(value: Any, path: str, ours: str, feed_map: FeedMap) -> Any:
    """A value in our words: by the map's `values` first, then by what everybody writes."""
    if isinstance(value, list):
        made = [translated(each, path, ours, feed_map) for each in value]
        return made if ours.startswith("locations.") else [each for each in made if each not in EMPTY]
    if ours in feed_map.html and ours != "description" and isinstance(value, str):
        value = plain_text(value)
    if isinstance(value, str | int | Decimal):
        table = _table(path, ours, feed_map)
        written = as_text(value).strip()
        folded = {key.casefold(): key for key in table}
        key = written if written in table else folded.get(written.casefold(), ELSE)
        if key in table and (key != ELSE or written.casefold() == ELSE or ELSE in table):
            chosen = table[key]
            return list(chosen) if isinstance(chosen, tuple) else chosen
    return value if feed_map.exact else _ours(value, path, ours, feed_map)


def _table(path: str, ours: str, feed_map: FeedMap) -> Mapping[str, Any]:
    """The `values` for a path of theirs, or else for the field of ours."""
    targets = {target for each in feed_map.fields.values() for target in each}
    if path in feed_map.values and path not in targets:
        return feed_map.values[path]
    return feed_map.values.get(ours, {})


def _ours(value: Any, path: str, ours: str, feed_map: FeedMap) -> Any:
    if ours == "type" and isinstance(value, str):
        return employment_type(value)
    if ours == "remote" and isinstance(value, str | bool):
        return remote_word(as_text(value))
    if ours == "salary.per" and isinstance(value, str):
        known = feed_map.defaults.get("salary")
        return pay_period(value) or (None if isinstance(known, dict) and known.get("per") else value)
    if ours == "salary.currency" and isinstance(value, str):
        return value.strip().upper()
    if ours in ("salary.min", "salary.max"):
        cents = ours in feed_map.hundredths or re.search(r"(?:_cents|Cents)$", path)
        return hundredth(value) if cents else amount(value)
    return value
