"""Postings and files for the tests of this room: sound ones, from which a test changes what it is about."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plugins.core.report import Report
from plugins.core.settings import sound_settings
from plugins.jobs.model import Entry, Posting
from plugins.jobs.settings import JobsSettings
from plugins.jobs.sources.postings import read_postings
from plugins.jobs.sources.reader import BoardSettings
from plugins.jobs.sources.source import Source

TODAY = date(2026, 11, 23)
ZONE = "America/Toronto"

SOUND: dict[str, Any] = {
    "id": "acme-hr",
    "title": "HR Coordinator",
    "company": "Acme",
    "locations": {"city": "Toronto", "region": "ON", "country": "CA"},
    "type": "full-time",
    "category": "People & HR",
    "salary": {"min": 55000, "max": 65000, "currency": "CAD", "per": "year"},
    "description": "Two hundred people, and you know them all.",
    "posted": "2026-11-20",
    "expires": "2026-12-20",
    "apply": "https://acme.example/jobs/hr",
}


def posting(**changes: Any) -> Posting:
    """A sound posting with the given fields changed; None takes a field away. `zone` sets the time zone, `foreign` its source."""
    zone, foreign = changes.pop("zone", ZONE), changes.pop("foreign", False)
    entry = Entry.model_validate({key: value for key, value in {**SOUND, **changes}.items() if value is not None})
    last_day = entry.expires or entry.posted + timedelta(days=60)
    return Posting.model_construct(
        **dict(entry),
        zone=zone,
        last_day=None if last_day == date.max else last_day,
        source="content/data/jobs.yaml",
        line=1,
        column=3,
        sample=False,
        foreign=foreign,
    )


def sources_of(setting: object) -> tuple[Source, ...]:
    """JOB_SOURCES as a build reads it. Raises SettingsError with what is wrong."""
    return sound_settings(JobsSettings, {"JOB_SOURCES": setting}, Path()).job_sources


def read_all(folder: Path, texts: Mapping[str, tuple[str, dict[str, Any]]]) -> tuple[list[Posting], Report]:
    """What the room makes of several files, in this order: name -> (text, how to read it)."""
    for name, (text, _) in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = Report()
    sources = sources_of([{"path": name, **source} for name, (_, source) in texts.items()])
    return read_postings(sources, BoardSettings(folder, ZONE, timedelta(days=60), lambda _zone: TODAY), report), report


def read(
    folder: Path,
    text: str | bytes,
    *,
    today: date = TODAY,
    today_in: Callable[[str], date] | None = None,
    lenient: bool = False,
    **source: Any,
) -> tuple[list[Posting], Report]:
    """What the room makes of a jobs.yaml with this text. `source` says how to read it (`fields=...`)."""
    (folder / "jobs.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    report = Report()
    sources = sources_of([{"path": "jobs.yaml", **(source or {"format": "ours"})}])
    settings = BoardSettings(
        root=folder,
        zone=ZONE,
        life=timedelta(days=60),
        today_in=today_in or (lambda _zone: today),
        lenient=lenient,
    )
    return read_postings(sources, settings, report), report


def yaml_of(*entries: str) -> str:
    """A file of entries, each given as lines of YAML; what a sound entry needs besides is added where it is missing."""
    needed = {
        "title": "HR Coordinator",
        "company": "Acme",
        "locations": "Toronto",
        "posted": "2026-11-20",
        "apply": "https://acme.example/jobs/hr",
    }
    parts = []
    for number, entry in enumerate(entries, 1):
        lines = entry.strip().splitlines()
        keys = {line.partition(":")[0] for line in lines}
        lines += [f"{key}: {value}" for key, value in needed.items() if key not in keys and f"no {key}" not in keys]
        if "id" not in keys:
            lines.append(f"id: posting-{number}")
        lines = [line for line in lines if not line.startswith("no ")]
        parts.append("- " + "\n  ".join(lines))
    return "\n".join(parts) + "\n"
