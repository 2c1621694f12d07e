"""Where the pages and feeds of the board lie. Pure."""

from plugins.core.feed import feed_links
from plugins.core.pages import FeedLink
from plugins.jobs.model import Posting

from .facets import Facet, FacetKind

PATH = "jobs/"
MINE_PATH = f"{PATH}mine/"
"""Where a reader finds the postings that she has saved."""


def posting_path(posting: Posting) -> str:
    return f"{PATH}{posting.id}/"


def facet_path(facet: Facet) -> str:
    return f"{PATH}{facet.folder}/"


FEED_PATH = "feeds/jobs"
GROUP = "Jobs"
_GROUPS = {
    FacetKind.REMOTE: GROUP,
    FacetKind.CATEGORY: "Jobs by field of work",
    FacetKind.TYPE: "Jobs by type",
    FacetKind.PLACE: "Jobs by place",
}


def feed_path(facet: Facet | None) -> str:
    """Where the feed of a facet lies, without its ending; that of the whole board for None."""
    return f"{FEED_PATH}/{facet.folder}" if facet else FEED_PATH


def links_of(facet: Facet | None) -> tuple[FeedLink, ...]:
    """What announces that feed, in its three formats."""
    group = _GROUPS[facet.kind] if facet else GROUP
    page = facet_path(facet) if facet else PATH
    return feed_links(facet.title if facet else "Jobs", feed_path(facet), group, page)
