"""One file into postings: each entry is checked by itself, and what is wrong with it is told where it stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import Field

from plugins.core.report import Report, count_words
from plugins.core.validation import Model, validate
from plugins.core.yaml import Document, Mark, Path_
from plugins.jobs.model import DAYS, Entry, Posting, is_zone

from .duplicates import UniquePostings
from .feed_map import FeedMap, at, completed, derived_id, translate, without_addresses
from .severity import Severity
from .snapshot import Gone


class _File(Model):
    """A job feed as a mapping; a bare list is the same with `postings` alone."""

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
class _EntryDocument(Document):
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


class SourceReader:
    """Reads one file into postings. `feed_map` says how a foreign one reads; `defaults` fill what it leaves out.

    `feed` is what the source is called, `fetched` the day of a copy, `gone` what that feed has no more.
    """

    def __init__(
        self,
        document: Document,
        feed_map: FeedMap | None,
        defaults: Mapping[str, Any],
        settings: BoardSettings,
        severity: Severity,
        merged: UniquePostings,
        feed: str = "",
        fetched: date | None = None,
        gone: tuple[Gone, ...] = (),
    ) -> None:
        self.document = document
        self.feed_map = feed_map
        self.defaults = defaults
        self.settings = settings
        self.severity = severity
        self.merged = merged
        self.feed = feed
        self.fetched = fetched
        self.gone = gone
        self.unknown: dict[str, list[Mark]] = {}

    def read(self, root: Path_ = ()) -> None:
        """Reads the feed that stands at `root` in the document."""
        heard = Report()
        file, path = self.file(root, heard)
        self.severity.of_file(heard)
        if file is None:
            return
        for index, item in enumerate(file.postings):
            self.entry(item, (*path, index), file)
        for index, each in enumerate(self.gone):
            self.entry(each.entry, ("gone", index, "entry"), file, each.withdrawn)
        for key, marks in self.unknown.items():
            self.severity.report.note(
                self.document.source,
                f'"{key}" ({count_words(len(marks), "posting")}) is a key that the map of this source does not name.',
                line=marks[0].line,
                column=marks[0].column,
                hint='Add it to "fields" or to "ignore" in JOB_SOURCES.',
            )

    def file(self, root: Path_, heard: Report) -> tuple[_File | None, Path_]:
        """The list of postings and where it stands. None where there is none, and why goes into `heard`."""
        value: Any = self.document.value
        for step in root:
            value = value[step]
        path = root
        where = self.feed_map.postings if self.feed_map else ""
        if where:
            value, within = at(value, where)
            path = (*root, *within)
            if not isinstance(value, list):
                mark = self.document.mark(path)
                message = f'there is no list of postings at "{where}".'
                hint = 'Look at "postings" in JOB_SOURCES.'
                heard.problem(self.document.source, message, line=mark.line, column=mark.column, hint=hint)
                return None, path
        if isinstance(value, list) or value is None:
            return _File(postings=value or []), path
        if isinstance(value, dict):
            return validate(_File, value, self.document, heard, at=root), (*root, "postings")
        heard.problem(self.document.source, "want a list of postings.", line=1)
        return None, path

    def entry(self, item: object, path: Path_, file: _File, withdrawn: date | None = None) -> None:
        mark = self.document.mark(path)
        heard = Report()
        if not isinstance(item, dict):
            heard.problem(self.document.source, "want a posting (keys and values).", line=mark.line, column=mark.column)
            self.severity.of_entry(heard)
            return
        origin: dict[str, Path_] = {key: ("defaults", key) for key in file.defaults}
        if self.feed_map:
            translated = translate(item, self.feed_map)
            written = translated.record
            origin |= {ours: (*path, *theirs) for ours, theirs in translated.keys.items()}
            for key in translated.unknown:
                self.unknown.setdefault(key, []).append(self.document.key_mark((*path, key)))
        else:
            written = item
            origin |= {key: (*path, key) for key in item}
        record = completed(written, self.defaults, file.defaults)
        if self.feed_map:
            _drop_idle_salary(record)
            if withdrawn:
                _withdraw(record, withdrawn)
            record["id"] = derived_id(record)
            self.drop_addresses(record, mark)
        if file.sample:
            self.count_dates(record)
        label = f'posting "{record.get("id", item.get("title", ""))}"'
        document = _EntryDocument(
            self.document.source, self.document.value, self.document.marks, self.document.keys, at=path, origin=origin
        )
        entry = validate(Entry, record, document, heard, label=label)
        self.severity.of_entry(heard)
        if entry is not None and self.document.sound_at(path):
            self.merged.enter(self.posting(entry, mark, file.sample), self.severity)

    def drop_addresses(self, record: dict[str, Any], mark: Mark) -> None:
        if "locations" not in record:
            return
        record["locations"], dropped = without_addresses(record["locations"])
        for address in dropped:
            self.severity.report.note(
                self.document.source,
                f'posting "{record["id"]}"  locations: "{address}" is a web address, not a place; left out.',
                line=mark.line,
                column=mark.column,
            )

    def count_dates(self, record: dict[str, Any]) -> None:
        """`today-12d` in a sample, counted in the posting's own zone. Anything else stays for the model to judge."""
        zone = record.get("timezone")
        today = self.settings.today_in(zone if isinstance(zone, str) and is_zone(zone) else self.settings.zone)
        for key in DAYS:
            found = re.fullmatch(r"today(?:([+-]\d{1,4})d)?", str(record.get(key, "")).strip())
            if found:
                record[key] = (today + timedelta(days=int(found[1] or 0))).isoformat()

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
            fetched=self.fetched,
            foreign=self.feed_map is not None,
            description_is_html=self.feed_map is not None and "description" in self.feed_map.html,
        )


def _drop_idle_salary(record: dict[str, Any]) -> None:
    """A foreign feed has a currency everywhere, and an amount where the employer gave one."""
    salary = record.get("salary")
    if isinstance(salary, dict) and not {"min", "max"} & salary.keys():
        del record["salary"]


def _withdraw(record: dict[str, Any], day: date) -> None:
    """What has gone from its feed is withdrawn, unless it was over by then."""
    expires = record.get("expires")
    over = isinstance(expires, str) and expires < day.isoformat()
    if not (over or record.get("filled") or record.get("withdrawn")):
        record["withdrawn"] = day.isoformat()
