"""An author's Markdown: callouts, pull quotes, letters, embeds, footnotes, tables, quotes and headings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from plugins.articles.markdown import plain_text, render, split_embeds
from plugins.core.articles import Embed, Heading


def tree(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(render(text).html, create_parent="main")


@pytest.mark.parametrize(
    ("label", "kind", "shown"),
    [
        ("**Do**", "do", "Do"),
        ("**Don't**", "dont", "Don’t"),
        ("**Don’t**", "dont", "Don’t"),
        ("**DO:**", "do", "DO"),
        ("**Ask a recruiter.**", "ask", "Ask a recruiter"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n>\n> "])
def test_callouts(label: str, kind: str, shown: str, between: str) -> None:
    """A quotation that begins with one of the three labels is a note, told as such to a screen reader."""
    (callout,) = tree(f"> {label}{between}Write *today*.").findall("div")
    assert callout.get("class") == f"callout {kind}"
    assert callout.get("role") == "note"
    assert [child.text_content() for child in callout] == [shown, "Write today."]
    assert callout[0].get("class") == "callout-label"
    assert callout.find(".//em") is not None


@pytest.mark.parametrize(
    "text", ["> Silence means **nothing**.", "> **Donuts** are good.", "> Do not **do** this.", "> - a\n> - b"]
)
def test_other_quotations_are_pull_quotes(text: str) -> None:
    """A bold word elsewhere, or another one, makes no callout, and nothing of the text is lost."""
    (quote,) = tree(text).findall("blockquote")
    assert quote.get("class") == "pull"
    assert quote.find(".//strong") is not None or quote.find(".//ul") is not None


LETTER = """\
```letter
Dear Ms. O'Brien,

It's been *great*: 1. thanks -- 2. "sorry" <script>.
# Not a heading

    indented

Subject
=======

- Dana & Co. [x](y) `z` _a_ https://x.example/a_b_c
```
"""


def test_letters_keep_what_was_typed() -> None:
    """Paragraphs and line breaks as in a mail; no character means markup, but quotes are typographic."""
    (letter,) = tree(LETTER).find_class("letter")
    assert {element.tag for element in letter.iter()} == {"div", "p", "br"}
    assert len(letter.findall("p")) == 5
    words = letter.text_content()
    assert "Dear Ms. O’Brien," in words
    for typed in (
        "It’s been *great*: 1. thanks -- 2. “sorry” <script>.", "# Not a heading", "indented", "Subject", "=======",
        "- Dana & Co. [x](y) `z` _a_ https://x.example/a_b_c",
    ):  # fmt: skip
        assert typed in words


@given(
    st.text(
        st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x2FF, exclude_characters="\"'`’“”‘\xa0"),
        max_size=60,
    )
)
def test_a_letter_shows_every_character(text: str) -> None:
    """Whatever stands in a line of a letter is read in it, in order (quotes and blanks aside)."""
    (letter,) = tree(f"```letter\nx{text}x\n```").find_class("letter")
    assert {element.tag for element in letter.iter()} <= {"div", "p", "br"}
    assert "".join(letter.text_content().split()) == "".join(f"x{text}x".split())


def test_code_is_no_letter() -> None:
    """Other fenced blocks stay code, character for character."""
    block = tree('```python\nprint("*hi*")\n```')
    assert block.find(".//code").text == 'print("*hi*")\n'
    assert not block.find_class("letter")


def test_embeds_split_the_body() -> None:
    """A paragraph `{name}` of its own is an embed; the same words in a sentence or in code are text."""
    body = split_embeds(render("One.\n\n{timeline}\n\nTwo {timeline} here.\n\n`{timeline}`\n\n{timeline}").html)
    assert [part.name if isinstance(part, Embed) else "text" for part in body] == [
        "text",
        "timeline",
        "text",
        "timeline",
    ]
    assert "{timeline} here" in str(body[2])


def test_a_text_without_embeds_is_one_piece() -> None:
    """And an embed alone leaves no empty pieces around it."""
    assert [type(part) for part in split_embeds(render("One.\n\nTwo.").html)] == [Markup]
    assert split_embeds(render("{timeline}").html) == (Embed("timeline"),)


def test_footnotes_and_tables() -> None:
    """A footnote leads there and back; a table has its head."""
    shown = tree("Text.[^1]\n\n[^1]: The note.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    there = shown.xpath("//sup/a/@href")[0].removeprefix("#")
    back = shown.xpath('//a[@class="footnote-backref"]/@href')[0].removeprefix("#")
    assert shown.xpath(f'//li[@id="{there}"]')
    assert shown.xpath(f'//sup[@id="{back}"]')
    assert [cell.text for cell in shown.xpath("//thead//th")] == ["a", "b"]


def test_typographic_quotes_and_dashes() -> None:
    """In sentences, never in code."""
    shown = tree('"I\'d say -- well..." she said. `"a" -- b`')
    assert shown[0].text == "“I’d say – well…” she said. "
    assert shown.find(".//code").text == '"a" -- b'


def test_headings() -> None:
    """Each has an id made of its words, told apart where two are the same, and is listed with its plain text."""
    rendered = render("## What's *new* & <b>bold</b>?\n\n### Deep\n\n## Deep\n\n## !!!\n\n## `code`")
    assert [(heading.text, heading.level) for heading in rendered.headings] == [
        ("What’s new & bold?", 2), ("Deep", 3), ("Deep", 2), ("!!!", 2), ("code", 2),
    ]  # fmt: skip
    ids = [heading.id for heading in rendered.headings]
    assert ids[:2] == ["whats-new-bold", "deep"]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    found = html.fragment_fromstring(rendered.html, create_parent="main").xpath("//h2|//h3")
    assert [element.get("id") for element in found] == ids


def test_no_headings() -> None:
    """A short text has none, and nothing of the one before is left over."""
    assert render("## A\n\ntext").headings == (Heading("a", "A", 2),)
    assert render("text").headings == ()


def test_plain_text() -> None:
    """The words as a reader sees them, with one space between."""
    assert plain_text("<p>A &amp; <em>B</em></p>\n<p>C&nbsp;D</p>") == "A & B C D"


@given(st.text(max_size=80))
def test_no_text_breaks_the_body(text: str) -> None:
    """Whatever an author writes is rendered, and split into pieces that hold all of it."""
    whole = render(text).html
    pieces = [
        f'<p data-embed="{part.name}"></p>' if isinstance(part, Embed) else str(part) for part in split_embeds(whole)
    ]
    assert re.sub(r"\s", "", "".join(pieces)) == re.sub(r"\s", "", whole)
