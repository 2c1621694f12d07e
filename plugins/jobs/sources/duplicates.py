"""Keeps postings apart: ids are unique, equal postings are merged, those that disagree are reported."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from plugins.core.report import Report
from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Posting

from .severity import Severity

Identity = tuple[str, str, str, tuple[str, ...]]


@dataclass(slots=True)
class UniquePostings:
    """Postings in the order of their sources; the first of two equal ones stays."""

    _by_id: dict[str, Posting] = field(default_factory=dict)
    _by_identity: dict[Identity, tuple[Posting, Severity]] = field(default_factory=dict)

    @property
    def postings(self) -> list[Posting]:
        return list(self._by_id.values())

    def enter(self, posting: Posting, severity: Severity) -> None:
        """Takes a posting in, or says why not, as severely as its source is taken."""
        same_id = self._by_id.get(posting.id)
        if same_id and not severity.foreign:
            _object(posting, f"the id stands already in {_place(same_id)}. Give one of the two another.", severity)
            return
        twin = self._by_identity.get(identity(posting))
        if twin is not None:
            _same_again(posting, severity, *twin)
            return
        if same_id:
            _object(posting, f"the id stands already in {_place(same_id)}.", severity)
            return
        self._by_id[posting.id] = posting
        self._by_identity[identity(posting)] = (posting, severity)


def _same_again(posting: Posting, severity: Severity, twin: Posting, twins_voice: Severity) -> None:
    different = [name for name, value in facts(posting).items() if facts(twin)[name] != value]
    elsewhere = posting.source != twin.source
    if not different:
        _note(posting, f"is the same as the one in {_place(twin)}; merged into it.", severity)
    elif elsewhere and (severity.foreign or twins_voice.foreign):
        words = f"is shown as {_place(twin)} has it, whose source stands first in JOB_SOURCES; here it differs in"
        _note(posting, f"{words} {', '.join(different)}. Left out.", severity)
    else:
        words = f"has the address, title, company and place of the one in {_place(twin)}, but differs in"
        _object(posting, f"{words} {', '.join(different)}. Keep the right one.", severity)


def _note(posting: Posting, message: str, severity: Severity) -> None:
    severity.report.note(posting.source, f'posting "{posting.id}"  {message}', line=posting.line, column=posting.column)


def _object(posting: Posting, message: str, severity: Severity) -> None:
    heard = Report()
    heard.problem(posting.source, f'posting "{posting.id}"  {message}', line=posting.line, column=posting.column)
    severity.of_entry(heard)


def identity(posting: Posting) -> Identity:
    """What makes two entries the same posting: address, title, company and place."""
    return (
        _untracked(posting.apply),
        _folded(posting.title),
        _folded(posting.company.name),
        tuple(sorted(_folded(place_words(place)) for place in posting.locations)),
    )


def facts(posting: Posting) -> dict[str, object]:
    """What two entries of one posting must agree on."""
    wanted = (
        "remote", "applicants_from", "type", "category", "salary", "description", "posted", "last_day",
        "filled", "withdrawn", "zone",
    )  # fmt: skip
    return {"expires" if name == "last_day" else name: getattr(posting, name) for name in wanted}


def _untracked(address: str) -> str:
    """The address without the parameters that say who passed it on (utm_source and its like)."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.startswith("utm_")]
    return urlunsplit(parts._replace(netloc=parts.netloc.lower(), query=urlencode(kept)))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _place(posting: Posting) -> str:
    return f"{posting.source}, line {posting.line}"
