"""What the other rooms learn of the comments: how many of them each article shows."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.comments.adapter import read_comments, remember_slug
from plugins.comments.model import CommentsFront, Openness
from plugins.comments.settings import CommentsSettings
from plugins.core.articles import Article
from plugins.core.build import KEY, Build
from plugins.core.facts import Conversation
from plugins.core.pages import Term
from plugins.core.plugin import begin
from plugins.core.settings import SiteSettings

ADVICE = Term("Advice", "advice", "category/advice/")


def article(slug: str) -> Article:
    return Article(
        slug=slug,
        title=slug,
        path=f"articles/{slug}/",
        date=datetime(2026, 1, 12, tzinfo=UTC),
        modified=None,
        guid=slug,
        category=ADVICE,
        tags=(),
        authors=(),
        standfirst="",
        summary="",
        image=None,
        series="",
        related=(),
        status="published",
        body=(),
        feed_body="",
        text="",
        words=0,
        headings=(),
        source="",
    )


@pytest.fixture
def generator(tmp_path: Path) -> Any:
    """Something of Pelican's that leads to a build with two articles, both with two comments, one of them spam."""
    settings: dict[str, Any] = {
        "PATH": str(tmp_path / "content"),
        "THEME": str(tmp_path / "theme"),
        "TIMEZONE": "America/Toronto",
        "SITENAME": "Callback",
        "SITE_TAGLINE": "",
        "SITE_DESCRIPTION": "",
        "DEFAULT_LANG": "en",
        "SITEURL": "https://callback.example",
        "AUTHOR": "Dana Reyes",
    }
    build = Build(settings, root=tmp_path, rooms=(), settings_kinds=(SiteSettings, CommentsSettings))
    begin(build)
    settings[KEY] = build
    build.articles = (article("open"), article("off"), article("quiet"))
    build.facts.say("articles/off/", CommentsFront(comments=Openness.OFF))
    folder = tmp_path / "content/data/comments"
    folder.mkdir(parents=True)
    for slug in ("open", "off"):
        (folder / f"{slug}.yaml").write_text(
            "- {id: a, author: Maya, date: 2026-01-13, text: Yes.}\n"
            "- {id: b, author: Spammer, date: 2026-01-13, text: Buy., status: spam}\n",
            encoding="utf-8",
        )
    found = SimpleNamespace(settings=settings)
    for known in build.articles:
        remember_slug(found, {"slug": known.slug})
    return found


def test_counts_are_what_is_shown(generator: Any) -> None:
    """Only approved comments count; an article whose comments are off has no number, not even 0."""
    read_comments([generator])
    build = generator.settings[KEY]
    said = {each.slug: build.facts.about(each.path, Conversation) for each in build.articles}
    assert said == {
        "open": Conversation(1, "articles/open/#comments", "feeds/comments/open"),
        "off": None,
        "quiet": Conversation(0, "articles/quiet/#comments", "feeds/comments/quiet"),
    }
    assert not build.report.problems
