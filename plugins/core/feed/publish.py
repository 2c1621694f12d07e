"""Announces a feed, and writes its three files."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from plugins.core.pages import FeedLink, Site

from .atom import atom
from .json_feed import json_feed
from .model import Feed
from .rss import rss

# RSS first: it is what every reader understands.
_FORMATS = (
    (".rss", "application/rss+xml", rss),
    (".atom", "application/atom+xml", atom),
    (".json", "application/feed+json", json_feed),
)


class Writes(Protocol):
    """What is needed of the writer here."""

    def write_made(self, path: str, of: object, make: Callable[[], bytes]) -> None: ...


def feed_links(title: str, path: str, group: str, page: str, *, everywhere: bool = False) -> tuple[FeedLink, ...]:
    """What announces the feed at `path` (without ending): one link a format, to be appended to `build.feeds`.

    `group`, `page` and `everywhere` as in FeedLink.
    """
    return tuple(FeedLink(title, path + ending, mime, group, page, everywhere) for ending, mime, _ in _FORMATS)


def write_feeds(writer: Writes, site: Site, feed: Feed) -> None:
    """Writes the feed in its three formats."""
    for ending, _, serialise in _FORMATS:
        writer.write_made(feed.path + ending, (site, feed), partial(serialise, feed, site))
