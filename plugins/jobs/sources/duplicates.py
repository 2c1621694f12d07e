"""Keeps postings apart: ids are unique, equal postings are merged, those that disagree are reported."""

from dataclasses import dataclass, field

from plugins.core.report import Report
from plugins.jobs.board.wording import place_words
from plugins.jobs.model import Posting, Remote

from .identity import likeness, untracked
from .severity import Severity

Identity = tuple[str, str, str, tuple[str, ...]]
_OF_A_PLACE = frozenset({"remote", "applicants_from", "posted", "expires", "zone"})
"""What may differ between the rows of one posting that is listed once for each of its places."""


@dataclass(slots=True)
class UniquePostings:
    """Postings in the order of their sources; the first of two equal ones stays."""

    _by_id: dict[str, Posting] = field(default_factory=dict)
    _by_identity: dict[Identity, tuple[str, Severity]] = field(default_factory=dict)
    _by_likeness: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def postings(self) -> list[Posting]:
        return list(self._by_id.values())

    def enter(self, posting: Posting, severity: Severity) -> bool:
        """Takes a posting in, or says why not, as severely as its source is taken. Whether it is one more."""
        same_id = self._by_id.get(posting.id)
        if severity.foreign and (row := self._row_of(posting, same_id)):
            self._join(row, posting, severity)
            return False
        if same_id and not severity.foreign:
            _object(posting, f"the id stands already in {_place(same_id)}. Give one of the two another.", severity)
            return False
        if twin := self._by_identity.get(identity(posting)):
            _same_again(posting, severity, self._by_id[twin[0]], twin[1])
            return False
        if same_id:
            _object(posting, f"the id stands already in {_place(same_id)}.", severity)
            return False
        self._keep(posting, severity)
        return True

    def _keep(self, posting: Posting, severity: Severity) -> None:
        self._by_id[posting.id] = posting
        self._by_identity.setdefault(identity(posting), (posting.id, severity))
        self._by_likeness.setdefault((posting.source, _likeness(posting)), posting.id)

    def _row_of(self, posting: Posting, same_id: Posting | None) -> Posting | None:
        """The posting of the same feed that this one is another row of."""
        if same_id and same_id.source == posting.source:
            return same_id
        id = self._by_likeness.get((posting.source, _likeness(posting)))
        return self._by_id[id] if id else None

    def _join(self, kept: Posting, row: Posting, severity: Severity) -> None:
        """One posting with the places of both rows; what else differs stays as the first has it."""
        said = {name for name, value in facts(row).items() if facts(kept)[name] != value}
        more = [place for place in row.locations if place not in kept.locations]
        elsewhere = bool(more) or (row.remote is Remote.FULL and kept.remote is not Remote.FULL)
        if kept.withdrawn and not row.withdrawn:
            elsewhere = False
        different = sorted(said - _OF_A_PLACE if elsewhere else said)
        if different and not elsewhere:
            words = f"has the address, title and company of the one in {_place(kept)}, but differs in"
            _object(row, f"{words} {', '.join(different)}. Keep the right one.", severity)
            return
        if not elsewhere:
            _note(row, f"is the same as the one in {_place(kept)}; merged into it.", severity)
            return
        remote = Remote.FULL if Remote.FULL in (kept.remote, row.remote) else kept.remote
        areas = tuple(dict.fromkeys((*kept.applicants_from, *row.applicants_from)))
        joined = kept.model_copy(
            update={"locations": (*kept.locations, *more), "remote": remote, "applicants_from": areas}
        )
        but = f", which is shown for {', '.join(different)}" if different else ""
        _note(row, f"is another place of the one in {_place(kept)}{but}; merged into it.", severity)
        self._keep(joined, severity)


def _likeness(posting: Posting) -> str:
    return likeness({"apply": posting.apply, "title": posting.title, "company": posting.company.name})


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
    severity.note(posting.source, f'posting "{posting.id}"  {message}', line=posting.line, column=posting.column)


def _object(posting: Posting, message: str, severity: Severity) -> None:
    heard = Report()
    heard.problem(posting.source, f'posting "{posting.id}"  {message}', line=posting.line, column=posting.column)
    severity.of_entry(heard)


def identity(posting: Posting) -> Identity:
    """What makes two entries the same posting: address, title, company and place."""
    return (
        untracked(posting.apply),
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


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _place(posting: Posting) -> str:
    return f"{posting.source}, line {posting.line}"
