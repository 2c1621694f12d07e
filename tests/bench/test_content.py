"""What the build benchmark is fed: the same for the same seed, and of the kinds that articles have."""

import json
import re

import pytest

from bench.build import content
from bench.build.generators import ALL
from bench.build.results import ORDER

COUNT = 6


@pytest.fixture(scope="module")
def articles() -> list[content.Article]:
    return list(content.articles(COUNT))


def test_the_same_for_the_same_seed(articles: list[content.Article]) -> None:
    """Twice the same, to the letter; another seed gives others."""
    assert list(content.articles(COUNT)) == articles
    assert content.postings(COUNT) == content.postings(COUNT)
    assert list(content.articles(COUNT, seed=2)) != articles
    assert content.postings(COUNT, seed=2) != content.postings(COUNT)


def test_an_article_has_all_that_articles_have(articles: list[content.Article]) -> None:
    """Headings, a list, a quotation, emphasis, tags and a category in each, and about as many words as were wanted."""
    for article in articles:
        for sign in (r"^## \w", r"^- \w", r"^> \w", r"\*\w+ \w+\*"):
            assert re.search(sign, article.body, re.MULTILINE), (article.slug, sign)
        assert article.tags
        assert article.category
    assert 800 < sum(len(article.body.split()) for article in articles) / COUNT < 1_800


def test_links_lead_to_other_articles(articles: list[content.Article]) -> None:
    """A link is to one that is there, and never to the article itself."""
    slugs = {article.slug for article in articles}
    linked = {article.slug: re.findall(r"\]\(/articles/([^)]+)/\)", article.body) for article in articles}
    assert all(set(found) <= slugs - {slug} for slug, found in linked.items())
    assert any(linked.values())


def test_an_edit_is_one_word(articles: list[content.Article]) -> None:
    """An edited article or posting says the word once, and is otherwise as it was."""
    for article in articles:
        edited = article.edited("mark7")
        assert edited.body.count("mark7") == 1
        assert edited.body.replace(" mark7.", "") == article.body
    for posting in content.postings(COUNT):
        edited_posting = content.edited(posting, "mark7")
        assert edited_posting["description"].count("mark7") == 1
        assert {**edited_posting, "description": 0} == {**posting, "description": 0}


def test_every_posting_can_be_said_in_words() -> None:
    """Whatever shape employer, place and pay have in the feed, a plain template gets texts, none of them Python's."""
    for posting in content.postings(200):
        words = content.in_words(posting)
        assert all(isinstance(value, str) for value in words.values())
        assert not re.search(r"[{}\[\]]|None", json.dumps({**words, "description": ""}, ensure_ascii=False)[1:-1])
        assert words["place"]


def test_names_are_those_of_the_tables() -> None:
    """The tables know each generator, in the order in which they take turns."""
    assert tuple(each.name for each in ALL) == ORDER
