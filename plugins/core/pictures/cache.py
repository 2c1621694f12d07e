"""Keeps on disk what is dear to make, under a key that says all it is made of. Without it a build is only slower."""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KEEP_DAYS = 60
_DAY = 86_400
_CHECK = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of made things. `keeps` is False where a run must write nothing (`make check`)."""

    folder: Path
    keeps: bool = True

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under `key` (a file's name), or else what `make` gives. A damaged file is dropped."""
        file = self.folder / key
        kept = self._read(file)
        if kept is None:
            kept = make()
            if self.keeps:
                self._write(file, kept)
        return kept

    def forget(self) -> None:
        """Drops what no build has asked for in KEEP_DAYS."""
        limit = time.time() - KEEP_DAYS * _DAY
        with suppress(OSError):
            for file in self.folder.iterdir() if self.keeps else ():
                if file.stat().st_mtime < limit:
                    file.unlink()

    def _read(self, file: Path) -> bytes | None:
        try:
            whole = file.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(whole[_CHECK:]).digest() == whole[:_CHECK]:
            self._touch(file)
            return whole[_CHECK:]
        with suppress(OSError):
            file.unlink()
        return None

    def _touch(self, file: Path) -> None:
        """Says once a day that somebody still asks for it."""
        with suppress(OSError):
            if self.keeps and file.stat().st_mtime < time.time() - _DAY:
                os.utime(file)

    def _write(self, file: Path, data: bytes) -> None:
        """Under another name first, so that whoever reads meanwhile finds all of it or nothing."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as written:
                    written.write(hashlib.sha256(data).digest() + data)
                Path(name).replace(file)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
