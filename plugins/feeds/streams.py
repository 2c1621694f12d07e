"""Which article feeds there are, and what an article says in one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from plugins.core.articles import Article
from plugins.core.facts import Conversation, Facts
from plugins.core.feed import Enclosure, Feed, FeedItem, feed_links
from plugins.core.pages import FeedLink, Site, Term

ARTICLES = "Articles"
CATEGORIES = "Articles by category"
TAGS = "Articles by tag"
SERIES = "Articles of a series"
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
    """One stream of all articles, then one of each category, tag, series and author, by name; the `limit` newest each.

    A series of one article is none yet.
    """
    words = "Every new article, in full."
    streams = [Stream(ARTICLES, "All articles", MAIN_PATH, "articles/", words, articles[:limit])]
    for kind in _KINDS:
        of: dict[Term, list[Article]] = {}
        for article in articles:
            for term in kind.terms(article):
                of.setdefault(term, []).append(article)
        for term in sorted(of, key=lambda term: (term.name.casefold(), term.slug)):
            if len(of[term]) >= kind.least:
                path, about = f"feeds/{kind.folder}/{term.slug}", kind.about.format(term.name)
                streams.append(Stream(kind.group, term.name, path, term.path, about, tuple(of[term][:limit])))
    return tuple(streams)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What has a feed of its own where so many articles at least (`least`) are of it."""

    group: str
    folder: str
    about: str
    terms: Callable[[Article], tuple[Term, ...]]
    least: int = 1


_KINDS = (
    _Kind(CATEGORIES, "category", "Every new article in “{}”, in full.", lambda article: (article.category,)),
    _Kind(TAGS, "tag", "Every new article about {}, in full.", lambda article: article.tags),
    _Kind(SERIES, "series", "Every new part of “{}”, in full.", lambda article: article.series_terms, least=2),
    _Kind(AUTHORS, "author", "Every new article by {}, in full.", lambda article: article.authors),
)


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
