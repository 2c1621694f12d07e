"""The board: all postings of a build, sorted into what pages list, what is over and what is gone. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from plugins.jobs.model import Posting

from .facets import Facets
from .lifecycle import State, closes_soon, closing_instant, state
from .similar import Likeness


@dataclass(frozen=True, slots=True)
class Board:
    """All postings of one build by state. `open` stands in the order of the list."""

    open: tuple[Posting, ...]
    closed: tuple[Posting, ...]
    scheduled: tuple[Posting, ...]
    gone: tuple[Posting, ...]
    facets: Facets
    closing: Mapping[str, datetime]
    """When those of the open ones that close soon do so, by id."""
    alike: Likeness
    today_in: Callable[[str], date]

    @property
    def all(self) -> tuple[Posting, ...]:
        return (*self.open, *self.closed, *self.scheduled, *self.gone)

    def state(self, posting: Posting) -> State:
        return state(posting, self.today_in(posting.zone))

    def closes_soon(self, posting: Posting) -> bool:
        return posting.id in self.closing


def newest(postings: Iterable[Posting]) -> list[Posting]:
    """Postings by date alone, whatever is featured."""
    return sorted(postings, key=_by_date)


def make_board(postings: Iterable[Posting], today_in: Callable[[str], date]) -> Board:
    """Sorts postings into a board. `today_in` gives the date in an IANA zone at the moment of the build."""
    by_state: dict[State, list[Posting]] = {each: [] for each in State}
    for posting in postings:
        by_state[state(posting, today_in(posting.zone))].append(posting)
    open_ = tuple(sorted(by_state[State.OPEN], key=lambda posting: (not posting.featured, *_by_date(posting))))
    closed = by_state[State.EXPIRED] + by_state[State.FILLED] + by_state[State.WITHDRAWN]
    closing = {
        posting.id: moment
        for posting in open_
        if closes_soon(posting, today_in(posting.zone)) and (moment := closing_instant(posting))
    }
    return Board(
        open=open_,
        closed=tuple(newest(closed)),
        scheduled=tuple(newest(by_state[State.SCHEDULED])),
        gone=tuple(newest(by_state[State.GONE])),
        facets=Facets(open_, newest(closed), closing),
        closing=closing,
        alike=Likeness(open_),
        today_in=today_in,
    )


def _by_date(posting: Posting) -> tuple[int, str, str]:
    return (-posting.posted.toordinal(), posting.title.casefold(), posting.id)
