"""Which articles stand below which: the author's choice, what is near, and nothing that the page shows already."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.core.articles import Article
from plugins.related.links import boxed, links_between
from plugins.related.reasons import Why, speaks_of
from plugins.related.relate import Suggestion, relate
from tests.articles.records import record
from tests.related.measure import SITE

TAGS = ["silence", "follow-up", "thank-you notes", "resumes", "budget"]
WORDS = ["recruiter", "elevator", "umbrella", "kitchen", "silence", "budgets", "manager", "thank", "notes"]
DAY = datetime(2026, 11, 2, tzinfo=UTC)


def linking(*slugs: str, base: str = "") -> tuple[Markup, ...]:
    return (
        Markup("<p>See ") + Markup(" ").join(Markup(f'<a href="{base}/articles/{slug}/#x">x</a>') for slug in slugs),
    )


@st.composite
def shelves(draw: st.DrawFn) -> list[Article]:
    """Up to nine articles with any tags, categories, series, words, links and wishes, for themselves among them."""
    slugs = [f"a{number}" for number in range(draw(st.integers(0, 9)))]
    some = st.lists(st.sampled_from([*slugs, "a-draft"]), unique=True, max_size=3)
    return [
        record(
            slug,
            tags=tuple(draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=3))),
            category=draw(st.sampled_from(["Before", "After"])),
            series=draw(st.sampled_from(["", "", "The week"])),
            date=DAY.replace(day=draw(st.integers(1, 9))),
            standfirst=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=2))),
            text=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=8))),
            related=tuple(draw(some)),
            body=linking(*draw(some)),
        )
        for slug in slugs
    ]


def related(articles: list[Article], count: int = 3) -> dict[str, tuple[Suggestion, ...]]:
    return relate(articles, count, links_between(articles, SITE))


def slugs(articles: list[Article], slug: str, count: int = 3) -> list[str]:
    return [suggestion.article.slug for suggestion in related(articles, count)[slug]]


@given(shelves(), st.integers(0, 5))
def test_what_always_holds(articles: list[Article], count: int) -> None:
    """Never itself, never twice, never the part in the box, never too many; the author's choice first, in her order."""
    found, box = related(articles, count), boxed(articles)
    there = {article.slug for article in articles}
    assert set(found) == there
    for article in articles:
        suggested = [suggestion.article.slug for suggestion in found[article.slug]]
        chosen = [slug for slug in article.related if slug in there - {article.slug, box.get(article.slug)}]
        assert len(suggested) == len(set(suggested)) <= count
        assert set(suggested) <= there - {article.slug, box.get(article.slug)}
        assert suggested[: len(chosen)] == chosen[:count]


@given(shelves())
def test_what_the_text_links_to_comes_last_and_only_for_want_of_others(articles: list[Article]) -> None:
    """Unless the author chose it. Where two others are left, none of them is repeated."""
    links = links_between(articles, SITE)
    for slug, suggestions in relate(articles, 9, links).items():
        repeated = [one.article.slug in links[slug] and one.reason.why is not Why.CHOSEN for one in suggestions]
        assert repeated == sorted(repeated)
        assert not any(repeated) or repeated.count(False) < 2


@given(shelves())
def test_every_reason_is_true(articles: list[Article]) -> None:
    """A tag that is named is on both, or on one while the other speaks of it; a link is there; and so on."""
    links, names = links_between(articles, SITE), {article.slug: article for article in articles}
    for slug, suggestions in relate(articles, 9, links).items():
        for suggestion in suggestions:
            article, other = names[slug], suggestion.article
            mine, theirs = ({tag.name for tag in one.tags} for one in (article, other))
            said = suggestion.reason.names
            true = {
                Why.CHOSEN: other.slug in article.related and not said,
                Why.SERIES: said == (article.series,) == (other.series,),
                Why.TAGS: 1 <= len(said) <= 2 and set(said) <= mine & theirs,
                Why.MORE: len(said) == 1 and said[0] in theirs and speaks_of(article, said[0]),
                Why.SPEAKS: len(said) == 1 and said[0] in mine and speaks_of(other, said[0]),
                Why.BACK: article.slug in links[other.slug] and not said,
                Why.ABOVE: other.slug in links[article.slug] and not said,
                Why.CATEGORY: said == (article.category.name,) == (other.category.name,),
            }
            assert true[suggestion.reason.why]


@given(shelves(), st.randoms(use_true_random=False))
def test_the_order_of_the_shelf_does_not_matter(articles: list[Article], random: Random) -> None:
    """The same articles in another order give the same suggestions, so that two builds are identical."""
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert related(articles) == related(shuffled)


@pytest.mark.parametrize(
    ("name", "other", "speaks"),
    [
        ("thank-you notes", {"title": "A thank-you note"}, True),
        ("silence", {"standfirst": "On silence."}, True),
        ("silence", {"text": "Silence, they say."}, False),
        ("silence", {"text": "Silence. And more silence."}, True),
        ("thank-you notes", {"text": "Thank-you note, thank-you note."}, True),
        ("thank-you notes", {"text": "Thank you. Take notes. Thank Bev for notes on thanks."}, False),
        ("age", {"title": "The manager’s page"}, False),
    ],
)
def test_when_a_text_speaks_of_something(name: str, other: dict[str, Any], speaks: bool) -> None:
    """In any form of the word, in its head once or in its text twice; a part of a longer word is not it."""
    assert speaks_of(record("a", **{"title": "x", **other}), name) is speaks


def test_the_authors_choice_stands_in_her_order() -> None:
    """Even where another article has every tag in common, and where her text links to the choice."""
    shelf = [record("a", tags=("silence", "budget"), related=("d", "c"), body=linking("d"))]
    shelf += [record("b", tags=("silence", "budget")), record("c", category="Other"), record("d", category="Other")]
    assert slugs(shelf, "a") == ["d", "c", "b"]
    assert slugs(shelf, "a", 1) == ["d"]


def test_the_box_of_a_series_is_not_repeated() -> None:
    """The next part stands in it, below the last one the first; a part that is not in it may be suggested."""
    parts = [record(slug, series="The week", date=DAY.replace(day=day)) for day, slug in enumerate("abc", 1)]
    assert boxed(parts) == {"a": "b", "b": "c", "c": "a"}
    assert [slugs(parts, slug) for slug in "abc"] == [["c"], ["a"], ["b"]]
    chosen = [replace(parts[0], related=("b", "c")), *parts[1:]]
    assert slugs(chosen, "a") == ["c"]
    assert boxed([record("alone", series="Alone")]) == {}


def test_a_rare_tag_says_more_than_a_common_one() -> None:
    """What only two articles share counts more than what five do."""
    common = [record(f"x{number}", tags=("silence",), category=f"C{number}") for number in range(4)]
    shelf = [record("a", tags=("silence", "umbrellas")), record("rare", tags=("umbrellas",), category="Other"), *common]
    assert slugs(shelf, "a")[0] == "rare"


def test_the_rarer_tags_are_named() -> None:
    """Of three shared tags the two that say more, the rarest first."""
    shelf = [record(slug, tags=("silence", "umbrellas", "budget")) for slug in ("a", "b")]
    shelf += [record(f"x{number}", tags=("silence",)) for number in range(3)] + [record("y", tags=("budget",))]
    assert related(shelf, 1)["a"][0].reason.names == ("umbrellas", "budget")


def test_strangers_are_not_shown() -> None:
    """A category in common is too little, and so is a link in passing; an empty place is better."""
    shelf = [
        record("a", title="Kettle"),
        record("b", title="Lamp"),
        record("c", title="Rope", body=linking("a"), category="O"),
    ]
    assert related(shelf) == {"a": (), "b": (), "c": ()}


def test_of_equals_the_newest() -> None:
    """Where two are as near, the later one stands first."""
    days = {"a": 3, "b": 1, "c": 2}
    shelf = [record(slug, title="Silence", tags=("silence",), date=DAY.replace(day=day)) for slug, day in days.items()]
    assert slugs([*shelf, record("d"), record("e")], "a") == ["c", "b"]


@pytest.mark.parametrize("shelf", [[], [record("a", tags=("silence",), text="words", related=("a", "b"))]])
def test_one_article_alone_has_none(shelf: list[Article]) -> None:
    """And an empty site is no fault."""
    assert all(suggestions == () for suggestions in related(shelf).values())


def test_links_from_text_to_text() -> None:
    """With a fragment, below the site's own path, in full; not from an article to itself, nor to anything else."""
    below = replace(SITE, url="https://callback.example/blog")
    full = Markup('<a href="https://callback.example/blog/articles/c/">x</a>')
    shelf = [
        record("a", body=(*linking("a", "b", "gone", base="/blog"), full)),
        record("b", body=linking("a")),
        record("c"),
    ]
    assert links_between(shelf, below) == {"a": {"b", "c"}, "b": set(), "c": set()}
