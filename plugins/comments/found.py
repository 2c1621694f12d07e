"""The comments of an article as the site's search finds them, each at its own place. Pure."""

from collections.abc import Iterable, Iterator

from plugins.core.articles import Article
from plugins.core.search import Section, sections_of

from .contexts import CommentsSection, RemovedComment, ShownComment


def found_below(article: Article, section: CommentsSection) -> tuple[Section, ...]:
    """What is shown, and no word of what was removed. The ids are those of comments.html."""
    return tuple(
        Section(
            id=article.own_id(f"comment-{comment.id}"),
            heading=f"A comment by {comment.author}",
            text="\n".join(part.text for part in sections_of(comment.text)),
        )
        for comment in _shown(section.threads)
    )


def _shown(threads: Iterable[ShownComment | RemovedComment]) -> Iterator[ShownComment]:
    for comment in threads:
        if isinstance(comment, ShownComment):
            yield comment
        yield from _shown(comment.replies)
