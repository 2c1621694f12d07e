"""One build at a time: a lock on the folder of the builds, which names its holder and dies with it."""

import fcntl
import os
import sys
import time
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from plugins.core.errors import SiteError

WAIT_SECONDS = 600
"""How long a build waits for the one before it."""
_POLL = 0.1

_held: dict[Path, TextIOWrapper] = {}
"""The locks of this process: `pelican -r` builds many times, and what a broken run has kept is its own."""


def take(file: Path, now: datetime, wait: float = WAIT_SECONDS) -> None:
    """Waits until this process alone builds into the folder beside `file`, and says for whom it waits.

    The lock is the system's (flock): it goes when its holder ends, however that happens. Raises SiteError where the
    other build does not end within `wait` seconds.
    """
    if file in _held:
        return
    handle = file.open("a+", encoding="utf-8")
    end, told = time.monotonic() + wait, False
    while not _locked(handle):
        if not told:
            print(f"Another build is running ({_holder(handle)}). Waiting for it to end.", file=sys.stderr, flush=True)
            told = True
        if time.monotonic() > end:
            message = f"Another build is running ({_holder(handle)}) and doesn't end. Stop it, then build again."
            handle.close()
            raise SiteError(message)
        time.sleep(_POLL)
    handle.seek(0)
    handle.truncate()
    handle.write(f"process {os.getpid()}, since {now:%H:%M:%S}")
    handle.flush()
    _held[file] = handle


def release(file: Path) -> None:
    """Lets the next build begin. The file stays: a lock on one that is deleted would be nobody's."""
    handle = _held.pop(file, None)
    if handle is not None:
        handle.close()


def _leave() -> None:
    """In a forked process: the lock stays with the one that took it, and ends with that one."""
    for handle in _held.values():
        handle.close()
    _held.clear()


os.register_at_fork(after_in_child=_leave)


def _locked(handle: TextIOWrapper) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: TextIOWrapper) -> str:
    handle.seek(0)
    return handle.read(200).strip() or "just begun"
