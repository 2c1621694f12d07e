"""Where a posting stands in its life on a given day, and the moments when that changes. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from plugins.jobs.model import Posting

KEPT = timedelta(days=180)
"""How long a closed posting keeps its page. The first of these days is the one on which it is no longer open."""
SOON = timedelta(days=7)
"""A posting with at most this long to go closes soon."""

NOW = timedelta(days=3)
"""A posting with at most this long to go is marked."""


class State(StrEnum):
    """Where a posting stands in its life."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    EXPIRED = "expired"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


def closed_on(posting: Posting) -> date | None:
    """The first day on which the posting is no longer open, in its own zone. None where no end is known."""
    after_last = posting.last_day + timedelta(days=1) if posting.last_day else None
    return min((day for day in (after_last, posting.filled, posting.withdrawn) if day), default=None)


def last_open_day(posting: Posting) -> date | None:
    """The last day on which one can apply. None where no end is known."""
    closed = closed_on(posting)
    return closed - timedelta(days=1) if closed else None


def closing_instant(posting: Posting) -> datetime | None:
    """The moment the posting closes: midnight in its own zone, with that day's offset from UTC."""
    day = closed_on(posting)
    return _midnight(day, posting) if day else None


def turning_points(posting: Posting) -> list[datetime]:
    """The moments at which what is shown of a posting changes: it opens, closes soon, is closed, is gone."""
    days = {posting.posted}
    closed = closed_on(posting)
    if closed:
        soon = closed - timedelta(days=1) - SOON
        gone = closed + KEPT
        # Word that a job was filled may come after its last day.
        told = {day for day in (posting.filled, posting.withdrawn) if day and day < gone}
        days |= {max(soon, posting.posted), closed, gone} | told
    return sorted(_midnight(day, posting) for day in days)


def _midnight(day: date, posting: Posting) -> datetime:
    """The moment at which a day begins in the posting's own zone."""
    zone = ZoneInfo(posting.zone)
    # By way of UTC: where clocks jump over midnight, the day begins at the moment that exists.
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def last_moment(posting: Posting) -> datetime | None:
    """The last second in which one can apply, in the posting's zone: its date is the last open day."""
    closes = closing_instant(posting)
    if closes is None:
        return None
    return (closes.astimezone(UTC) - timedelta(seconds=1)).astimezone(ZoneInfo(posting.zone))


def state(posting: Posting, today: date) -> State:
    """Where the posting stands in its life on `today`, a date in the posting's own time zone."""
    closed = closed_on(posting)
    if today < posting.posted:
        return State.SCHEDULED
    if closed is None or today < closed:
        return State.OPEN
    if today >= closed + KEPT:
        return State.GONE
    if posting.filled and today >= posting.filled:
        return State.FILLED
    if posting.withdrawn and today >= posting.withdrawn:
        return State.WITHDRAWN
    return State.EXPIRED


def closes_soon(posting: Posting, today: date) -> bool:
    """Whether an open posting has at most a week to go."""
    last_day = last_open_day(posting)
    return last_day is not None and state(posting, today) is State.OPEN and last_day - today <= SOON
