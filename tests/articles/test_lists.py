"""The pure pieces of lists: pages, series, counts, reading time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.articles.contexts import ArticlePage, counted, in_pages, series_of
from plugins.core.articles import Heading
from tests.articles.records import record, term

FIVE = [record(f"a{number}", series="Week" if number % 2 else "") for number in range(5)]


@given(st.integers(0, 40), st.integers(1, 12))
def test_pages_hold_every_article_once(number: int, size: int) -> None:
    """In their order, none twice, none lost, no page but an only one empty; each page leads to the next and back."""
    articles = [record(f"a{index}") for index in range(number)]
    pages = in_pages("articles/", articles, size)
    assert [article for _, cut, _ in pages for article in cut] == articles
    assert all(cut for _, cut, _ in pages) or len(pages) == 1
    assert all(len(cut) == size for _, cut, _ in pages[:-1])
    paths = [path for path, _, _ in pages]
    for index, (_, _, paging) in enumerate(pages):
        assert (paging.number, paging.count) == (index + 1, len(pages))
        assert paging.previous == (paths[index - 1] if index else None)
        assert paging.next == (paths[index + 1] if index + 1 < len(paths) else None)


def test_addresses_of_pages() -> None:
    """The first page is the list's own address; addresses count from 2."""
    assert [path for path, _, _ in in_pages("tag/x/", FIVE, 2)] == ["tag/x/", "tag/x/page/2/", "tag/x/page/3/"]


def test_series() -> None:
    """Oldest first, as one reads it, and the parts of one day by slug; articles without a series are not one."""
    assert series_of(FIVE, "Week") == (FIVE[1], FIVE[3])
    later = replace(FIVE[1], date=FIVE[1].date + timedelta(days=1))
    assert series_of((later, FIVE[3]), "Week") == (FIVE[3], later)
    assert series_of(FIVE, "") == ()


def test_counted() -> None:
    """Each term once, by name whatever its case, with how often it stands there."""
    terms = [term("silence"), term("Budget"), term("silence"), term("zebra")]
    assert counted(terms) == ((term("Budget"), 1), (term("silence"), 2), (term("zebra"), 1))
    assert counted([]) == ()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (344, 1), (346, 2), (2300, 10)])
def test_reading_time(words: int, minutes: int) -> None:
    """230 words a minute, to the nearest minute, never none."""
    assert record("a", words=words).minutes == minutes


@pytest.mark.parametrize(
    ("levels", "listed"), [([2, 2], 0), ([2, 3, 3, 2], 0), ([2, 2, 2], 3), ([2, 3, 2, 2], 3), ([], 0)]
)
def test_contents_from_three_headings_on(levels: list[int], listed: int) -> None:
    """Two sections need no list; deeper headings are neither counted nor listed."""
    headings = tuple(Heading(f"h{index}", f"Heading {index}", level) for index, level in enumerate(levels))
    page = ArticlePage(
        path="", title="", article=record("a", headings=headings), people=(), series=(), series_term=None
    )
    assert len(page.contents) == listed
    assert all(dict(page.contents)[f"h{index}"] for index, level in enumerate(levels) if level == 2 and listed)
