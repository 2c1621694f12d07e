"""The words of a text, in one form for most forms of a word."""

import pytest

from plugins.core.stems import mentions, stem, words_in


@pytest.mark.parametrize(
    "forms",
    [
        "note notes",
        "reply replies",
        "plan plans planned planning",
        "search searches searched searching",
        "resume resumes",
        "miss misses missed missing",
        "boss bosses",
        "tell telling",
    ],
)
def test_the_forms_of_a_word_are_one(forms: str) -> None:
    """Plural, past and -ing."""
    assert len({stem(word) for word in forms.split()}) == 1


def test_words_that_say_nothing_are_left_out() -> None:
    """In any case and after any sign; numbers too."""
    assert words_in("About THE “notes”, and 12 of Bev’s notes") == ["note", "bev", "note"]
    assert words_in("") == words_in("… 42 —") == []


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("A thank-you note. Two thank-you notes!", "Thank-you notes", 2),
        ("Thank you, notes say", "thank you notes", 1),
        ("Two weeks after the interview", "After the interview", 1),
        ("Before an interview", "after the interview", 0),
        ("The manager’s page", "age", 0),
        ("C and C++", "C++", 1),
        ("anything", "…", 0),
        ("Übung und Übungen", "übung", 1),
    ],
)
def test_how_often_a_text_names_something(text: str, name: str, count: int) -> None:
    """Word by word, all of them and in their order."""
    assert mentions(text, name) == count
