"""Remote feeds from a real https server: what is fetched, what is refused, what is kept, and what a build makes of it."""

import json
import shutil
import socket
import ssl
from collections.abc import Callable
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from plugins.core.errors import SettingsError
from plugins.core.report import Report
from plugins.jobs.board.board import make_board
from plugins.jobs.board.lifecycle import State
from plugins.jobs.model import Posting
from plugins.jobs.sources.download import DownloadError, Limits, Version, download, is_public
from plugins.jobs.sources.fetch import fetch_sources
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests import processes
from tests.building import SiteBuild
from tests.jobs.feed_server import COPY, NOW, Answering, Server, sends
from tests.jobs.making import ZONE, sources_of

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate of the test's server"),
]


def board(*titles: str, **changes: Any) -> bytes:
    """A feed of these postings."""
    jobs = [
        {
            "title": title,
            "absolute_url": f"https://harbour.example/{title.lower()}",
            "company_name": "Harbour",
            "location": {"name": "Ghent"},
            "first_published": "2026-11-12T23:30:00-05:00",
            **changes,
        }
        for title in titles
    ]
    return json.dumps({"jobs": jobs}).encode()


def setting(server: Server, **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": "Harbour",
            "url": server.url,
            "postings": "jobs",
            "fields": {
                "absolute_url": "apply",
                "company_name": "company",
                "location.name": "locations",
                "first_published": "posted",
            },
            **more,
        }
    ]


def fetched(root: Path, server: Server, get: Callable[..., Any], now: datetime = NOW) -> bool:
    return fetch_sources(root, sources_of(setting(server)), now, get)


def built(root: Path, server: Server, today: date) -> tuple[list[Posting], Report]:
    report = Report()
    settings = BoardSettings(root, ZONE, timedelta(days=60), lambda _zone: today)
    return read_postings(sources_of(setting(server)), settings, report), report


def test_a_feed_is_fetched_and_read(tmp_path: Path, server: Server, get: Any, capsys: Any) -> None:
    """What the server has lies beside our own data with its date, and the next reading makes postings of it."""
    server.answer = sends(board("Planner", "Clerk"), ETag='"v1"')
    assert fetched(tmp_path, server, get)
    copy = json.loads((tmp_path / COPY).read_text())
    assert (copy["url"], copy["fetched"], copy["etag"]) == (server.url, NOW.isoformat(), '"v1"')
    assert "2 postings" in capsys.readouterr().out
    postings, report = built(tmp_path, server, NOW.date())
    assert [(one.title, one.feed, one.fetched) for one in postings] == [
        ("Planner", "Harbour", NOW.date()),
        ("Clerk", "Harbour", NOW.date()),
    ]
    assert (report.problems, report.notes) == ([], [])
    assert server.asked[0][1]["accept-encoding"] == "identity"


def test_a_feed_in_yaml_and_one_with_halves(tmp_path: Path, server: Server, get: Any) -> None:
    """YAML is taken too; JSON that writes an emoji as two halves keeps it."""
    body = board("Planner \U0001f6a2", absolute_url="https://harbour.example/1")
    assert b"\\ud83d" in body
    server.answer = sends(body)
    assert fetched(tmp_path, server, get)
    assert built(tmp_path, server, NOW.date())[0][0].title == "Planner \U0001f6a2"
    server.answer = sends(
        b"jobs:\n- {title: Night Clerk, absolute_url: 'https://a.example/', company_name: A,\n"
        b"   location: {name: Ghent}, first_published: 2026-11-12}\n"
    )
    assert fetched(tmp_path, server, get)
    assert built(tmp_path, server, NOW.date())[0][0].title == "Night Clerk"


def test_the_second_time_it_asks_whether_it_has_changed(tmp_path: Path, server: Server, get: Any) -> None:
    """It says which version it has; where that still holds, the copy gets today's date and nothing else changes."""
    server.answer = sends(board("Planner"), ETag='"v1"', Last_Modified="Mon, 23 Nov 2026 08:00:00 GMT")
    fetched(tmp_path, server, get)
    before = json.loads((tmp_path / COPY).read_text())
    server.answer = sends(b"", 304)
    assert fetched(tmp_path, server, get, NOW + timedelta(days=3))
    headers = server.asked[-1][1]
    assert headers["if-none-match"] == '"v1"'
    assert headers["if-modified-since"] == "Mon, 23 Nov 2026 08:00:00 GMT"
    after = json.loads((tmp_path / COPY).read_text())
    assert after == {**before, "fetched": (NOW + timedelta(days=3)).isoformat()}


def test_what_disappears_is_withdrawn(tmp_path: Path, server: Server, get: Any) -> None:
    """A posting that a feed has no more is withdrawn on the day that was seen, keeps its address, and may come back."""
    server.answer = sends(board("Planner", "Clerk"))
    fetched(tmp_path, server, get)
    before = {one.title: one.id for one in built(tmp_path, server, NOW.date())[0]}
    server.answer = sends(board("Planner"))
    for days in (2, 5):  # the day stays the one on which it was first missed
        fetched(tmp_path, server, get, NOW + timedelta(days=days))
        today = (NOW + timedelta(days=days)).date()
        postings, report = built(tmp_path, server, today)
        assert {one.title: one.id for one in postings} == before
        clerk = next(one for one in postings if one.title == "Clerk")
        assert clerk.withdrawn == date(2026, 11, 25)
        assert make_board(postings, lambda _zone, day=today: day).state(clerk) is State.WITHDRAWN
        assert report.problems == []
    server.answer = sends(board("Planner", "Clerk"))
    fetched(tmp_path, server, get, NOW + timedelta(days=6))
    assert all(one.withdrawn is None for one in built(tmp_path, server, NOW.date())[0])


def test_what_had_ended_is_not_withdrawn(tmp_path: Path, server: Server, get: Any) -> None:
    """A posting whose last day was over when it disappeared has expired; and nothing is remembered for ever."""
    server.answer = sends(board("Clerk", expires="2026-11-22"))
    fetched(tmp_path, server, get)
    server.answer = sends(board())
    fetched(tmp_path, server, get)
    (clerk,) = built(tmp_path, server, NOW.date())[0]
    assert clerk.withdrawn is None
    fetched(tmp_path, server, get, NOW + timedelta(days=181))
    assert json.loads((tmp_path / COPY).read_text())["gone"] == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (sends(b"gone", 500), "status 500"),
        (sends(b"", 304), "status 304"),
        (sends(b"<!doctype html><title>Log in</title>"), "a page for people"),
        (sends(b"jobs: [\n"), "what came is no feed"),
        (sends(b"\xff\xfe\x00"), "not UTF-8"),
        (sends(b'{"jobs": 5}'), 'no list of postings at "jobs"'),
        (sends(b"[" * 100_000), "nested too deeply"),
        (sends(b"[" + b"[]," * 600_000 + b"[]]"), "500,000 keys and values"),
        (sends(b'{"jobs": []}', Content_Encoding="gzip"), "packed"),
        (sends(b'{"jobs": []', Content_Length="500"), "broke off"),
        (sends(b"x" * 10_000_001), "larger than 10 MB"),
        (sends(b"", 302, Location="http://localhost/"), "is not an https address"),
        (sends(b"", 302, Location="/jobs"), "sends on more than 3 times"),
        (sends(b"", 302, Location="https://me:secret@localhost/"), "password"),
        (sends(b"", 302, Location="file:///etc/passwd"), "is not an https address"),
        (sends(b"", 302, Location="https://[bad"), "cannot be had"),
    ],
)
def test_what_fails_leaves_the_good_copy(
    tmp_path: Path, server: Server, get: Any, capsys: Any, answer: Answering, words: str
) -> None:
    """Whatever goes wrong is said, the copy stays to the byte, and where there is none, the command fails."""
    server.answer = answer
    assert not fetched(tmp_path, server, get)
    assert words in capsys.readouterr().out
    assert not (tmp_path / COPY).exists()
    server.answer = sends(board("Planner"))
    assert fetched(tmp_path, server, get)
    before = (tmp_path / COPY).read_bytes()
    server.answer = answer
    assert fetched(tmp_path, server, get, NOW + timedelta(days=4))
    assert "The copy of 2026-11-23 stays" in capsys.readouterr().out
    assert (tmp_path / COPY).read_bytes() == before
    postings, report = built(tmp_path, server, date(2026, 11, 27))
    assert len(postings) == 1
    assert "4 days old" in str(report.notes[0])


def test_a_redirect_is_followed(server: Server, get: Any) -> None:
    """A feed that has moved is found where it is, with its own name and path."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        moved = handler.path == "/jobs"
        sends(b"" if moved else b"[]", 301 if moved else 200, Location="/new?a=b c")(handler)

    server.answer = answer
    assert get(server.url, Version()).data == b"[]"
    assert [path for path, _ in server.asked] == ["/jobs", "/new?a=b%20c"]


def test_every_hop_is_judged(server: Server, get: Any) -> None:
    """An allowed server that sends on to an address of the private network is not followed there."""
    server.answer = sends(b"", 302, Location=f"https://127.0.0.2:{server.port}/")
    with pytest.raises(DownloadError, match="private network"):
        get(server.url, Version())
    assert len(server.asked) == 1


def test_private_addresses_are_refused(server: Server, certificate: tuple[Path, Path]) -> None:
    """Without a test's word for it, the very same server is one of a private network: nothing is sent to it."""
    context = ssl.create_default_context(cafile=str(certificate[0]))
    with pytest.raises(DownloadError, match="private network"):
        download(server.url, Version(), context=context)
    assert server.asked == []


def test_the_judged_address_is_the_one_that_is_asked(server: Server, get: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another address a moment later is asked once: what was judged is what is connected to."""
    answers = iter(["127.0.0.1", "10.0.0.1", "10.0.0.1"])
    asked: list[str] = []
    real = socket.getaddrinfo

    def moving(host: str, port: Any, *rest: Any, **words: Any) -> Any:
        if host == "localhost":
            asked.append(host)
            host = next(answers)
        return real(host, port, *rest, **words)

    monkeypatch.setattr(socket, "getaddrinfo", moving)
    server.answer = sends(b"[]")
    assert get(server.url, Version()).data == b"[]"
    assert asked == ["localhost"]


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::a00:1", "64:ff9b::7f00:1"],
)  # fmt: skip
def test_addresses_nobody_may_be_sent_to(address: str) -> None:
    """Private, loopback, link-local, shared, reserved, multicast: also where IPv6 wraps such an IPv4 address."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet(address: str) -> None:
    """What is on the internet may be asked."""
    assert is_public(address)


def test_a_certificate_nobody_knows(server: Server) -> None:
    """A server that cannot prove its name is not listened to."""
    with pytest.raises(DownloadError, match="certificate is not valid"):
        download(server.url, Version(), allowed=lambda _: True)
    assert server.asked == []


def test_a_certificate_of_another_name(server: Server, get: Any) -> None:
    """The certificate must be of the name that was asked for, not of the address behind it."""
    with pytest.raises(DownloadError, match="certificate is not valid"):
        get(server.url.replace("localhost", "127.0.0.1"), Version())


@pytest.mark.parametrize("drips", [False, True])
def test_a_server_without_end(server: Server, get: Any, drips: bool) -> None:
    """A server that says nothing, or a byte now and then for ever, is left when the time is over."""
    done = Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if drips:
            sends(b"", Content_Length="999999999")(handler)
            while not done.is_set():
                handler.wfile.write(b" ")
        done.wait(processes.LIMIT)

    server.answer = answer
    try:
        with pytest.raises(DownloadError, match=r"longer than 0\.3 seconds"):
            get(server.url, Version(), limits=Limits(size=10**9, total=0.3))
    finally:
        done.set()


def test_a_host_that_is_not_there(get: Any) -> None:
    """A name that nobody has, and a port where nobody listens, are told in words."""
    with pytest.raises(DownloadError, match="cannot be had"):
        get("https://nobody.invalid/", Version())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        with pytest.raises(DownloadError, match="cannot be had"):
            get(f"https://localhost:{probe.getsockname()[1]}/", Version())


def test_a_build_before_the_first_fetch(tmp_path: Path, server: Server) -> None:
    """A remote source without a copy refuses the build: its postings would vanish in silence."""
    postings, report = built(tmp_path, server, NOW.date())
    assert postings == []
    assert "`make fetch` brings it" in str(report.problems[0])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"url": "http://a.example/"}, "https"),
        ({"url": "https://a.example/", "path": "a.yaml"}, "one of the two"),
        ({"name": "A"}, "one of the two"),
        ({"url": "https://a.example/", "format": "ours"}, 'leave "format" out'),
    ],
)
def test_settings_that_cannot_be(source: dict[str, str], words: str) -> None:
    """A source is a file or an https address, and what is remote is never our own."""
    with pytest.raises(SettingsError, match=words):
        sources_of([source])


def test_two_sources_of_one_name() -> None:
    """Two addresses of one host need names: their copies would be one file."""
    with pytest.raises(SettingsError, match='Give one of them a "name"'):
        sources_of([{"url": "https://a.example/1"}, {"url": "https://a.example/2"}])


def test_the_page_says_where_it_is_from(
    tmp_path: Path, server: Server, get: Any, build_site: Callable[..., SiteBuild]
) -> None:
    """A real build from the copy alone: the page of a posting names the feed and the day it was fetched."""
    server.answer = sends(board("Planner", "Clerk"))
    fetched(tmp_path, server, get, NOW - timedelta(days=3))
    server.answer = sends(board("Planner"))
    fetched(tmp_path, server, get, NOW - timedelta(days=2))
    asked = len(server.asked)
    rooms = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
    made = build_site(tmp_path, {"content/pages/x.md": "---\ntitle: X\nslug: x\nsummary: X.\n---\nX\n"}, bare=True,
                      PLUGINS=rooms, JOB_SOURCES=setting(server))  # fmt: skip
    assert made.status == 0, made.report
    assert len(server.asked) == asked
    planner, clerk = (
        next((made.output / "jobs").glob(f"{name}-*/index.html")).read_text() for name in ("planner", "clerk")
    )
    assert '<bdi>Harbour</bdi>, fetched on <time datetime="2026-11-21">' in planner
    assert "This posting was withdrawn.</b> <bdi>Harbour</bdi> no longer listed it on" in clerk
    assert f"note: {COPY}" in made.report
    assert "2 days old" in made.report
