"""A posting as one row of a list, and the lists as links. Pure."""

from datetime import timedelta

from plugins.jobs.board.addresses import PATH, facet_path, posting_path
from plugins.jobs.board.board import Board
from plugins.jobs.board.facets import Facet, closings
from plugins.jobs.board.lifecycle import NOW, last_open_day
from plugins.jobs.board.pay import short_pay
from plugins.jobs.board.published import closes_at
from plugins.jobs.board.wording import type_words, where
from plugins.jobs.model import Posting

from .contexts import Filter, Row


def board_filter(board: Board) -> Filter:
    """The list of everything, as a link with its count."""
    return Filter("All", len(board.open), closings(board.open, board.closing), PATH, False)


def facet_filter(facet: Facet) -> Filter:
    """The list of a facet, as a link with its count."""
    return Filter(facet.name, len(facet.open), facet.closings, facet_path(facet), False)


def row(posting: Posting, board: Board) -> Row:
    last_day = last_open_day(posting)
    left = last_day - board.today_in(posting.zone) if last_day else None
    return Row(
        title=posting.title,
        path=posting_path(posting),
        company=posting.company.name,
        where=where(posting),
        pay=short_pay(posting.salary, posting.type),
        pay_given=posting.salary is not None,
        types=type_words(posting.type),
        featured=posting.featured,
        posted=posting.posted,
        listed=max(posting.posted, posting.first_seen or posting.posted),
        last_day=last_day,
        closes_soon=board.closes_soon(posting),
        closes_now=left is not None and left <= NOW,
        closes_today=left == timedelta(0),
        closes=closes_at(posting),
        zone=posting.zone,
    )
