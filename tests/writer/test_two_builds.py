"""Two builds at once, an author's and a timer's: one waits for the other, and neither harms what the other writes."""

import os
import sys
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.core.errors import SiteError
from plugins.writer import lock
from tests import processes
from tests.articles.writing import GROUND, article, articles
from tests.building import EPOCH, ROOT, build
from tests.processes import said_until
from tests.writer.trees import tree

# A build that stops where it is told to, says so, and goes on when somebody writes into a pipe.
HELD = """
import runpy, sys
from pathlib import Path
from plugins.writer import staging

step, conf, pipe = sys.argv[1:]

def hold():
    print("HELD", flush=True)
    Path(pipe).read_text()

def before(module, name):
    real = getattr(module, name)
    setattr(module, name, lambda *given, **named: (hold(), real(*given, **named))[1])

if step == "in the swap":
    real = Path.replace
    Path.replace = lambda self, target: (hold() if self.name.endswith(".new") else None, real(self, target))[1]
else:
    before(staging, {"before its checks": "check_links", "before the swap": "_publish", "after the swap": "_drop_old_builds"}[step])
sys.argv = ["pelican", "-s", conf, "--fatal", "errors", "--log-handler", "plain"]
runpy.run_module("pelican", run_name="__main__")
"""
pytestmark = pytest.mark.outside
STEPS = ["before its checks", "before the swap", "in the swap", "after the swap"]


def started(*command: str) -> AbstractContextManager[processes.Process]:
    """A process of Python's at the project's root."""
    env = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return processes.running([sys.executable, *command], cwd=ROOT, env=env)


def held(step: str, project: Path) -> AbstractContextManager[processes.Process]:
    """A build that stops at a step."""
    if not pipe(project).exists():
        os.mkfifo(pipe(project))
    return started("-c", HELD, step, str(project / "conf.py"), str(pipe(project)))


def pipe(project: Path) -> Path:
    return project / "go-on"


def ended_well(process: processes.Process) -> None:
    """Waits for a build and looks that it ended without a fault."""
    assert process.stdout is not None
    said = process.stdout.read()
    assert (process.wait(processes.ENDING), "problem" in said) == (0, False), said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site that is published, with a change that is not."""
    built = build(tmp_path, articles(first=article("First")), bare=True, PLUGINS=GROUND)
    assert built.status == 0, built.report
    (tmp_path / "content/articles/first.md").write_text(article("Changed"), encoding="utf-8")
    return tmp_path


def pelican(project: Path) -> list[str]:
    return ["-m", "pelican", "-s", str(project / "conf.py"), "--fatal", "errors", "--log-handler", "plain"]


def site(project: Path) -> dict[str, bytes]:
    return tree((project / "output").resolve(strict=True))


@pytest.mark.parametrize("step", STEPS)
def test_the_second_waits_for_the_first(step: str, project: Path) -> None:
    """Wherever the first stands, the second says for whom it waits; then both end well, and the newest content stands."""
    with held(step, project) as first:
        said_until(first, "HELD")
        (project / "content/articles/first.md").write_text(article("Changed again"), encoding="utf-8")
        with started(*pelican(project)) as second:
            assert f"process {first.pid}," in said_until(second, "Another build is running")[-1]
            assert second.poll() is None
            assert "articles/first/index.html" in site(project)  # a whole site, whichever it is
            pipe(project).write_text("", encoding="utf-8")
            ended_well(first)
            ended_well(second)
    assert b"Changed again" in site(project)["articles/first/index.html"]
    assert len(list((project / ".builds/output").iterdir())) == 2


@pytest.mark.parametrize("step", STEPS)
def test_the_lock_dies_with_its_holder(step: str, project: Path) -> None:
    """A first build that is killed where it stands leaves a whole site; the second goes on and clears away what it left."""
    with held(step, project) as first:
        said_until(first, "HELD")
        with started(*pelican(project)) as second:
            said_until(second, "Another build is running")
            first.kill()
            ended_well(second)
    assert b"Changed" in site(project)["articles/first/index.html"]
    assert len(list((project / ".builds/output").iterdir())) == 2
    assert not list(project.glob(".output.new"))


def test_a_check_does_not_wait(project: Path) -> None:
    """`make check` writes nothing, so it need not wait for a build; and no build waits for a check."""
    with held("before the swap", project) as first:
        said_until(first, "HELD")
        with started(*pelican(project), "-e", 'BUILD_MODE="check"') as check:
            ended_well(check)
        assert first.poll() is None


def test_waiting_has_an_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who has waited long enough ends with a sentence that names the other; a lock is free again when it is let go."""
    file, now = tmp_path / "lock", datetime(2026, 11, 23, 14, 3, 22, tzinfo=UTC)
    holder = "import fcntl, signal, sys; f = open(sys.argv[1], 'w'); f.write('process 7, since 09:00:00'); f.flush()\n"
    with started(
        "-c", holder + "fcntl.flock(f, fcntl.LOCK_EX); print('HELD', flush=True); signal.pause()", str(file)
    ) as other:
        said_until(other, "HELD")
        with pytest.raises(SiteError, match=r"process 7, since 09:00:00.*doesn't end\. Stop it"):
            lock.take(file, now, wait=0)
        assert "Waiting for it to end" in capsys.readouterr().err
    lock.take(file, now, wait=0)
    lock.take(file, now, wait=0)
    assert file.read_text(encoding="utf-8") == f"process {os.getpid()}, since 14:03:22"
    lock.release(file)
    lock.release(file)
