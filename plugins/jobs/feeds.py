"""The board as feeds: the newest open postings of all, and of each category."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from markupsafe import Markup

from plugins.core.feed import Feed, FeedItem
from plugins.core.pages import Site

from .board import Board, Category, newest
from .model import Posting
from .pages import PATH, category_path, in_a_sentence, job, page_title, posted_at, posting_path
from .words import where

FEED_PATH = "feeds/jobs"
GROUP = "Jobs"
FEED_ITEMS = 100
_NAMESPACE = UUID("6d0e6c0b-5f3b-4f0e-9a57-8a3b6f6f2c11")


def category_feed_path(slug: str) -> str:
    return f"{FEED_PATH}/category/{slug}"


def jobs_feed(board: Board, site: Site) -> Feed:
    return _feed("Jobs", "Open jobs, newest first.", FEED_PATH, PATH, newest(board.open), board, site)


def category_feed(category: Category, board: Board, site: Site) -> Feed:
    return _feed(
        f"{category.name} jobs",
        f"Open jobs in {category.name}, newest first.",
        category_feed_path(category.slug),
        category_path(category.slug),
        newest(category.open),
        board,
        site,
    )


def _feed(
    title: str, description: str, path: str, page: str, postings: Sequence[Posting], board: Board, site: Site
) -> Feed:
    return Feed(
        title=title,
        path=path,
        page=page,
        description=description,
        items=tuple(_item(posting, board, site) for posting in postings[:FEED_ITEMS]),
        language=site.language,
        author=site.author,
    )


def _item(posting: Posting, board: Board, site: Site) -> FeedItem:
    full = job(posting, board, site.base)
    facts = [f"{full.company}, {where(posting)}", full.pay, full.types]
    if full.last_day:
        facts.append(f"{'Listed' if full.end_assumed else 'Open'} until {full.last_day.isoformat()}")
    if full.sample:
        facts.append("Sample posting: the employer is invented.")
    listed = Markup().join(Markup("<li>{}</li>").format(fact) for fact in facts if fact)
    return FeedItem(
        # The id alone makes it: it stays when the title, the address or the domain changes.
        guid=f"urn:uuid:{uuid5(_NAMESPACE, posting.id)}",
        title=page_title(posting),
        path=posting_path(posting),
        published=posted_at(posting),
        updated=posted_at(posting),
        authors=(full.company,),
        categories=(full.category.name,) if full.category else (),
        summary=in_a_sentence(posting),
        content=Markup("<ul>{}</ul>{}").format(listed, full.description),
    )
