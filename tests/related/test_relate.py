"""Which articles belong together: the order, and that every reason is true."""

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.articles import Article
from plugins.related.relate import relate
from tests.articles.records import record

TAGS = ["silence", "follow-up", "questions", "resumes", "budget"]
WORDS = ["recruiter", "elevator", "umbrella", "kitchen", "helmet", "calendar", "manager"]


@st.composite
def shelves(draw: st.DrawFn) -> list[Article]:
    """Up to nine articles with any tags, categories, series, words and wishes, a wish for themselves among them."""
    slugs = [f"a{number}" for number in range(draw(st.integers(0, 9)))]
    return [
        record(
            slug,
            tags=tuple(draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=3))),
            category=draw(st.sampled_from(["Before", "After"])),
            series=draw(st.sampled_from(["", "", "The week"])),
            text=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=8))),
            related=tuple(draw(st.lists(st.sampled_from([*slugs, "a-draft"]), unique=True, max_size=3))),
        )
        for slug in slugs
    ]


def slugs(articles: list[Article], slug: str, count: int = 3) -> list[str]:
    return [suggestion.article.slug for suggestion in relate(articles, count)[slug]]


@given(shelves(), st.integers(0, 5))
def test_what_always_holds(articles: list[Article], count: int) -> None:
    """Never itself, never twice, never more than asked for, never one that is not there; the author's choice first."""
    found = relate(articles, count)
    there = {article.slug for article in articles}
    assert set(found) == there
    for article in articles:
        suggested = [suggestion.article.slug for suggestion in found[article.slug]]
        chosen = [slug for slug in article.related if slug in there and slug != article.slug]
        assert len(suggested) == len(set(suggested)) <= count
        assert set(suggested) <= there - {article.slug}
        assert suggested[: len(chosen)] == chosen[:count]


@given(shelves())
def test_every_reason_is_true(articles: list[Article]) -> None:
    """A tag that is named is on both, a series and a category are those of both, a word stands in both."""
    for slug, suggestions in relate(articles, 9).items():
        article = next(article for article in articles if article.slug == slug)
        for suggestion in suggestions:
            other, reason = suggestion.article, suggestion.reason
            if match := re.fullmatch(r"Both about (.+)\.", reason):
                for name in match[1].split(" and "):
                    assert all(name in [tag.name for tag in one.tags] for one in (article, other))
            elif match := re.fullmatch(r"Another part of the series “(.+)”\.", reason):
                assert article.series == other.series == match[1]
            elif match := re.fullmatch(r"Also in “(.+)”\.", reason):
                assert article.category.name == other.category.name == match[1]
            elif match := re.fullmatch(r"Both speak of (.+)\.", reason):
                assert all(word in article.text and word in other.text for word in match[1].split(" and "))
            else:
                assert reason == "The author’s own suggestion."
                assert other.slug in article.related


@given(shelves(), st.randoms(use_true_random=False))
def test_the_order_of_the_shelf_does_not_matter(articles: list[Article], random: Random) -> None:
    """The same articles in another order give the same suggestions, so that two builds are identical."""
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert relate(articles, 3) == relate(shuffled, 3)


def test_the_authors_choice_stands_in_her_order() -> None:
    """Even where another article has every tag in common."""
    shelf = [record("a", tags=("silence", "budget"), related=("d", "c")), record("b", tags=("silence", "budget"))]
    shelf += [record("c", category="Other"), record("d", category="Other")]
    assert slugs(shelf, "a") == ["d", "c", "b"]
    assert slugs(shelf, "a", 1) == ["d"]


def test_a_rare_tag_says_more_than_a_common_one() -> None:
    """What only two articles share counts more than what five do."""
    common = [record(f"x{number}", tags=("silence",), category=f"C{number}") for number in range(4)]
    shelf = [record("a", tags=("silence", "umbrellas")), record("rare", tags=("umbrellas",), category="Other"), *common]
    assert slugs(shelf, "a")[0] == "rare"
    assert relate(shelf, 1)["a"][0].reason == "Both about umbrellas."


def test_the_rarer_tag_is_named_first() -> None:
    """Of two shared tags the one that says more leads the sentence, and a third is not listed."""
    shelf = [record(slug, tags=("silence", "umbrellas", "budget")) for slug in ("a", "b")]
    shelf += [record(f"x{number}", tags=("silence",)) for number in range(3)] + [record("y", tags=("budget",))]
    assert relate(shelf, 1)["a"][0].reason == "Both about umbrellas and budget."


def test_another_part_of_a_series_comes_before_a_shared_tag() -> None:
    """Who reads one part wants the other."""
    shelf = [record("a", series="The week", tags=("silence",)), record("b", series="The week", category="Other")]
    shelf += [record("c", tags=("silence",)), record("d", tags=("silence",))]
    assert slugs(shelf, "a")[0] == "b"


def test_words_alone_can_join_two_articles() -> None:
    """Two that speak of the same rare thing are found without a common tag; common words join nobody."""
    texts = {"a": "umbrella stand umbrella", "b": "the umbrella again", "c": "kitchen timer", "d": "helmet"}
    shelf = [record(slug, text=f"{text} interview", category=slug) for slug, text in texts.items()]
    assert slugs(shelf, "a") == ["b"]
    assert relate(shelf, 3)["a"][0].reason == "Both speak of umbrella."
    assert slugs(shelf, "c") == []


@pytest.mark.parametrize("shelf", [[], [record("a", tags=("silence",), text="words", related=("a", "b"))]])
def test_one_article_alone_has_none(shelf: list[Article]) -> None:
    """And an empty site is no fault."""
    assert all(suggestions == () for suggestions in relate(shelf, 3).values())


def test_a_draft_is_never_suggested() -> None:
    """Only what is given can be suggested: a wish for a draft's slug finds nothing."""
    shelf = [record("a", related=("secret",)), record("b")]
    assert "secret" not in slugs(shelf, "a")


def test_two_articles_with_all_in_common() -> None:
    """Where every article has the same tags there are suggestions still."""
    shelf = [replace(record(slug), tags=record("x", tags=("silence",)).tags) for slug in ("a", "b")]
    assert slugs(shelf, "a") == ["b"]
