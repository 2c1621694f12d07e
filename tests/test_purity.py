"""No test passes for pure that is not: it would make check-fast slow, or wait for something that is not there."""

import ast
import os
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.building import ROOT
from tests.conftest import guard
from tests.purity import FIXTURES, is_pure

TESTS = ROOT / "tests"
STARTS = {"subprocess", "multiprocessing"}
THE_HELPER = {"processes.py", "test_purity.py"}


def test_what_is_pure(request: pytest.FixtureRequest) -> None:
    """Of this run's tests none that asks for a build or a browser is marked as pure, and this one is."""
    assert is_pure(request.node)
    items = [item for item in request.session.items if is_pure(item)]
    assert [item.nodeid for item in items if FIXTURES & set(getattr(item, "fixturenames", ()))] == []
    assert [item.nodeid for item in items if item.get_closest_marker("outside")] == []


@pytest.mark.parametrize(
    "goes_outside",
    [
        lambda: subprocess.run([sys.executable, "-c", ""], check=False),
        lambda: os.system("true"),
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        lambda: socket.create_server(("127.0.0.1", 0)),
        lambda: socket.create_connection(("127.0.0.1", 9)),
    ],
    ids=["a program", "a shell", "a program at once", "a server", "a connection"],
)
def test_who_goes_outside_is_told(goes_outside: Callable[[], object], request: pytest.FixtureRequest) -> None:
    """A pure test that starts a program or a server fails, and hears the mark that it needs."""
    with guard.over(request.node), pytest.raises(AssertionError, match=r"Mark it @pytest\.mark\.outside"):
        goes_outside()


def test_programs_are_started_in_one_place() -> None:
    """Only tests/processes.py starts programs, since it never waits without end."""
    found = []
    for file in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if STARTS & {name.partition(".")[0] for name in named} and file.name not in THE_HELPER:
                found.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert found == []
