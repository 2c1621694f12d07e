"""A real feed, a community's own board, read in place: by a map and no code, with nothing lost without a word."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.core.report import Report
from plugins.jobs.author.notes import advise
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.board.wording import where
from plugins.jobs.model import RESERVED_IDS
from plugins.jobs.pages.jobposting import missing_for_markup
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.source import read_postings
from tests.building import SiteBuild
from tests.jobs.making import sources_of

ROOT = Path(__file__).resolve().parents[2]
FEED = ROOT.parent / "shared" / "data" / "real-jobs-hpc.yaml"
TODAY = date(2026, 8, 3)
EPOCH = "1785758400"  # 2026-08-03 12:00 UTC
SOURCE: dict[str, Any] = {
    "path": "../shared/data/real-jobs-hpc.yaml",
    "fields": {"employer": "company", "location": "locations", "url": "apply", "job_type": "type"},
    "values": {
        "type": {"Full-Time": "full-time"},
        "remote": {"Fully onsite": "none", "Hybrid": "hybrid", "Remote friendly": "hybrid", "Fully remote": "full"},
    },
    "ignore": [],
    "defaults": {"category": "High-performance computing"},
}

pytestmark = pytest.mark.skipif(not FEED.is_file(), reason=f"the shared data is not beside this project ({FEED})")


@pytest.fixture(scope="module")
def report() -> Report:
    return Report()


@pytest.fixture(scope="module")
def board(report: Report) -> Board:
    settings = BoardSettings(ROOT, "America/Toronto", timedelta(days=60), lambda _zone: TODAY)
    made = make_board(read_postings(sources_of([SOURCE]), settings, report), lambda _zone: TODAY)
    advise(made, report)
    return made


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    """The feed as any YAML reader sees it, without this project's own."""
    return list(yaml.safe_load(FEED.read_text(encoding="utf-8")))


def merged(report: Report) -> list[str]:
    return [note.message for note in report.notes if "merged into it" in note.message]


def test_the_count_of_each_state(board: Board, report: Report, records: list[dict[str, Any]]) -> None:
    """10 open, 13 expired, 3 scheduled, 1 impossible, duplicates counted: the same as the feed's own dates say."""
    impossible = [one for one in records if one["expires"] < one["posted"]]
    sound = [one for one in records if one not in impossible]
    assert len(impossible) == 1
    assert len([one for one in sound if one["posted"] <= TODAY <= one["expires"]]) == len(board.open) == 10
    assert len([one for one in sound if one["expires"] < TODAY]) == len(board.closed) + len(merged(report)) == 13
    assert len([one for one in sound if one["posted"] > TODAY]) == len(board.scheduled) == 3
    assert (len(merged(report)), board.gone) == (2, ())


def test_no_entry_is_lost_without_a_word(board: Board, report: Report, records: list[dict[str, Any]]) -> None:
    """Each of the feed's entries has a page, or a note at its line that says why it has none."""
    lines = [number for number, line in enumerate(FEED.read_text().splitlines(), 1) if line.startswith("- ")]
    assert len(lines) == len(records)
    shown = {posting.line for posting in (*board.open, *board.closed)}
    for start, end in zip(lines, [*lines[1:], 10**6], strict=True):
        reasons = [note.message for note in report.notes if start <= note.line < end]
        told = any(re.search(r"merged into it|Left out|is listed from", reason) for reason in reasons)
        assert (start in shown) != told, (start, reasons)


def test_a_foreign_feed_refuses_no_build(report: Report, board: Board) -> None:
    """Whatever is wrong with somebody else's feed is a note."""
    assert board.open
    assert report.problems == []
    assert any("2026-07-15 is before posted (2026-07-29). Left out." in note.message for note in report.notes)


def test_free_text_stays_free_text(board: Board) -> None:
    """A place in words is shown as it was written, and no country is guessed from it: no markup."""
    places = {place.text for posting in board.open for place in posting.locations}
    assert {"Stockholm, Sweden", "Boston, MA USA", "Seattle or US-based Remote", "London (Hybrid)"} <= places
    assert all(missing_for_markup(posting) for posting in board.open)


def test_odd_places_are_told_honestly(board: Board, report: Report) -> None:
    """The place that is a web address is left out with a note; "Remote" is not said twice."""
    gpu = next(posting for posting in board.open if posting.company.name == "Alpha Compute Corp.")
    assert (gpu.locations, where(gpu)) == ((), "Remote")
    assert any("is a web address, not a place; left out" in note.message for note in report.notes)
    sre = next(posting for posting in board.closed if posting.title == "Sr. HPC Systems Administrator")
    assert (sre.locations, where(sre)) == ((), "Remote")


def test_ids_are_stable(board: Board) -> None:
    """The addresses of these postings do not depend on their order or on anything but their own facts."""
    by_title = {posting.title: posting.id for posting in board.open}
    assert by_title["HPC DevOps engineer"] == "hpc-devops-engineer-marin-5c3542e1"
    assert len(set(by_title.values())) == len(by_title)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """A site of the board alone, with this feed as its source."""
    project = tmp_path_factory.mktemp("real")
    rooms = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
    return build_site(project, bare=True, epoch=EPOCH, PLUGINS=rooms, JOB_SOURCES=[{**SOURCE, "path": str(FEED)}])


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
