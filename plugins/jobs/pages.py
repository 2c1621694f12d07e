"""How a posting becomes a row, and the context of its page. Pure."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from plugins.core.jsonld import json_ld
from plugins.core.pages import Opening, Site, Term

from .board import Board, State, closing_instant, last_open_day
from .contexts import ClosedPage, Filter, Job, JobPage, Row
from .description import description_html
from .facets import Facet, FacetKind, closings
from .markup import job_posting, missing_for_markup
from .model import Posting
from .pay import full_pay, short_pay
from .words import apply_words, place_words, remote_words, type_words, where, zone_words

PATH = "jobs/"


def posting_path(posting: Posting) -> str:
    return f"{PATH}{posting.id}/"


def facet_path(facet: Facet) -> str:
    return f"{PATH}{facet.folder}/"


def board_filter(board: Board) -> Filter:
    """The list of everything, as a link with its count."""
    return Filter("All", len(board.open), closings(board.open, board.closing), PATH, False)


def facet_filter(facet: Facet) -> Filter:
    """The list of a facet, as a link with its count."""
    return Filter(facet.name, len(facet.open), facet.closings, facet_path(facet), False)


def category_term(posting: Posting, board: Board) -> Term | None:
    fields = (each for each in board.facets.of(posting) if each.kind is FacetKind.CATEGORY)
    return next((Term(each.name, each.slug, facet_path(each)) for each in fields), None)


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
        feed=posting.feed,
        fetched=posting.fetched,
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
        lists=_lists(posting, board),
    )


def _closed_page(posting: Posting, board: Board, site: Site) -> ClosedPage:
    state = board.state(posting)
    return ClosedPage(
        path=posting_path(posting),
        title=f"Closed: {page_title(posting)}",
        description=f"This posting is closed. {in_a_sentence(posting)}",
        section=PATH,
        robots="noindex",
        source=posting.source,
        job=job(posting, board, site.base),
        reason=state.value,
        ended=_ended(posting, state),
        like=_like(posting, board),
        lists=_lists(posting, board),
    )


def _ended(posting: Posting, state: State) -> date:
    """Its last open day, or the day it was filled or withdrawn: word of the former may come after its last day."""
    if state is State.WITHDRAWN:
        assert posting.withdrawn is not None
        return posting.withdrawn
    days = [day for day in (posting.filled, posting.last_day) if day]
    return min(days)


def _like(posting: Posting, board: Board) -> tuple[Row, ...]:
    return tuple(row(other, board) for other in board.alike.like(posting))


def _lists(posting: Posting, board: Board) -> tuple[Filter, ...]:
    """The lists that this posting stands in, or stood in, and that hold another one that is open."""
    facets = board.facets.of(posting)
    return tuple(facet_filter(facet) for facet in facets if any(other is not posting for other in facet.open))
