"""A posting's facts in a reader's words: place, remote, who may apply, kind of employment."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from plugins.core.validation import countries
from plugins.jobs.model import EmploymentType, Place, Posting, Remote

TYPES = {
    EmploymentType.FULL_TIME: "Full-time",
    EmploymentType.PART_TIME: "Part-time",
    EmploymentType.CONTRACT: "Contract",
    EmploymentType.TEMPORARY: "Temporary",
    EmploymentType.INTERNSHIP: "Internship",
    EmploymentType.VOLUNTEER: "Volunteer",
    EmploymentType.PER_DIEM: "Per diem",
    EmploymentType.OTHER: "Other",
}
_SHORT_COUNTRIES = {"US": "US", "GB": "UK"}
_WITH_THE = frozenset("US GB NL PH AE BS CD CF CG DO GM IM KM KY MH MP MV SB SC TC VG VI".split())
_NAMED_TWICE = frozenset({"georgia"})  # a state too
_SHOWN_PLACES = 3
_SHOWN_AREAS = 6


def country_words(code: str, *, short: bool = False) -> str:
    return _SHORT_COUNTRIES.get(code, countries()[code]) if short else countries()[code]


def in_country(code: str) -> str:
    """As it stands after "in": "the UK", "Canada"."""
    name = country_words(code, short=True)
    return f"the {name}" if code in _WITH_THE else name


@cache
def _codes() -> dict[str, str]:
    """The codes of countries by their names, in small letters, as they end a place that was written as one text."""
    codes = {name.casefold(): code for code, name in countries().items()}
    codes |= {"uk": "GB", "us": "US", "usa": "US"}
    return {name: code for name, code in codes.items() if name not in _NAMED_TWICE}


def country_of(place: Place) -> str:
    """The code of the country that a place names, as a code or at the end of its text; "" where it names none."""
    if not place.text:
        return place.country or ""
    return _codes().get(place.text.rpartition(",")[2].strip().casefold(), "")


def countries_of(posting: Posting) -> list[str]:
    """The codes of the countries that a job can be done in, each once: where its places are, and whom it is open to."""
    places = [place for place in posting.locations if not place.says_remote]
    given = [*map(country_of, places), *(area.partition("-")[0] for area in posting.applicants_from)]
    return list(dict.fromkeys(filter(None, given)))


def town_words(place: Place) -> str:
    """A place beside others of the same country: "Toronto", or what stands before the country."""
    name = place_words(place, short=True)
    return place.city or name.rpartition(", ")[0] or name


def place_words(place: Place, *, short: bool = False) -> str:
    """ "Toronto, ON, Canada", or the free text as it was written."""
    if place.text:
        return place.text
    town = " ".join(part for part in (place.postal_code, place.city) if part) if not short else place.city
    country = country_words(place.country, short=short) if place.country else ""
    street = "" if short else place.street
    return ", ".join(part for part in (street, town, place.region, country) if part)


def area_words(area: str, *, short: bool = False) -> str:
    """ "Canada" for CA, "BC, Canada" for CA-BC."""
    country, _, part = area.partition("-")
    name = country_words(country, short=short)
    return f"{part}, {name}" if part else name


def areas_words(areas: Sequence[str], *, short: bool = False) -> str:
    names = [area_words(area, short=short) for area in areas]
    return ("; " if any("-" in area for area in areas) else ", ").join(names)


def where(posting: Posting) -> str:
    """Place and remote in one phrase for a row: "Remote (Canada, US)", "Leeds, UK or York, UK (hybrid)"."""
    if posting.remote is Remote.FULL:
        areas = posting.applicants_from
        if not areas:
            return "Remote"
        more = len(areas) - _SHOWN_AREAS
        shown = areas_words(areas[:_SHOWN_AREAS] if more > 0 else areas, short=True)
        return f"Remote ({shown} and {more} more)" if more > 0 else f"Remote ({shown})"
    phrase = _places(posting.locations)
    return f"{phrase} (hybrid)" if posting.remote is Remote.HYBRID and "hybrid" not in phrase.casefold() else phrase


def _places(places: Sequence[Place]) -> str:
    """One place in full, several by their towns: "Leeds or Manchester, UK"."""
    countries_named = {place.country for place in places}
    if len(places) > 1 and len(countries_named) == 1 and all(place.city for place in places):
        country = next(iter(countries_named))
        end = f", {country_words(country, short=True)}" if country else ""
        return _either([place.city for place in places]) + end
    return _either([place_words(place, short=True) for place in places])


def _either(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN_PLACES
    return " or ".join(names[:_SHOWN_PLACES]) + (f" or {more} more" if more > 0 else "")


def remote_words(posting: Posting) -> str:
    """For a posting's own page. Nothing where the work is done at the place."""
    if posting.remote is Remote.FULL:
        areas = areas_words(posting.applicants_from)
        return f"Fully remote. Open to people in: {areas}" if areas else "Fully remote (they didn’t say from where)"
    return "Hybrid: part on site, part remote" if posting.remote is Remote.HYBRID else ""


def type_words(types: Sequence[EmploymentType]) -> str:
    return ", ".join(TYPES[each] for each in types)


def apply_words(address: str) -> str:
    """Where an application goes, for people: the mail address or the host."""
    parts = urlsplit(address)
    return parts.path if parts.scheme == "mailto" else (parts.hostname or address).removeprefix("www.")


def zone_words(zone: str) -> str:
    """ "Toronto" for America/Toronto."""
    return zone.rpartition("/")[2].replace("_", " ")
