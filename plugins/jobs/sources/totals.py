"""How many entries a feed in pages says that there are. Pure."""

from typing import Any

from .feed_map import FeedMap
from .paths import at

_TOTALS = tuple(
    "totalFound total totalCount total_count totalResults total_results meta.total meta.total_count "
    "pagination.total paging.total totalItems total_items".split()
)


def number_at(feed: Any, path: str, usual: tuple[str, ...]) -> int | None:
    """The whole number at a path, or at the first of the `usual` ones where none is given; None where there is none."""
    for each in (path,) if path else usual:
        value = at(feed, each)[0]
        if isinstance(value, str) and value.isdecimal():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return None


def stated_total(feed: Any, feed_map: FeedMap) -> int | None:
    """How many entries a feed says that there are, None where it doesn't."""
    return number_at(feed, feed_map.pages.total if feed_map.pages else "", _TOTALS)
