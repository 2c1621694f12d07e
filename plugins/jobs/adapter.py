"""Reads the job sources in a build, writes the pages and feeds of the board, and fills its slots."""

from functools import partial
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, Mode, build_of
from plugins.core.elements import Part, element_of
from plugins.core.facts import Opening
from plugins.core.feed import write_feeds
from plugins.core.pages import Page
from plugins.core.settings import SiteSettings

from .author.notes import advise
from .board.addresses import FEED_PATH, MINE_PATH, PATH, links_of, posting_path
from .board.board import Board, newest
from .board.description import prepare
from .board.lifecycle import turning_points
from .exports.documents import documents
from .exports.feeds import feeds
from .exports.gone_map import GONE_PATH, gone_map
from .exports.indeed import XML_PATH, indeed_xml
from .exports.open_json import LIST_PATH, open_list
from .exports.search_index import make_index
from .exports.states import STATES_PATH, states
from .load import read_board
from .model import Posting
from .pages.contexts import EndLine, HomeJobs, Search
from .pages.lists import list_pages
from .pages.mine import mine_page
from .pages.post_form import POST_PATH, post_page
from .pages.posting import posting_page
from .pages.search_form import search_form
from .pages.summary import board_filter, row
from .settings import JobsSettings

HOME_ROWS = 5


class JobsGenerator(Generator):  # type: ignore[misc]
    """Every source becomes part of one board; the board becomes pages."""

    def generate_context(self) -> None:
        build = build_of(self)
        settings, zone = build.setting(JobsSettings), build.setting(SiteSettings).timezone
        lenient = build.mode is Mode.PREVIEW
        board = read_board(settings, zone, build.root, build.clock, build.report, lenient=lenient)
        build.turns.extend(moment for posting in board.all for moment in turning_points(posting))
        build.gone.extend(posting_path(posting) for posting in board.gone)
        prepare((*board.open, *board.closed), build.site.base, build.store)
        advise(board, build.report)
        for source in settings.job_sources:
            name = build.source(build.root / source.file)
            build.counts[name] = sum(posting.source == name for posting in board.all)
            if build.report.concerns(name):
                build.doubts += [PATH, FEED_PATH]
        build.keep(board)
        build.documents.append(partial(documents, board, build.site))
        build.feeds.extend(links_of(None))
        for facet in board.facets.offered:
            build.feeds.extend(links_of(facet))

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        board = build.get(Board)
        if board is None:
            return
        settings = build.setting(JobsSettings)
        search = write_index(board, build, writer) if len(board.open) > 1 else None
        contact = settings.job_contact
        for page in list_pages(board, settings.jobs_per_page, search, POST_PATH if contact else "", build.site):
            writer.write_page(page)
        if contact:
            zone = build.setting(SiteSettings).timezone
            writer.write_page(post_page(board, build.site, contact, settings.job_life_days, zone))
        for feed in feeds(board, build.site):
            write_feeds(writer, build.site, feed)
        writer.write_text(XML_PATH, indeed_xml(board, build.site))
        writer.write_text(LIST_PATH, open_list(board, build.site))
        writer.write_text(GONE_PATH, gone_map(board, build.site))
        writer.write_text(STATES_PATH, states(board))
        writer.write_page(mine_page(STATES_PATH))
        for posting in board.open:
            build.facts.say(posting_path(posting), Opening(posting.title, posting.company.name))
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
    return search_form(board, index.folder)


def offer_generator(_pelican: Pelican) -> type[Generator]:
    return JobsGenerator


def register_slots(pelican: Pelican) -> None:
    slots = build_of(pelican).slots
    slots.navigation("Jobs", PATH, 30)
    slots.add("home", "home.aside", "jobs/home.html", home_jobs)
    slots.add("article", "article.end", "jobs/end.html", end_line, order=50, plain=True)
    slots.add("*", "backup", "jobs/backup_part.html", mine_link, plain=True)
    slots.add("timeline", "timeline.interview", "jobs/of_plan.html", mine_link, plain=True)


def home_jobs(build: Build, _page: Page) -> HomeJobs | None:
    board = build.get(Board)
    if board is None or not board.open:
        return None
    return HomeJobs(tuple(row(posting, board) for posting in newest(board.open)[:HOME_ROWS]), board_filter(board))


def mine_link(_build: Build, _page: Page) -> str:
    return MINE_PATH


def end_line(build: Build, _page: Page) -> EndLine | None:
    board = build.get(Board)
    return EndLine(len(board.open), PATH) if board and board.open else None
