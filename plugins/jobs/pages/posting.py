"""The page of a posting: open, or over. Pure."""

from datetime import date

from markupsafe import Markup

from plugins.core.jsonld import breadcrumbs, json_ld
from plugins.core.pages import FeedLink, Site
from plugins.jobs.board.addresses import PATH, links_of, posting_path
from plugins.jobs.board.board import Board
from plugins.jobs.board.description import description_html
from plugins.jobs.board.facets import FacetKind
from plugins.jobs.board.lifecycle import State, last_open_day
from plugins.jobs.board.published import (
    Facts,
    category_term,
    changed_at,
    closes_at,
    facts,
    in_a_sentence,
    in_words,
    page_title,
)
from plugins.jobs.board.wording import apply_words, where
from plugins.jobs.model import Posting

from .contexts import ClosedPage, Filter, Job, JobPage, Line, Row
from .jobposting import job_posting, missing_for_markup
from .summary import facet_filter, row

_ELSEWHERE = frozenset({"company", "apply", "sample"})
"""Facts that stand above the list of them, or below it."""


def posting_page(posting: Posting, board: Board, site: Site) -> JobPage | ClosedPage:
    """The page of a posting that is open or closed."""
    if board.state(posting) is State.OPEN:
        return _open_page(posting, board, site)
    return _closed_page(posting, board, site)


def _open_page(posting: Posting, board: Board, site: Site) -> JobPage:
    said = facts(posting, board, site, site.year)
    markup: tuple[Markup, ...] = ()
    if not missing_for_markup(posting):
        term = category_term(posting, board)
        trail = [("Jobs", PATH), *([(term.name, term.path)] if term else []), (posting.title, posting_path(posting))]
        markup = (json_ld(job_posting(posting, said)), breadcrumbs(site, *trail))
    return JobPage(
        path=posting_path(posting),
        title=page_title(posting),
        description=in_a_sentence(posting),
        section=PATH,
        json_ld=markup,
        source=posting.source,
        modified=changed_at(posting, board),
        job=_job(posting, said, board, site.base),
        like=_like(posting, board),
        lists=_lists(posting, board),
        id=posting.id,
        where=where(posting),
    )


def _closed_page(posting: Posting, board: Board, site: Site) -> ClosedPage:
    state = board.state(posting)
    return ClosedPage(
        path=posting_path(posting),
        title=f"Closed: {page_title(posting)}",
        description=f"This posting is closed. {in_a_sentence(posting)}",
        section=PATH,
        robots="noindex",
        feeds=_feeds(posting, board),
        source=posting.source,
        job=_job(posting, facts(posting, board, site, site.year), board, site.base, closed=True),
        reason=state.value,
        ended=_ended(posting, state),
        like=_like(posting, board),
        lists=_lists(posting, board),
    )


def _job(posting: Posting, said: Facts, board: Board, base: str, *, closed: bool = False) -> Job:
    return Job(
        title=posting.title,
        company=posting.company.name,
        company_url=posting.company.url or "",
        lines=tuple(Line(each.name, each.label, each.words) for each in in_words(said, but=_ELSEWHERE, closed=closed)),
        pay_given=posting.salary is not None,
        category=category_term(posting, board),
        posted=posting.posted,
        last_day=last_open_day(posting),
        end_assumed=posting.end_assumed,
        closes=closes_at(posting),
        zone=posting.zone,
        apply=posting.apply,
        apply_by_mail=posting.apply.startswith("mailto:"),
        apply_host=apply_words(posting.apply),
        description=description_html(posting, base),
        feed=posting.feed,
        fetched=posting.fetched,
        sample=posting.sample,
    )


def _ended(posting: Posting, state: State) -> date:
    """Its last open day, or the day it was filled or withdrawn: word of the former may come after its last day."""
    if state is State.WITHDRAWN:
        assert posting.withdrawn is not None
        return posting.withdrawn
    days = [day for day in (posting.filled, posting.last_day) if day]
    return min(days)


def _feeds(posting: Posting, board: Board) -> tuple[FeedLink, ...]:
    """Those of its field, or of the whole board where it is in none."""
    return links_of(next((facet for facet in board.facets.of(posting) if facet.kind is FacetKind.CATEGORY), None))


def _like(posting: Posting, board: Board) -> tuple[Row, ...]:
    return tuple(row(other, board) for other in board.alike.like(posting))


def _lists(posting: Posting, board: Board) -> tuple[Filter, ...]:
    """The lists that this posting stands in, or stood in, and that hold another open one or are linked nowhere else."""
    return tuple(
        facet_filter(facet)
        for facet in board.facets.of(posting)
        if not board.facets.is_filter(facet) or any(other is not posting for other in facet.open)
    )
