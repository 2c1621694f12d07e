"""YAML with marks: plain values, and the line and column that each of them came from.

Only null, true, false and numbers are resolved. Everything else stays a string, so that a place called
`no`, a time like 12:30 and the date 2026-02-31 reach the models as the author wrote them.
Aliases are followed up to a bound; tags, duplicate keys and keys that are no words are problems.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .report import Report

Path_ = tuple[str | int, ...]

MAX_NODES = 500_000
MAX_DEPTH = 40

_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither HTML nor XML may hold. Double quotes can make such a character: "\\0"."""
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
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
    """A YAML text as plain values. `marks` hold a value's place, `keys` the place of the key that names it."""

    source: str
    value: Any
    marks: dict[Path_, Mark]
    keys: dict[Path_, Mark]

    def mark(self, path: Path_) -> Mark:
        """The place of the value at `path`, or of the nearest value around it."""
        return next(self.marks[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.marks)

    def key_mark(self, path: Path_) -> Mark:
        """The place of the key at `path` where there is one, else of the value."""
        return self.keys.get(path) or self.mark(path)


class _TooMuchError(Exception):
    """The document expands beyond what any author writes by hand."""

    def __init__(self, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark


class _Reader:
    """Walks PyYAML's nodes once and fills the values, the marks and the report."""

    def __init__(self, source: str, report: Report, first_line: int) -> None:
        self.source = source
        self.report = report
        self.first_line = first_line
        self.marks: dict[Path_, Mark] = {}
        self.keys: dict[Path_, Mark] = {}
        self.count = 0
        self.sound = True

    def place(self, node: yaml.Node) -> Mark:
        return Mark(node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def fault(self, node: yaml.Node, message: str, hint: str) -> None:
        mark = self.place(node)
        self.report.problem(self.source, message, line=mark.line, column=mark.column, hint=hint)
        self.sound = False

    def value(self, node: yaml.Node, path: Path_) -> Any:
        mark = self.marks[path] = self.place(node)
        self.count += 1
        if self.count > MAX_NODES or len(path) > MAX_DEPTH:
            raise _TooMuchError(mark, "the file is nested too deeply, or repeats itself through aliases (*name)")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if node.tag not in _PLAIN_TAGS:
            self.fault(node, f'the tag "{_short_tag(node.tag)}" has no meaning here', "Remove it.")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return dict(self.pairs(node, path))

    def scalar(self, node: yaml.ScalarNode) -> Any:
        if node.tag not in _PLAIN_TAGS and node.tag != "!":
            self.fault(node, f'the tag "{_short_tag(node.tag)}" has no meaning here', "Remove it.")
        text = str(node.value)
        if hidden := _CONTROL.search(text):
            code = f"U+{ord(hidden.group()):04X}"
            self.fault(node, f"there is a character in this text that cannot be shown ({code})", "Take it out.")
        if node.style in ('"', "'", "|", ">"):
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text) and len(text) < 20:
            return int(text)
        if _FLOAT.fullmatch(text) and len(text) < 30:
            return float(text)
        return text

    def pairs(self, node: yaml.Node, path: Path_) -> Iterator[tuple[str, Any]]:
        first: dict[str, Mark] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node, "a list or a mapping cannot be a key", "Write a word before the colon.")
                continue
            key = str(key_node.value)
            if key in first:
                self.fault(
                    key_node,
                    f'"{key}" stands here a second time (first in line {first[key].line})',
                    "Keep one of them.",
                )
                continue
            first[key] = self.keys[(*path, key)] = self.place(key_node)
            yield key, self.value(value_node, (*path, key))


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def load(text: str, source: str, report: Report, *, first_line: int = 1) -> Document | None:
    """Reads one YAML document. None where it is broken; then the report says where and what to do.

    `first_line` is the line of the file in which `text` begins (front matter does not begin in line 1).
    """
    reader = _Reader(source, report, first_line)
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return Document(source, None, {(): Mark(first_line, 1)}, {})
        value = reader.value(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.problem(
            source,
            f"this is not YAML: {_words(error)}",
            line=(mark.line if mark else 0) + first_line,
            column=(mark.column if mark else 0) + 1,
            hint=_remedy(error, text, mark.line if mark else 0),
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
    except _TooMuchError as error:
        report.problem(source, str(error), line=error.mark.line, column=error.mark.column, hint="Write it out plainly.")
        return None
    return Document(source, value, reader.marks, reader.keys) if reader.sound else None


def _words(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(str(part) for part in (error.context, error.problem) if part)


def _remedy(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    lines = text.splitlines()
    found = lines[line] if line < len(lines) else ""
    if "\t" in found[: len(found) - len(found.lstrip())] or "\\t" in str(error.problem):
        return "Indent with spaces, never with tabs."
    if "mapping values are not allowed" in str(error.problem):
        return "Put quotes around a text that contains a colon."
    if "alias" in _words(error):
        return "Put quotes around a text that begins with an asterisk."
    if "could not find expected ':'" in str(error.problem) or "expected <block end>" in str(error.problem):
        return "Look at the line above too: its indentation or a missing quote is often the cause."
    return "Look at the quotes and the indentation in this line and the one above."


def load_file(path: Path, root: Path, report: Report) -> Document | None:
    """Reads a YAML file (UTF-8). None where it is missing or broken; the report says so."""
    source = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        report.problem(source, "there is no such file.")
        return None
    except UnicodeDecodeError as error:
        report.problem(source, f"the file is not UTF-8 (byte {error.start})", hint="Save it again as UTF-8.")
        return None
    except OSError as error:
        report.problem(source, f"the file cannot be read: {error.strerror}")
        return None
    return load(text, source, report)
