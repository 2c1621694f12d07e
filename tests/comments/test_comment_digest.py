"""The list of what the author answered: a way into a long thread."""

from datetime import UTC, datetime, timedelta

import pytest

from plugins.comments.digest import FROM, Answer, digest, line_of
from plugins.comments.model import Comment, Status

START = datetime(2026, 11, 13, 8, 0, tzinfo=UTC)


def comment(
    id: str,
    parent: str | None = None,
    *,
    author: bool = False,
    text: str = "Yes.",
    day: int = 0,
    status: Status = Status.APPROVED,
) -> Comment:
    name = "Dana" if author else f"Reader {id}"
    date = START + timedelta(days=day)
    return Comment(id=id, parent=parent, author=name, by_author=author, date=date, text=text, status=status)


def many(*comments: Comment, more: int = FROM) -> list[Comment]:
    return [*comments, *(comment(f"m{number}") for number in range(more))]


def test_answers_lead_to_what_was_asked() -> None:
    """Each of the author's answers to a reader is there once, oldest first, under the reader's name."""
    comments = many(
        comment("a", text="When do I write?"),
        comment("b", "a", author=True, day=3),
        comment("c", text="It went well."),
        comment("d", "c", author=True, day=1),
    )
    assert digest(comments) == (Answer("d", "Reader c", "It went well."), Answer("b", "Reader a", "When do I write?"))


def test_what_is_no_answer() -> None:
    """What the author says of herself, adds to her own words, or has not published, is no answer to a reader."""
    comments = many(
        comment("a", author=True),
        comment("b", "a", author=True),
        comment("c", status=Status.DELETED),
        comment("d", "c", author=True),
        comment("e"),
        comment("f", "e", author=True, status=Status.PENDING),
        comment("g", "e"),
    )
    assert digest(comments) == ()


def test_only_over_many() -> None:
    """Twenty comments are seen at a glance; with the next one the list is there. Hidden ones do not count."""
    two = [comment("a"), comment("b", "a", author=True)]
    spam = [comment(f"s{number}", status=Status.SPAM) for number in range(30)]
    assert digest([*many(*two, more=18), *spam]) == ()
    assert len(digest(many(*two, more=19))) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("I waited. And waited! Should I call them now? Thanks.", "Should I call them now?"),
        ("They asked “what else?” and I froze. Was that bad? Or is it common?", "Or is it common?"),
        ("It went well. They called.", "It went well."),
        ("Why? It went well.", "Why?"),
        ("*Nobody* [answers](https://x.example/).\n\n- at all", "Nobody answers."),
        ("no end " * 40, f"{('no end ' * 16)[:-5].rstrip()} …"),
        ("x" * 200, f"{'x' * 110} …"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("`code`", "code"),
    ],
)
def test_a_line_of_what_was_asked(text: str, line: str) -> None:
    """The last question that says something, else the first sentence, without marks, cut between words."""
    assert line_of(text) == line
