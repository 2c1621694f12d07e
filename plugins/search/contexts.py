"""The frozen contexts of the search: its page, the field in the header, the help on the page that is not there."""

from dataclasses import dataclass
from typing import ClassVar

from plugins.core.pages import Page, Term

PATH = "search/"


@dataclass(frozen=True, slots=True)
class Field:
    """A form that leads to the search page."""

    path: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The field on the page that is not there. `index` is the folder of the files, with a slash at its end."""

    path: str
    index: str


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """`subjects` are the categories and the commonest tags, each with its number of articles."""

    template: ClassVar[str] = "search/search.html"
    kind: ClassVar[str] = "search"

    index: str
    subjects: tuple[tuple[Term, int], ...]
