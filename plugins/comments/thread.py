"""Makes threads of a flat list of comments, and the heading over them. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .model import Comment

LEVELS = 3


@dataclass(frozen=True, slots=True)
class Node:
    """A comment in its place. One that is not approved stands there for the sake of its replies: show no word of it.

    `answers` is set on the last level only, where the place no longer says which comment is answered.
    """

    comment: Comment
    replies: tuple["Node", ...] = ()
    answers: Comment | None = None


def thread(comments: Sequence[Comment]) -> tuple[Node, ...]:
    """The threads, oldest first. Replies below level LEVELS stay on that level, each after what it answers.

    Ids must be unique, every parent known, and no comment its own ancestor (see `loops`).
    """
    by_id = {comment.id: comment for comment in comments}
    kept = _with_ancestors((comment for comment in comments if comment.approved), by_id)
    replies: defaultdict[str | None, list[Comment]] = defaultdict(list)
    for comment in sorted(comments, key=lambda comment: comment.date):
        if comment.id in kept:
            replies[comment.parent].append(comment)

    def nodes(parent: str | None, level: int) -> tuple[Node, ...]:
        if level == LEVELS:
            return tuple(_flat(parent, by_id, replies))
        return tuple(Node(comment, nodes(comment.id, level + 1)) for comment in replies[parent])

    return nodes(None, 1)


def _with_ancestors(comments: Iterable[Comment], by_id: Mapping[str, Comment]) -> set[str]:
    kept: set[str] = set()
    for comment in comments:
        above: str | None = comment.id
        while above is not None and above not in kept:
            kept.add(above)
            above = by_id[above].parent
    return kept


def _flat(
    parent: str | None, by_id: Mapping[str, Comment], replies: defaultdict[str | None, list[Comment]]
) -> Iterable[Node]:
    """All that hangs below `parent`, depth first. A stack, not recursion: a thread may be deeper than Python's."""
    waiting = list(reversed(replies[parent]))
    while waiting:
        comment = waiting.pop()
        answered = comment.parent if comment.parent != parent else None
        yield Node(comment, answers=by_id[answered] if answered is not None else None)
        waiting.extend(reversed(replies[comment.id]))


def loops(parents: Mapping[str, str]) -> list[str]:
    """The ids that are their own ancestors, given the parent of each id that has one."""
    clear: set[str] = set()
    found: list[str] = []
    for start in parents:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in clear and here not in path:
            path[here] = None
            here = parents.get(here)
        if here is not None and here in path:
            found.extend(list(path)[list(path).index(here) :])
        clear.update(path)
    return found


def count(comments: Iterable[Comment]) -> int:
    return sum(comment.approved for comment in comments)


def count_words(number: int) -> str:
    """`One thought`, `51 thoughts`, `1,204 thoughts`."""
    return "One thought" if number == 1 else f"{number:,} thoughts"


def heading(number: int, title: str, *, open_: bool) -> str:
    """The heading over the comments. "Yet" is said only where more can come."""
    if number == 0:
        words = "No thoughts yet" if open_ else "No thoughts"
    else:
        words = count_words(number)
    return f"{words} on “{single_quotes(title)}”"


def single_quotes(title: str) -> str:
    """`title` with its double quotes turned to single ones, since it is about to stand in double ones."""
    shown: list[str] = []
    for before, char in zip(" " + title, title, strict=False):
        if char == '"':
            char = "‘" if before.isspace() or before in "([{‘“—–-/" else "’"
        shown.append({"“": "‘", "”": "’", "„": "‚"}.get(char, char))
    return "".join(shown)
