"""The open postings as files that a script searches: which list each is in, its pay, its end, its words, its row. Pure.

A posting is called by its number, its place in the board's own order. Numbers that go up are written as the steps from
one to the next, which are small and so compress well. The words are the search engine's (plugins/core/search/). What is
in which file, and why: docs/decisions/0013-*.md and 0021-*.md.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from plugins.core.elements import Part
from plugins.core.search import SKIPPED as COMMON
from plugins.core.search import Published, WordList, as_json, published, steps, word_files, words_of
from plugins.jobs.board.board import Board, newest
from plugins.jobs.board.facets import Facet, FacetKind
from plugins.jobs.board.lifecycle import closing_instant
from plugins.jobs.board.ordering import SORTED_FROM, currencies
from plugins.jobs.board.pay import yearly
from plugins.jobs.board.wording import areas_words
from plugins.jobs.model import Posting, Remote

FOLDER = "assets/board"
ROWS_PER_FILE = 10
SKIPPED = COMMON | frozenset("job jobs work".split())
"""Words that tell no posting from another, in a posting and in what a reader types."""


def make_index(board: Board, row_of: Callable[[Posting], Part]) -> Published:
    """All files. `row_of` gives a posting's row, the element that stands in a list."""
    open_ = board.open
    words = _words(open_)
    files = {
        "board.json": _board_file(board),
        **word_files({word: WordList(tuple(numbers)) for word, numbers in words.items()}, SKIPPED, words),
    }
    in_files = rows_order(board)
    for number in range(-(-len(in_files) // ROWS_PER_FILE)):
        held = in_files[number * ROWS_PER_FILE : (number + 1) * ROWS_PER_FILE]
        files[f"rows-{number}.json"] = as_json([row_of(open_[each]) for each in held])
    return published(FOLDER, files)


def rows_order(board: Board) -> list[int]:
    """The numbers in the order in which files hold the rows: field by field, so that what is in one needs few files."""
    numbers = {posting.id: number for number, posting in enumerate(board.open)}
    categories = board.facets.of_kind(FacetKind.CATEGORY)
    ordered = [numbers[posting.id] for facet in categories for posting in facet.open]
    placed = set(ordered)
    return ordered + [number for number in range(len(board.open)) if number not in placed]


def _board_file(board: Board) -> str:
    open_ = board.open
    numbers = {posting.id: number for number, posting in enumerate(open_)}
    by_date = {posting.id: place for place, posting in enumerate(newest(open_))}
    closes = [closing_instant(posting) for posting in open_]
    moments = sorted({moment for moment in closes if moment})
    paid_in = currencies(open_)
    return as_json(
        {
            "count": len(open_),
            "rows": ROWS_PER_FILE,
            "sorted": SORTED_FROM,
            # Those on top of the list: their places among all by date alone.
            "featured": [by_date[posting.id] for posting in open_ if posting.featured],
            "moments": [moment.isoformat() for moment in moments],
            # Each posting's moment, counted from 1; 0: it has no end.
            "closes": [bisect_right(moments, moment) if moment else 0 for moment in closes],
            "currencies": paid_in,
            "currency": [paid_in.index(each.salary.currency) if each.salary else 0 for each in open_],
            # For a year, in whole units, to compare; 0: not given.
            "pay": [max(1, int(yearly(each.salary))) if each.salary else 0 for each in open_],
            "facets": [
                {
                    "folder": facet.folder,
                    "name": facet.name,
                    "title": facet.title,
                    "in": steps(numbers[posting.id] for posting in _listed(facet, board)),
                    # Of a town, what it is called beside others of its country, and which that is.
                    **({"town": [facet.short, facet.within]} if facet.within else {}),
                }
                for facet in board.facets
            ],
        }
    )


def _listed(facet: Facet, board: Board) -> Sequence[Posting]:
    """The postings of a facet; of a country those that stand in none of its towns, as the towns have theirs."""
    if not facet.is_country:
        return facet.open
    towns = [town for town in board.facets.of_kind(FacetKind.PLACE) if town.within == facet.slug]
    told = {posting.id for town in towns for posting in town.open}
    return [posting for posting in facet.open if posting.id not in told]


def _words(postings: Sequence[Posting]) -> dict[str, list[int]]:
    """The numbers of the postings in which a word stands. What the lists are called, the script knows by itself."""
    found: dict[str, list[int]] = {}
    for number, posting in enumerate(postings):
        told = [posting.title, posting.company.name, "hybrid" if posting.remote is Remote.HYBRID else ""]
        for word in sorted(set(words_of(" ".join([*told, areas_words(posting.applicants_from)]))) - SKIPPED):
            found.setdefault(word, []).append(number)
    return found
