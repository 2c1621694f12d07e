"""Feeds of other shapes: a map and no code makes postings of them."""

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.core.errors import SettingsError
from plugins.core.markdown import plain_text, safe_html
from plugins.jobs.model import EmploymentType, PayPeriod, Posting, Remote
from plugins.jobs.sources.feed_map import FeedMap
from plugins.jobs.sources.paths import at
from plugins.jobs.sources.translate import translate
from tests.building import SiteBuild
from tests.jobs.making import read, sources_of

TEXT = (
    '<div class="content-intro"><p>We move <b>grain</b> &amp; salt.</p></div><h2>Your day</h2><ul><li>Ships</li></ul>'
    '<p><a href="https://harbour.example/team" onclick="steal()">The team</a> <a href="/perks">perks</a></p>'
    '<script>alert(1)</script><img src=x onerror="alert(1)">'
)
GREENHOUSE = {
    "jobs": [
        {
            "id": 4012345,
            "internal_job_id": 88,
            "title": "Port Planner",
            "absolute_url": "https://boards.greenhouse.example/harbour/jobs/4012345",
            "updated_at": "2026-11-20T14:02:11-05:00",
            "first_published": "2026-11-12T23:30:00-05:00",
            "requisition_id": "R-7",
            "location": {"name": "Rotterdam, Netherlands"},
            "company_name": "Harbour & Sons",
            "content": html.escape(TEXT),
            "departments": [{"id": 1, "name": "Operations"}],
            "offices": [{"id": 2, "name": "Rotterdam"}],
            "metadata": None,
        },
        {
            "id": 4012346,
            "title": "Night Clerk",
            "absolute_url": "https://boards.greenhouse.example/harbour/jobs/4012346",
            "first_published": "2026-11-15T08:00:00-05:00",
            "location": {"name": "Ghent, Belgium"},
            "company_name": "Harbour & Sons",
            "content": "",
            "departments": [],
            "metadata": [],
        },
    ],
    "meta": {"total": 2},
}
GREENHOUSE_MAP: dict[str, Any] = {
    "postings": "jobs",
    "fields": {
        "absolute_url": "apply",
        "company_name": "company",
        "location.name": "locations",
        "first_published": "posted",
        "content": "description",
        "departments.0.name": "category",
    },
    "html": ["description"],
    "ignore": ["updated_at", "internal_job_id", "requisition_id", "metadata", "offices", "id"],
}

# Nested deep, numbers as texts, moments as milliseconds, truths for words, places as a list of objects.
CLINICS = {
    "result": {
        "vacancies": {
            "open": [
                {
                    "headline": "Nurse &amp; Midwife",
                    "employer": {"label": "Lakeside Clinic", "site": "https://lakeside.example/"},
                    "sites": [{"town": "Galway", "land": "IE"}, {"town": "Cork", "land": "IE"}],
                    "pay": {"from": "41000", "to": "52000.50", "cycle": "annual"},
                    "home_office": False,
                    "hours": ["FT", "PT"],
                    "goes_live": 1795046400000,
                    "link": "https://lakeside.example/apply/9",
                },
                {
                    "headline": "Medical Coder",
                    "employer": {"label": "Lakeside Clinic", "site": None},
                    "sites": [],
                    "pay": {"from": None, "to": "", "cycle": "annual"},
                    "home_office": True,
                    "hours": [],
                    "goes_live": 1795046400,
                    "link": "https://lakeside.example/apply/10",
                },
            ]
        }
    }
}
CLINICS_MAP: dict[str, Any] = {
    "postings": "result.vacancies.open",
    "fields": {
        "headline": "title",
        "employer.label": "company.name",
        "employer.site": "company.url",
        "sites.*.town": "locations",
        "pay.from": "salary.min",
        "pay.to": "salary.max",
        "pay.cycle": "salary.per",
        "home_office": "remote",
        "hours": "type",
        "goes_live": "posted",
        "link": "apply",
    },
    "values": {
        "salary.per": {"annual": "year"},
        "remote": {"true": "full", "false": "none"},
        "type": {"FT": "full-time", "PT": "part-time"},
    },
    "html": ["title"],
    "defaults": {"salary": {"currency": "EUR"}},
}

# Flat YAML with keys of its own language, one of them with a point in it.
STELLEN = """\
- Bezeichnung: Lagerleiter
  Firma: Kessel GmbH
  Ort.Stadt: Kiel
  Ort.Land: DE
  seit: 2026-11-02 09:00
  bis: 2026-12-24
  Umfang: Vollzeit
  Bewerbung: mailto:jobs@kessel.example
"""
STELLEN_MAP: dict[str, Any] = {
    "fields": {
        "Bezeichnung": "title",
        "Firma": "company",
        "Ort.Stadt": "locations.city",
        "Ort.Land": "locations.country",
        "seit": "posted",
        "bis": "expires",
        "Umfang": "type",
        "Bewerbung": "apply",
    },
    "values": {"type": {"Vollzeit": "full-time"}},
}


def places(posting: Posting) -> list[str]:
    return [place.text or f"{place.city} {place.country}" for place in posting.locations]


def test_greenhouse(tmp_path: Path) -> None:
    """The public board of Greenhouse's job interface, through the map that the README shows."""
    (first, second), report = read(tmp_path, json.dumps(GREENHOUSE), **GREENHOUSE_MAP)
    assert (report.problems, report.notes) == ([], [])
    assert (first.title, first.company.name, places(first)) == (
        "Port Planner",
        "Harbour & Sons",
        ["Rotterdam, Netherlands"],
    )
    assert (first.category, first.posted.isoformat()) == ("Operations", "2026-11-12")
    assert first.apply == "https://boards.greenhouse.example/harbour/jobs/4012345"
    assert (second.category, second.description) == ("", "")


def test_greenhouse_on_the_site(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Its descriptions are shown as the HTML that they are, without script, picture or handler, in page and feed."""
    rooms = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.jobs"]
    name = "content/data/sources/harbour.json"
    sources = [{"path": name, **GREENHOUSE_MAP}]
    built = build_site(tmp_path, {name: json.dumps(GREENHOUSE)}, bare=True, PLUGINS=rooms, JOB_SOURCES=sources)
    assert built.status == 0, built.report
    (page,) = [path.read_text() for path in (built.output / "jobs").glob("port-planner-*/index.html")]
    text = page.replace(' dir="auto"', "")
    assert "<p>We move <strong>grain</strong> &amp; salt.</p><h3>Your day</h3><ul><li>Ships</li></ul>" in text
    assert '<a href="https://harbour.example/team" rel="nofollow noopener">The team</a>' in page
    for text in (page, built.read("feeds/jobs.rss"), built.read("feeds/jobs.json")):
        assert not any(word in text for word in ("alert(1)", "onclick", "onerror", "/perks", "&amp;lt;"))


def test_a_deep_feed_of_another_shape(tmp_path: Path) -> None:
    """Lists of places, amounts as texts, milliseconds, truths and entities: all by the map alone."""
    (nurse, coder), report = read(tmp_path, json.dumps(CLINICS), **CLINICS_MAP)
    assert (report.problems, report.notes) == ([], [])
    assert (nurse.title, nurse.company.url) == ("Nurse & Midwife", "https://lakeside.example/")
    assert places(nurse) == ["Galway", "Cork"]
    assert nurse.salary is not None
    pay = nurse.salary
    assert (str(pay.min), str(pay.max), pay.currency, pay.per) == ("41000", "52000.50", "EUR", PayPeriod.YEAR)
    assert nurse.type == (EmploymentType.FULL_TIME, EmploymentType.PART_TIME)
    assert (
        nurse.posted.isoformat() == coder.posted.isoformat() == "2026-11-18"
    )  # midnight in Greenwich is evening in Toronto
    assert (nurse.remote, coder.remote) == (Remote.NONE, Remote.FULL)
    assert (coder.salary, coder.company.url, coder.locations) == (None, None, ())


def test_a_flat_feed_in_another_language(tmp_path: Path) -> None:
    """A key that holds a point is one key where the feed has it as one."""
    (one,), report = read(tmp_path, STELLEN, **STELLEN_MAP)
    assert (report.problems, report.notes) == ([], [])
    assert (one.title, places(one), one.posted.isoformat()) == ("Lagerleiter", ["Kiel DE"], "2026-11-02")
    assert one.expires is not None


def test_a_fault_stands_where_theirs_is(tmp_path: Path) -> None:
    """A value from deep within their entry is told at its own line."""
    text = json.dumps(CLINICS, indent=1).replace('"from": "41000"', '"from": "lots"')
    line = next(number for number, each in enumerate(text.splitlines(), 1) if '"pay"' in each)
    _, report = read(tmp_path, text, **CLINICS_MAP)
    (note,) = report.notes
    assert 'salary.min: "lots" is not a number' in note.message
    assert line <= note.line <= line + 1


def test_no_list_where_the_map_says(tmp_path: Path) -> None:
    """A path to the list that leads nowhere is a note that says what to look at."""
    postings, report = read(tmp_path, json.dumps(GREENHOUSE), **{**GREENHOUSE_MAP, "postings": "jbos"})
    assert postings == []
    assert 'no list of postings at "jbos"' in str(report.notes[0])


@pytest.mark.parametrize(
    "source",
    [
        {"fields": {"x": "salary.mni"}},
        {"fields": {"x": "title.text"}},
        {"html": ["text"]},
        {"values": {"salary.x": {}}},
    ],
)
def test_a_map_to_nothing(source: dict[str, Any]) -> None:
    """A map that names what no posting has is refused."""
    with pytest.raises(SettingsError, match="no field that a map or a default can fill"):
        sources_of([{"path": "a.json", **source}])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc*0"), inner, max_size=3),
        max_leaves=12,
    ),
    st.lists(st.sampled_from(["a", "b", "*", "0", "7", ""]), max_size=4).map(".".join),
)
def test_any_path_into_any_record(record: Any, path: str) -> None:
    """A path finds something or nothing, and what it found lies where it says."""
    value, place = at(record, path)
    for step in place:
        record = record[step]
    if value is not None and "*" not in path:
        assert record == value
    translate({"a": value}, FeedMap(fields={path: "title", "a": "salary.min"}))


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["<div>", "<p>", "</p>", "</div>", "<b>", "x", "&lt;", "<h1>"])).map("".join)
)
def test_any_html_is_made_safe(text: str) -> None:
    """Whatever comes as HTML, what is shown is clean already: cleaning it again changes nothing."""
    assert isinstance(safe_html(text), Markup)
    shown = str(safe_html(text))
    assert str(safe_html(shown, headings_from=3)) == shown or "&lt;" in shown
    assert "<div" not in shown
    assert "<script" not in shown


def test_html_nested_without_end() -> None:
    """A description of thousands of open elements is made safe like any other."""
    assert "deep" in safe_html("<div>" * 10_000 + "deep")
    assert plain_text("<b>" * 10_000 + "R&amp;D") == "R&D"
