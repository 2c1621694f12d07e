"""The employers' regions: public holidays and weekends from the `holidays` package, names from CLDR."""

import re
from dataclasses import dataclass
from datetime import date

from babel import Locale
from holidays import HolidayBase, country_holidays

from .plan import Calendar

NONE = "none"


class UnknownRegionError(ValueError):
    """A code for which there is no holiday calendar."""


@dataclass(frozen=True, slots=True)
class Region:
    """`code` is ISO 3166-1, or with a subdivision ISO 3166-2; `name` is in the site's language."""

    code: str
    name: str
    calendar: Calendar


def years_around(today: date) -> range:
    """The years whose holidays are carried: last year to the next two."""
    return range(today.year - 1, today.year + 3)


def read_region(code: str, years: range, language: str) -> Region:
    """Raises UnknownRegionError."""
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code):
        raise UnknownRegionError(code)
    country, _, subdivision = code.partition("-")
    try:
        found = country_holidays(country, subdiv=subdivision or None, years=years)
    except NotImplementedError as error:
        raise UnknownRegionError(code) from error
    calendar = Calendar(frozenset(found.weekend), frozenset(found), years)
    return Region(code, _name(country, subdivision, found, language), calendar)


def _name(country: str, subdivision: str, found: HolidayBase, language: str) -> str:
    name = str(Locale.parse(language, sep="-").territories.get(country, country))
    if not subdivision:
        return name
    spelled = (alias for alias, code in found.subdivisions_aliases.items() if code == subdivision)
    return f"{name}, {next(spelled, subdivision)}"


def packed(calendar: Calendar) -> dict[str, object]:
    """A calendar as few characters: ISO weekdays (1 is Monday) of the weekend, and per year its days as MMDDMMDD."""
    return {
        "weekend": "".join(str(day + 1) for day in sorted(calendar.weekend)),
        "holidays": {
            str(year): "".join(f"{day:%m%d}" for day in sorted(calendar.holidays) if day.year == year)
            for year in calendar.years or ()
        },
    }
