"""Notes: advice on a board that is sound, and a word on each posting that is not listed."""

from typing import Any

import pytest

from plugins.core.report import Report
from plugins.jobs.author.notes import advise
from plugins.jobs.board.board import make_board
from plugins.jobs.board.facets import FacetKind
from plugins.jobs.model import Posting
from plugins.jobs.pages.posting import posting_page
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting


def notes_on(*postings: Posting) -> list[str]:
    report = Report()
    advise(make_board(postings, lambda _zone: TODAY), report)
    assert report.problems == []
    assert all((note.source, note.line) == ("content/data/jobs.yaml", 1) for note in report.notes)
    return [note.message for note in report.notes]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "Nurse, $42 an hour"}, "holds pay"),
        ({"title": "Engineer (120k)"}, "holds pay"),
        ({"title": "Nurse in Toronto"}, "holds a place"),
        ({"title": "Nurse (remote)"}, "says remote"),
        ({"title": "NURSE NEEDED"}, "shouts"),
        ({"title": "Join us!"}, "shouts"),
        ({"locations": "Remote"}, '"Remote" is no place'),
        ({"locations": {"city": "Remote", "country": "US"}}, '"Remote" is no place. Write remote: full'),
        ({"locations": ["Anywhere", {"city": "Cork", "country": "IE"}]}, '"Anywhere" is no place'),
        ({"locations": "Dublin"}, 'no markup for search engines: the place "Dublin" has no country'),
        ({"posted": "2026-11-29"}, "is listed from 2026-11-29 on"),
        ({"posted": "2026-01-01", "expires": "2026-02-01"}, "it has no page any more"),
    ],
)
def test_what_gets_a_note(changes: dict[str, Any], words: str) -> None:
    """Whatever keeps a posting from its readers, or from search engines, is said."""
    assert words in " ".join(notes_on(posting(**changes)))


@pytest.mark.parametrize(
    "title", ["HR Coordinator", "IT Systems Engineer V", "HPC Lead", "R&D Lead", "Bookkeeper, two days a week", "CFO"]
)
def test_sound_postings_get_none(title: str) -> None:
    """Abbreviations are no shouting, and a plain title is left in peace."""
    assert notes_on(posting(title=title)) == []


@pytest.mark.parametrize(
    "place", ["Remote", {"city": "REMOTE", "country": "US"}, {"city": "Work from home", "region": "ON"}]
)
def test_remote_is_no_place(place: Any) -> None:
    """Whichever key says it: one note for the one cause, no place in the markup, no list of it; none beside `full`."""
    one = posting(locations=place)
    assert [note.count("is no place") for note in notes_on(one)] == [1]
    assert posting_page(one, make_board([one], lambda _zone: TODAY), SITE).json_ld == ()
    assert [facet.kind for facet in make_board([one], lambda _zone: TODAY).facets] == [
        FacetKind.CATEGORY,
        FacetKind.TYPE,
    ]
    assert posting(locations=place, remote="full", applicants_from="US").locations == ()
    assert notes_on(posting(locations=place, remote="full", applicants_from="US")) == []


def test_a_town_may_be_called_so() -> None:
    """Remote lies in Oregon, and has people who look for work."""
    assert notes_on(posting(locations={"city": "Remote", "region": "OR", "country": "US"})) == []


def test_closed_postings_are_left_alone() -> None:
    """Nobody is asked to mend a posting that is over."""
    assert notes_on(posting(title="NURSE NEEDED!", locations="Dublin", expires="2026-11-22")) == []


def test_two_spellings_of_a_category() -> None:
    """A second spelling is shown as the first, and that is said."""
    (note,) = notes_on(posting(id="a"), posting(id="b", category="People & Hr", posted="2026-11-01"))
    assert '"People & Hr" is shown as "People & HR"' in note


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"posted": "2026-10-24"}, False),
        ({"posted": "2026-10-23"}, True),
        ({"posted": "2026-09-01", "last_verified": "2026-10-24"}, False),
        ({"posted": "2026-09-01", "last_verified": "2026-10-23"}, True),
        ({"posted": "2026-09-01", "filled": "2026-11-22"}, False),
    ],
)
def test_an_open_posting_is_to_be_looked_at(changes: dict[str, str], told: bool) -> None:
    """After more than thirty days without a look the author is asked whether it is still there, and what to write."""
    notes = notes_on(posting(expires="2026-12-20", **changes))
    assert [("Is it still there?" in note and "last_verified: 2026-11-23" in note) for note in notes] == [True] * told


def test_a_feed_of_others_is_asked_about_as_a_whole() -> None:
    """Nobody here can write into it: one note says how many there are, and since when the first of them."""
    old = [posting(id=f"old-{day}", posted=f"2026-10-{day}", expires="never", foreign=True) for day in (12, 11)]
    report = Report()
    advise(make_board([*old, posting(id="new", foreign=True)], lambda _zone: TODAY), report)
    (note,) = report.notes
    assert "2 open postings of this feed" in note.message
    assert "last_verified" not in note.message
    assert "2026-10-11" in str(note)
