"""The dialect of Markdown: what people write elsewhere is read here the same way, and HTML ends with its block."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.articles.markdown import render
from plugins.core.markdown import comment_markdown, inline_markdown, plain_text, safe_html, safe_markdown
from plugins.core.markdown.boxes import boxed
from plugins.core.markdown.tags import balance


def shape(text: str) -> str:
    """The elements of a rendered text, with its words: "ul(li(a) li(b))"."""

    def said(element: html.HtmlElement) -> str:
        if not isinstance(element.tag, str):
            return ""
        inner = [element.text or "", *(part for child in element for part in (said(child), child.tail or ""))]
        words = " ".join(" ".join(inner).split())
        return f"{element.tag}({words})" if words else str(element.tag)

    return said(html.fragment_fromstring(render(text).html, create_parent="x"))[2:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n- a\n- b", "p(text) ul(li(a) li(b))"),
        ("text\n1. a\n2. b", "p(text) ol(li(a) li(b))"),
        ("text\n1) a\n2) b", "p(text) ol(li(a) li(b))"),
        ("It was in\n1986. We", "p(It was in 1986. We)"),
        ("text\n*\nmore", "p(text * more)"),
        ("- a\n  - b\n    - c\n- d", "ul(li(a ul(li(b ul(li(c))))) li(d))"),
        ("- a\n    - b", "ul(li(a ul(li(b))))"),
        ("1. a\n  - b\n2. c", "ol(li(a ul(li(b))) li(c))"),
        ("1. a\n   1. b", "ol(li(a ol(li(b))))"),
        ("- a\n1. b", "ul(li(a)) ol(li(b))"),
        ("- a\nlazy\n- b", "ul(li(a lazy) li(b))"),
        ("- a\n\n  more\n  - b", "ul(li(p(a) p(more) ul(li(b))))"),
        ("- a\n  2019. b", "ul(li(a 2019. b))"),
        ("3. c\n4. d", "ol(li(c) li(d))"),
        ("> text\n> - a\n>   - b", "blockquote(p(text) ul(li(a ul(li(b)))))"),
        ("- a\n# H", "ul(li(a)) h1(H)"),
        ("* * *\n\n- - -", "hr hr"),
        ("text\n***", "p(text) hr"),
        ("text\n---", "h2(text)"),
        ("#1 of many", "p(#1 of many)"),
        ("- #1 of many", "ul(li(#1 of many))"),
        ("- [ ] a\n- [x] b", "ul(li(☐ a) li(☑ b))"),
        ("~~a~~ H~2~O", "p(del(a) H~2~O)"),
        ("See https://x.example/a_b_c.", "p(See a(https://x.example/a_b_c) .)"),
        ("[https://x.example](https://y.example)", "p(a(https://x.example))"),
        ('<a href="https://x.example">https://x.example</a>', "p(a(https://x.example))"),
        ("Dear <your name>, <Senior> List<String>", "p(Dear <your name>, <Senior> List<String>)"),
        ("text\n| a | b |\n|---|---|\n| 1 | 2 |", "p(text) table(thead(tr(th(a) th(b))) tbody(tr(td(1) td(2))))"),
        ("a | b\n--|--\n1 | 2", "table(thead(tr(th(a) th(b))) tbody(tr(td(1) td(2))))"),
        ("*[HR]: Human\n\nHR", "p(abbr(HR))"),
        ("Term\n:   what\n\n    - a", "dl(dt(Term) dd(p(what) ul(li(a))))"),
        ("<details>\n<summary>S</summary>\n\n**in**\n\n</details>", "details(summary(S) p(strong(in)))"),
        ("<table>\n<tr><td>\n\n    <b>x</b>\n\n</td></tr>\n</table>", "table(tr(td(b(x))))"),
        ("<script>x</script> **a**\n\nb", "script(x) p(strong(a)) p(b)"),
        ("<!-- x --> a\n<!-- y\n\nz -->b", "p(a) p(b)"),
        ("    code", "pre(code(code))"),
        ("- a\n\n      code", "ul(li(a pre(code(code))))"),
    ],
)  # fmt: skip
def test_read_as_elsewhere(text: str, expected: str) -> None:
    """Lists, tables, quotations, marks and words stand as CommonMark and GitHub have them."""
    assert shape(text) == expected


@pytest.mark.parametrize("info", ["python", ' python title="a.py"', "python {1,3}", "{.python .x}", "python,ignore"])
@pytest.mark.parametrize("mark", ["```", "~~~", "`````"])
def test_fences(info: str, mark: str) -> None:
    """Attributes behind the language do no harm, and a shorter fence within is code."""
    text = f'{mark}{info}\nprint("*hi*")\n    ``\n{mark}\n\nAfter.'
    block, after = html.fragment_fromstring(render(text).html, create_parent="x")
    assert block[0].get("class") == "language-python"
    assert block[0].text == 'print("*hi*")\n    ``\n'
    assert after.text == "After."


@pytest.mark.parametrize(
    "text",
    [
        "1. Write:\n\n    ```letter\n    Hello\n    there\n    ```\n\n2. Send it.",
        "1. Write:\n   ~~~letter\n   Hello\n   there\n   ~~~\n2. Send it.",
        "1. ```letter\n   Hello\n   there\n   ```\n2. Send it.",
        "1. Write:\n```letter\nHello\nthere\n```\n2. Send it.",
        "> ```letter\n> Hello\n> there\n> ```",
        '~~~~ letter to="you"\nHello\nthere\n~~~~',
        "text\n```letter\nHello\nthere\n```\nmore",
    ],
)
def test_letters_anywhere(text: str) -> None:
    """In lists and quotations, between tildes, under a line: a letter, and no sign of its fence."""
    shown = html.fragment_fromstring(render(text).html, create_parent="x")
    (letter,) = shown.find_class("letter")
    assert letter.text_content() == "Hello\nthere"
    assert not {"`", "~"} & set(shown.text_content())
    assert render(text).remarks == ()


REMARKS = [
    ("a\n\n```letter\nHello\n\nMore.", 3, "the fence ```letter is opened here and never closed"),
    ("- a\n\n  ```\n  x\n\nb", 3, "the fence ``` is opened here and never closed"),
    ("a\n\n<table><tr><td>x\n\nb", 3, "<table> is opened here and never closed"),
    ("a\n\n<div>\n<section>\n\nb\n\n</div>", 4, "<section> is opened here and never closed"),
    ("a\n\n</div></article>", 3, "</div> closes nothing here"),
    ("a\nand <b>bold\n\nb", 2, "<b> is opened here and never closed"),
    ("a </i>\n\nb", 1, "</i> closes nothing here"),
    ("<!-- a\n\nb", 1, "the remark <!-- is never closed"),
    ("<script>\nx\n\nb", 1, "<script> is opened here and never closed"),
    ("<textarea>\n\nb", 1, "<textarea> is opened here and never closed"),
    ("<title>\n\nb", 1, "<title> is opened here and never closed"),
    ('<div title="a>\n\nb', 1, "the tag <div is not finished"),
]


@pytest.mark.parametrize(("text", "line", "words"), REMARKS)
def test_what_is_not_closed_is_told(text: str, line: int, words: str) -> None:
    """With its line; and what stands below the block is read as if it were not there."""
    made = render(text)
    assert any(remark.line == line and remark.message.startswith(words) for remark in made.remarks), made.remarks
    if text.endswith("\n\nb"):
        shown = html.fragment_fromstring(made.html, create_parent="x")
        assert (shown[-1].tag, shown[-1].text_content()) == ("p", "b") or "```letter" in text


@pytest.mark.parametrize(
    "text",
    ["`<b>` and `</i>`", "<https://x.example> <a@b.example>", "<p>a\n\n<ul><li>a<li>b</ul>", "<br> <img src=x alt=y>",
     "<my-part>\n\ntext\n\n</my-part>", "<b>a</b> <i\nclass=x>b</i>", "<svg><path d='M0 0'/></svg>", "a < b > c"],
)  # fmt: skip
def test_nothing_is_said_of_what_is_well(text: str) -> None:
    """Code, addresses, tags that may be left out, elements that have none, and signs that are no tags."""
    assert render(text).remarks == ()


TAGS = st.sampled_from(
    "<b> </b> <table> <tr> <td> </table> <div> </div> </article> </main> <!-- --> <script> </script> <style> <textarea> "
    "<title> <plaintext> <svg> </svg> <path/> <a> </a> <p> </p> <li> <select> <option> <iframe> <xmp> <body> </body> "
    "</html> <form> <h2> <template> <![CDATA[ <?php ?> <!doctype <button> <noscript> <math> <pre> <hr>".split()
) | st.sampled_from(["<a href='x", '<div title="a', "<a b='c>", "\n\n", "\n", "> ", "- ", "    ", "```\n", "text", "`", "<", ">"])  # fmt: skip


@given(st.lists(TAGS, max_size=14).map("".join))
def test_no_html_reaches_the_page_around_it(text: str) -> None:
    """Whatever a text opens or closes, it is balanced: doing it again changes nothing, and the page keeps its shape."""
    made = render(text).html
    assert balance(made) == made
    page = html.document_fromstring(f'<main id="m"><div id="d">{made}</div></main><footer id="f">foot</footer>')
    if not re.search(
        r"<(svg|math|select|template|form|frameset|button|title|noscript|xmp|iframe|pre|table|li|p)", made
    ):
        assert page.get_element_by_id("f").getparent().tag == "body"


def test_a_table_from_outside_stays_one() -> None:
    """Blocks that are taken away leave breaks, so that no two words become one; no link leads to a path."""
    assert str(safe_html("<table><tr><th>Shift</th><th colspan=2 style=x>Pay</th></tr></table>")) == (
        '<table><tbody><tr><th>Shift</th><th colspan="2">Pay</th></tr></tbody></table>'
    )
    assert (
        str(safe_html('<p>See <a href="/apply">how to <b>apply</b></a>.</p>'))
        == "<p>See how to <strong>apply</strong>.</p>"
    )
    for block in "section article dl fieldset center header figure details form address menu".split():
        shown = str(safe_html(f"<{block}>a</{block}><{block}>b</{block}>"))
        assert block not in shown
        assert re.search(r"a\W*<.*b", shown), shown
    assert safe_html("a<hr>b") == "a<br>b"
    assert (
        plain_text("<table><tr><td>Shift</td><td>Pay</td></tr></table>Leeds<br>York <b>R</b>&amp;D")
        == "Shift Pay Leeds York R&D"
    )
    assert inline_markdown("<ul><li>a</li><li>b</li></ul>") == "a b"


@pytest.mark.parametrize("render_it", [safe_markdown, comment_markdown])
def test_postings_and_comments_have_the_same_dialect(render_it: object) -> None:
    """What works in an article works in a posting and in a comment, down to a footnote, which has no way back."""
    assert callable(render_it)
    shown = str(
        render_it("text\n- a\n  - b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n~~c~~ https://x.example[^1]\n\n[^1]: Note")
    )
    for part in (
        "<ul>\n<li>a<ul>\n<li>b</li>",
        "<td>1</td>",
        "<del>c</del>",
        '<a href="https://x.example"',
        "<sup>1</sup>",
        "Note",
    ):
        assert part in shown
    assert "#fn" not in shown
    assert "↩" not in shown


def test_boxes() -> None:
    """Each table and block of code stands in a box with a name of its own; those within others are part of them."""
    text = "| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nx\n```\n\n```\ny\n```\n\n<table><tr><td><table></table><pre>z</pre></td></tr></table>"
    shown = html.fragment_fromstring(boxed(render(text).html), create_parent="x")
    assert [box.get("aria-label") for box in shown.find_class("scroll")] == ["Table: A, B", "Code", "Code (2)", "Table"]
    assert [len(box) for box in shown.find_class("scroll")] == [1, 1, 1, 1]


def test_ids_of_an_authors_own() -> None:
    """`{#id}` behind a heading names it, and the words do not show it."""
    (heading,) = render("## What *now* {#later}").headings
    assert (heading.id, heading.text) == ("later", "What now")
