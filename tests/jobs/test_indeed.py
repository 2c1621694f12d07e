"""The XML for aggregators: Indeed's elements, one job a place, nothing escaped and nothing that XML forbids."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.jobs.board.board import make_board
from plugins.jobs.exports.indeed import indeed_xml
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting

ELEMENTS = [
    "title", "date", "referencenumber", "requisitionid", "url", "company", "city", "state", "country", "postalcode",
    "streetaddress", "description", "salary", "jobtype", "category", "expirationdate", "remotetype",
]  # fmt: skip
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0 section 2.2


def xml(*changes: dict[str, Any]) -> str:
    """The document for sound postings with these changes."""
    postings = [posting(**{"id": f"p{number}", **change}) for number, change in enumerate(changes)]
    return indeed_xml(make_board(postings, lambda _zone: TODAY), SITE)


def jobs(*changes: dict[str, Any]) -> list[dict[str, str]]:
    tree = etree.fromstring(xml(*changes).encode())
    assert tree.tag == "source"
    return [{element.tag: element.text or "" for element in job} for job in tree.iterfind("job")]


def test_every_element_says_what_the_posting_says() -> None:
    """Each of Indeed's elements is there, in its form: an ISO date with its zone, codes, a plain sum, one word a type."""
    place = {"city": "Toronto", "region": "ON", "country": "CA", "postal_code": "M5V 1A1", "street": "1 King St"}
    (job,) = jobs({"id": "acme-hr", "locations": place, "type": ["full-time", "per-diem"]})
    assert list(job) == ELEMENTS
    assert job == {
        "title": "HR Coordinator",
        "date": "2026-11-20T00:00:00-05:00",
        "referencenumber": "acme-hr",
        "requisitionid": "acme-hr",
        "url": "https://callback.example/jobs/acme-hr/",
        "company": "Acme",
        "city": "Toronto",
        "state": "ON",
        "country": "CA",
        "postalcode": "M5V 1A1",
        "streetaddress": "1 King St",
        "description": "<p>Two hundred people, and you know them all.</p>",
        "salary": "CA$55000 - CA$65000 per year",
        "jobtype": "fulltime, perdiem",
        "category": "People & HR",
        "expirationdate": "2026-12-20",
        "remotetype": "",
    }


@pytest.mark.parametrize(
    ("salary", "words"),
    [
        ({"min": 31, "max": 31, "per": "hour"}, "CA$31 per hour"),
        ({"min": 31.5, "per": "hour"}, "from CA$31.50 per hour"),
        ({"max": 70000, "per": "year"}, "up to CA$70000 per year"),
        ({"min": 3300, "max": 3300, "currency": "CHF", "per": "month"}, "CHF 3300 per month"),
        (None, ""),
    ],
)
def test_salary(salary: dict[str, Any] | None, words: str) -> None:
    """Exactly the employer's figures with a symbol and a period, without commas; blank where none was given."""
    (job,) = jobs({"salary": salary and {"currency": "CAD", **salary}})
    assert job["salary"] == words


def test_several_places_are_several_jobs() -> None:
    """Each place is a job with a reference of its own; one requisition says that they are the same."""
    found = jobs({"id": "two", "locations": [{"city": "Leeds", "country": "GB"}, "York, England"], "remote": "hybrid"})
    assert [job["referencenumber"] for job in found] == ["two", "two.2"]
    assert {job["requisitionid"] for job in found} == {"two"}
    assert [(job["city"], job["country"]) for job in found] == [("Leeds", "GB"), ("York, England", "")]
    assert {job["remotetype"] for job in found} == {"Hybrid remote"}


def test_remote() -> None:
    """Without a place a job is in "Remote", once for each country or part of one that it is open to."""
    found = jobs({"remote": "full", "locations": None, "applicants_from": ["CA-BC", "US"]})
    assert [(job["city"], job["state"], job["country"]) for job in found] == [
        ("Remote", "BC", "CA"),
        ("Remote", "", "US"),
    ]
    (job,) = jobs({"remote": "full", "locations": None})
    assert (job["city"], job["country"], job["remotetype"]) == ("Remote", "", "Fully remote")


def test_only_what_is_open() -> None:
    """What is closed or still to come is not in it; the newest stands first."""
    changes = [
        {"posted": "2026-11-01"},
        {"posted": "2026-11-22"},
        {"posted": "2026-12-01"},
        {"posted": "2026-11-01", "filled": "2026-11-10"},
    ]
    assert [job["referencenumber"] for job in jobs(*changes)] == ["p1", "p0"]
    assert etree.fromstring(xml(*changes).encode()).findtext("lastBuildDate") == "2026-11-22T00:00:00-05:00"


def test_an_empty_board() -> None:
    """Nothing open is a document without jobs."""
    assert jobs() == []


def test_no_end_no_date() -> None:
    """`expires: never` leaves the date blank; so do a category, a type and a description that were not given."""
    (job,) = jobs({"expires": "never", "category": None, "type": None, "description": None})
    assert [job[name] for name in ("expirationdate", "category", "jobtype", "description")] == [""] * 4


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Whatever a title, a company and a place say, the XML is sound and says the same, with no entity in it."""
    nasty = f"{text} ]]> &amp; <b>"
    change = {"title": nasty, "company": nasty, "locations": nasty, "category": nasty}
    document = xml(change)
    job = etree.fromstring(document.encode()).find("job")
    assert job is not None
    stated = " ".join(FORBIDDEN.sub("", posting(**change).title).split())
    for name in ("title", "company", "city", "category"):
        assert job.findtext(name) == stated
    assert "]]&gt;" not in document


def test_a_description_keeps_its_lines() -> None:
    """HTML stands in CDATA as it is, with full addresses; the end of a section inside it is text again."""
    (job,) = jobs({"description": "A `]]>` & [the plan](/timeline/)\n\n    a\n      b"})
    assert "]]&gt;" in job["description"]
    assert 'href="https://callback.example/timeline/"' in job["description"]
    assert "a\n  b" in job["description"]
