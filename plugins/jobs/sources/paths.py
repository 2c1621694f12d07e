"""Finds what a map's path names in somebody else's record. Pure.

A path is keys and numbers with points between them (`departments.0.name`). `*` stands for each of a list, and one
object is a list of one. `[name=Pay]` are those of a list whose `name` is Pay. `/name` begins at the top of the file
instead of the entry. `a | b` is the first of the two that holds something. A path with `{...}` in it is a text made
of others.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urljoin

from plugins.core.yaml import Path_

EMPTY: tuple[Any, ...] = (None, "", [], {})
_HOLE = re.compile(r"\{([^{}]+)\}")
_KEY_IS = re.compile(r"\[([^=\]]+)=([^\]]*)\]")


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str, ...]:
    """A path's steps. A point within square brackets parts nothing."""
    return tuple(re.findall(r"\[[^\]]*\]|[^.\[]+", path)) if path else ()


@lru_cache(maxsize=4096)
def alternatives(path: str) -> tuple[str, ...]:
    """The paths of `a | b`, in their order."""
    return tuple(part.strip() for part in path.split("|")) if "{" not in path else (path,)


def holes(template: str) -> list[str]:
    return _HOLE.findall(template)


def at(value: Any, path: str, *, aligned: bool = False) -> tuple[Any, Path_]:
    """What stands at a path (None where nothing does), and the part of the path that leads there.

    `*` leaves out what is empty, unless `aligned`: then each of the list has its place.
    """
    if isinstance(value, Mapping) and path in value:
        return value[path], (path,)
    return _walk(value, _steps(path), (), aligned)


def _walk(value: Any, steps: tuple[str, ...], place: Path_, aligned: bool) -> tuple[Any, Path_]:
    for number, step in enumerate(steps):
        rest = steps[number + 1 :]
        if step == "*":
            if value in EMPTY:
                return None, place
            listed = value if isinstance(value, list) else [value]
            found = [_walk(each, rest, (), aligned)[0] for each in listed]
            flat = [inner for each in found for inner in (each if isinstance(each, list) and "*" in rest else [each])]
            return (flat if aligned else [each for each in flat if each not in EMPTY]), place
        if chosen := _KEY_IS.fullmatch(step):
            listed = value if isinstance(value, list) else [value]
            near = [(index, each) for index, each in enumerate(listed) if _is(each, chosen[1], chosen[2])]
            if not near:
                return None, place
            place = (*place, near[0][0]) if isinstance(value, list) else place
            value = near[0][1]
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
            place = (*place, step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
            place = (*place, int(step))
        elif step == "0" and isinstance(value, Mapping):
            continue  # one object where a list may stand
        else:
            return None, place
    return value, place


def _is(value: Any, key: str, wanted: str) -> bool:
    found = at(value, key)[0] if isinstance(value, Mapping) else None
    return found is not None and as_text(found).casefold() == wanted.strip().casefold()


def as_text(value: Any) -> str:
    """A plain value as a map writes it: true, 3, Full time."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def each_of(value: Any, path: str) -> Iterator[tuple[Any, Path_]]:
    """Each entry of the list at a path, with its place. One object where a list may stand is a list of one."""
    before, star, after = path.partition("*")
    found, place = at(value, before.rstrip(".")) if before or not star else (value, ())
    listed = found if isinstance(found, list) else [found] if isinstance(found, Mapping) else []
    for index, each in enumerate(listed):
        here = (*place, index) if isinstance(found, list) else place
        if star and after:
            inner, within = at(each, after.lstrip("."))
            if inner is not None:
                yield inner, (*here, *within)
        else:
            yield each, here


@dataclass(slots=True)
class Record:
    """One entry of a feed, with what stands above it. `found` collects the paths that held something.

    `site` is the address that theirs count from, "" where nobody knows.
    """

    item: Mapping[str, Any]
    top: Any = None
    site: str = ""
    found: set[str] = field(default_factory=set)

    def get(self, path: str, *, aligned: bool = False) -> tuple[Any, Path_]:
        """The value at a path, with its place within the entry (() for what stands elsewhere)."""
        if "{" in path:
            return self.fill(path), ()
        place: Path_ = ()
        for each in alternatives(path):
            if each.startswith("/"):
                value, place = at(self.top, each[1:], aligned=aligned)[0], ()
            else:
                value, place = at(self.item, each, aligned=aligned)
            if value not in EMPTY or (place and len(place) == len(_steps(each))) or place == (each,):
                self.found.add(path)  # a key that is there and empty is no slip of the map's
            if value not in EMPTY:
                return value, place
        return None, place

    def has(self, path: str) -> bool:
        return self.get(path)[0] not in EMPTY

    def fill(self, template: str) -> str | None:
        """A text made of others, None where one of them is missing. Within an address they are written as one may."""
        address = template.startswith(("http", "{site}"))
        parts: dict[str, str] = {}
        for hole in holes(template):
            value = self.site.rstrip("/") if hole == "site" else self.get(hole)[0]
            if not isinstance(value, str | int | Decimal) or value == "":
                return None
            parts[hole] = as_text(value) if hole == "site" or not address else quote(as_text(value), safe="/")
        self.found.add(template)
        return _HOLE.sub(lambda hole: parts[hole[1]], template)

    def absolute(self, address: str) -> str:
        """An address of theirs in full, where it is known what it counts from."""
        if self.site and re.match(r"/|\./|[\w-]+/", address):
            return urljoin(self.site, address)
        return address
