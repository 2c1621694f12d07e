"""What our own /jobs/open.json says, a board of ours reads again: out and in is the same board."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.report import Report
from plugins.jobs.board.board import make_board
from plugins.jobs.exports.open_json import open_list
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests.feeds.sample import SITE
from tests.fuzzing import examples
from tests.jobs.hostile import texts
from tests.jobs.making import TODAY, ZONE, read, sources_of

DAYS = st.dates(date(2026, 11, 1), date(2026, 11, 20)).map(date.isoformat)
places = st.one_of(
    texts.map(lambda text: f"x{text}"[:200].strip()),
    st.sampled_from(
        ["Remote", "Remote - US", "Anywhere", "London (Hybrid)", "Leeds; York", "Berlin | Bonn", "Washington, D.C."]
    ),
    st.fixed_dictionaries(
        {"country": st.sampled_from(["CA", "IE", "US"])},
        optional={
            name: texts.map(lambda text: f"x{text}"[:20].strip())
            for name in ("city", "region", "street", "postal_code")
        },
    ),
)
amounts = st.integers(1, 10**9) | st.decimals(1, 10**6, places=2).map(float)
entries = st.fixed_dictionaries(
    {
        "title": texts.map(lambda text: f"x{text}"[:120].strip()),
        "company": texts.map(lambda text: f"x{text}"[:200].strip())
        | st.just({"name": "Acme", "url": "https://acme.example/", "logo": "https://acme.example/l.png"}),
        "locations": st.lists(places, min_size=1, max_size=3),
        "posted": DAYS,
        "apply": st.integers(0, 10**6).map(lambda number: f"https://a.example/{number}?utm_source=x&ref=y"),
    },
    optional={
        "remote": st.sampled_from(["none", "hybrid", "full"]),
        "applicants_from": st.lists(st.sampled_from(["CA", "US-NY", "IE"]), unique=True),
        "type": st.lists(st.sampled_from(["full-time", "per-diem", "other"]), unique=True),
        "category": st.sampled_from(["Finance", "People & HR", "Remote"]),
        "salary": st.fixed_dictionaries(
            {"min": amounts, "currency": st.just("CAD"), "per": st.sampled_from(["hour", "year"])}
        ),
        "description": texts.map(lambda text: f"About it: {text}")
        | st.just(
            "**What you do**\n- one\n  - within one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Then\n[x](/timeline/) `y` ~~z~~"
        ),
        "expires": st.one_of(st.just("never"), st.dates(date(2026, 11, 23), date(2027, 2, 1)).map(date.isoformat)),
        "timezone": st.sampled_from(["Asia/Tokyo", "America/Vancouver", "UTC"]),
        "featured": st.booleans(),
        "agencies_ok": st.booleans(),
        "last_verified": DAYS,
    },
)


def again(folder: Path, listed: str) -> tuple[dict[str, Any], Report]:
    """What a board that reads this list puts out itself."""
    (folder / "open.json").write_text(listed, encoding="utf-8")
    report = Report()
    settings = BoardSettings(folder, ZONE, timedelta(days=60), lambda _zone: TODAY)
    postings = read_postings(sources_of([{"path": "open.json", "format": "board"}]), settings, report)
    made: dict[str, Any] = json.loads(open_list(make_board(postings, lambda _zone: TODAY), SITE))
    return made, report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("boards")


@examples(40)
@given(written=st.lists(entries, min_size=1, max_size=4, unique_by=lambda entry: entry["apply"]), sample=st.booleans())
def test_out_and_in_is_the_same_board(folder: Path, written: list[dict[str, Any]], sample: bool) -> None:
    """Every fact of every open posting comes back as it was, ids and assumed ends among them, and nothing is said of it."""
    text = json.dumps(
        {"sample": sample, "postings": [{"id": f"post-{number}", **each} for number, each in enumerate(written)]},
        ensure_ascii=False,
    )
    postings, report = read(folder, text)
    if report.problems:
        return  # two of them are the same, or a text is blank once it is read
    out = json.loads(open_list(make_board(postings, lambda _zone: TODAY), SITE))
    back, told = again(folder, json.dumps(out, ensure_ascii=False))
    assert back == out
    assert [str(entry) for entry in (*told.problems, *told.notes)] == []
