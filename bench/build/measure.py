"""Runs a command to its end, and tells its time, its processors' time, and the memory of all that it started."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_REST = 40
"""After each look at the memory, how many times as long as that took nothing is looked at: 2 or 3 percent go to it."""
_LEAST_REST = 0.01


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall and on the processors, and the most memory held at once, in bytes."""

    wall: float
    processor: float
    memory: int


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Runs it in the folder. Where it fails, its words are the end of everything."""
    log = folder / "bench.log"
    with log.open("wb") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        watch = Watch(process.pid)
        watch.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.terminate()
            raise
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text(encoding='utf-8')[-5000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, watch.most)


class Watch(threading.Thread):
    """Looks again and again at the memory of a process and of all below it."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        """The most that they have held together so far, in bytes."""
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        rest = 0.0
        while not self._over.wait(rest):
            begin = time.perf_counter()
            self.most = max(self.most, memory(self._pid))
            rest = max(_LEAST_REST, _REST * (time.perf_counter() - begin))

    def stop(self) -> None:
        self._over.set()
        self.join()


def memory(pid: int) -> int:
    """Bytes that a process and all that it has started hold now. What they share counts once."""
    return sum(map(_part, _family(pid)))


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                for child in (thread / "children").read_text(encoding="ascii").split():
                    yield from _family(int(child))


def _part(pid: int) -> int:
    """What a process holds; of a page that it shares with others, its part (PSS). 0 where it has ended."""
    with suppress(OSError), Path(f"/proc/{pid}/smaps_rollup").open(encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
