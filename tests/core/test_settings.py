"""Settings: what is wrong with one is told with its line, beside everything else that is wrong."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pelicanconf
from plugins.core.errors import SettingsError
from plugins.core.plugin import pelicans_names
from plugins.core.report import Report
from plugins.core.settings import Settings, SettingsFiles, SiteSettings, read_settings, report_unknown, sound_settings
from tests.building import SiteBuild

ROOT = Path(__file__).parents[2]
ROOMS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/settings.py"))
KINDS: list[type[Settings]] = [
    value
    for room in ROOMS
    for value in vars(importlib.import_module(f"plugins.{room}.settings")).values()
    if isinstance(value, type) and issubclass(value, Settings) and value.__module__ == f"plugins.{room}.settings"
]
OURS = {name.upper(): (kind, name) for kind in KINDS for name in kind.model_fields}
SHIPPED = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}

LINES = (ROOT / "pelicanconf.py").read_text(encoding="utf-8").splitlines()

NEVER = (None, True, 1.5, b"x", object(), {"a": 1}, ["a", 1], {3})
"""Values that no setting of the house can have."""


def read(kind: type[Settings], **changes: object) -> tuple[Settings, list[str]]:
    """One room's settings as they are shipped, with changes, and what is said of them."""
    report = Report()
    files = SettingsFiles((ROOT / "pelicanconf.py",), ROOT)
    return read_settings(kind, {**SHIPPED, **changes}, files, report), [str(entry) for entry in report.problems]


def test_the_shipped_settings_are_sound() -> None:
    """pelicanconf.py is read without a word."""
    assert [said for kind in KINDS for said in read(kind)[1]] == []


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_value_that_cannot_be(name: str) -> None:
    """Whatever a setting is given, one sentence names it, its line and what it is for, and something sound stands in."""
    kind, field = OURS[name]
    for value in NEVER:
        settings, said = read(kind, **{name: value})
        assert len(said) == (2 if name == "JOB_SOURCES" and value == ["a", 1] else 1), (value, said)
        line = next(number for number, text in enumerate(LINES, 1) if text.startswith(f"{name} ="))
        assert said[0].startswith(f"pelicanconf.py:{line}  {name}"), said
        assert said[0].endswith(kind.model_fields[field].description or "?")
        assert getattr(settings, field) != value


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ARTICLES_PER_PAGE", 0, "ARTICLES_PER_PAGE: 0 is too little (want 1 or more)"),
        ("ARTICLES_PER_PAGE", 10**9, "is too much (want 500 or less)"),
        ("ARTICLES_PER_PAGE", "20", 'ARTICLES_PER_PAGE: "20" is not a whole number (want digits without quotes'),
        ("RELATED_ARTICLES", -1, "RELATED_ARTICLES: -1 is too little"),
        ("COMMENTS_EMAIL", "no mail", 'COMMENTS_EMAIL: "no mail" is not an email address'),
        ("JOB_CONTACT", "mailto:dana@callback.example", "is not an email address (want name@host"),
        ("TIMELINE_REGIONS", "CA", 'TIMELINE_REGIONS: want a list of texts in brackets, such as ["CA-ON", "US"]'),
        ("TIMELINE_REGIONS", ["US", "Ontario"], 'no public holidays are known for "Ontario"'),
        ("TIMELINE_DEFAULT_REGION", "FJ", '"FJ" is not in TIMELINE_REGIONS'),
        ("JOB_SOURCES", "content/data/jobs.yaml", "JOB_SOURCES: want a list"),
        ("JOB_SOURCES", [{"path": "a.yaml", "formta": "ours"}], 'is not a key that is known here. Did you mean format?'),
        ("TIMEZONE", "Toronto", '"Toronto" is not a time zone (want a name such as America/Toronto)'),
        ("SITEURL", "callback.example", "is not the full address of a site"),
        ("SITEURL", "https://", "is not the full address of a site"),
        ("SITENAME", "", "SITENAME: must not be empty"),
        ("AUTHOR", 7, 'AUTHOR: want a text in quotes, not 7'),
        ("SECURITY_CONTACT", "security@callback.example", "SECURITY_CONTACT: want mailto:name@host"),
        ("DEFAULT_LANG", "English please", "DEFAULT_LANG:"),
    ],
)  # fmt: skip
def test_in_an_authors_words(name: str, value: object, words: str) -> None:
    """A fault says what is wrong and what is wanted."""
    _, said = read(OURS[name][0], **{name: value})
    assert len(said) == 1
    assert words in said[0]


def test_a_setting_that_is_missing() -> None:
    """What has no default is asked for; what has one is taken from there."""
    report = Report()
    files = SettingsFiles((ROOT / "pelicanconf.py",), ROOT)
    settings = read_settings(SiteSettings, {"SITENAME": "A", "SITEURL": "https://a.example"}, files, report)
    assert [entry.message for entry in report.problems] == ["AUTHOR: is missing.", "TIMEZONE: is missing."]
    assert (settings.sitename, settings.site_tagline, settings.timezone) == ("A", "", "UTC")


def test_the_line_within_a_list(tmp_path: Path) -> None:
    """A fault in one of many sources has the line of that source."""
    text = 'JOB_SOURCES = [\n    {"path": "a.yaml", "format": "ours"},\n    {\n        "path": "b.yaml",\n        "format": "x",\n    },\n]\n'
    (tmp_path / "conf.py").write_text(text, encoding="utf-8")
    report = Report()
    sources = [{"path": "a.yaml", "format": "ours"}, {"path": "b.yaml", "format": "x"}]
    read_settings(
        OURS["JOB_SOURCES"][0], {"JOB_SOURCES": sources}, SettingsFiles((tmp_path / "conf.py",), tmp_path), report
    )
    assert [entry.line for entry in report.problems] == [5]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("JOB_LIFE_DAY", "Did you mean JOB_LIFE_DAYS?"),
        ("JOBS_LIFE_DAYS", "Did you mean JOB_LIFE_DAYS?"),
        ("ARTICLE_PER_PAGE", "Did you mean ARTICLES_PER_PAGE?"),
        ("SITE_TAG_LINE", "Did you mean SITE_TAGLINE?"),
        ("TIMELINE_HOLIDAYS", "Known: TIMELINE_DEFAULT_REGION, TIMELINE_REGIONS."),
        ("COMMENTS_MAIL", "Did you mean COMMENTS_EMAIL?"),
    ],
)
def test_a_name_like_ours(name: str, hint: str) -> None:
    """A setting that nothing reads and that is spelt like one of ours is a problem with a suggestion."""
    report = Report()
    report_unknown([*SHIPPED, name], KINDS, _pelicans(), SettingsFiles((ROOT / "pelicanconf.py",), ROOT), report)
    assert [(entry.message, entry.hint) for entry in report.problems] == [
        (f"{name} is not a setting that is known here.", hint)
    ]


@pytest.mark.parametrize("name", ["GOOGLE_ANALYTICS", "FEED_ALL_RSS", "MENUITEMS", "SOCIAL", "PLUGIN_SETTING", "A"])
def test_a_name_of_somebody_elses(name: str) -> None:
    """What Pelican, a plugin or a theme of somebody else's may read is left alone."""
    report = Report()
    report_unknown([*SHIPPED, name], KINDS, _pelicans(), SettingsFiles((ROOT / "pelicanconf.py",), ROOT), report)
    assert report.problems == []


def _pelicans() -> list[str]:
    return pelicans_names(SHIPPED)


def test_a_command_that_is_no_build() -> None:
    """It ends with everything that is wrong."""
    settings: dict[str, Any] = {**SHIPPED, "TIMEZONE": "Mars", "AUTHOR": ""}
    with pytest.raises(SettingsError, match=r"(?s)AUTHOR.*TIMEZONE"):
        sound_settings(SiteSettings, settings, ROOT)


def test_a_build_tells_all_at_once(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Wrong settings and a wrong article are told in one round, without a stack, and nothing is published."""
    wrong = {
        "ARTICLES_PER_PAGE": 0, "JOB_LIFE_DAY": 30, "RELATED_ARTICLES": -1, "COMMENTS_EMAIL": "no mail",
        "TIMELINE_REGIONS": "CA", "TIMEZONE": "Toronto", "SITEURL": "callback.example", "FEED_ITEMS": 2.5,
    }  # fmt: skip
    bad = {
        "content/articles/bad.md": "---\ntitle: Bad\ndate: 2026-11-20\ncategory: Notes\nsumary: x\nstatus: draft\n---\nx\n"
    }
    built = build_site(tmp_path, bad, **wrong)
    assert built.status == 1
    assert "Traceback" not in built.report
    for name in wrong:
        assert f"  {name}" in built.report, name
    assert "conf.py:" in built.report
    assert "content/articles/bad.md:5:1" in built.report
    assert not built.output.exists()


def test_a_setting_that_is_taken_out() -> None:
    """Whatever has a default may be left out of the file."""
    for kind in KINDS:
        given = {
            name: value for name, value in SHIPPED.items() if name in {"SITENAME", "SITEURL", "AUTHOR", "TIMEZONE"}
        }
        report = Report()
        settings = read_settings(kind, given, SettingsFiles((ROOT / "pelicanconf.py",), ROOT), report)
        assert report.problems == []
        for name, field in kind.model_fields.items():
            assert getattr(settings, name) == (given[name.upper()] if field.is_required() else field.default)
