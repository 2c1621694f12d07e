"""The problem report of one build: everything that is wrong is collected, then said at once.

A problem ends the build; a note is advice and does not. What is left out while somebody writes (`make serve`) would be
a problem of a build. Each names the file, the line where it is known, and what to do about it, in words for an author.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

LEFT_OUT = "left out: "
"""Begins the line of what a preview goes on without."""

NOTE = "note: "
"""Begins the line of a note."""

_LONGEST = 600
_WORD = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to tell the author. `line` and `column` count from 1; `source` is relative to the project."""

    source: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part)
        message = self.message if self.message.endswith((".", "?", "!")) else f"{self.message}."
        return f"{place}  {message} {self.hint}".rstrip()


@dataclass(slots=True)
class Report:
    """What one build has to say. Entries are kept once, however often the same is reported."""

    _problems: dict[Entry, None] = field(default_factory=dict)
    _left_out: dict[Entry, None] = field(default_factory=dict)
    _notes: dict[Entry, None] = field(default_factory=dict)
    read: set[Path] = field(default_factory=set)
    """The data files that somebody has asked for in this build, whether they were there or not."""

    def problem(
        self, source: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        self._problems[Entry(source, line or 0, column or 0, _clipped(message), hint)] = None

    def note(
        self, source: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        self._notes[Entry(source, line or 0, column or 0, _clipped(message), hint)] = None

    def leave_out(
        self, source: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        """A fault of one entry that a preview shows the site without. For previews only: a build has problems."""
        self._left_out[Entry(source, line or 0, column or 0, _clipped(message), hint)] = None

    def concerns(self, source: str) -> bool:
        """Whether a problem is told of this file, or of one in this folder: what follows from it is no news then."""
        return any(entry.source.startswith(source) for entry in self._problems)

    @property
    def problems(self) -> list[Entry]:
        return sorted(self._problems, key=_place)

    @property
    def left_out(self) -> list[Entry]:
        return sorted(self._left_out, key=_place)

    @property
    def notes(self) -> list[Entry]:
        return sorted(self._notes, key=_place)

    def text(self) -> str:
        """All of it for a terminal: notes first, so that the problems stand last, where the eye is."""
        lines = [f"{NOTE}{entry}" for entry in self.notes]
        lines += [f"{LEFT_OUT}{entry}" for entry in self.left_out]
        lines += [str(entry) for entry in self.problems]
        if self._problems:
            lines += ["", f"{count_words(len(self._problems), 'problem')}. Nothing was published."]
        return "\n".join(lines)


def _place(entry: Entry) -> tuple[str, int, int, str]:
    return (entry.source, entry.line, entry.column, entry.message)


def count_words(number: int, noun: str, several: str = "") -> str:
    """`1 problem`, `3 problems`; `several` is the plural where it is not the noun and an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def _clipped(message: str) -> str:
    """A message quotes what an author wrote, which may be a page pasted where a word belongs: its ends say enough."""
    return message if len(message) <= _LONGEST else f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known word, or nothing where none is near."""
    if len(word) > _WORD:
        return ""
    near = get_close_matches(word.lower(), {name.lower(): name for name in known}, n=1, cutoff=0.55)
    by_lower = {name.lower(): name for name in known}
    return f"Did you mean {by_lower[near[0]]}?" if near else ""
