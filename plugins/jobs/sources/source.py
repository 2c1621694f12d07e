"""A source of postings: a file or an address, how it is read, and from there to postings."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from plugins.core.report import Report, count_words
from plugins.core.urls import slugify
from plugins.core.validation import Model, WebAddress, validate
from plugins.core.yaml import Document, load_file
from plugins.jobs.model import Posting

from .duplicates import UniquePostings
from .feed_map import FeedMap, is_field
from .reader import BoardSettings, SourceReader, within_entries
from .severity import Severity
from .snapshot import Snapshot

FOLDER = "content/data/sources"
"""Where the copies of remote feeds lie."""
_STALE = timedelta(days=2)


class Source(Model):
    """One line of JOB_SOURCES: a file or an address, and how to read it. Without `format: ours` it is a foreign feed.

    What is remote is read from the copy that `make fetch` keeps.
    """

    path: str = ""
    url: WebAddress | Literal[""] = ""
    name: str = Field(default="", max_length=60)
    format: Literal["ours"] | None = None
    fields: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    html: frozenset[str] = frozenset()
    postings: str = ""
    defaults: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if bool(self.path) == bool(self.url):
            raise ValueError('give "path" (a file) or "url" (fetched by make fetch), one of the two')
        named = {*self.fields.values(), *self.values, *self.html, *self.defaults}
        if unknown := sorted(name for name in named if not is_field(name)):
            raise ValueError(f"{', '.join(unknown)}: no field that a map or a default can fill")
        if self.format and self.url:
            raise ValueError('what comes from a "url" is somebody else\'s: leave "format" out')
        if self.format and (self.fields or self.values or self.ignore or self.html or self.postings):
            raise ValueError('"fields", "values", "ignore", "html" and "postings" are for foreign formats')
        if self.url and not slugify(self.called):
            raise ValueError('"name" needs a letter or a digit: the copy is named after it')
        return self

    @property
    def foreign(self) -> bool:
        return self.format is None

    @property
    def called(self) -> str:
        """What a reader may know it by."""
        return self.name or urlsplit(self.url).hostname or self.path

    @property
    def file(self) -> str:
        return f"{FOLDER}/{slugify(self.called)}.json" if self.url else self.path

    @property
    def feed_map(self) -> FeedMap:
        """How its entries read, where they are not in our own format."""
        return FeedMap(self.fields, self.values, self.ignore, self.html, self.postings)


def read_copy(path: Path, root: Path, report: Report) -> tuple[Document | None, Snapshot | None]:
    """The copy of a remote feed, with the document that its entries stand in. None where it is broken."""
    document = load_file(path, root, report)
    return document, validate(Snapshot, document.value, document, report) if document else None


def read_postings(sources: tuple[Source, ...], settings: BoardSettings, report: Report) -> list[Posting]:
    """All postings of all sources. A fault in a file of our own is a problem, in a foreign one a note."""
    merged = UniquePostings()
    for source in sources:
        severity = Severity(report, foreign=source.foreign, lenient=settings.lenient)
        if source.url:
            _read_remote(source, settings, severity, merged)
        else:
            _read_file(source, settings, severity, merged)
    return merged.postings


def _read_file(source: Source, settings: BoardSettings, severity: Severity, merged: UniquePostings) -> None:
    path = settings.root / source.path
    heard = Report()
    document = load_file(path, settings.root, heard)
    severity.report.read |= heard.read
    if not path.exists():  # a fault of the setting, whosever format it has
        Severity(severity.report, foreign=False, lenient=False).of_file(heard)
    elif document is not None and within_entries(document):
        severity.of_entry(heard)
    else:
        severity.of_file(heard)
    if document is not None:
        feed_map = source.feed_map if source.foreign else None
        SourceReader(document, feed_map, source.defaults, settings, severity, merged, source.name).read()


def _read_remote(source: Source, settings: BoardSettings, severity: Severity, merged: UniquePostings) -> None:
    path = settings.root / source.file
    if not path.exists():
        # Without it the postings it had yesterday would be gone today: no build may do that in silence.
        hint = "`make fetch` brings it."
        severity.report.problem(source.file, f"{source.called} has not been fetched yet.", hint=hint)
        return
    heard = Report()
    document, copy = read_copy(path, settings.root, heard)
    severity.report.read |= heard.read
    severity.of_file(heard)
    if document is None or copy is None:
        return
    fetched = copy.fetched.astimezone(ZoneInfo(settings.zone)).date()
    age = settings.today_in(settings.zone) - fetched
    if age >= _STALE:
        message = f"the copy of {source.called} is from {fetched.isoformat()}: {count_words(age.days, 'day')} old."
        severity.report.note(source.file, message, hint="`make fetch` brings a new one.")
    reader = SourceReader(
        document, source.feed_map, source.defaults, settings, severity, merged, source.called, fetched, copy.gone
    )
    reader.read(("feed",))
