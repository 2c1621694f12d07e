"""Which articles belong together, and a true reason for each. Pure: articles in, suggestions out.

The author's own choice comes first. The rest is ordered by what two articles share: tags (a rare tag says
more than a common one), the series, the category, and the words of their texts (cosine of tf-idf).
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.core.articles import Article
from plugins.core.pages import Term

SERIES, TAGS, WORDS, CATEGORY = 1.5, 1.0, 1.0, 0.25

_STOP = frozenset(
    """
    a about after again all also am an and any are as at back be because been before being both but by came can come
    could day did do does doing down each even every few first for from get go going good got had has have he her
    here hers herself him himself his how i if in into is it its itself just know last like little long made make
    many may me might more most much must my myself never new no nor not nothing now of off often old on once one
    only or other our ours out over own people perhaps put rather really right said same say says see she should
    since so some somebody something still such take tell than thank that the their theirs them then there these
    they thing things think this those though three through time to too two under until up us use used very want was
    way we week well went were what when where whether which while who whom whose why will with without word words
    would write year years yes yet you your yours yourself
    """.split()
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article to read next, and what it has in common with the one just read."""

    article: Article
    reason: str


def relate(articles: Sequence[Article], count: int) -> dict[str, tuple[Suggestion, ...]]:
    """For each slug the `count` nearest other articles, the author's own choice first. Give published ones only."""
    vectors = _vectors(articles)
    rarity = _rarity(articles)
    by_slug = {article.slug: article for article in articles}
    found = {}
    for article in articles:
        chosen = [by_slug[slug] for slug in article.related if slug in by_slug and slug != article.slug]
        rest = [other for other in articles if other not in chosen and other is not article]
        scores = {other.slug: _score(article, other, rarity, vectors) for other in rest}
        nearest = sorted(
            (other for other in rest if scores[other.slug] > 0), key=lambda other: (-scores[other.slug], other.slug)
        )
        found[article.slug] = tuple(
            Suggestion(other, _reason(article, other, rarity, vectors)) for other in [*chosen, *nearest][:count]
        )
    return found


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]{4,}", text.lower().replace("’", "'")) if word not in _STOP]


def _vectors(articles: Sequence[Article]) -> dict[str, dict[str, float]]:
    """Unit tf-idf vectors of the titles and texts, by slug."""
    counts = {article.slug: Counter(_words(f"{article.title} {article.text}")) for article in articles}
    spread = Counter(word for words in counts.values() for word in words)
    vectors = {}
    for slug, words in counts.items():
        weights = {
            word: (1 + math.log(number)) * math.log(len(articles) / spread[word])
            for word, number in words.items()
            if 1 < spread[word] < len(articles)
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors[slug] = {word: weight / length for word, weight in weights.items()}
    return vectors


def _rarity(articles: Sequence[Article]) -> dict[str, float]:
    """How much a shared tag says: 1 for a tag on two articles of many, towards 0 for one that all have."""
    spread = Counter(tag.slug for article in articles for tag in article.tags)
    scale = math.log((len(articles) + 1) / 2) or 1.0
    return {slug: max(0.0, math.log((len(articles) + 1) / number) / scale) for slug, number in spread.items()}


def _shared_tags(article: Article, other: Article, rarity: Mapping[str, float]) -> list[Term]:
    theirs = {tag.slug for tag in other.tags}
    shared = [tag for tag in article.tags if tag.slug in theirs]
    return sorted(shared, key=lambda tag: (-rarity[tag.slug], tag.slug))


def _score(
    article: Article, other: Article, rarity: Mapping[str, float], vectors: Mapping[str, Mapping[str, float]]
) -> float:
    score = TAGS * sum(rarity[tag.slug] for tag in _shared_tags(article, other, rarity))
    score += SERIES * (article.series != "" and article.series == other.series)
    score += CATEGORY * (article.category.slug == other.category.slug)
    mine, theirs = vectors[article.slug], vectors[other.slug]
    return score + WORDS * math.fsum(weight * theirs[word] for word, weight in mine.items() if word in theirs)


def _reason(
    article: Article, other: Article, rarity: Mapping[str, float], vectors: Mapping[str, Mapping[str, float]]
) -> str:
    """What the two share, in words; the strongest thing that can be said of both."""
    if article.series and article.series == other.series:
        return f"Another part of the series “{article.series}”."
    tags = _shared_tags(article, other, rarity)[:2]
    if tags:
        return f"Both about {' and '.join(tag.name for tag in tags)}."
    if article.category.slug == other.category.slug:
        return f"Also in “{article.category.name}”."
    mine, theirs = vectors[article.slug], vectors[other.slug]
    words = sorted((word for word in mine if word in theirs), key=lambda word: (-mine[word] * theirs[word], word))[:2]
    if words and other.slug not in article.related:
        return f"Both speak of {' and '.join(words)}."
    return "The author’s own suggestion." if other.slug in article.related else "From the same site."
