"""Answers of the systems whose maps ship, through `format:` alone, against values written by hand.

Some are recorded and read in place beside the project; those in `systems/` are of the shape that the systems document.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.core.markdown import plain_text
from plugins.core.report import Report
from plugins.jobs.board.description import description_html
from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Posting
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.shipped import shipped_maps
from tests.jobs.making import sources_of

RECORDED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ats"
HERE = Path(__file__).with_name("systems")
TODAY = date(2026, 11, 26)

Row = tuple[str, str, list[str], str, tuple[str, ...], str, str, str, str]
"""Title, company, places, remote, applicants from, types, pay, posted to last day, address."""

US_REMOTE = "https://jobs.lever.co/idealistconsulting/"
TEAMTAILOR = "https://career.teamtailor.com/jobs/"
EXPECTED: dict[str, list[Row]] = {
    "greenhouse.json": [
        ("Customer Data Scientist - Experimentation", "Amplitude", ["London, UK"], "none", (), "", "", "2026-07-16",
         "https://job-boards.greenhouse.io/amplitude/jobs/8636903002"),
        ("Emerging Account Executive (India)", "Amplitude", ["Bangalore, India"], "none", (), "", "", "2026-07-27",
         "https://job-boards.greenhouse.io/amplitude/jobs/8651132002"),
    ],
    "lever.json": [
        ("(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager", "Idealistconsulting",
         ["Chicago, IL, United States"], "full", (), "contract", "", "2025-11-26",
         f"{US_REMOTE}a24ec4e5-5caa-473d-abd4-b71f09a8167b"),
        ("(1099 Contract) Salesforce for Nonprofits: Solution Architect", "Idealistconsulting",
         ["Washington, DC, United States"], "full", (), "contract", "", "2023-01-28",
         f"{US_REMOTE}5d54d69b-e940-452e-b892-1170aa60f095"),
    ],
    "workable.json": [
        ("Business Analyst - Spanish Speaking", "Zaelab", ["Spain", "Portugal"], "full", ("ES", "PT"), "", "", "2026-08-05",
         "https://apply.workable.com/j/DD136DD7E7"),
    ],
    "smartrecruiters.json": [
        ("CNA / LPN - Consistent Hours. Start Next Week.", "Knight Gayles",
         ["2025 Zumbehl Rd num 306, 63303 St. Louis, MO, United States"], "none", (), "part-time", "", "2018-06-07",
         "https://jobs.smartrecruiters.com/Knight/743999671674844"),
    ],
    "teamtailor.json": [
        ("Account Executive - Italy (Madrid based)", "Teamtailor", ["Monday Chamberi, 28010 Madrid, Spain"], "none", (), "", "",
         "2026-02-04", f"{TEAMTAILOR}7167985-account-executive-italy-madrid-based"),
        ("Mid-Market Account Executive - Copenhagen", "Teamtailor",
         ["Östgötagatan 16, 116 21 Stockholm, Sweden", "Matrikel1, 1200 København, Denmark"], "none", (), "", "", "2026-01-18",
         f"{TEAMTAILOR}7069633-mid-market-account-executive-copenhagen"),
    ],
    "pinpoint.json": [
        ("Enterprise Applications Architect", "Acme", ["United States"], "full", ("US",), "", "135000-198000 USD year",
         "2026-08-10 to 2026-08-28", "https://acme.pinpointhq.com/en/postings/post-001"),
        ("CRM Program Consultant", "Acme", ["Atlanta, GA"], "hybrid", (), "", "70-90 USD hour", "2026-08-10",
         "https://acme.pinpointhq.com/postings/post-002"),
    ],
    "rippling.json": [
        ("Account Executive - Accountants Channel (East Coast)", "Acme", ["New York, NY"], "full", ("US-NJ",), "", "",
         "2026-08-10", "https://ats.acme.com/acme/jobs/2f0674e6-f01f-4ecd-b459-e947241c211f"),
    ],
    "personio.xml": [
        ("Staff Software Engineer, Data Platform", "Acme SE & Co. KG", ["Munich", "Berlin"], "none", (), "full-time", "",
         "2024-11-13", "https://acme.jobs.personio.de/job/1834171"),
    ],
    "ashby.json": [
        ("Payroll Lead", "Harbour", ["London, United Kingdom", "Dublin, Leinster, Ireland"], "hybrid", (), "full-time",
         "61000-67000 GBP year", "2026-11-19", "https://jobs.ashbyhq.com/harbour/0d5d6f3e-0001"),
        ("Bookkeeper", "Harbour", [], "full", ("CA",), "internship", "", "2026-11-21",
         "https://jobs.ashbyhq.com/harbour/0d5d6f3e-0003"),
    ],
    "recruitee.json": [
        ("Payroll Clerk", "Harbour Foods", ["Oudegracht 1, 3512 HL Utrecht, Utrecht, Netherlands", "9000 Gent, Belgium"],
         "hybrid", (), "full-time", "3750-5250 EUR month", "2026-11-18 to 2026-12-18",
         "https://harbour.recruitee.com/o/payroll-clerk"),
        ("Support Agent", "Harbour Foods", ["Germany"], "full", ("DE",), "part-time", "", "2026-11-19",
         "https://harbour.recruitee.com/o/support"),
    ],
    "jobposting.json": [
        ("Payroll Clerk", "Harbour Foods", ["Gran Vía 1, 28010 Madrid, Comunidad de Madrid, Spain"], "none", (),
         "full-time contract", "30000-34000 EUR year", "2026-11-20 to 2026-12-18", "https://harbour.example/jobs/1"),
        ("Translator & Editor", "Harbour Foods", [], "full", ("CA", "US-NY"), "part-time", "41.5-41.5 CAD hour", "2026-11-21",
         "https://harbour.example/jobs/2"),
    ],
    "rss.xml": [
        ("Senior C++ Engineer: Platform", "Harbour Foods", [], "full", (), "full-time", "", "2026-11-18 to 2026-12-19",
         "https://weworkremotely.com/remote-jobs/harbour-foods-senior-engineer"),
        ("Support Agent", "R&D Kitchens", [], "full", ("US",), "contract", "", "2026-11-20",
         "https://weworkremotely.com/remote-jobs/rd-kitchens-support-agent"),
    ],
    "json-feed.json": [
        ("Payroll Clerk", "Harbour Foods", ["Cork, Ireland"], "none", (), "", "", "2026-11-20",
         "https://harbour.example/jobs/17?utm_source=feed"),
    ],
}  # fmt: skip
LEFT_OUT = {"ashby.json": ("Secret Clerk", "isListed: false"), "recruitee.json": ("Old Clerk", "status: closed")}
SITES = {"personio.xml": {"site": "https://acme.jobs.personio.de"}}
FILES = [name for name in EXPECTED if (HERE / name).is_file() or (RECORDED / name).is_file()]


def path_of(name: str) -> Path:
    return HERE / name if (HERE / name).is_file() else RECORDED / name


def read_file(path: Path, today: date = TODAY, **source: Any) -> tuple[list[Posting], Report]:
    report = Report()
    settings = BoardSettings(path.parent, "America/Toronto", timedelta(days=60), lambda _zone: today)
    given = {"path": path.name, "format": path.stem, **source}
    return read_postings(sources_of([given]), settings, report), report


def row(posting: Posting) -> Row:
    pay, until = posting.salary, posting.last_day
    return (
        posting.title,
        posting.company.name,
        [place_words(place) for place in posting.locations],
        posting.remote.value,
        posting.applicants_from,
        " ".join(posting.type),
        f"{pay.min}-{pay.max} {pay.currency} {pay.per}" if pay else "",
        f"{posting.posted}{f' to {until}' if until else ''}",
        posting.apply,
    )


def on_its_day(name: str) -> date:
    """A feed without days has that of its file: the clock stands before it."""
    return date(2026, 8, 10) if name in ("pinpoint.json", "rippling.json") else TODAY


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_by_its_format_alone(name: str) -> None:
    """Places, remote, pay, dates and addresses are as they stand in the answer; nothing is a problem."""
    postings, report = read_file(path_of(name), on_its_day(name), **SITES.get(name, {}))
    assert [row(one) for one in postings] == EXPECTED[name]
    assert report.problems == []
    if name in LEFT_OUT:
        title, why = LEFT_OUT[name]
        assert sum(title in str(note) and why in str(note) for note in report.notes) == 1


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".json")])
def test_the_text_is_whole(name: str) -> None:
    """Every word of every part of a description is on the page."""
    texts = {
        "lever.json": ("openingPlain", "descriptionBodyPlain", "additionalPlain"),
        "pinpoint.json": ("description", "key_responsibilities_header", "skills_knowledge_expertise", "benefits"),
        "recruitee.json": ("description", "requirements"),
        "ashby.json": ("descriptionPlain",),
    }
    if name not in texts:
        pytest.skip("its description stands in one field")
    feed = json.loads(path_of(name).read_text(encoding="utf-8"))
    items = feed if isinstance(feed, list) else next(value for value in feed.values() if isinstance(value, list))
    postings, _ = read_file(path_of(name), on_its_day(name))
    for posting in postings:
        item = next(each for each in items if (each.get("title") or each.get("text")).strip() == posting.title)
        shown = set(plain_text(description_html(posting, "")).split())
        for key in texts[name]:
            words = set(_plain(item.get(key) or "").split())
            assert len(words - shown) <= len(words) * 0.02, (key, words - shown)
        for part in item.get("lists", []):
            assert part["text"].split()[0] in shown
            assert set(_plain(part["content"]).split()) <= shown


def _plain(html: str) -> str:
    return plain_text(html) if "<" in html else html


def test_once_for_each_place_is_one_posting() -> None:
    """A job that stands there once for each place has them all, and the row is accounted for."""
    if not (RECORDED / "rippling.json").is_file():
        pytest.skip("recorded beside the project")
    (one,), report = read_file(RECORDED / "rippling.json", date(2026, 8, 10))
    assert [place.text for place in one.locations] == ["New York, NY"]
    assert sum("is another place of the one" in str(note) for note in report.notes) == 1


def test_without_its_site_personio_is_left_out_with_the_remedy() -> None:
    """Its answer has no address of a posting: the note says what to write."""
    if not (RECORDED / "personio.xml").is_file():
        pytest.skip("recorded beside the project")
    postings, report = read_file(RECORDED / "personio.xml")
    assert postings == []
    (note,) = report.notes
    assert "2 postings" in str(note)
    assert "site: https://acme.jobs.personio.de" in str(note)


def test_every_map_ships_with_an_answer_of_its_shape() -> None:
    """A map that nobody tries would rot."""
    tried = {Path(name).stem for name in EXPECTED} | {"board"}  # which has tests of its own
    assert tried == shipped_maps().keys()


@pytest.mark.parametrize("name", FILES)
def test_the_order_changes_nothing(name: str, tmp_path: Path) -> None:
    """Entries in another order have the ids that they had."""
    path = path_of(name)
    if path.suffix != ".json":
        pytest.skip("JSON can be turned about")
    feed = json.loads(path.read_text(encoding="utf-8"))
    turned = tmp_path / path.name
    turned.write_text(json.dumps(_reversed(feed)))
    before, _ = read_file(path, on_its_day(name))
    after, _ = read_file(turned, on_its_day(name))
    assert {one.id for one in before} == {one.id for one in after}


def _reversed(feed: Any) -> Any:
    if isinstance(feed, list):
        return feed[::-1]
    return {key: value[::-1] if isinstance(value, list) else value for key, value in feed.items()}
