"""One thing under two spellings, and two things under one address."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.articles.summary import MOST, clipped, first_words
from plugins.articles.terms import Spelling, Spellings, meaning


def spelt(name: str, day: int, source: str = "a.md", slug: str = "x") -> Spelling:
    return Spelling("tags", name, slug, source, 6, datetime(2026, 11, day, tzinfo=UTC))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Silence", "silence"),
        ("silence", "“silence”"),
        ("Follow-up", "follow up"),
        ("Résumé", "resume"),
        ("Node.js", "Node js"),
        ("What now?", "What now"),
        ("Don't", "Don’t"),
        ("Q & A", "Q&A"),
        ("STRASSE", "Straße"),
    ],
)
def test_meant_as_one(one: str, other: str) -> None:
    """Case, accents, quotes, hyphens and punctuation make no other thing."""
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C#"), ("C", "C++"), (".NET", "Net"), ("北京", "Bei Jing"), ("R&D", "R D")]
)
def test_two_things(one: str, other: str) -> None:
    """Signs that carry the meaning do, and so does another script."""
    assert meaning(one) != meaning(other)


def test_the_oldest_spelling_counts() -> None:
    """Of two on one day the first file by name; a draft's only where nothing is published under it."""
    found = [spelt("silence", 3), spelt("Silence", 2, "b.md"), spelt("SILENCE", 2, "a.md")]
    for order in (found, found[::-1]):
        assert Spellings(order).name("tags", "x", "?") == "SILENCE"
    assert Spellings([spelt("silence", 3)], [spelt("Silence", 1)]).name("tags", "x", "?") == "silence"
    assert Spellings([], [spelt("Silence", 1)]).name("tags", "x", "?") == "Silence"
    assert Spellings([]).name("tags", "x", "as written") == "as written"


def test_a_clash_names_both() -> None:
    """The younger is told, with the older beside it."""
    (clash,) = Spellings([spelt("C#", 2), spelt("C++", 1)]).clashes
    assert (clash.spelling.name, clash.other.name) == ("C#", "C++")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>The first <em>sen</em>tence.</p><p>More</p>", "The first sentence. More"),
        ("<h2>Head</h2><p>a &amp; b<sup>1</sup></p><pre>x</pre><table><tr><td>y</td></tr></table>", "a & b"),
        ('<div class="callout do"><p class="callout-label">Do</p><p>Write.</p></div>', "Write."),
        ('<p>a</p><div class="footnote"><ol><li>note</li></ol></div>', "a"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<h2>Only this</h2>", "Only this"),
        ("<script>x</script>", ""),
        ("", ""),
    ],
)
def test_first_words(html: str, words: str) -> None:
    """Text before all else; a heading or a table where there is nothing but it; never a script."""
    assert first_words(html) == words


@given(st.text(st.characters(categories=("L", "Zs", "P")), max_size=400))
def test_never_too_long(text: str) -> None:
    """At most as long as asked, the beginning of the text, and cut between words where there are any."""
    cut = clipped(text, MOST)
    assert len(cut) <= MOST
    assert text.startswith(cut.removesuffix("…")) or cut == text


def test_cut_between_words() -> None:
    """With an ellipsis and without a comma before it."""
    assert clipped("one, two three", 9) == "one, two…"
    assert clipped("one two, three", 11) == "one two…"
    assert clipped("x" * 200, 155) == f"{'x' * 154}…"
