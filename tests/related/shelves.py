"""The two sets of articles on which related articles are measured, and what readers of each want next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from plugins.articles.front import parted
from plugins.articles.markdown import plain_text, render
from plugins.core.articles import Article
from tests.articles.records import record

DATA = Path(__file__).parent / "data"
CONTENT = Path(__file__).parents[2] / "content/articles"
Grades = Mapping[str, Mapping[str, int]]
"""Article -> other article -> how much its reader wants that next, 1 to 3; what is not there is 0."""


@dataclass(frozen=True)
class Labelled:
    """A set of articles, newest first, and the grades that were given before anything was ranked."""

    articles: tuple[Article, ...]
    grades: Grades


def the_site() -> Labelled:
    """The articles that the site is shipped with."""
    found = []
    for file in sorted(CONTENT.glob("*.md")):
        parts = parted(file.read_text(encoding="utf-8"))
        text = parts.text.replace("{filename}", "/articles/").replace(".md", "/")
        found.append(_article(yaml.safe_load(parts.keys), text))
    return Labelled(_newest_first(found), _grades("site-labels.yaml"))


def the_shelf() -> Labelled:
    """56 short articles that are made up."""
    entries = yaml.safe_load((DATA / "shelf.yaml").read_text(encoding="utf-8"))
    found = [_article(entry, re.sub(r"\]\(([a-z0-9-]+)\)", r"](/articles/\1/)", entry["text"])) for entry in entries]
    return Labelled(_newest_first(found), _grades("shelf-labels.yaml"))


def _article(front: dict[str, Any], text: str) -> Article:
    html = render(text).html
    return record(
        front["slug"],
        title=front["title"],
        date=datetime.combine(front["date"], datetime.min.time(), UTC),
        category=front["category"],
        tags=tuple(front["tags"]),
        standfirst=front["standfirst"],
        summary=front.get("summary", front["standfirst"]),
        series=front.get("series", ""),
        related=tuple(front.get("related", ())),
        body=(Markup(html),),
        text=plain_text(html),
    )


def _newest_first(articles: list[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda article: article.date, reverse=True))


def _grades(name: str) -> Grades:
    labels = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return {
        slug: {other: grade for grade, others in graded.items() for other in others} for slug, graded in labels.items()
    }
