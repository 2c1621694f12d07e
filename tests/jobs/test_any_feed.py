"""Whatever a feed says, reading it ends in postings and notes: nothing of somebody else's stops a build."""

import json
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.report import Report
from plugins.jobs.author.propose import propose
from plugins.jobs.board.board import make_board
from plugins.jobs.exports.open_json import open_list
from plugins.jobs.sources.amounts import pay_in_words
from plugins.jobs.sources.json_reader import NotJsonError, read_json
from plugins.jobs.sources.moments import day_of
from plugins.jobs.sources.paging import follow
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.reading import read_feed
from plugins.jobs.sources.remote import read_remote
from plugins.jobs.sources.rows import rows_of
from plugins.jobs.sources.snapshot import gone_since, known_now
from tests.feeds.sample import SITE
from tests.fuzzing import examples
from tests.jobs.making import TODAY, ZONE, sources_of
from tests.jobs.test_systems import FILES, path_of

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(
        ["Remote - US", "2026-11-20", "https://a.example/", "0", "$5", "javascript:x", "<b>x</b>", "\ud83d"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
JSON_FILES = [name for name in FILES if name.endswith(".json")]


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [each for key, inner in pairs for each in places_in(inner, (*path, key))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@examples(60)
@given(data=st.data(), name=st.sampled_from(JSON_FILES), value=values, other=values)
def test_any_value_anywhere(folder: Path, data: st.DataObject, name: str, value: Any, other: Any) -> None:
    """Anything in place of any two values of an answer: no error, no problem, and what is shown can be published."""
    feed = deepcopy(json.loads(path_of(name).read_text(encoding="utf-8")))
    for new in (value, other):
        place = data.draw(st.sampled_from(places_in(feed)))
        holder = feed
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = new
    (folder / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    report = Report()
    settings = BoardSettings(folder, ZONE, timedelta(days=60), lambda _zone: TODAY)
    sources = sources_of([{"path": "feed.json", "format": Path(name).stem}])
    postings = read_postings(sources, settings, report)
    assert report.problems == []
    json.loads(open_list(make_board(postings, lambda _zone: TODAY), SITE))
    manner = sources[0].manner
    rows = rows_of(feed, manner) or []
    known_now(None, rows, gone_since(None, rows, manner, TODAY), manner, TODAY)
    propose(feed)


@given(value=values)
def test_json_is_read_as_json(value: Any) -> None:
    """What one writes comes back, but for characters that no page can hold; and each value has its line."""
    for indent in (None, 1):
        document = read_json(json.dumps(value, indent=indent), "x")
        clean = json.loads(json.dumps(value))
        assert json.dumps(document.value, default=float).encode("utf-8", "replace") is not None
        if value == clean and isinstance(value, list | dict):
            assert type(document.value) is type(value)
            assert len(document.value) == len(value) or isinstance(value, dict)


@given(text=st.text(max_size=60) | st.lists(st.sampled_from(list('{}[]",:0123.eE-+ \\u"truefalsenull\n'))).map("".join))
def test_any_text_is_json_or_none(text: str) -> None:
    """A text that is no JSON is said to be none, at a place within it."""
    try:
        read_json(text, "x")
    except NotJsonError as error:
        assert 0 <= error.place <= len(text)
        return
    json.loads(text, strict=False)


@given(data=st.binary(max_size=60) | st.lists(st.sampled_from([b"<a>", b"</a>", b"<!DOCTYPE a [", b"<!ENTITY b 'c'>", b"]>", b"&b;",
    b"&#0;", b"&nbsp;", b"<![CDATA[", b"]]>", b"\x08", b"x", b"<a b='c'/>", b"<?xml version='1.0' encoding='utf-16'?>"])).map(b"".join))  # fmt: skip
def test_any_bytes_are_a_feed_or_none(data: bytes) -> None:
    """Bytes of any kind are read, or refused with a word."""
    report = Report()
    assert read_feed(data, "x", report) is not None or report.problems


@given(
    text=st.text(max_size=40)
    | st.lists(st.sampled_from(["Remote", " - ", "US", "(", ")", " or ", "only", "EU", "Toronto", ", "])).map("".join)
)
def test_any_text_of_a_place_pay_or_day(text: str) -> None:
    """Reading words never fails, and gives areas that are codes."""
    read = read_remote(text)
    assert read is None or all(2 <= len(area) <= 6 for area in read.areas)
    pay_in_words(text, {})
    day_of(text, ZONE)


def test_an_entity_is_no_way_in(tmp_path: Path) -> None:
    """No file is read through an entity, none is fetched, and none grows without end."""
    secret = tmp_path / "secret"
    secret.write_text("root:x:0:0")
    bomb = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    xml = (
        f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY l0 'lol'>{bomb}<!ENTITY f SYSTEM 'file://{secret}'>]>"
        "<r><job><title>A&f;&l11;B</title><x>1</x></job><job><title>&amp;&eacute;</title></job></r>"
    )
    document = read_feed(xml.encode(), "x", Report())
    assert document is not None
    assert [job["title"] for job in document.value["job"]] == ["AB", "&é"]


def test_follow_is_given_a_whole_feed() -> None:
    """A feed without pages is one page, as it is."""
    from plugins.jobs.sources.download import Answer, Version
    from plugins.jobs.sources.feed_map import FeedMap

    feed, pages = follow(
        "https://a.example/",
        Answer(b'[{"a": 1}]', Version()),
        FeedMap(),
        "A",
        lambda _url, _version: pytest.fail("asked"),
    )
    assert (feed, pages) == ([{"a": 1}], 1)
