"""The board as feeds: the newest open postings of all, and of each category."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from markupsafe import Markup

from plugins.core.feed import Feed, FeedItem
from plugins.core.pages import Site
from plugins.core.templates import day_words

from .board import Board, Category, newest
from .contexts import Job
from .listing import facts
from .model import Posting
from .pages import PATH, category_path, in_a_sentence, job, labelled, page_title, posted_at, posting_path

FEED_PATH = "feeds/jobs"
GROUP = "Jobs"
FEED_ITEMS = 100
_SAID = {"url", "title", "description_html"}  # JSON Feed has places of its own for these
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
        content=Markup("<ul>{}</ul>{}").format(_listed(full), full.description),
        extension=("_job", {name: value for name, value in facts(posting, board, site).items() if name not in _SAID}),
    )


def _listed(full: Job) -> Markup:
    """The facts as the page names them: in a reader nothing else of the page is there."""
    line = Markup("<li>{}: {}</li>").format
    lines = [line(name, words) for name, words in labelled(full)]
    if full.last_day:
        day = Markup('<time datetime="{}">{}</time>').format(full.last_day.isoformat(), day_words(full.last_day))
        lines.append(line("Closes", Markup("no date given, listed until {}").format(day) if full.end_assumed else day))
    if full.sample:
        lines.append(Markup("<li>Sample posting: the employer is invented.</li>"))
    return Markup().join(lines)
