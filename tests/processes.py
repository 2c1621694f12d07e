"""Starts other programs for tests. Nothing here waits without end: what does not finish is ended, with all it started.

The limits are there for what hangs, not to say how fast anything should be.
"""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from time import monotonic, sleep

LIMIT = 600
"""Seconds that a program may take which ends by itself."""
SILENCE = 120
"""Seconds that a program may say nothing while a test waits for its word."""
ENDING = 30
"""Seconds that a program may take to listen, and to end once it has been told to."""

Word = str | Path
Done = subprocess.CompletedProcess[str]
Process = subprocess.Popen[str]


def hear_for_others() -> None:
    """Lets the programs that are started here hear what this one is deaf to, having been started by nohup or with `&`.

    A program hands down what it ignores, not what it answers with nothing.
    """
    for number in (signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


def run(
    command: Sequence[Word],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    check: bool = False,
    limit: float = LIMIT,
) -> Done:
    """Runs a program to its end, with nothing to read. `env` goes over the environment of the tests."""
    process = _start(command, cwd, env, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        raise AssertionError(f"{_named(command)} did not end within {limit} seconds") from None
    finally:
        _kill(process)
    if check:
        assert process.returncode == 0, f"{_named(command)} ended with {process.returncode}:\n{out}{err}"
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@contextmanager
def running(
    command: Sequence[Word], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A program that goes on until it is told to end. What it says stands in `stdout`, errors too.

    At the end of the block it gets a SIGTERM, which counts wherever the tests were started; SIGINT is deaf in the
    background. One that does not heed it is killed, and fails the test.
    """
    process = _start(command, cwd, env, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        ended = ends(process, signal.SIGTERM)
        _kill(process)
        assert process.stdout is not None
        process.stdout.close()
    assert ended, f"{_named(command)} did not end on SIGTERM"


def ends(process: subprocess.Popen[str], number: signal.Signals, *, group: bool = False) -> bool:
    """Whether a program ends on a signal. `group`: everything it has started in its group gets the signal too."""
    with suppress(ProcessLookupError):
        if group:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
    with suppress(subprocess.TimeoutExpired):
        process.wait(ENDING)
    return process.returncode is not None


def said_until(process: subprocess.Popen[str], sign: str) -> list[str]:
    """The lines that a program says, up to the first that has the sign in it. Fails where it ends before, or is silent."""
    assert process.stdout is not None
    lines: list[str] = []
    silence = Timer(SILENCE, _kill, [process])  # which ends the reading
    silence.start()
    try:
        for line in process.stdout:
            lines.append(line)
            if sign in line:
                return lines
    finally:
        silence.cancel()
    raise AssertionError(f"{_named(process.args)} never said {sign!r}:\n{''.join(lines)}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether anybody listens on a port of this machine."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=ENDING):
        return True
    return False


def wait_until_it_answers(process: subprocess.Popen[str], port: int) -> None:
    """Until a server that was started listens. Fails where it ends before."""
    limit = monotonic() + ENDING
    while not answers(port):
        assert process.poll() is None, f"{_named(process.args)} ended with {process.returncode}"
        assert monotonic() < limit, f"{_named(process.args)} does not listen on {port}"
        sleep(0.02)


def is_gone(pid: int) -> bool:
    """Whether a process that was ended has gone, or is only waiting to be counted by its parent."""
    limit = monotonic() + ENDING
    while monotonic() < limit:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        status = Path(f"/proc/{pid}/stat")
        with suppress(FileNotFoundError):
            if status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        sleep(0.02)
    return False


def _start(
    command: Sequence[Word], cwd: Path | None, env: Mapping[str, str] | None, stderr: int
) -> subprocess.Popen[str]:
    """In a session of its own, so that all it starts can be ended with it."""
    return subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        start_new_session=True,
    )


def _kill(process: subprocess.Popen[str]) -> None:
    """Ends a program and everything in its group, at once; what is over already stays as it is."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(ENDING)


def _named(command: object) -> str:
    return " ".join(map(str, command)) if isinstance(command, list | tuple) else str(command)
