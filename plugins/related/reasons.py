"""Why an article is suggested under another: the strongest true thing to say. The words are the template's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from plugins.core.articles import Article
from plugins.core.stems import mentions

from .links import Links

OFTEN = 2
"""So often a text has to speak of something to be called a text that does."""


class Why(StrEnum):
    """What two articles have to do with each other. `template` shows each in a sentence of its own."""

    CHOSEN = "chosen"
    """The author names it in `related`."""
    SERIES = "series"
    TAGS = "tags"
    MORE = "more"
    """It has a tag for what this text speaks of."""
    SPEAKS = "speaks"
    """It speaks of what this one has a tag for."""
    BACK = "back"
    """Its text links to this article."""
    ABOVE = "above"
    """This article's text links to it."""
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Reason:
    """`names` are what the sentence names: up to two tags, a series, a category; or nothing."""

    why: Why
    names: tuple[str, ...] = ()


def reason(article: Article, other: Article, links: Links, rare: Mapping[str, int]) -> Reason | None:
    """What to say of `other` under `article`; None where there is nothing true to say. `rare`: tag -> its articles."""
    if article.series and article.series == other.series:
        return Reason(Why.SERIES, (article.series,))
    mine, theirs = {tag.slug for tag in article.tags}, {tag.slug for tag in other.tags}
    shared = sorted((tag for tag in article.tags if tag.slug in theirs), key=lambda tag: (rare[tag.slug], tag.slug))
    if shared:
        return Reason(Why.TAGS, tuple(tag.name for tag in shared[:2]))
    for tag in other.tags:
        if tag.slug not in mine and speaks_of(article, tag.name):
            return Reason(Why.MORE, (tag.name,))
    for tag in article.tags:
        if speaks_of(other, tag.name):
            return Reason(Why.SPEAKS, (tag.name,))
    if article.slug in links.get(other.slug, ()):
        return Reason(Why.BACK)
    if other.slug in links.get(article.slug, ()):
        return Reason(Why.ABOVE)
    if article.category.slug == other.category.slug:
        return Reason(Why.CATEGORY, (article.category.name,))
    return None


def speaks_of(article: Article, name: str) -> bool:
    """Whether the title, standfirst or summary names it, or the text does more than once: “notes” for “note” too."""
    lead = f"{article.title} · {article.standfirst} · {article.summary}"
    return mentions(lead, name) > 0 or mentions(article.text, name) >= OFTEN
