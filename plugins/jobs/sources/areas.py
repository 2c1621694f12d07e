"""The countries, parts of countries and groups of countries that people name, as ISO 3166 codes. Pure."""

import re
from functools import cache

from plugins.core.validation import country_code

_STATES = """\
US:AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|
KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|
MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|
NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|
RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|
WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
CA:AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|
NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|
QC Québec|SK Saskatchewan|YT Yukon"""
_EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
_EUROPE = f"{_EU} GB CH NO IS LI AL AD BA BY FO GI GG IM JE MC MD ME MK RS SM UA VA"
_LATIN = "AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE"
_GROUPS = {
    "eu": _EU, "european union": _EU, "eea": f"{_EU} IS LI NO", "europe": _EUROPE, "uk & ireland": "GB IE",
    "uk and ireland": "GB IE", "dach": "DE AT CH", "benelux": "BE NL LU", "nordics": "DK FI IS NO SE",
    "scandinavia": "DK NO SE", "north america": "US CA MX", "us & canada": "US CA", "usa & canada": "US CA",
    "anz": "AU NZ", "latin america": _LATIN, "latam": _LATIN, "americas": f"US CA {_LATIN}",
}  # fmt: skip
_APART = re.compile(r"\s*(?:,|;|/|\||\+|&|\bor\b|\band\b)\s*", re.I)


@cache
def _parts() -> dict[str, list[str]]:
    """Parts of countries by name and code, in small letters: "new jersey" -> US-NJ, "on" -> CA-ON."""
    found: dict[str, list[str]] = {}
    for line in _STATES.replace("|\n", "|").splitlines():
        country, _, listed = line.partition(":")
        for each in listed.split("|"):
            code, _, name = each.partition(" ")
            for word in (code, name):
                if f"{country}-{code}" not in found.setdefault(word.casefold(), []):
                    found[word.casefold()].append(f"{country}-{code}")
    return found


def part_of(country: str, text: str) -> str:
    """The code of a part of a country by its name or code ("" where it is none that is known): NJ for New Jersey."""
    codes = [code for code in _parts().get(_folded(text), []) if code.startswith(f"{country}-")]
    return codes[0].partition("-")[2] if codes else ""


def areas_of(text: str) -> list[str] | None:
    """The ISO codes of the areas that a text names: all of it, or None. "New Jersey, US", "EU", "Canada or Mexico"."""
    words = _folded(text)
    if not words:
        return None
    if words in _GROUPS:
        return _GROUPS[words].split()
    if (one := _one(text, words)) is not None:
        return [one]
    parts = [part for part in _APART.split(text.strip(" .")) if part]
    if len(parts) == 2 and (country := country_code(parts[1])) and (state := part_of(country, parts[0])):
        return [f"{country}-{state}"]
    if len(parts) == 2 and (country := country_code(parts[0])) and (state := part_of(country, parts[1])):
        return [f"{country}-{state}"]
    if len(parts) < 2:
        return None
    found = [areas_of(part) for part in parts]
    return None if None in found else list(dict.fromkeys(code for each in found if each for code in each))


def _one(text: str, words: str) -> str | None:
    """One country, or a part of one by its full name: two letters are a country's before they are a state's."""
    # "in" and "or" are words before they are codes of countries.
    if (code := country_code(text)) and (len(text.strip()) > 2 or text.strip().isupper()):
        return code
    named = _parts().get(words, [])
    if len(named) == 1 and words != "georgia" and (len(words) > 2 or text.strip().isupper()):
        return named[0]
    if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", text.strip()) and country_code(text.strip()[:2]):
        return text.strip()
    return None


def _folded(text: str) -> str:
    return " ".join(re.sub(r"^the\s+", "", text.replace(".", "").strip(), flags=re.I).split()).casefold()
