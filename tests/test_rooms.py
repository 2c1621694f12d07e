"""Each room can go: its folder, its line in pelicanconf.py and what the author wrote about it; the rest stands as before."""

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest

import pelicanconf
from tests import processes
from tests.building import EPOCH, ROOT

GROUND = {"core", "writer", "articles"}
ROOMS = sorted({name.rpartition(".")[2] for name in pelicanconf.PLUGINS} - GROUND)
ADDRESSES = {"timeline": "timeline", "jobs": "jobs", "services": "services", "feeds": "subscribe", "search": "search"}
"""What an article may link to, by the room whose page it is."""


def build(project: Path) -> processes.Done:
    command = [
        sys.executable,
        "-m",
        "pelican",
        "content",
        "-s",
        "pelicanconf.py",
        "--fatal",
        "errors",
        "--log-handler",
        "plain",
    ]
    return processes.run(command, cwd=project, env={"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(project)})


def without(room: str, folder: Path) -> Path:
    """A copy of the project in which the room's folder and its line are deleted, and nothing else."""
    project = folder / "project"
    for name in ("plugins", "theme", "content"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.rmtree(project / "plugins" / room)
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    assert f'    "plugins.{room}",\n' in settings
    (project / "pelicanconf.py").write_text(settings.replace(f'    "plugins.{room}",\n', ""), encoding="utf-8")
    return project


def forget(room: str, project: Path) -> None:
    """What an author takes out with a room: links to its pages, its embed, its key in front matter."""
    address = ADDRESSES.get(room, room)
    for file in (project / "content").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(rf"\[([^\]]*)\]\(/{address}/[^)]*\)", r"\1", text)
        text = re.sub(rf"^(\{{{room}\}}|{room}: .*)\n", "", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
    for file in (project / "content" / "data").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(rf"\[([^\]]*)\]\(/{address}/[^)]*\)", r"\1", text), encoding="utf-8")


@pytest.mark.outside
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_can_go(room: str, tmp_path: Path) -> None:
    """Whatever still speaks of it in the content is named; once that is taken out, the site is built, without a trace."""
    project = without(room, tmp_path)
    first = build(project)
    if first.returncode:
        address = ADDRESSES.get(room, room)
        told = [line for line in (first.stdout + first.stderr).splitlines() if line.startswith("content/")]
        assert told
        assert [line for line in told if not re.search(rf"/{address}/|\b{room}\b", line)] == []
        forget(room, project)
        second = build(project)
        assert second.returncode == 0, second.stdout + second.stderr
    output = project / "output"
    assert (output / "index.html").is_file()
    assert list(output.glob(f"assets/{room}-*")) == []


def test_no_test_of_a_room_needs_another() -> None:
    """The tests in a room's folder import no other room that can go: without that one they pass as before."""
    for room in ROOMS:
        for file in (ROOT / "tests" / room).rglob("*.py"):
            imported = {
                name
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
                for name in (
                    [node.module or ""] if isinstance(node, ast.ImportFrom)
                    else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                )
            }  # fmt: skip
            others = {
                other for other in ROOMS if other != room for name in imported if name.startswith(f"plugins.{other}")
            }
            assert others == set(), file.relative_to(ROOT)
