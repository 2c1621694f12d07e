"""Reads the job sources in a build, writes the pages and feeds of the board, and fills its slots."""

from datetime import timedelta
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.errors import SettingsError, plainly
from plugins.core.feed import write_feeds
from plugins.core.pages import Page

from .advice import advise
from .board import Board, make_board, newest, turning_points
from .contexts import EndLine, HomeJobs, Search
from .feeds import feeds, links_of
from .gone import GONE_PATH, gone_map
from .index import make_index, search_form
from .lists import list_pages
from .model import Posting
from .pages import PATH, board_filter, posting_page, row
from .sources import BoardSettings, read_postings, read_settings

DEFAULT_SOURCES = [{"path": "content/data/jobs.yaml", "format": "ours"}]
HOME_ROWS = 5


class JobsGenerator(Generator):  # type: ignore[misc]
    """Every source becomes part of one board; the board becomes pages."""

    @plainly()
    def generate_context(self) -> None:
        build = build_of(self)
        settings = BoardSettings(
            root=build.root,
            zone=self.settings["TIMEZONE"],
            life=timedelta(days=_positive(self.settings, "JOB_LIFE_DAYS", 60)),
            today_in=build.clock.today_in,
        )
        sources = read_settings(self.settings.get("JOB_SOURCES", DEFAULT_SOURCES))
        postings = read_postings(sources, settings, build.report)
        board = make_board(postings, build.clock.today_in)
        build.turns.extend(moment for posting in postings for moment in turning_points(posting))
        advise(board, build.report)
        build.keep(board)
        build.feeds.extend(links_of(None))
        for facet in board.facets:
            build.feeds.extend(links_of(facet))

    @plainly()
    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        board = build.get(Board)
        if board is None:
            return
        per_page = _positive(self.settings, "JOBS_PER_PAGE", 25)
        search = write_index(board, build, writer) if len(board.open) > 1 else None
        for page in list_pages(board, per_page, search):
            writer.write_page(page)
        for feed in feeds(board, build.site):
            write_feeds(writer, build.site, feed)
        writer.write_text(GONE_PATH, gone_map(board, build.site))
        for posting in (*board.open, *board.closed):
            writer.write_page(posting_page(posting, board, build.site))


def write_index(board: Board, build: Build, writer: Any) -> Search:
    """Writes the files that the search reads. Their rows are made by the template of every list."""
    macros = vars(build.environment.get_template("jobs/rows.html").module)

    def row_html(posting: Posting) -> str:
        return str(macros["item"](row(posting, board), 2)).strip()

    index = make_index(board, row_html)
    for name, text in index.files.items():
        writer.write_text(f"{index.folder}/{name}", text)
    return search_form(board, index)


def _positive(settings: dict[str, Any], name: str, default: int) -> int:
    value = settings.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"{name}: want a whole number from 1 on, not {value!r}")
    return value


def offer_generator(_pelican: Pelican) -> type[Generator]:
    return JobsGenerator


def register_slots(pelican: Pelican) -> None:
    slots = build_of(pelican).slots
    slots.navigation("Jobs", PATH, 30)
    slots.add("home", "home.aside", "jobs/home.html", home_jobs)
    slots.add("article", "article.end", "jobs/end.html", end_line, order=50)


def home_jobs(build: Build, _page: Page) -> HomeJobs | None:
    board = build.get(Board)
    if board is None or not board.open:
        return None
    return HomeJobs(tuple(row(posting, board) for posting in newest(board.open)[:HOME_ROWS]), board_filter(board))


def end_line(build: Build, _page: Page) -> EndLine | None:
    board = build.get(Board)
    return EndLine(len(board.open), PATH) if board and board.open else None
