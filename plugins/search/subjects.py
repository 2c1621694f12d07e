"""The subjects with most articles, for whoever has no word to look for yet. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from plugins.core.articles import Article
from plugins.core.pages import Term

TAGS = 8


def subjects(articles: Sequence[Article]) -> tuple[tuple[Term, int], ...]:
    """All categories, then the commonest tags that no category is called like; each with its number of articles."""
    categories = _counted(article.category for article in articles)
    names = {term.name.lower() for term, _ in categories}
    tags = _counted(tag for article in articles for tag in article.tags)
    return (*categories, *[(term, count) for term, count in tags if term.name.lower() not in names][:TAGS])


def _counted(terms: Iterable[Term]) -> list[tuple[Term, int]]:
    return sorted(Counter(terms).items(), key=lambda pair: (-pair[1], pair[0].name.lower()))
