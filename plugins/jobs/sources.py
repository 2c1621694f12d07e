"""JOB_SOURCES, and from the files that it names to postings."""

from typing import Any, Literal

from pydantic import Field, ValidationError

from plugins.core.errors import SettingsError
from plugins.core.model import Model
from plugins.core.report import Report
from plugins.core.yaml import load_file

from .entries import BoardSettings, SourceReader, within_entries
from .foreign import FeedMap, is_field
from .ledger import Ledger
from .model import Posting
from .voice import Voice


class Source(Model):
    """One line of JOB_SOURCES: a file, and how to read it. Without `format: ours` it is a foreign feed."""

    path: str
    format: Literal["ours"] | None = None
    fields: dict[str, str] = Field(default_factory=dict)
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    html: frozenset[str] = frozenset()
    postings: str = ""
    defaults: dict[str, Any] = Field(default_factory=dict)

    @property
    def feed_map(self) -> FeedMap | None:
        """How its entries read. None where they are in our own format."""
        return None if self.format else FeedMap(self.fields, self.values, self.ignore, self.html, self.postings)


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
        named = {*source.fields.values(), *source.values, *source.html, *source.defaults}
        if unknown := sorted(name for name in named if not is_field(name)):
            raise SettingsError(
                f"JOB_SOURCES[{number}]: {', '.join(unknown)}: no field that a map or a default can fill"
            )
        if source.format and (source.fields or source.values or source.ignore or source.html or source.postings):
            raise SettingsError(
                f'JOB_SOURCES[{number}]: "fields", "values", "ignore", "html" and "postings" are for foreign formats'
            )
        sources.append(source)
    return tuple(sources)


def read_postings(sources: tuple[Source, ...], settings: BoardSettings, report: Report) -> list[Posting]:
    """All postings of all sources. A fault in a file of our own is a problem, in a foreign one a note."""
    ledger = Ledger()
    for source in sources:
        path = settings.root / source.path
        voice = Voice(report, foreign=source.format is None, lenient=settings.lenient)
        heard = Report()
        document = load_file(path, settings.root, heard)
        if not path.exists():  # a fault of the setting, whosever format it has
            Voice(report, foreign=False, lenient=False).of_file(heard)
        elif document is not None and within_entries(document):
            voice.of_entry(heard)
        else:
            voice.of_file(heard)
        if document is not None:
            SourceReader(document, source.feed_map, source.defaults, settings, voice, ledger).read()
    return ledger.postings
