"""Reads the job sources in a build, writes the pages and feeds of the board, and fills its slots."""

from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.errors import plainly
from plugins.core.feed import feed_links, write_feeds
from plugins.core.pages import FeedLink, Page

from .advice import advise
from .board import Board, Category, newest
from .contexts import EndLine, HomeJobs
from .feeds import FEED_PATH, GROUP, category_feed, category_feed_path, jobs_feed
from .indeed import XML_PATH, indeed_xml
from .listing import LIST_PATH, open_list
from .pages import PATH, category_pages, list_pages, posting_page, row
from .reading import positive, read_board

HOME_ROWS = 5


class JobsGenerator(Generator):  # type: ignore[misc]
    """Every source becomes part of one board; the board becomes pages."""

    @plainly()
    def generate_context(self) -> None:
        build = build_of(self)
        board = read_board(self.settings, build.root, build.clock, build.report)
        advise(board, build.report)
        build.keep(board)
        build.feeds.extend(_links_of_board())
        for category in board.categories:
            build.feeds.extend(_links_of(category))

    @plainly()
    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        board = build.get(Board)
        if board is None:
            return
        per_page = positive(self.settings, "JOBS_PER_PAGE", 25)
        for page in list_pages(board, per_page, _links_of_board()):
            writer.write_page(page)
        write_feeds(writer, build.site, jobs_feed(board, build.site))
        writer.write_text(XML_PATH, indeed_xml(board, build.site))
        writer.write_text(LIST_PATH, open_list(board, build.site))
        for category in board.categories:
            for page in category_pages(board, category, per_page, _links_of(category)):
                writer.write_page(page)
            write_feeds(writer, build.site, category_feed(category, board, build.site))
        for posting in (*board.open, *board.closed):
            writer.write_page(posting_page(posting, board, build.site))


def _links_of_board() -> tuple[FeedLink, ...]:
    return feed_links("Jobs", FEED_PATH, GROUP)


def _links_of(category: Category) -> tuple[FeedLink, ...]:
    return feed_links(f"{category.name} jobs", category_feed_path(category.slug), GROUP)


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
    return HomeJobs(tuple(row(posting, board) for posting in newest(board.open)[:HOME_ROWS]), len(board.open), PATH)


def end_line(build: Build, _page: Page) -> EndLine | None:
    board = build.get(Board)
    return EndLine(len(board.open), PATH) if board and board.open else None
