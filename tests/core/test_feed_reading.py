"""What is plain text in a feed is text to every reader, whatever it says; and reads as it was written."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.feed import Feed, atom, json_feed, rss
from tests.feeds import reading
from tests.feeds.sample import FEED, ITEM, SITE

LIVE = (
    "<img src=x onerror=evil()>",
    "<script>evil()</script>",
    "C++ <Senior> Developer",
    "Harbour <Ltd>",
    "</title><svg/onload=evil()>",
    "a < b > c & d &amp; e",
    "&lt;img src=x onerror=evil()&gt;",
    "&#60;b&#62; &#x3c;b&#x3e; &ltb&gt &notin; &copy",
    "R&D",
    "<!-- evil",
    "<?evil ?>",
    "<![CDATA[ evil ]]>",
    "<!DOCTYPE evil>",
    "<b>bold</b>",
    "<a/href=x>",
    "<",
    "<img src=x onerror=evil() ",
    "<a title='evil",
    "&",
    "x<",
    "<<b>",
    "&&lt;",
    "<plaintext>",
)
words = st.lists(st.one_of(st.sampled_from(LIVE), st.sampled_from("<>&;#/!?lt "), st.text(max_size=3)), max_size=5).map(
    "".join
)


def of(text: str) -> Feed:
    """A feed with `text` in each field that is plain."""
    item = replace(ITEM, title=f"t{text}", summary=f"s{text}", authors=(f"a{text}",), categories=(f"c{text}",))
    return replace(FEED, title=f"T{text}", description=f"D{text}", author=f"A{text}", items=(item,))


def written(text: str) -> str:
    """The text on one line, as every feed says it."""
    legal = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return re.sub("[ \t\r\n]+", " ", legal).strip().replace(reading.JOINER, "")


def check(text: str) -> None:
    feed = of(text)
    channel = {
        "title": f"Callback: {written(f'T{text}')}",
        "summary": written(f"D{text}"),
        "author": written(f"A{text}"),
    }
    item = {"title": "t", "summary": "s", "author": "a", "category": "c"}
    expected = {*channel.items(), *((name, written(mark + text)) for name, mark in item.items())}
    spoken = {pair for pair in expected if pair != ("author", channel["author"])}  # RSS has no place for the channel's
    assert set(reading.rss_texts(rss(feed, SITE))) == spoken
    assert set(reading.atom_texts(atom(feed, SITE))) == expected
    assert {(name, reading.as_text(said)) for name, said in reading.json_texts(json_feed(feed, SITE))} == expected


@pytest.mark.parametrize("text", LIVE)
def test_text_is_text_to_every_reader(text: str) -> None:
    """Titles, descriptions, names and categories: no reader finds an element in them, and all show what was written."""
    check(text)


@given(words)
def test_any_text_is_text_to_every_reader(text: str) -> None:
    """So it is with whatever stands beside it."""
    check(text)


@pytest.mark.parametrize("text", LIVE)
def test_feedparser_shows_what_was_written(text: str) -> None:
    """A reader's own parser, which guesses what is HTML, comes to the same."""
    feed = of(text)
    for document in (rss(feed, SITE), atom(feed, SITE)):
        found = dict(reading.feedparser_texts(document)[-4:])
        for name, mark in {"title": "t", "summary": "s", "author": "a", "category": "c"}.items():
            assert found[name] == written(mark + text)


def test_the_reading_finds_what_is_live() -> None:
    """Were a description escaped once only, or a title as it is, the reading would say so."""
    document = rss(of("<img src=x onerror=evil()>"), SITE)
    once = document.replace(b"&amp;lt;", b"&lt;").replace(b"&amp;gt;", b"&gt;")
    assert once != document
    with pytest.raises(reading.MarkupError):
        reading.rss_texts(once)
    with pytest.raises(reading.MarkupError):
        reading.rss_texts(document.replace(reading.JOINER.encode(), b""))
