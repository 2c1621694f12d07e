"""Which article feeds there are, and what an article says in one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plugins.core.articles import Article
from plugins.core.facts import Conversation, Facts
from plugins.core.feed import Enclosure, Feed, FeedItem, feed_links
from plugins.core.pages import FeedLink, Site, Term

ARTICLES = "Articles"
CATEGORIES = "Articles by category"
AUTHORS = "Articles by author"

MAIN_PATH = "feeds/articles"


@dataclass(frozen=True, slots=True)
class Stream:
    """The articles of one feed, newest first. `path` has no ending; `page` lists the same articles in HTML."""

    group: str
    title: str
    path: str
    page: str
    description: str
    articles: tuple[Article, ...]

    @property
    def links(self) -> tuple[FeedLink, ...]:
        return feed_links(self.title, self.path, self.group, self.page, everywhere=self.path == MAIN_PATH)


def article_streams(articles: tuple[Article, ...], limit: int) -> tuple[Stream, ...]:
    """One stream of all articles, then one a category and one an author by name, each with the `limit` newest."""
    words = "Every new article, in full."
    streams = [Stream(ARTICLES, "All articles", MAIN_PATH, "articles/", words, articles[:limit])]
    for term in _by_name(article.category for article in articles):
        found = tuple(article for article in articles if article.category == term)[:limit]
        words = f"Every new article in “{term.name}”, in full."
        streams.append(Stream(CATEGORIES, term.name, f"feeds/category/{term.slug}", term.path, words, found))
    for term in _by_name(author for article in articles for author in article.authors):
        found = tuple(article for article in articles if term in article.authors)[:limit]
        words = f"Every new article by {term.name}, in full."
        streams.append(Stream(AUTHORS, term.name, f"feeds/author/{term.slug}", term.path, words, found))
    return tuple(streams)


def article_feed(stream: Stream, site: Site, facts: Facts, today: datetime) -> Feed:
    """The stream as a feed. `facts` know which articles are talked about.

    `today` is the midnight that began the day: what is said by a feed that has no article yet.
    """
    return Feed(
        title=stream.title,
        path=stream.path,
        page=stream.page,
        description=stream.description,
        items=tuple(_item(article, facts.about(article.path, Conversation)) for article in stream.articles),
        language=site.language,
        author=site.author,
        emptied=today,
    )


def _by_name(terms: Iterable[Term]) -> list[Term]:
    return sorted(set(terms), key=lambda term: (term.name.casefold(), term.slug))


def _item(article: Article, talk: Conversation | None) -> FeedItem:
    image = article.image
    return FeedItem(
        guid=article.guid,
        title=article.title,
        path=article.path,
        published=article.date,
        updated=article.modified or article.date,
        authors=tuple(author.name for author in article.authors),
        categories=(article.category.name, *(tag.name for tag in article.tags)),
        summary=article.summary or article.standfirst,
        content=article.feed_body,
        image=Enclosure(image.path, image.mime, image.length) if image else None,
        comments_path=talk.path if talk else None,
        comments_count=talk.count if talk else None,
        comments_feed=talk.feed if talk else None,
    )
