"""The life of a posting, and which ones a page shows."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.jobs.board.board import make_board, newest
from plugins.jobs.board.facets import FacetKind
from plugins.jobs.board.lifecycle import (
    State,
    closed_on,
    closes_soon,
    closing_instant,
    last_open_day,
    state,
    turning_points,
)
from plugins.jobs.board.published import changed_at
from plugins.jobs.model import Posting
from plugins.jobs.pages.contexts import ClosedPage
from plugins.jobs.pages.posting import posting_page
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting

DAY = timedelta(days=1)
ZONES = ["America/Toronto", "America/Vancouver", "Europe/London", "Asia/Kolkata", "Pacific/Auckland", "Africa/Cairo"]
days = st.dates(date(2024, 1, 1), date(2030, 1, 1))


def test_open_on_its_last_day() -> None:
    """A posting that expires today is open until the day is over."""
    assert state(posting(expires="2026-11-23"), TODAY) is State.OPEN
    assert state(posting(expires="2026-11-23"), TODAY + DAY) is State.EXPIRED


def test_scheduled_until_its_day() -> None:
    """A posting is not shown before the day it is posted, and is open from that day on."""
    later = posting(posted="2026-11-24", expires="2026-12-24")
    assert state(later, TODAY) is State.SCHEDULED
    assert state(later, TODAY + DAY) is State.OPEN


@pytest.mark.parametrize(("field", "expected"), [("filled", State.FILLED), ("withdrawn", State.WITHDRAWN)])
def test_closed_early(field: str, expected: State) -> None:
    """A job that is filled or withdrawn is closed from that very day, whatever its last day was to be."""
    early = posting(**{field: "2026-11-23"})
    assert state(early, TODAY - DAY) is State.OPEN
    assert state(early, TODAY) is expected
    assert closed_on(early) == TODAY


def test_filled_after_it_expired() -> None:
    """Word that a job was filled is told even where it comes after the last day; the day of closing stays."""
    late = posting(expires="2026-11-21", filled="2026-11-23")
    assert closed_on(late) == date(2026, 11, 22)
    assert state(late, date(2026, 11, 22)) is State.EXPIRED
    assert state(late, TODAY) is State.FILLED


def test_never_expires() -> None:
    """`expires: never` stays open for as long as nobody fills it."""
    endless = posting(expires="never")
    assert last_open_day(endless) is None
    assert closing_instant(endless) is None
    assert state(endless, date(2040, 1, 1)) is State.OPEN


def test_without_an_end_the_site_sets_one() -> None:
    """A posting without `expires` is open for the site's sixty days, and knows that the end is not the employer's."""
    assumed = posting(expires=None)
    assert assumed.end_assumed
    assert last_open_day(assumed) == date(2026, 11, 20) + timedelta(days=60)
    assert not posting().end_assumed


def test_gone_after_half_a_year() -> None:
    """A closed posting keeps its page for 180 days and no longer, of which the day that it closed is the first."""
    over = posting(posted="2026-06-01", expires="2026-06-30")
    closed = [
        day for day in (date(2026, 7, 1) + number * DAY for number in range(400)) if state(over, day) is State.EXPIRED
    ]
    assert (len(closed), closed[0], closed[-1]) == (180, date(2026, 7, 1), date(2026, 12, 27))
    assert state(over, date(2026, 12, 28)) is State.GONE


@pytest.mark.parametrize("field", ["filled", "withdrawn"])
def test_gone_half_a_year_after_it_was_closed_early(field: str) -> None:
    """The 180 days count from the day it was filled or withdrawn, not from the last day that it was to have."""
    early = posting(posted="2026-06-01", expires="2026-09-30", **{field: "2026-06-30"})
    assert state(early, date(2026, 12, 26)) is State(field)
    assert state(early, date(2026, 12, 27)) is State.GONE


@pytest.mark.parametrize("zone", ["America/Vancouver", "Europe/Dublin", "Pacific/Auckland", "Pacific/Kiritimati"])
def test_gone_at_its_own_midnight(zone: str) -> None:
    """In every time zone it goes at the posting's own midnight: a second before, the page is still there."""
    over = posting(posted="2026-06-01", expires="2026-06-30", zone=zone)
    moment = datetime(2026, 12, 28, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert turning_points(over)[-1] == moment
    for then, expected in ((moment - timedelta(seconds=1), State.EXPIRED), (moment, State.GONE)):
        board = make_board([over], lambda name, at=then: at.astimezone(ZoneInfo(name)).date())
        assert board.state(over) is expected
        assert (over in board.closed, over in board.gone) == (expected is State.EXPIRED, expected is State.GONE)


def test_closes_soon_within_a_week() -> None:
    """A posting closes soon from seven days before its last day until that day, and not when it is over."""
    ending = posting(expires="2026-11-30")
    assert closes_soon(ending, TODAY)
    assert not closes_soon(ending, TODAY - DAY)
    assert closes_soon(ending, date(2026, 11, 30))
    assert not closes_soon(ending, date(2026, 12, 1))


@given(days, st.integers(0, 400), st.integers(-500, 900))
def test_life_goes_one_way(posted: date, length: int, offset: int) -> None:
    """From one day to the next a posting only ever moves on: scheduled, open, over, gone."""
    one = posting(posted=posted.isoformat(), expires=(posted + timedelta(days=length)).isoformat())
    order = [State.SCHEDULED, State.OPEN, State.EXPIRED, State.GONE]
    today = posted + timedelta(days=offset)
    assert order.index(state(one, today)) <= order.index(state(one, today + DAY))


@given(days, st.sampled_from(ZONES))
def test_midnight_is_the_postings_own(last_day: date, zone: str) -> None:
    """A second before the closing instant it is still the last day in the posting's zone; at the instant it is not."""
    one = posting(posted="2023-01-01", expires=last_day.isoformat(), zone=zone)
    instant = closing_instant(one)
    assert instant is not None
    before = (instant.astimezone(UTC) - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date()
    at = instant.astimezone(UTC).astimezone(ZoneInfo(zone)).date()
    assert state(one, before) is State.OPEN
    assert state(one, at) is State.EXPIRED


def views(one: Posting, moment: datetime) -> tuple[State, bool]:
    today = moment.astimezone(ZoneInfo(one.zone)).date()
    return state(one, today), closes_soon(one, today)


@given(
    days,
    st.integers(0, 90),
    st.none() | st.tuples(st.sampled_from(["filled", "withdrawn"]), st.integers(0, 120)),
    st.sampled_from(ZONES),
)
def test_turning_points_are_all_there_are(posted: date, length: int, early: tuple[str, int] | None, zone: str) -> None:
    """A posting looks the same from each turning point to the second before the next, and it never looks so again."""
    fields = {early[0]: (posted + early[1] * DAY).isoformat()} if early else {}
    one = posting(posted=posted.isoformat(), expires=(posted + length * DAY).isoformat(), zone=zone, **fields)
    points = turning_points(one)
    starts = [views(one, moment) for moment in points]
    ends = [
        views(one, moment.astimezone(UTC) - timedelta(seconds=1)) for moment in [*points[1:], points[-1] + 400 * DAY]
    ]
    assert starts == ends
    assert views(one, points[0].astimezone(UTC) - timedelta(seconds=1)) == (State.SCHEDULED, False)
    assert len(set(starts)) == len(starts)
    assert starts[-1] == (State.GONE, False)


def test_an_endless_posting_only_opens() -> None:
    """Without an end there is one turning point: the midnight at which it opens."""
    assert turning_points(posting(expires="never")) == [datetime(2026, 11, 20, 5, 0, tzinfo=UTC)]


def test_where_clocks_jump_over_midnight() -> None:
    """Cairo's clocks go from midnight to one on 2026-04-24: a posting of the day before closes at that moment."""
    one = posting(posted="2026-04-01", expires="2026-04-23", zone="Africa/Cairo")
    assert closing_instant(one) == datetime(2026, 4, 23, 22, 0, tzinfo=UTC)


def test_one_moment_two_zones() -> None:
    """At one moment a posting can be over in Dublin and its twin still open in Vancouver."""
    moment = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)

    def today_in(zone: str) -> date:
        return moment.astimezone(ZoneInfo(zone)).date()

    dublin = posting(id="dublin", expires="2026-11-23", zone="Europe/Dublin")
    vancouver = posting(id="vancouver", expires="2026-11-23", zone="America/Vancouver")
    board = make_board([dublin, vancouver], today_in)
    assert [one.id for one in board.open] == ["vancouver"]
    assert [one.id for one in board.closed] == ["dublin"]


def test_order_of_the_list() -> None:
    """Featured postings stand on top, then the newest; the home page takes the newest whatever is featured."""
    old_featured = posting(id="a", posted="2026-11-01", featured=True)
    old, new = posting(id="b", posted="2026-11-02"), posting(id="c", posted="2026-11-22")
    board = make_board([old, old_featured, new], lambda _zone: TODAY)
    assert [one.id for one in board.open] == ["a", "c", "b"]
    assert [one.id for one in newest(board.open)] == ["c", "b", "a"]


def test_every_posting_is_somewhere() -> None:
    """A board holds every posting once, in the list of its state."""
    postings = [
        posting(id="open"),
        posting(id="scheduled", posted="2026-12-01"),
        posting(id="expired", expires="2026-11-22"),
        posting(id="filled", filled="2026-11-22"),
        posting(id="gone", posted="2026-01-01", expires="2026-02-01"),
    ]
    board = make_board(postings, lambda _zone: TODAY)
    assert [one.id for one in board.open] == ["open"]
    assert {one.id for one in board.closed} == {"expired", "filled"}
    assert [one.id for one in board.scheduled] == ["scheduled"]
    assert [one.id for one in board.gone] == ["gone"]


def test_category_outlives_its_last_open_posting() -> None:
    """The page of a category stays while a posting of it has a page; one with nothing but gone postings goes."""
    board = make_board(
        [
            posting(id="over", category="Finance", expires="2026-11-22"),
            posting(id="gone", category="Art", posted="2026-01-01", expires="2026-02-01"),
            posting(id="open"),
        ],
        lambda _zone: TODAY,
    )
    assert [(each.name, len(each.open)) for each in board.facets.of_kind(FacetKind.CATEGORY)] == [
        ("Finance", 0),
        ("People & HR", 1),
    ]


def test_two_spellings_are_one_category() -> None:
    """Names that make the same address are one category, under one name."""
    board = make_board(
        [posting(id="a"), posting(id="b", category="people & HR", posted="2026-11-01")], lambda _zone: TODAY
    )
    assert [(each.name, each.slug, len(each.open)) for each in board.facets.of_kind(FacetKind.CATEGORY)] == [
        ("People & HR", "people-hr", 2)
    ]


def test_like_is_the_same_work_first() -> None:
    """What is like a posting: the same field before the same town, and never the posting itself."""
    wanted = posting(id="wanted")
    field = posting(id="field", title="Recruiter", locations="Leeds", type="contract")
    near = posting(id="near", title="HR Assistant")
    stranger = posting(id="stranger", title="Pastry Cook", category="Hospitality")
    board = make_board([wanted, field, near, stranger], lambda _zone: TODAY)
    assert [one.id for one in board.alike.like(wanted)] == ["near", "field"]


def test_like_for_a_closed_posting() -> None:
    """A posting that is over is shown open ones like it, though it is not among them itself."""
    over = posting(id="over", expires="2026-11-22")
    other = posting(id="other", title="People Partner")
    board = make_board([over, other], lambda _zone: TODAY)
    assert [one.id for one in board.alike.like(over)] == ["other"]


def test_like_begins_in_the_same_country() -> None:
    """What is in the reader's own country comes first, also what is remote and open to it, however near the others are."""
    wanted = posting(id="wanted", title="Payroll Clerk")
    abroad = posting(id="abroad", title="Payroll Clerk II", locations={"city": "Leeds", "country": "GB"})
    home = posting(id="home", title="Archivist", locations={"city": "Guelph", "country": "CA"}, type="contract")
    remote = posting(id="afar", title="Librarian", locations=None, remote="full", applicants_from="CA-BC")
    board = make_board([wanted, abroad, home, remote], lambda _zone: TODAY)
    assert [one.id for one in board.alike.like(wanted)] == ["afar", "home", "abroad"]


def test_like_is_no_list_of_its_own_title() -> None:
    """One job in many towns is one, and others of the very title are a few among others."""
    wanted = posting(id="wanted", title="Nurse")
    towns = [posting(id=f"town-{number}", title="Nurse", locations=f"Town {number}") for number in range(9)]
    others = [posting(id=f"nurse-{number}", title="Nurse", company=f"Clinic {number}") for number in range(5)]
    cook = posting(id="cook", title="Cook", company="Inn")
    found = make_board([wanted, *towns, *others, cook], lambda _zone: TODAY).alike.like(wanted)
    assert [one.id for one in found] == ["nurse-0", "nurse-1", "cook"]


def test_rank_is_no_likeness() -> None:
    """Two leads of different trades have nothing in common but their rank."""
    lead = posting(id="lead", title="Warehouse Team Lead", category="Operations")
    other = posting(id="other", title="Support Team Lead", category="Support", locations="Leeds")
    assert make_board([lead, other], lambda _zone: TODAY).alike.like(lead) == ()


@pytest.mark.parametrize(
    ("verified", "changed"),
    [(None, "2026-11-20"), ("2026-11-22", "2026-11-22"), ("2026-11-30", "2026-11-23"), ("2026-11-01", "2026-11-20")],
)
def test_when_a_page_changed(verified: str | None, changed: str) -> None:
    """The day it was posted or last checked, whichever is later; a check dated ahead counts as today's."""
    one = posting(last_verified=verified)
    moment = changed_at(one, make_board([one], lambda _zone: TODAY))
    assert moment == datetime.fromisoformat(f"{changed}T00:00:00-05:00")


@pytest.mark.parametrize(
    ("end", "reason", "ended"),
    [
        ({"expires": "2026-11-20"}, "expired", date(2026, 11, 20)),
        ({"expires": "2026-12-20", "filled": "2026-11-21"}, "filled", date(2026, 11, 21)),
        ({"expires": "2026-11-20", "filled": "2026-11-22"}, "filled", date(2026, 11, 20)),
        ({"expires": "2026-12-20", "withdrawn": "2026-11-21"}, "withdrawn", date(2026, 11, 21)),
        ({"expires": "2026-11-20", "withdrawn": "2026-11-22"}, "withdrawn", date(2026, 11, 22)),
    ],
)
def test_what_a_closed_page_says_of_its_end(end: dict[str, str], reason: str, ended: date) -> None:
    """Applications end with the last day, even if word that it is filled comes later; withdrawn is the day it was."""
    one = posting(posted="2026-11-01", **end)
    page = posting_page(one, make_board([one], lambda _zone: TODAY), SITE)
    assert isinstance(page, ClosedPage)
    assert (page.reason, page.ended) == (reason, ended)
