"""Which questions the author answered, and a line of each: a way in for a reader who will not read fifty. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.markdown import comment_markdown, plain_text

from .model import Comment

FROM = 21
"""How many comments an article must show for a digest to stand above them."""
_LONGEST = 110
_SENTENCE = re.compile(r"(?<=[.!?…])[”’\")]*\s+")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the author's: its id, who had asked, and a line of what was asked."""

    id: str
    asked_by: str
    line: str


def digest(comments: Sequence[Comment]) -> tuple[Answer, ...]:
    """The author's answers to others, oldest first; none where a reader sees all comments at a glance."""
    shown = [comment for comment in comments if comment.approved]
    return tuple(_answers(shown)) if len(shown) >= FROM else ()


def _answers(shown: Sequence[Comment]) -> Iterable[Answer]:
    by_id: Mapping[str, Comment] = {comment.id: comment for comment in shown}
    for comment in sorted(shown, key=lambda comment: comment.date):
        asked = by_id.get(comment.parent or "")
        if comment.by_author and asked is not None and not asked.by_author:
            yield Answer(comment.id, asked.author, line_of(asked.text))


def line_of(text: str) -> str:
    """What a comment asks, in a line: its last question, or, where it asks none, how it begins."""
    sentences = [sentence.strip() for sentence in _SENTENCE.split(plain_text(comment_markdown(text)))]
    questions = [sentence for sentence in sentences if sentence.rstrip('”’")').endswith("?") and len(sentence) > 12]
    line = questions[-1] if questions else sentences[0]
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rpartition(' ')[0] or line[:_LONGEST]} …"
