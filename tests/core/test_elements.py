"""HTML as data: what a script is to build is what the template made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from plugins.core.elements import element_of

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30)


def test_an_element_with_all_that_it_has() -> None:
    """Name, attributes, texts and elements in their order; an empty attribute stays, a comment goes, a space is one."""
    html = '\n<li class="a b">\n  <b hidden>one</b>, &amp;\n <!-- no --><posting-age closes="x">2</posting-age></li>\n'
    assert element_of(html) == [
        *("li", {"class": "a b"}, " ", ["b", {"hidden": ""}, "one"], ", & ", ["posting-age", {"closes": "x"}, "2"]),
    ]


@given(TEXT, TEXT)
def test_words_stay_words(text: str, value: str) -> None:
    """Whatever a text or an attribute says comes back as it was: it never becomes an element."""
    made = element_of(f'<p title="{escape(value)}"><b>{escape(text)}</b></p>')
    assert made == ["p", {"title": value}, ["b", {}, *([text] if text else [])]]


@pytest.mark.parametrize("html", ["", "words", "<p>one</p><p>two</p>"])
def test_one_element_is_wanted(html: str) -> None:
    """Anything but one element is refused."""
    with pytest.raises(ValueError, match="one element"):
        element_of(html)
