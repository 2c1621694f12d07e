"""A community's own board, by a map and no code, with nothing lost without a word: an invented one, and a real one.

The real one is read in place, where it lies beside this project.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.core.report import Entry, Report
from plugins.jobs.author.notes import advise
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.board.wording import where
from plugins.jobs.model import RESERVED_IDS
from plugins.jobs.pages.jobposting import missing_for_markup
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests.building import SiteBuild
from tests.jobs.making import sources_of

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 8, 3)
EPOCH = "1785758400"  # 2026-08-03 12:00 UTC
SOURCE: dict[str, Any] = {
    "fields": {"employer": "company", "location": "locations", "url": "apply", "job_type": "type"},
    "values": {
        "type": {"Full-Time": "full-time"},
        "remote": {"Fully onsite": "none", "Hybrid": "hybrid", "Remote friendly": "hybrid", "Fully remote": "full"},
    },
    "ignore": [],
    "defaults": {"category": "High-performance computing"},
}


@dataclass(frozen=True)
class Feed:
    """A board, and what must come out of it on TODAY; duplicates count among the open and the expired ones."""

    path: Path
    open: int
    expired: int
    scheduled: int
    merged_open: int
    merged_expired: int
    impossible: str
    places: frozenset[str]
    place_is_address: str
    remote_twice: str
    id: tuple[str, str]

    @property
    def source(self) -> dict[str, Any]:
        return {**SOURCE, "path": str(self.path)}


STAND_IN = Feed(
    Path(__file__).with_name("community-board.yaml"),
    open=6,
    expired=4,
    scheduled=1,
    merged_open=1,
    merged_expired=1,
    impossible="2026-07-28 is before posted (2026-07-30). Left out.",
    places=frozenset({"Geneva, Switzerland", "Lincoln, NE", "Tromsø (Hybrid)"}),
    place_is_address="Nimbus Cores Ltd",
    remote_twice="Principal Systems Administrator",
    id=("Storage Engineer", "storage-engineer-lakeside-computing-centr-31aeef96"),
)
REAL = Feed(
    ROOT.parent / "shared" / "data" / "real-jobs-hpc.yaml",
    open=10,
    expired=13,
    scheduled=3,
    merged_open=0,
    merged_expired=2,
    impossible="2026-07-15 is before posted (2026-07-29). Left out.",
    places=frozenset({"Stockholm, Sweden", "Boston, MA USA", "Seattle", "London (Hybrid)"}),
    place_is_address="Alpha Compute Corp.",
    remote_twice="Sr. HPC Systems Administrator",
    id=("HPC DevOps engineer", "hpc-devops-engineer-marin-7f4b9daf"),
)
FEEDS = {"stand-in": STAND_IN, **({"real": REAL} if REAL.path.is_file() else {})}


@pytest.fixture(scope="module", params=FEEDS.values(), ids=FEEDS)
def feed(request: pytest.FixtureRequest) -> Feed:
    given: Feed = request.param
    return given


@pytest.fixture(scope="module")
def report(feed: Feed) -> Report:
    return Report()


@pytest.fixture(scope="module")
def board(feed: Feed, report: Report) -> Board:
    settings = BoardSettings(ROOT, "America/Toronto", timedelta(days=60), lambda _zone: TODAY)
    made = make_board(read_postings(sources_of([feed.source]), settings, report), lambda _zone: TODAY)
    advise(made, report)
    return made


@pytest.fixture(scope="module")
def records(feed: Feed) -> list[dict[str, Any]]:
    """The feed as any YAML reader sees it, without this project's own."""
    return list(yaml.safe_load(feed.path.read_text(encoding="utf-8")))


def merged(report: Report) -> list[str]:
    """The lines of the entries that were merged into others: one note says it for all of them."""
    return [str(line) for note in report.notes if "merged into it" in note.message for line in lines_of(note)]


def lines_of(note: Entry) -> list[int]:
    """The lines that a note is about: its own, or those that it names."""
    found = re.search(r"\(lines ([\d, ]+)\)", note.message)
    return [int(line) for line in found[1].split(",")] if found else [note.line]


def test_the_count_of_each_state(feed: Feed, board: Board, report: Report, records: list[dict[str, Any]]) -> None:
    """Open, expired, scheduled and impossible ones are as many as the feed's own dates say, duplicates counted."""
    impossible = [one for one in records if one["expires"] < one["posted"]]
    sound = [one for one in records if one not in impossible]
    assert len(impossible) == 1
    open_ones = [one for one in sound if one["posted"] <= TODAY <= one["expires"]]
    assert len(open_ones) == len(board.open) + feed.merged_open == feed.open
    expired = [one for one in sound if one["expires"] < TODAY]
    assert len(expired) == len(board.closed) + feed.merged_expired == feed.expired
    assert len([one for one in sound if one["posted"] > TODAY]) == len(board.scheduled) == feed.scheduled
    assert (len(merged(report)), board.gone) == (feed.merged_open + feed.merged_expired, ())


def test_no_entry_is_lost_without_a_word(
    feed: Feed, board: Board, report: Report, records: list[dict[str, Any]]
) -> None:
    """Each of the feed's entries has a page, or a note at its line that says why it has none."""
    lines = [
        number
        for number, line in enumerate(feed.path.read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith("- ")
    ]
    assert len(lines) == len(records)
    shown = {posting.line for posting in (*board.open, *board.closed)}
    for start, end in zip(lines, [*lines[1:], 10**6], strict=True):
        reasons = [note.message for note in report.notes if any(start <= line < end for line in lines_of(note))]
        told = any(re.search(r"merged into it|Left out|is listed from", reason) for reason in reasons)
        assert (start in shown) != told, (start, reasons)


def test_a_foreign_feed_refuses_no_build(feed: Feed, report: Report, board: Board) -> None:
    """Whatever is wrong with somebody else's feed is a note."""
    assert board.open
    assert report.problems == []
    assert any(feed.impossible in note.message for note in report.notes)


def test_free_text_stays_free_text(feed: Feed, board: Board) -> None:
    """A place in words is shown as it was written, and no country is guessed from it: no markup."""
    places = {place.text for posting in board.open for place in posting.locations}
    assert feed.places <= places
    assert all(missing_for_markup(posting) for posting in board.open)


def test_odd_places_are_told_honestly(feed: Feed, board: Board, report: Report) -> None:
    """The place that is a web address is left out with a note; "Remote" is not said twice."""
    gpu = next(posting for posting in board.open if posting.company.name == feed.place_is_address)
    assert (gpu.locations, where(gpu)) == ((), "Remote")
    assert any("is a web address, not a place; left out" in note.message for note in report.notes)
    sre = next(posting for posting in board.closed if posting.title == feed.remote_twice)
    assert (sre.locations, where(sre)) == ((), "Remote")


def test_ids_are_stable(feed: Feed, board: Board) -> None:
    """The addresses of these postings do not depend on their order or on anything but their own facts."""
    by_title = {posting.title: posting.id for posting in board.open}
    title, id = feed.id
    assert by_title[title] == id
    assert len(set(by_title.values())) == len(by_title)


@pytest.fixture(scope="module")
def built(feed: Feed, tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """A site of the board alone, with this feed as its source."""
    project = tmp_path_factory.mktemp("real")
    rooms = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
    return build_site(project, bare=True, epoch=EPOCH, PLUGINS=rooms, JOB_SOURCES=[feed.source])


def test_the_site_is_built_from_it(built: SiteBuild, board: Board) -> None:
    """A real build shows every open posting in the list and gives each open and closed one its page."""
    assert built.status == 0, built.report
    listed = built.read("jobs/index.html")
    for posting in board.open:
        assert f'href="/jobs/{posting.id}/"' in listed
    pages = {path.parent.name for path in (built.output / "jobs").glob("*/index.html")} - RESERVED_IDS
    assert pages == {posting.id for posting in (*board.open, *board.closed)}


def test_closed_ones_say_so(built: SiteBuild, board: Board) -> None:
    """A posting that has expired is on no list, and its page has no way to apply and is not for search engines."""
    listed = built.read("jobs/index.html") + built.read("feeds/jobs.rss")
    for posting in board.closed:
        page = built.read(f"jobs/{posting.id}/index.html")
        assert "This posting is closed" in page
        assert '<meta name="robots" content="noindex">' in page
        assert posting.apply.partition("?")[0] not in page.replace("&amp;", "&")
        assert f"/jobs/{posting.id}/" not in listed
