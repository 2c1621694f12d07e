"""The articles of a build by what they are asked for: made once, so that no page looks through all of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.articles import Article
from plugins.core.build import Build
from plugins.core.pages import FeedLink, Term

from .contexts import counted, series_of


@dataclass(frozen=True, slots=True)
class Groups:
    """`articles` holds drafts too; all else what is published, newest first. Keys are slugs, of `series` its name.

    `categories` says how many articles each has. `feeds` are by the address of the page that lists the same things.
    """

    articles: Mapping[str, Article]
    category: Mapping[str, tuple[Article, ...]]
    tag: Mapping[str, tuple[Article, ...]]
    author: Mapping[str, tuple[Article, ...]]
    series: Mapping[str, tuple[Article, ...]]
    categories: tuple[tuple[Term, int], ...]
    feeds: Mapping[str, tuple[FeedLink, ...]]

    def feeds_of(self, *pages: str) -> tuple[FeedLink, ...]:
        """The feeds of what these pages show, by their addresses: a category, an author, an article's comments."""
        return tuple(feed for page in pages for feed in self.feeds.get(page, ()))


def groups_of(build: Build) -> Groups:
    """Asked for when pages are made: by then every article is read, and every feed announced."""
    found = build.get(Groups)
    if found is None:
        found = _grouped(build)
        build.keep(found)
    return found


def _grouped(build: Build) -> Groups:
    by: dict[str, dict[str, list[Article]]] = {
        name: defaultdict(list) for name in ("category", "tag", "author", "series")
    }
    for article in build.articles:
        by["category"][article.category.slug].append(article)
        by["series"][article.series].append(article)
        for name, terms in (("tag", article.tags), ("author", article.authors)):
            for slug in dict.fromkeys(term.slug for term in terms):
                by[name][slug].append(article)
    feeds: dict[str, list[FeedLink]] = defaultdict(list)
    for feed in build.feeds:
        feeds[feed.page].append(feed)
    return Groups(
        articles={article.slug: article for article in (*build.drafts, *reversed(build.articles))},
        category=_fixed(by["category"]),
        tag=_fixed(by["tag"]),
        author=_fixed(by["author"]),
        series={name: series_of(articles, name) for name, articles in by["series"].items() if name},
        categories=counted([article.category for article in build.articles]),
        feeds={page: tuple(links) for page, links in feeds.items()},
    )


def _fixed(lists: Mapping[str, list[Article]]) -> dict[str, tuple[Article, ...]]:
    return {slug: tuple(articles) for slug, articles in lists.items()}
