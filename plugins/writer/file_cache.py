"""Files that earlier builds have made, kept under what they are made of: what is known is linked into the site."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from plugins.core.store import Store

from .disk import link_or_copy

KIND = "file"
_LEAST = 10_000
"""So many files are kept at any rate, and those of so many whole builds:"""
_BUILDS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A digest of a file's bytes, and what its maker wants to know of it when it is not made again."""

    digest: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    made: Made
    size: int
    moment: int
    """When the file was last written, in nanoseconds: while that and the size are the same, its bytes are."""


class FileCache:
    """The files below `folder`, each named by its key. What is told of them is in the store.

    One that somebody has changed, in the site or here, is known by its digest, and made again.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder, self._store = folder, store
        self._new: list[tuple[str, Made, Path]] = []
        self._count = 0

    def link(self, key: str, target: Path, live: Path | None) -> Made | None:
        """Puts the file with this key at `target`, if it is known and whole.

        It keeps the time of the file that is `live`, if that is the same. Else it gets a new one: a page that is again
        what it was last week would seem older than the one that a browser has kept, and not be asked for.
        """
        self._count += 1
        data = self._store.get(KIND, key)
        kept = _read(data) if data is not None else None
        if kept is None:
            return None
        file = self._file(key)
        try:
            state = file.stat()
            if state.st_size != kept.size:
                return None
            if state.st_mtime_ns != kept.moment:  # it came from elsewhere, or is not what it was
                if digest(file.read_bytes()) != kept.made.digest:
                    return None
                self._new.append((key, kept.made, file))
            if live is None or not _is_alike(state, live):
                os.utime(file)
                self._new.append((key, kept.made, file))
            link_or_copy(file, target)
        except OSError:
            target.unlink(missing_ok=True)
            return None
        return kept.made

    def add(self, key: str, made: Made, target: Path) -> None:
        """Keeps a file that has been written to `target`, once `save` is called."""
        self._new.append((key, made, target))

    def save(self) -> None:
        """Keeps what was added. What the disk does not take is not kept."""
        if self._new:
            self._store.put(KIND, self._rows())
        self._new = []

    def forget(self) -> None:
        """Drops what is old: what no build has asked for, and all files beyond those of a few builds."""
        for key in self._store.forget(KIND, max(_LEAST, _BUILDS * self._count)):
            with suppress(OSError):
                self._file(key).unlink()
        self._store.tidy(but=KIND)

    def _rows(self) -> Iterable[tuple[str, bytes]]:
        for key, made, target in self._new:
            file = self._file(key)
            with suppress(OSError):
                if file != target:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.unlink(missing_ok=True)
                    link_or_copy(target, file)
                state = file.stat()
                yield key, _row(_Kept(made, state.st_size, state.st_mtime_ns))

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key


def _is_alike(state: os.stat_result, other: Path) -> bool:
    """Whether a file is there that is the same by all that a server tells of it."""
    try:
        its = other.stat()
    except OSError:
        return False
    return (its.st_size, its.st_mtime_ns) == (state.st_size, state.st_mtime_ns)


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _row(kept: _Kept) -> bytes:
    whole = [kept.made.digest, kept.size, kept.moment, kept.made.note]
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(data: bytes) -> _Kept | None:
    try:
        digest, size, moment, note = json.loads(data)
    except (ValueError, TypeError):
        return None
    return _Kept(Made(digest, note), size, moment)
