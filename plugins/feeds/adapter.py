"""Announces the article feeds once the articles are read, and writes them and the subscribe page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import build_of
from plugins.core.feed import write_feeds

from .settings import FeedsSettings
from .streams import Stream, article_feed, article_streams
from .subscribe import PATH, subscribe_page


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
        writer.write_page(subscribe_page(build.feeds, build.site))


def offer_generator(_pelican: Pelican) -> type[Generator]:
    return FeedsGenerator


def register_footer(pelican: Pelican) -> None:
    build_of(pelican).slots.footer("Subscribe", PATH, 10)


def announce_feeds(generators: Sequence[Generator]) -> None:
    """A receiver of `all_generators_finalized`: the site's own feeds come before those of other rooms."""
    build = build_of(generators[0])
    streams = Streams(article_streams(build.articles, build.setting(FeedsSettings).feed_items))
    build.keep(streams)
    build.feeds[:0] = [link for stream in streams.all for link in stream.links]
