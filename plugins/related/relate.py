"""Which articles stand below an article, in which order, and why. Pure: articles in, suggestions out.

The author's own choice comes first, then what is nearest. Nothing is shown that the page shows already: not the article
itself, not the part of its series in the box above, and what its text links to only where the rest gives no choice.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.articles import Article

from .index import Index
from .links import Links, boxed
from .reasons import Reason, Why, reason

NEAR = 0.4
"""Articles that are less near than this are strangers, and an empty place is better."""
CHOICE = 2
"""With fewer suggestions than these, articles that the text links to fill up the list: one alone is no choice."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article to read next, and what it has to do with the one just read."""

    article: Article
    reason: Reason


def relate(articles: Sequence[Article], count: int, links: Links) -> dict[str, tuple[Suggestion, ...]]:
    """For each slug up to `count` articles to read next. Give published articles only, and the links between them."""
    index = Index(articles, links)
    by_slug = {article.slug: article for article in articles}
    above = boxed(articles)
    tags = Counter(tag.slug for article in articles for tag in article.tags)
    found = {}
    for article in articles:
        shown = {article.slug, above.get(article.slug)}
        chosen = [by_slug[slug] for slug in dict.fromkeys(article.related) if slug in by_slug and slug not in shown]
        near = list(_near(article, index, shown.union(article.related), tags))
        linked = [one for one in near if one.article.slug in links.get(article.slug, ())]
        suggestions = [Suggestion(other, Reason(Why.CHOSEN)) for other in chosen]
        suggestions += [one for one in near if one not in linked]
        if len(suggestions) < CHOICE:
            suggestions += linked
        found[article.slug] = tuple(suggestions[:count])
    return found


def _near(article: Article, index: Index, shown: set[str | None], tags: Mapping[str, int]) -> Iterator[Suggestion]:
    """What is near enough and has a reason, nearest first."""
    for _, other in index.near(article, NEAR):
        if other.slug not in shown and (why := reason(article, other, index.links, tags)):
            yield Suggestion(other, why)
