"""Facets: what postings are listed by, and what each list is called."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.urls import slugify
from plugins.jobs.board.board import Board, make_board
from plugins.jobs.board.facets import SHOWN_PLACES, FacetKind
from plugins.jobs.model import Posting
from plugins.jobs.pages.lists import list_pages
from plugins.jobs.pages.posting import posting_page
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting


def board_of(*postings: Posting) -> Board:
    return make_board(postings, lambda _zone: TODAY)


def folders(board: Board, kind: FacetKind) -> list[tuple[str, str, int]]:
    return [(facet.folder, facet.title, len(facet.open)) for facet in board.facets.of_kind(kind)]


def test_a_posting_is_in_a_list_of_each_kind() -> None:
    """One posting stands in the lists of its field, of each of its types, of each of its places, and in remote."""
    both = posting(
        remote="full",
        applicants_from="CA",
        type=["full-time", "per-diem"],
        locations=[{"city": "Leeds", "country": "GB"}, "Anywhere else"],
    )
    board = board_of(both)
    assert [(facet.folder, facet.title) for facet in board.facets.of(both)] == [
        ("remote", "Remote jobs"),
        ("category/people-hr", "People & HR jobs"),
        ("type/full-time", "Full-time jobs"),
        ("type/per-diem", "Per diem jobs"),
        ("place/uk", "Jobs in the UK"),
        ("place/canada", "Jobs in Canada"),
        ("place/leeds-uk", "Jobs in Leeds, UK"),
        ("place/anywhere-else", "Jobs in Anywhere else"),
    ]


def test_places_are_merged_as_a_reader_would() -> None:
    """A town in keys, the same with a street, and the same as free text are one place, under the newest's words."""
    town = {"city": "Toronto", "region": "ON", "country": "CA"}
    board = board_of(
        posting(id="a", locations=[town, {**town, "street": "1 King St", "postal_code": "M5H 1A1"}]),
        posting(id="b", locations="toronto ON, Canada", posted="2026-11-01"),
        posting(id="c", locations={"country": "CA"}, posted="2026-11-02"),
    )
    assert folders(board, FacetKind.PLACE) == [
        ("place/canada", "Jobs in Canada", 3),
        ("place/toronto-on-canada", "Jobs in Toronto, ON, Canada", 2),
    ]


def test_country_first_then_town() -> None:
    """Every list offers countries; that of a country its towns, by their own names; that of a town its country too."""
    ontario, england = {"city": "London", "region": "ON", "country": "CA"}, {"city": "London", "country": "GB"}
    board = board_of(
        posting(id="a", locations=[ontario, {"city": "Toronto", "region": "ON", "country": "CA"}]),
        posting(id="b", locations=england),
        posting(id="c", locations=None, remote="full", applicants_from="CA-BC"),
        posting(id="d", locations="Dublin, Ireland"),
        posting(id="e", locations="Atlantis"),
    )

    def places(path: str) -> list[tuple[str, int]]:
        (page,) = (page for page in list_pages(board, per_page=10) if page.path == path)
        return [(link.label, link.count) for group in page.groups if group.label == "Place" for link in group.filters]

    countries = [("Canada", 2), ("Ireland", 1), ("UK", 1), ("Atlantis", 1)]
    assert places("jobs/") == countries
    assert places("jobs/category/people-hr/") == countries
    assert places("jobs/place/canada/") == [("London", 1), ("Toronto", 1)]
    assert places("jobs/place/toronto-on-canada/") == [("London", 1)]
    assert places("jobs/place/atlantis/") == countries[:-1]
    (town,) = (page for page in list_pages(board, per_page=10) if page.path == "jobs/place/toronto-on-canada/")
    leading = [(link.label, link.count, link.current) for link in town.groups[0].filters]
    assert leading == [("All", 5, False), ("Canada", 2, False), ("Toronto, ON, Canada", 1, True), ("Remote", 1, False)]


def test_towns_of_one_name_are_told_apart() -> None:
    """Two towns of one country that are called alike have what comes before the country."""
    towns = [{"city": "London", "region": region, "country": "US"} for region in ("KY", "OH")]
    board = board_of(posting(locations=towns))
    assert [each.short for each in board.facets.of_kind(FacetKind.PLACE)] == ["US", "London, KY", "London, OH"]


def test_remote_is_no_place() -> None:
    """Free text "Remote" makes no list of a place; and hybrid work is listed where it is done, not as remote."""
    board = board_of(posting(id="a", locations="Remote"), posting(id="b", remote="hybrid", locations="Leeds"))
    assert folders(board, FacetKind.PLACE) == [("place/leeds", "Jobs in Leeds", 1)]
    assert folders(board, FacetKind.REMOTE) == []


def test_a_facet_outlives_its_last_open_posting() -> None:
    """A list stays while one of its postings has a page, and goes with the page."""
    board = board_of(
        posting(id="over", locations="Cork", expires="2026-11-22"),
        posting(id="gone", locations="Galway", posted="2026-01-01", expires="2026-02-01"),
        posting(id="later", locations="Sligo", posted="2026-12-01"),
    )
    assert folders(board, FacetKind.PLACE) == [("place/cork", "Jobs in Cork", 0)]


@given(st.text(min_size=1, max_size=200))
def test_any_place_makes_an_address_or_none(text: str) -> None:
    """Whatever a place is called, its list has an address that fits a file's name, or it has no list."""
    if not text.strip() or text.strip().lower().startswith(("http", "www.")):
        return
    one = posting(locations=text)
    for facet in board_of(one).facets.of(one):
        assert facet.slug == slugify(facet.slug)
        assert 0 < len(facet.slug) <= 100


def test_every_list_counts_what_it_shows() -> None:
    """On every page of every list, in every order, the number said is the number of rows on all of its pages."""
    places = ["Leeds", "York", ["Leeds", "York"], "Leeds", "Leeds", "Cork"]
    board = board_of(*(posting(id=f"p{number}", locations=place) for number, place in enumerate(places)))
    rows: dict[str, int] = {}
    said: dict[str, int] = {}
    for page in list_pages(board, per_page=1):
        first = page.path.partition("page/")[0]
        rows[first] = rows.get(first, 0) + len(page.rows)
        said[first] = page.open.count
        for group in page.groups:
            assert all(link.count for link in group.filters)
        current = [link.path for group in page.groups for link in group.filters if link.current]
        assert current == [page.open.path]
    assert rows == said
    assert said["jobs/place/leeds/by-pay/"] == 4


def test_an_empty_list_says_where_to_look_instead() -> None:
    """Where nothing is open, the lists that the closed postings also stood in are offered, if they hold something."""
    over = posting(id="over", category="Art", locations="Cork", expires="2026-11-22")
    board = board_of(over, posting(id="open"))
    (page,) = (page for page in list_pages(board, per_page=10) if page.path == "jobs/place/cork/")
    assert [(link.label, link.count) for link in page.wider] == [("All", 1), ("Full-time", 1)]


def test_places_with_most_jobs_are_offered() -> None:
    """Of very many places those with the most open jobs are among the filters, and the current one always is."""
    many = [posting(id=f"p{number}", locations=f"Town {number:03}") for number in range(SHOWN_PLACES + 5)]
    board = board_of(*many, posting(id="again", locations="Town 028"))
    pages = {page.path: page for page in list_pages(board, per_page=100)}
    places = next(group for group in pages["jobs/"].groups if group.label == "Place")
    assert len(places.filters) == SHOWN_PLACES
    assert places.filters[-1].label == "Town 028"
    hidden = pages["jobs/place/town-027/"]
    assert [link.label for link in hidden.groups[0].filters if link.current] == ["Town 027"]


def test_closings_are_told_once_each() -> None:
    """However many close at one moment, in whatever zone, it is named once with their number; what stays is not named."""
    board = board_of(
        posting(id="a", expires="2026-11-23"),
        posting(id="b", expires="2026-11-23"),
        posting(id="c", expires="2026-11-23", zone="America/New_York"),
        posting(id="d", expires="2026-11-24"),
        posting(id="e", expires="2026-12-24"),
    )
    (field,) = board.facets.of_kind(FacetKind.CATEGORY)
    assert field.closings == "2026-11-24T05:00Z*3 2026-11-25T05:00Z"


def test_a_list_has_orders_from_four_postings_on() -> None:
    """Three are seen at a glance: their list is one page, whatever has closed in it; the fourth brings two more."""
    for count in range(6):
        over = posting(id="over", locations="Leeds", expires="2026-11-22")
        board = board_of(over, *(posting(id=f"p{number}", locations="Leeds") for number in range(count)))
        pages = {page.path: page for page in list_pages(board, per_page=10)}
        for path in ("jobs/", "jobs/place/leeds/"):
            orders = [f"{path}by-pay/", f"{path}by-closing/"]
            assert [order in pages for order in orders] == [count >= 4] * 2
            assert pages[path].is_sorted == (count >= 4)
            assert [each.path for each in pages[path].sortings] == ([path, *orders] if count >= 4 else [])


def test_the_orders_of_a_short_list_are_the_boards() -> None:
    """The search sorts what it finds by them; a link of a list leads to no page that is not there."""
    board = board_of(*(posting(id=f"p{number}", locations="Cork" if number else "Sligo") for number in range(5)))
    pages = {page.path: page for page in list_pages(board, per_page=10)}
    assert [each.path for each in pages["jobs/place/sligo/"].sortings] == ["jobs/", "jobs/by-pay/", "jobs/by-closing/"]
    assert {each.path for page in pages.values() for each in page.sortings} <= pages.keys()


def test_one_of_the_lists_that_hold_the_same_is_indexed() -> None:
    """Search engines get the widest of them: the board, remote, field, type, place; never an order, nor an empty list."""
    board = board_of(
        posting(id="a", category="Art", type="contract", locations="Cork"),
        posting(id="b", category="Art", type="full-time", locations="Cork"),
        posting(id="c", category="Law", type="full-time", locations=["Leeds", "York"]),
        posting(id="d", category="Law", type="full-time", remote="full", locations=None, applicants_from="CA"),
        posting(id="over", category="Tax", locations="Galway", expires="2026-11-22"),
    )
    pages = list(list_pages(board, per_page=2))
    indexed = [page.path for page in pages if not page.robots and "/page/" not in page.path]
    assert indexed == [
        "jobs/",
        "jobs/remote/",  # d
        "jobs/category/art/",  # a b, as is the place Cork
        "jobs/category/law/",  # c d
        "jobs/type/contract/",  # a
        "jobs/type/full-time/",  # b c d
        "jobs/place/leeds/",  # c, as is York
    ]
    assert {page.robots for page in pages if page.path.startswith(("jobs/place/cork/", "jobs/place/york/"))} == {
        "noindex"
    }
    assert {page.robots for page in pages if page.path.startswith("jobs/category/tax/")} == {"noindex"}


def test_two_that_are_indexed_never_hold_the_same() -> None:
    """Where everything is in one list, that list is no other page than the board."""
    board = board_of(posting(id="a"), posting(id="b"))
    assert [page.path for page in list_pages(board, per_page=10) if not page.robots] == ["jobs/"]


def test_every_list_is_linked() -> None:
    """From the filters of every list, or from a posting that stands in it or did: no list is there that nobody finds."""
    board = board_of(
        *(posting(id=f"p{number}", locations=f"Town {number:03}") for number in range(SHOWN_PLACES + 5)),
        posting(id="over", category="Tax", type="contract", locations="Galway", expires="2026-11-22"),
    )
    pages = list(list_pages(board, per_page=10))
    filters = {link.path for page in pages if page.path == "jobs/" for group in page.groups for link in group.filters}
    orders = {each.path for page in pages for each in page.sortings}
    paging = {page.paging.next for page in pages}
    from_postings = {link.path for one in (*board.open, *board.closed) for link in posting_page(one, board, SITE).lists}
    assert {page.path for page in pages} <= filters | orders | paging | from_postings
    assert "jobs/place/galway/" in from_postings
    assert "jobs/type/full-time/" in filters
