"""Writes a source into JOB_SOURCES of pelicanconf.py, and leaves every other character as it is. Pure."""

import ast
from typing import Any

from plugins.core.errors import SiteError

SETTING = "JOB_SOURCES"


def written(source: dict[str, Any], indent: str = "    ") -> str:
    """A source as a line of the list, or several where it is long."""
    line = f"{indent}{_one(source)},\n"
    if len(line) <= 120:
        return line
    inner = "".join(_entry(key, value, f"{indent}    ") for key, value in source.items())
    return f"{indent}{{\n{inner}{indent}}},\n"


def _entry(key: str, value: Any, indent: str) -> str:
    line = f"{indent}{_one(key)}: {_one(value)},\n"
    if len(line) <= 120 or not isinstance(value, dict | list):
        return line
    if isinstance(value, dict):
        inner = "".join(_entry(name, each, f"{indent}    ") for name, each in value.items())
        return f"{indent}{_one(key)}: {{\n{inner}{indent}}},\n"
    return f"{indent}{_one(key)}: [\n" + "".join(f"{indent}    {_one(each)},\n" for each in value) + f"{indent}],\n"


def _one(value: Any) -> str:
    """A value in Python, with double quotes where that needs no escape."""
    if isinstance(value, str):
        plain = value.isprintable() and not any(sign in value for sign in "\"\\'")
        return f'"{value}"' if plain else repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_one(key)}: {_one(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_one, value)) + "]"
    return repr(value)


def with_source(text: str, source: dict[str, Any]) -> str:
    """The settings with one source more, the last of its list. Raises SiteError where that is no plain list."""
    found = [
        each.value
        for each in ast.parse(text).body
        if isinstance(each, ast.Assign)
        and any(isinstance(name, ast.Name) and name.id == SETTING for name in each.targets)
    ]
    if not found:
        ours = '    {"path": "content/data/jobs.yaml", "format": "ours"},\n'
        return f"{text.rstrip()}\n{SETTING} = [\n{ours}{written(source)}]\n"
    listed = found[-1]
    if not isinstance(listed, ast.List):
        raise SiteError(
            f"{SETTING} is no plain list in pelicanconf.py. Put this into it yourself:\n\n{written(source)}"
        )
    lines = text.splitlines(keepends=True)
    parts = [ast.get_source_segment(text, each) or "" for each in listed.elts]
    if listed.lineno == listed.end_lineno:  # on one line: each on its own from now on
        rows = "".join(f"    {part},\n" for part in parts)
        before = lines[listed.lineno - 1].encode()[: listed.col_offset].decode()
        after = lines[listed.lineno - 1].encode()[listed.end_col_offset or 0 :].decode()
        lines[listed.lineno - 1] = f"{before}[\n{rows}{written(source)}]{after}"
        return "".join(lines)
    end = (listed.end_lineno or 1) - 1
    last = listed.elts[-1].end_lineno if listed.elts else None
    if last is not None and not lines[last - 1].split("#")[0].rstrip().endswith(",") and last - 1 < end:
        offset = listed.elts[-1].end_col_offset or 0
        line = lines[last - 1].encode()
        lines[last - 1] = f"{line[:offset].decode()},{line[offset:].decode()}"
    return "".join([*lines[:end], written(source), *lines[end:]])
