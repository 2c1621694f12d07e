"""Each example of the language of maps that the README shows gives what the README says."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.core.errors import SettingsError
from plugins.core.report import Report
from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Posting
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from tests.building import ROOT
from tests.jobs.making import TODAY, ZONE, sources_of

README = (ROOT / "plugins" / "jobs" / "README.md").read_text(encoding="utf-8")
PART = README.partition("### The language of maps")[2].partition("\n### ")[0]
EXAMPLES = [yaml.load(block, yaml.BaseLoader) for block in re.findall(r"```yaml\n(.*?)```", PART, re.DOTALL)]
BASE = {
    "title": "Clerk",
    "company": "Acme",
    "locations": "Cork",
    "posted": "2026-11-20",
    "apply": "https://acme.example/1",
}


def plain(value: Any) -> Any:
    """YAML's words as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if re.fullmatch(r"\d{1,15}", value):
        return int(value)
    return {"true": True, "false": False, "null": None}.get(value, value)


def read_feed(folder: Path, feed: Any, **source: Any) -> tuple[list[Posting], Report]:
    (folder / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    report = Report()
    settings = BoardSettings(folder, ZONE, timedelta(days=60), lambda _zone: TODAY)
    return read_postings(sources_of([{"path": "feed.json", **source}]), settings, report), report


def said(posting: Posting, name: str) -> Any:
    pay = posting.salary
    special = {
        "company": posting.company.name,
        "locations": [place_words(place) for place in posting.locations],
        "salary": pay and f"{'-'.join(str(each) for each in (pay.min, pay.max) if each)} {pay.currency} {pay.per}",
        "type": list(posting.type),
        "category": posting.category or None,
        "remote": posting.remote.value,
    }
    return special[name] if name in special else getattr(posting, name)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["map"])[:40])
def test_an_example_of_the_readme(example: dict[str, Any], tmp_path: Path) -> None:
    """What it says comes out does, and there is nothing to tell of it but that an entry is left out."""
    theirs = plain(example.get("theirs", {}))
    taken = str(example["map"])
    base = {
        key: value
        for key, value in BASE.items()
        if not re.search(rf"['\[ ]{key}[.'\],]", taken) or key in ("title", "company")
    }
    if "company" in taken and "split" not in taken:
        base.pop("company")
    if re.search(r": 'title'", taken):
        base.pop("title")
    postings, report = read_feed(
        tmp_path, plain(example["file"]) if "file" in example else [{**base, **theirs}], map=plain(example["map"])
    )
    if example["ours"] == "left out":
        assert postings == []
        assert len(report.notes) == 1
        return
    (one,) = postings
    wanted = plain(example["ours"])
    assert {name: said(one, name) for name in wanted} == wanted
    assert [str(note) for note in report.notes] == []


def test_there_is_an_example_of_everything() -> None:
    """Each key of the language stands in one of them."""
    shown = {key for example in EXAMPLES for key in example["map"]}
    told = {"id", "pages", "exact"}  # in words, below the examples
    assert shown | told >= set(sources_of([{"path": "x.json"}])[0].own_map.__class__.model_fields)


def test_a_path_that_no_entry_has_is_named_once(tmp_path: Path) -> None:
    """A slip in a map is told, once, whatever the number of entries; a key that is there and empty is none."""
    feed = [{**BASE, "apply": f"https://acme.example/{number}", "team": None} for number in range(5)]
    postings, report = read_feed(tmp_path, feed, fields={"deprtment": "category", "team": "category"})
    assert len(postings) == 5
    (note,) = report.notes
    assert 'no posting has anything at "deprtment"' in str(note)


def test_a_source_counts_over_its_format(tmp_path: Path) -> None:
    """What an author writes beside `format` is laid over the map that ships."""
    job = {
        "title": "Clerk",
        "absolute_url": "https://acme.example/1",
        "location": {"name": "Cork"},
        "company_name": "Acme",
        "first_published": "2026-11-20",
        "departments": [{"name": "Ops"}],
        "team": "Night",
    }
    source = {"format": "greenhouse", "fields": {"team": "category"}, "defaults": {"timezone": "Asia/Tokyo"}}
    (one,), _ = read_feed(tmp_path, {"jobs": [job]}, **source)
    assert (one.category, one.zone) == ("Night", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"format": "grenhouse"}, "Did you mean greenhouse"),
        ({"fields": {"x": ["title", "salry"]}}, "salry: no field"),
        ({"join": {"text": ["a"]}}, "text: no field"),
        ({"hundredths": ["title"]}, "amounts"),
        ({"split": {"title": "{titel}: {company}"}}, "titel: no field"),
        ({"values": {"nobody": {"a": "b"}}}, "nobody: no field"),
        ({"map": {"feilds": {}}}, "feilds"),
    ],
)
def test_a_map_that_cannot_be_meant(source: dict[str, Any], words: str) -> None:
    """A slip in the language is refused with its name, before anything is read."""
    with pytest.raises(SettingsError, match=words):
        sources_of([{"path": "a.json", **source}])


def test_places_of_both_kinds_in_one_feed(tmp_path: Path) -> None:
    """A list of texts, one object, objects with an address in them: whatever stands for places is read."""
    forms: list[Any] = [
        ["Cork", "Leeds"],
        {"name": "Cork"},
        {"city": "Cork", "country_code": "ie"},
        [{"address": {"addressLocality": "Cork", "addressCountry": {"name": "Ireland"}}}],
        "Cork; Leeds",
    ]
    feed = [
        {**BASE, "locations": None, "place": form, "apply": f"https://acme.example/{n}"} for n, form in enumerate(forms)
    ]
    postings, report = read_feed(tmp_path, feed, fields={"place": "locations"})
    assert [[place_words(place) for place in one.locations] for one in postings] == [
        ["Cork", "Leeds"],
        ["Cork"],
        ["Cork, Ireland"],
        ["Cork, Ireland"],
        ["Cork", "Leeds"],
    ]
    assert report.notes == []


def test_a_deadline_at_midnight_ends_the_day_before(tmp_path: Path) -> None:
    """In the posting's own zone; a plain day is the last one."""
    ends = {
        "2026-12-18": 18,
        "2026-12-18T00:00:00": 17,
        "2026-12-18T05:00:00Z": 17,
        "2026-12-18T04:59:59Z": 17,
        "2026-12-18T23:59:00-05:00": 18,
    }
    feed = [{**BASE, "expires": end, "apply": f"https://acme.example/{n}"} for n, end in enumerate(ends)]
    postings, _ = read_feed(tmp_path, feed)
    assert [one.last_day for one in postings] == [date(2026, 12, day) for day in ends.values()]
