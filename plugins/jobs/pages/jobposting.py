"""An open posting as schema.org's JobPosting, the way Google documents it. Pure.

https://developers.google.com/search/docs/appearance/structured-data/job-posting
Everything in it stands on the page too; a posting that lacks what is required gets none.
"""

from dataclasses import dataclass
from typing import Any

from plugins.jobs.board.description import description_text
from plugins.jobs.board.lifecycle import last_moment
from plugins.jobs.board.published import Facts, values
from plugins.jobs.board.wording import area_words, place_words
from plugins.jobs.model import EmploymentType, Posting, Remote

_TYPES = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.VOLUNTEER: "VOLUNTEER",
    EmploymentType.PER_DIEM: "PER_DIEM",
    EmploymentType.OTHER: "OTHER",
}

_REMOTE = "Write remote: full, and in applicants_from the countries it is open to"
_COMPANY = {"name": "name", "url": "sameAs", "logo": "logo"}
_ADDRESS = {
    "street": "streetAddress",
    "city": "addressLocality",
    "region": "addressRegion",
    "postal_code": "postalCode",
    "country": "addressCountry",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What might be better, in words for an author, and the field of the posting in which it is mended."""

    field: str
    words: str


def missing_for_markup(posting: Posting) -> list[Finding]:
    """Why a posting cannot carry markup, each with what to write. Empty where it can."""
    missing = []
    description = description_text(posting)
    if not description:
        missing.append(Finding("description", "it has no description"))
    elif description.casefold() == posting.title.casefold():
        missing.append(Finding("description", "its description says no more than its title"))
    if posting.remote is Remote.FULL and not posting.applicants_from:
        missing.append(Finding("remote", "remote: full without applicants_from (such as [CA, US])"))
    for place in posting.locations:
        if place.says_remote:
            missing.append(Finding("locations", f'"{place.city or place.text}" is no place. {_REMOTE}'))
        elif not place.country:
            words = f'the place "{place_words(place)}" has no country (such as {{city: Toronto, country: CA}})'
            missing.append(Finding("locations", words))
    return missing


def recommended_for_markup(posting: Posting) -> list[Finding]:
    """What Google asks for and does without, each with what to write."""
    wanted = []
    if posting.salary is None:
        wanted.append(Finding("salary", "no pay. If the employer names it, give min, max, currency and per"))
    if not posting.type:
        wanted.append(Finding("type", "no type, such as full-time"))
    if posting.end_assumed and posting.last_day:
        wanted.append(Finding("expires", "no last day: the markup says the one that the site set"))
    for place in posting.locations:
        parts = {"street": place.street, "city": place.city, "region": place.region, "postal_code": place.postal_code}
        absent = [name for name, value in parts.items() if not value]
        if absent and place.country:
            wanted.append(Finding("locations", f'the place "{place_words(place)}" has no {", no ".join(absent)}'))
    return wanted


def job_posting(posting: Posting, facts: Facts) -> dict[str, Any]:
    """The markup of one posting, whose facts are these."""
    said = values(facts)
    company = said["company"]
    markup: dict[str, Any] = {
        "@type": "JobPosting",
        "title": said["title"],
        "description": said["description_html"],
        "datePosted": said["posted"],
        "hiringOrganization": {"@type": "Organization", **{_COMPANY[name]: value for name, value in company.items()}},
        "identifier": {"@type": "PropertyValue", "name": company["name"], "value": said["id"]},
        "url": said["url"],
    }
    until = last_moment(posting)
    if until:
        markup["validThrough"] = until.isoformat()
    if posting.type:
        markup["employmentType"] = _one_or_all([_TYPES[each] for each in posting.type])
    if posting.locations:
        markup["jobLocation"] = _one_or_all([_place(place) for place in said["locations"]])
    if posting.remote is Remote.FULL:
        markup["jobLocationType"] = "TELECOMMUTE"
        markup["applicantLocationRequirements"] = _one_or_all([_area(area) for area in posting.applicants_from])
    if posting.salary:
        markup["baseSalary"] = _salary(said["salary"])
    return markup


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _place(place: dict[str, str]) -> dict[str, Any]:
    return {
        "@type": "Place",
        "address": {"@type": "PostalAddress", **{_ADDRESS[name]: place[name] for name in _ADDRESS if name in place}},
    }


def _area(area: str) -> dict[str, str]:
    return {"@type": "State" if "-" in area else "Country", "name": area_words(area)}


def _salary(salary: dict[str, Any]) -> dict[str, Any]:
    least, most = salary.get("min"), salary.get("max")
    amounts = {"value": least} if least == most else {"minValue": least, "maxValue": most}
    value = {name: amount for name, amount in amounts.items() if amount is not None}
    unit = salary["per"].upper()
    return {
        "@type": "MonetaryAmount",
        "currency": salary["currency"],
        "value": {"@type": "QuantitativeValue", **value, "unitText": unit},
    }
