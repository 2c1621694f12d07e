"""Small inputs of a field test, each with what it should give. They are read in place, where they lie beside this project."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.core.report import Report
from plugins.jobs.author.notes import advise
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.board.description import description_html
from plugins.jobs.board.lifecycle import State
from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Posting
from plugins.jobs.pages.jobposting import missing_for_markup
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests.jobs.making import sources_of

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "field" / "jobs"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the field's inputs lie beside the project")


@dataclass(frozen=True)
class Should:
    """What a case gives: the titles shown, their places, and whatever else is said of the first of them.

    `source` are keys of a map that the case's own lacks; `facts` attributes of the first posting; `notes` words that one
    note each has, and `problems` those of problems; `html` what the description is shown as.
    """

    titles: tuple[str, ...] = ("Payroll Clerk",)
    places: tuple[str, ...] = ("Cork",)
    source: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    html: str | None = None
    state: State = State.OPEN


JOIN = {"description": ["opening", {"heading": "lists.*.text", "text": "lists.*.content"}, "additional"]}
WHOLE = (
    "<p>We feed the harbour.</p>\n<h3>What you do</h3>\n<ul><li>Pay two hundred people</li></ul>\n"
    "<h3>What you bring</h3>\n<ul><li>Five years of payroll</li></ul>\n<p>We answer everybody.</p>"
)
AGENTS = tuple(f"Agent {number}" for number in range(9))
IRELAND = ("Cork, Ireland",)
FORMAT = {"fields": {}, "values": {}, "ignore": [], "html": [], "postings": ""}

SHOULD = {
    "01-json-escaped-emoji": Should(titles=("Clerk \N{ROCKET} wanted", "Cook")),
    "02-json-del": Should(titles=("Payroll Clerk", "Cook"), html="<p>Lift boxes.</p>"),
    "03-published-in-the-evening": Should(facts={"posted": date(2026, 11, 26)}),
    "04-deadline-in-utc": Should(facts={"last_day": date(2026, 11, 26)}, state=State.EXPIRED),
    "06-zero-pay": Should(facts={"pay": None}),
    "08-pay-in-cents": Should(facts={"pay": "65000-75000 EUR year"}),
    "09-not-listed": Should(notes=("isListed: false",)),
    "10-description-in-parts": Should(source={"fields": {"url": "apply"}, "join": JOIN}, html=WHOLE),
    "11-main-and-other-places": Should(places=("London", "Dublin", "Lisbon")),
    "12-places-as-objects": Should(places=("Madrid, Spain", "Malmö, Sweden")),
    "14-once-per-place": Should(places=("Spain", "Portugal"), notes=("another place",)),
    "15-remote-spellings": Should(titles=AGENTS, places=(), facts={"remote": "full"}),
    "16-city-remote": Should(
        titles=("Support Agent",), places=("Remote, United States",), notes=('"Remote" is no place',)
    ),
    "17-logo-not-an-address": Should(facts={"logo": None}, notes=("company.logo",)),
    "18-id-with-company-keys": Should(facts={"id": "payroll-clerk-harbour-foods-2171cf9e"}),
    "20-style-soup": Should(),
    "21-table": Should(
        html="<p>Shifts:</p><table><tbody><tr><th>Shift</th><th>Pay</th></tr><tr><td>Night</td><td>20</td></tr>"
        "<tr><td>Day</td><td>18</td></tr></tbody></table>"
    ),
    "23-relative-link": Should(html="<p>See how to apply.</p>"),
    "24-html-in-plain-fields": Should(places=("Leeds York",)),
    "25-list-after-a-line": Should(places=IRELAND),
    "26-hash-in-a-title": Should(titles=("Nurse - Ward",), places=IRELAND, notes=('"#4" is left out',)),
    "27-country-uk": Should(titles=(), places=(), problems=("Did you mean GB?",)),
    "28-less-than-in-a-name": Should(titles=("C++ <Senior> Developer",), places=IRELAND),
    "29-arabic": Should(titles=("مهندس برمجيات",), places=("القاهرة, Egypt",)),
    "30-mailto-capital": Should(places=IRELAND, facts={"apply": "mailto:jobs@harbour.example"}),
    "31-evergreen": Should(facts={"last_day": None, "posted": date(2021, 4, 27)}),
    "32-our-own-open-json": Should(html="<p>Pay them.</p>", facts={"last_day": date(2026, 12, 20)}),
    "33-recruitee": Should(
        source={**FORMAT, "format": "recruitee"},
        places=("3512 HL Utrecht, Utrecht, Netherlands",),
        facts={"remote": "hybrid", "pay": "3750-5250 EUR month"},
        html="<p>Pay them.</p>\n<h3>Requirements</h3>\n<ul><li>Five years of payroll</li></ul>",
    ),
    "34-smartrecruiters": Should(
        source={**FORMAT, "format": "smartrecruiters"},
        places=("Montreal, QC, Canada",),
        facts={"apply": "https://jobs.smartrecruiters.com/Harbour1/744000"},
        notes=("1 of 310",),
    ),
    "35-personio-xml": Should(
        source={**FORMAT, "format": "personio", "site": "https://acme.jobs.personio.de", "name": "Acme"},
        places=("Munich",),
        facts={"apply": "https://acme.jobs.personio.de/job/1", "posted": date(2026, 11, 13)},
    ),
    "36-notice-first": Should(notes=("title, company and apply: are missing. Left out.",)),
    "37-tag-soup-notes": Should(notes=('"options_0", "options_1"',)),
    "38-monthly-range-without-unit": Should(places=("Capital Region",), facts={"pay": "5000-8000 EUR month"}),
}


def read_case(name: str, source: dict[str, Any]) -> tuple[list[Posting], Board, Report]:
    case = json.loads((CASES / name / "case.json").read_text(encoding="utf-8"))
    given = {key: value for key, value in {**case["sources"][0], **source}.items() if value or key not in source}
    report, today = Report(), datetime.fromisoformat(case["now"]).date()
    settings = BoardSettings(CASES / name, case["zone"], timedelta(days=60), lambda _zone: today)
    postings = read_postings(sources_of([given]), settings, report)
    board = make_board(postings, lambda _zone: today)
    advise(board, report)
    return postings, board, report


def fact(posting: Posting, name: str) -> Any:
    if name == "pay":
        pay = posting.salary
        return pay and f"{pay.min}-{pay.max} {pay.currency} {pay.per}"
    return posting.company.logo if name == "logo" else getattr(posting, name)


def test_every_case_is_known() -> None:
    """A case that is added beside the project asks for what it should give."""
    assert {each.name for each in CASES.iterdir() if each.is_dir()} == SHOULD.keys()


@pytest.mark.parametrize("name", SHOULD)
def test_a_case(name: str) -> None:
    """What the case should give is given: who is shown, where, since when, for how much, and what is said of the rest."""
    should = SHOULD[name]
    postings, board, report = read_case(name, should.source)
    assert tuple(one.title for one in postings) == should.titles
    assert [
        entry.message for entry in report.problems if not any(words in str(entry) for words in should.problems)
    ] == []
    assert all(any(words in str(entry) for entry in report.problems) for words in should.problems)
    for words in should.notes:
        assert sum(words in str(note) for note in report.notes) == 1, (words, [str(note) for note in report.notes])
    if not postings:
        return
    one = postings[0]
    assert tuple(map(place_words, one.locations)) == should.places
    assert {key: fact(one, key) for key in should.facts} == should.facts
    assert board.state(one) is should.state
    if should.html is not None:
        assert str(description_html(one, "")) == should.html


def test_remote_is_never_a_place() -> None:
    """However a feed writes remote as a place, it is fully remote, for applicants from where it says, and no list of places."""
    postings, board, _ = read_case("15-remote-spellings", {})
    assert [one.remote.value for one in postings] == ["full"] * 9
    assert [one.applicants_from for one in postings] == [(), *[("US",)] * 3, ("CA",), *[()] * 4]
    assert [place.text for one in postings for place in one.locations] == ["Toronto"]
    assert not any("remote" in each.name.casefold() for each in board.facets.offered if each.kind.value == "place")


def test_a_town_called_remote_has_no_markup() -> None:
    """In our own format a city called Remote is a note, and nothing of it goes to search engines."""
    (one,), _, _ = read_case("16-city-remote", {})
    assert any("is no place" in finding.words for finding in missing_for_markup(one))


def test_the_id_knows_the_company_by_name(tmp_path: Path) -> None:
    """Another logo, another order of keys or a tracking word makes no other id."""
    feed = json.loads((CASES / "18-id-with-company-keys" / "feed.json").read_text(encoding="utf-8"))[0]
    source = json.loads((CASES / "18-id-with-company-keys" / "case.json").read_text(encoding="utf-8"))["sources"][0]
    ids = set()
    for changes in (
        {},
        {"logo": "https://cdn.example/b.png"},
        {"url": "https://harbour.example/1?utm_source=x&ref=feed"},
    ):
        (tmp_path / "feed.json").write_text(json.dumps([dict(reversed({**feed, **changes}.items()))]))
        settings = BoardSettings(tmp_path, "America/Toronto", timedelta(days=60), lambda _zone: date(2026, 11, 26))
        ids |= {one.id for one in read_postings(sources_of([source]), settings, Report())}
    assert len(ids) == 1


def test_a_long_style_is_no_text() -> None:
    """A description of 68,000 characters of which 1,600 are words is as long as its words."""
    (one,), _, _ = read_case("20-style-soup", {})
    assert "Line 44 of the work." in description_html(one, "")


def test_a_pattern_ignores_many_keys() -> None:
    """`options_*` names twenty keys, and then there is nothing to tell."""
    _, _, report = read_case("37-tag-soup-notes", {"ignore": ["options_*"]})
    assert not any("options_" in str(note) for note in report.notes)
