"""From the sources to postings: each is read as what it is, and all become one list."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.report import Report, count_words
from plugins.core.validation import validate
from plugins.core.yaml import Document, load_file
from plugins.jobs.model import Posting

from .duplicates import UniquePostings
from .foreign import ForeignReader
from .reader import BoardSettings, OwnReader, within_entries
from .reading import read_feed_file
from .severity import Outcome, Severity
from .snapshot import Snapshot
from .source import Source

_STALE = timedelta(days=2)


def read_postings(sources: tuple[Source, ...], settings: BoardSettings, report: Report) -> list[Posting]:
    """All postings of all sources. A fault in a file of our own is a problem, in a foreign one a note."""
    merged = UniquePostings()
    for source in sources:
        read_source(source, settings, report, merged)
    return merged.postings


def read_source(source: Source, settings: BoardSettings, report: Report, merged: UniquePostings) -> Outcome:
    """Reads one source into what is `merged` already, and gives what became of its entries."""
    severity = Severity(report, foreign=source.foreign, lenient=settings.lenient)
    if source.url:
        _read_remote(source, settings, severity, merged)
    else:
        _read_file(source, settings, severity, merged)
    severity.close()
    return severity.outcome


def read_copy(path: Path, root: Path, report: Report) -> tuple[Document | None, Snapshot | None]:
    """The copy of a remote feed, with the document that its entries stand in. None where it is broken."""
    document = read_feed_file(path, root, report)
    return document, validate(Snapshot, document.value, document, report) if document else None


def _read_file(source: Source, settings: BoardSettings, severity: Severity, merged: UniquePostings) -> None:
    path = settings.root / source.path
    heard = Report()
    load = read_feed_file if source.foreign else load_file
    document = load(path, settings.root, heard)
    severity.report.read |= heard.read
    if not path.exists():  # a fault of the setting, whosever format it has
        Severity(severity.report, foreign=False, lenient=False).of_file(heard)
    elif document is not None and within_entries(document):
        severity.of_entry(heard)
    else:
        severity.of_file(heard)
    if document is None:
        return
    if source.foreign:
        _foreign(source, document, settings, severity, merged, _day_of(path, settings)).read()
    else:
        OwnReader(document, source.defaults, settings, severity, merged, source.name).read()


def _day_of(path: Path, settings: BoardSettings) -> date:
    """The day on which a file was last written, at the latest today."""
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(ZoneInfo(settings.zone)).date()
    return min(written, settings.today_in(settings.zone))


def _foreign(
    source: Source,
    document: Document,
    settings: BoardSettings,
    severity: Severity,
    merged: UniquePostings,
    day: date,
    copy: Snapshot | None = None,
) -> ForeignReader:
    return ForeignReader(
        document=document,
        manner=source.manner,
        settings=settings,
        severity=severity,
        merged=merged,
        day=day,
        feed=source.called if copy else source.name,
        fetched=day if copy else None,
        known=copy.known if copy else {},
        gone=copy.gone if copy else (),
        own_paths=source.own_paths,
    )


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
    _foreign(source, document, settings, severity, merged, fetched, copy).read(("feed",))
