"""What is kept from build to build: found again, dropped when it is old, and never the cause of a build's end."""

import sqlite3
import time
from pathlib import Path

import pytest

from plugins.core.store import FILE, KEEP_DAYS, Store

DAY = 86_400


def later(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    moment = time.time() + days * DAY
    monkeypatch.setattr(time, "time", lambda: moment)


def test_what_is_kept_is_found_by_its_kind_and_key(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.put("text", [("a", b"1"), ("b", b"2")])
    store.put("file", [("a", b"3")])
    store.close()
    again = Store(tmp_path)
    assert [again.get("text", "a"), again.get("text", "b"), again.get("file", "a")] == [b"1", b"2", b"3"]
    assert again.get("file", "b") is None
    assert not again.has("page", "a")


def test_what_nobody_asks_for_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time, of each kind; what was asked for meanwhile stays."""
    store = Store(tmp_path)
    for kind in ("file", "text"):
        store.put(kind, [("old", b"x"), ("asked", b"y")])
    store.close()
    later(monkeypatch, KEEP_DAYS - 1)
    store = Store(tmp_path)
    for kind in ("file", "text"):
        store.get(kind, "asked")
    assert store.forget("file", 100) == []
    store.tidy(but="file")
    store.close()
    later(monkeypatch, 2)
    store = Store(tmp_path)
    assert store.forget("file", 100) == ["old"]
    store.tidy(but="file")
    assert [(kind, key) for kind in ("file", "text") for key in ("old", "asked") if store.has(kind, key)] == [
        ("file", "asked"),
        ("text", "asked"),
    ]


def test_the_oldest_go_beyond_a_number(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("file", [(f"{number}", b"x") for number in range(9)])
    store.put("text", [("0", b"x")])
    assert sorted(store.forget("file", 4)) == ["0", "1", "2", "3", "4"]
    assert [number for number in range(9) if store.has("file", f"{number}")] == [5, 6, 7, 8]
    assert store.has("text", "0")


@pytest.mark.parametrize("bytes_", [b"", b"no database" * 900, b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_damaged_file_is_begun_again(tmp_path: Path, bytes_: bytes) -> None:
    (tmp_path / FILE).write_bytes(bytes_)
    store = Store(tmp_path)
    assert store.get("text", "a") is None
    store = Store(tmp_path)  # the first use may be what finds it out
    assert store.put("text", [("a", b"1")])
    assert Store(tmp_path).get("text", "a") == b"1"


def test_another_version_is_begun_again(tmp_path: Path) -> None:
    Store(tmp_path).put("text", [("a", b"1")])
    with sqlite3.connect(tmp_path / FILE) as base:
        base.execute("PRAGMA user_version = 99")
    assert Store(tmp_path).get("text", "a") is None


def test_a_look_writes_nothing(tmp_path: Path) -> None:
    """As in `make check`: no file, no folder, and what is there stays as it is."""
    assert not Store(tmp_path / "none", keeps=False).put("text", [("a", b"1")])
    assert not (tmp_path / "none").exists()
    Store(tmp_path).put("text", [("a", b"1")])
    before = (tmp_path / FILE).read_bytes()
    store = Store(tmp_path, keeps=False)
    assert store.get("text", "a") == b"1"
    assert store.forget("text", 0) == []
    store.tidy(but="")
    assert (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_takes_nothing_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = Store(tmp_path / "file")
    assert not store.put("text", [("a", b"1")])
    assert store.get("text", "a") is None
