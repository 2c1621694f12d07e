"""The contexts of what an article shows of its comments: the section below it and the link beside its date."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.markdown import comment_markdown

from .model import Openness
from .source import Discussion
from .thread import Node, count, count_words, heading, thread


@dataclass(frozen=True, slots=True)
class Answered:
    """The comment that a reply on the last level answers. `author` is empty where that one was removed."""

    id: str
    author: str


@dataclass(frozen=True, slots=True)
class ShownComment:
    removed: ClassVar[bool] = False

    id: str
    author: str
    link: str | None
    by_author: bool
    date: datetime
    text: Markup
    answers: Answered | None
    replies: tuple["ShownComment | RemovedComment", ...]


@dataclass(frozen=True, slots=True)
class RemovedComment:
    """Keeps the place of a comment that is not shown, because its replies are. Holds nothing of it but its id."""

    removed: ClassVar[bool] = True

    id: str
    answers: Answered | None
    replies: tuple["ShownComment | RemovedComment", ...]


@dataclass(frozen=True, slots=True)
class CommentsSection:
    """`count` is the number shown; `write_to` a mailto address for taking part, empty where that is not offered."""

    count: int
    heading: str
    threads: tuple[ShownComment | RemovedComment, ...]
    closed: bool
    write_to: str
    sample: bool


@dataclass(frozen=True, slots=True)
class CommentsLink:
    words: str


def comments_section(
    article: Article, openness: Openness, discussion: Discussion, mail: str, base: str = ""
) -> CommentsSection | None:
    """The section for an article, or None where its comments are off. `mail` is the address to write to, or ""."""
    if openness is Openness.OFF:
        return None
    open_ = openness is Openness.OPEN
    shown = count(discussion.comments)
    return CommentsSection(
        count=shown,
        heading=heading(shown, article.title, open_=open_),
        threads=tuple(_shown(node, base) for node in thread(discussion.comments)),
        closed=not open_,
        write_to=f"mailto:{mail}?subject={quote(article.title, safe='')}" if open_ and mail else "",
        sample=discussion.sample and shown > 0,
    )


def comments_link(section: CommentsSection) -> CommentsLink | None:
    """The link to the comments, where there are any."""
    return CommentsLink(count_words(section.count)) if section.count else None


def _shown(node: Node, base: str) -> ShownComment | RemovedComment:
    comment = node.comment
    replies = tuple(_shown(reply, base) for reply in node.replies)
    answers = None
    if node.answers is not None:
        answers = Answered(node.answers.id, node.answers.author if node.answers.approved else "")
    if not comment.approved:
        return RemovedComment(comment.id, answers, replies)
    return ShownComment(
        id=comment.id,
        author=comment.author,
        link=comment.link,
        by_author=comment.by_author,
        date=comment.date,
        text=comment_markdown(comment.text, base=base),
        answers=answers,
        replies=replies,
    )
