"""Parts a file into front matter and text, and says why where there is no front matter: one message for one cause."""

import json
import re
from dataclasses import dataclass
from uuid import uuid4

from plugins.core.urls import slugify

_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z][\w -]*:(?:\s|$)")
_HEADER = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")
_MORE_OF_A_VALUE = re.compile(r"[ \t#\-\]}]|$")

_RENAMED = {"author": "authors", "tag": "tags", "keywords": "tags", "description": "summary", "subtitle": "standfirst"}
_KEPT = (
    "title",
    "date",
    "modified",
    "slug",
    "category",
    "tags",
    "authors",
    "summary",
    "standfirst",
    "status",
    "series",
)
_LISTS = ("tags", "authors")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in its two parts. The keys begin in line `keys_line` of the file, the text in line `text_line`."""

    keys: str
    text: str
    keys_line: int
    text_line: int


@dataclass(frozen=True)
class NoFrontMatterError(Exception):
    """There is none that could be read. Says where, why, and the remedy."""

    line: int
    message: str
    hint: str


def parted(source: str) -> Parts:
    """Front matter and text of a file. Raises NoFrontMatterError."""
    opening = _OPENING.match(source)
    if opening is None:
        raise _missing(source)
    closing = _CLOSING.search(source, opening.end())
    first = source.count("\n", 0, opening.end()) + 1
    keys = source[opening.end() : closing.start() if closing else len(source)]
    stray = _text_among(keys)
    if stray is not None or closing is None:
        line = first + (len(keys.rstrip().splitlines()) - 1 if stray is None else stray)
        place = "behind the last key" if stray is None else f"before line {line}, behind the last key"
        raise NoFrontMatterError(
            max(line, 1),
            f"the keys that begin in line {first} are not closed before the text begins",
            f"Put a line --- {place}.",
        )
    after = closing.end() + source[closing.end() :].startswith("\n")
    return Parts(keys, source[after:], first, source.count("\n", 0, after) + 1)


def _text_among(keys: str) -> int | None:
    """The first line, counted from 0, that is text and no key although a blank line stands before it."""
    lines = keys.splitlines()
    for number, line in enumerate(lines[1:], 1):
        if not lines[number - 1].strip() and not _MORE_OF_A_VALUE.match(line) and not _KEY.match(line):
            return number
    return None


def _missing(source: str) -> NoFrontMatterError:
    lines = source.splitlines()
    line, first = next(((number, text) for number, text in enumerate(lines, 1) if text.strip()), (1, ""))
    if not first:
        return NoFrontMatterError(
            1, "the file is empty", 'make new article TITLE="..." writes a file with all that it needs.'
        )
    if first.strip() == "+++":
        return NoFrontMatterError(
            line,
            "the keys between +++ are TOML; this site reads YAML",
            'Write --- for +++, and title: "..." for title = "...".',
        )
    if re.fullmatch(r"[-–—]{2,}\s*", first):
        return NoFrontMatterError(
            line, f"the keys begin below a line of three hyphens, not {first.strip()}", "Write ---."
        )
    if _HEADER.match(first) and slugify(first.partition(":")[0]).replace("-", "_") in (
        *_KEPT,
        *_RENAMED,
        "lang",
        "template",
    ):
        return NoFrontMatterError(
            line,
            "begins with keys in Pelican's own form (Title: ...), as MultiMarkdown has them too; this site reads YAML",
            f"Put these lines in their place:\n{_as_yaml(lines[line - 1 :])}\n",
        )
    return NoFrontMatterError(
        line,
        "has no front matter",
        "Begin the file with a line ---, then title: and the other keys, then a line --- again.",
    )


def _as_yaml(lines: list[str]) -> str:
    """Pelican's header as front matter of this site. Keys that it does not know are left out."""
    found: dict[str, str] = {}
    last = ""
    for line in lines:
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header:
            name = slugify(header.group(1)).replace("-", "_")
            last = _RENAMED.get(name, name)
            found[last] = header.group(2).strip()
        elif last:
            found[last] += f" {line.strip()}"
    made = ["---"]
    for name in _KEPT:
        value = found.get(name, "")
        if name in _LISTS and value:
            parts = [part.strip() for part in re.split("[;,]" if ";" not in value else ";", value) if part.strip()]
            made.append(f"{name}: [{', '.join(json.dumps(part, ensure_ascii=False) for part in parts)}]")
        elif name in ("date", "modified", "slug") and value:
            made.append(f"{name}: {value}")
        elif name == "status" and value:
            made.append(f"status: {'published' if value.lower() == 'published' else 'draft'}")
        elif value:
            made.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join([*made, f"guid: urn:uuid:{uuid4()}", "---"])
