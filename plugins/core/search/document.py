"""What can be found by its words, as the room that has it says it. Each room knows its own pages best."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a reader takes it for."""

    ARTICLE = "article"
    SERVICE = "service"
    JOB = "job"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page below a heading. `id` is its place on the page ("": the page's beginning).

    `text` has a line for each paragraph, item of a list or row.
    """

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """Something with an address of its own, `path`, site-relative; it may end in a fragment.

    `label` is said beside the title: the category, or who offers the job. `summary` is shown where no sentence has the
    words. `closes`: the moment from which it isn't to be found any more.
    """

    path: str
    kind: Kind
    title: str
    label: str = ""
    summary: str = ""
    sections: tuple[Section, ...] = ()
    closes: datetime | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """What others said on a page: found with it. A fact about the page (core/facts.py)."""

    sections: tuple[Section, ...]
