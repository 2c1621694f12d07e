"""Ends the preview at a signal, and with it the build that is running and everything that the build has started."""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 5
"""Seconds that a build is given to end by itself before it is killed."""


class Stop:
    """Whether the preview has been told to stop: by Ctrl-C, by `kill`, or because its terminal was closed."""

    def __init__(self) -> None:
        self._told = False
        self._build: subprocess.Popen[str] | None = None
        """The one that is running, or that waits to be told to."""

    def listen(self) -> None:
        """From here on the signals count, even Ctrl-C where a shell has started this in the background and without it.

        Only a closed terminal goes unheard where whoever started this has said so: that is what `nohup` is for.
        """
        signal.signal(signal.SIGINT, self._hear)
        signal.signal(signal.SIGTERM, self._hear)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._hear)

    def is_set(self) -> bool:
        return self._told

    def prepare(self, command: Sequence[str], folder: Path) -> None:
        """Starts a command that does its work once it is given a line. It is ended when the preview is.

        It runs in a session of its own: Ctrl-C reaches it through here, and not halfway through its work.
        """
        self._build = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        if self._told:  # by a signal that came before there was anything to end
            self._end(signal.SIGTERM)

    def run(self) -> tuple[int, str]:
        """The status of the command that waits, and what it said."""
        assert self._build is not None
        with self._build as build:
            said = self._said(build)
        status, self._build = build.returncode, None
        return status, said

    def drop(self) -> None:
        """Ends the command that waits: what it has loaded is not what stands in the files any more."""
        if self._build is not None:
            with self._build as build:
                self._end(signal.SIGKILL)
                build.communicate()
            self._build = None

    def _said(self, build: subprocess.Popen[str]) -> str:
        word: str | None = "build\n"
        while True:
            with suppress(subprocess.TimeoutExpired):
                return build.communicate(word, timeout=PATIENCE)[0]
            word = None
            if self._told:
                self._end(signal.SIGKILL)

    def _hear(self, *_: object) -> None:
        self._told = True
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._build is not None and self._build.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._build.pid, number)
