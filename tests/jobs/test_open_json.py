"""The JSON list of open postings: every fact under the job feed's own names, and nothing that was not given."""

import json
from typing import Any

from plugins.jobs.board.board import make_board
from plugins.jobs.board.published import facts, values
from plugins.jobs.exports.open_json import LIST_PATH, open_list
from plugins.jobs.model import RESERVED_IDS, Entry
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting


def listed(**changes: Any) -> dict[str, Any]:
    one = posting(**changes)
    return values(facts(one, make_board([one], lambda _zone: TODAY), SITE))


def test_every_fact_is_there() -> None:
    """A posting with every field has each of them in the list, but for the ends that only closed ones have."""
    made = listed(
        company={"name": "Acme", "url": "https://acme.example/", "logo": "https://acme.example/logo.png"},
        remote="full",
        applicants_from=["CA", "US-NY"],
        agencies_ok=False,
        last_verified="2026-11-22",
        featured=True,
    )
    assert made == {
        "id": "acme-hr",
        "url": "https://callback.example/jobs/acme-hr/",
        "title": "HR Coordinator",
        "company": {"name": "Acme", "url": "https://acme.example/", "logo": "https://acme.example/logo.png"},
        "locations": [{"city": "Toronto", "region": "ON", "country": "CA"}],
        "remote": "full",
        "applicants_from": ["CA", "US-NY"],
        "type": ["full-time"],
        "category": "People & HR",
        "salary": {"min": 55000, "max": 65000, "currency": "CAD", "per": "year"},
        "description_html": "<p>Two hundred people, and you know them all.</p>",
        "posted": "2026-11-20",
        "last_day": "2026-12-20",
        "last_day_assumed": False,
        "closes": "2026-12-21T00:00:00-05:00",
        "timezone": "America/Toronto",
        "apply": "https://acme.example/jobs/hr",
        "featured": True,
        "agencies_ok": False,
        "last_verified": "2026-11-22",
        "sample": False,
    }
    elsewhere = {"description": "description_html", "expires": "last_day", "filled": "closes", "withdrawn": "closes"}
    assert {elsewhere.get(name, name) for name in Entry.model_fields} <= made.keys()


def test_what_was_not_given_is_missing() -> None:
    """No salary, no end, no category: no key. A place in words keeps its words."""
    made = listed(salary=None, category=None, description=None, expires="never", locations="Cork, Ireland")
    assert not made.keys() & {"salary", "category", "description_html", "last_day", "last_day_assumed", "closes"}
    assert made["locations"] == [{"text": "Cork, Ireland"}]


def test_only_what_is_open() -> None:
    """The newest first; what is closed or still to come is not in it."""
    dates = [{"posted": "2026-11-01"}, {"posted": "2026-11-22"}, {"posted": "2026-12-01", "expires": "never"}]
    postings = [posting(id=f"p{number}", **change) for number, change in enumerate(dates)]
    document = json.loads(open_list(make_board(postings, lambda _zone: TODAY), SITE))
    assert [each["id"] for each in document["postings"]] == ["p1", "p0"]
    assert document["url"] == "https://callback.example/jobs/"


def test_the_address_is_nobodys_posting() -> None:
    """No id can be the name of the list."""
    name = LIST_PATH.rpartition("/")[2]
    assert "." in name
    assert name not in RESERVED_IDS
