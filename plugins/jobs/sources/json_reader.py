"""JSON as JSON, with the line and column of each value. A character that no page can hold is left out. Pure."""

import re
from bisect import bisect_right
from decimal import Decimal
from json import decoder
from typing import Any, NoReturn

from plugins.core.report import Report
from plugins.core.yaml import MAX_DEPTH, MAX_NODES, Document, Mark, Path_

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
_WORDS = {"null": None, "true": True, "false": False}
_WORD = re.compile(r"null|true|false")
_LONGEST_NUMBER = 30
UNSHOWABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither HTML nor XML 1.0 may hold: control characters, halves of characters, U+FFFE."""


class NotJsonError(Exception):
    """The text is not JSON: what is wrong, and where (from 0). `too_much` says that it may well be, but is refused."""

    def __init__(self, place: int, message: str, *, too_much: bool = False) -> None:
        super().__init__(message)
        self.place = place
        self.too_much = too_much


def shown(text: str) -> str:
    """A text without the characters that no page can hold."""
    return UNSHOWABLE.sub("", text) if UNSHOWABLE.search(text) else text


def read_json(text: str, source: str) -> Document:
    """A JSON text as plain values; fractions are Decimals. Raises NotJsonError."""
    scanner = _Scanner(text)
    value = scanner.document()
    return Document(source, value, scanner.marks, scanner.keys)


def tell(error: NotJsonError, text: str, source: str, report: Report) -> None:
    """Puts into the report why a text is not JSON, with its line."""
    line, column = text.count("\n", 0, error.place) + 1, error.place - text.rfind("\n", 0, error.place)
    report.problem(source, str(error), line=line, column=column)


class _Scanner:
    """Goes through the text once. It calls itself for what lies within, which goes MAX_DEPTH deep at most."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.nodes = 0
        self.lines = [found.end() for found in re.finditer("\n", text)]
        self.marks: dict[Path_, Mark] = {}
        self.keys: dict[Path_, Mark] = {}

    def document(self) -> Any:
        value = self.value(())
        self.space()
        if self.place < len(self.text):
            self.fail("this is not JSON: something follows after its end")
        return value

    def space(self) -> None:
        found = _SPACE.match(self.text, self.place)
        self.place = found.end() if found else self.place

    def mark(self) -> Mark:
        line = bisect_right(self.lines, self.place)
        return Mark(line + 1, self.place - (self.lines[line - 1] if line else 0) + 1)

    def fail(self, message: str, *, too_much: bool = False) -> NoReturn:
        raise NotJsonError(self.place, message, too_much=too_much)

    def value(self, path: Path_) -> Any:
        self.space()
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.fail(f"the file holds more than {MAX_NODES:,} keys and values", too_much=True)
        if len(path) > MAX_DEPTH:
            self.fail(f"the file is nested too deeply: {MAX_DEPTH} levels are the most", too_much=True)
        self.marks[path] = self.mark()
        begins = self.text[self.place : self.place + 1]
        if begins == "{":
            return self.mapping(path)
        if begins == "[":
            return self.sequence(path)
        if begins == '"':
            return self.string()
        return self.plain()

    def plain(self) -> Any:
        if found := _WORD.match(self.text, self.place):
            self.place = found.end()
            return _WORDS[found.group()]
        if found := _NUMBER.match(self.text, self.place):
            self.place = found.end()
            written = found.group()
            if len(written) > _LONGEST_NUMBER or (found[2] and not -20 < int(found[2][1:]) < 20):
                return written
            return Decimal(written) if found[1] or found[2] else int(written)
        self.fail("this is not JSON: want a value here")

    def string(self) -> str:
        try:
            text, self.place = decoder.scanstring(self.text, self.place + 1, False)  # type: ignore[attr-defined]
        except ValueError:
            self.fail("this is not JSON: a text is not closed, or has an escape in it that JSON has not")
        return shown(text)

    def sequence(self, path: Path_) -> list[Any]:
        listed: list[Any] = []
        self.place += 1
        self.space()
        if self.closed("]"):
            return listed
        while True:
            listed.append(self.value((*path, len(listed))))
            self.space()
            if self.closed("]"):
                return listed
            self.expect(",")

    def mapping(self, path: Path_) -> dict[str, Any]:
        made: dict[str, Any] = {}
        self.place += 1
        self.space()
        if self.closed("}"):
            return made
        while True:
            self.space()
            mark = self.mark()
            if self.text[self.place : self.place + 1] != '"':
                self.fail("this is not JSON: want a key in double quotes")
            key = self.string()
            self.keys[(*path, key)] = mark
            self.space()
            self.expect(":")
            made[key] = self.value((*path, key))
            self.space()
            if self.closed("}"):
                return made
            self.expect(",")

    def closed(self, sign: str) -> bool:
        if self.text[self.place : self.place + 1] == sign:
            self.place += 1
            return True
        return False

    def expect(self, sign: str) -> None:
        if not self.closed(sign):
            self.fail(f'this is not JSON: want "{sign}" here')
