"""JobPosting by Google's rules: what must be there, what must not, and when there is none."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.jobs.board.board import make_board
from plugins.jobs.board.published import facts
from plugins.jobs.pages.jobposting import job_posting, missing_for_markup
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting


def markup(**changes: Any) -> dict[str, Any]:
    one = posting(**changes)
    assert missing_for_markup(one) == []
    return job_posting(one, facts(one, make_board([one], lambda _zone: TODAY), SITE))


def test_what_google_requires() -> None:
    """Title, description, date, employer and a place with its country are there, and say what the posting says."""
    made = markup()
    assert made["@type"] == "JobPosting"
    assert made["title"] == "HR Coordinator"
    assert made["description"] == "<p>Two hundred people, and you know them all.</p>"
    assert made["datePosted"] == "2026-11-20"
    assert made["hiringOrganization"] == {"@type": "Organization", "name": "Acme"}
    assert made["identifier"] == {"@type": "PropertyValue", "name": "Acme", "value": "acme-hr"}
    assert made["jobLocation"] == {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Toronto",
            "addressRegion": "ON",
            "addressCountry": "CA",
        },
    }
    assert made["employmentType"] == "FULL_TIME"
    assert "directApply" not in made
    assert "jobLocationType" not in made


def test_the_description_is_read_away_from_the_page() -> None:
    """Its links are full addresses, as a search engine shows it without the page around it."""
    made = markup(description="See [the plan](/timeline/).")
    assert 'href="https://callback.example/timeline/"' in made["description"]


def test_remote_needs_both_halves() -> None:
    """TELECOMMUTE never stands without the countries that may apply, nor they without it."""
    made = markup(locations=None, remote="full", applicants_from=["CA", "US-NY"])
    assert made["jobLocationType"] == "TELECOMMUTE"
    assert made["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "Canada"},
        {"@type": "State", "name": "NY, United States"},
    ]
    assert "jobLocation" not in made
    hybrid = markup(remote="hybrid", applicants_from=["CA"])
    assert "jobLocationType" not in hybrid
    assert "applicantLocationRequirements" not in hybrid


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"description": None}, "no description"),
        ({"description": "<script>alert(1)</script> <!-- soon -->"}, "no description"),
        ({"description": "**HR coordinator**"}, "no more than its title"),
        ({"locations": None, "remote": "full"}, "applicants_from"),
        ({"locations": "Dublin, Ireland"}, '"Dublin, Ireland" has no country'),
        ({"locations": [{"city": "Leeds", "country": "GB"}, {"city": "York"}]}, '"York" has no country'),
    ],
)
def test_no_markup_where_something_is_missing(changes: dict[str, Any], words: str) -> None:
    """A posting that lacks what Google requires gets no markup, and the reason names what is missing."""
    assert words in "; ".join(finding.words for finding in missing_for_markup(posting(**changes)))


@pytest.mark.parametrize(
    ("salary", "value"),
    [
        ({"min": 55000, "max": 65000}, {"minValue": 55000, "maxValue": 65000}),
        ({"min": 31, "max": 31}, {"value": 31}),
        ({"min": 26.5}, {"minValue": 26.5}),
        ({"max": 80000}, {"maxValue": 80000}),
    ],
)
@pytest.mark.parametrize("per", ["hour", "day", "week", "month", "year"])
def test_salary(salary: dict[str, Any], value: dict[str, Any], per: str) -> None:
    """Pay is a MonetaryAmount with exactly the figures that were given, and the unit in Google's word."""
    made = markup(salary={**salary, "currency": "CAD", "per": per})["baseSalary"]
    assert made == {
        "@type": "MonetaryAmount",
        "currency": "CAD",
        "value": {"@type": "QuantitativeValue", **value, "unitText": per.upper()},
    }


def test_no_salary_no_estimate() -> None:
    """Where the employer gives no pay, the markup gives none."""
    assert "baseSalary" not in markup(salary=None)


def test_types_by_googles_list() -> None:
    """Every type has its word in Google's fixed list; several make a list."""
    ours = ["full-time", "part-time", "contract", "temporary", "internship", "volunteer", "per-diem", "other"]
    assert markup(type=ours)["employmentType"] == [
        "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER",
    ]  # fmt: skip
    assert "employmentType" not in markup(type=None)


def test_no_end_no_valid_through() -> None:
    """`expires: never` has no validThrough: an invented end would be false."""
    assert "validThrough" not in markup(expires="never")


@given(
    st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["America/Toronto", "Europe/London", "Africa/Cairo", "Pacific/Auckland"]),
)
def test_valid_through_is_the_last_moment(last_day: date, zone: str) -> None:
    """validThrough is the last second of the last day, with the zone's offset on that very day."""
    made = datetime.fromisoformat(markup(posted="2024-01-01", expires=last_day.isoformat(), zone=zone)["validThrough"])
    assert made.date() == last_day
    assert made.utcoffset() is not None
    assert (made + timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date() == last_day + timedelta(days=1)


def test_valid_through_where_clocks_jump_over_midnight() -> None:
    """Where the next day begins at one o'clock, the last moment is still in the last day."""
    made = markup(posted="2026-04-01", expires="2026-04-23", zone="Africa/Cairo")
    assert made["validThrough"] == "2026-04-23T23:59:59+02:00"
