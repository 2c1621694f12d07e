"""Threads: every comment that may be shown is shown, once, in its place."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.model import Comment, Status
from plugins.comments.thread import LEVELS, Node, count, heading, loops, thread

START = datetime(2026, 11, 13, 8, 0, tzinfo=UTC)


def comment(id: str, parent: str | None = None, *, day: int = 0, status: Status = Status.APPROVED) -> Comment:
    return Comment(
        id=id, parent=parent, author=f"Reader {id}", date=START + timedelta(days=day), text="Yes.", status=status
    )


def walk(nodes: tuple[Node, ...], level: int = 1) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, level
        yield from walk(node.replies, level + 1)


def outline(nodes: tuple[Node, ...]) -> str:
    """`a(b(c) d)`: the shape of threads as a line."""
    return " ".join(node.comment.id + (f"({outline(node.replies)})" if node.replies else "") for node in nodes)


def test_replies_stand_below_what_they_answer() -> None:
    """A reply is nested in the comment it answers, whatever the order in the file."""
    assert outline(thread([comment("c", "b"), comment("b", "a"), comment("a")])) == "a(b(c))"


def test_oldest_first() -> None:
    """Threads and replies are in the order of their dates; equal dates keep the order of the file."""
    comments = [comment("late", day=2), comment("early"), comment("y", "early", day=4), comment("x", "early", day=3)]
    assert outline(thread(comments)) == "early(x y) late"
    assert outline(thread([comment("first"), comment("second")])) == "first second"


def test_fourth_level_stays_on_the_third() -> None:
    """A reply below the third level follows what it answers, on the third, and names it."""
    comments = [
        comment("1"),
        comment("2", "1"),
        comment("3", "2"),
        comment("4", "3", day=9),
        comment("5", "4", day=10),
        comment("3b", "2", day=1),
    ]
    threads = thread(comments)
    assert outline(threads) == "1(2(3 4 5 3b))"
    answered = {node.comment.id: node.answers.id for node, _ in walk(threads) if node.answers}
    assert answered == {"4": "3", "5": "4"}


def test_removed_comment_keeps_its_place_for_its_replies() -> None:
    """A comment that is not shown stays in the tree where something approved hangs below it, at any depth."""
    for status in (Status.DELETED, Status.PENDING, Status.SPAM):
        comments = [comment("a", status=status), comment("b", "a", status=status), comment("c", "b")]
        assert outline(thread(comments)) == "a(b(c))"


def test_removed_comment_without_shown_replies_is_gone() -> None:
    """What is not approved leaves no trace where nothing approved answers it."""
    comments = [comment("a"), comment("b", "a", status=Status.SPAM), comment("c", "b", status=Status.PENDING)]
    assert outline(thread(comments)) == "a"


def test_very_long_conversation() -> None:
    """A thread may be deeper than Python's recursion limit."""
    comments = [comment("0"), *(comment(str(n), str(n - 1), day=n) for n in range(1, 3000))]
    assert [level for _, level in walk(thread(comments))].count(LEVELS) == 2998


def test_loops() -> None:
    """Every comment on a loop is found, and none that only leads to one."""
    assert sorted(loops({"a": "b", "b": "a", "c": "a", "d": "d", "e": "gone", "f": "e"})) == ["a", "b", "d"]
    assert loops({"b": "a", "c": "b"}) == []


@st.composite
def discussions(draw: st.DrawFn) -> list[Comment]:
    """Any forest of comments, in any order, of any status and date."""
    size = draw(st.integers(0, 40))
    comments = []
    for index in range(size):
        parent = draw(st.none() | st.integers(0, index - 1)) if index else None
        comments.append(
            comment(
                str(index),
                None if parent is None else str(parent),
                day=draw(st.integers(0, 5)),
                status=draw(st.sampled_from(Status)),
            )
        )
    return draw(st.permutations(comments))


@given(discussions())
def test_every_approved_comment_is_shown_exactly_once(comments: list[Comment]) -> None:
    """Nothing approved is lost or doubled, and every other node is there for something approved below it."""
    shown = [node.comment.id for node, _ in walk(thread(comments)) if node.comment.approved]
    assert sorted(shown) == sorted(c.id for c in comments if c.approved)
    assert len(shown) == count(comments)
    by_id = {c.id: c for c in comments}
    above = set()
    for c in comments:
        here = c.parent if c.approved else None
        while here is not None:
            above.add(here)
            here = by_id[here].parent
    removed = [node.comment.id for node, _ in walk(thread(comments)) if not node.comment.approved]
    assert sorted(removed) == sorted(id for id in above if not by_id[id].approved)


@given(discussions())
def test_depth_and_order_hold(comments: list[Comment]) -> None:
    """A comment's level is its depth, three at most; siblings stand by date; a deep reply follows its parent."""
    by_id = {c.id: c for c in comments}

    def depth(c: Comment) -> int:
        return 1 if c.parent is None else 1 + depth(by_id[c.parent])

    threads = thread(comments)
    place = {node.comment.id: index for index, (node, _) in enumerate(walk(threads))}
    last: dict[str | None, datetime] = {}
    for node, level in walk(threads):
        assert level == min(depth(node.comment), LEVELS)
        assert (node.answers.id if node.answers else None) == (
            node.comment.parent if depth(node.comment) > LEVELS else None
        )
        if node.comment.parent is not None:
            assert place[node.comment.parent] < place[node.comment.id]
        assert last.get(node.comment.parent, START) <= node.comment.date
        last[node.comment.parent] = node.comment.date


@pytest.mark.parametrize(
    ("number", "open_", "expected"),
    [
        (0, True, "No thoughts yet on “Ask”"),
        (0, False, "No thoughts on “Ask”"),
        (1, True, "One thought on “Ask”"),
        (2, True, "2 thoughts on “Ask”"),
        (51, False, "51 thoughts on “Ask”"),
        (1204, True, "1,204 thoughts on “Ask”"),
    ],
)
def test_heading(number: int, open_: bool, expected: str) -> None:
    """The heading counts in words that fit the number, and promises nothing where comments are closed."""
    assert heading(number, "Ask", open_=open_) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ('"Has the job been filled?" is no question', "‘Has the job been filled?’ is no question"),
        ("Why “just checking in” fails", "Why ‘just checking in’ fails"),
        ('He said ("no")', "He said (‘no’)"),
        ("Don’t wait", "Don’t wait"),
        ('A 5" pipe', "A 5’ pipe"),
    ],
)
def test_quotes_inside_the_title(title: str, expected: str) -> None:
    """Double quotes in the title turn to single ones, since the title itself stands in double ones."""
    assert heading(51, title, open_=True) == f"51 thoughts on “{expected}”"
