"""A digest of what a template may read: the same for the same values, in any process, on any machine.

It is what a page's key is made of: where the digest is known, the page has been rendered already.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

_LONG = 1_000
"""From so many bytes on, the digest of a record is kept: other pages show the same article again."""


class Fingerprints:
    """Takes digests. It keeps those of long frozen records for as long as it lives, and the records with them."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}
        self._names: dict[type, tuple[bytes, tuple[str, ...]]] = {}

    def of(self, *values: object) -> str:
        """32 hexadecimal digits. Raises TypeError for a value of a kind that may change, or that has no fixed order."""
        return self._digest(values).hex()

    def _digest(self, value: object) -> bytes:
        whole: list[bytes] = []
        self._write(value, whole.append)
        return blake2b(b"".join(whole), digest_size=16).digest()

    def _write(self, value: Any, write: Callable[[bytes], object]) -> None:
        """Each value is written with its kind and its length, so that no two different ones read alike."""
        if isinstance(value, str):
            data = value.encode("utf-8", "surrogatepass")
            write((b"%d!" if isinstance(value, Markup) else b"%d:") % len(data))
            write(data)
        elif isinstance(value, bytes):
            write(b"%d'" % len(value))
            write(value)
        elif value is None or isinstance(value, bool | int | float):
            write(repr(value).encode() + b";")
        elif isinstance(value, Enum):
            self._write(value.value, write)
        elif isinstance(value, tuple | list):
            write(b"[")
            for each in value:
                self._write(each, write)
            write(b"]")
        elif isinstance(value, frozenset):
            write(b"{" + b"".join(sorted(self._digest(each) for each in value)) + b"}")
        elif isinstance(value, date):  # and datetime
            write(value.isoformat().encode() + b";")
        elif isinstance(value, Mapping):
            write(b"<")
            for name, each in sorted(value.items()):
                self._write(name, write)
                self._write(each, write)
            write(b">")
        else:
            self._write_record(value, write)

    def _write_record(self, value: Any, write: Callable[[bytes], object]) -> None:
        known = self._known.get(id(value))
        if known is not None:
            write(known[1])
            return
        name, names = self._fields(type(value))
        own: list[bytes] = [name]
        for each in names:
            self._write(getattr(value, each), own.append)
        data = b"".join(own)
        if len(data) >= _LONG:
            data = b"#" + blake2b(data, digest_size=16).digest()
            self._known[id(value)] = (value, data)
        write(data)

    def _fields(self, kind: type) -> tuple[bytes, tuple[str, ...]]:
        found = self._names.get(kind)
        if found is None:
            found = (f"({kind.__module__}.{kind.__qualname__} ".encode(), _fields_of(kind))
            self._names[kind] = found
        return found


def _fields_of(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind) and kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return tuple(field.name for field in fields(kind))
    if issubclass(kind, BaseModel) and kind.model_config.get("frozen"):
        return tuple(kind.model_fields)
    raise TypeError(f"{kind.__module__}.{kind.__qualname__}: a template may read frozen records only")
