"""Finds the articles that are near to one without looking at all the others.

Each article is a short list of marks with weights: its words (tf-idf; those of its title and standfirst count more),
its tags, its series. For each mark the index knows the articles that have it, its postings. How near two articles are
is the sum, over the marks that they share, of the product of both weights; so only articles that share something are
ever touched. Of many articles with a mark the index keeps those that it says most of, so that the work grows as the
number of articles does and no faster.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plugins.core.articles import Article
from plugins.core.stems import words_in

from .links import Links, links_back

TITLE, LEAD, TAG_NAMES = 3.0, 2.0, 2.0
"""How much a word counts for standing in the title, in the standfirst or summary, in a tag's name: a word that stands
once in the text has 1, one that stands there often a little more."""
TAG, SERIES, LINK, CATEGORY = 0.4, 0.6, 0.35, 0.2
"""How near two articles are for sharing the rarest of tags, a series, a link in either direction, a category. All words
in common would be 1."""
WIDEST = 32
"""So many postings a mark keeps: the articles in which it weighs most, of equals the newest."""
WORDS = 64
"""So many words stand for an article, the ones that say most."""

Marks = dict[str, float]


@dataclass(slots=True)
class Index:
    """Articles by what they share. `touched` counts the postings that were looked at so far."""

    articles: Sequence[Article]
    links: Links
    touched: int = 0
    _by_slug: dict[str, Article] = field(default_factory=dict)
    _marks: dict[str, Marks] = field(default_factory=dict)
    _postings: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    _back: Links = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_slug = {article.slug: article for article in self.articles}
        self._back = links_back(self.links)
        self._marks = _marks(self.articles)
        postings = defaultdict(list)
        for article in sorted(self.articles, key=lambda one: (-one.date.timestamp(), one.slug)):
            for mark, weight in self._marks[article.slug].items():
                postings[mark].append((article.slug, weight))
        for mark, all_of_it in postings.items():
            self._postings[mark] = sorted(all_of_it, key=lambda posting: -posting[1])[:WIDEST]

    def near(self, article: Article, least: float = 0.0) -> list[tuple[float, Article]]:
        """The articles at least so near to this one, each with its nearness: nearest first, of equals the newest."""
        nearness: dict[str, float] = defaultdict(float)
        for mark, weight in self._marks[article.slug].items():
            postings = self._postings[mark]
            self.touched += len(postings)
            for slug, its in postings:
                nearness[slug] += weight * its
        for slug in (*self.links.get(article.slug, ()), *self._back.get(article.slug, ())):
            nearness[slug] += LINK
        nearness.pop(article.slug, None)
        found = []
        for slug, value in nearness.items():
            if value + CATEGORY >= least:
                other = self._by_slug[slug]
                value += CATEGORY * (other.category.slug == article.category.slug)
                if value >= least:
                    found.append((round(value, 9), other))
        return sorted(found, key=lambda pair: (-pair[0], -pair[1].date.timestamp(), pair[1].slug))


def _marks(articles: Sequence[Article]) -> dict[str, Marks]:
    """The marks of each article that others have as well."""
    words = {article.slug: _words(article) for article in articles}
    spread = Counter(word for bag in words.values() for word in bag)
    names = {article.slug: dict(_names(article)) for article in articles}
    name_spread = Counter(name for bag in names.values() for name in bag)
    return {
        article.slug: _told(words[article.slug], spread, len(articles))
        | {
            name: math.sqrt(weight * _rarity(name_spread[name], len(articles)))
            for name, weight in names[article.slug].items()
            if name_spread[name] > 1
        }
        for article in articles
    }


def _words(article: Article) -> Marks:
    """The words of an article, and how much each stands out in it."""
    bag = {word: 1 + math.log(number) for word, number in Counter(words_in(article.text)).items()}
    lead = article.standfirst if article.summary == article.standfirst else f"{article.standfirst} {article.summary}"
    tags = " ".join(tag.name for tag in article.tags)
    for text, weight in ((article.title, TITLE), (lead, LEAD), (tags, TAG_NAMES)):
        for word in sorted(set(words_in(text))):
            bag[word] = bag.get(word, 0.0) + weight
    return bag


def _names(article: Article) -> Iterator[tuple[str, float]]:
    """What is said of an article beside its words. (A slash keeps these from the words.)"""
    for tag in article.tags:
        yield f"tag/{tag.slug}", TAG
    if article.series:
        yield f"series/{article.series}", SERIES


def _told(bag: Marks, spread: Counter[str], count: int) -> Marks:
    """A vector of length 1: the words that say most of this article, each by how rare it is elsewhere."""
    rare = {word: weight * math.log(count / spread[word]) for word, weight in bag.items() if spread[word] > 1}
    chosen = sorted(rare.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
    length = math.sqrt(math.fsum(weight * weight for _, weight in chosen)) or 1.0
    return {word: weight / length for word, weight in chosen if weight}


def _rarity(spread: int, count: int) -> float:
    """1 for what two articles of many have, towards 0 for what all have."""
    return max(0.0, min(1.0, math.log((count + 1) / spread) / (math.log((count + 1) / 2) or 1.0)))
