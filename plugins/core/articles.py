"""An article as the other rooms see it: frozen, read once at the door by the articles room."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from .pages import Term
from .urls import free_id, slugify


@dataclass(frozen=True, slots=True)
class Source:
    """A photograph in one format, for a browser that knows it: `srcset` names its widths, as HTML's attribute does."""

    mime: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its words. `path` is site-relative; `length` is its size in bytes, for feeds.

    A photograph has `sources`, best first, and `srcset` for browsers that know none of them.
    """

    path: str
    alt: str
    credit: str
    credit_url: str
    licence: str
    mime: str
    length: int
    width: int | None
    height: int | None
    sources: tuple[Source, ...] = ()
    srcset: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Embed:
    """A paragraph `{name}` of the source: the place in the body where a room's part is shown."""

    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `body` alternates HTML (root-relative links) and embeds; `words` counts the text of the body."""

    slug: str
    title: str
    path: str
    date: datetime
    modified: datetime | None
    guid: str
    category: Term
    tags: tuple[Term, ...]
    authors: tuple[Term, ...]
    standfirst: str
    summary: str
    image: Image | None
    series: str
    related: tuple[str, ...]
    status: str
    body: tuple[Markup | Embed, ...]
    feed_body: str
    text: str
    words: int
    headings: tuple[Heading, ...]
    source: str
    ids: frozenset[str] = frozenset()
    """The ids that the text gives away: its headings', and what its author wrote as HTML."""

    @property
    def minutes(self) -> int:
        """Reading time at 230 words a minute, at least one."""
        return max(1, round(self.words / 230))

    @property
    def updated(self) -> bool:
        """Whether it was changed on a later day than it came out: a slip mended within the hour is no news."""
        return self.modified is not None and self.modified.date() > self.date.date()

    @property
    def series_terms(self) -> tuple[Term, ...]:
        """The series that the article is in, if it is in one."""
        if not self.series:
            return ()
        slug = slugify(self.series)
        return (Term(self.series, slug, f"series/{slug}/"),)

    def own_id(self, wanted: str) -> str:
        """The id of a place that the house makes on this article's page: as `Page.own_id`."""
        return free_id(wanted, self.ids)

    @property
    def embeds(self) -> frozenset[str]:
        return frozenset(part.name for part in self.body if isinstance(part, Embed))
