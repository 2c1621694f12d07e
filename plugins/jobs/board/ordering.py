"""Puts a list in order: the newest first, the best paid, or what closes soonest. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from plugins.jobs.model import Posting

from .board import newest
from .lifecycle import closing_instant
from .pay import yearly

SORTED_FROM = 4
"""So many open postings a list holds before it has orders: fewer are seen at a glance."""
_NO_END = datetime.max.replace(tzinfo=UTC)


class Order(StrEnum):
    """The orders of a list. The value is the folder below the list's own address."""

    NEWEST = ""
    PAY = "by-pay"
    CLOSING = "by-closing"


def ordered(postings: Iterable[Posting], order: Order) -> tuple[Posting, ...]:
    """Postings in an order; `Order.NEWEST` leaves them in the board's own, which puts the featured on top.

    By pay: amounts of one currency, the commonest first, since no rate of exchange is known; then those without pay.
    """
    if order is Order.NEWEST:
        return tuple(postings)
    by_date = newest(postings)
    if order is Order.CLOSING:
        return tuple(sorted(by_date, key=lambda posting: closing_instant(posting) or _NO_END))
    places = {currency: place for place, currency in enumerate(currencies(by_date))}
    paid = [
        (places[posting.salary.currency], -yearly(posting.salary), posting) for posting in by_date if posting.salary
    ]
    paid.sort(key=lambda one: one[:2])
    return (*(posting for _, _, posting in paid), *(posting for posting in by_date if posting.salary is None))


def currencies(postings: Iterable[Posting]) -> list[str]:
    """The currencies that they are paid in, the commonest first."""
    often = Counter(posting.salary.currency for posting in postings if posting.salary)
    return sorted(often, key=lambda currency: (-often[currency], currency))
