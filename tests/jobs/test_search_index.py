"""The files of the search: what they say is the board, and they are small enough to send."""

import json
from datetime import timedelta
from itertools import accumulate

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import open_postings
from plugins.core.elements import element_of
from plugins.core.search import Published, words_of
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.exports.search_index import SKIPPED, make_index, rows_order
from plugins.jobs.model import Posting
from plugins.jobs.pages.search_form import search_form
from tests.jobs.making import TODAY, posting

ALLOWED = 150_000
"""Bytes that the first filtered result of a board of 10,000 may fetch."""
WEEK = timedelta(days=7)


def board_of(*postings: Posting) -> Board:
    return make_board(postings, lambda _zone: TODAY)


def index_of(board: Board) -> Published:
    return make_index(board, lambda posting: ["li", {}, posting.id])


def read(index: Published, name: str) -> dict:
    return json.loads(index.files[name])


def named(board: Board, numbers: list[int]) -> set[str]:
    return {board.open[number].id for number in numbers}


def lists_of_words(index: Published) -> dict[str, list[int]]:
    """Every word with the numbers of its postings, put together as a script does."""
    starts = read(index, "words.json")["starts"].split()
    files = [read(index, f"words-{number}.json") for number in range(len(starts))]
    assert [file["words"].split()[0] for file in files] == starts
    return {
        word: list(accumulate(steps))
        for file in files
        for word, steps in zip(file["words"].split(), file["in"], strict=True)
    }


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Boards of up to 40 postings that share what makes lists, orders and ends."""
    return board_of(
        *(
            posting(
                id=f"posting-{number}",
                title=draw(st.sampled_from(["HR Coordinator", "Night Auditor (C++)", "Chef de partie", "Élève"])),
                company=draw(st.sampled_from(["Acme", "Zoë & Sons", "The Office"])),
                category=draw(st.sampled_from(["", "Finance", "People & HR"])),
                remote=draw(st.sampled_from(["none", "hybrid", "full"])),
                salary=draw(
                    st.sampled_from(
                        [
                            None,
                            {"min": 40000, "currency": "CAD", "per": "year"},
                            {"max": 31, "currency": "GBP", "per": "hour"},
                            {"min": 3000, "max": 3200, "currency": "CAD", "per": "month"},
                        ]
                    )
                ),
                posted=(TODAY - timedelta(days=draw(st.integers(0, 20)))).isoformat(),
                expires=draw(st.sampled_from([None, "never", TODAY.isoformat(), (TODAY + WEEK).isoformat()])),
                featured=draw(st.booleans()),
            )
            for number in range(draw(st.integers(0, 40)))
        )
    )


@given(boards())
def test_lists_in_the_file_are_the_boards(board: Board) -> None:
    """Each list of the file holds the postings of its facet, and is called and placed like it."""
    file = read(index_of(board), "board.json")
    assert file["count"] == len(board.open)
    assert [(one["folder"], one["name"], one["title"]) for one in file["facets"]] == [
        (facet.folder, facet.name, facet.title) for facet in board.facets
    ]
    for one, facet in zip(file["facets"], board.facets, strict=True):
        told = {
            each.id for town in board.facets if facet.is_country and town.within == facet.slug for each in town.open
        }
        held = [each.id for each in facet.open if each.id not in told]
        assert [board.open[number].id for number in accumulate(one["in"])] == held


@given(boards())
def test_every_word_leads_to_its_postings(board: Board) -> None:
    """A word finds exactly the postings that have it in their title or company, however the files are divided."""
    lists = lists_of_words(index_of(board))
    assert SKIPPED.isdisjoint(lists)
    for word, numbers in lists.items():
        assert numbers == sorted(set(numbers))
        if word in ("hybrid", "coordinator", "acme"):
            assert named(board, numbers) == {
                each.id for each in board.open if word in f"{each.title} {each.company.name} {each.remote}".lower()
            }
    for each in board.open:
        for word in words_of(f"{each.title} {each.company.name}"):
            assert word in SKIPPED or each.id in named(board, lists[word])


@given(boards())
def test_each_row_is_once_in_the_files(board: Board) -> None:
    """The rows lie field by field, all of them, where a script that knows the lists expects them."""
    index = index_of(board)
    files = [
        index.files[f"rows-{number}.json"] for number in range(sum(name.startswith("rows-") for name in index.files))
    ]
    laid = [row for file in files for row in json.loads(file)]
    assert laid == [["li", {}, board.open[number].id] for number in rows_order(board)]
    assert sorted(id for _, _, id in laid) == sorted(each.id for each in board.open)
    fields = [board.open[number].category for number in rows_order(board)]
    assert fields == sorted(fields, key=lambda field: (not field, field))


@given(boards())
def test_the_same_board_gives_the_same_files(board: Board) -> None:
    """Two builds of one board write the same bytes under the same name."""
    one, other = index_of(board), index_of(board)
    assert one == other
    if board.open:
        assert make_index(board, lambda each: ["li", {}, f"{each.title}!"]).folder != one.folder


def test_pay_is_for_a_year_and_ends_are_moments() -> None:
    """Pay by the hour stands as what it comes to in a year; a posting without end has none."""
    board = board_of(
        posting(id="a", posted="2026-11-22", salary={"min": 20, "currency": "CAD", "per": "hour"}, expires="never"),
        posting(id="b", posted="2026-11-21", salary={"max": 30000, "currency": "GBP", "per": "year"}),
        posting(id="c", posted="2026-11-20", salary=None, expires="2026-11-30"),
        posting(id="d", posted="2026-11-19", salary={"min": 50000, "currency": "CAD", "per": "year"}, featured=True),
    )
    file = read(index_of(board), "board.json")
    assert [each.id for each in board.open] == ["d", "a", "b", "c"]
    assert file["currencies"] == ["CAD", "GBP"]
    assert file["pay"] == [50000, 41600, 30000, 0]
    assert file["currency"] == [0, 0, 1, 0]
    assert file["featured"] == [3]
    ends = [file["moments"][place - 1] if place else None for place in file["closes"]]
    assert ends == ["2026-12-21T00:00:00-05:00", None, "2026-12-21T00:00:00-05:00", "2026-12-01T00:00:00-05:00"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ingénieur C++/C# (.NET)", ["ingenieur", "c++", "c#", "net"]),
        ("Children’s Librarian – 50%", ["childrens", "librarian", "50"]),
        ("東京 ﬁne", ["東京", "fine"]),
        ("R&D, Nights", ["r", "d", "nights"]),
    ],
)
def test_words_are_compared_plainly(text: str, words: list[str]) -> None:
    """Accents, case and marks tell no words apart; what belongs to the name of a language stays."""
    assert words_of(text) == words


def test_the_minimums_are_round_and_tell_apart() -> None:
    """Only sums that leave something out and something in are offered, currency by currency, the commonest first."""
    board = board_of(
        *(
            posting(id=f"cad-{low}", salary={"min": low, "currency": "CAD", "per": "year"})
            for low in (41000, 52000, 58000)
        ),
        posting(id="eur", salary={"min": 3000, "currency": "EUR", "per": "month"}),
        posting(id="none", salary=None),
    )
    assert [
        (group.currency, [step.value for step in group.steps]) for group in search_form(board, index_of(board)).pays
    ] == [("CAD", ["CAD50000"])]


@pytest.mark.slow
def test_ten_thousand_postings_are_small_enough() -> None:
    """What a filter and two words fetch first, 25 rows from as many files among it, stays below what is allowed."""
    board = board_of(*(posting(**entry) for entry in open_postings(10_000, TODAY)))
    index = make_index(
        board,
        lambda each: element_of(
            f'<li>{f"""<p class="posting"><a href="/jobs/{each.id}/">{each.title}</a> {each.company.name}</p>""" * 3}</li>'
        ),
    )
    sizes = {name: len(brotli.compress(text.encode(), quality=5)) for name, text in index.files.items()}
    words = sorted((size for name, size in sizes.items() if name.startswith("words-")), reverse=True)
    rows = sorted((size for name, size in sizes.items() if name.startswith("rows-")), reverse=True)
    assert len(board.open) == 10_000
    assert len(words) > 5
    assert (
        sizes["board.json"] + sizes["words.json"] + sizes["spellings.json"] + sum(words[:4]) + sum(rows[:25]) < ALLOWED
    )
