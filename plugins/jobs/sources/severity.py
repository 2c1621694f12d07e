"""Decides how a fault is reported: one in our own file ends the build, one in somebody else's is a note.

Of a foreign feed the reader of the notes can mend little by little: one line for each kind of fault, with a count.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from plugins.core.report import Report, count_words

_LINES = 5
_LABEL = re.compile(r'^posting "[^"]*"  ')


@dataclass(slots=True)
class Kind:
    """Notes that say the same of several entries: the first of them, and where they stand."""

    source: str
    message: str
    hint: str
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The note, or the one note for all."""
        if len(self.places) == 1:
            return self.message
        lines = list(dict.fromkeys(line for line, _ in self.places))
        more = f" and {len(lines) - _LINES} more" if len(lines) > _LINES else ""
        where = f"lines {', '.join(map(str, lines[:_LINES]))}{more}" if len(lines) > 1 else f"line {lines[0]}"
        return f"{count_words(len(self.places), 'posting')} ({where}), such as {self.message}"


@dataclass(slots=True)
class Outcome:
    """What became of one source: entries that stand in it, those that are shown, and why others are not."""

    entries: int = 0
    shown: int = 0
    rows: int = 0
    """Rows of a posting that stood there once for each of its places, or twice."""
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, why: str) -> None:
        self.left_out[why] = self.left_out.get(why, 0) + 1


@dataclass(slots=True)
class Severity:
    """Tells the faults of one source. `lenient` (a preview) goes on without an entry of our own that has some."""

    report: Report
    foreign: bool
    lenient: bool
    outcome: Outcome = field(default_factory=Outcome)
    kinds: dict[str, Kind] = field(default_factory=dict)

    def of_file(self, heard: Report) -> None:
        """A fault of the file itself: nothing of it can be shown, or not as it was meant."""
        self._tell(heard, self._as_note if self.foreign else self.report.problem)

    def of_entry(self, heard: Report) -> None:
        """A fault of one entry, which is then left out."""
        if self.foreign:
            for entry in heard.problems:
                self.outcome.leave_out(_unlabelled(entry.message).rstrip("."))
            self._tell(heard, self._as_note)
        else:
            self._tell(heard, self.report.leave_out if self.lenient else self.report.problem)

    def note(
        self, source: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        """A note; on a foreign feed it is told at the end, with others of its kind."""
        if not self.foreign:
            self.report.note(source, message, line=line, column=column, hint=hint)
            return
        alike = re.sub(r'"[^"]*"|[\d.,/-]*\d', "_", f"{source} {_unlabelled(message)}")
        kind = self.kinds.setdefault(alike, Kind(source, message, hint))
        kind.places.append((line or 0, column or 0))

    def close(self) -> None:
        """Tells what was collected."""
        for kind in self.kinds.values():
            line, column = kind.places[0]
            self.report.note(kind.source, kind.words, line=line, column=column, hint=kind.hint)
        self.kinds.clear()

    def _as_note(
        self, source: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        self.note(source, f"{message.rstrip('.')}. Left out.", line=line, column=column, hint=hint)

    def _tell(self, heard: Report, tell: Callable[..., None]) -> None:
        for entries, teller in ((heard.problems, tell), (heard.notes, self.note)):
            for each in entries:
                teller(each.source, each.message, line=each.line, column=each.column, hint=each.hint)


def _unlabelled(message: str) -> str:
    return _LABEL.sub("", message)
