"""Places as other feeds give them, objects of many shapes, made into ours; and what of them is remote. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .areas import areas_of, part_of
from .paths import EMPTY
from .remote import read_remote
from .spellings import country, remote_word

_KEYS = {
    "city": ("city", "addressLocality", "locality", "town", "municipality"),
    "region": ("region", "addressRegion", "state", "state_name", "stateName", "province", "state_code", "regionCode"),
    "country": ("country", "countryCode", "country_code", "addressCountry", "country_name", "countryName"),
    "postal_code": ("postal_code", "postalCode", "zip", "zipcode", "zip_code"),
    "street": ("street", "streetAddress", "street_address", "address_line", "addressLine1"),
}
_TEXT = ("text", "name", "label", "location", "display", "title", "fullLocation", "locationName", "location_str")
_REMOTE = ("is_remote", "isRemote", "remote", "workplaceType", "workplace_type", "telecommuting")
_APART = re.compile(r"[;|•]")
_PLACE = re.compile(r"[\w\s,.'’()/-]+")


@dataclass(slots=True)
class Groups:
    """Places that a map puts together of parts: of one main place, and of each of a list. In the order of the map."""

    parts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, path: str, within: str, value: Any) -> None:
        """`path` is theirs, `within` the part of a place that it fills."""
        before, star, _ = path.rpartition("*")
        self.parts.setdefault(f"{before}{star}", {}).setdefault(within, value)

    def places(self) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        for group in self.parts.values():
            longest = max((len(value) for value in group.values() if isinstance(value, list)), default=1)
            rows = [
                {name: row for name, value in group.items() if (row := _nth(value, number)) not in EMPTY}
                for number in range(longest)
            ]
            made += [row for row in rows if row]
        # One country for all stands beside a list of towns.
        if len(self.parts) > 1 and len(made) > 1 and not {"city", "street", "postal_code"} & made[0].keys():
            common, rest = made[0], made[1:]
            return [{**common, **each} for each in rest]
        return made


def _nth(value: Any, number: int) -> Any:
    if not isinstance(value, list):
        return value
    return value[number] if number < len(value) else None


def places_of(value: Any) -> list[Any]:
    """Whatever stands for places as a list of texts and of objects with our keys."""
    if isinstance(value, list):
        return [place for each in value for place in places_of(each)]
    if isinstance(value, Mapping):
        place = _place(value)
        return [place] if place not in EMPTY else []
    if not isinstance(value, str):
        return [] if value in EMPTY else [value]
    parts = [part.strip() for part in _APART.split(value) if part.strip()]
    return parts if all(_PLACE.fullmatch(part) for part in parts) else [value]


def _place(theirs: Mapping[str, Any]) -> Any:
    """One place. An address may lie within; what is hidden there is hidden here."""
    if theirs.get("hidden") is True:
        return None
    if _says_remote(theirs):
        rest = _place({key: value for key, value in theirs.items() if key not in _REMOTE})
        text = f"Remote - {rest}" if isinstance(rest, str) and read_remote(rest) is None else rest
        return {**rest, "remote": True} if isinstance(rest, Mapping) else text or "Remote"
    layers = [theirs]
    for key in ("address", "postalAddress", "location"):
        for layer in list(layers):
            if isinstance(layer.get(key), Mapping):
                layers.append(layer[key])
    place: dict[str, Any] = {}
    for ours, names in _KEYS.items():
        for layer in layers:
            found = next((_named(layer[name]) for name in names if _named(layer.get(name)) not in EMPTY), None)
            if found is not None and ours not in place:
                place[ours] = found
    text = next(
        (layer[name] for layer in layers for name in _TEXT if isinstance(layer.get(name), str) and layer[name]), ""
    )
    if isinstance(theirs.get("address"), str) and not text:
        text = theirs["address"]
    if not place:
        return text or None
    if isinstance(region := place.get("region"), str) and _no_region(region, str(place.get("country", ""))):
        del place["region"]
    if not place.keys() - {"country"} and text and not countries_named(text):
        return located(text, str(place["country"]))
    return place


def _says_remote(theirs: Mapping[str, Any]) -> bool:
    said = [theirs[key] for key in _REMOTE if key in theirs]
    return any(each is True or (isinstance(each, str) and remote_word(each) == "full") for each in said)


def _no_region(region: str, code: str) -> bool:
    """Whether it is a country, or several: "Europe" or "Sweden" where a part of Sweden was wanted."""
    areas = areas_of(region) if len(region) > 2 else None
    return areas is not None and (len(areas) > 1 or areas == [country(code)])


def _named(value: Any) -> Any:
    return (
        next((value[key] for key in ("code", "name", "label") if value.get(key)), None)
        if isinstance(value, Mapping)
        else value
    )


def located(text: str, code: str) -> dict[str, Any]:
    """A town in words whose country is known besides: "Chicago, IL" in US."""
    known = country(code)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1 and country(parts[-1]) == known:
        parts.pop()
    place: dict[str, Any] = {"city": parts[0] if parts else text, "country": known}
    if len(parts) == 2:
        place["region"] = part_of(known, parts[1]) or parts[1]
    elif len(parts) > 2:
        place["city"] = ", ".join(parts)
    return place


def countries_named(text: str) -> list[str]:
    """The countries that a text is the name of. What is a part of a country may be a town: New York, Washington."""
    areas = areas_of(text) or []
    return [] if any("-" in area for area in areas) else areas


def together(parts: list[dict[str, Any]], whole: list[Any]) -> list[Any]:
    """Places made of parts, and whole ones. A country alone belongs to the one place that is told in words."""
    worded = [place for place in whole if isinstance(place, str)]
    code = str(parts[0]["country"]) if len(parts) == 1 and parts[0].keys() == {"country"} else ""
    elsewhere = [place for place in worded if read_remote(place) is not None]
    if code and len(worded) == 1 and read_remote(worded[0]) is None and not countries_named(worded[0]):
        return [located(place, code) if place is worded[0] else place for place in whole]
    if code and len(whole) > len(elsewhere):
        return whole
    return [*whole, *parts] if worded else [*parts, *whole]


@dataclass(frozen=True, slots=True)
class Where:
    """Where work is done: places, whether some of it says remote, and the areas from which one may then apply."""

    places: list[Any]
    remote: bool
    areas: list[str]


def settle(places: list[Any], *, fully_remote: bool) -> Where:
    """Takes what says remote out of places, and gives countries their codes.

    Where the work is fully remote, a place that is a country says from where one may apply.
    """
    kept: list[Any] = []
    areas: list[str] = []
    remote = False
    for place in places:
        said, rest, region = _remote_part(place)
        remote = remote or said
        areas += region
        if rest not in EMPTY:
            kept.append(_with_code(rest))
    unique: list[Any] = []
    for place in kept:
        if place not in unique and not any(_part_of_it(place, other) for other in kept):
            unique.append(place)
    if (remote or fully_remote) and not areas and unique:
        named = [_country_alone(place) for place in unique]
        if all(named):
            areas = [code for codes in named for code in codes]
    return Where(unique, remote, list(dict.fromkeys(areas)))


def _part_of_it(place: Any, other: Any) -> bool:
    """Whether another place says the same and more."""
    both = isinstance(place, Mapping) and isinstance(other, Mapping)
    return both and len(place) < len(other) and place.items() <= other.items()


def _remote_part(place: Any) -> tuple[bool, Any, list[str]]:
    if isinstance(place, str):
        read = read_remote(place)
        if read is None:
            return False, place, []
        return True, read.place, list(read.areas)
    if isinstance(place, Mapping) and place.get("remote") is True:
        rest = {name: value for name, value in place.items() if name != "remote"}
        said = _remote_part(rest)
        if said[0]:
            return said
        code = country(str(rest.get("country", "")))
        return (True, None, [code]) if rest.keys() == {"country"} and len(code) == 2 else (True, rest or None, [])
    if isinstance(place, Mapping):
        key = next((name for name in ("city", "text", "region") if isinstance(place.get(name), str)), "")
        read = read_remote(place[key]) if key else None
        if read is None or (key == "city" and place.get("region") == "OR"):
            return False, place, []
        rest = {name: value for name, value in place.items() if name != key}
        if read.place:
            return True, {**rest, key: read.place}, []
        code = country(str(rest.get("country", "")))
        part = part_of(code, str(rest.get("region", ""))) if code else ""
        return True, None, list(read.areas) or ([f"{code}-{part}" if part else code] if len(code) == 2 else [])
    return False, place, []


def _with_code(place: Any) -> Any:
    if isinstance(place, Mapping) and isinstance(place.get("country"), str):
        return {**place, "country": country(place["country"])}
    return place


def _country_alone(place: Any) -> list[str]:
    if isinstance(place, str):
        return countries_named(place)
    return [place["country"]] if isinstance(place, Mapping) and place.keys() == {"country"} else []
