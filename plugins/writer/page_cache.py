"""Pages that earlier builds have rendered, kept as files: what has not changed is linked into the site, not written."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from plugins.core.store import Store

from .disk import link_or_copy
from .page_links import PageLinks

KIND = "page"
_LEAST = 4_000
"""So many pages are kept at any rate, and the pages of so many whole builds:"""
_BUILDS = 3


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be known of a page: a digest of its bytes, the stylesheet that it asks for, and its links."""

    digest: str
    styles: tuple[str, ...]
    links: PageLinks


@dataclass(frozen=True, slots=True)
class _Kept:
    made: Made
    size: int
    moment: int
    """When the file was last written, in nanoseconds: while that and the size are the same, its bytes are."""


class PageCache:
    """The rendered pages below `folder`. What is told of them is in the store.

    A file that somebody has changed, in the site or here, is known by its digest and rendered again.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder, self._store = folder, store
        self._written: list[tuple[str, Made, Path]] = []
        self._count = 0

    def link(self, key: str, target: Path) -> Made | None:
        """Puts the page with this key at `target`, if it is known and whole."""
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
            if state.st_mtime_ns != kept.moment:
                if digest(file.read_bytes()) != kept.made.digest:
                    return None
                self._written.append((key, kept.made, file))
            link_or_copy(file, target)
        except OSError:
            target.unlink(missing_ok=True)
            return None
        return kept.made

    def add(self, key: str, made: Made, target: Path) -> None:
        """Keeps a page that has been written to `target`, once `save` is called."""
        self._written.append((key, made, target))

    def save(self) -> None:
        """Keeps what was added. What the disk does not take is not kept."""
        self._store.put(KIND, self._rows())
        self._written = []

    def forget(self) -> None:
        """Drops what is old: pages that no build has asked for, and all beyond those of a few builds."""
        for key in self._store.forget(KIND, max(_LEAST, _BUILDS * self._count)):
            with suppress(OSError):
                self._file(key).unlink()

    def _rows(self) -> Iterable[tuple[str, bytes]]:
        for key, made, target in self._written:
            file = self._file(key)
            with suppress(OSError):
                if file != target:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.unlink(missing_ok=True)
                    link_or_copy(target, file)
                state = file.stat()
                yield key, _row(_Kept(made, state.st_size, state.st_mtime_ns))

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.html"


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _row(kept: _Kept) -> bytes:
    made, links = kept.made, kept.made.links
    whole = [made.digest, made.styles, links.ids, links.doubled, links.addresses, links.by_readers]
    return json.dumps([*whole, kept.size, kept.moment], ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _read(data: bytes) -> _Kept | None:
    try:
        digest, styles, ids, doubled, addresses, readers, size, moment = json.loads(data)
        links = PageLinks(tuple(ids), tuple(doubled), tuple(addresses), tuple(readers))
    except (ValueError, TypeError):
        return None
    return _Kept(Made(digest, tuple(styles), links), size, moment)
