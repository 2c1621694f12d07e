"""The feeds of the board: an item says in words what the page says, and in JSON as facts what it is."""

import json
from datetime import UTC, datetime
from typing import Any

from lxml import html

from plugins.core.feed import FeedItem, json_feed
from plugins.jobs.board.board import make_board
from plugins.jobs.board.published import facts, values
from plugins.jobs.exports.feeds import feeds
from tests.feeds.rules import json_faults
from tests.feeds.sample import SITE
from tests.jobs.making import TODAY, posting


def item(**changes: Any) -> FeedItem:
    (made,) = next(feeds(make_board([posting(**changes)], lambda _zone: TODAY), SITE)).items
    return made


def lines(made: FeedItem) -> list[str]:
    return [line.text_content() for line in html.fragment_fromstring(made.content, create_parent=True).xpath("./ul/li")]


def test_an_item_says_every_fact() -> None:
    """What the page says stands above the description, in the page's order and words; a day with its year."""
    made = item(
        locations=[{"city": "Leeds", "country": "GB"}, "York, England"],
        remote="hybrid",
        type=["full-time", "contract"],
        agencies_ok=False,
        last_verified="2026-11-22",
    )
    assert lines(made) == [
        "Company: Acme",
        "Pay: CA$55,000–65,000 a year",
        "Place: Leeds, United Kingdom",
        "Place: York, England",
        "Remote: Hybrid: part on site, part remote",
        "Type: Full-time, Contract",
        "Closes: Sunday, 20 December 2026, end of the day in Toronto",
        "Last checked: Sunday, 22 November 2026",
        "Field: People & HR",
        "Agencies: Please don’t submit candidates",
    ]
    assert made.content.endswith("</ul><p>Two hundred people, and you know them all.</p>")
    assert '<time datetime="2026-12-20">' in made.content


def test_what_is_not_known_is_said_or_left_out() -> None:
    """No pay is said; an end that the site set is said to be the site's; without an end there is none."""
    assert lines(item(salary=None, type=None, category=None, expires=None)) == [
        "Company: Acme",
        "Pay: Not given",
        "Place: Toronto, ON, Canada",
        "Closes: No date given; listed here until Tuesday, 19 January 2027",
    ]
    assert "Closes: No closing date" in lines(item(expires="never"))


def test_a_feed_that_lost_its_last_item_says_when() -> None:
    """It was emptied when the last posting closed: its own, of a list; any, of the board, those that are gone included."""
    closed = [
        posting(id="early", posted="2026-01-01", expires="2026-01-05", category="Sales"),
        posting(id="late", posted="2026-11-01", filled="2026-11-10", type="contract", zone="Europe/Dublin"),
        posting(id="gone", posted="2026-01-01", expires="2026-02-03", locations="Cork"),
    ]
    made = {each.path: each for each in feeds(make_board(closed, lambda _zone: TODAY), SITE)}
    assert made["feeds/jobs"].updated == made["feeds/jobs/type/contract"].updated == datetime(2026, 11, 10, tzinfo=UTC)
    assert "feeds/jobs/category/sales" not in made  # its only posting is gone
    only_gone = next(feeds(make_board(closed[::2], lambda _zone: TODAY), SITE))
    assert only_gone.updated == datetime(2026, 2, 4, 5, tzinfo=UTC)


def test_a_board_that_never_had_a_posting_says_its_day() -> None:
    """Atom wants a date: the day of the build is the only one there is."""
    (made,) = feeds(make_board([], lambda _zone: TODAY), SITE)
    assert made.updated == datetime(2026, 11, 23, tzinfo=UTC)


def test_a_json_feed_carries_the_facts() -> None:
    """Beside the words each item has the facts of the JSON list, but for those that JSON Feed has a name for."""
    board = make_board([posting()], lambda _zone: TODAY)
    document = json_feed(next(feeds(board, SITE)), SITE)
    assert json_faults(document, "https://callback.example/feeds/jobs.json") == []
    (made,) = json.loads(document)["items"]
    elsewhere = {
        "url": made["url"],
        "title": "HR Coordinator",
        "description_html": made["content_html"].partition("</ul>")[2],
    }
    assert {**made["_job"], **elsewhere} == values(facts(posting(), board, SITE))
    assert not made["_job"].keys() & elsewhere.keys()
