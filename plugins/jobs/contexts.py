"""What the templates of this room may read: frozen, in words, and nothing of the models behind it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from markupsafe import Markup

from plugins.core.pages import Page, Paging, Term


@dataclass(frozen=True, slots=True)
class Row:
    """A posting as one row of a list. `closes` is the instant it closes, ISO 8601 with offset ("" without end)."""

    title: str
    path: str
    company: str
    where: str
    pay: str
    types: str
    featured: bool
    posted: date
    last_day: date | None
    closes_soon: bool
    closes: str
    zone: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A link that narrows the list, with how many it leaves."""

    label: str
    count: int
    path: str
    current: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A posting in full, in words. `closes` as in a row; `host` is where an application goes."""

    title: str
    company: str
    company_url: str
    pay: str
    places: tuple[str, ...]
    remote: str
    types: str
    category: Term | None
    posted: date
    last_day: date | None
    end_assumed: bool
    closes_soon: bool
    closes: str
    zone: str
    zone_name: str
    last_verified: date | None
    agencies_ok: bool | None
    apply: str
    apply_by_mail: bool
    apply_host: str
    description: Markup
    feed: str
    fetched: date | None
    sample: bool


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """The board, or one category of it; one page of it where it is long."""

    template: ClassVar[str] = "jobs/list.html"
    kind: ClassVar[str] = "jobs"

    category: str
    open_count: int
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]
    paging: Paging
    sample: bool


@dataclass(frozen=True, kw_only=True)
class JobPage(Page):
    """An open posting."""

    template: ClassVar[str] = "jobs/job.html"
    kind: ClassVar[str] = "job"

    job: Job
    like: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class ClosedPage(Page):
    """A posting that is over.

    `reason` is expired, filled or withdrawn; `ended` its last open day, or the day it was filled or withdrawn.
    """

    template: ClassVar[str] = "jobs/closed.html"
    kind: ClassVar[str] = "job"

    job: Job
    reason: str
    ended: date
    like: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class HomeJobs:
    """The newest jobs on the home page."""

    rows: tuple[Row, ...]
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class EndLine:
    """The quiet line under an article."""

    count: int
    path: str
