"""What YAML does to a posting behind its author's back, and what any file at all does to the board."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.report import Report
from plugins.jobs.model import Entry
from tests.jobs.making import read, yaml_of

KEYS = st.sampled_from([*Entry.model_fields, "titel", "postings", "defaults", "sample"])
VALUES = st.recursive(
    st.sampled_from(["today-1d", "2026-11-20", "NO", "12:30", "1.10", "never", "full", "", "*x", "&x y", "!a b"])
    | st.text(max_size=12)
    | st.integers(),
    lambda inner: st.lists(inner, max_size=3).map(str) | st.dictionaries(KEYS, inner, max_size=3).map(str),
    max_leaves=6,
)


def told(report: Report) -> list[str]:
    return [str(entry) for entry in (*report.problems, *report.notes)]


def test_norway_stays_norway(tmp_path: Path) -> None:
    """The country NO, which YAML 1.1 takes for false, is Norway."""
    (one,), report = read(tmp_path, yaml_of("locations: {city: Oslo, country: NO}"))
    assert report.problems == []
    assert one.locations[0].country == "NO"


@pytest.mark.parametrize("written", ["12:30", "NO", "off", "2026-11-20", "0x1F", "1_000"])
def test_words_that_look_like_something_else(tmp_path: Path, written: str) -> None:
    """A title is what the author wrote, even where YAML 1.1 would make a number, a date or a truth of it."""
    (one,), report = read(tmp_path, yaml_of(f"title: {written}"))
    assert report.problems == []
    assert one.title == written


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("title: 1.10", "1:10", "title: want a text, not 1.10. Put quotes around it"),
        ("company: 1.10", "1:12", "company: want a text, not 1.10. Put quotes around it"),
        ("category: 2026", "1:13", "category: want a text, not 2026. Put quotes around it"),
        ("locations: 1066", "1:14", "want a text, not 1066. Put quotes around it"),
        ("locations: [Leeds, true]", "1:22", "want a text, not true. Put quotes around it"),
        ("posted: 12:30", "1:11", '"12:30" is not a date (want YYYY-MM-DD)'),
        ("posted: 2026-02-31", "1:11", '"2026-02-31" is not a date'),
        ("posted: 20261120", "1:11", "20261120 is not a date"),
        ("salary: {min: 55,000, max: 60000, currency: CAD, per: year}", "1:20", '"salary.000" is not a key'),
        ("salary: {min: 55k, currency: CAD, per: year}", "1:17", '"55k" is not a number'),
        ("titel: Clerk", "1:3", '"titel" is not a key that is known here. Did you mean title?'),
        ("salary: {mni: 5, currency: CAD, per: year}", "1:12", '"salary.mni" is not a key that is known here. Did you'),
        ("type: full time", "1:9", "Did you mean full-time?"),
        ("title: &Co Partners", "1:10", "would be lost"),
        ("title: !Senior Clerk", "1:10", "put quotes around the whole"),
        ("title: !!python/object/apply:os.system [ls]", "1:10", "instruction to programs"),
        ("title: @home", "1:10", "Put quotes around it"),
        ("title: Clerk: evenings", "1:15", "Put quotes around a text that contains a colon"),
        ("title: *Clerk*", "1:16", "asterisk"),
        ("id: a\n\ttitle: Clerk", "2:1", "never with tabs"),
        ("id: a\nid: b", "2:3", '"id" stands here a second time (first in line 1)'),
    ],
)
def test_what_the_author_is_told(tmp_path: Path, line: str, place: str, words: str) -> None:
    """Each trap is named at its line and column, in words that say what to type instead."""
    text = yaml_of(line) if ":" in line.splitlines()[-1] and "\t" not in line else f"- {line}\n"
    _, report = read(tmp_path, text)
    assert any(each.startswith(f"jobs.yaml:{place} ") and words in each for each in told(report)), told(report)


def test_everything_of_a_file_at_once(tmp_path: Path) -> None:
    """A key that stands twice, an unknown key, a bad date and a bad value, in four postings: all in one report."""
    text = yaml_of("id: a\nid: b", "titel: x", "posted: 31 Feb", "type: fulltime", "id: sound")
    postings, report = read(tmp_path, text)
    assert [one.id for one in postings] == ["sound"]
    said = "\n".join(told(report))
    assert len(report.problems) == 4
    for words in ("a second time", "Did you mean title?", "is not a date", "Did you mean full-time?"):
        assert words in said


def test_a_fault_in_one_entry_of_somebody_elses_feed(tmp_path: Path) -> None:
    """A foreign entry that YAML itself finds fault with is left out alone; the ones beside it are shown."""
    text = "- {title: One, company: A, locations: X, posted: 2026-11-01, apply: 'https://a.example/1', title: Two}\n"
    text += "- {title: Three, company: A, locations: X, posted: 2026-11-01, apply: 'https://a.example/3'}\n"
    postings, report = read(tmp_path, text, fields={})
    assert [one.title for one in postings] == ["Three"]
    assert report.problems == []
    assert "Left out." in told(report)[0]


@given(data=st.binary(max_size=300))
def test_any_bytes_as_a_feed(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever bytes the file holds, there is a report and no traceback; nothing is shown without being sound."""
    folder = tmp_path_factory.mktemp("bytes")
    for source in ({"format": "ours"}, {"fields": {"a": "title"}}):
        postings, report = read(folder, data, **source)
        assert postings == [] or report.problems == []


@given(entries=st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=4))
def test_anything_that_looks_like_postings(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, str]]
) -> None:
    """The right keys with any values make a report in words: every entry is shown, or there is a reason."""
    text = "".join("- " + "\n  ".join(f"{key}: {value}" for key, value in each.items()) + "\n" for each in entries)
    folder = tmp_path_factory.mktemp("entries")
    for source in ({"format": "ours"}, {"fields": {}}):
        postings, report = read(folder, text, **source)
        assert len(postings) == len(entries) or told(report)
