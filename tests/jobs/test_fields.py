"""The rules of each field: what is taken, and what an author is told, with the place of it."""

import json
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.jobs.board.board import make_board
from plugins.jobs.exports.open_json import open_list
from plugins.jobs.model import DAYS, RESERVED_IDS, EmploymentType, Entry, Remote
from plugins.jobs.pages.contexts import JobPage
from plugins.jobs.pages.posting import posting_page
from tests.feeds.sample import SITE
from tests.jobs.making import SOUND, TODAY, read, yaml_of


def problem_of(folder: Path, entry: str) -> str:
    """The one problem of a file with this entry in it."""
    postings, report = read(folder, yaml_of(entry))
    assert postings == []
    assert len(report.problems) == 1, report.text()
    return str(report.problems[0])


WRONG = [
    ("expires: 2026-02-31", "jobs.yaml:1:12", '"2026-02-31" is not a date'),
    ("expires: 31 Feb", "jobs.yaml:1:12", '"31 Feb" is not a date (want YYYY-MM-DD)'),
    ("expires: 2026-11-19", "jobs.yaml:1:12", "2026-11-19 is before posted (2026-11-20)"),
    ("filled: 2026-11-01", "jobs.yaml:1:11", "is before posted"),
    ("withdrawn: 2026-11-01", "jobs.yaml:1:14", "is before posted"),
    ("filled: 2026-11-21\nwithdrawn: 2026-11-21", "jobs.yaml:2:14", "filled or withdrawn, not both"),
    ("posted: 0226-11-20", "jobs.yaml:1:11", "the year is probably mistyped"),
    ("posted: today-3d", "jobs.yaml:1:11", '"today-3d" is not a date'),
    ("salary: {min: 65000, max: 55000, currency: CAD, per: year}", "jobs.yaml:1:29", "less than min"),
    ("salary: {min: 65000, currency: CAD, per: yr}", "jobs.yaml:1:44", "Did you mean year?"),
    ("salary: {min: 65000, currency: cad, per: year}", "jobs.yaml:1:34", "Did you mean CAD?"),
    ('salary: {min: "65,000", currency: CAD, per: year}', "jobs.yaml:1:17", '"65,000" is not a number'),
    ("salary: {min: $65k, currency: CAD, per: year}", "jobs.yaml:1:17", '"$65k" is not a number'),
    ("salary: {min: true, currency: CAD, per: year}", "jobs.yaml:1:17", "is not a number"),
    ("salary: {min: 26.125, currency: CAD, per: hour}", "jobs.yaml:1:17", "26.125 has more than two decimals"),
    ("salary: {min: 0, currency: CAD, per: year}", "jobs.yaml:1:17", "0 is too little (want more than 0)"),
    ("salary: {currency: CAD, per: year}", "jobs.yaml:1:11", "give min, max or both"),
    ("apply: http://acme.example/", "jobs.yaml:1:10", "is not an address the site links to"),
    ("apply: javascript:alert(1)", "jobs.yaml:1:10", "is not an address the site links to"),
    ("apply: mailto:nobody", "jobs.yaml:1:10", "is not an email address"),
    ("remote: remote", "jobs.yaml:1:11", '"remote" is not one of none, hybrid, full'),
    ("type: fulltime", "jobs.yaml:1:9", "Did you mean full-time?"),
    ("type: [full-time, intern]", "jobs.yaml:1:21", "Did you mean internship?"),
    ("locations: {city: Leeds, country: UK}", "jobs.yaml:1:37", "such as CA). Did you mean GB?"),
    ("locations: {city: Leeds, country: England}", "jobs.yaml:1:37", "Did you mean GB?"),
    ("locations: {city: Reno, country: USA}", "jobs.yaml:1:36", "Did you mean US?"),
    ("locations: {city: Bonn, country: DEU}", "jobs.yaml:1:36", "Did you mean DE?"),
    ("locations: {city: Cork, country: Irland}", "jobs.yaml:1:36", "Did you mean IE?"),
    ("locations: {city: Cork, country: QQ}", "jobs.yaml:1:36", "(want two letters of ISO 3166-1, such as CA)."),
    ("applicants_from: [UK, US]", "jobs.yaml:1:21", "Did you mean GB?"),
    ("applicants_from: [QQ]", "jobs.yaml:1:21", "(want CA, or CA-BC for a part of a country)."),
    ("locations: {postal_code: M5V}", "jobs.yaml:1:14", "a place needs at least"),
    ("locations: {city: Leeds, contry: GB}", "jobs.yaml:1:28", "Did you mean country?"),
    ("locations: https://acme.example/map", "jobs.yaml:1:14", "is a web address, not a place"),
    ("locations: {text: Leeds}", "jobs.yaml:1:14", "a place in words stands alone"),
    ("no locations:", "jobs.yaml:1:3", 'name a place, or make it fully remote ("remote: full")'),
    ("applicants_from: [Canada]", "jobs.yaml:1:21", "Did you mean CA?"),
    ("timezone: Toronto", "jobs.yaml:1:13", '"Toronto" is not a time zone'),
    ("agencies_ok: perhaps", "jobs.yaml:1:16", '"perhaps" is not true or false'),
    ("sallary: 5", "jobs.yaml:1:3", "Did you mean salary?"),
    ("id: Acme HR", "jobs.yaml:1:7", "Did you mean acme-hr?"),
    (f"id: {'a' * 81}", "jobs.yaml:1:7", "at most 80"),
    ("no title:", "jobs.yaml:1:3", "title: is missing"),
    (f"title: {'x' * 121}", "jobs.yaml:1:10", "121 characters long; 120 is the most"),
    (f"category: {'x' * 61}", "jobs.yaml:1:13", "61 characters long; 60 is the most"),
    ("category: '!!'", "jobs.yaml:1:13", "no letter or digit"),
    ("company: {name: Acme, url: 'http://acme.example'}", "jobs.yaml:1:30", "is not an address"),
]


@pytest.mark.parametrize(("entry", "place", "words"), WRONG, ids=[each[0][:40] for each in WRONG])
def test_problem_names_place_and_remedy(tmp_path: Path, entry: str, place: str, words: str) -> None:
    """Whatever is wrong is told with its line and column, the posting it is in, and words that help."""
    problem = problem_of(tmp_path, entry)
    assert problem.startswith(f"{place}  "), problem
    assert words in problem
    assert 'posting "' in problem
    assert not re.search(r"[.?)] \.(\s|$)", problem)


@pytest.mark.parametrize("day", ["0001-01-01", "0026-11-20", "0226-11-20", "1999-12-31", "2101-01-01", "9999-12-31"])
@pytest.mark.parametrize("field", DAYS)
def test_no_date_of_another_age(tmp_path: Path, field: str, day: str) -> None:
    """A year that nobody can have meant is a fault wherever a date stands, in our format and in a mapped one."""
    assert f"{field}: {day}: the year is probably mistyped" in problem_of(tmp_path, f"{field}: {day}")
    for written in (day, f"{day}T09:30:00Z"):
        postings, report = read(
            tmp_path, yaml_of(f"theirs: {written}\n{needed(field)}"), fields={"theirs": field}, ignore=["id"]
        )
        assert [getattr(one, field) for one in postings] in ([], [None])
        assert [f"{field}: {day}: the year is probably mistyped" in str(note) for note in report.notes] == [True]


def needed(field: str) -> str:
    """A second `posted` would be one of theirs too."""
    return "no posted:" if field == "posted" else "title: Clerk"


IMPOSSIBLE = [
    "2026-11-20T25:61:00Z",
    "2026-11-20T24:00:01Z",
    "2026-11-20 23:60",
    "2026-11-20T23:59:61+00:00",
    "2026-11-20T10:00:00+25:00",
    "2026-11-20T10:00:00-05:75",
    "2026-02-30T10:00:00Z",
    "2026-13-01T10:00",
    "2026-11-20T9:00",
]
POSSIBLE = [
    "2026-11-20T00:00:00Z",
    "2026-11-20T23:59:60Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20 09:30",
    "2026-11-20 09:30:00 UTC",
    "2026-11-20T09:30:00.000+0000",
    "2026-11-20T09:30:00.1234567-05:00",
    "2026-11-20 09:30:00 +0000",
    " 2026-11-20T09:30:00+01 ",
]


@pytest.mark.parametrize("moment", IMPOSSIBLE)
@pytest.mark.parametrize("field", DAYS)
def test_a_moment_that_cannot_be_is_a_fault(tmp_path: Path, field: str, moment: str) -> None:
    """No clock shows it, so nobody knows which day was meant: the field is at fault, whichever it is."""
    entry = yaml_of(f"theirs: '{moment}'\n{needed(field)}")
    postings, report = read(tmp_path, entry, fields={"theirs": field}, ignore=["id"])
    assert [getattr(one, field) for one in postings] in ([], [None])
    (note,) = map(str, report.notes)
    assert f'{field}: "{moment}" is not a date' in note or f'{field}: "{moment[:10]}" is not a date' in note


@pytest.mark.parametrize("moment", POSSIBLE)
def test_a_moment_that_can_be_is_its_day(tmp_path: Path, moment: str) -> None:
    """Every way in which programs write a moment; a second may be the leap one, and midnight the end of a day."""
    entry = yaml_of(f"theirs: '{moment}'\nno posted:")
    (one,), report = read(tmp_path, entry, fields={"theirs": "posted"}, ignore=["id"])
    assert report.notes == []
    # In the posting's own zone: the first moment of a day in UTC is the evening before in Toronto.
    assert one.posted == date(2026, 11, 19 if moment == "2026-11-20T00:00:00Z" else 20)


@pytest.mark.parametrize("reserved", sorted(RESERVED_IDS))
def test_no_posting_takes_the_boards_own_pages(tmp_path: Path, reserved: str) -> None:
    """An id that is a folder of the board is refused."""
    assert "is a page of the board itself" in problem_of(tmp_path, f"id: {reserved}")


def test_all_problems_at_once(tmp_path: Path) -> None:
    """Every fault of every posting is in one report; a sound posting between them is still read."""
    postings, report = read(
        tmp_path,
        yaml_of("expires: soon\ntype: fulltime", "id: sound", "salary: {min: 5, currency: EURO, per: day}\napply: x"),
    )
    assert [one.id for one in postings] == ["sound"]
    assert len(report.problems) == 4


@pytest.mark.parametrize("text", ["- just a line\n", "5\n", "postings: none\n", "jobs: []\n"])
def test_a_file_that_is_no_feed(tmp_path: Path, text: str) -> None:
    """A file that holds something else is a problem with a place, never a crash."""
    postings, report = read(tmp_path, text)
    assert postings == []
    assert report.problems
    assert all(problem.source == "jobs.yaml" and problem.line for problem in report.problems)


@pytest.mark.parametrize("text", ["[]\n", "postings: []\n"])
def test_an_empty_feed_is_fine(tmp_path: Path, text: str) -> None:
    """A board with nothing on it is no fault."""
    postings, report = read(tmp_path, text)
    assert (postings, report.problems) == ([], [])


def test_what_may_be_written_short(tmp_path: Path) -> None:
    """One value stands where a list may; a company and a place may be words alone; an empty key is as none."""
    (one,), report = read(
        tmp_path, yaml_of("type: contract\nremote: hybrid\nlocations: Dublin, Ireland\nsalary:\ndescription:")
    )
    assert report.problems == []
    assert one.type == (EmploymentType.CONTRACT,)
    assert one.remote is Remote.HYBRID
    assert [place.text for place in one.locations] == ["Dublin, Ireland"]
    assert one.company.name == "Acme"
    assert (one.salary, one.description) == (None, "")


def test_no_is_norway(tmp_path: Path) -> None:
    """NO without quotes is the country, not the word no."""
    (one,), report = read(tmp_path, yaml_of("no locations:\nremote: full\napplicants_from: [NO, CA-BC]"))
    assert report.problems == []
    assert one.applicants_from == ("NO", "CA-BC")


def test_time_zone_is_the_sites_unless_given(tmp_path: Path) -> None:
    """Whose midnight counts: the posting's own where it says so, else the site's."""
    postings, _ = read(tmp_path, yaml_of("title: One", "title: Two\ntimezone: Europe/Dublin"))
    assert [one.zone for one in postings] == ["America/Toronto", "Europe/Dublin"]


def test_a_title_is_one_line(tmp_path: Path) -> None:
    """Line breaks, runs of spaces and marks that turn the writing direction do not reach a page."""
    (one,), _ = read(tmp_path, yaml_of('title: "HR\\n  Coordinator\\u202E"'))
    assert one.title == "HR Coordinator"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(Entry.model_fields)), anything, max_size=4))
def test_no_entry_breaks_the_reader(changes: dict[str, object]) -> None:
    """Whatever stands in an entry, it becomes a posting or a problem in this file, ours or foreign; never a crash."""
    text = json.dumps([{**SOUND, **changes}])
    with TemporaryDirectory() as folder:
        postings, report = read(Path(folder), text)
        assert len(postings) == 1 or report.problems
        foreign, heard = read(Path(folder), text, ignore=["nothing"])
        assert len(foreign) == 1 or heard.notes
        assert heard.problems == []


@pytest.mark.parametrize(
    "apply", ["Mailto:jobs@acme.example", "MAILTO:jobs@acme.example?subject=Hi", "HTTPS://acme.example/A"]
)
def test_the_scheme_of_an_address_may_stand_in_capitals(tmp_path: Path, apply: str) -> None:
    """It is written in small letters everywhere, the rest as it was; the page knows mail from a website."""
    scheme, _, rest = apply.partition(":")
    logo = "HTTPS://acme.example/Logo.png"
    (one,), report = read(tmp_path, yaml_of(f"apply: {apply}\ncompany: {{name: Acme, url: {logo}, logo: {logo}}}"))
    assert report.problems == []
    assert one.apply == f"{scheme.lower()}:{rest}"
    assert (one.company.url, one.company.logo) == ("https://acme.example/Logo.png",) * 2
    board = make_board([one], lambda _zone: TODAY)
    page = posting_page(one, board, SITE)
    assert isinstance(page, JobPage)
    assert page.job.apply_by_mail == (scheme.lower() == "mailto")
    assert page.job.apply_host in ("jobs@acme.example", "acme.example")
    assert one.apply in open_list(board, SITE)


def test_a_hash_in_a_title(tmp_path: Path) -> None:
    """The posting is shown without what YAML has dropped, and a note says what that was; in a feed of others, too."""
    for source in ({"format": "ours"}, {"ignore": ["id"]}):
        (one,), report = read(tmp_path, yaml_of("title: Nurse - Ward #4"), **source)
        assert one.title == "Nurse - Ward"
        assert [str(note).startswith('jobs.yaml:1:10  "#4" is left out') for note in report.notes] == [True]
