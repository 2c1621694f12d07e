"""Decides how a fault is reported: one in our own file ends the build, one in somebody else's is a note."""

from collections.abc import Callable
from dataclasses import dataclass

from plugins.core.report import Report


@dataclass(frozen=True, slots=True)
class Severity:
    """Tells the faults of one source. `lenient` (a preview) goes on without an entry of our own that has some."""

    report: Report
    foreign: bool
    lenient: bool

    def of_file(self, heard: Report) -> None:
        """A fault of the file itself: nothing of it can be shown, or not as it was meant."""
        self._tell(heard, self._as_note if self.foreign else self.report.problem)

    def of_entry(self, heard: Report) -> None:
        """A fault of one entry, which is then left out."""
        if self.foreign:
            self._tell(heard, self._as_note)
        else:
            self._tell(heard, self.report.leave_out if self.lenient else self.report.problem)

    def _as_note(
        self, source: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        self.report.note(source, f"{message.rstrip('.')}. Left out.", line=line, column=column, hint=hint)

    def _tell(self, heard: Report, tell: Callable[..., None]) -> None:
        for entries, teller in ((heard.problems, tell), (heard.notes, self.report.note)):
            for each in entries:
                teller(each.source, each.message, line=each.line, column=each.column, hint=each.hint)
