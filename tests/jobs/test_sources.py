"""Files to postings: sample dates, defaults, merging, foreign feeds."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.errors import SettingsError
from plugins.core.report import Report
from plugins.jobs.model import Remote
from plugins.jobs.sources.identity import derived_id
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests.jobs.making import TODAY, read, read_all, sources_of, yaml_of

FOREIGN = """\
- employer: Rice University
  job_type: Full-Time
  location: Houston, TX
  posted: 2026-11-01
  remote: Hybrid
  title: Systems Administrator
  url: https://rice.example/1
"""
MAP: dict[str, Any] = {
    "fields": {"employer": "company", "location": "locations", "url": "apply", "job_type": "type"},
    "values": {"type": {"Full-Time": "full-time"}, "remote": {"Hybrid": "hybrid", "Fully remote": "full"}},
}


def sample(*lines: str) -> str:
    entry = "\n".join(["id: acme-hr", *lines])
    return "sample: true\npostings:\n" + "".join(f"  {line}\n" for line in yaml_of(entry).splitlines())


@pytest.mark.parametrize(
    ("written", "meant"),
    [("today", "2026-11-23"), ("today-12d", "2026-11-11"), ("today+6d", "2026-11-29"), ("2026-11-20", "2026-11-20")],
)
def test_sample_dates_count_from_today(tmp_path: Path, written: str, meant: str) -> None:
    """A sample may count its dates from the day of the build, and may write plain ones."""
    (one,), report = read(tmp_path, sample(f"posted: {written}"))
    assert report.problems == []
    assert one.posted == date.fromisoformat(meant)
    assert one.sample


@pytest.mark.parametrize("written", ["today-12", "today -12d", "yesterday", "today-1w", "Today"])
def test_sample_dates_have_one_form(tmp_path: Path, written: str) -> None:
    """Anything near a sample date but not one is a problem, not a guess."""
    postings, report = read(tmp_path, sample(f"posted: {written}"))
    assert postings == []
    assert f'"{written}" is not a date' in str(report.problems[0])


def test_sample_dates_in_samples_only(tmp_path: Path) -> None:
    """A source that is no sample keeps strict dates."""
    text = sample("posted: today-12d").replace("sample: true", "sample: false")
    postings, report = read(tmp_path, text)
    assert postings == []
    assert '"today-12d" is not a date' in str(report.problems[0])


def test_sample_dates_count_in_the_postings_own_zone(tmp_path: Path) -> None:
    """Where it is tomorrow already, `today` is tomorrow: the posting is open on the day it says."""
    text = sample("posted: today", "timezone: Pacific/Auckland")
    (one,), _ = read(tmp_path, text, today_in=lambda zone: date(2026, 11, 24) if "Auckland" in zone else TODAY)
    assert one.posted == date(2026, 11, 24)


def test_defaults_fill_what_is_missing(tmp_path: Path) -> None:
    """A file's defaults stand for every posting that does not say otherwise."""
    text = "defaults: {category: Finance, timezone: Europe/Dublin}\npostings:\n" + "".join(
        f"  {line}\n" for line in yaml_of("title: One", "title: Two\ncategory: Art").splitlines()
    )
    postings, report = read(tmp_path, text)
    assert report.problems == []
    assert [(one.category, one.zone) for one in postings] == [("Finance", "Europe/Dublin"), ("Art", "Europe/Dublin")]


def test_a_bad_default_is_told_where_it_stands(tmp_path: Path) -> None:
    """A fault in a default is at the default's line, not at the postings that take it."""
    text = "defaults:\n  type: fulltime\npostings:\n" + "".join(f"  {line}\n" for line in yaml_of("id: a").splitlines())
    _, report = read(tmp_path, text)
    assert [(each.line, each.column) for each in report.problems] == [(2, 9)]


def test_same_id_twice_names_both_lines(tmp_path: Path) -> None:
    """An id that stands twice is a problem at the second one that names the first one's line."""
    postings, report = read(tmp_path, yaml_of("id: same", "id: same\ntitle: Another"))
    assert [one.title for one in postings] == ["HR Coordinator"]
    (problem,) = report.problems
    assert problem.line == 7
    assert "line 1" in problem.message


def test_the_same_entry_pasted_twice(tmp_path: Path) -> None:
    """An entry that was pasted and not yet changed is a problem too: its id would be two postings soon."""
    _, report = read(tmp_path, yaml_of("id: same", "id: same"))
    assert ["the id stands already" in problem.message for problem in report.problems] == [True]


def test_equal_postings_are_merged_and_reported(tmp_path: Path) -> None:
    """Two entries that say the same of the same job are one posting, and a note says so."""
    postings, report = read(tmp_path, yaml_of("id: one", "id: two"))
    assert [one.id for one in postings] == ["one"]
    assert report.problems == []
    (note,) = report.notes
    assert 'posting "two"' in note.message
    assert "line 1; merged" in note.message


def test_postings_that_disagree_are_a_problem(tmp_path: Path) -> None:
    """The same address, title, company and place with different facts cannot both be right."""
    _, report = read(tmp_path, yaml_of("id: one", "id: two\nexpires: 2026-12-01\ntype: contract"))
    (problem,) = report.problems
    assert "differs in type, expires" in problem.message
    assert problem.line == 7


def test_case_and_spaces_do_not_make_another_posting(tmp_path: Path) -> None:
    """ "ACME" and "Acme" with the same address, title and place are the same employer."""
    postings, _ = read(tmp_path, yaml_of("id: one", "id: two\ncompany: ACME\ntitle: HR  coordinator"))
    assert len(postings) == 1


def test_two_places_are_two_postings(tmp_path: Path) -> None:
    """The same title at the same address in another town is another posting."""
    postings, report = read(tmp_path, yaml_of("id: one", "id: two\nlocations: Leeds"))
    assert (len(postings), report.problems) == (2, [])


def test_foreign_feed_through_a_map(tmp_path: Path) -> None:
    """Their keys and values become ours by the map alone."""
    (one,), report = read(tmp_path, FOREIGN, **MAP)
    assert report.problems == []
    assert (one.company.name, one.remote, one.type[0]) == ("Rice University", Remote.HYBRID, "full-time")
    assert one.id.startswith("systems-administrator-rice-university-")


def test_foreign_faults_leave_the_entry_out(tmp_path: Path) -> None:
    """A foreign entry without what it needs is left out with a note at its line; the build goes on."""
    bad = FOREIGN.replace("https://rice.example/1", "ftp://rice.example/2")
    postings, report = read(tmp_path, FOREIGN + bad + "- 7\n", **MAP)
    assert len(postings) == 1
    assert report.problems == []
    assert [note.line for note in report.notes] == [14, 15]
    assert "is not an address the site links to" in report.notes[0].message
    assert all(note.message.endswith("Left out.") for note in report.notes)


def test_a_fault_in_what_need_not_be_there_costs_that_alone(tmp_path: Path) -> None:
    """A type that nobody knows is lost, with a note where it stands, and the posting is shown."""
    (one,), report = read(tmp_path, FOREIGN.replace("Full-Time", "Whenever"), **MAP)
    assert one.type == ()
    (note,) = report.notes
    assert note.line == 2
    assert '"Whenever" is not one of' in note.message
    assert note.message.endswith("The posting is shown without it.")


def test_foreign_entries_that_disagree(tmp_path: Path) -> None:
    """Of two foreign entries that disagree the first stays, and the note names both lines."""
    postings, report = read(tmp_path, FOREIGN + FOREIGN.replace("2026-11-01", "2026-11-02"), **MAP)
    assert [one.posted.day for one in postings] == [1]
    (note,) = report.notes
    assert (note.line, "line 1" in note.message, "differs in posted" in note.message) == (8, True, True)


def test_foreign_keys_nobody_named(tmp_path: Path) -> None:
    """A key that the map does not know is told once for the whole feed; one to be ignored is not."""
    text = (FOREIGN + "  team: 5\n  salary_band: B\n") + (FOREIGN + "  team: 6\n").replace("/1", "/2")
    postings, report = read(tmp_path, text, **MAP, ignore=["salary_band"])
    assert len(postings) == 2
    (note,) = report.notes
    assert note.line == 8
    assert '"team" (2 postings)' in note.message


def test_foreign_defaults(tmp_path: Path) -> None:
    """What their feed never says may be given for all of it."""
    (one,), _ = read(tmp_path, FOREIGN, **MAP, defaults={"category": "Research", "timezone": "America/Chicago"})
    assert (one.category, one.zone) == ("Research", "America/Chicago")


def test_foreign_place_that_is_an_address(tmp_path: Path) -> None:
    """A web address is no place: it is left out with a note, and what is fully remote needs none."""
    text = FOREIGN.replace("Houston, TX", "https://rice.example/1").replace("Hybrid", "Fully remote")
    (one,), report = read(tmp_path, text, **MAP)
    assert one.locations == ()
    assert "is a web address, not a place; left out" in report.notes[0].message


def test_remote_as_a_place(tmp_path: Path) -> None:
    """ "Remote" is never a place: beside `full` it says nothing, and alone it means that, whatever a flag says."""
    full = FOREIGN.replace("Houston, TX", "Remote").replace("Hybrid", "Fully remote")
    partly = FOREIGN.replace("Houston, TX", "Remote").replace("/1", "/2")
    postings, _ = read(tmp_path, full + partly, **MAP)
    assert [[place.text for place in one.locations] for one in postings] == [[], []]
    assert [one.remote for one in postings] == [Remote.FULL, Remote.FULL]


@given(st.fixed_dictionaries({key: st.text(max_size=200) for key in ("apply", "title", "company", "locations")}))
def test_derived_ids_are_addresses(record: dict[str, str]) -> None:
    """Whatever a foreign entry says, its id is one that an entry of our own could have."""
    made = derived_id(record)
    assert 1 <= len(made) <= 80
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert derived_id(dict(record)) == made


@pytest.mark.parametrize("key", ["apply", "title", "company"])
def test_derived_ids_tell_postings_apart(key: str) -> None:
    """Another address, title or company makes another id; more spaces do not, nor do other places."""
    record = {"apply": "https://a.example/", "title": "Nurse", "company": "Acme", "locations": "Leeds"}
    assert derived_id(record) != derived_id({**record, key: record[key] + "x"})
    assert derived_id(record) == derived_id({**record, key: f" {record[key]} ", "locations": ["York", "Leeds"]})


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("content/data/jobs.yaml", "want a list"),
        ([{"format": "ours"}], "path"),
        ([{"path": "a.yaml", "format": "theirs"}], "format"),
        ([{"path": "a.yaml", "feilds": {}}], "feilds"),
        ([{"path": "a.yaml", "fields": {"employer": "compny"}}], "compny"),
        ([{"path": "a.yaml", "fields": {"key": "id"}}], "id"),
        ([{"path": "a.yaml", "format": "ours", "ignore": ["x"]}], "foreign formats"),
    ],
)
def test_a_setting_that_cannot_be_meant(setting: object, words: str) -> None:
    """A wrong JOB_SOURCES is refused in words that name the part."""
    with pytest.raises(SettingsError, match=words):
        sources_of(setting)


@pytest.mark.parametrize("text", ["- title: [", "just words", "postings: 5"])
def test_a_broken_foreign_file(tmp_path: Path, text: str) -> None:
    """A foreign file that cannot be read at all is left out with a note; one of ours refuses the build."""
    postings, report = read(tmp_path, text, **MAP)
    assert (postings, report.problems) == ([], [])
    assert "Left out." in report.notes[0].message
    _, ours = read(tmp_path, text)
    assert ours.problems


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A source that names no file is a problem with that name, whosever it is."""
    report = Report()
    settings = BoardSettings(tmp_path, "UTC", timedelta(days=60), lambda _zone: TODAY)
    assert read_postings(sources_of([{"path": "ours.yaml", "format": "ours"}]), settings, report) == []
    assert read_postings(sources_of([{"path": "theirs.yaml"}]), settings, report) == []
    assert [problem.source for problem in report.problems] == ["ours.yaml", "theirs.yaml"]


OURS = {"format": "ours"}
THEIRS = """\
- title: HR Coordinator
  company: ACME
  locations: Toronto
  posted: 2026-11-19
  description: From a feed.
  apply: https://ACME.example/jobs/hr?utm_source=feed&utm_medium=x
"""


@pytest.mark.parametrize("ours_first", [True, False])
def test_the_same_posting_from_two_sources(tmp_path: Path, ours_first: bool) -> None:
    """It is shown once, as the source has it that stands first in the list; a note names both. No build is refused."""
    files = [("ours.yaml", (yaml_of("id: hr"), OURS)), ("theirs.yaml", (THEIRS, {"fields": {}}))]
    postings, report = read_all(tmp_path, dict(files if ours_first else reversed(files)))
    first, second = ("ours.yaml", "theirs.yaml") if ours_first else ("theirs.yaml", "ours.yaml")
    assert [one.source for one in postings] == [first]
    assert report.problems == []
    (note,) = report.notes
    assert note.source == second
    assert f"is shown as {first}, line 1 has it" in note.message
    assert "differs in description, posted" in note.message


def test_two_files_of_our_own_that_disagree(tmp_path: Path) -> None:
    """Both are the author's: which is right is a question for the author."""
    files = {"a.yaml": (yaml_of("id: one"), OURS), "b.yaml": (yaml_of("id: two\ntype: contract"), OURS)}
    _, report = read_all(tmp_path, files)
    assert [(each.source, "a.yaml, line 1" in each.message) for each in report.problems] == [("b.yaml", True)]


def test_a_preview_goes_on_without_a_bad_entry(tmp_path: Path) -> None:
    """While somebody writes, each bad entry of our own is left out with its reason, and the rest is shown."""
    text = yaml_of("id: a\ntitel: x", "id: b", "id: b\ntitle: Again", "id: d\nid: e")
    postings, report = read(tmp_path, text, lenient=True)
    assert [one.id for one in postings] == ["b"]
    assert report.problems == []
    assert len(report.left_out) == 3
    _, strict = read(tmp_path, text)
    assert [each.message for each in strict.problems] == [each.message for each in report.left_out]


@pytest.mark.parametrize("text", ["- title: [", "postings: 5", "postings: []\npostings: []\n"])
def test_a_preview_of_a_file_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    """What is wrong with the file itself stops a preview too: there is nothing that could be left out of it."""
    _, report = read(tmp_path, text, lenient=True)
    assert report.problems
