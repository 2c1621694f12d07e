"""HTML from outside on a page: blocks in their own direction, tables in a box, and nothing else changed."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from plugins.core.markdown import safe_html, safe_markdown
from plugins.core.page_html import blocks

PIECES = st.sampled_from(
    [
        "نبحث عن مهندس.",
        "- one\n- اثنان\n",
        "> quote\n\n",
        "    code\n",
        "[x](<https://a.example/<p>)",
        '<a href="https://a.example/?<table>&quot;<p>">link</a>',
        "<table><tr><td>a</table>",
        "<p>a</p>",
        "</p>",
        "<ul><li>a<p>b",
        "<blockquote>",
        "<h1>a</h1>",
        "a < b > c & d",
        "<br>",
        "\n\n",
    ]
)


def test_top_blocks_have_their_own_direction() -> None:
    """A paragraph, a heading, a list and a quote read in the direction of their first letter; code does not."""
    made = blocks(
        "<h3>a</h3><p>b</p><ul><li>c</li></ul><ol><li>d</li></ol><blockquote><p>e</p></blockquote><pre>f</pre>"
    )
    tree = lxml_html.fragment_fromstring(made, create_parent="main")
    assert [each.tag for each in tree.xpath(".//*[@dir='auto']")] == ["h3", "p", "ul", "ol", "blockquote"]


def test_loose_text_gets_a_paragraph() -> None:
    """Text that stands in no block, as feeds give it, has a direction of its own too."""
    assert (
        blocks("a <em>b</em><br>c<p>d</p> e")
        == '<p dir="auto">a <em>b</em><br>c</p><p dir="auto">d</p><p dir="auto"> e</p>'
    )
    assert blocks("\n<p>a</p>\n<p>b</p>\n") == '\n<p dir="auto">a</p>\n<p dir="auto">b</p>\n'
    assert blocks("") == ""


@given(st.lists(PIECES | st.text("<>\"'&pa =/", max_size=6), max_size=7).map("".join))
def test_nothing_is_lost_and_nothing_comes_in(text: str) -> None:
    """Whatever was written, the page has the same text, links and elements, but for paragraphs around them."""
    for made in (safe_markdown(text), safe_html(text)):
        laid_out = blocks(made)
        before, after = (lxml_html.fragment_fromstring(each, create_parent="main") for each in (made, laid_out))
        assert "".join(after.itertext()) == "".join(before.itertext())
        assert after.xpath(".//@href") == before.xpath(".//@href")
        kinds = [[each.tag for each in tree.iter() if each.tag not in ("p", "div")] for tree in (before, after)]
        assert kinds[0] == kinds[1]
        assert {name for each in after.iter() for name in each.keys()} <= {  # noqa: SIM118 - attributes, not children
            *("href", "rel", "start", "dir", "class", "role", "aria-label", "tabindex")
        }
        assert re.sub(r'<p dir="auto">|</?p>| dir="auto"', "", laid_out) == re.sub("</?p>", "", made)
