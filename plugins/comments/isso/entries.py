"""Changes single entries of a file of comments, and leaves every other line as its author wrote it.

A file is a text with a list in it. An entry, or one of its keys, is a range of lines; what is between stays.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from plugins.core.report import Report
from plugins.core.yaml import load

HEAD = "comments:\n"
"""The text of a file that is new."""


class UnchangeableError(Exception):
    """The file is written in a way in which single entries cannot be changed. Says which."""


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of the file, counted from 0; `end` is the first that is not part of it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One comment: its plain values, its lines, the column in which its keys stand, and the lines of each key.

    `keys` is empty where the entry stands in braces.
    """

    values: Mapping[str, Any]
    span: Span
    column: int
    keys: Mapping[str, Span]


@dataclass(slots=True)
class Entries:
    """The entries of one file, and the changes that are wanted of it. `source` is its name in messages."""

    source: str
    text: str
    entries: list[Entry] = field(default_factory=list)
    _changes: list[tuple[Span, list[str]]] = field(default_factory=list)
    _added: list[list[str]] = field(default_factory=list)
    _expected: list[dict[str, Any] | None] = field(default_factory=list)
    _more: list[dict[str, Any]] = field(default_factory=list)
    _dash: int = 2
    _end: int = 0

    @classmethod
    def read(cls, source: str, text: str) -> "Entries":
        """Raises UnchangeableError where the text is not YAML, or its comments are no list with a line for each."""
        report = Report()
        document = load(text, source, report)
        if document is None or report.problems:
            raise UnchangeableError(str(report.problems[0]) if report.problems else f"{source}: cannot be read")
        found = cls(source, text)
        node = _list_of(yaml.compose(text, Loader=yaml.CSafeLoader))
        values = document.value.get("comments") if isinstance(document.value, dict) else document.value
        if node is None and not values:
            found._end = len(text.splitlines())
            return found
        if not isinstance(node, yaml.SequenceNode) or (node.flow_style and node.value):
            raise UnchangeableError(f"{source}: write the comments as a list, each from a line with a dash on")
        if node.flow_style:
            raise UnchangeableError(f'{source}: write "comments:" without the brackets behind it')
        lines = text.splitlines()
        found._dash = node.start_mark.column
        for item, value in zip(node.value, values or [], strict=True):
            if not isinstance(item, yaml.MappingNode):
                raise UnchangeableError(f"{source}: one of the comments has no keys")
            found.entries.append(_entry(item, value, lines, found._dash))
        found._expected = [dict(entry.values) for entry in found.entries]
        found._end = found.entries[-1].span.end
        return found

    def put(self, index: int, values: Mapping[str, str | bool | None]) -> None:
        """Gives keys of an entry new values, in their places; None takes a key away."""
        entry = self.entries[index]
        expected = self._expected[index]
        assert expected is not None
        for key, value in values.items():
            span = entry.keys.get(key)
            made = [] if value is None else _lines(key, value, entry.column)
            if span is not None:
                if made and span.start == entry.span.start:  # behind the dash
                    made[0] = self.text.splitlines()[span.start][: entry.column] + made[0].lstrip()
                self._changes.append((span, made))
            elif made:
                self._changes.append((Span(entry.span.end, entry.span.end), made))
            expected.pop(key, None)
            if value is not None:
                expected[key] = value

    def parents(self) -> dict[str, set[int]]:
        """Which entries answer each id, by their places; those that are to be added come behind all others."""
        found: dict[str, set[int]] = {}
        known = [*(entry.values for entry in self.entries), *self._more]
        for index, values in enumerate(known):
            if values.get("parent") is not None:
                found.setdefault(str(values["parent"]), set()).add(index)
        return found

    def remove(self, index: int) -> None:
        """Takes an entry away, with the empty line above it that `add` has made."""
        span, lines = self.entries[index].span, self.text.splitlines()
        above = index > 0 and not lines[span.start - 1].strip()
        self._changes.append((Span(span.start - above, span.end), []))
        self._expected[index] = None

    def add(self, values: Mapping[str, str | bool]) -> None:
        """Adds an entry at the end of the list."""
        column = self._dash + 2
        lines = [line for key, value in values.items() for line in _lines(key, value, column)]
        self._added.append([f"{' ' * self._dash}- {lines[0].lstrip()}", *lines[1:]])
        self._more.append(dict(values))

    def changed(self) -> str:
        """The text with all changes. Raises UnchangeableError where it would not say what is meant."""
        lines = self.text.splitlines()
        changes = sorted(self._changes, key=lambda change: (change[0].start, change[0].end), reverse=True)
        end = self._end
        added = [line for entry in self._added for line in ("", *entry)]
        lines[end:end] = added if self.entries else added[1:]
        for span, made in changes:
            lines[span.start : span.end] = made
        ending = "\r\n" if "\r\n" in self.text else "\n"
        text = ending.join(lines) + ending
        expected = [entry for entry in self._expected if entry is not None] + self._more
        if _values(text, self.source) != expected:
            raise UnchangeableError(f"{self.source}: write each comment from a line with a dash on, a key on each line")
        return text


def _list_of(root: yaml.Node | None) -> yaml.Node | None:
    """The list of comments: the file itself, or what stands behind `comments`."""
    if isinstance(root, yaml.MappingNode):
        return next((value for key, value in root.value if key.value == "comments" and value.value != ""), None)
    return root


def _entry(node: yaml.MappingNode, values: Mapping[str, Any], lines: Sequence[str], dash: int) -> Entry:
    start, behind = node.start_mark.line, node.end_mark
    # A block ends where the next thing begins, which may be on the same line as its own last word, or further down.
    own = behind.line < len(lines) and lines[behind.line][: behind.column].strip()
    end = _ended(lines, behind.line + 1 if own else behind.line, dash)
    keys: dict[str, Span] = {}
    if not node.flow_style:
        starts = [key.start_mark.line for key, _ in node.value] + [end]
        for (key, _), begin, behind in zip(node.value, starts, starts[1:], strict=False):
            keys[str(key.value)] = Span(begin, _ended(lines, behind, node.start_mark.column - 1))
    return Entry(values, Span(start, max(end, start + 1)), node.start_mark.column, keys)


def _ended(lines: Sequence[str], end: int, column: int) -> int:
    """Without the blank lines at the end, and without remarks that are not indented deeper than `column`."""
    end = min(end, len(lines))
    while end > 0:
        line = lines[end - 1]
        indent = len(line) - len(line.lstrip())
        if line.strip() and not (line.lstrip().startswith("#") and indent <= column + 1):
            return end
        end -= 1
    return end


def _lines(key: str, value: str | bool, column: int) -> list[str]:
    """A key with its value as lines. A text that goes over several lines, or is called so, is a block."""
    margin = " " * column
    if isinstance(value, bool):
        return [f"{margin}{key}: {str(value).lower()}"]
    if key == "text":
        return [f"{margin}{key}: |-", *(f"{margin}  {line}" if line else "" for line in value.split("\n"))]
    plain = key in ("id", "date", "origin", "status") or re.fullmatch("[a-z]+-?[0-9]+", value)
    return [f"{margin}{key}: {value if plain else json.dumps(value, ensure_ascii=False)}"]


def _values(text: str, source: str) -> list[dict[str, Any]] | None:
    report = Report()
    document = load(text, source, report)
    if document is None or report.problems:
        return None
    values = document.value.get("comments") if isinstance(document.value, dict) else document.value
    return _plain(values or [])


def _plain(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [dict(value) for value in values]
