"""Article records for pure tests: everything that a rule does not look at has a plain value."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.pages import Term
from plugins.core.urls import slugify


def term(name: str, kind: str = "tag") -> Term:
    return Term(name, slugify(name), f"{kind}/{slugify(name)}/")


def record(slug: str, *, tags: tuple[str, ...] = (), category: str = "Advice", **over: Any) -> Article:
    plain = Article(
        slug=slug,
        title=slug,
        path=f"articles/{slug}/",
        date=datetime(2026, 11, 2, tzinfo=UTC),
        modified=None,
        guid=slug,
        category=term(category, "category"),
        tags=tuple(term(name) for name in tags),
        authors=(term("Dana Reyes", "author"),),
        standfirst="",
        summary="",
        image=None,
        series="",
        related=(),
        status="published",
        body=(Markup("<p>Text.</p>"),),
        feed_body="<p>Text.</p>",
        text="",
        words=1,
        headings=(),
        source=f"content/articles/{slug}.md",
    )
    return replace(plain, **over)
