"""Comments under articles, in whole builds."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.comments"]
COMMENTS = """\
- {id: c1, author: Maya, url: "https://maya.example/", date: 2026-01-13T08:41:00-05:00, text: "I wrote *twice*."}
- {id: c2, parent: c1, author: Dana Reyes, by_author: true, date: 2026-01-13T09:00:00-05:00, text: Good.}
- {id: c3, author: Spammer, date: 2026-01-14, text: Buy this., status: spam}
- {id: c4, author: Quiet, date: 2026-01-15, text: Take it down please., status: deleted}
- {id: c5, parent: c4, author: Tom, date: 2026-01-16, text: Too late.}
"""
HOSTILE = r"""
- id: c1
  author: <script>alert('name')</script>
  url: https://x.example/"onmouseover="alert(1)
  date: 2026-01-13
  text: |
    <script>alert('text')</script> <img src=x onerror=alert(1)> <b onclick=alert(1)>bold</b>
    [one](javascript:alert(1)) [two](JAVASCRIPT:alert(1)) [three](data:text/html,<script>alert(1)</script>)
    [four](https://ok.example/ "title") ![five](https://tracker.example/pixel.gif) <style>body{display:none}</style>
    <a href="vbscript:alert(1)" style="position:fixed">six</a> <iframe src="https://x.example"></iframe>
    </div></article></section><form action="https://x.example"><input name=q></form>

    # A heading

    > <svg onload=alert(1)> quoted
- {id: c2, author: Tom, date: 2026-01-14, text: "turn \u202Eback \u2066again"}
"""


def article(slug: str, comments: str = "open", title: str = "Ask them", status: str = "published") -> str:
    return f"""\
---
title: {title}
slug: {slug}
date: 2026-01-12
guid: urn:uuid:6f0e8ab0-6dc1-4bcb-8a5f-3b9d4a1f8c{len(slug):02}
category: Advice
summary: Ask.
comments: {comments}
status: {status}
---
Ask them when they will decide.
"""


def built(build_site: Any, tmp_path: Path, text: str | None, front: str = "", **settings: Any) -> html.HtmlElement:
    files = {"content/articles/ask.md": front or article("ask")}
    if text is not None:
        files["content/data/comments/ask.yaml"] = text
    site = build_site(tmp_path, files=files, bare=True, PLUGINS=ROOMS, **settings)
    assert site.status == 0, site.report
    return html.fromstring(site.read("articles/ask/index.html"))


def mail_links(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath('//*[@id="comments"]//a[starts-with(@href, "mailto:")]')  # type: ignore[no-any-return]


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_thread(build_site: Any, tmp_path: Path) -> None:
    """Approved comments stand in their threads with name, permalink and text; the rest leaves no word."""
    page = built(build_site, tmp_path, COMMENTS)
    assert words(page.get_element_by_id("comments-heading")) == "3 thoughts on “Ask them”"
    first = page.get_element_by_id("comment-c1")
    name = first.find('.//a[@href="https://maya.example/"]')
    assert set(name.get("rel").split()) == {"nofollow", "ugc", "noopener"}
    date = first.find('.//a[@href="#comment-c1"]/time')
    assert date.get("datetime") == "2026-01-13T08:41:00-05:00"
    assert first.find(".//em").text == "twice"
    assert not first.find_class("by-author")
    assert page.get_element_by_id("comment-c2").find_class("by-author")
    assert page.xpath('//*[@id="comment-c1"]/following-sibling::ol/li/*[@id="comment-c2"]')
    assert words(page.get_element_by_id("comment-c4")) == "This comment was removed."
    assert page.xpath('//*[@id="comment-c4"]/following-sibling::ol/li/*[@id="comment-c5"]')
    whole = html.tostring(page, encoding="unicode")
    for gone in ("Spammer", "Buy this", "Quiet", "Take it down"):
        assert gone not in whole


def test_count_beside_the_date(build_site: Any, tmp_path: Path) -> None:
    """The byline counts the comments that are shown and leads to them."""
    (link,) = built(build_site, tmp_path, COMMENTS).xpath('//p[@class="byline"]//a[@href="#comments"]')
    assert words(link) == "3 thoughts"


def test_none_yet(build_site: Any, tmp_path: Path) -> None:
    """Without a comment the section says so, and the byline says nothing."""
    page = built(build_site, tmp_path, None)
    assert words(page.get_element_by_id("comments-heading")) == "No thoughts yet on “Ask them”"
    assert not page.xpath('//a[@href="#comments"]')
    assert not page.find_class("thread")


def test_quotes_in_the_title(build_site: Any, tmp_path: Path) -> None:
    """Quotes inside the title turn to single ones in the heading."""
    page = built(build_site, tmp_path, COMMENTS, article("ask", title="'\"Is it filled?\" is no question'"))
    assert words(page.get_element_by_id("comments-heading")) == "3 thoughts on “‘Is it filled?’ is no question”"


def test_closed_and_off(build_site: Any, tmp_path: Path) -> None:
    """Closed: what is there stays, and nobody is asked for more. Off: nothing is shown, nothing is counted."""
    closed = built(build_site, tmp_path / "closed", COMMENTS, article("ask", "closed"))
    assert len(closed.find_class("comment")) == 4
    assert "closed" in words(closed.find_class("comments-end")[0])
    assert not mail_links(closed)
    off = built(build_site, tmp_path / "off", COMMENTS, article("ask", "off"))
    assert not off.xpath('//*[@id="comments"]')
    assert not off.xpath('//a[@href="#comments"]')


def test_taking_part(build_site: Any, tmp_path: Path) -> None:
    """One takes part by mail, with the article's title as the subject; without an address nobody is asked to."""
    page = built(build_site, tmp_path / "with", None, COMMENTS_EMAIL="dana@callback.example")
    (link,) = mail_links(page)
    assert link.get("href") == "mailto:dana@callback.example?subject=Ask%20them"
    without = built(build_site, tmp_path / "without", None, COMMENTS_EMAIL="")
    assert not mail_links(without)
    assert not without.find_class("comments-end")


def test_samples_say_so(build_site: Any, tmp_path: Path) -> None:
    """Invented comments are called invented; real ones are not."""
    indented = "sample: true\ncomments:\n" + "".join(f"  {line}\n" for line in COMMENTS.splitlines())
    assert "invented" in words(built(build_site, tmp_path / "sample", indented).find_class("sample-note")[0])
    assert not built(build_site, tmp_path / "real", COMMENTS).find_class("sample-note")


def test_hostile_text(build_site: Any, tmp_path: Path) -> None:
    """Whatever a comment holds, what is shown holds text, emphasis, lists, code, quotations and honest links."""
    page = built(build_site, tmp_path, HOSTILE)
    section = page.get_element_by_id("comments")
    assert len(section.find_class("comment")) == 2, "a comment broke out of its place"
    allowed = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote"}
    for text in section.find_class("comment-text"):
        assert {element.tag for element in text.iterdescendants()} <= allowed
        for element in text.iterdescendants():
            assert set(element.keys()) <= {"href", "rel", "title"}
        for link in text.xpath(".//a[@href]"):
            assert link.get("href").startswith("https://")
            assert set(link.get("rel").split()) == {"nofollow", "ugc", "noopener"}
    for element in section.iterdescendants():
        assert not [name for name in element.keys() if name.startswith("on") or name == "style"]  # noqa: SIM118
    assert words(section.find(".//bdi")) == "<script>alert('name')</script>"
    whole = words(section)
    assert not [char for char in whole if char in "\u202e\u2066"], "the direction of the line is turned"
    assert "<script>alert(‘text’)</script>" in whole, "what was written is read"


def test_private_addresses_stop_the_build(build_site: Any, tmp_path: Path) -> None:
    """A file with an e-mail address is a problem, and nothing is published."""
    files = {
        "content/articles/ask.md": article("ask"),
        "content/data/comments/ask.yaml": "- {id: c1, author: Maya, email: m@x.example, date: 2026-01-13, text: Yes.}",
    }
    site = build_site(tmp_path, files=files, bare=True, PLUGINS=ROOMS)
    assert "content/data/comments/ask.yaml:1" in site.report
    assert '"email" is not a key that is known here' in site.report
    assert site.status != 0
    assert not site.output.exists()


def test_control_characters_stop_the_build(build_site: Any, tmp_path: Path) -> None:
    """A control character never reaches a page, however it is written: its line is named."""
    files = {
        "content/articles/ask.md": article("ask"),
        "content/data/comments/ask.yaml": '- {id: c1, author: Maya, date: 2026-01-13, text: "bell \\x07"}',
    }
    site = build_site(tmp_path, files=files, bare=True, PLUGINS=ROOMS)
    assert "content/data/comments/ask.yaml:1:50" in site.report
    assert site.status != 0
    assert not site.output.exists()


def test_file_without_an_article(build_site: Any, tmp_path: Path) -> None:
    """A file named after no article is a problem that names the nearest one."""
    files = {"content/articles/ask.md": article("ask-them"), "content/data/comments/ask-then.yaml": COMMENTS}
    site = build_site(tmp_path, files=files, bare=True, PLUGINS=ROOMS)
    assert 'content/data/comments/ask-then.yaml  there is no article with the slug "ask-then".' in site.report
    assert "Did you mean ask-them?" in site.report
    assert site.status != 0
    assert not site.output.exists()


@pytest.mark.parametrize(
    "later", [article("ask-later", status="draft"), article("ask-later").replace("2026", "2999", 1)]
)
def test_file_of_an_article_to_come(build_site: Any, tmp_path: Path, later: str) -> None:
    """A draft or a scheduled article may have its file of comments; none of it is published yet."""
    site = build_site(
        tmp_path,
        files={
            "content/articles/ask.md": article("ask"),
            "content/articles/ask-later.md": later,
            "content/data/comments/ask-later.yaml": COMMENTS,
        },
        bare=True,
        PLUGINS=ROOMS,
    )
    assert site.status == 0, site.report
    assert "Maya" not in site.read("articles/ask/index.html")
    assert not site.exists("articles/ask-later/")


def test_draft_in_preview(build_site: Any, tmp_path: Path) -> None:
    """In preview a draft shows its comments, as it will when it is published."""
    site = build_site(
        tmp_path,
        files={
            "content/articles/ask.md": article("ask"),
            "content/articles/ask-later.md": article("ask-later", status="draft"),
            "content/data/comments/ask-later.yaml": COMMENTS,
        },
        bare=True,
        PLUGINS=ROOMS,
        BUILD_MODE="preview",
    )
    assert site.status == 0, site.report
    assert "3 thoughts on" in site.read("drafts/ask-later/index.html")
