"""Typographic quotes in titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.articles.typography import typographic


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Don't ask", "Don’t ask"),
        ('"Is it filled?" is no question', "“Is it filled?” is no question"),
        ('A "quoted" <b>title</b> & more', "A “quoted” <b>title</b> & more"),
        ("'Maybe' is a no", "‘Maybe’ is a no"),
        ("\"She said 'no', twice\"", "“She said ‘no’, twice”"),
        ("'\"No\" is an answer'", "‘“No” is an answer’"),
        ('("Really?")', "(“Really?”)"),
        ("The '90s and the candidates' notes", "The ’90s and the candidates’ notes"),
        ('No—"never"', "No—“never”"),
        ("“No, I think you’ve covered everything”", "“No, I think you’ve covered everything”"),
        ("", ""),
    ],
)
def test_quotes(typed: str, shown: str) -> None:
    """Opening ones open, closing ones close, an apostrophe is one; markup is text and stays."""
    assert typographic(typed) == shown


@given(st.text())
def test_nothing_else_changes(text: str) -> None:
    """Only straight quotes are touched, each becomes one character, and a second time changes nothing."""
    shown = typographic(text)
    assert [char for char in shown if char not in "“”‘’"] == [char for char in text if char not in "\"'“”‘’"]
    assert len(shown) == len(text)
    assert typographic(shown) == shown
