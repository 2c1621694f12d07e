"""How good an order of related articles is: nDCG@3 against labels that were given before anything was ranked.

`python -m tests.related.measure` prints the table that plugins/related/README.md shows.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from plugins.core.articles import Article
from plugins.core.pages import Site
from plugins.related.index import Index
from plugins.related.links import Links, boxed, links_between
from plugins.related.relate import relate
from tests.related.shelves import Labelled, the_shelf, the_site

SITE = Site("Callback", "", "", "en", "https://callback.example", "Dana Reyes", 2026, preview=False)
Ranker = Callable[[Article], Iterable[Article]]
"""What a reader of the article is to see next, best first."""


def by_ours(shelf: Labelled) -> Ranker:
    index = Index(shelf.articles, links_of(shelf))
    return lambda article: (other for _, other in index.near(article))


def by_tags(shelf: Labelled) -> Ranker:
    """By the tags in common, a rare one counting more; of equals the newest. What shares none is not shown."""
    spread = Counter(tag for article in shelf.articles for tag in article.tags)

    def rank(article: Article) -> list[Article]:
        weight = {tag: math.log((len(shelf.articles) + 1) / spread[tag]) for tag in article.tags}
        shared = {other: sum(weight.get(tag, 0.0) for tag in other.tags) for other in shelf.articles}
        return sorted((other for other in shelf.articles if shared[other]), key=lambda other: -shared[other])

    return rank


def by_date(shelf: Labelled) -> Ranker:
    """The newest articles, whatever they are about."""
    return lambda article: shelf.articles


RANKERS = {"ours": by_ours, "tags alone": by_tags, "date alone": by_date}


def links_of(shelf: Labelled) -> Links:
    return links_between(shelf.articles, SITE)


def gain(grades: Sequence[int]) -> float:
    """Discounted cumulative gain of the first three: 2^grade - 1, each place counting less (Burges et al., 2005)."""
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:3]))


def ndcg(shelf: Labelled, ranker: Ranker) -> float:
    """The mean over the articles of what the first three gain, 1 being the best that is possible.

    What the page shows anyway, the article itself and the part of its series in the box, is nobody's to suggest. An
    article after which nothing is wanted has no best order and is left out.
    """
    box = boxed(shelf.articles)
    found = []
    for article in shelf.articles:
        out = {article.slug, box.get(article.slug)}
        wanted = {slug: grade for slug, grade in shelf.grades[article.slug].items() if slug not in out}
        ranked = [wanted.get(other.slug, 0) for other in ranker(article) if other.slug not in out]
        if wanted:
            found.append(gain(ranked) / gain(sorted(wanted.values(), reverse=True)))
    return math.fsum(found) / len(found)


def shown(shelf: Labelled) -> tuple[int, int]:
    """How many suggestions the pages show, and after how many of them no reader would ask (grade 0)."""
    grades = [
        shelf.grades[slug].get(suggestion.article.slug, 0)
        for slug, suggestions in relate(shelf.articles, 3, links_of(shelf)).items()
        for suggestion in suggestions
    ]
    return len(grades), grades.count(0)


def table() -> list[str]:
    shelves = (the_site(), the_shelf())
    rows = ["| nDCG@3 | this site, 8 articles | made up, 56 articles |", "|---|---|---|"]
    for name, ranker in RANKERS.items():
        rows.append(f"| {name} | {' | '.join(f'{ndcg(shelf, ranker(shelf)):.2f}' for shelf in shelves)} |")
    cells = [f"{wrong} of {count}" for count, wrong in map(shown, shelves)]
    return [*rows, f"| shown though nobody asked for it (grade 0) | {' | '.join(cells)} |"]


if __name__ == "__main__":
    print("\n".join(table()))
