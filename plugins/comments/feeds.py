"""The feeds of comments: one of all, and one for each article where people talk or may. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from plugins.core.articles import Article
from plugins.core.feed import Feed, FeedItem, InReplyTo, feed_links
from plugins.core.pages import FeedLink, Site

from .contexts import CommentsSection, ShownComment
from .thread import single_quotes

ALL = "feeds/comments"
GROUP = "Comments"
GROUP_OF_ARTICLES = "Comments by article"


@dataclass(frozen=True, slots=True)
class Talk:
    """What an article shows of its comments."""

    article: Article
    section: CommentsSection

    @property
    def has_feed(self) -> bool:
        """Where nobody has said anything and nobody may, there is nothing to follow."""
        return bool(self.section.count) or not self.section.closed

    @property
    def path(self) -> str:
        """Of its feed, without the ending."""
        return f"{ALL}/{self.article.slug}"

    @property
    def title(self) -> str:
        return f"Comments on “{single_quotes(self.article.title)}”"


def announced(talks: Iterable[Talk]) -> tuple[FeedLink, ...]:
    """The links of all feeds: that of all comments first, then each article's, which its page announces."""
    links = [*feed_links("All comments", ALL, GROUP, "articles/")]
    for talk in talks:
        links += feed_links(talk.title, talk.path, GROUP_OF_ARTICLES, talk.article.path)
    return tuple(links)


def comment_feeds(talks: Iterable[Talk], site: Site, limit: int, today: datetime) -> Iterator[Feed]:
    """Each feed with its newest comments, `limit` at most. `today`: since when one without any is empty."""
    everything: list[FeedItem] = []
    for talk in talks:
        items = list(_items(talk))
        everything += items
        words = f"What readers say about “{single_quotes(talk.article.title)}”, and what the author answers."
        yield _feed(talk.title, talk.path, talk.article.path, words, items, site, limit, today)
    words = f"What readers of {site.name} say, and what the author answers."
    yield _feed("All comments", ALL, "articles/", words, everything, site, limit, today)


def _feed(
    title: str, path: str, page: str, words: str, items: list[FeedItem], site: Site, limit: int, today: datetime
) -> Feed:
    newest = sorted(items, key=lambda item: item.published, reverse=True)[:limit]
    return Feed(
        title=title,
        path=path,
        page=page,
        description=words,
        items=tuple(newest),
        language=site.language,
        author=site.author,
        emptied=today,
    )


def _items(talk: Talk) -> Iterator[FeedItem]:
    shown = {comment.id: comment for comment in talk.section.shown()}
    for comment in shown.values():
        yield _item(talk.article, comment, shown)


def _item(article: Article, comment: ShownComment, shown: Mapping[str, ShownComment]) -> FeedItem:
    """The identity is made of the article's guid and the comment's id: a new slug or domain changes neither."""
    asked = shown.get(comment.parent or "")
    to = f", in reply to {asked.author}," if asked else ""
    answered = InReplyTo(_guid(article, asked.id), _path(article, asked.id)) if asked else None
    return FeedItem(
        guid=_guid(article, comment.id),
        title=f"{comment.author}{to} on “{single_quotes(article.title)}”",
        path=_path(article, comment.id),
        published=comment.date,
        updated=comment.date,
        authors=(comment.author,),
        content=comment.text,
        in_reply_to=answered or InReplyTo(article.guid, article.path),
    )


def _guid(article: Article, id: str) -> str:
    return uuid5(NAMESPACE_URL, f"{article.guid}#comment-{id}").urn


def _path(article: Article, id: str) -> str:
    return f"{article.path}#{article.own_id(f'comment-{id}')}"
