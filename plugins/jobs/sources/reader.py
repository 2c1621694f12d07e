"""One file into postings: each entry is checked by itself, and what is wrong with it is told where it stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import Field

from plugins.core.report import Report
from plugins.core.validation import Model, validate
from plugins.core.yaml import Document, Mark, Path_
from plugins.jobs.model import DAYS, Entry, Posting, is_zone

from .duplicates import UniquePostings
from .rows import completed
from .severity import Severity


class _File(Model):
    """A job feed of our own as a mapping; a bare list is the same with `postings` alone."""

    sample: bool = False
    defaults: dict[str, Any] = Field(default_factory=dict)
    postings: list[Any]


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """What postings take from the site: the folder that paths count from, its zone, how long a posting lives.

    `lenient` shows the board without the entries of our own that have faults: for a preview.
    """

    root: Path
    zone: str
    life: timedelta
    today_in: Callable[[str], date]
    lenient: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDocument(Document):
    """A document as one merged entry sees it: `origin` is where each of its keys was written, `at` the entry."""

    at: Path_
    origin: Mapping[str, Path_]

    def mark(self, path: Path_) -> Mark:
        return Document.mark(self, self._written(path))

    def key_mark(self, path: Path_) -> Mark:
        return Document.key_mark(self, self._written(path))

    def _written(self, path: Path_) -> Path_:
        if path and path[0] in self.origin:
            return (*self.origin[str(path[0])], *path[1:])
        return (*self.at, *path)


def within_entries(document: Document) -> bool:
    """Whether all that was found wrong on reading lies within entries, so that the others can be shown."""
    return all(
        path and (isinstance(path[0], int) or (path[0] == "postings" and len(path) > 1)) for path in document.faulty
    )


class OwnReader:
    """Reads one file in our own format into postings. `defaults` fill what it leaves out; `feed` is its name."""

    def __init__(
        self,
        document: Document,
        defaults: Mapping[str, Any],
        settings: BoardSettings,
        severity: Severity,
        merged: UniquePostings,
        feed: str = "",
    ) -> None:
        self.document = document
        self.defaults = defaults
        self.settings = settings
        self.severity = severity
        self.merged = merged
        self.feed = feed

    def read(self) -> None:
        heard = Report()
        file, path = self.file(heard)
        self.severity.of_file(heard)
        if file is None:
            return
        for index, item in enumerate(file.postings):
            self.entry(item, (*path, index), file)

    def file(self, heard: Report) -> tuple[_File | None, Path_]:
        """The list of postings and where it stands. None where there is none, and why goes into `heard`."""
        value = self.document.value
        if isinstance(value, list) or value is None:
            return _File(postings=value or []), ()
        if isinstance(value, dict):
            return validate(_File, value, self.document, heard), ("postings",)
        heard.problem(self.document.source, "want a list of postings.", line=1)
        return None, ()

    def entry(self, item: object, path: Path_, file: _File) -> None:
        mark = self.document.mark(path)
        heard = Report()
        if not isinstance(item, dict):
            heard.problem(self.document.source, "want a posting (keys and values).", line=mark.line, column=mark.column)
            self.severity.of_entry(heard)
            return
        origin = {**{key: ("defaults", key) for key in file.defaults}, **{key: (*path, key) for key in item}}
        record = completed(item, self.defaults, file.defaults)
        if file.sample:
            count_dates(record, self.settings)
        label = f'posting "{record.get("id", item.get("title", ""))}"'
        document = EntryDocument(
            self.document.source, self.document.value, self.document.marks, self.document.keys, at=path, origin=origin
        )
        entry = validate(Entry, record, document, heard, label=label)
        self.severity.of_entry(heard)
        if entry is not None and self.document.sound_at(path):
            self.merged.enter(self.posting(entry, mark, file.sample), self.severity)

    def posting(self, entry: Entry, mark: Mark, sample: bool) -> Posting:
        last_day = entry.expires or entry.posted + self.settings.life
        return Posting.model_construct(
            **dict(entry),
            zone=entry.timezone or self.settings.zone,
            last_day=None if last_day == date.max else last_day,
            source=self.document.source,
            line=mark.line,
            column=mark.column,
            sample=sample,
            feed=self.feed,
            fetched=None,
            foreign=False,
            description_is_html=False,
        )


def count_dates(record: dict[str, Any], settings: BoardSettings) -> None:
    """`today-12d` in a sample, counted in the posting's own zone. Anything else stays for the model to judge."""
    zone = record.get("timezone")
    today = settings.today_in(zone if isinstance(zone, str) and is_zone(zone) else settings.zone)
    for key in DAYS:
        found = re.fullmatch(r"today(?:([+-]\d{1,4})d)?", str(record.get(key, "")).strip())
        if found:
            record[key] = (today + timedelta(days=int(found[1] or 0))).isoformat()
