"""Files of comments: what may stand in one, and what is said about what may not."""

from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from plugins.comments.model import Status
from plugins.comments.source import Discussion, read_discussion
from plugins.core.report import Report
from plugins.core.yaml import load

TORONTO = ZoneInfo("America/Toronto")


def read(text: str) -> tuple[Discussion, Report]:
    report = Report()
    document = load(dedent(text), "content/data/comments/ask.yaml", report)
    assert document is not None
    return read_discussion(document, report, TORONTO), report


def problems(text: str) -> list[str]:
    discussion, report = read(text)
    assert discussion.comments == (), "a file with a fault must not be half shown"
    return [str(entry) for entry in report.problems]


def test_list_alone() -> None:
    """A plain list of comments is a file; nothing in it is a sample, and what is in it is approved."""
    discussion, report = read(
        """
        - {id: c1, author: Maya, date: 2026-11-13T08:41:00-05:00, text: I wrote twice.}
        - {id: 2, parent: c1, author: Dana Reyes, by_author: true, date: 2026-11-13 09:00, text: Good., status: pending}
        """
    )
    assert not report.problems
    assert not discussion.sample
    first, second = discussion.comments
    assert (first.status, first.by_author) == (Status.APPROVED, False)
    assert (second.id, second.parent, second.status, second.by_author) == ("2", "c1", Status.PENDING, True)


def test_date_without_offset_is_the_sites() -> None:
    """Nine in the morning without an offset is nine in the site's zone, so that all dates can be ordered."""
    discussion, _ = read("- {id: a, author: Maya, date: 2026-11-13 09:00, text: Yes.}")
    assert discussion.comments[0].date.isoformat() == "2026-11-13T09:00:00-05:00"


def test_marked_as_sample() -> None:
    """The longer form says whether the comments are invented."""
    discussion, report = read(
        """
        sample: true
        comments:
          - {id: c1, author: Maya, date: 2026-11-13, text: Yes.}
        """
    )
    assert discussion.sample
    assert not report.problems
    assert len(discussion.comments) == 1


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]", "comments:", "comments: []"])
def test_file_without_comments(text: str) -> None:
    """A file that holds nothing yet is no fault."""
    discussion, report = read(text)
    assert discussion == Discussion()
    assert not report.problems


@pytest.mark.parametrize("key", ["email", "ip", "remote_addr"])
def test_no_private_addresses(key: str) -> None:
    """E-mail and network addresses are no part of the format: a file that has one does not pass."""
    (problem,) = problems(f"- {{id: c1, author: Maya, date: 2026-11-13, text: Yes., {key}: 192.0.2.7}}")
    assert problem.startswith("content/data/comments/ask.yaml:1:")
    assert f'comment "c1"  "{key}" is not a key that is known here.' in problem


def test_all_faults_at_once() -> None:
    """Every fault of a file is told in one go, with its line and the comment it is about."""
    found = problems(
        """\
        - {id: c1, author: Maya, date: 2026-02-31, text: Yes.}
        - {id: c2, author: "", date: 2026-11-13, text: Yes.}
        - {id: c3, author: Tom, date: 2026-11-13, txt: Yes.}
        - {id: c 4, author: Tom, date: 2026-11-13, text: Yes., status: aproved}
        """
    )
    said = "\n".join(found)
    assert 'ask.yaml:1:32  comment "c1"  date: "2026-02-31" is not a date' in said
    assert 'comment "c2"  author: must not be empty.' in said
    assert 'ask.yaml:3:43  comment "c3"  "txt" is not a key that is known here. Did you mean text?' in said
    assert 'comment "c3"  text: is missing.' in said
    assert 'comment "c 4"  status: "aproved" is not one of approved, pending, spam, deleted. Did you mean' in said
    assert 'comment "c 4"  id: ' in said
    assert len(found) == 6


def test_same_id_twice() -> None:
    """Two comments with one id: the message names both lines."""
    (problem,) = problems(
        """\
        - {id: c1, author: Maya, date: 2026-11-13, text: Yes.}
        - {id: c2, author: Maya, date: 2026-11-13, text: Yes.}
        - {id: c1, author: Tom, date: 2026-11-13, text: No.}
        """
    )
    assert problem.startswith("content/data/comments/ask.yaml:3:8  ")
    assert "in line 1" in problem


def test_unknown_parent() -> None:
    """A reply to a comment that is not in the file is a problem, with the nearest id there is."""
    (problem,) = problems(
        """\
        - {id: maya-1, author: Maya, date: 2026-11-13, text: Yes.}
        - {id: tom-1, parent: maya-l, author: Tom, date: 2026-11-13, text: No.}
        """
    )
    assert problem.startswith("content/data/comments/ask.yaml:2:23  ")
    assert 'there is no comment "maya-l"' in problem
    assert "Did you mean maya-1?" in problem


def test_known_parent_with_a_fault_of_its_own() -> None:
    """A reply is not blamed for a fault in the comment it answers."""
    (problem,) = problems(
        """\
        - {id: c1, author: Maya, date: someday, text: Yes.}
        - {id: c2, parent: c1, author: Tom, date: 2026-11-13, text: No.}
        """
    )
    assert 'comment "c1"  date' in problem


def test_comments_that_answer_each_other() -> None:
    """A loop is a problem for each comment on it."""
    found = problems(
        """\
        - {id: c1, parent: c2, author: Maya, date: 2026-11-13, text: Yes.}
        - {id: c2, parent: c1, author: Tom, date: 2026-11-13, text: No.}
        - {id: c3, parent: c3, author: Tom, date: 2026-11-13, text: Me.}
        """
    )
    assert [problem.split("  ")[1] for problem in found] == ['comment "c1"', 'comment "c2"', 'comment "c3"']


@pytest.mark.parametrize("name", ["\\u202eayaM", "Maya\\u200b", "Ma\\u2066ya"])
def test_name_with_invisible_characters(name: str) -> None:
    """A name that could garble its own line is refused."""
    (problem,) = problems(f'- {{id: c1, author: "{name}", date: 2026-11-13, text: Yes.}}')
    assert "author: has an invisible character in it" in problem


def test_names_of_the_world() -> None:
    """Names in any script pass, joiners included."""
    discussion, report = read(
        """
        - {id: c1, author: "نی\\u200cلوفر", date: 2026-11-13, text: Yes.}
        - {id: c2, author: "சிவா", date: 2026-11-13, text: Yes.}
        """
    )
    assert not report.problems
    assert len(discussion.comments) == 2


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://anneke-visser.example/", True),
        ("http://anneke-visser.example/", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("https://", False),
        ("https://[", False),
        ("https://a b.example", False),
        ("java\\tscript:alert(1)", False),
    ],
)
def test_only_https_is_linked(url: str, linked: bool) -> None:
    """A name leads to an https address or nowhere; where nowhere, a note says so and the build goes on."""
    discussion, report = read(f'- {{id: c1, author: Anneke, url: "{url}", date: 2026-11-13, text: Yes.}}')
    assert not report.problems
    assert (discussion.comments[0].link is not None) is linked
    assert bool(report.notes) is not linked
