"""What readers and Isso bring must not keep an author from publishing, and nothing of an erased comment must be left."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from plugins.comments.model import ERASED, Comment
from plugins.comments.settings import CommentsSettings
from plugins.comments.source import read_discussion
from plugins.core.headers import policy_with
from plugins.core.report import Report
from plugins.core.settings import allowed_by
from plugins.core.yaml import load
from plugins.preview.server import policy_of
from tests.articles.writing import article
from tests.building import SiteBuild

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.comments"]
ARTICLE = article("Ask them", slug="ask")
ORIGIN = "isso/1/1795788000/307d89a4"


def test_a_readers_dead_link_is_a_note(build_site: Callable[..., SiteBuild], tmp_path: Path) -> None:
    """Links in comments that lead nowhere on this site are told, and the site is published all the same."""
    text = "[a](/nowhere/) [b](https://callback.example/gone/#x) [c](https://callback.example/articles/ask/#no) [d](http://[x)"
    files = {
        "content/articles/ask.md": ARTICLE,
        "content/data/comments/ask.yaml": f'- {{id: c1, author: Maya, date: 2026-01-13, text: "{text}"}}\n',
    }
    site = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    notes = [line for line in site.report.splitlines() if "in a comment" in line]
    assert len(notes) == 3
    assert notes[0] == "note: content/articles/ask.md  the link to /nowhere/ in a comment leads nowhere."


def test_comments_of_no_article(build_site: Callable[..., SiteBuild], tmp_path: Path) -> None:
    """Anybody may send Isso a comment to any address: a file of such comments is a note. With one by hand it is a problem."""
    sent = f"- {{id: isso-1, author: Maya, date: 2026-01-13, text: Hi., origin: {ORIGIN}}}\n"
    files = {"content/articles/ask.md": ARTICLE, "content/data/comments/aks.yaml": sent}
    site = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    assert (
        'note: content/data/comments/aks.yaml  there is no article with the slug "aks". Did you mean ask?'
        in site.report
    )
    files["content/data/comments/aks.yaml"] += "- {id: c1, author: Maya, date: 2026-01-13, text: Hi.}\n"
    assert build_site(tmp_path, files, bare=True, PLUGINS=ROOMS).status != 0


def test_an_erased_comment_needs_no_words(build_site: Callable[..., SiteBuild], tmp_path: Path) -> None:
    """Of a deleted comment its place may be all that is left; what stands in for the rest is on no page."""
    text = """\
    - {id: c1, date: 2026-01-13, status: deleted}
    - {id: c2, parent: c1, author: Tom, date: 2026-01-14, text: Pity.}
    """
    files = {"content/articles/ask.md": ARTICLE, "content/data/comments/ask.yaml": dedent(text)}
    site = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    page = site.read("articles/ask/index.html")
    assert "This comment was removed." in page
    assert f"<p>{ERASED}</p>" not in page
    assert "One thought on" in page


@pytest.mark.parametrize("status", ["approved", "pending", "spam"])
def test_others_need_their_words(status: str) -> None:
    """Only a deleted comment may be without author and text."""
    report = Report()
    document = load(f"- {{id: c1, date: 2026-01-13, status: {status}}}", "ask.yaml", report)
    assert document is not None
    assert read_discussion(document, report, ZoneInfo("UTC")).comments == ()
    assert len(report.problems) == 2


def test_an_origin_by_hand() -> None:
    """A line that only the fetch writes is refused where it cannot be one of its own."""
    with pytest.raises(ValidationError, match="is written by make fetch"):
        Comment.model_validate(
            {"id": "a", "author": "A", "date": "2026-01-13", "text": "x", "origin": "from WordPress"}
        )


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://talk.example", "https://talk.example"),
        ("https://talk.example/", "https://talk.example"),
        ("https://talk.example:8443/isso", "https://talk.example:8443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("", None),
    ],
)
def test_where_isso_may_be(address: str, origin: str | None) -> None:
    """The content policy gets the origin of the address, and nothing else of it; without an address it is as it was."""
    allowed = allowed_by([CommentsSettings(comments_isso=address)])
    assert allowed == ({"connect-src": (origin,)} if origin else {})
    assert f"connect-src 'self'{f' {origin}' if origin else ''}; " in policy_with(allowed)
    assert policy_with(allowed).replace(f" {origin}", "") == policy_with()


@pytest.mark.parametrize(
    "address",
    [
        "http://talk.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "talk.example",
        "//talk.example",
        "https://talk.example; script-src *",
        "https://*.example",
        "https://talk.example 'unsafe-inline'",
        'https://talk.example"',
        "https://you@talk.example",
        "https://talk.example/?a=b",
        "https://talk.example/#x",
        "javascript:alert(1)",
        "https:",
        "*",
    ],
)
def test_where_isso_may_not_be(address: str) -> None:
    """No address without https but on this machine, and none that would say more in the policy than an origin."""
    with pytest.raises(ValidationError):
        CommentsSettings(comments_isso=address)


def test_a_preview_sends_what_the_build_wrote(tmp_path: Path) -> None:
    """`make serve` sends the policy of the build that it shows, and the usual one before there is any."""
    assert policy_of(tmp_path) == {}
    policy = policy_with({"connect-src": ["http://localhost:8080"]})
    (tmp_path / "_headers").write_text(f"/*\n  X-A: b\n  Content-Security-Policy: {policy}\n", encoding="utf-8")
    assert policy_of(tmp_path) == {"Content-Security-Policy": policy}
