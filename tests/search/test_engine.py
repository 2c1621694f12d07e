"""The search engine's own half in Python: words, files of words, HTML by its headings."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.search import Section, WordList, published, sections_of, word_files, words_of
from plugins.core.search.word_files import SIZE, in_order
from tests.search.reading import lists

WORDS = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=9).filter(
    lambda word: words_of(word) == [word]
)
NUMBERS = st.sets(st.integers(0, 5_000), min_size=1, max_size=60).map(sorted)


@given(st.dictionaries(WORDS, NUMBERS, max_size=80))
def test_every_list_is_read_as_it_was_written(held: dict[str, list[int]]) -> None:
    """Whatever the words, each file begins with the word that the table of files says, and no number is lost."""
    files = word_files({word: WordList(tuple(numbers)) for word, numbers in held.items()}, ["the"], held)
    assert lists(files) == held
    assert json.loads(files["spellings.json"])["words"].split() == in_order(held)


def test_words_are_ordered_as_a_script_compares_them() -> None:
    """A letter beyond the first plane comes before those of the last rows of the first, as UTF-16 has it."""
    assert in_order(["ﬀ", "𝒶", "b", "é", "a"]) == ["a", "b", "é", "𝒶", "ﬀ"]


def test_a_file_of_words_stays_small() -> None:
    """Many words are divided among files, none of which is much longer than the measure."""
    held = {f"word{number:05}": WordList((number, number + 1), "55") for number in range(9_000)}
    files = word_files(held, [], [])
    sizes = [len(text) for name, text in files.items() if name.startswith("words-")]
    assert len(sizes) > 5
    assert max(sizes) < SIZE * 1.6
    assert files == word_files(dict(reversed(held.items())), [], [])


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4))
def test_the_folder_changes_with_the_files(files: dict[str, str]) -> None:
    """The same files have the same folder; another byte or another name, another one."""
    folder = published("assets/x", files).folder
    assert folder == published("assets/x", dict(reversed(files.items()))).folder
    assert folder != published("assets/x", {**files, "more": ""}).folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t say “thank-you’s”", ["dont", "say", "thank", "yous"]),
        ("'tis the boss' O'Brien", ["tis", "the", "boss", "obrien"]),
        ("C++ and C#, café — naïve", ["c++", "and", "c#", "cafe", "naive"]),
        ("a\u0301\u200db ½ \u2160V", ["a", "b", "1", "2", "iv"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Case, accents and apostrophes tell no words apart."""
    assert words_of(text) == words


def test_text_goes_by_its_headings() -> None:
    """A heading that has an id begins a section; what stands in lines of its own stays in lines."""
    html = (
        "<p>Before <em>any</em>\nheading.</p><h2 id='one'>The <b>first</b></h2><p>Say<br>so.</p>"
        "<ul><li>A</li><li>B <a href='#'>c</a></li></ul><h3>Without a place</h3><!-- no --><p>Still one.</p>"
        "<script>no()</script><div><h2 id='two'>Two</h2>Loose text</div>"
    )
    assert sections_of(html) == (
        Section("", "", "Before any heading."),
        Section("one", "The first", "Say\nso.\nA\nB c\nWithout a place\nStill one."),
        Section("two", "Two", "Loose text"),
    )
    assert sections_of("") == ()
    assert sections_of("<h2 id='alone'>Alone</h2>") == (Section("alone", "Alone", ""),)
