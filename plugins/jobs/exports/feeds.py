"""The board as feeds: the newest open postings of all, and of each facet."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import cache
from uuid import UUID, uuid5

from markupsafe import Markup

from plugins.core.feed import Feed, FeedItem
from plugins.core.pages import Site
from plugins.jobs.board.addresses import PATH, facet_path, feed_path, posting_path
from plugins.jobs.board.board import Board, newest
from plugins.jobs.board.description import description_html
from plugins.jobs.board.lifecycle import closing_instant
from plugins.jobs.board.published import facts, in_a_sentence, in_words, page_title, posted_at, values
from plugins.jobs.model import Posting

FEED_ITEMS = 100
_AROUND = frozenset({"posted", "apply", "feed"})
"""What an item has a place for, what it leads to, and what would make each fetch a change of every item."""
_SAID = frozenset({"url", "title", "description_html"})
"""What JSON Feed has places of its own for."""
_NAMESPACE = UUID("6d0e6c0b-5f3b-4f0e-9a57-8a3b6f6f2c11")


def feeds(board: Board, site: Site) -> Iterator[Feed]:
    """The feed of the board, then those of its facets. A posting that stands in many is put into words once."""

    @cache
    def item(number: int) -> FeedItem:
        return _item(by_date[number], board, site)

    by_date = newest(board.open)
    numbers = {posting.id: number for number, posting in enumerate(by_date)}
    for facet in (None, *board.facets):
        newest_first = sorted(numbers[posting.id] for posting in (facet.open if facet else by_date))
        yield Feed(
            title=facet.title if facet else "Jobs",
            path=feed_path(facet),
            page=facet_path(facet) if facet else PATH,
            description=f"{facet.title}: what is open, newest first." if facet else "Open jobs, newest first.",
            items=tuple(item(number) for number in newest_first[:FEED_ITEMS]),
            language=site.language,
            author=site.author,
            emptied=_emptied(facet.closed if facet else (*board.closed, *board.gone), board),
        )


def _emptied(over: Iterable[Posting], board: Board) -> datetime:
    """When the last of the postings closed. On a board that never had one, since the day of the build began."""
    closed = filter(None, map(closing_instant, over))
    return max(closed, default=datetime.combine(board.today_in("UTC"), time(), UTC))


def _item(posting: Posting, board: Board, site: Site) -> FeedItem:
    said = facts(posting, board, site)
    lines = (
        Markup("<li>{}: {}</li>").format(fact.label, words)
        for fact in in_words(said, but=_AROUND)
        for words in fact.words
    )
    return FeedItem(
        # The id alone makes it: it stays when the title, the address or the domain changes.
        guid=f"urn:uuid:{uuid5(_NAMESPACE, posting.id)}",
        title=page_title(posting),
        path=posting_path(posting),
        published=posted_at(posting),
        updated=posted_at(posting),
        authors=(posting.company.name,),
        categories=tuple(said["category"].words),
        summary=in_a_sentence(posting),
        # In a reader nothing else of the page is there.
        content=Markup("<ul>{}</ul>{}").format(Markup().join(lines), description_html(posting, site.base)),
        extension=("_job", {name: value for name, value in values(said).items() if name not in _SAID}),
    )
