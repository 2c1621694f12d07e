"""`make serve` ends as it should, however it is told to: with status 0, in silence, and with nothing left running."""

import signal
import sys
from pathlib import Path

import pytest

from tests import processes
from tests.building import ROOT
from tests.project import OUTSIDE, lay_out

pytestmark = pytest.mark.outside

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
IN_THE_BACKGROUND = ["sh", "-c", 'trap "" INT; exec "$0" "$@"']
"""How a shell without job control starts what a line ends with `&`: deaf to Ctrl-C."""
QUICK = 'PATH = "content"\nSITEURL = ""\nPLUGINS = []\n'
ENDLESS = """\
import os, subprocess, sys, time
from pathlib import Path
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
Path("building.new").write_text(f"{os.getpid()} {worker.pid}")
Path("building.new").rename("building")
print("It builds.", flush=True)
time.sleep(3600)
"""
"""Settings of a build that starts a worker and comes to no end."""


def site(folder: Path, settings: str) -> Path:
    """A small project that `make serve` can show."""
    (folder / "content").mkdir()
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    return folder


def preview(port: int) -> list[str]:
    return [*IN_THE_BACKGROUND, sys.executable, "-m", "plugins.preview", "--port", str(port)]


def builders(folder: Path) -> list[int]:
    """The processes of the endless build, once it is on its way."""
    limit = processes.monotonic() + processes.ENDING
    while not (folder / "building").exists():
        assert processes.monotonic() < limit, "no build was started"
        processes.sleep(0.02)
    return [int(pid) for pid in (folder / "building").read_text(encoding="utf-8").split()]


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("moment", ["while it waits", "in its first build", "in a later build"])
def test_a_signal_ends_it(tmp_path: Path, number: signal.Signals, moment: str) -> None:
    """Each signal ends it in each moment, in the background too: builds and their workers go, and the port is free."""
    folder = site(tmp_path, ENDLESS if moment == "in its first build" else QUICK)
    port = processes.free_port()
    with processes.running(preview(port), cwd=folder, env={"PYTHONPATH": str(ROOT)}) as running:
        if moment != "in its first build":
            processes.said_until(running, "Ctrl-C stops")
            assert processes.answers(port)
        if moment == "in a later build":
            (folder / "pelicanconf.py").write_text(ENDLESS, encoding="utf-8")
        building = [] if moment == "while it waits" else builders(folder)
        assert processes.ends(running, number)
        assert running.returncode == 0
        assert running.stdout is not None
        assert running.stdout.read().strip() == ""
    assert all(processes.is_gone(pid) for pid in building)
    assert not processes.answers(port)


def test_a_build_that_will_not_end_is_killed(tmp_path: Path) -> None:
    """A build that does not heed the request to end is killed, and the preview ends all the same."""
    folder = site(tmp_path, f"import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{ENDLESS}")
    with processes.running(preview(processes.free_port()), cwd=folder, env={"PYTHONPATH": str(ROOT)}) as running:
        building = builders(folder)
        assert processes.ends(running, signal.SIGTERM)
        assert running.returncode == 0
    assert all(processes.is_gone(pid) for pid in building)


def test_what_is_saved_during_the_first_build_counts(tmp_path: Path) -> None:
    """A change that comes while the first build runs is built when that is over."""
    once = (
        f'{QUICK}from pathlib import Path\nnote = Path("content/note.txt")\nif not note.exists():\n    note.touch()\n'
    )
    folder, port = site(tmp_path, once), processes.free_port()
    with processes.running(preview(port), cwd=folder, env={"PYTHONPATH": str(ROOT)}) as running:
        processes.said_until(running, "Rebuilt.")


def test_nohup_outlives_the_terminal(tmp_path: Path) -> None:
    """Whoever starts it with nohup wants it to go on when the terminal is closed; then SIGTERM ends it."""
    deaf = ["sh", "-c", 'trap "" HUP; exec "$0" "$@"']
    folder, port = site(tmp_path, QUICK), processes.free_port()
    with processes.running([*deaf, *preview(port)], cwd=folder, env={"PYTHONPATH": str(ROOT)}) as running:
        processes.said_until(running, "Ctrl-C stops")
        running.send_signal(signal.SIGHUP)
        (folder / "content" / "a.md").write_text("Title: A\nDate: 2026-01-01\n\nText.\n", encoding="utf-8")
        processes.said_until(running, "Rebuilt.")
        assert processes.ends(running, signal.SIGTERM)
        assert running.returncode == 0


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("start", [[], IN_THE_BACKGROUND], ids=["in a terminal", "in the background"])
def test_through_make(tmp_path: Path, number: signal.Signals, start: list[str]) -> None:
    """Ctrl-C and a closed terminal reach all that runs in it, `kill` reaches make: nothing is left, and no traceback."""
    folder = lay_out(site(tmp_path, QUICK))
    environment = {**OUTSIDE, "PYTHONPATH": str(ROOT)}
    with processes.running([*start, "make", "serve"], cwd=folder, env=environment) as running:
        (line,) = [line for line in processes.said_until(running, "Ctrl-C stops") if "http://" in line]
        port = int(line.rpartition(":")[2])
        assert processes.ends(running, number, group=number is not signal.SIGTERM)
        assert running.stdout is not None
        assert "Traceback" not in running.stdout.read()
        assert processes.is_gone(running.pid)
    assert not processes.answers(port)
