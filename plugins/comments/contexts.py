"""The contexts of what an article shows of its comments: the section below it and the link beside its date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.markdown import comment_markdown

from .digest import Answer, digest
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
    parent: str | None
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
class CommentForm:
    """Where the form sends what is written: `isso` is Isso's address, `thread` what it calls this article's comments.

    `title` is what the author reads in the queue, and `mail` the address for when Isso cannot be reached, or "".
    """

    isso: str
    thread: str
    title: str
    mail: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """How readers may take part: the address to write to, and Isso's; each may be ""."""

    mail: str = ""
    isso: str = ""


@dataclass(frozen=True, slots=True)
class CommentsSection:
    """`count` is the number shown; `write_to` a mailto address for taking part, empty where that is not offered.

    `form` is the form that readers write in, None where there is none.
    """

    count: int
    heading: str
    answers: tuple[Answer, ...]
    threads: tuple[ShownComment | RemovedComment, ...]
    closed: bool
    write_to: str
    form: CommentForm | None
    sample: bool

    def shown(self) -> Iterator[ShownComment]:
        """Every comment that is shown, in the order of the page."""
        return _flat(self.threads)


@dataclass(frozen=True, slots=True)
class CommentsLink:
    words: str


def comments_section(
    article: Article, openness: Openness, discussion: Discussion, invitation: Invitation, base: str = ""
) -> CommentsSection | None:
    """The section for an article, or None where its comments are off. `base` is the site's own path."""
    if openness is Openness.OFF:
        return None
    open_ = openness is Openness.OPEN
    shown = count(discussion.comments)
    mail = f"mailto:{invitation.mail}?subject={quote(article.title, safe='')}" if open_ and invitation.mail else ""
    form = CommentForm(invitation.isso, f"{base}/{article.path}", article.title, mail)
    return CommentsSection(
        count=shown,
        heading=heading(shown, article.title, open_=open_),
        answers=digest(discussion.comments),
        threads=tuple(_shown(node, base) for node in thread(discussion.comments)),
        closed=not open_,
        write_to=mail,
        form=form if open_ and invitation.isso else None,
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
        parent=comment.parent,
        author=comment.author,
        link=comment.link,
        by_author=comment.by_author,
        date=comment.date,
        text=comment_markdown(comment.text, base=base),
        answers=answers,
        replies=replies,
    )


def _flat(comments: Iterable[ShownComment | RemovedComment]) -> Iterator[ShownComment]:
    for comment in comments:
        if isinstance(comment, ShownComment):
            yield comment
        yield from _flat(comment.replies)
