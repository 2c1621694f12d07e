"""Every country: its parts, its weekend, what is packed of it, and the files of a build."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import brotli
import pytest
from holidays.utils import list_supported_countries

import pelicanconf
from plugins.timeline.holidays import Country, Part, read_countries, read_region
from plugins.timeline.packed_holidays import packed, packed_country, packed_index
from plugins.timeline.schedule import Calendar
from tests.building import SiteBuild
from tests.timeline.cases import days_of, unpack

YEARS = range(2025, 2029)
COUNTRIES = {country.code: country for country in read_countries(YEARS)}


def unpack_country(code: str, file: dict[str, Any]) -> Country:
    """What packed_country has packed."""
    whole = unpack(file)
    parts = [
        Part(part, known["name"], whole.holidays ^ days_of(known["differs"])) for part, known in file["parts"].items()
    ]
    return Country(code, whole, tuple(parts))


def day_off(code: str, part: str, day: date) -> bool:
    """Whether a day is a holiday in a part of a country."""
    return day in next(each.holidays for each in COUNTRIES[code].parts if each.code == part)


def test_every_country_is_there() -> None:
    """Nothing that the package knows is missing, but parts without a code and without a holiday of their own."""
    known = list_supported_countries(include_aliases=False)
    assert list(COUNTRIES) == sorted(known)
    for code, subdivisions in known.items():
        parts = {part.code for part in COUNTRIES[code].parts}
        assert {name for name in subdivisions if re.fullmatch("[A-Z0-9]{1,3}", name)} <= parts, code
        assert len(parts) == len(COUNTRIES[code].parts), code


@pytest.mark.parametrize(
    ("code", "weekend"), [("IL", {4, 5}), ("AE", {5, 6}), ("IR", {4}), ("BN", {4, 6}), ("DE", {5, 6})]
)
def test_weekend(code: str, weekend: set[int]) -> None:
    """A country has its own weekend."""
    assert COUNTRIES[code].calendar.weekend == weekend


def test_parts_differ() -> None:
    """The twenty-fourth of June is a holiday in Quebec and not in Ontario, Family Day the other way round."""
    assert day_off("CA", "QC", date(2026, 6, 24))
    assert not day_off("CA", "ON", date(2026, 6, 24))
    assert day_off("CA", "ON", date(2026, 2, 16))
    assert not day_off("CA", "QC", date(2026, 2, 16))


def test_part_that_lacks_a_day_of_the_country() -> None:
    """A part may work on a day on which the rest of its country does not."""
    assert any(
        COUNTRIES[code].calendar.holidays - part.holidays for code in COUNTRIES for part in COUNTRIES[code].parts
    )


def test_towns_have_a_code_too() -> None:
    """A town with holidays of its own has its name for a code, as ISO gives it none; school zones are left out."""
    assert day_off("DE", "augsburg", date(2026, 8, 8))
    assert not any(part.name.startswith("Zone") for part in COUNTRIES["FR"].parts)


@pytest.mark.parametrize("code", pelicanconf.TIMELINE_REGIONS)
def test_the_same_as_a_region_of_the_site(code: str) -> None:
    """What is chosen from a country's file has the days that the page carries under the same code."""
    country, _, part = code.partition("-")
    found = COUNTRIES[country]
    holidays = next((each.holidays for each in found.parts if each.code == part), found.calendar.holidays)
    assert Calendar(found.calendar.weekend, holidays, YEARS) == read_region(code, YEARS, "en").calendar


@pytest.mark.parametrize("code", COUNTRIES)
def test_packing_loses_nothing(code: str) -> None:
    """Each country comes out of its file as it went in, with all its parts."""
    file = json.loads(json.dumps(packed_country(COUNTRIES[code])))
    assert unpack_country(code, file) == COUNTRIES[code]


def test_index() -> None:
    """The page knows each country once, with its weekend, and which of them have parts."""
    index = packed_index(list(COUNTRIES.values()))
    weekends, parted = index["weekends"], index["parted"]
    assert isinstance(weekends, dict)
    assert isinstance(parted, str)
    listed = {codes[at : at + 2]: weekend for weekend, codes in weekends.items() for at in range(0, len(codes), 2)}
    assert sum(map(len, weekends.values())) == 2 * len(COUNTRIES)
    assert listed == {code: packed(country.calendar)["weekend"] for code, country in COUNTRIES.items()}
    assert [parted[at : at + 2] for at in range(0, len(parted), 2)] == [
        code for code, country in COUNTRIES.items() if country.parts
    ]


def in_brotli(value: object) -> int:
    return len(brotli.compress(json.dumps(value, separators=(",", ":")).encode(), quality=11))


def test_sizes() -> None:
    """The page carries at most 4 KB of holidays and 1 KB of codes, as a server sends them; no file is above 2 KB."""
    carried = {code: packed(read_region(code, YEARS, "en").calendar) for code in pelicanconf.TIMELINE_REGIONS}
    assert in_brotli(carried) <= 4096
    assert in_brotli(packed_index(list(COUNTRIES.values()))) <= 1024
    assert max(in_brotli(packed_country(country)) for country in COUNTRIES.values()) <= 2048


def test_files(shipped: SiteBuild) -> None:
    """A build writes a file for each country, for last year, this year and the next two."""
    written = {
        file.stem: json.loads(file.read_text(encoding="utf-8"))
        for file in (shipped.output / "timeline" / "holidays").iterdir()
    }
    assert written == {code: packed_country(country) for code, country in COUNTRIES.items()}


def test_below_a_path(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """A site below a path has its files there, and its page looks for them there."""
    built = build_site(tmp_path, SITEURL="https://example.org/blog")
    assert built.exists("timeline/holidays/JP.json")
    assert '"holidays":"/blog/timeline/holidays/"' in built.read("timeline/index.html")
