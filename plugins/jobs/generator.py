"""Reads the job sources in a build, writes the pages and feeds of the board, and fills its slots."""

from datetime import timedelta
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.errors import SettingsError, plainly
from plugins.core.feed import feed_links, write_feeds
from plugins.core.pages import FeedLink, Page

from .advice import advise
from .board import Board, Category, make_board, newest
from .contexts import EndLine, HomeJobs
from .feeds import FEED_PATH, GROUP, category_feed, category_feed_path, jobs_feed
from .indeed import XML_PATH, indeed_xml
from .listing import LIST_PATH, open_list
from .pages import PATH, category_pages, list_pages, posting_page, row
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
        board = make_board(read_postings(sources, settings, build.report), build.clock.today_in)
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
        per_page = _positive(self.settings, "JOBS_PER_PAGE", 25)
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
    return HomeJobs(tuple(row(posting, board) for posting in newest(board.open)[:HOME_ROWS]), len(board.open), PATH)


def end_line(build: Build, _page: Page) -> EndLine | None:
    board = build.get(Board)
    return EndLine(len(board.open), PATH) if board and board.open else None
