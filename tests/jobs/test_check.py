"""`make job-check`: one posting in full, and the line in which each objection is mended."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.core.errors import SiteError
from plugins.jobs.author.check import check_posting
from tests import processes
from tests.building import EPOCH, ROOT
from tests.jobs.making import yaml_of

SETTINGS: dict[str, Any] = {
    "TIMEZONE": "America/Toronto",
    "JOB_SOURCES": [{"path": "jobs.yaml", "format": "ours"}],
    "SITENAME": "Callback",
    "SITE_TAGLINE": "",
    "SITE_DESCRIPTION": "",
    "DEFAULT_LANG": "en",
    "SITEURL": "https://callback.example",
    "AUTHOR": "Dana Reyes",
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def checked(folder: Path, text: str, id: str, **settings: Any) -> str:
    (folder / "jobs.yaml").write_text(text, encoding="utf-8")
    return check_posting(folder, {**SETTINGS, **settings}, id)


def sections(text: str) -> dict[str, str]:
    """What stands below each heading, without the two spaces before each line."""
    parts = [part.partition("\n") for part in text.split("\n\n")[1:]]
    return {name.partition(":")[0]: body.replace("\n  ", "\n").removeprefix("  ") for name, _, body in parts}


def test_a_sound_posting(tmp_path: Path) -> None:
    """Card, page, markup and XML are shown as they are published, and nothing is objected to."""
    place = "{city: Cork, region: Munster, country: IE, postal_code: T12, street: 1 Quay}"
    salary = "{min: 50000, max: 60000, currency: EUR, per: year}"
    entry = (
        f"id: sound\nlocations: {place}\nsalary: {salary}\ntype: full-time\nexpires: 2026-12-20\ndescription: Paper."
    )
    text = checked(tmp_path, yaml_of(entry), "sound")
    assert text.startswith("jobs.yaml:1  open until 2026-12-20\n")
    shown = sections(text)
    assert shown["Card"] == "HR Coordinator\nAcme · Cork, Munster, Ireland · Full-time\n€50,000–60,000"
    assert "Place: 1 Quay, T12 Cork, Munster, Ireland" in shown["Page"]
    markup = json.loads(shown["Markup"])
    assert (markup["@context"], markup["validThrough"]) == ("https://schema.org", "2026-12-20T23:59:59-05:00")
    assert "<referencenumber><![CDATA[sound]]></referencenumber>" in shown["XML"]
    assert shown["Google would object"] == shown["Google would only warn"] == "nothing"


def test_each_objection_has_its_line(tmp_path: Path) -> None:
    """What bars a posting from search, and what is only wished for, stand at the line of the field, or of the entry."""
    text = yaml_of("id: first", "id: second\ntitle: HR Lead, Dublin\nlocations: Dublin\nno description")
    shown = sections(checked(tmp_path, text, "second"))
    lines = text.splitlines()
    at = {
        name: f"jobs.yaml:{lines.index(f'  {name}: {value}') + 1}"
        for name, value in [("title", "HR Lead, Dublin"), ("locations", "Dublin")]
    }
    entry = f"jobs.yaml:{lines.index('- id: second') + 1}"
    assert shown["Google would object"].splitlines() == [
        f"{entry}  it has no description",
        f'{at["locations"]}  the place "Dublin" has no country (such as {{city: Toronto, country: CA}})',
    ]
    assert shown["Google would only warn"].splitlines() == [
        f"{entry}  no pay. If the employer names it, give min, max, currency and per",
        f"{entry}  no type, such as full-time",
        f"{entry}  no last day: the markup says the one that the site set",
        f"{at['title']}  holds a place. The role alone stands here; places go into locations.",
    ]
    assert "Markup" not in shown


def test_lines_of_defaults_samples_and_foreign_keys(tmp_path: Path) -> None:
    """A field may come from `defaults`, from the head of the file, or from a key with another name."""
    entry = yaml_of("id: one\nno locations\ndescription: Paper.")
    text = f"sample: true\ndefaults:\n  locations: Dublin\npostings:\n{entry}"
    found = sections(checked(tmp_path, text, "one"))["Google would object"]
    assert found.splitlines()[0].startswith('jobs.yaml:3  the place "Dublin"')
    assert found.splitlines()[1].startswith("jobs.yaml:1  the employer is invented")
    source = {"path": "jobs.yaml", "fields": {"where": "locations"}}
    theirs = yaml_of("description: Paper.\nwhere: Dublin\nno locations\nno id").replace("  id: posting-1\n", "")
    with pytest.raises(SiteError) as unknown:
        checked(tmp_path, theirs, "hr-coordinator-acme", JOB_SOURCES=[source])
    id = str(unknown.value).rpartition("Did you mean ")[2].rstrip("?")
    found = sections(checked(tmp_path, theirs, id, JOB_SOURCES=[source]))["Google would object"]
    assert found.startswith('jobs.yaml:2  the place "Dublin" has no country')


def test_a_fetched_feed(tmp_path: Path) -> None:
    """Lines are those of the copy, along the paths of the map; what has gone from the feed is found in it, too."""
    source = {
        "name": "Harbour",
        "url": "https://harbour.example/jobs",
        "postings": "jobs",
        "fields": {"place.0.name": "locations", "pay.low": "salary.min", "pay.code": "salary.currency"},
        "defaults": {"company": "Harbour", "posted": "2026-11-20", "salary": {"per": "year"}},
    }
    jobs = [
        {
            "title": f"Clerk, {town}",
            "place": [{"name": town}],
            "pay": {"low": 50, "code": "EUR"},
            "apply": f"https://harbour.example/{town}",
        }
        for town in ("Ghent", "Bruges")
    ]
    gone = [{"withdrawn": "2026-11-22", "entry": jobs[1]}]
    copy = {"url": source["url"], "fetched": "2026-11-23T12:00:00+00:00", "feed": {"jobs": jobs[:1]}, "gone": gone}
    file = tmp_path / "content/data/sources/harbour.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(copy, indent=1))
    lines = [line.strip() for line in file.read_text().splitlines()]
    settings = {**SETTINGS, "JOB_SOURCES": [source]}
    for town, life in (("Ghent", "open, without an end"), ("Bruges", "withdrawn: its page says so, without markup")):
        with pytest.raises(SiteError) as unknown:
            check_posting(tmp_path, settings, f"clerk-{town.lower()}-harbour")
        id = str(unknown.value).rpartition("Did you mean ")[2].rstrip("?")
        text = check_posting(tmp_path, settings, id)
        name = "content/data/sources/harbour.json"
        title, place = lines.index(f'"title": "Clerk, {town}",') + 1, lines.index(f'"name": "{town}"') + 1
        assert text.startswith(f"{name}:{title - 1}  {life}\nFrom Harbour, fetched on 2026-11-23. Mend it there, or")
        assert f'{name}:{place}  the place "{town}" has no country' in text
        assert f"{name}:{title}  holds a place." in text


def test_the_field_of_one_to_come(tmp_path: Path) -> None:
    """A posting that is still to come may be the first of its field and of its place: its facts are shown all the same."""
    text = checked(tmp_path, yaml_of("id: one\ncategory: Falconry\nposted: 2026-12-01"), "one")
    assert "Field: Falconry" in sections(text)["Page"].splitlines()


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("posted: 2026-12-01", "listed from 2026-12-01 on"),
        ("posted: 2026-11-01\nfilled: 2026-11-10", "filled: its page says so"),
        ("posted: 2026-01-01\nexpires: 2026-02-01", "gone: it has no page any more"),
    ],
)
def test_one_that_is_not_open(dates: str, said: str, tmp_path: Path) -> None:
    """It is said where the posting stands in its life; it has no markup and is in no XML."""
    text = checked(
        tmp_path, yaml_of(f"id: one\nlocations: {{city: Cork, country: IE}}\ndescription: Paper.\n{dates}"), "one"
    )
    assert said in text
    assert not sections(text).keys() & {"Markup", "XML"}


def test_an_unknown_id(tmp_path: Path) -> None:
    """The nearest one is named; a posting that is there but faulty says its faults instead."""
    text = yaml_of("id: hr-lead-acme", "id: other\nexpires: soon")
    with pytest.raises(SiteError, match=r'No posting has the id "hr-led-acme". Did you mean hr-lead-acme\?'):
        checked(tmp_path, text, "hr-led-acme")
    with pytest.raises(SiteError, match=r'jobs.yaml:\d+:\d+  posting "other"  expires: "soon" is not a date'):
        checked(tmp_path, text, "other")


@pytest.mark.outside
def test_the_command() -> None:
    """The command reads the site's own board; without an id it asks for one, and where nobody is there it fails."""
    command = [sys.executable, "tasks.py", "job-check"]
    known = {"SOURCE_DATE_EPOCH": EPOCH}
    done = processes.run(command, cwd=ROOT, env={**known, "ID": "hr-coordinator-northwind-dairy"})
    assert done.returncode == 0, done.stderr
    assert "Northwind Dairy · Toronto, ON, Canada" in done.stdout
    empty = processes.run(command, cwd=ROOT, env=known)
    assert empty.returncode == 1
    assert "ID=" in empty.stderr
