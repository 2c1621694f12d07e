"""Public holidays and weekends of the `holidays` package: the site's own regions, and every country with its parts."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Any

from babel import Locale
from holidays import HolidayBase, country_holidays
from holidays.utils import list_supported_countries

from plugins.core.digests import code_digest, digest
from plugins.core.store import Store
from plugins.core.urls import slugify

from .schedule import Calendar

KIND = "holidays"
NONE = "none"
_ISO_PART = re.compile(r"[A-Z0-9]{1,3}")


class UnknownRegionError(ValueError):
    """A code for which there is no holiday calendar."""


@dataclass(frozen=True, slots=True)
class Region:
    """`code` is ISO 3166-1, or with a subdivision ISO 3166-2; `name` is in the site's language."""

    code: str
    name: str
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a country, which has the country's weekend. `code` is what follows the country's in ISO 3166-2.

    A few towns have holidays of their own and no such code; theirs is their name as a slug ("stadt-zurich").
    """

    code: str
    name: str
    holidays: frozenset[date]


@dataclass(frozen=True, slots=True)
class Country:
    """`code` is ISO 3166-1; `calendar` is that of the whole country, without what only a part has."""

    code: str
    calendar: Calendar
    parts: tuple[Part, ...]


def years_around(today: date) -> range:
    """The years whose holidays are carried: last year to the next two."""
    return range(today.year - 1, today.year + 3)


def is_region(code: str) -> bool:
    """Whether there is a holiday calendar for a code, such as US or CA-ON."""
    country, hyphen, part = code.partition("-")
    parts = list_supported_countries().get(country)
    return parts is not None and (not hyphen or (part in parts and bool(_ISO_PART.fullmatch(part))))


def read_region(code: str, years: range, language: str) -> Region:
    """Raises UnknownRegionError."""
    if not re.fullmatch(rf"[A-Z]{{2}}(-{_ISO_PART.pattern})?", code):
        raise UnknownRegionError(code)
    country, _, subdivision = code.partition("-")
    try:
        found = country_holidays(country, subdiv=subdivision or None, years=years)
    except NotImplementedError as error:
        raise UnknownRegionError(code) from error
    name = str(Locale.parse(language, sep="-").territories.get(country, country))
    if subdivision:
        name = f"{name}, {_part_name(found, subdivision)}"
    return Region(code, name, _calendar(found, years))


def kept_countries(years: range, store: Store) -> tuple[Country, ...]:
    """As `read_countries`, from what an earlier build has kept, where it did."""
    key = digest(code_digest(), version("holidays"), repr(years))
    kept = store.get(KIND, key)
    with suppress(ValueError, TypeError, KeyError):  # it is damaged, and made again
        if kept is not None:
            return _unpacked(json.loads(kept), years)
    countries = read_countries(years)
    store.put(KIND, [(key, json.dumps(list(map(_packed, countries))).encode())])
    return countries


@cache
def read_countries(years: range) -> tuple[Country, ...]:
    """Every country that the package knows, sorted by code. It takes about a second, so it is done once."""
    known = list_supported_countries(include_aliases=False)
    return tuple(_read_country(code, sorted(known[code]), years) for code in sorted(known))


def _packed(country: Country) -> list[Any]:
    parts = [[part.code, part.name, _ordinals(part.holidays)] for part in country.parts]
    return [country.code, sorted(country.calendar.weekend), _ordinals(country.calendar.holidays), parts]


def _unpacked(kept: list[Any], years: range) -> tuple[Country, ...]:
    return tuple(
        Country(
            code,
            Calendar(frozenset(weekend), _days(holidays), years),
            tuple(Part(its, name, _days(days)) for its, name, days in parts),
        )
        for code, weekend, holidays, parts in kept
    )


def _ordinals(days: Iterable[date]) -> list[int]:
    return sorted(day.toordinal() for day in days)


def _days(ordinals: Iterable[int]) -> frozenset[date]:
    return frozenset(map(date.fromordinal, ordinals))


def _read_country(code: str, subdivisions: list[str], years: range) -> Country:
    whole = _calendar(country_holidays(code, years=years), years)
    parts: list[Part] = []
    for subdivision in subdivisions:
        found = country_holidays(code, subdiv=subdivision, years=years)
        days = frozenset(found)
        if _ISO_PART.fullmatch(subdivision):
            parts.append(Part(subdivision, _part_name(found, subdivision), days))
        elif days != whole.holidays:  # the others are for school holidays alone, or for a language
            parts.append(Part(slugify(subdivision), _part_name(found, subdivision), days))
    return Country(code, whole, tuple(parts))


def _calendar(found: HolidayBase, years: range) -> Calendar:
    return Calendar(frozenset(found.weekend), frozenset(found), years)


def _part_name(found: HolidayBase, subdivision: str) -> str:
    spelled = (alias for alias, code in found.subdivisions_aliases.items() if code == subdivision)
    return str(next(spelled, subdivision))
