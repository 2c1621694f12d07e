"""Reads a file of comments, entry by entry, and tells of replies that have no place."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from plugins.core.report import Report, did_you_mean
from plugins.core.validation import validate
from plugins.core.yaml import Document

from .model import Comment, CommentFile
from .thread import loops


@dataclass(frozen=True, slots=True)
class Discussion:
    """The comments on one article. `sample` where they are invented for a demonstration."""

    comments: tuple[Comment, ...] = ()
    sample: bool = False


def read_discussion(document: Document, report: Report, zone: ZoneInfo) -> Discussion:
    """The comments of a file; a date without an offset is in `zone`. With any fault: reported, and no comments."""
    at: tuple[str, ...] = ()
    values: list[Any]
    sample = False
    if document.value is None:
        return Discussion()
    if isinstance(document.value, list):
        values = document.value
    else:
        file = validate(CommentFile, document.value, document, report)
        if file is None:
            return Discussion()
        at, values, sample = ("comments",), list(file.comments), file.sample

    entries = _Entries(document, report, at, values)
    comments = entries.read()
    if not entries.sound(comments):
        return Discussion(sample=sample)
    return Discussion(tuple(_dated(comment, zone) for comment in comments if comment is not None), sample)


def _dated(comment: Comment, zone: ZoneInfo) -> Comment:
    if comment.date.tzinfo is not None:
        return comment
    return comment.model_copy(update={"date": comment.date.replace(tzinfo=zone)})


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of one file as they stand in it, and where to complain about them."""

    document: Document
    report: Report
    at: tuple[str, ...]
    values: list[Any]

    def read(self) -> list[Comment | None]:
        return [self._read(index, value) for index, value in enumerate(self.values)]

    def _read(self, index: int, value: object) -> Comment | None:
        label = f"comment {self._name(index)}"
        comment = validate(Comment, value, self.document, self.report, at=(*self.at, index), label=label)
        if comment is not None and comment.url and not comment.link:
            mark = self.document.mark((*self.at, index, "url"))
            self.report.note(
                self.document.source,
                f"{label}  url: is not an https address; the name is shown without a link.",
                line=mark.line,
                column=mark.column,
            )
        return comment

    def sound(self, comments: list[Comment | None]) -> bool:
        """Whether every comment could be read and has a place in a thread. Reports each one that has not."""
        ids = [self._id(index) for index in range(len(self.values))]
        faults = 0
        first: dict[str, int] = {}
        for index, own in enumerate(ids):
            if own is None:
                continue
            if own in first:
                line = self.document.mark((*self.at, first[own], "id")).line
                self._problem(index, "id", f"is taken already, in line {line}.", "Give one of them another id.")
                faults += 1
            else:
                first[own] = index
        parents = {comment.id: comment.parent for comment in comments if comment and comment.parent is not None}
        for own, parent in parents.items():
            if parent not in first:
                self._problem(
                    first[own],
                    "parent",
                    f'there is no comment "{parent}" in this file.',
                    did_you_mean(parent, first) or "Leave parent out for a comment that answers none.",
                )
                faults += 1
        for own in loops(parents):
            self._problem(first[own], "parent", "the comment would answer itself, through its replies.", "")
            faults += 1
        return faults == 0 and None not in comments

    def _id(self, index: int) -> str | None:
        value = self.values[index]
        own = value.get("id") if isinstance(value, dict) else None
        return str(own) if isinstance(own, str | int) else None

    def _name(self, index: int) -> str:
        own = self._id(index)
        return f'"{own}"' if own is not None else str(index + 1)

    def _problem(self, index: int, key: str, message: str, hint: str) -> None:
        mark = self.document.mark((*self.at, index, key))
        self.report.problem(
            self.document.source,
            f"comment {self._name(index)}  {key}: {message}",
            line=mark.line,
            column=mark.column,
            hint=hint,
        )
