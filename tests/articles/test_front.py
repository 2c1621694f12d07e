"""Where the front matter ends, and why there is none: one message for one cause."""

import pytest

from plugins.articles.front import NoFrontMatterError, parted
from plugins.core.encoding import NotUtf8Error, decoded


@pytest.mark.parametrize(
    ("source", "keys_line", "text_line"),
    [
        ("---\ntitle: T\n---\ntext", 2, 4),
        ("\n---\ntitle: T\n\ndate: x\n---\n\ntext\n\n---\n\nmore", 3, 7),
        ("---\nsummary: |\n  a\n\n  b\ntags:\n\n- a\n---\n", 2, 10),
        ("---\n---\n", 2, 3),
    ],
)
def test_parted(source: str, keys_line: int, text_line: int) -> None:
    """Blank lines before and between the keys do no harm; a line of hyphens in the text is the text's."""
    parts = parted(source)
    assert (parts.keys_line, parts.text_line) == (keys_line, text_line)
    assert source.splitlines()[keys_line - 1 :][: len(parts.keys.splitlines())] == parts.keys.splitlines()


@pytest.mark.parametrize(
    ("source", "line", "words", "remedy"),
    [
        ("---\ntitle: T\n\nText.\n", 4, "not closed", "before line 4"),
        ("---\ntitle: T\ndate: x\n", 3, "not closed", "behind the last key"),
        ("---\ntitle: T\n\nText.\n\n---\n\nMore.\n", 4, "not closed", "before line 4"),
        ("", 1, "is empty", "make new"),
        ("\n\n \n", 1, "is empty", "make new"),
        ("+++\ntitle = 'x'\n+++\n", 1, "TOML", "---"),
        ("----\ntitle: x\n----\n", 1, "three hyphens", "---"),
        ("—\ntitle: x\n", 1, "has no front matter", "---"),
        ("Just a text: with a colon.\n", 1, "has no front matter", "---"),
        ("# Heading\n\nText.\n", 1, "has no front matter", "---"),
        ("\nTitle: x\n\nText.\n", 2, "Pelican's own form", 'title: "x"'),
        ("title: x\nauthor: A\n\nText.\n", 1, "MultiMarkdown", 'authors: ["A"]'),
    ],
)
def test_each_cause(source: str, line: int, words: str, remedy: str) -> None:
    """With its line, in an author's words, and what to write."""
    with pytest.raises(NoFrontMatterError) as raised:
        parted(source)
    assert raised.value.line == line
    assert words in raised.value.message
    assert remedy in raised.value.hint


def test_pelicans_header_can_be_pasted() -> None:
    """The lines that the remedy gives are front matter: quotes and lists are right, and what is not known is left out."""
    header = 'Title: A "b": c\nDate: 2016-03-28 16:48\nTags: one, two; three\nAuthors: A; B\nLang: en\nSummary: x\n  y\nStatus: hidden\n'
    with pytest.raises(NoFrontMatterError) as raised:
        parted(f"{header}\ntext")
    parts = parted(raised.value.hint.partition("\n")[2])
    assert 'title: "A \\"b\\": c"\ndate: 2016-03-28 16:48\n' in parts.keys
    assert (
        'tags: ["one, two", "three"]\nauthors: ["A", "B"]\nsummary: "x y"\nstatus: draft\nguid: urn:uuid:' in parts.keys
    )
    assert "lang" not in parts.keys


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"a\nCaf\xe9\n", (2, 4), '"é"'),
        (b"\x93x\x94", (1, 1), '"“"'),
        (b"\xef\xbb\xbfa\xff", (1, 2), '"ÿ"'),
        (b"\xff\xfea\x00", (1, 1), "UTF-16"),
        (b"a\x81", (1, 2), "byte 81"),
    ],
)
def test_not_utf8(data: bytes, place: tuple[int, int], words: str) -> None:
    """Which character it is, as the program that saved it meant it, and where."""
    with pytest.raises(NotUtf8Error) as raised:
        decoded(data)
    assert (raised.value.line, raised.value.column) == place
    assert words in raised.value.message


def test_utf8_is_read_as_it_is() -> None:
    """A mark at the start is not part of it, and lines end as everywhere."""
    assert decoded("\ufeffa\r\nб\rc".encode()) == "a\nб\nc"
