"""What a fetch brings is whole, or the good copy stays: pages, answers that are empty or halved, ids that have changed."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.core.report import Report
from plugins.jobs.model import Posting
from plugins.jobs.sources.fetch import fetch_sources
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests.jobs.feed_server import COPY, NOW, Server, sends
from tests.jobs.making import ZONE, sources_of

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate of the test's server"),
]

Jobs = list[dict[str, Any]]


def jobs(count: int, first: int = 0, **changes: Any) -> Jobs:
    return [
        {
            "id": number,
            "title": f"Clerk {number}",
            "url": f"https://harbour.example/{number}",
            "company": "Harbour",
            "locations": "Ghent",
            "posted": "2026-11-12",
            **changes,
        }
        for number in range(first, first + count)
    ]


class Feed:
    """A source at a server, fetched and read on days that follow."""

    def __init__(self, root: Path, server: Server, get: Any, **source: Any) -> None:
        self.root, self.server, self.get = root, server, get
        self.setting = [{"name": "Harbour", "url": server.url, "fields": {"url": "apply"}, **source}]

    def fetch(self, day: int = 0, accept: str = "") -> bool:
        return fetch_sources(self.root, sources_of(self.setting), NOW + timedelta(days=day), self.get, accept)

    def postings(self, day: int = 0) -> dict[str, Posting]:
        today = NOW.date() + timedelta(days=day)
        settings = BoardSettings(self.root, ZONE, timedelta(days=60), lambda _zone: today)
        return {one.title: one for one in read_postings(sources_of(self.setting), settings, Report())}


@pytest.fixture
def feed(tmp_path: Path, server: Server, get: Any) -> Callable[..., Feed]:
    return lambda **source: Feed(tmp_path, server, get, **source)


def paged(all_jobs: Jobs, size: int, answer: Callable[[Jobs, int, dict[str, list[str]]], Any]) -> Any:
    """A server that gives `size` of them at a time, from where it is asked for."""

    def give(handler: BaseHTTPRequestHandler) -> None:
        query = parse_qs(urlsplit(handler.path).query)
        start = int(query.get("offset", ["0"])[0]) or (int(query.get("page", ["1"])[0]) - 1) * size
        sends(json.dumps(answer(all_jobs[start : start + size], start, query)).encode())(handler)

    return give


def by_offset(part: Jobs, start: int, _query: dict[str, list[str]]) -> Any:
    return {"content": part, "totalFound": 25, "offset": start, "limit": 10}


def by_page(part: Jobs, start: int, _query: dict[str, list[str]]) -> Any:
    return {"items": part, "page": start // 10 + 1, "totalPages": 3}


def by_link(part: Jobs, start: int, _query: dict[str, list[str]]) -> Any:
    return {
        "jobs": part,
        **({"links": {"next": f"/jobs?offset={start + 10}"}} if start < 20 else {"links": {"next": None}}),
    }


@pytest.mark.parametrize(
    ("answer", "source"),
    [
        (by_offset, {"postings": "content", "pages": {"offset": "offset", "total": "totalFound"}}),
        (by_page, {"pages": {"page": "page", "last": "totalPages"}}),
        (by_link, {"postings": "jobs"}),
    ],
)
def test_pages_are_followed_to_their_end(feed: Any, server: Server, answer: Any, source: dict[str, Any]) -> None:
    """Twenty-five postings on three pages are twenty-five, however the pages are told, and the next fetch asks for all again."""
    one = feed(**source)
    server.answer = paged(jobs(25), 10, answer)
    assert one.fetch()
    assert len(one.postings()) == 25
    assert len(server.asked) == 3
    assert one.fetch(1)
    assert "if-none-match" not in server.asked[-1][1]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (by_offset, "10 of 25 postings, so it is incomplete"),
        (lambda part, *_: {"jobs": part, "next": "https://localhost:1/jobs"}, "cannot be followed"),
        (lambda part, *_: {"jobs": part, "next": "/jobs"}, "cannot be followed"),
    ],
)
def test_what_cannot_be_followed_is_refused(feed: Any, server: Server, capsys: Any, answer: Any, words: str) -> None:
    """A first page is no feed: where the others cannot be had, or lie elsewhere, the good copy stays."""
    one = feed()
    server.answer = sends(json.dumps(jobs(25)).encode())
    assert one.fetch()
    server.answer = paged(jobs(25), 10, answer)
    assert one.fetch(1)
    assert words in capsys.readouterr().out
    assert len(one.postings(1)) == 25


def test_pages_without_end(feed: Any, server: Server, capsys: Any) -> None:
    """A feed that always has a next page is given up within the limits."""
    server.answer = paged(
        jobs(10**5), 1, lambda part, start, _query: {"jobs": part, "next": f"/jobs?offset={start + 1}"}
    )
    assert not feed().fetch()
    assert "cannot be followed" in capsys.readouterr().out


@pytest.mark.parametrize(("count", "words"), [(0, "nothing came"), (4, "only 4 of 10 postings came")])
def test_an_answer_with_too_little_closes_nothing(
    feed: Any, server: Server, capsys: Any, count: int, words: str
) -> None:
    """Nothing, or under half: it is held and said, day after day, until somebody says that it is right."""
    one = feed()
    server.answer = sends(json.dumps(jobs(10)).encode())
    one.fetch()
    before = (one.root / COPY).read_bytes()
    server.answer = sends(json.dumps(jobs(count)).encode())
    for day in (1, 2):
        assert one.fetch(day)
        said = capsys.readouterr().out
        assert words in said
        assert "ACCEPT='Harbour'" in said
        assert (one.root / COPY).read_bytes() == before
        assert all(posting.withdrawn is None for posting in one.postings(day).values())
    assert one.fetch(3, accept="harbour")
    assert sum(posting.withdrawn == date(2026, 11, 26) for posting in one.postings(3).values()) == 10 - count


def test_all_inactive_is_nothing(feed: Any, server: Server, capsys: Any) -> None:
    """A feed that suddenly calls every posting inactive brings nothing, as an empty one does."""
    one = feed()
    server.answer = sends(json.dumps(jobs(10, active=True)).encode())
    one.fetch()
    server.answer = sends(json.dumps(jobs(10, active=False)).encode())
    one.fetch(1)
    assert "nothing came" in capsys.readouterr().out
    assert len(one.postings(1)) == 10


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "theirs"},
        {"title": "Clerk, senior"},
        {"url": "https://harbour.example/moved"},
        {"url": "https://harbour.example/0?utm_source=x", "id": None},
        {"company": {"name": "Harbour", "logo": "https://harbour.example/l.png"}},
        {"locations": ["Bruges", "Ghent"]},
    ],
)
def test_what_changes_on_their_side_keeps_its_page(feed: Any, server: Server, changed: dict[str, Any]) -> None:
    """Another id, title, address, logo or place of theirs: the posting stays, and so does its address here."""
    one = feed()
    server.answer = sends(json.dumps(jobs(4)).encode())
    one.fetch()
    before = one.postings()["Clerk 0"].id
    first = {key: value for key, value in {**jobs(1)[0], **changed}.items() if value is not None}
    server.answer = sends(json.dumps([first, *jobs(3, 1)]).encode())
    one.fetch(1)
    now = one.postings(1)
    assert len(now) == 4
    assert before in {posting.id for posting in now.values()}
    assert all(posting.withdrawn is None for posting in now.values())


def test_a_feed_without_days_knows_when_it_was_first_seen(feed: Any, server: Server) -> None:
    """Where no entry has a day, a posting was put up on the day on which it came, and that day stays."""
    undated = [{key: value for key, value in job.items() if key != "posted"} for job in jobs(3)]
    one = feed()
    server.answer = sends(json.dumps(undated[:2]).encode())
    one.fetch()
    server.answer = sends(json.dumps(undated).encode())
    one.fetch(4)
    assert [posting.posted.day for posting in one.postings(4).values()] == [23, 23, 27]


def test_a_fetched_posting_stays_open_as_long_as_it_is_there(feed: Any, server: Server) -> None:
    """Years after it was put up it is open without an end: JOB_LIFE_DAYS is for our own files."""
    one = feed()
    server.answer = sends(json.dumps(jobs(1, posted="2021-04-27T20:13:45.158+00:00")).encode())
    one.fetch()
    (posting,) = one.postings().values()
    assert (posting.last_day, posting.posted) == (None, date(2021, 4, 27))


def test_xml_is_fetched_as_xml(feed: Any, server: Server) -> None:
    """An answer in XML is kept and read; the addresses of its postings count from where it came from."""
    xml = (
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><workzag-jobs><position>"
        "<id>7</id><subcompany>Kessel &amp; Co&a;&f;</subcompany><office>Kiel</office><name>Clerk&#8;</name>"
        "<createdAt>2026-11-12T14:10:41+00:00</createdAt></position></workzag-jobs>"
    )
    one = feed(format="personio", fields={})
    server.answer = sends(xml.encode())
    assert one.fetch()
    (posting,) = one.postings().values()
    assert (posting.title, posting.company.name) == ("Clerk", "Kessel & Co")
    assert posting.apply == f"https://localhost:{server.port}/job/7"


def test_what_is_fetched_knows_its_first_day(feed: Any, server: Server) -> None:
    """Each posting knows on which day it was first here, however old it is by its feed's word; a later fetch changes nothing."""
    one = feed()
    server.answer = sends(json.dumps(jobs(2)).encode())
    assert one.fetch()
    server.answer = sends(json.dumps(jobs(3)).encode())
    assert one.fetch(2)
    first = {title: (posting.first_seen or date.min).isoformat() for title, posting in one.postings(2).items()}
    assert first == {"Clerk 0": "2026-11-23", "Clerk 1": "2026-11-23", "Clerk 2": "2026-11-25"}
