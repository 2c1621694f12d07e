"""Renders pages, on all cores where there are several: a batch at a time, while the next one is still being put together.

A batch is rendered by a child process, which shares with this one all that has been read (fork), writes the files and
hands back what is to be known of them. Where the system has no fork, or one core, or few pages, all is done here.
"""

import gc
import os
import pickle
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from jinja2 import Environment

from plugins.core.errors import SiteError
from plugins.core.templates import Declared, render

from . import lock
from .page_cache import Made, digest
from .page_links import read_links

BATCH = 200
_FEW = 40
"""For so few pages a process is not worth its while."""


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be rendered into `file`. `key` says all that it is made of."""

    declared: Declared
    file: Path
    key: str


def make(environment: Environment, job: Job) -> Made:
    """Renders a page and writes it. Raises what a template raises, and OSError."""
    rendered = render(environment, job.declared)
    data = rendered.html.encode("utf-8")
    job.file.write_bytes(data)
    return Made(digest(data), rendered.styles, read_links(rendered.html))


class Renders:
    """Takes jobs in, and gives each back with what was made of it, in the same order.

    `done` is called in this process for each. A page whose template fails is rendered by `failed`, in this process
    again, so that the fault is found as if there were one core only.
    """

    def __init__(
        self, environment: Environment, done: Callable[[Job, Made], None], failed: Callable[[Job], None]
    ) -> None:
        self._environment, self._done, self._failed = environment, done, failed
        self._waiting: list[Job] = []
        self._running: deque[tuple[int, Sequence[Job], IO[bytes]]] = deque()
        self._cores = cores()

    def add(self, job: Job) -> None:
        self._waiting.append(job)
        if self._cores > 1 and len(self._waiting) >= BATCH:
            self._start(self._waiting)
            self._waiting = []

    def finish(self) -> None:
        """Renders what is left. Afterwards every page is written."""
        waiting, self._waiting = self._waiting, []
        if self._cores > 1 and len(waiting) > _FEW:
            share = -(-len(waiting) // self._cores)
            for at in range(0, len(waiting), share):
                self._start(waiting[at : at + share])
            waiting = []
        while self._running:
            self._collect()
        for job in waiting:
            self._take(job, self._try(job))

    def _try(self, job: Job) -> Made | None:
        try:
            return make(self._environment, job)
        except OSError:
            raise
        except Exception:  # it is raised again where it can be told
            return None

    def _take(self, job: Job, made: Made | None) -> None:
        if made is None:
            self._failed(job)
        else:
            self._done(job, made)

    def _start(self, jobs: Sequence[Job]) -> None:
        while len(self._running) >= self._cores:
            self._collect()
        file = tempfile.TemporaryFile()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            self._work(jobs, file)
        self._running.append((child, jobs, file))

    def _work(self, jobs: Sequence[Job], file: IO[bytes]) -> None:
        """The child's life. It ends without a word, and without what this process would do at its end."""
        status = 1
        try:
            gc.disable()  # a collection would write into every page of memory that is shared
            lock.leave()
            answer: list[Made | None] | tuple[int, str, str]
            try:
                answer = [self._try(job) for job in jobs]
            except OSError as error:
                answer = (error.errno or 0, error.strerror or str(error), str(error.filename or ""))
            try:
                pickle.dump(answer, file)
                file.flush()
                status = 0
            except OSError as error:
                status = error.errno or 1
        finally:
            os._exit(status)

    def _collect(self) -> None:
        child, jobs, file = self._running.popleft()
        _, status = os.waitpid(child, 0)
        with file:
            if os.WIFSIGNALED(status):
                signal = os.WTERMSIG(status)
                raise SiteError(
                    f"A process that rendered pages was ended from outside (signal {signal}). Nothing was published; build again."
                )
            if status:
                code = os.WEXITSTATUS(status)
                raise OSError(code, os.strerror(code), tempfile.gettempdir())
            file.seek(0)
            answer: list[Made | None] | tuple[int, str, str] = pickle.load(file)  # noqa: S301 - written by our own child
        if isinstance(answer, tuple):
            raise OSError(*answer)
        for job, made in zip(jobs, answer, strict=True):
            self._take(job, made)


def cores() -> int:
    """How many processes may work at a time: BUILD_CORES, or as many as this one may use; one where there is no fork."""
    if not hasattr(os, "fork") or sys.platform == "darwin":  # there its libraries may not be used after a fork
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
