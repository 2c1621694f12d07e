"""What every page context has, whichever room it comes from, and the constants that templates know of the site."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlsplit

from markupsafe import Markup

from .urls import free_id


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One format of a feed, at `path`.

    `group` is the heading it stands under on the subscribe page, `page` the address of the page that lists the same
    things. The feed of the site itself is announced `everywhere`.
    """

    title: str
    path: str
    mime: str
    group: str
    page: str
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or author: something that has a page which lists what belongs to it."""

    name: str
    slug: str
    path: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the pages of one list. `previous` and `next` are addresses."""

    number: int
    count: int
    previous: str | None
    next: str | None


FRAME_SLOTS = ("head", "header", "footer")
"""The slots of the frame that every page stands in."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """The context of one page. A room subclasses it, adds its own frozen fields and names its template.

    `path` is the site-relative address: "" is the home page, "jobs/" is written as jobs/index.html.
    `section` is the path of the navigation entry that is current. `source` names the content file in messages.
    `slots` are the places of its template that other rooms may fill, beside those of the frame (FRAME_SLOTS). `ids` are
    those that the text of the page gives away. `picture` is the path of the picture that stands for the page, below the
    content folder: on its card, when somebody shares it.
    """

    template: ClassVar[str]
    kind: ClassVar[str]
    slots: ClassVar[tuple[str, ...]] = ()

    path: str
    title: str
    description: str = ""
    section: str = ""
    robots: str = ""
    feeds: tuple[FeedLink, ...] = ()
    json_ld: tuple[Markup, ...] = ()
    source: str = ""
    modified: datetime | None = None
    ids: frozenset[str] = frozenset()
    picture: str = ""

    @property
    def embeds(self) -> frozenset[str]:
        """The names of the rooms' parts that stand in the middle of its text."""
        return frozenset()

    def own_id(self, wanted: str) -> str:
        """The id of a place that the house makes: it gives way to the author's own, which links may know already."""
        return free_id(wanted, self.ids)


@dataclass(frozen=True, slots=True)
class Site:
    """The constants of the site. `url` has no trailing slash; `base` is its path ("" where it has none)."""

    name: str
    tagline: str
    description: str
    language: str
    url: str
    author: str
    year: int
    preview: bool

    @property
    def base(self) -> str:
        return urlsplit(self.url).path.rstrip("/")

    def link(self, path: str) -> str:
        """An address for a link on a page: root-relative, so that a copy of the site on any host works."""
        return f"{self.base}/{path}"

    def absolute(self, path: str) -> str:
        """A full address, for feeds and search engines."""
        return f"{self.url}/{path}"
