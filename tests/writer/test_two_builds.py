"""Two builds at once, an author's and a timer's: one waits for the other, and neither harms what the other writes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest

from plugins.core.errors import SiteError
from plugins.writer import lock
from tests.articles.writing import GROUND, article, articles
from tests.building import EPOCH, ROOT, build
from tests.writer.trees import tree

# A build that stops where it is told to, says so, and goes on when its standard input ends.
HELD = """
import runpy, sys
from pathlib import Path
from plugins.writer import staging

step, conf = sys.argv[1:]

def hold():
    print("HELD", flush=True)
    sys.stdin.read()

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
STEPS = ["before its checks", "before the swap", "in the swap", "after the swap"]
LIMIT = 120


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A process of Python's at the project's root, ended with the block, and by force if it takes longer than LIMIT."""
    process = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    guard = Timer(LIMIT, process.kill)
    guard.start()
    try:
        yield process
    finally:
        guard.cancel()
        process.kill()
        process.communicate()


def said(stream: object, words: str) -> str:
    """The first line of a stream that holds these words. Fails where it ends without."""
    for line in stream:  # type: ignore[attr-defined]
        if words in line:
            return str(line)
    raise AssertionError(f"never said: {words}")


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
    with running("-c", HELD, step, str(project / "conf.py")) as first:
        said(first.stdout, "HELD")
        (project / "content/articles/first.md").write_text(article("Changed again"), encoding="utf-8")
        with running(*pelican(project)) as second:
            assert f"process {first.pid}," in said(second.stderr, "Another build is running")
            assert second.poll() is None
            assert "articles/first/index.html" in site(project)  # a whole site, whichever it is
            out, err = first.communicate()
            assert (first.returncode, "problem" in err) == (0, False), out + err
            out, err = second.communicate()
            assert (second.returncode, "problem" in err) == (0, False), out + err
    assert b"Changed again" in site(project)["articles/first/index.html"]
    assert len(list((project / ".builds/output").iterdir())) == 2


@pytest.mark.parametrize("step", STEPS)
def test_the_lock_dies_with_its_holder(step: str, project: Path) -> None:
    """A first build that is killed where it stands leaves a whole site; the second goes on and clears away what it left."""
    with running("-c", HELD, step, str(project / "conf.py")) as first:
        said(first.stdout, "HELD")
        with running(*pelican(project)) as second:
            said(second.stderr, "Another build is running")
            first.kill()
            out, err = second.communicate()
            assert (second.returncode, "problem" in err) == (0, False), out + err
    assert b"Changed" in site(project)["articles/first/index.html"]
    assert len(list((project / ".builds/output").iterdir())) == 2
    assert not list(project.glob(".output.new"))


def test_a_check_does_not_wait(project: Path) -> None:
    """`make check` writes nothing, so it need not wait for a build; and no build waits for a check."""
    with running("-c", HELD, "before the swap", str(project / "conf.py")) as first:
        said(first.stdout, "HELD")
        with running(*pelican(project), "-e", 'BUILD_MODE="check"') as check:
            out, err = check.communicate()
            assert check.returncode == 0, out + err
        assert first.poll() is None


def test_waiting_has_an_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who has waited long enough ends with a sentence that names the other; a lock is free again when it is let go."""
    file, now = tmp_path / "lock", datetime(2026, 11, 23, 14, 3, 22, tzinfo=UTC)
    holder = "import fcntl, sys; f = open(sys.argv[1], 'w'); f.write('process 7, since 09:00:00'); f.flush()\n"
    with running(
        "-c", holder + "fcntl.flock(f, fcntl.LOCK_EX); print('HELD', flush=True); sys.stdin.read()", str(file)
    ) as other:
        said(other.stdout, "HELD")
        with pytest.raises(SiteError, match=r"process 7, since 09:00:00.*doesn't end\. Stop it"):
            lock.take(file, now, wait=0)
        assert "Waiting for it to end" in capsys.readouterr().err
    lock.take(file, now, wait=0)
    lock.take(file, now, wait=0)
    assert file.read_text(encoding="utf-8") == f"process {os.getpid()}, since 14:03:22"
    lock.release(file)
    lock.release(file)
