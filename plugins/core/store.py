"""What is dear to make, kept from build to build in one file: key -> bytes. Without it a build is only slower.

A key says all that a thing is made of, so what is found is right: in another checkout and on another machine as well.
"""

import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE = "made.sqlite"
VERSION = 1
KEEP_DAYS = 60
_DAY = 86_400


class Store:
    """Things by kind and key. A file that is damaged, or of another version, is dropped and begun again.

    Nothing here raises for what the disk does: what cannot be read is made again, what cannot be written is not kept.
    `keeps` is False where a run must write nothing (`make check`).
    """

    def __init__(self, folder: Path, *, keeps: bool = True) -> None:
        self._file = folder / FILE
        self._keeps = keeps
        self._today = int(time.time() // _DAY)
        self._base: sqlite3.Connection | None = None
        self._asked: list[tuple[str, str]] = []
        self._open()

    def get(self, kind: str, key: str) -> bytes | None:
        """What is kept, or None."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT data, used FROM made WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        except sqlite3.Error:
            self._drop()
            return None
        if row is None:
            return None
        if row[1] != self._today:
            self._asked.append((kind, key))
        return bytes(row[0])

    def has(self, kind: str, key: str) -> bool:
        return self.get(kind, key) is not None

    def put(self, kind: str, things: Iterable[tuple[str, bytes]]) -> bool:
        """Keeps things under their keys, all at once. False: it could not."""
        return self._write(
            "INSERT OR REPLACE INTO made (kind, key, used, data) VALUES (?, ?, ?, ?)",
            ((kind, key, self._today, data) for key, data in things),
        )

    def forget(self, kind: str, most: int) -> list[str]:
        """Drops what no build has asked for in KEEP_DAYS, and the oldest beyond `most`; gives back their keys."""
        self._write(
            "UPDATE made SET used = ? WHERE kind = ? AND key = ?", ((self._today, *each) for each in self._asked)
        )
        self._asked = []
        if self._base is None or not self._keeps:
            return []
        old = "SELECT key, used FROM made WHERE kind = ? ORDER BY used DESC, rowid DESC LIMIT -1 OFFSET ?"
        stale = "SELECT key, used FROM made WHERE kind = ? AND used < ?"
        keys: list[str] = []
        with suppress(sqlite3.Error):
            for statement, limit in ((old, most), (stale, self._today - KEEP_DAYS)):
                keys += [str(row[0]) for row in self._base.execute(statement, (kind, limit))]
        self._write("DELETE FROM made WHERE kind = ? AND key = ?", ((kind, key) for key in keys))
        return keys

    def tidy(self, but: str) -> None:
        """Drops what no build has asked for in KEEP_DAYS, of all kinds but one, whose things `forget` drops."""
        self._write("DELETE FROM made WHERE kind != ? AND used < ?", [(but, self._today - KEEP_DAYS)])

    def close(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> bool:
        if self._base is None or not self._keeps:
            return False
        try:
            with self._base:
                self._base.executemany(statement, rows)
        except sqlite3.OperationalError:  # another build is writing, or the disk is full
            return False
        except sqlite3.Error:
            self._drop()
            return False
        return True

    def _open(self) -> None:
        for _ in range(2):
            try:
                if not self._file.exists() and not self._keeps:
                    return
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._base = self._connected()
                return
            except (sqlite3.Error, OSError):
                self._drop()

    def _connected(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=10)
        try:
            base.execute("PRAGMA synchronous = OFF")  # what a crash of the machine damages is dropped
            version = base.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, VERSION):
                raise sqlite3.DatabaseError("another version")
            if version == 0:
                columns = "kind TEXT, key TEXT, used INTEGER, data BLOB, PRIMARY KEY (kind, key)"
                base.execute(f"CREATE TABLE IF NOT EXISTS made ({columns})")
                base.execute(f"PRAGMA user_version = {VERSION}")
        except sqlite3.Error:
            base.close()
            raise
        return base

    def _drop(self) -> None:
        self.close()
        if self._keeps:
            for ending in ("", "-journal"):
                with suppress(OSError):
                    self._file.with_name(f"{FILE}{ending}").unlink()
