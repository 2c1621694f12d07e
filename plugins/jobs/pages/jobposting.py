"""An open posting as schema.org's JobPosting, the way Google documents it. Pure.

https://developers.google.com/search/docs/appearance/structured-data/job-posting
Everything in it stands on the page too; a posting that lacks what is required gets none.
"""

from dataclasses import dataclass
from typing import Any

from plugins.core.pages import Site
from plugins.jobs.board.description import description_text, portable_description
from plugins.jobs.board.lifecycle import last_moment
from plugins.jobs.board.pay import json_number
from plugins.jobs.board.wording import area_words, place_words
from plugins.jobs.model import EmploymentType, Place, Posting, Remote, Salary

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
        if not place.country:
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
    if posting.end_assumed:
        wanted.append(Finding("expires", "no last day: the markup says the one that the site set"))
    for place in posting.locations:
        parts = {"street": place.street, "city": place.city, "region": place.region, "postal_code": place.postal_code}
        absent = [name for name, value in parts.items() if not value]
        if absent and place.country:
            wanted.append(Finding("locations", f'the place "{place_words(place)}" has no {", no ".join(absent)}'))
    return wanted


def job_posting(posting: Posting, site: Site, path: str) -> dict[str, Any]:
    """The markup of one posting, whose page lies at `path`."""
    company: dict[str, Any] = {"@type": "Organization", "name": posting.company.name}
    if posting.company.url:
        company["sameAs"] = posting.company.url
    if posting.company.logo:
        company["logo"] = posting.company.logo
    markup: dict[str, Any] = {
        "@type": "JobPosting",
        "title": posting.title,
        "description": portable_description(posting, site, path),
        "datePosted": posting.posted.isoformat(),
        "hiringOrganization": company,
        "identifier": {"@type": "PropertyValue", "name": posting.company.name, "value": posting.id},
        "url": site.absolute(path),
    }
    until = last_moment(posting)
    if until:
        markup["validThrough"] = until.isoformat()
    if posting.type:
        markup["employmentType"] = _one_or_all([_TYPES[each] for each in posting.type])
    if posting.locations:
        markup["jobLocation"] = _one_or_all([_place(place) for place in posting.locations])
    if posting.remote is Remote.FULL:
        markup["jobLocationType"] = "TELECOMMUTE"
        markup["applicantLocationRequirements"] = _one_or_all([_area(area) for area in posting.applicants_from])
    if posting.salary:
        markup["baseSalary"] = _salary(posting.salary)
    return markup


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _place(place: Place) -> dict[str, Any]:
    parts = {
        "streetAddress": place.street,
        "addressLocality": place.city,
        "addressRegion": place.region,
        "postalCode": place.postal_code,
        "addressCountry": place.country,
    }
    address = {"@type": "PostalAddress", **{name: value for name, value in parts.items() if value}}
    return {"@type": "Place", "address": address}


def _area(area: str) -> dict[str, str]:
    return {"@type": "State" if "-" in area else "Country", "name": area_words(area)}


def _salary(salary: Salary) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    if salary.min == salary.max and salary.min is not None:
        value["value"] = json_number(salary.min)
    else:
        if salary.min is not None:
            value["minValue"] = json_number(salary.min)
        if salary.max is not None:
            value["maxValue"] = json_number(salary.max)
    value["unitText"] = salary.per.value.upper()
    return {"@type": "MonetaryAmount", "currency": salary.currency, "value": value}
