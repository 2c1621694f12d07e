"""The lists of the board: all of it and each facet, in every order, page by page, with the ways to narrow it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.core.jsonld import breadcrumbs
from plugins.core.pages import Paging, Site
from plugins.jobs.board.addresses import MINE_PATH, PATH, facet_path, links_of
from plugins.jobs.board.board import Board
from plugins.jobs.board.facets import Facet, FacetKind
from plugins.jobs.board.ordering import SORTED_FROM, Order, ordered
from plugins.jobs.model import Posting

from .contexts import Filter, FilterGroup, ListPage, Row, Search, Sorting
from .summary import board_filter, facet_filter, row

_FOLDED = {FacetKind.PLACE: "Place", FacetKind.TYPE: "Type"}
"""Kinds of filter that are shown when asked for."""
_ORDERS = {Order.NEWEST: "Newest", Order.PAY: "Pay", Order.CLOSING: "Closing date"}
_TITLES = {Order.NEWEST: "", Order.PAY: ", sorted by pay", Order.CLOSING: ", sorted by closing date"}


def list_pages(
    board: Board, per_page: int, search: Search | None = None, post: str = "", site: Site | None = None
) -> Iterator[ListPage]:
    """Every page of every list, each with what the board is searched with and the page for employers, if they are.

    A page says to machines where in the `site` it is, if that is known.
    """
    lists = _Lists(board, per_page, search, post, site)
    for facet in (None, *board.facets):
        for order in Order if _is_sorted(facet.open if facet else board.open) else (Order.NEWEST,):
            yield from lists.pages(facet, order)


def _is_sorted(postings: Sequence[Posting]) -> bool:
    return len(postings) >= SORTED_FROM


class _Lists:
    """What all lists of one board share: each row and each filter is made once."""

    def __init__(self, board: Board, per_page: int, search: Search | None, post: str, site: Site | None) -> None:
        self._board = board
        self._site = site
        self._search = search
        self._post = post
        self._per_page = per_page
        self._rows: dict[str, Row] = {posting.id: row(posting, board) for posting in board.open}
        self._all = board_filter(board)
        self._filters = {facet.folder: facet_filter(facet) for facet in board.facets}
        self._offered = {kind: board.facets.of_kind(kind) for kind in FacetKind}

    def pages(self, facet: Facet | None, order: Order) -> Iterator[ListPage]:
        """One list in one order, page by page."""
        start = facet_path(facet) if facet else PATH
        first = _in_order(start, order)
        postings = ordered(facet.open if facet else self._board.open, order)
        is_sorted = _is_sorted(postings)
        indexed = order is Order.NEWEST and (facet is None or self._board.facets.is_indexed(facet))
        count = max(1, -(-len(postings) // self._per_page))
        addresses = [first if number == 1 else f"{first}page/{number}/" for number in range(1, count + 1)]
        name = facet.title if facet else "Jobs"
        steps = [("Jobs", PATH), *([(name, start)] if facet else [])]
        trail = (breadcrumbs(self._site, *steps),) if self._site else ()
        for number, address in enumerate(addresses, 1):
            shown = postings[(number - 1) * self._per_page : number * self._per_page]
            yield ListPage(
                path=address,
                title=name + _TITLES[order] + (f", page {number}" if number > 1 else ""),
                description=f"{name}: {len(postings)} open, with the pay where employers give it.",
                section=PATH,
                json_ld=trail,
                # The same postings in another order, or in a list before this one: search engines need one of them.
                robots="" if indexed else "noindex",
                feeds=links_of(facet),
                heading=name,
                filtered=facet is not None,
                open=replace(self._filters[facet.folder] if facet else self._all, current=True),
                all=self._all,
                featured_first=order is Order.NEWEST and number == 1 and any(each.featured for each in shown),
                groups=self._groups(facet),
                sortings=self._sortings(start if is_sorted else PATH, order),
                is_sorted=is_sorted,
                by_date=order is Order.NEWEST,
                by_pay=order is Order.PAY,
                search=self._search,
                wider=self._wider(facet) if facet and not facet.open else (),
                rows=tuple(self._rows[posting.id] for posting in shown),
                paging=Paging(
                    number,
                    count,
                    addresses[number - 2] if number > 1 else None,
                    addresses[number] if number < count else None,
                ),
                sample=any(posting.sample for posting in shown),
                post=self._post,
                mine=MINE_PATH,
            )

    def _sortings(self, start: str, order: Order) -> tuple[Sorting, ...]:
        """The orders of the list at `start`; none where the whole board has none."""
        if not _is_sorted(self._board.open):
            return ()
        return tuple(Sorting(label, _in_order(start, each), each is order) for each, label in _ORDERS.items())

    def _groups(self, current: Facet | None) -> tuple[FilterGroup, ...]:
        """The filters that leave something. The current one always stands where it is seen."""
        leading = [replace(self._all, current=current is None, counted=False)]
        if current is not None and current.kind in _FOLDED:
            country = self._board.facets.country_of(current)
            leading += [self._filters[country.folder]] if country and country.open else []
            leading.append(replace(self._filters[current.folder], current=True))
        first = (*leading, *self._shown(FacetKind.REMOTE, current))
        places = FilterGroup(_FOLDED[FacetKind.PLACE], self._places(current))
        types = FilterGroup(_FOLDED[FacetKind.TYPE], self._shown(FacetKind.TYPE, current))
        fields = FilterGroup("", self._shown(FacetKind.CATEGORY, current))
        others = tuple(group for group in (places, types, fields) if group.filters)
        return (FilterGroup("", first), *others) if others or len(first) > 1 else ()

    def _shown(self, kind: FacetKind, current: Facet | None) -> tuple[Filter, ...]:
        return tuple(
            replace(self._filters[facet.folder], current=facet is current)
            for facet in self._offered[kind]
            if (kind not in _FOLDED if facet is current else facet.open)
        )

    def _places(self, current: Facet | None) -> tuple[Filter, ...]:
        """The towns of the country that is looked at; else the countries, and what is in none that is known."""
        facets = self._board.facets
        home = (current.within or current.slug) if current and current.kind is FacetKind.PLACE else ""
        shown = [facet for facet in self._offered[FacetKind.PLACE] if facets.is_filter(facet)]
        towns = [facet for facet in shown if home and facet.within == home]
        return tuple(
            replace(self._filters[facet.folder], label=facet.short if towns else facet.name)
            for facet in towns or [facet for facet in shown if not facet.within]
            if facet is not current
        )

    def _wider(self, facet: Facet) -> tuple[Filter, ...]:
        """Where to look instead of an empty list: everything, and what else its closed postings had in common."""
        others = {
            other.folder: self._filters[other.folder]
            for posting in facet.closed
            for other in self._board.facets.of(posting)
            if other.open
        }
        return (self._all, *others.values())


def _in_order(path: str, order: Order) -> str:
    return f"{path}{order.value}/" if order.value else path
