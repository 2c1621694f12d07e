"""What docs/operators tells an operator to type does what is said there: the very lines are run."""

from pathlib import Path

import pytest

from tests import processes
from tests.servers import block


@pytest.mark.outside
@pytest.mark.parametrize(
    ("due", "builds"),
    [(None, True), ("2000-01-01T00:00:00Z", True), ("2999-12-31T00:00:00Z", False)],
)
def test_the_script_builds_when_it_is_time(tmp_path: Path, due: str | None, builds: bool) -> None:
    """It builds once the moment has come, or where none is known, and does nothing before."""
    script, output = tmp_path / "callback-build", tmp_path / "output"
    script.write_text(block("sh", "#!/bin/sh"), encoding="utf-8")
    (tmp_path / "Makefile").write_text("build:\n\t@echo $$SITEURL > built\n", encoding="utf-8")
    output.mkdir()
    if due:
        (output / "next-rebuild.txt").write_text(f"{due}\n", encoding="utf-8")
    done = processes.run(["sh", script], env={"CALLBACK": str(tmp_path)})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "built").exists() == builds


@pytest.mark.outside
def test_the_script_says_why_a_build_failed(tmp_path: Path) -> None:
    """A build that fails is told of, whole, and the script fails too."""
    script = tmp_path / "callback-build"
    script.write_text(block("sh", "#!/bin/sh"), encoding="utf-8")
    (tmp_path / "Makefile").write_text("build:\n\t@echo title: is missing.; exit 3\n", encoding="utf-8")
    done = processes.run(["sh", script], env={"CALLBACK": str(tmp_path)})
    assert done.returncode == 1
    assert "title: is missing." in done.stdout
