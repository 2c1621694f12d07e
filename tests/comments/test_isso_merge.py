"""What was approved in Isso comes into the files of comments, and what an author wrote there by hand stays to the letter."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.isso.database import DatabaseError, read_database
from plugins.comments.isso.fetch import fetch_comments
from plugins.comments.settings import CommentsSettings
from plugins.comments.source import read_discussion
from plugins.core.report import Report
from plugins.core.yaml import load
from tests.comments.database import NINE, TORONTO, Isso

BY_HAND = """\
# Mine. Do not touch.
sample: true   # for now
comments:

  - id: c1          # the first
    author: 'Maya'
    date: 2026-11-12T19:04:00-05:00
    text: >
      I wrote
      twice.

  # Dana's answer
  - {id: c2, parent: c1, author: Dana Reyes, by_author: true, date: 2026-11-13, text: "Good."}

# The end.
"""


@pytest.fixture
def isso(tmp_path: Path) -> Isso:
    return Isso(tmp_path)


def comments_of(text: str) -> dict[str, tuple[str | None, str, str, str, bool]]:
    """What a build reads of a file: id -> parent, author, text, status, whether it is the author's."""
    report = Report()
    document = load(text, "ask.yaml", report)
    assert document is not None, report.problems
    discussion = read_discussion(document, report, TORONTO)
    assert report.problems == []
    return {c.id: (c.parent, c.author, c.text, c.status.value, c.by_author) for c in discussion.comments}


def test_a_new_comment(isso: Isso) -> None:
    """An approved comment makes a file that a build reads; what waits or was deleted does not come."""
    isso.say("I asked.\n\nAnd *waited*.", website="https://tom.example")
    isso.say("Buy!", mode=2)
    isso.say("", None, mode=4)
    assert isso.fetch()
    assert isso.text() == dedent(
        """\
        comments:
          - id: isso-1
            author: "Tom"
            url: "https://tom.example"
            date: 2026-11-27T09:00:00-05:00
            origin: isso/1/1795788000/307d89a4
            text: |-
              I asked.

              And *waited*.
        """
    )
    assert comments_of(isso.text()) == {"isso-1": (None, "Tom", "I asked.\n\nAnd *waited*.", "approved", False)}


def test_what_was_written_by_hand_stays_to_the_letter(isso: Isso) -> None:
    """Remarks, quotes, braces and empty lines of the author's are there after additions, changes and erasure."""
    isso.write(BY_HAND)
    number = isso.say("Me too.", uri="/articles/ask/?to=c2")
    isso.fetch()
    head, tail = BY_HAND.split("\n# The end.")
    assert isso.text().startswith(head)
    assert isso.text().endswith("# The end." + tail)
    assert comments_of(isso.text())["isso-1"] == ("c2", "Tom", "Me too.", "approved", False)
    isso.change("UPDATE comments SET text = 'Me neither.'")
    isso.fetch()
    assert comments_of(isso.text())["isso-1"][2] == "Me neither."
    isso.say("Another, so that the database is not empty.", uri="/articles/other/")
    isso.change("DELETE FROM comments WHERE id = ?", number)
    isso.fetch()
    assert isso.text() == BY_HAND


def test_windows_line_ends_stay(isso: Isso) -> None:
    """A file with the line ends of Windows keeps them, in what is added as well."""
    isso.write(BY_HAND.replace("\n", "\r\n"))
    isso.say("Two\nlines.")
    isso.fetch()
    assert isso.text().count("\n") == isso.text().count("\r\n")
    assert isso.text().startswith(BY_HAND.partition("\n# The end")[0].replace("\n", "\r\n"))


def test_a_second_fetch_changes_nothing(isso: Isso, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is new no byte of a file changes, and the line says so."""
    isso.write(BY_HAND)
    isso.say("Me too.")
    isso.fetch()
    before = isso.text()
    capsys.readouterr()
    isso.fetch()
    assert isso.text() == before
    assert capsys.readouterr().out == "Isso: nothing new\n"


def test_the_authors_own_edits_stay(isso: Isso) -> None:
    """What the author has changed in an entry from Isso stays while it is the same there, and her keys stay after."""
    isso.say("teh second note")
    isso.fetch()
    edited = (
        isso.text()
        .replace("teh", "the")
        .replace('    author: "Tom"\n', '    author: "Tom"\n    by_author: true  # me\n')
    )
    isso.write(edited)
    isso.fetch()
    assert isso.text() == edited
    isso.change("UPDATE comments SET text = 'the third note'")
    isso.fetch()
    assert comments_of(isso.text())["isso-1"] == (None, "Tom", "the third note", "approved", True)
    assert "by_author: true  # me\n" in isso.text()


def test_an_erased_comment_is_erased_here(isso: Isso) -> None:
    """One that nothing answers is gone; of one that is answered the place is left, and no word. The answer stays."""
    alone = isso.say("Alone.")
    asked = isso.say("My boss is Mr. Smith.", "Tom Smith", website="https://smith.example")
    isso.say("Careful.", "Ann", uri=f"/articles/ask/?to=isso-{asked}")
    isso.fetch()
    isso.write(
        isso.text() + "  - {id: mine, parent: isso-2, author: Dana Reyes, date: 2026-11-28, text: I took it out.}\n"
    )
    isso.change("DELETE FROM comments WHERE id = ?", alone)
    isso.change("UPDATE comments SET mode = 4, text = '', author = NULL, website = NULL WHERE id = ?", asked)
    isso.fetch()
    found = comments_of(isso.text())
    assert found.keys() == {"isso-2", "isso-3", "mine"}
    assert found["isso-2"][3] == "deleted"
    assert found["isso-3"][0] == found["mine"][0] == "isso-2"
    assert not [word for word in ("Alone", "Smith", "boss", "smith.example") if word in isso.text()]


def test_a_number_that_isso_gives_again(isso: Isso) -> None:
    """Isso gives the number of a deleted comment to the next one: that is another comment, with an id of its own."""
    isso.say("First.")
    isso.fetch()
    isso.write(isso.text() + "  - {id: mine, parent: isso-1, author: Dana Reyes, date: 2026-11-28, text: Yes.}\n")
    isso.change("DELETE FROM comments WHERE id = 1")
    assert isso.say("Something else.", "Zoe", created=NINE + 60) == 1
    isso.fetch()
    found = comments_of(isso.text())
    assert found["isso-1"][3] == "deleted"
    assert found["isso-1-1795788060"] == (None, "Zoe", "Something else.", "approved", False)


def test_whose_comment_it_is(isso: Isso, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of COMMENTS_AUTHORS makes a comment the author's, and the fetch asks whether it is; one alike does not."""
    isso.say("An answer.", "Dana Reyes")
    isso.say("A trick.", "Dana Reуes")  # a Cyrillic letter
    isso.fetch()
    found = comments_of(isso.text())
    assert (found["isso-1"][4], found["isso-2"][4]) == (True, False)
    assert "ask#comment-isso-1. Are they yours?" in capsys.readouterr().out


def test_parents(isso: Isso) -> None:
    """An answer stands below what it answers, from the page's own ids or Isso's threads; what is not there is no parent."""
    isso.write(BY_HAND)
    first = isso.say("To the article.")
    isso.say("To Dana.", uri="/articles/ask/?to=c2")
    isso.say("To the first, by another program.", parent=first)
    isso.say("To that.", uri="/articles/ask/?to=isso-3")
    isso.say("To one that is to come.", uri="/articles/ask/?to=isso-6")
    isso.say("To nobody.", uri="/articles/ask/?to=../../x")
    isso.fetch()
    parents = {id: values[0] for id, values in comments_of(isso.text()).items() if id.startswith("isso")}
    assert parents == {
        "isso-1": None,
        "isso-2": "c2",
        "isso-3": "isso-1",
        "isso-4": "isso-3",
        "isso-5": None,
        "isso-6": None,
    }


def test_nothing_private_comes_along(isso: Isso) -> None:
    """Neither the email nor the network address of a comment reaches a file; a name that is an email is not shown whole."""
    isso.say("Hello there.", "tom.s@private.example")
    isso.fetch()
    assert not [word for word in ("private", "198.51", "@") if word in isso.text()]
    assert comments_of(isso.text())["isso-1"][1] == "tom.s"


@pytest.mark.parametrize("kept", ["Tom &amp; Ann", "Tom &amp;amp;amp; Ann", "Tom & Ann"])
def test_names_that_isso_has_escaped(isso: Isso, kept: str) -> None:
    """Isso escapes a name when it comes and twice more on each edit: it is one name all the same."""
    isso.say("Hello there.", kept)
    isso.fetch()
    assert comments_of(isso.text())["isso-1"][1] == "Tom & Ann"


@pytest.mark.parametrize("author", [None, "", "  ", "\u202e", "\u200d", "\x00\x07"])
def test_nameless(isso: Isso, author: str | None) -> None:
    """Who gives no name that can be seen is called Anonymous."""
    isso.say("Hello there.", author)
    isso.fetch()
    assert comments_of(isso.text())["isso-1"][1] == "Anonymous"


@pytest.mark.parametrize("uri", ["/", "/articles/../../etc/passwd", "", "/articles/a b/", "/articles/<x>/", "//"])
def test_places_that_are_no_article(isso: Isso, uri: str) -> None:
    """Anybody may send Isso any address: no file is made outside the folder, or under a name that is no slug."""
    isso.say("Hello there.", uri=uri)
    isso.fetch()
    made = list(isso.root.rglob("*.yaml"))
    assert made in ([], [isso.file("passwd")])


def test_the_database_is_not_there(isso: Isso, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a database, or with a broken one, the last good copy stays, a line says why, and it is no failure."""
    isso.say("Hello there.")
    isso.fetch()
    before = isso.text()
    isso.path.write_bytes(b"SQLite format 3\0" + b"rubbish" * 900)
    assert isso.fetch()
    isso.path.unlink()
    assert isso.fetch()
    said = capsys.readouterr().out
    assert "cannot be read as Isso's database" in said
    assert "there is no database" in said
    assert said.count("The comments that are here stay as they are.") == 2
    assert isso.text() == before


def test_no_isso_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site without Isso is told nothing of it."""
    assert fetch_comments(tmp_path, CommentsSettings(), TORONTO)
    assert capsys.readouterr().out == ""


def test_another_database_erases_nothing(isso: Isso, capsys: pytest.CaptureFixture[str]) -> None:
    """Where most comments have gone at once, or all that there were, it is rather the wrong file: nothing is erased."""
    for number in range(8):
        isso.say(f"Hello, {number}.")
    isso.fetch()
    before = isso.text()
    isso.change("DELETE FROM comments WHERE id < 6")
    isso.fetch()
    assert "5 of the 8 comments that came from it are no longer there" in capsys.readouterr().out
    isso.change("DELETE FROM comments")
    isso.fetch()
    assert "its database is empty, and 8 comments here came from it" in capsys.readouterr().out
    assert isso.text() == before


def test_a_renamed_article(isso: Isso) -> None:
    """A comment that came before is found in whichever file it is now: an article with a new slug has it once."""
    isso.say("Hello there.")
    isso.fetch()
    isso.file().rename(isso.file("ask-them"))
    isso.change("UPDATE comments SET text = 'Hello again.'")
    isso.fetch()
    assert not isso.file().exists()
    assert comments_of(isso.text("ask-them"))["isso-1"][2] == "Hello again."


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[{id: c1, author: Maya, date: 2026-11-13, text: Yes.}]\n", "write the comments as a list"),
        ("comments: []\n", 'write "comments:" without the brackets'),
        ("- id: c1\n  author: [\n", "this is not YAML"),
        ("- just a word\n", "has no keys"),
    ],
)
def test_a_file_that_cannot_be_changed(isso: Isso, capsys: pytest.CaptureFixture[str], text: str, remedy: str) -> None:
    """What cannot be changed with care is not changed: its file and what to do are named, and other files go on."""
    isso.write(text)
    isso.say("Hello there.")
    isso.say("Hello here.", uri="/articles/other/")
    assert not isso.fetch()
    said = capsys.readouterr().out
    assert "content/data/comments/ask.yaml" in said
    assert remedy in said
    assert isso.text() == text
    assert "Hello here." in isso.text("other")


@pytest.mark.parametrize("head", ["", "# nothing yet\n", "comments:\n", "sample: true\ncomments:\n"])
def test_files_that_hold_nothing_yet(isso: Isso, head: str) -> None:
    """The first comment comes into a file that has none."""
    isso.write(head)
    isso.say("Hello there.")
    assert isso.fetch()
    assert isso.text().startswith(head)
    assert comments_of(isso.text()).keys() == {"isso-1"}


HARD = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [
        "# heading",
        "- a\n- b",
        "  code",
        "'",
        '"',
        "a: b",
        "---",
        "...",
        "%TAG",
        "&a *a",
        "| >",
        "\ttab",
        "a\r\nb",
        "a\u2028b",
        "\x85",
    ]
)


@given(texts=st.lists(HARD, min_size=1, max_size=4), name=HARD, again=HARD)
def test_whatever_people_write(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], name: str, again: str
) -> None:
    """Every text and name makes a file that a build reads, beside what is there; it can be changed and erased again."""
    isso = Isso(tmp_path_factory.mktemp("isso"))
    isso.write(BY_HAND)
    for text in texts:
        isso.say(text, name)
    assert isso.fetch()
    found = comments_of(isso.text())
    assert len(found) == 2 + len(texts)
    for number, text in enumerate(texts, 1):
        assert list(filter(str.isalnum, found[f"isso-{number}"][2])) == list(filter(str.isalnum, text))
    isso.change("UPDATE comments SET text = ?, author = ?", again, again)
    assert isso.fetch()
    assert len(comments_of(isso.text())) == 2 + len(texts)
    isso.change("DELETE FROM comments WHERE id > 1")
    isso.change("UPDATE comments SET mode = 4")
    if len(texts) <= 3:
        assert isso.fetch()
        assert isso.text() == BY_HAND


def test_only_what_is_shown_is_read(isso: Isso) -> None:
    """The words of the database that are private are not even asked for."""
    isso.say("Hello there.")
    isso.change("UPDATE comments SET email = 'x', remote_addr = 'y'")
    (heard,) = read_database(isso.path).approved
    assert {type(heard).__slots__ == heard.__slots__, "email" in heard.__slots__, "remote_addr" in heard.__slots__} == {
        True,
        False,
    }
    with pytest.raises(DatabaseError):
        read_database(isso.path.with_name("none.db"))
