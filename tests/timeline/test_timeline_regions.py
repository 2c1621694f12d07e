"""Regions: their holidays, their weekends and their names."""

from datetime import date

import pytest

from plugins.timeline.holidays import UnknownRegionError, read_region, years_around
from plugins.timeline.packed_holidays import packed
from tests.timeline.cases import CALENDARS, unpack

YEARS = range(2026, 2028)


def test_years() -> None:
    """Last year to the next two are carried."""
    assert list(years_around(date(2026, 11, 23))) == [2025, 2026, 2027, 2028]


def test_observed_days() -> None:
    """A holiday on a weekend is a day off on the day on which it is observed."""
    england = read_region("GB-ENG", YEARS, "en").calendar
    assert date(2026, 12, 28) in england.holidays
    assert not england.is_business(date(2026, 12, 28))


def test_observed_in_the_year_before() -> None:
    """A first of January on a Saturday is observed in the last of the carried years."""
    states = read_region("US", range(2026, 2028), "en").calendar
    assert date(2027, 12, 31) in states.holidays
    assert all(day.year in YEARS for day in states.holidays)


def test_weekend_of_the_country() -> None:
    """In Israel Friday is weekend and Sunday is not."""
    israel = read_region("IL", YEARS, "en").calendar
    assert not israel.is_business(date(2026, 3, 6))
    assert israel.is_business(date(2026, 3, 8))


def test_subdivision() -> None:
    """Quebec has its own holidays and its country's weekend."""
    quebec = read_region("CA-QC", YEARS, "en").calendar
    ontario = read_region("CA-ON", YEARS, "en").calendar
    assert date(2026, 6, 24) in quebec.holidays - ontario.holidays
    assert quebec.weekend == ontario.weekend


@pytest.mark.parametrize(
    ("code", "name"),
    [("US", "United States"), ("CA-BC", "Canada, British Columbia"), ("GB-ENG", "United Kingdom, England")],
)
def test_names(code: str, name: str) -> None:
    """Regions are chosen by name."""
    assert read_region(code, YEARS, "en").name == name


def test_names_in_the_language_of_the_site() -> None:
    """A French site says États-Unis."""
    assert read_region("US", YEARS, "fr").name == "États-Unis"


@pytest.mark.parametrize("code", ["XX", "CA-XX", "ca", "", "CA-"])
def test_unknown(code: str) -> None:
    """A code without holidays is refused, not taken for a country without any."""
    with pytest.raises(UnknownRegionError):
        read_region(code, YEARS, "en")


@pytest.mark.parametrize("name", ["US", "GB-ENG", "IL"])
def test_packing_loses_nothing(name: str) -> None:
    """What the page carries is the calendar that was read."""
    calendar = CALENDARS[name]
    assert calendar.years is not None
    assert unpack({**packed(calendar)}) == calendar
