"""YAML with marks: plain values, and the line and column that each of them came from.

Only null, true, false and numbers are resolved. Everything else stays a string, so that a place called
`no`, a time like 12:30 and the date 2026-02-31 reach the models as the author wrote them; a number with a point is a
Decimal, so that 1.10 does not become 1.1.
Tags, duplicate keys and keys that are no words are problems. What a text expands to is counted before anything of it
is built: it may be a feed from elsewhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from .encoding import NotUtf8Error, decoded
from .report import Report
from .yaml_faults import explain

Path_ = tuple[str | int, ...]

MAX_BYTES = 10_000_000
"""The largest file that is read."""
MAX_NODES = 500_000
"""Keys and values, counted with all that aliases repeat."""
MAX_DEPTH = 40

_REMARK = re.compile(r"[ \t]+(#\S.*)")
"""A remark without a space behind its #: mostly no remark at all, but the rest of "Nurse, ward #4"."""
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither HTML nor XML may hold. Double quotes can make such a character: "\\0"."""
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "true": True, "false": False, "True": True, "False": False}
_PLAIN_TAGS = {
    "tag:yaml.org,2002:str",
    "tag:yaml.org,2002:seq",
    "tag:yaml.org,2002:map",
}


class _Loader(yaml.CSafeLoader):
    """PyYAML's C loader without its resolvers: every plain scalar arrives as a string."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own shape


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something stands in a file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as plain values. `marks` hold a value's place, `keys` the place of the key that names it.

    `faulty` are the places of what is readable and yet wrong, such as a key that stands there twice. The report
    names each: who uses the document although it has some asks `sound_at` first.
    """

    source: str
    value: Any
    marks: dict[Path_, Mark]
    keys: dict[Path_, Mark]
    faulty: frozenset[Path_] = frozenset()

    def sound_at(self, path: Path_) -> bool:
        """Whether nothing at `path`, nor anything within it, was reported on reading."""
        return not any(fault[: len(path)] == path for fault in self.faulty)

    def mark(self, path: Path_) -> Mark:
        """The place of the value at `path`, or of the nearest value around it."""
        return next(self.marks[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.marks)

    def key_mark(self, path: Path_) -> Mark:
        """The place of the key at `path` where there is one, else of the value."""
        return self.keys.get(path) or self.mark(path)


class _RefusedError(Exception):
    """The text is more than any author writes by hand. Says where, what, and the remedy."""

    def __init__(self, event: yaml.Event, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.column = _from_zero(event)
        self.hint = hint


def _from_zero(event: yaml.Event) -> tuple[int, int]:
    """Where an event begins, as the parser counts: from 0."""
    return (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)


@dataclass(slots=True)
class _Extent:
    """How many nodes something unfolds to, itself included, and how many lists and mappings lie in each other."""

    anchor: str | None = None
    nodes: int = 1
    depth: int = 0

    def take(self, nodes: int, depth: int) -> None:
        self.nodes += nodes
        self.depth = max(self.depth, depth + 1)


@dataclass(slots=True)
class _Survey:
    """Counts what a text would unfold to, from the parser's events alone: no node is built, no alias is followed.

    The parser builds nodes by calling itself, so that nesting without end would end the whole program.
    """

    total: int = 0
    around: list[_Extent] = field(default_factory=list)
    anchors: dict[str, _Extent] = field(default_factory=dict)
    loose: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Anchors of single texts that nothing refers to, by their place: "&Co" of somebody who meant a name."""

    def run(self, text: str) -> set[tuple[int, int]]:
        """The lines and columns (from 0) of the loose anchors. Raises _RefusedError, and what the parser raises."""
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.grow(event, 1, 1)
                self.around.append(_Extent(event.anchor, depth=1))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(self.around.pop())
            elif isinstance(event, yaml.ScalarEvent):
                if event.anchor:
                    self.loose[event.anchor] = _from_zero(event)
                self.grow(event, 1, 0)
                self.close(_Extent(event.anchor))
        return set(self.loose.values())

    def alias(self, event: yaml.AliasEvent) -> None:
        name = str(event.anchor)
        self.loose.pop(name, None)
        if any(extent.anchor == name for extent in self.around):
            raise _RefusedError(event, f"*{name} repeats the very thing that it is part of", "Write it out plainly.")
        extent = self.anchors.get(name)
        if extent:  # one that is not there is told when the nodes are built
            self.grow(event, extent.nodes, extent.depth)
            self.close(_Extent(None, extent.nodes, extent.depth))

    def grow(self, event: yaml.Event, nodes: int, depth: int) -> None:
        self.total += nodes
        if self.total > MAX_NODES:
            what = "through aliases (*name) " if self.anchors else ""
            message = f"the file unfolds {what}to more than {MAX_NODES:,} keys and values"
            raise _RefusedError(event, message, "Write it out plainly, or split it into several files.")
        if len(self.around) + depth > MAX_DEPTH:
            message = f"the file is nested too deeply: {MAX_DEPTH} levels are the most"
            raise _RefusedError(event, message, "Look for brackets that are not closed.")

    def close(self, extent: _Extent) -> None:
        if extent.anchor:
            self.anchors[extent.anchor] = extent
        if self.around:
            self.around[-1].take(extent.nodes, extent.depth)


class _Reader:
    """Walks PyYAML's nodes once and fills the values, the marks and the report."""

    def __init__(self, source: str, text: str, report: Report, first_line: int, loose: set[tuple[int, int]]) -> None:
        self.source = source
        self.lines = _BREAK.split(text) if "#" in text else []
        self.report = report
        self.first_line = first_line
        self.loose = loose
        self.marks: dict[Path_, Mark] = {}
        self.keys: dict[Path_, Mark] = {}
        self.faulty: set[Path_] = set()

    def place(self, node: yaml.Node) -> Mark:
        return Mark(node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def fault(self, node: yaml.Node, path: Path_, message: str, hint: str) -> None:
        mark = self.place(node)
        self.report.problem(self.source, message, line=mark.line, column=mark.column, hint=hint)
        self.faulty.add(path)

    def value(self, node: yaml.Node, path: Path_) -> Any:
        self.marks[path] = self.place(node)
        if node.tag not in _PLAIN_TAGS and node.tag != "!":
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            message = f'"{tag}" is an instruction to programs (a tag), and this site takes none'
            self.fault(node, path, message, "Remove it; where it is meant as text, put quotes around the whole.")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return dict(self.pairs(node, path))

    def scalar(self, node: yaml.ScalarNode, path: Path_) -> Any:
        text = str(node.value)
        if (node.start_mark.line, node.start_mark.column) in self.loose:
            message = 'a word that begins with "&" is a mark of YAML\'s, and would be lost'
            self.fault(node, path, message, "Put quotes around the whole text.")
        if hidden := _CONTROL.search(text):
            code = f"U+{ord(hidden.group()):04X}"
            self.fault(node, path, f"there is a character in this text that cannot be shown ({code})", "Take it out.")
        if node.style in ('"', "'", "|", ">"):
            return text
        if self.lines:
            self.remark(node)
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text) and len(text) < 20:
            return int(text)
        if _DECIMAL.fullmatch(text) and len(text) < 30:
            return Decimal(text)
        return text

    def remark(self, node: yaml.ScalarNode) -> None:
        """Says what is lost where a text without quotes goes on with " #"."""
        line = self.lines[node.end_mark.line] if node.end_mark.line < len(self.lines) else ""
        if found := _REMARK.match(line, node.end_mark.column):
            mark = self.place(node)
            message = f'"{found[1].rstrip()}" is left out: behind a space, "#" begins a remark.'
            hint = "Put quotes around the whole text if it is part of it, or a space behind the # if it is a remark."
            self.report.note(self.source, message, line=mark.line, column=mark.column, hint=hint)

    def pairs(self, node: yaml.Node, path: Path_) -> Iterator[tuple[str, Any]]:
        first: dict[str, Mark] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                message = "a list, or keys and values in { }, cannot be a key"
                self.fault(key_node, path, message, "Write a word before the colon; put quotes around a text with { }.")
                continue
            key = str(key_node.value)
            if key in first:
                self.fault(
                    key_node,
                    (*path, key),
                    f'"{key}" stands here a second time (first in line {first[key].line})',
                    "Keep one of them.",
                )
                continue
            first[key] = self.keys[(*path, key)] = self.place(key_node)
            yield key, self.value(value_node, (*path, key))


def load(text: str, source: str, report: Report, *, first_line: int = 1) -> Document | None:
    """Reads one YAML document. None where it cannot be read; the report says where and what to do.

    A document that can be read and has faults comes back with them, so that the models can name theirs as well.
    `first_line` is the line of the file in which `text` begins (front matter does not begin in line 1).
    """
    try:
        loose = _Survey().run(text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message, hint = explain(error, text, first_line)
        report.problem(
            source,
            f"this is not YAML: {message}",
            line=(mark.line if mark else 0) + first_line,
            column=(mark.column if mark else 0) + 1,
            hint=hint,
        )
        return None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") if isinstance(error.position, int) else 0
        code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
        report.problem(
            source,
            f"a character that YAML does not allow (U+{code:04X})",
            line=line + first_line,
            hint="Delete it; it is probably invisible.",
        )
        return None
    except _RefusedError as error:
        report.problem(source, str(error), line=error.line + first_line, column=error.column + 1, hint=error.hint)
        return None
    if node is None:
        return Document(source, None, {(): Mark(first_line, 1)}, {})
    reader = _Reader(source, text, report, first_line, loose)
    value = reader.value(node, ())
    return Document(source, value, reader.marks, reader.keys, frozenset(reader.faulty))


def load_file(
    path: Path,
    root: Path,
    report: Report,
    parse: Callable[[bytes, str, Report], Document | None] | None = None,
) -> Document | None:
    """Reads a file: YAML (UTF-8), or what `parse` makes of its bytes. None where it is missing, too large or broken.

    The report says so.
    """
    source = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    report.read.add(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"the file has {size / 1e6:.0f} MB; {MAX_BYTES / 1e6:.0f} MB are the most"
            report.problem(source, message, hint="Split it into several files.")
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        report.problem(source, "there is no such file.")
        return None
    except OSError as error:
        report.problem(source, f"the file cannot be read: {error.strerror}")
        return None
    document = (parse or _parsed)(data, source, report)
    if document is not None and document.value is None:
        message = "holds nothing: it is empty, or all of it is comments."
        report.problem(source, message, line=1, hint="Write [] in it if there is nothing to list, or delete it.")
        return None
    return document


def _parsed(data: bytes, source: str, report: Report) -> Document | None:
    try:
        return load(decoded(data), source, report)
    except NotUtf8Error as error:
        report.problem(source, error.message, line=error.line, column=error.column, hint=error.hint)
        return None
