"""`make new source`: the system is recognised, or a map proposed, and the settings have one source more."""

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.core.errors import SiteError
from plugins.jobs.author.new_source import recognised, start_source
from plugins.jobs.author.settings_file import with_source
from plugins.jobs.author.source_check import check_source
from plugins.jobs.sources.download import Answer, DownloadError, Version
from tests.jobs.making import sources_of
from tests.jobs.test_check import SETTINGS as SITE_SETTINGS
from tests.jobs.test_systems import FILES, path_of

SETTINGS = 'A = 1\nJOB_SOURCES = [{"path": "content/data/jobs.yaml", "format": "ours"}]  # mine\nB = "ä"\n'

UNKNOWN = {
    "meta": {"count": 2},
    "result": {
        "vacancies": [
            {
                "jobTitle": f"Clerk {number}",
                "employer": {"name": "Lakeside", "size": 3},
                "jobLink": f"https://lakeside.example/{number}",
                "place": "Galway",
                "date_posted": "2026-11-20T10:00:00Z",
                "body": "<p>Paper.</p>",
                "active": True,
                "mystery": "x",
            }
            for number in range(2)
        ]
    },
}


@pytest.mark.parametrize(
    ("address", "format", "url"),
    [
        ("https://boards.greenhouse.io/harbour", "greenhouse",
         "https://boards-api.greenhouse.io/v1/boards/harbour/jobs?content=true&pay_transparency=true"),
        ("https://job-boards.greenhouse.io/harbour/jobs/123", "greenhouse",
         "https://boards-api.greenhouse.io/v1/boards/harbour/jobs?content=true&pay_transparency=true"),
        ("https://jobs.lever.co/harbour/abc?lever-source=x", "lever", "https://api.lever.co/v0/postings/harbour?mode=json"),
        ("https://jobs.ashbyhq.com/harbour", "ashby",
         "https://api.ashbyhq.com/posting-api/job-board/harbour?includeCompensation=true"),
        ("https://harbour.recruitee.com/o/clerk", "recruitee", "https://harbour.recruitee.com/api/offers/"),
        ("https://apply.workable.com/harbour/j/AB12/", "workable",
         "https://apply.workable.com/api/v1/widget/accounts/harbour?details=true"),
        ("https://careers.smartrecruiters.com/Harbour1", "smartrecruiters",
         "https://api.smartrecruiters.com/v1/companies/Harbour1/postings?limit=100"),
        ("https://harbour.teamtailor.com/jobs", "teamtailor", "https://harbour.teamtailor.com/jobs.json"),
        ("https://harbour.jobs.personio.com/", "personio", "https://harbour.jobs.personio.com/xml"),
        ("https://harbour.pinpointhq.com/en", "pinpoint", "https://harbour.pinpointhq.com/postings.json"),
        ("https://ats.rippling.com/harbour/jobs", "rippling",
         "https://api.rippling.com/platform/api/ats/v1/board/harbour/jobs"),
        ("https://other.example/jobs/open.json", "board", "https://other.example/jobs/open.json"),
        ("https://weworkremotely.com/remote-jobs.rss", None, "https://weworkremotely.com/remote-jobs.rss"),
    ],
)  # fmt: skip
def test_an_address_is_recognised(address: str, format: str | None, url: str) -> None:
    """From any page of a board its system is known, and where that has its feed."""
    found, source = recognised(address)
    assert (found, source["url"]) == (format, url)
    (made,) = sources_of([source])
    assert made.feed_url == url
    (pasted,) = sources_of([{"url": address, "format": format}]) if format else [made]
    assert pasted.feed_url == url  # the address of a page of the board will do


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Calls the command for an address that answers with this."""

    def call(url: str, data: bytes, title: str = "") -> str:
        (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
        monkeypatch.setenv("URL", url)
        return start_source(tmp_path, title, lambda _url, _version: Answer(data, Version()))

    return call


@pytest.mark.parametrize("name", FILES)
def test_an_answer_is_recognised(name: str, start: Callable[..., str], tmp_path: Path) -> None:
    """At an address that says nothing the answer itself says which system gave it, and the source reads it."""
    said = start("https://careers.harbour.example/feed", path_of(name).read_bytes())
    made = runpy.run_path(str(tmp_path / "pelicanconf.py"))["JOB_SOURCES"]
    assert made[1]["format"] == Path(name).stem
    assert made[1]["url"] == "https://careers.harbour.example/feed"
    assert len(sources_of(made)) == 2
    assert " shown, " in said
    assert len(said.partition("shown, ")[2].splitlines()) <= 11


def test_a_map_is_proposed(start: Callable[..., str], tmp_path: Path) -> None:
    """For a feed of nobody's a map is made of what is seen; it reads the feed, and says what it made nothing of."""
    said = start("https://lakeside.example/api", json.dumps(UNKNOWN).encode(), "Lakeside")
    (_, made) = runpy.run_path(str(tmp_path / "pelicanconf.py"))["JOB_SOURCES"]
    assert made == {
        "name": "Lakeside",
        "url": "https://lakeside.example/api",
        "postings": "result.vacancies",
        "fields": {
            "jobTitle": "title",
            "employer": "company",
            "jobLink": "apply",
            "place": "locations",
            "date_posted": "posted",
            "body": "description",
        },
        "html": ["description"],
        "only": {"active": True},
        "ignore": ["mystery"],
    }
    assert "Made nothing of: mystery." in said
    assert "2 entries, 2 shown, 0 left out" in said


def test_what_is_not_found_is_said(start: Callable[..., str]) -> None:
    """A feed without a company and a place says so, before anybody waits for postings that never come."""
    feed = [{"jobTitle": "Clerk", "jobLink": "https://lakeside.example/1", "date_posted": "2026-11-20"}]
    said = start("https://lakeside.example/api", json.dumps(feed).encode())
    assert "Found nothing for: company, locations, description." in said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><title>Jobs</title>", "page for people"),
        (b'{"a": 5}', "no list of postings"),
        (b"\xff\xfe", "UTF"),
    ],
)
def test_where_there_is_no_feed_nothing_is_written(
    start: Callable[..., str], tmp_path: Path, data: bytes, words: str
) -> None:
    """The settings stay as they were, and why is said."""
    with pytest.raises(SiteError, match=words):
        start("https://lakeside.example/api", data)
    assert (tmp_path / "pelicanconf.py").read_text(encoding="utf-8") == SETTINGS


def test_what_cannot_be_had_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that does not answer is told with its reason."""

    def fails(_url: str, _version: Version) -> Answer:
        raise DownloadError("it answered with status 404")

    monkeypatch.setenv("URL", "https://jobs.lever.co/harbour")
    with pytest.raises(SiteError, match="status 404"):
        start_source(tmp_path, "", fails)


@pytest.mark.parametrize(
    "text",
    [
        SETTINGS,
        "",
        "JOB_SOURCES = []\n",
        'JOB_SOURCES = [\n    {"path": "a.yaml", "format": "ours"},\n]\nX = 1\n',
        'JOB_SOURCES = [\n    {"path": "a.yaml", "format": "ours"}  # no comma, "ä"\n]\nX = 1\n',
        'JOB_SOURCES = [{"path": "é.yaml"}, {"path": "b.yaml"}]; X = 1\n',
    ],
)
def test_the_settings_have_one_source_more(text: str, tmp_path: Path) -> None:
    """However the list is laid out, what stood there stays, and the new one is its last."""
    source: dict[str, Any] = {
        "name": "A \"b\" \\ 'c'",
        "url": "https://a.example/",
        "only": {"x": True},
        "ignore": ["k"] * 40,
    }
    changed = tmp_path / "settings.py"
    changed.write_text(with_source(text, source), encoding="utf-8")
    made = runpy.run_path(str(changed))
    before: dict[str, Any] = {}
    exec(text or 'JOB_SOURCES = [{"path": "content/data/jobs.yaml", "format": "ours"}]', before)
    assert made["JOB_SOURCES"] == [*before["JOB_SOURCES"], source]
    assert made.get("X") == before.get("X")


def test_a_source_in_ten_lines(tmp_path: Path) -> None:
    """What is shown, what is left out and why: in ten lines, however much is wrong."""
    jobs = [
        {"title": f"Clerk {number}", "company": "Acme", "locations": "Cork", "posted": "2026-11-20", **changes}
        for number, changes in enumerate(
            [
                {"apply": "https://a.example/1"},
                {"apply": "https://a.example/2", "active": False},
                {"apply": "ftp://a.example/3"},
                {},
                {"apply": "https://a.example/5", "type": "odd", "salary": "lots of 5", "category": "x" * 99},
                {"apply": "https://a.example/6", "posted": "soon"},
                {"apply": "https://a.example/7", "expires": "2026-01-01", "remote": "maybe", "timezone": "Mars"},
                {
                    "apply": "https://a.example/8",
                    "key_one": 1,
                    "key_two": 2,
                    "agencies_ok": "perhaps",
                    "featured": "often",
                },
            ]
        )
    ]
    (tmp_path / "feed.json").write_text(json.dumps(jobs))
    settings = {**SITE_SETTINGS, "JOB_SOURCES": [{"path": "feed.json", "name": "Acme"}]}
    lines = check_source(tmp_path, settings, "acme").splitlines()
    assert len(lines) == 10
    assert lines[0] == "Acme (feed.json, a map of yours): 8 entries, 3 shown, 5 left out."
    assert "Left out, 1: no posting for the public: active: false." in lines
    with pytest.raises(SiteError, match="There are: Acme"):
        check_source(tmp_path, settings, "zzzzzzz")
