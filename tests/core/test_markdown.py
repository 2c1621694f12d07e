"""Markdown from data files: whatever the text says, what comes out is safe to show."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.core.markdown import comment_markdown, inline_markdown, safe_markdown

PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[b](data:text/html,x)",
        "[c](vbscript:x)",
        "[d](JaVaScRiPt:x)",
        "[e](java\tscript:x)",
        "[f](&#106;avascript:x)",
        "<a href=' javascript:x'>",
        "[g](//evil.example/x)",
        "[h](/\\evil.example)",
        "[i](../up/)",
        "[j](https://fine.example/)",
        "[k](mailto:a@b.example)",
        "[l]: javascript:x\n",
        "<svg onload=x>",
        "<style>*{}</style>",
        "<iframe src=x>",
        "<form action=x>",
        "# head\n\n",
        "**bold**",
        "`code`",
        "- item\n",
        "> quote\n",
        "\n\n",
        "<!--",
        "-->",
        "<p onclick=x style=y class=z id=w>",
        "]]>",
        "\0",
        "<math><mi xlink:href='javascript:x'>",
        '<a href="https://x.example" onmouseover=x>',
        "![p](https://x.example/p.png)",
    ]
)
TEXTS = st.lists(st.text(max_size=12) | PIECES, max_size=8).map("".join)
INLINE = {"em", "strong", "a", "code", "del"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
BLOCKS = INLINE | TABLE | {"p", "br", "ul", "ol", "li", "pre", "blockquote", "sup", "sub"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def elements(fragment: str) -> list[Any]:
    return [
        element for element in html.fragment_fromstring(fragment, create_parent="main").iter() if element.tag != "main"
    ]


@pytest.mark.parametrize(
    ("render", "allowed", "rel"),
    [
        (safe_markdown, BLOCKS | HEADINGS, "nofollow noopener"),
        (comment_markdown, BLOCKS, "nofollow ugc noopener"),
        (inline_markdown, INLINE, "nofollow noopener"),
    ],
)
@given(text=TEXTS)
def test_only_what_is_allowed_comes_out(render: Callable[[str], str], allowed: set[str], rel: str, text: str) -> None:
    """No element, attribute or scheme but the allowed ones; every link lends no weight."""
    for element in elements(render(text)):
        assert element.tag in allowed
        attributes = dict(element.attrib)
        if element.tag == "a":
            assert attributes.pop("rel") == rel
            address = attributes.pop("href", "/")
            assert address.lower().startswith(("https://", "http://", "mailto:", "/"))
            assert not address.startswith(("//", "/\\"))
        elif element.tag == "ol":
            attributes.pop("start", None)
        elif element.tag in ("td", "th"):
            attributes.pop("colspan", None)
            attributes.pop("rowspan", None)
        assert attributes == {}


@given(st.text(max_size=100))
def test_the_same_text_twice_is_the_same(text: str) -> None:
    """Nothing of one text is left over for the next."""
    assert safe_markdown(text) == safe_markdown(text)


def test_scripts_vanish_with_what_is_in_them() -> None:
    """The words of a script are not shown as text either."""
    assert "alert" not in safe_markdown("Hello <script>alert(1)</script> there")


@pytest.mark.parametrize(
    ("text", "start", "levels"),
    [
        ("# A\n\n## B\n\n# C", 3, ["h3", "h4", "h3"]),
        ("## A\n\n#### B", 3, ["h3", "h4"]),
        ("###### A", 3, ["h3"]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", 4, ["h4", "h5", "h6", "h6", "h6"]),
        ("<h1>A</h1>\n\n<h2>B</h2>", 4, ["h4", "h5"]),
    ],
)
def test_headings_fit_under_the_page(text: str, start: int, levels: list[str]) -> None:
    """The highest heading becomes the level asked for, the others follow without a gap."""
    found = [element.tag for element in elements(safe_markdown(text, headings_from=start))]
    assert found == levels


def test_headings_in_code_are_left_alone() -> None:
    """`<h1>` as a text is shown as it is written."""
    assert "&lt;h1&gt;" in safe_markdown("# A\n\n`<h1>`")


def test_what_a_comment_may_hold() -> None:
    """Paragraphs, lists, emphasis and links; no headings, and in place of a picture a link to it."""
    shown = comment_markdown(
        "# Loud\n\nA *word* and\na [link](https://x.example/)\n\n- one\n- two\n\n![p](https://x.example/p.png)"
    )
    assert [element.tag for element in elements(shown)] == ["p", "p", "em", "br", "a", "ul", "li", "li", "p", "a"]
    assert "Loud" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I wrote <b>now</b>.", "I wrote <b>now</b>."),
        ("<script>x</script>", "<script>x</script>"),
        ("<div>\n\nstill here", "<div> still here"),
        ("a < b, `c < d`", "a < b, c < d"),
        ("```\n<p>\n```", "<p>"),
        ("<https://x.example/>", "https://x.example/"),
        ("\ue000b>", "b>"),
    ],
)
def test_a_comment_knows_no_html(text: str, shown: str) -> None:
    """A tag in a comment is words; so it is in code. A bare address in angles is a link."""
    tree = html.fragment_fromstring(comment_markdown(text), create_parent=True)
    assert " ".join(tree.text_content().split()) == shown
    assert {element.tag for element in tree.iterdescendants()} <= {"p", "br", "code", "pre", "a"}


def test_links_from_the_root_follow_the_site() -> None:
    """Below a path /timeline/ begins with the site's own; a full address stays, a place of a page leaves its words."""
    text = "[a](/timeline/) [b](https://x.example/timeline/) [c](#here)"
    for render in (safe_markdown, comment_markdown, inline_markdown):
        found = [element.get("href") for element in elements(render(text, base="/blog")) if element.tag == "a"]
        assert found == ["/blog/timeline/", "https://x.example/timeline/"]


def test_direction_marks_and_control_characters_are_taken_out() -> None:
    """A text cannot turn around what stands beside it."""
    assert inline_markdown("a\u202eb\u2066c\x07d") == "abcd"


def test_typographic_quotes() -> None:
    """Straight quotes become real ones, as in the articles."""
    assert inline_markdown('"Don\'t"') == "“Don’t”"
