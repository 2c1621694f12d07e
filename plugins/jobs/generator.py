"""Reads the job sources in a build, writes the pages and feeds of the board, and fills its slots."""

import re
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, Mode, build_of
from plugins.core.elements import Part, element_of
from plugins.core.errors import SettingsError, plainly
from plugins.core.feed import write_feeds
from plugins.core.pages import Page

from .advice import advise
from .board import Board, newest, turning_points
from .contexts import EndLine, HomeJobs, Search
from .feeds import feeds, links_of
from .gone import GONE_PATH, gone_map
from .indeed import XML_PATH, indeed_xml
from .index import make_index, search_form
from .listing import LIST_PATH, open_list
from .lists import list_pages
from .model import Posting
from .pages import PATH, board_filter, posting_page, posting_path, row
from .post import POST_PATH, post_page
from .reading import positive, read_board

HOME_ROWS = 5


class JobsGenerator(Generator):  # type: ignore[misc]
    """Every source becomes part of one board; the board becomes pages."""

    @plainly()
    def generate_context(self) -> None:
        build = build_of(self)
        board = read_board(self.settings, build.root, build.clock, build.report, lenient=build.mode is Mode.PREVIEW)
        build.turns.extend(moment for posting in board.all for moment in turning_points(posting))
        build.gone.extend(posting_path(posting) for posting in board.gone)
        advise(board, build.report)
        build.keep(board)
        build.feeds.extend(links_of(None))
        for facet in board.facets.offered:
            build.feeds.extend(links_of(facet))

    @plainly()
    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        board = build.get(Board)
        if board is None:
            return
        per_page = positive(self.settings, "JOBS_PER_PAGE", 25)
        search = write_index(board, build, writer) if len(board.open) > 1 else None
        contact = _mail_address(self.settings, "JOB_CONTACT")
        for page in list_pages(board, per_page, search, POST_PATH if contact else ""):
            writer.write_page(page)
        if contact:
            life = positive(self.settings, "JOB_LIFE_DAYS", 60)
            writer.write_page(post_page(board, build.site, contact, life, self.settings["TIMEZONE"]))
        for feed in feeds(board, build.site):
            write_feeds(writer, build.site, feed)
        writer.write_text(XML_PATH, indeed_xml(board, build.site))
        writer.write_text(LIST_PATH, open_list(board, build.site))
        writer.write_text(GONE_PATH, gone_map(board, build.site))
        for posting in (*board.open, *board.closed):
            writer.write_page(posting_page(posting, board, build.site))


def write_index(board: Board, build: Build, writer: Any) -> Search:
    """Writes the files that the search reads. Their rows are made by the template of every list."""
    macros = vars(build.environment.get_template("jobs/rows.html").module)

    def row_of(posting: Posting) -> Part:
        return element_of(str(macros["item"](row(posting, board), 2)))

    index = make_index(board, row_of)
    for name, text in index.files.items():
        writer.write_text(f"{index.folder}/{name}", text)
    return search_form(board, index)


def _mail_address(settings: dict[str, Any], name: str) -> str:
    """Empty where the setting is not there."""
    value = settings.get(name) or ""
    if value and not (isinstance(value, str) and re.fullmatch(r"[^@:\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", value)):
        raise SettingsError(f'{name}: want a mail address, such as "jobs@example.org", not {value!r}')
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
