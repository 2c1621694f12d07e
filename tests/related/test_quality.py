"""How good the suggestions are, measured against what readers want next."""

from collections import Counter
from pathlib import Path

import pytest

from tests.related.measure import RANKERS, gain, links_of, ndcg, shown, table
from tests.related.shelves import Labelled, the_shelf, the_site

README = Path(__file__).parents[2] / "plugins/related/README.md"
SHELVES = {"site": the_site, "shelf": the_shelf}


@pytest.fixture(scope="module", params=SHELVES)
def shelf(request: pytest.FixtureRequest) -> Labelled:
    return SHELVES[request.param]()


def test_the_labels_fit_the_articles(shelf: Labelled) -> None:
    """Every article is labelled, with grades from 1 to 3 for others that are there."""
    slugs = {article.slug for article in shelf.articles}
    assert set(shelf.grades) == slugs
    for slug, grades in shelf.grades.items():
        assert set(grades) <= slugs - {slug}
        assert set(grades.values()) <= {1, 2, 3}


def test_ours_is_ahead_of_tags_alone_and_of_date_alone(shelf: Labelled) -> None:
    """On the site, and on articles that it was not made for."""
    ours, tags, date = (ndcg(shelf, ranker(shelf)) for ranker in RANKERS.values())
    assert ours > max(tags, date)


@pytest.mark.parametrize(("name", "least"), [("site", 0.9), ("shelf", 0.7)])
def test_a_change_makes_nothing_worse(name: str, least: float) -> None:
    """The order is as good as it was, and at most one suggestion in seven is of no use."""
    labelled = SHELVES[name]()
    count, wrong = shown(labelled)
    assert ndcg(labelled, RANKERS["ours"](labelled)) >= least
    assert wrong <= count / 7


def test_an_article_about_something_else_has_none() -> None:
    """House rules for comments lead nowhere in career advice, and no article leads there."""
    labelled = the_shelf()
    near = Counter(
        other.slug for article in labelled.articles for other in list(RANKERS["ours"](labelled)(article))[:1]
    )
    assert near["house-rules"] == 0
    assert labelled.grades["house-rules"] == {}


def test_the_readme_shows_what_was_measured() -> None:
    """Its table is this one."""
    rows = table()
    print("\n".join(rows))
    assert "\n".join(rows) in README.read_text(encoding="utf-8")


def test_what_gain_is() -> None:
    """Three of the highest grade gain most; the second place counts less than the first, and the fourth not at all."""
    assert gain([3]) == 7
    assert gain([0, 3]) == pytest.approx(7 / 1.58496, abs=1e-4)
    assert gain([0, 0, 0, 3]) == 0
    assert gain([]) == 0


def test_links_are_found_in_texts(shelf: Labelled) -> None:
    """The texts of both sets link to each other, as those of the site do."""
    assert sum(map(len, links_of(shelf).values())) >= 12
