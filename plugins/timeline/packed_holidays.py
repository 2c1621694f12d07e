"""Packs calendars into few characters, for the page and the countries' files. static/plan/regions.js unpacks them."""

from collections.abc import Collection, Sequence
from datetime import date

from .holidays import Country
from .schedule import Calendar


def packed(calendar: Calendar) -> dict[str, object]:
    """ISO weekdays (1 is Monday) of the weekend, and per year its holidays as MMDDMMDD."""
    years = calendar.years or ()
    return {"weekend": _weekdays(calendar), "holidays": {str(year): _days(calendar.holidays, year) for year in years}}


def packed_country(country: Country) -> dict[str, object]:
    """The whole country as a calendar; of each part the days that are a holiday in one of the two and not in both."""
    whole = country.calendar.holidays
    parts = {part.code: {"name": part.name, "differs": _by_year(part.holidays ^ whole)} for part in country.parts}
    return {**packed(country.calendar), "parts": parts}


def packed_index(countries: Sequence[Country]) -> dict[str, object]:
    """All codes in a row for each weekend, and once more those of the countries that have parts."""
    weekends: dict[str, str] = {}
    for country in countries:
        weekend = _weekdays(country.calendar)
        weekends[weekend] = weekends.get(weekend, "") + country.code
    return {"weekends": weekends, "parted": "".join(country.code for country in countries if country.parts)}


def _weekdays(calendar: Calendar) -> str:
    return "".join(str(day + 1) for day in sorted(calendar.weekend))


def _by_year(days: Collection[date]) -> dict[str, str]:
    return {str(year): _days(days, year) for year in sorted({day.year for day in days})}


def _days(days: Collection[date], year: int) -> str:
    return "".join(f"{day:%m%d}" for day in sorted(days) if day.year == year)
