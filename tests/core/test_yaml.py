"""YAML with marks: plain values, and where each of them stands."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.report import Report
from plugins.core.yaml import MAX_DEPTH, Document, Mark, load, load_file

# What an author's file holds; the line breaks of other alphabets are tested by themselves below.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co")), max_size=20)
KEYS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def read(text: str, **words: Any) -> tuple[Document | None, list[str]]:
    report = Report()
    document = load(text, "jobs.yaml", report, **words)
    return document, [str(entry) for entry in report.problems]


def measured(text: str) -> tuple[Document | None, list[str], int]:
    """What reading gives, and the most memory that it took, in bytes (of Python's own; the parser's is the text)."""
    tracemalloc.start()
    document, problems = read(text)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return document, problems, memory


def sound(text: str) -> Document:
    document, problems = read(text)
    assert document is not None, problems
    return document


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict) and value:
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list) and value:
        return [leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*path, index))]
    return [(path, value)]


@given(TREES)
def test_every_value_stands_where_its_mark_says(tree: Any) -> None:
    """The text at the line and column of a value's mark begins with that value, however deep it lies."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    document = sound(text)
    assert document.value == tree
    lines = text.split("\n")
    for path, value in leaves(tree):
        mark = document.mark(path)
        assert lines[mark.line - 1][mark.column - 1 :].startswith(json.dumps(value, ensure_ascii=False))


@given(st.lists(KEYS, unique=True, min_size=1, max_size=6))
def test_every_key_stands_where_its_mark_says(names: list[str]) -> None:
    """A key's own mark points at the key, for "unknown key" messages."""
    text = "\n".join(f"{name}: x" for name in names)
    document = sound(text)
    for number, name in enumerate(names, 1):
        assert document.key_mark((name,)) == Mark(number, 1)


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    """Whatever the file holds, there is a document or a problem, never both missing and never an exception."""
    document, problems = read(text)
    assert (document is not None and document.sound_at(())) == (not problems)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """A file of any bytes is a document or a problem."""
    file = tmp_path_factory.mktemp("bytes") / "jobs.yaml"
    file.write_bytes(data)
    report = Report()
    document = load_file(file, file.parent, report)
    assert (document is not None and document.sound_at(())) == (not report.problems)


@pytest.mark.parametrize(
    "word", ["no", "off", "yes", "on", "2026-02-31", "2026-11-02", "12:30", "1_000", "0o17", "1e3", ".5"]
)
def test_words_stay_words(word: str) -> None:
    """YAML 1.1 would make booleans, dates and base-60 numbers of these; here they are what the author wrote."""
    assert sound(f"place: {word}").value == {"place": word}


def test_what_is_resolved() -> None:
    """null, true, false and plain numbers are; in quotes they are texts."""
    text = "[null, ~, true, False, 12, -3, 1.50, 'null', \"true\", '12']"
    assert sound(text).value == [None, None, True, False, 12, -3, 1.5, "null", "true", "12"]


def test_mark_of_what_is_not_there() -> None:
    """A missing key is told at the nearest thing around it."""
    document = sound("jobs:\n  - id: a\n    salary:\n      min: 1\n")
    assert document.mark(("jobs", 0, "salary", "max")) == document.mark(("jobs", 0, "salary"))
    assert document.mark(("jobs", 0, "nothing", "deep")) == Mark(2, 5)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: c: d\n", "jobs.yaml:2:5", "quotes"),
        ("a:\n\t- b\n", "jobs.yaml:2:1", "tabs"),
        ("a: 'open\nb: 1\n", "jobs.yaml:", "quote"),
        ("a:\n  b:\n  \t- c\n", "jobs.yaml:3:3", "tabs"),
        ("a: @home\n", "jobs.yaml:1:4", 'begin with "@". Put quotes'),
        ('a: "HR" Coordinator\n', "jobs.yaml:1:9", "the quotes end"),
        ("a: {b: 1\nc: 2\n", "jobs.yaml:2:2", "a { from line 1 is not closed"),
        ("- a: 1\n-b: 2\n", "jobs.yaml:2:1", "same column"),
        ("a: | text\n", "jobs.yaml:1:6", "begins on the next line"),
        ("a: 1\n---\nb: 2\n", "jobs.yaml:2:1", "not YAML"),
        ("a: *new* things\n", "jobs.yaml:1:8", "asterisk"),
        ("a: **new** things\n", "jobs.yaml:1:5", "asterisk"),
        ("a: *nobody\n", "jobs.yaml:1:4", "asterisk"),
        ("a: 1\nb: x\x00y\n", "jobs.yaml:2", "U+0000"),
    ],
)
def test_what_cannot_be_read(text: str, place: str, words: str) -> None:
    """The fault is told once, with its line and a word that helps; nothing of the file is used."""
    document, problems = read(text)
    assert document is None
    assert len(problems) == 1
    assert problems[0].startswith(place)
    assert words in problems[0]


@pytest.mark.parametrize(
    ("text", "place", "words", "path"),
    [
        ("a: 1\na: 2\n", "jobs.yaml:2:1", "first in line 1", ("a",)),
        ("a: !!python/object:os.system x\n", "jobs.yaml:1:4", "instruction to programs", ("a",)),
        ("a: !!python/name:os.system\n", "jobs.yaml:1:4", "!!python/name:os.system", ("a",)),
        ("a: !Senior clerk\n", "jobs.yaml:1:4", "quotes around the whole", ("a",)),
        ("? [a]\n: b\n", "jobs.yaml:1:3", "cannot be a key", ()),
        ("a: {{ title }}\n", "jobs.yaml:1:5", "quotes around a text with { }", ("a",)),
        ("a: &Co Partners\n", "jobs.yaml:1:4", "would be lost", ("a",)),
        ('a: 1\nb: "x\\0y"\n', "jobs.yaml:2:4", "U+0000", ("b",)),
        ('b: "\\uFFFF"\n', "jobs.yaml:1:4", "U+FFFF", ("b",)),
    ],
)
def test_what_is_read_and_wrong(text: str, place: str, words: str, path: tuple[str, ...]) -> None:
    """A fault in one value is told once, with its line; the document says where it is not sound, and only there."""
    document, problems = read(text + "beside: x\n")
    assert document is not None
    assert len(problems) == 1
    assert not document.sound_at(path)
    assert document.sound_at(("beside",))
    assert problems[0].startswith(place)
    assert words in problems[0]


def test_aliases_are_followed() -> None:
    """An anchor may be used again, and both places have marks of their own path."""
    document = sound("base: &b {city: Galway}\nhome: *b\n")
    assert document.value["home"] == {"city": "Galway"}
    assert document.mark(("home", "city")).line == 1


def test_a_bomb_of_aliases() -> None:
    """Ten lines that would expand to ten billion values end as one problem, and nothing is expanded."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    document, problems, memory = measured("\n".join(lines))
    assert document is None
    assert "aliases" in problems[0]
    assert memory < 1_000_000


def test_a_bomb_of_depth_through_aliases() -> None:
    """Lists in lists by way of aliases count as deep as they are."""
    text = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, MAX_DEPTH + 1))
    document, problems = read(text)
    assert document is None
    assert "nested too deeply" in problems[0]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end(opening: str) -> None:
    """What would overflow the parser's stack is refused before it is built."""
    document, problems, memory = measured(opening * 100_000)
    assert document is None
    assert "nested too deeply" in problems[0]
    assert memory < 10_000_000


def test_the_deepest_that_is_read() -> None:
    """The limit of depth is the number that it names."""
    assert sound("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH).value
    assert read("[" * (MAX_DEPTH + 1) + "x" + "]" * (MAX_DEPTH + 1))[0] is None


@pytest.mark.slow
def test_more_values_than_anybody_writes() -> None:
    """More empty lists than are allowed are refused while they are counted: no list of them is built."""
    document, problems, memory = measured("[" + "[]," * 600_000 + "]")
    assert document is None
    assert "500,000 keys and values" in problems[0]
    assert memory < 10_000_000


def test_a_file_of_fifty_megabytes(tmp_path: Path) -> None:
    """A file beyond the limit is not even read."""
    file = tmp_path / "jobs.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    report = Report()
    tracemalloc.start()
    assert load_file(file, tmp_path, report) is None
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "50 MB; 10 MB are the most" in str(report.problems[0])
    assert memory < 1_000_000


def test_an_alias_within_itself() -> None:
    """A list that contains itself is a problem, not an endless walk."""
    document, problems = read("a: &a [*a]\n")
    assert document is None
    assert "part of" in problems[0]


def test_numbers_keep_their_digits() -> None:
    """1.10 stays 1.10, so that a message and a sum of money show what was written."""
    assert str(sound("a: 1.10").value["a"]) == "1.10"


def test_all_faults_at_once() -> None:
    """Two faults that leave the file readable are told together."""
    _, problems = read("a: 1\na: 2\nb: !x 3\n")
    assert len(problems) == 2


def test_lines_of_a_part_of_a_file() -> None:
    """Front matter begins in line 2, so its marks and its faults do."""
    document, _ = read("title: x\nslug: y\n", first_line=2)
    assert document is not None
    assert document.mark(("slug",)) == Mark(3, 7)
    assert read("a: b: c\n", first_line=2)[1][0].startswith("jobs.yaml:2:")


def test_an_empty_file() -> None:
    """Nothing is null, and stands at the beginning."""
    document = sound("")
    assert document.value is None
    assert document.mark(("title",)) == Mark(1, 1)


@pytest.mark.parametrize(
    ("data", "words"), [(b"a: \xe4\n", "not UTF-8"), (None, "no such file"), (b"\xef\xbb\xbfa: 1\n", "")]
)
def test_files(tmp_path: Path, data: bytes | None, words: str) -> None:
    """A missing file and one in another encoding are problems with a project-relative name; a BOM is none."""
    file = tmp_path / "content" / "jobs.yaml"
    file.parent.mkdir()
    if data is not None:
        file.write_bytes(data)
    report = Report()
    document = load_file(file, tmp_path, report)
    assert [entry.source for entry in report.problems] == (["content/jobs.yaml"] if words else [])
    if words:
        assert words in str(report.problems[0])
    else:
        assert document is not None
        assert document.value == {"a": 1}


LOST = [
    ("title: Nurse - Ward #4\n", "1:8", "#4"),
    ("title: Nurse - Ward #4\r\nslug: x\r\n", "1:8", "#4"),
    ("title: #1 in the north\n", "1:7", "#1 in the north"),
    ("list:\n  - one\n  - two\t#three\n", "3:5", "#three"),
    ("list: [one #two\n  , three]\n", "1:8", "#two"),
    ("title: 7 #8\n", "1:8", "#8"),
    ("title: 🙂 é #9 \n", "1:8", "#9"),
    ("title: first\n  second #3\n", "1:8", "#3"),
]
KEPT = [
    "title: Nurse, ward 4 # extended by the hospital\n",
    "title: 'Ward #4'\n",
    'title: "Ward #4" #quoted\n',
    "title: C#\n",
    "title: C#4\n",
    "text: |\n  Ward #4\n",
    "text: >\n  Ward #4\n",
    "#4\ntitle: x\n",
    "title: x\n  #4\n",
]


@pytest.mark.parametrize(("text", "place", "lost"), LOST)
def test_what_is_lost_behind_a_hash_gets_a_note(text: str, place: str, lost: str) -> None:
    """YAML drops the rest of the line. Where that looks like a part of the text, a note says so; it is no fault."""
    report = Report()
    assert load(text, "jobs.yaml", report) is not None
    assert report.problems == []
    (note,) = map(str, report.notes)
    assert f'jobs.yaml:{place}  "{lost}" is left out' in note
    assert "Put quotes around the whole text" in note


@pytest.mark.parametrize("text", KEPT)
def test_a_remark_and_a_text_with_a_hash_are_left_in_peace(text: str) -> None:
    """A remark with a space behind its #, or on a line of its own; a # within a word, in quotes or in a block."""
    report = Report()
    assert load(text, "jobs.yaml", report) is not None
    assert (report.problems, report.notes) == ([], [])
