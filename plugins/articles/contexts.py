"""The frozen contexts of the theme's own pages, and the pure pieces that they are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.pages import Page, Paging, Term

from .about import Person

ARCHIVE = "archive/"
ONE_INDEX = 30
"""Up to so many articles, one page lists them all: by subject. The archive's address sends on to it."""


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    template: ClassVar[str] = "index.html"
    kind: ClassVar[str] = "home"
    slots: ClassVar[tuple[str, ...]] = ("home.ask", "home.aside", "home.offer", "home.follow")
    lead: Article | None
    newest: tuple[Article, ...]
    person: Person | None


@dataclass(frozen=True, kw_only=True)
class ArticlePage(Page):
    template: ClassVar[str] = "article.html"
    kind: ClassVar[str] = "article"
    slots: ClassVar[tuple[str, ...]] = (
        "article.byline",
        "article.timeline",
        "article.related",
        "article.comments",
        "article.follow",
        "article.end",
    )
    article: Article
    people: tuple[Person, ...]
    """Those of its authors of whom something is said."""
    series: tuple[Article, ...]
    series_term: Term | None

    @property
    def embeds(self) -> frozenset[str]:
        return self.article.embeds

    @property
    def place(self) -> int:
        """Which part of its series the article is, from 1; 0 where it is in none, or a draft."""
        return next((at for at, part in enumerate(self.series, 1) if part.slug == self.article.slug), 0)

    @property
    def next_part(self) -> Article | None:
        return self.series[self.place] if 0 < self.place < len(self.series) else None

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """(id, text) of the second-level headings, from three on; a shorter article needs no list."""
        found = tuple((heading.id, heading.text) for heading in self.article.headings if heading.level == 2)
        return found if len(found) >= 3 else ()


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """Articles by date: all of them, or those of a category, tag, author or series (`what` says which)."""

    template: ClassVar[str] = "articles.html"
    kind: ClassVar[str] = "articles"
    what: str
    about: str
    """One line of what the list is; "" where nothing is said of it."""
    person: Person | None
    """The author whose articles these are."""
    articles: tuple[Article, ...]
    total: int
    paging: Paging
    categories: tuple[tuple[Term, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class AuthorPage(ListPage):
    """Somebody's articles, and what else there is of her."""

    kind: ClassVar[str] = "author"
    slots: ClassVar[tuple[str, ...]] = ("author.end",)


@dataclass(frozen=True, kw_only=True)
class ArchivePage(Page):
    template: ClassVar[str] = "archives.html"
    kind: ClassVar[str] = "archive"
    years: tuple[tuple[int, tuple[Article, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class SubjectsPage(Page):
    template: ClassVar[str] = "subjects.html"
    kind: ClassVar[str] = "subjects"
    categories: tuple[tuple[Term, str, tuple[Article, ...]], ...]
    """Each category with what is said of it, and its articles."""
    series: tuple[tuple[Term, int], ...]
    tags: tuple[tuple[Term, int], ...]


@dataclass(frozen=True, kw_only=True)
class TextPage(Page):
    """A page of the author's own: about, privacy."""

    template: ClassVar[str] = "page.html"
    kind: ClassVar[str] = "page"
    body: Markup
    person: Person | None
    """The site's author, where the page asks for her (`portrait: true`)."""


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(Page):
    template: ClassVar[str] = "404.html"
    kind: ClassVar[str] = "404"
    slots: ClassVar[tuple[str, ...]] = ("404.search",)
    articles: tuple[Article, ...]


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """An old address, which sends the reader on."""

    template: ClassVar[str] = "moved.html"
    kind: ClassVar[str] = "moved"
    to: str


def series_of(articles: Sequence[Article], name: str) -> tuple[Article, ...]:
    """The articles of a series in the order to read them: oldest first, those of one moment by slug."""
    found = [article for article in articles if name and article.series == name]
    return tuple(sorted(found, key=lambda article: (article.date, article.slug)))


def in_pages(path: str, articles: Sequence[Article], size: int) -> list[tuple[str, tuple[Article, ...], Paging]]:
    """Cuts a list into pages: ("articles/", ...), ("articles/page/2/", ...). An empty list has one empty page."""
    count = max(1, -(-len(articles) // size))
    paths = [path if number == 1 else f"{path}page/{number}/" for number in range(1, count + 1)]
    return [
        (
            paths[index],
            tuple(articles[index * size : (index + 1) * size]),
            Paging(
                number=index + 1,
                count=count,
                previous=paths[index - 1] if index else None,
                next=paths[index + 1] if index + 1 < count else None,
            ),
        )
        for index in range(count)
    ]


def counted(terms: Sequence[Term]) -> tuple[tuple[Term, int], ...]:
    """Each term once with how often it stands in the list, by name."""
    by_slug = {term.slug: term for term in terms}
    count = {slug: sum(term.slug == slug for term in terms) for slug in by_slug}
    return tuple((by_slug[slug], count[slug]) for slug in sorted(by_slug, key=lambda slug: by_slug[slug].name.lower()))
