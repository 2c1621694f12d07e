"""Work on all cores: a batch at a time in a child process, which shares with this one all that has been read (fork).

What a child cannot do is done again in this process: so a fault is met, and told, as if there were one core only. Where
the system has no fork, or one core, or little to do, all of it is done here.
"""

import gc
import os
import pickle
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any, Generic, TypeVar

FEW = 40
"""For so few things a process is not worth its while."""

J = TypeVar("J")
R = TypeVar("R")


class Workers(Generic[J, R]):
    """Does `work` on jobs, and hands each with its result to `done`, in this process and in the order of the jobs.

    `batch`: so many jobs make a process. A result has to be something that can be pickled, and not None.
    """

    def __init__(self, work: Callable[[J], R], done: Callable[[J, R], None], batch: int) -> None:
        self._work, self._done, self._batch = work, done, batch
        self._waiting: list[J] = []
        self._running: deque[tuple[int, Sequence[J], IO[bytes]]] = deque()
        self._cores = cores()

    def add(self, job: J) -> None:
        self._waiting.append(job)
        if self._cores > 1 and len(self._waiting) >= self._batch:
            self._start(self._waiting)
            self._waiting = []

    def finish(self) -> None:
        """Afterwards every job is done."""
        waiting, self._waiting = self._waiting, []
        if self._cores > 1 and len(waiting) > FEW:
            share = -(-len(waiting) // self._cores)
            for at in range(0, len(waiting), share):
                self._start(waiting[at : at + share])
            waiting = []
        while self._running:
            self._collect()
        for job in waiting:
            self._done(job, self._work(job))

    def _start(self, jobs: Sequence[J]) -> None:
        while len(self._running) >= self._cores:
            self._collect()
        file = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed when the child's results are read
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            _work_and_end(self._work, jobs, file)
        self._running.append((child, jobs, file))

    def _collect(self) -> None:
        child, jobs, file = self._running.popleft()
        os.waitpid(child, 0)
        with file:
            results = _read(file) or [None] * len(jobs)
        for job, result in zip(jobs, results, strict=True):
            self._done(job, self._work(job) if result is None else result)


def worked(work: Callable[[J], R], jobs: Sequence[J]) -> list[R]:
    """The results of all jobs, in their order."""
    results: list[R] = []
    workers = Workers(work, lambda _job, result: results.append(result), batch=max(FEW, -(-len(jobs) // (4 * cores()))))
    for job in jobs:
        workers.add(job)
    workers.finish()
    return results


def cores() -> int:
    """How many processes may work at a time; one where there is no fork that can be trusted."""
    if not hasattr(os, "fork") or sys.platform == "darwin":  # there, the system's libraries do not outlive a fork
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work_and_end(work: Callable[[J], R], jobs: Iterable[J], file: IO[bytes]) -> None:
    """A child's life. It ends without a word, and without what the other process would do at its end."""
    try:
        gc.disable()  # a collection would write into all of the memory that is shared
        pickle.dump([_tried(work, job) for job in jobs], file)
        file.flush()
    finally:
        os._exit(0)


def _tried(work: Callable[[J], R], job: J) -> R | None:
    try:
        return work(job)
    except Exception:  # whatever it is, the other process meets it again
        return None


def _read(file: IO[bytes]) -> list[Any] | None:
    """What a child has left, or None where it was ended before."""
    file.seek(0)
    try:
        results = pickle.load(file)  # noqa: S301 - a child of our own wrote it
    except (EOFError, pickle.UnpicklingError):
        return None
    return results if isinstance(results, list) else None
