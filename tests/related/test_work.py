"""What it costs to find what is related: counted, not timed."""

from plugins.related.index import WIDEST, WORDS, Index
from plugins.related.relate import relate
from tests.related.crowd import crowd


def work(count: int) -> int:
    """How many postings are looked at for `count` articles of few words, so that each shares some with all the others."""
    articles = crowd(count, vocabulary_size=500, subjects=5)
    index = Index(articles, {})
    for article in articles:
        index.near(article)
    return index.touched


def test_the_work_grows_as_the_articles_do() -> None:
    """Four times the articles are four times the work; all pairs would be sixteen times."""
    few, many = work(250), work(1000)
    assert many < 5 * few
    assert many < 1000 * (WORDS + 2) * WIDEST


def test_a_crowd_is_related() -> None:
    """However much is left out, what is found is about the same thing: the subject in common."""
    articles = crowd(400, subjects=20)
    related = relate(articles, 3, {})
    found = [other.article.tags[1] == article.tags[1] for article in articles for other in related[article.slug]]
    assert len(found) > 800
    assert sum(found) > 0.9 * len(found)
