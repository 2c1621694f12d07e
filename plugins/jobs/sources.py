"""From the files that JOB_SOURCES names to postings: read, checked, merged, with everything that is wrong reported."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from plugins.core.errors import SettingsError
from plugins.core.model import Model, validate
from plugins.core.report import Report, count_words
from plugins.core.yaml import Document, Mark, Path_, load_file

from .foreign import FeedMap, derived_id, translate, without_addresses
from .ledger import Ledger
from .model import Entry, Posting, is_zone

_DATES = ("posted", "expires", "filled", "withdrawn", "last_verified")


class Source(Model):
    """One line of JOB_SOURCES: a file, and how to read it. Without `format: ours` it is a foreign feed."""

    path: str
    format: Literal["ours"] | None = None
    fields: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    defaults: dict[str, Any] = Field(default_factory=dict)


class _File(Model):
    """A job feed as a mapping; a bare list is the same with `postings` alone."""

    sample: bool = False
    defaults: dict[str, Any] = Field(default_factory=dict)
    postings: list[Any]


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """What postings take from the site: the folder that paths count from, its zone, how long a posting lives."""

    root: Path
    zone: str
    life: timedelta
    today_in: Callable[[str], date]


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


def read_settings(setting: object) -> tuple[Source, ...]:
    """JOB_SOURCES as models. Raises SettingsError with what is wrong."""
    if not isinstance(setting, list | tuple):
        raise SettingsError('JOB_SOURCES: want a list, such as [{"path": "content/data/jobs.yaml", "format": "ours"}]')
    sources = []
    for number, item in enumerate(setting):
        try:
            source = Source.model_validate(item)
        except ValidationError as error:
            faults = "; ".join(
                f"{'.'.join(map(str, fault['loc'])) or 'entry'}: {fault['msg']}" for fault in error.errors()
            )
            raise SettingsError(f"JOB_SOURCES[{number}]: {faults}") from error
        unknown = (set(source.fields.values()) | set(source.values) | set(source.defaults)) - set(Entry.model_fields)
        if unknown or "id" in source.fields.values():
            names = ", ".join(sorted(unknown | {"id"} & set(source.fields.values())))
            raise SettingsError(f"JOB_SOURCES[{number}]: {names}: no field that a map or a default can fill")
        if source.format and (source.fields or source.values or source.ignore):
            raise SettingsError(f'JOB_SOURCES[{number}]: "fields", "values" and "ignore" are for foreign formats')
        sources.append(source)
    return tuple(sources)


def read_postings(sources: tuple[Source, ...], settings: BoardSettings, report: Report) -> list[Posting]:
    """All postings of all sources. A fault in a file of our own is a problem, in a foreign one a note."""
    ledger = Ledger(report)
    for source in sources:
        path = settings.root / source.path
        heard = Report()
        document = load_file(path, settings.root, heard)
        # A file that is not there is a fault of the setting, whosever format it has.
        _pass_on(heard, report, foreign=source.format is None and path.exists())
        if document is not None:
            _SourceReader(source, document, settings, report, ledger).read()
    return ledger.postings


def _pass_on(heard: Report, report: Report, *, foreign: bool) -> None:
    """Says what was found: only a file in our own format can refuse the build."""
    for problem in heard.problems:
        if foreign:
            tell, message = report.note, f"{problem.message.rstrip('.')}. Left out."
        else:
            tell, message = report.problem, problem.message
        tell(problem.source, message, line=problem.line, column=problem.column, hint=problem.hint)


class _SourceReader:
    """Reads one file into the ledger."""

    def __init__(
        self, source: Source, document: Document, settings: BoardSettings, report: Report, ledger: Ledger
    ) -> None:
        self.foreign = source.format is None
        self.source = source
        self.document = document
        self.settings = settings
        self.report = report
        self.ledger = ledger
        self.feed_map = FeedMap(source.fields, source.values, source.ignore)
        self.unknown: dict[str, list[Mark]] = {}

    def read(self) -> None:
        value = self.document.value
        at: Path_ = ()
        heard = Report()
        file: _File | None = None
        if isinstance(value, dict):
            file = validate(_File, value, self.document, heard)
            at = ("postings",)
        elif isinstance(value, list) or value is None:
            file = _File(postings=value or [])
        else:
            heard.problem(self.document.source, "want a list of postings.", line=1)
        _pass_on(heard, self.report, foreign=self.foreign)
        if file is None:
            return
        for index, item in enumerate(file.postings):
            self.entry(item, (*at, index), file)
        for key, marks in self.unknown.items():
            self.report.note(
                self.document.source,
                f'"{key}" ({count_words(len(marks), "posting")}) is a key that the map of this source does not name.',
                line=marks[0].line,
                column=marks[0].column,
                hint='Add it to "fields" or to "ignore" in JOB_SOURCES.',
            )

    def entry(self, item: object, at: Path_, file: _File) -> None:
        mark = self.document.mark(at)
        heard = Report()
        if not isinstance(item, dict):
            heard.problem(self.document.source, "want a posting (keys and values).", line=mark.line, column=mark.column)
            _pass_on(heard, self.report, foreign=self.foreign)
            return
        origin: dict[str, Path_] = {key: ("defaults", key) for key in file.defaults}
        if self.foreign:
            translated = translate(item, self.feed_map)
            written = translated.record
            origin |= {ours: (*at, theirs) for ours, theirs in translated.keys.items()}
            for key in translated.unknown:
                self.unknown.setdefault(key, []).append(self.document.key_mark((*at, key)))
        else:
            written = item
            origin |= {key: (*at, key) for key in item}
        record = {**self.source.defaults, **file.defaults, **written}
        if self.foreign:
            record["id"] = derived_id(record)
            self.drop_addresses(record, mark)
        if file.sample:
            self.count_dates(record)
        label = f'posting "{record.get("id", item.get("title", ""))}"'
        document = _EntryDocument(
            self.document.source, self.document.value, self.document.marks, self.document.keys, at=at, origin=origin
        )
        entry = validate(Entry, record, document, heard, label=label)
        _pass_on(heard, self.report, foreign=self.foreign)
        if entry is not None and self.document.sound_at(at):
            self.ledger.enter(self.posting(entry, mark, file.sample), foreign=self.foreign)

    def drop_addresses(self, record: dict[str, Any], mark: Mark) -> None:
        if "locations" not in record:
            return
        record["locations"], dropped = without_addresses(record["locations"])
        for address in dropped:
            self.report.note(
                self.document.source,
                f'posting "{record["id"]}"  locations: "{address}" is a web address, not a place; left out.',
                line=mark.line,
                column=mark.column,
            )

    def count_dates(self, record: dict[str, Any]) -> None:
        """`today-12d` in a sample, counted in the posting's own zone. Anything else stays for the model to judge."""
        zone = record.get("timezone")
        today = self.settings.today_in(zone if isinstance(zone, str) and is_zone(zone) else self.settings.zone)
        for key in _DATES:
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
        )
