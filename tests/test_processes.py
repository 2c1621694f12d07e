"""Whatever a test starts comes to an end, and hears what it is told, wherever the tests themselves were started."""

import signal
import sys

import pytest

from tests import processes
from tests.building import ROOT

pytestmark = pytest.mark.outside

DEAF = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('Deaf', flush=True)\ntime.sleep(3600)"
HEARS = """
import signal, sys
from tests import processes
processes.hear_for_others()
print(processes.run([sys.executable, "-c", "import signal; print([signal.getsignal(n) == signal.SIG_IGN for n in (signal.SIGINT, signal.SIGHUP)])"]).stdout)
"""


def test_a_program_without_end() -> None:
    """It is ended with all that it has started, and the test fails."""
    starts = "import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(3600)'])\ntime.sleep(3600)"
    with pytest.raises(AssertionError, match=r"did not end within 0\.5 seconds"):
        processes.run([sys.executable, "-c", starts], limit=0.5)


def test_a_server_that_does_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that will not end on SIGTERM is killed, and the test fails; one that does leaves no trace."""
    monkeypatch.setattr(processes, "ENDING", 0.5)
    with (
        pytest.raises(AssertionError, match="did not end on SIGTERM"),
        processes.running([sys.executable, "-c", DEAF]) as running,
    ):
        processes.said_until(running, "Deaf")
    assert running.returncode == -signal.SIGKILL


def test_a_program_that_says_something_else() -> None:
    """Where the word that a test waits for never comes, it fails with what was said."""
    with (
        pytest.raises(AssertionError, match=r"never said 'Ready'(?s:.*)Something else"),
        processes.running([sys.executable, "-c", "print('Something else')"]) as running,
    ):
        processes.said_until(running, "Ready")


def test_programs_hear_what_the_tests_do_not() -> None:
    """Started by nohup in the background, tests ignore two signals; what they start does not."""
    deaf = ["sh", "-c", 'trap "" INT HUP; exec "$0" "$@"']
    said = processes.run([*deaf, sys.executable, "-c", HEARS], cwd=ROOT, check=True).stdout
    assert said.strip() == "[False, False]"
