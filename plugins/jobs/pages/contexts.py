"""What the templates of this room may read: frozen, in words, and nothing of the models behind it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from plugins.core.pages import Page, Paging, Term


@dataclass(frozen=True, slots=True)
class Row:
    """A posting as one row of a list. `closes` is the instant it closes, ISO 8601 with offset ("" without end).

    `listed` is the day on which it first could be seen here. `pay_given`: `pay` is a sum. `closes_now`: within three
    days of the build; `closes_today`: on its very day.
    """

    title: str
    path: str
    company: str
    where: str
    pay: str
    pay_given: bool
    types: str
    featured: bool
    posted: date
    listed: date
    last_day: date | None
    closes_soon: bool
    closes_now: bool
    closes_today: bool
    closes: str
    zone: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in words, under its label; several words where there are several places."""

    name: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A posting in full: its facts as lines, and what stands elsewhere on the page or is a script's to count.

    `closes` and `pay_given` as in a row; `apply_host` is where an application goes.
    """

    title: str
    company: str
    company_url: str
    lines: tuple[Line, ...]
    pay_given: bool
    category: Term | None
    posted: date
    last_day: date | None
    end_assumed: bool
    closes: str
    zone: str
    apply: str
    apply_by_mail: bool
    apply_host: str
    description: Markup
    feed: str
    fetched: date | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A link to a list, with how many are open in it and when the first of them close (`facets.closings`).

    `counted`: it says how many. What leads to the whole board doesn't, as the page says that anyway.
    """

    label: str
    count: int
    closes: str
    path: str
    current: bool
    counted: bool = True


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters that stand together. A group with a label is shown when asked for, the one without always."""

    label: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Sorting:
    """A link to the same list in another order."""

    label: str
    path: str
    current: bool


@dataclass(frozen=True, slots=True)
class PayStep:
    """A minimum of pay for a year. `value` is what stands in an address: CAD60000."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class PayGroup:
    """The minimums in one currency (ISO 4217)."""

    currency: str
    steps: tuple[PayStep, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """The search over the whole board. `index` is the folder of its files."""

    index: str
    pays: tuple[PayGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """The board, or one facet of it, in one order; one page of it where it is long.

    `open` is the list itself as a filter, `all` the whole board. `sortings` are its orders where it `is_sorted`, else
    those of the board, for the search. `wider` are the lists to try instead of one that is empty. `search` is there
    where the board has something to search. `post` is where an employer starts a posting, empty where none are taken.
    `mine` is where the reader's saved postings are.
    """

    template: ClassVar[str] = "jobs/list.html"
    kind: ClassVar[str] = "jobs"

    heading: str
    filtered: bool
    open: Filter
    all: Filter
    featured_first: bool
    groups: tuple[FilterGroup, ...]
    sortings: tuple[Sorting, ...]
    is_sorted: bool
    by_date: bool
    by_pay: bool
    search: Search | None
    wider: tuple[Filter, ...]
    rows: tuple[Row, ...]
    paging: Paging
    sample: bool
    post: str
    mine: str


@dataclass(frozen=True, kw_only=True)
class JobPage(Page):
    """An open posting. `lists` are those that it stands in among others; `where` is its place as a row says it."""

    template: ClassVar[str] = "jobs/job.html"
    kind: ClassVar[str] = "job"
    slots: ClassVar[tuple[str, ...]] = ("job.end",)

    job: Job
    like: tuple[Row, ...]
    lists: tuple[Filter, ...]
    id: str
    where: str


@dataclass(frozen=True, kw_only=True)
class ClosedPage(Page):
    """A posting that is over.

    `reason` is expired, filled or withdrawn; `ended` its last open day, or the day it was filled or withdrawn.
    """

    template: ClassVar[str] = "jobs/closed.html"
    kind: ClassVar[str] = "job"
    slots: ClassVar[tuple[str, ...]] = ("job.follow",)

    job: Job
    reason: str
    ended: date
    like: tuple[Row, ...]
    lists: tuple[Filter, ...]


@dataclass(frozen=True, kw_only=True)
class MinePage(Page):
    """What the reader's own device keeps of the board. `states` is the file that says which postings are open."""

    template: ClassVar[str] = "jobs/mine.html"
    kind: ClassVar[str] = "my-jobs"
    slots: ClassVar[tuple[str, ...]] = ("mine.job", "backup")

    states: str


@dataclass(frozen=True, slots=True)
class HomeJobs:
    """The newest jobs on the home page."""

    rows: tuple[Row, ...]
    all: Filter


@dataclass(frozen=True, slots=True)
class EndLine:
    """The quiet line under an article."""

    count: int
    path: str
