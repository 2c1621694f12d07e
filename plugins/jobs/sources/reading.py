"""Reads somebody else's file as what it is: JSON as JSON, XML as XML, YAML as YAML; and finds the list in it. Pure."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.core.encoding import NotUtf8Error, decoded
from plugins.core.report import Report
from plugins.core.yaml import Document, Path_, load, load_file

from .json_reader import UNSHOWABLE, NotJsonError, read_json, tell
from .paths import alternatives, at, each_of
from .xml_reader import read_xml

_ESCAPED = re.compile(r"\\(?:[0abe]|x(?:0[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF])|u00(?:0[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]))")
_LISTS = (
    "postings", "jobs", "job", "items", "item", "results", "offers", "positions", "position", "vacancies", "vacancy",
    "openings", "entries", "entry", "content", "data", "records", "@graph",
)  # fmt: skip
"""What lists of postings are called, where a map doesn't say."""


def read_feed(data: bytes, source: str, report: Report) -> Document | None:
    """A feed in JSON, XML or YAML as plain values. None where it is none of them; the report says why."""
    begins = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if re.match(rb"\s*(?:<!doctype html|<html)\b", data[:200].removeprefix(b"\xef\xbb\xbf"), re.I):
        report.problem(source, "this is a page for people (HTML), with no list of postings in it that can be read")
        return None
    if begins == b"<" or data.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return read_xml(data, source, report)
    try:
        text = decoded(data)
    except NotUtf8Error as error:
        report.problem(source, error.message, line=error.line, column=error.column, hint=error.hint)
        return None
    if begins in (b"{", b"["):
        try:
            return read_json(text, source)
        except NotJsonError as error:
            loaded = None if error.too_much else load(text, source, Report())
            if loaded is None:
                tell(error, text, source, report)
            return loaded
    return load(_without_escapes(UNSHOWABLE.sub("", text)), source, report)


def read_feed_file(path: Path, root: Path, report: Report) -> Document | None:
    """The same for a file. None where it is missing, too large or broken; the report says so."""
    return load_file(path, root, report, read_feed)


def _without_escapes(text: str) -> str:
    """YAML in which double quotes make no character that cannot be shown ("\\0")."""
    if "\\" not in text:
        return text
    return re.sub(r"\\\\|" + _ESCAPED.pattern, lambda found: found[0] if found[0] == "\\\\" else "", text)


def list_in(value: Any, where: str) -> list[tuple[Any, Path_]] | None:
    """The entries of a feed, each with its place. None where there is no list at `where`, or none that is one.

    `where` is a map's `postings`: a path, or several (`a | b`), of which the first that leads to a list counts. Without
    it the list is the file itself, or the one in it that is called as such lists are, or the longest.
    """
    wanted = where or guessed_list(value)
    if wanted is None:
        return None
    for path in alternatives(wanted):
        found = list(each_of(value, path))
        held = value if not path or path == "." else at(value, path.partition("*")[0].rstrip("."))[0]
        if path in ("", "."):
            found = list(each_of(value, ""))
        if found or isinstance(held, list):
            return found
        # A list that is there and empty: an element without others in it, or an object without any.
        if held == "" or (isinstance(held, Mapping) and not held):
            return []
    return None


def guessed_list(value: Any) -> str | None:
    """The path of the list of postings in a feed that no map tells of ("" for the file itself); None for none."""
    if isinstance(value, list):
        return "."
    lists: dict[str, int] = {}
    _collect(value, "", 3, lists)
    for name in _LISTS:
        named = [path for path in lists if path.rpartition(".")[2] == name]
        if named:
            return max(named, key=lists.__getitem__)
    if lists:
        return max(lists, key=lists.__getitem__)
    return _single(value, "")


def _collect(value: Any, path: str, depth: int, lists: dict[str, int]) -> None:
    if not isinstance(value, Mapping) or not depth:
        return
    for key, inner in value.items():
        here = f"{path}.{key}" if path else key
        if isinstance(inner, list) and (not inner or any(isinstance(each, Mapping) for each in inner)):
            lists[here] = len(inner)
        _collect(inner, here, depth - 1, lists)


def _single(value: Any, path: str) -> str | None:
    """The one object in a file that holds no list: XML with a single posting in it."""
    if not isinstance(value, Mapping):
        return None
    inner = [(key, each) for key, each in value.items() if isinstance(each, Mapping)]
    if len(inner) == 1 and not any(isinstance(each, list) for each in value.values()):
        key, each = inner[0]
        here = f"{path}.{key}" if path else key
        plain = sum(not isinstance(one, Mapping | list) for one in each.values())
        return here if plain >= 2 else _single(each, here)
    return None
