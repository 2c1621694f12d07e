"""Announces the article feeds once the articles are read, and writes them and the subscribe page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.feed import write_feeds
from plugins.core.pages import Page

from .opml import PATH as OPML
from .opml import opml
from .settings import FeedsSettings
from .streams import CATEGORIES, SERIES, Stream, article_feed, article_streams
from .subscribe import PATH, Newsletter, feed_id, groups_of, subscribe_page


@dataclass(frozen=True, slots=True)
class FollowBand:
    """The way to the subscribe page, on the home page."""

    path: str
    newsletter: Newsletter | None


@dataclass(frozen=True, slots=True)
class FollowLine:
    """The same under an article or a closed job, with the feed nearest to it: its place on that page, and its title."""

    path: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Streams:
    """The article feeds of this build."""

    all: tuple[Stream, ...]


class FeedsGenerator(Generator):  # type: ignore[misc]
    """Writes at the end, when every room has announced its feeds and the comments are counted."""

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        streams = build.get(Streams)
        assert streams is not None, "announce_feeds runs before any output"
        for stream in streams.all:
            write_feeds(writer, build.site, article_feed(stream, build.site, build.facts, build.clock.midnight))
        writer.write_bytes(OPML, opml(groups_of(build.feeds, build.site), build.site))
        writer.write_page(subscribe_page(build.feeds, build.site, OPML, newsletter_of(build)))


def offer_generator(_pelican: Pelican) -> type[Generator]:
    return FeedsGenerator


def register_slots(pelican: Pelican) -> None:
    slots = build_of(pelican).slots
    slots.footer("Subscribe", PATH, 10)
    slots.add("home", "home.follow", "feeds/home_band.html", band)
    slots.add("article", "article.follow", "feeds/article_line.html", line, plain=True)
    slots.add("job", "job.follow", "feeds/job_line.html", job_line, plain=True)


def band(build: Build, page: Page) -> FollowBand:
    return FollowBand(PATH, newsletter_of(build))


def line(build: Build, page: Page) -> FollowLine | None:
    """The nearest feed that an article is in: of its series, else of its category."""
    for feed in page.feeds:
        if feed.group in (SERIES, CATEGORIES):
            return FollowLine(PATH, feed_id(feed.path), feed.title)
    return None


def job_line(build: Build, page: Page) -> FollowLine | None:
    """The feed in which jobs like a closed one come."""
    return next((FollowLine(PATH, feed_id(feed.path), feed.title) for feed in page.feeds), None)


def newsletter_of(build: Build) -> Newsletter | None:
    settings = build.setting(FeedsSettings)
    action = settings.newsletter_action
    return Newsletter(action, urlsplit(action).hostname or "", settings.newsletter_field) if action else None


def announce_feeds(generators: Sequence[Generator]) -> None:
    """A receiver of `all_generators_finalized`: the site's own feeds come before those of other rooms."""
    build = build_of(generators[0])
    streams = Streams(article_streams(build.articles, build.setting(FeedsSettings).feed_items))
    build.keep(streams)
    build.feeds[:0] = [link for stream in streams.all for link in stream.links]
