"""How a board becomes the contexts of its pages. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from plugins.core.jsonld import json_ld
from plugins.core.pages import FeedLink, Opening, Paging, Site, Term
from plugins.core.urls import slugify

from .board import Board, Category, State, closed_on, closing_instant, last_open_day
from .contexts import ClosedPage, Filter, Job, JobPage, ListPage, Row
from .description import description_html
from .markup import job_posting, missing_for_markup
from .model import Posting
from .pay import full_pay, short_pay
from .words import apply_words, place_words, remote_words, type_words, where, zone_words

PATH = "jobs/"


def posting_path(posting: Posting) -> str:
    return f"{PATH}{posting.id}/"


def category_path(slug: str) -> str:
    return f"{PATH}category/{slug}/"


def category_term(posting: Posting, board: Board) -> Term | None:
    slug = slugify(posting.category)
    return next((Term(each.name, slug, category_path(slug)) for each in board.categories if each.slug == slug), None)


def row(posting: Posting, board: Board) -> Row:
    return Row(
        title=posting.title,
        path=posting_path(posting),
        company=posting.company.name,
        where=where(posting),
        pay=short_pay(posting.salary),
        types=type_words(posting.type),
        featured=posting.featured,
        posted=posting.posted,
        last_day=last_open_day(posting),
        closes_soon=board.closes_soon(posting),
        closes=_instant(posting),
        zone=posting.zone,
    )


def _instant(posting: Posting) -> str:
    closes = closing_instant(posting)
    return closes.isoformat() if closes else ""


def job(posting: Posting, board: Board, base: str) -> Job:
    """All that a page or a feed says of a posting."""
    return Job(
        title=posting.title,
        company=posting.company.name,
        company_url=posting.company.url or "",
        pay=full_pay(posting.salary),
        places=tuple(place_words(place) for place in posting.locations),
        remote=remote_words(posting),
        types=type_words(posting.type),
        category=category_term(posting, board),
        posted=posting.posted,
        last_day=last_open_day(posting),
        end_assumed=posting.end_assumed,
        closes_soon=board.closes_soon(posting),
        closes=_instant(posting),
        zone=posting.zone,
        zone_name=zone_words(posting.zone),
        last_verified=posting.last_verified,
        agencies_ok=posting.agencies_ok,
        apply=posting.apply,
        apply_by_mail=posting.apply.startswith("mailto:"),
        apply_host=apply_words(posting.apply),
        description=description_html(posting, base),
        sample=posting.sample,
    )


def labelled(full: Job) -> list[tuple[str, str]]:
    """The facts that stand in words wherever there is no page: each with the name that the page gives it."""
    return [
        ("Company", full.company),
        *(("Place", place) for place in full.places),
        *([("Remote", full.remote)] if full.remote else []),
        ("Pay", full.pay),
        *([("Type", full.types)] if full.types else []),
        *([("Field", full.category.name)] if full.category else []),
    ]


def changed_at(posting: Posting, board: Board) -> datetime:
    """When the page last changed as far as the feed tells: it was posted, or somebody looked whether it still holds.

    Its last check may be dated ahead; the page cannot have changed after the day of the build.
    """
    checked = posting.last_verified or posting.posted
    day = max(posting.posted, min(checked, board.today_in(posting.zone)))
    return datetime.combine(day, time(), ZoneInfo(posting.zone))


def posted_at(posting: Posting) -> datetime:
    """The midnight that begins the day it was posted, in its zone."""
    return datetime.combine(posting.posted, time(), ZoneInfo(posting.zone))


def page_title(posting: Posting) -> str:
    return f"{posting.title}, {posting.company.name}"


def in_a_sentence(posting: Posting) -> str:
    """What a search result or a feed reader shows below the title."""
    facts = [f"{posting.title} at {posting.company.name}, {where(posting)}. {full_pay(posting.salary)}"]
    return ", ".join([*facts, *filter(None, [type_words(posting.type)])]) + "."


def list_pages(board: Board, per_page: int, feeds: tuple[FeedLink, ...]) -> Iterator[ListPage]:
    """The whole board, newest first."""
    return _list_pages(board, None, board.open, PATH, per_page, feeds)


def category_pages(board: Board, category: Category, per_page: int, feeds: tuple[FeedLink, ...]) -> Iterator[ListPage]:
    return _list_pages(board, category, category.open, category_path(category.slug), per_page, feeds)


def _list_pages(
    board: Board,
    category: Category | None,
    postings: Sequence[Posting],
    path: str,
    per_page: int,
    feeds: tuple[FeedLink, ...],
) -> Iterator[ListPage]:
    count = max(1, -(-len(postings) // per_page))
    addresses = [path if number == 1 else f"{path}page/{number}/" for number in range(1, count + 1)]
    name = category.name if category else ""
    for number in range(1, count + 1):
        shown = postings[(number - 1) * per_page : number * per_page]
        title = f"{name} jobs" if name else "Jobs"
        yield ListPage(
            path=addresses[number - 1],
            title=title if number == 1 else f"{title}, page {number}",
            description=f"{len(postings)} open {name + ' ' if name else ''}jobs, with the pay where employers give it.",
            section=PATH,
            feeds=feeds,
            category=name,
            open_count=len(postings),
            filters=_filters(board, category),
            rows=tuple(row(posting, board) for posting in shown),
            paging=Paging(
                number,
                count,
                addresses[number - 2] if number > 1 else None,
                addresses[number] if number < count else None,
            ),
            sample=any(posting.sample for posting in shown),
        )


def _filters(board: Board, current: Category | None) -> tuple[Filter, ...]:
    every = Filter("All", len(board.open), PATH, current is None)
    return (
        every,
        *(
            Filter(category.name, len(category.open), category_path(category.slug), category == current)
            for category in board.categories
            if category.open or category == current
        ),
    )


def posting_page(posting: Posting, board: Board, site: Site) -> JobPage | ClosedPage:
    """The page of a posting that is open or closed."""
    if board.state(posting) is State.OPEN:
        return _open_page(posting, board, site)
    return _closed_page(posting, board, site)


def _open_page(posting: Posting, board: Board, site: Site) -> JobPage:
    path = posting_path(posting)
    markup = () if missing_for_markup(posting) else (json_ld(job_posting(posting, site, path)),)
    return JobPage(
        path=path,
        title=page_title(posting),
        description=in_a_sentence(posting),
        section=PATH,
        json_ld=markup,
        source=posting.source,
        modified=changed_at(posting, board),
        opening=Opening(posting.title, posting.company.name),
        job=job(posting, board, site.base),
        like=_like(posting, board),
    )


def _closed_page(posting: Posting, board: Board, site: Site) -> ClosedPage:
    state, ended = board.state(posting), closed_on(posting)
    assert ended is not None
    return ClosedPage(
        path=posting_path(posting),
        title=f"Closed: {page_title(posting)}",
        description=f"This posting is closed. {in_a_sentence(posting)}",
        section=PATH,
        robots="noindex",
        source=posting.source,
        job=job(posting, board, site.base),
        reason=state.value,
        ended=ended - timedelta(days=1) if state is State.EXPIRED else ended,
        like=_like(posting, board),
    )


def _like(posting: Posting, board: Board) -> tuple[Row, ...]:
    return tuple(row(other, board) for other in board.alike.like(posting))
