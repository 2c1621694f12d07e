"""Front matter by itself: what a model takes, and what `make new article` writes."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from pydantic import ValidationError

from plugins.articles.model import ArticleFront, PageFront, article_front
from plugins.articles.new import draft, start_article
from plugins.core.errors import SiteError
from plugins.core.report import Report
from plugins.core.validation import Model, validate
from plugins.core.yaml import load


def front(text: str, model: type[ArticleFront] | type[PageFront] = ArticleFront) -> tuple[object, list[str]]:
    report = Report()
    document = load(text, "a.md", report, first_line=2)
    assert document is not None
    return validate(model, document.value, document, report), [str(entry) for entry in report.problems]


LEAST = "title: A\ndate: 2026-11-02\ncategory: Advice\n"


def test_the_least_an_article_needs() -> None:
    """Title, date and category; all else has a plain value."""
    found, problems = front(LEAST)
    assert isinstance(found, ArticleFront), problems
    assert (found.status, found.tags, found.related) == ("published", (), ())


@pytest.mark.parametrize(
    "line",
    [
        "comments: open", "status: hidden", "timeline: true", "tags: silence", "slug: Not A Slug", "lang: fr", "aliases: [old]",
        "aliases: ['//evil.example/']", "aliases: ['/a?b']", "aliases: ['/../x']", "related: [Not A Slug]", "image: x.svg",
        "image_credit_url: //evil.example", "modified: soon", "tags: ['']", "template: other", "save_as: x", "url: x",
    ],
)  # fmt: skip
def test_what_is_refused(line: str) -> None:
    """One problem for each, in its line; Pelican's own keys (lang, template, save_as) are none of the house's."""
    found, problems = front(f"{LEAST}{line}\n")
    assert found is None
    assert len(problems) == 1
    assert problems[0].startswith("a.md:2:1  image_alt" if line.startswith("image: ") else "a.md:5:")


def test_pages_have_keys_of_their_own() -> None:
    """A page has no date and no tags."""
    assert isinstance(front("title: About\nsummary: Who I am.\n", PageFront)[0], PageFront)
    assert front("title: About\ndate: 2026-11-02\ntags: [a]\n", PageFront)[0] is None


@pytest.mark.parametrize("title", ["Plain", 'A "quote", a \\ and: a colon', "# *Markup* & <b>", "Ünïcode “quotes”"])
def test_a_new_article_can_be_read(title: str) -> None:
    """What `make new article` writes is front matter without a fault, a draft, with a guid of its own."""
    text = draft(title, "a-slug", date(2026, 11, 2), "Advice")
    found, problems = front(text.split("---\n")[1])
    assert isinstance(found, ArticleFront), problems
    assert found.title == title.replace('"quote"', "“quote”")
    assert (found.status, found.slug) == ("draft", "a-slug")
    assert found.guid != front(draft(title, "a-slug", date(2026, 11, 2), "Advice").split("---\n")[1])[0].guid


def test_a_title_without_letters(tmp_path: Path) -> None:
    """No file can be named by it."""
    with pytest.raises(SiteError, match="no letter"):
        start_article(tmp_path, "???")


class Mood(Model):
    """Keys of another room's."""

    mood: Literal["calm", "bold"] = "calm"


def test_a_room_adds_its_keys() -> None:
    """What a room adds may be said, has its own rules, and is unknown where the room is not there."""
    least = {"title": "A", "date": "2026-11-20", "category": "Notes"}
    kind = article_front((Mood,))
    assert kind.model_validate({**least, "mood": "bold"}).model_dump()["mood"] == "bold"
    assert kind.model_validate(least).model_dump()["mood"] == "calm"
    with pytest.raises(ValidationError):
        kind.model_validate({**least, "mood": "odd"})
    with pytest.raises(ValidationError):
        article_front(()).model_validate({**least, "mood": "bold"})
