"""The walls between rooms hold for what nobody has written yet: a copy of the house gets a new room or module."""

import shutil
import sys
from pathlib import Path

import pytest

from tests import processes

pytestmark = pytest.mark.outside

ROOT = Path(__file__).parents[1]
LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The rooms and their contracts, to be added to."""
    shutil.copytree(ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(house: Path) -> tuple[int, str]:
    """The status of import-linter, and what it says."""
    done = processes.run([sys.executable, "-c", LINTER, "--no-cache"], cwd=house)
    return done.returncode, done.stdout + done.stderr


def test_the_house_as_it_stands(house: Path) -> None:
    """The copy keeps every contract, so that what breaks below is the addition."""
    status, said = lint(house)
    assert (status, "0 broken" in said) == (0, True), said


def test_a_new_room_cannot_know_another(house: Path) -> None:
    """A room that is listed nowhere and imports another is refused, and so is one that is only not listed."""
    room = house / "plugins" / "newsletter"
    room.mkdir()
    (room / "__init__.py").write_text("from plugins.jobs.model import Entry\n", encoding="utf-8")
    status, said = lint(house)
    assert status == 1
    assert "newsletter" in said
    contracts = (house / "pyproject.toml").read_text(encoding="utf-8")
    (house / "pyproject.toml").write_text(contracts.replace("| jobs |", "| jobs | newsletter |"), encoding="utf-8")
    status, said = lint(house)
    assert status == 1
    assert "plugins.newsletter -> plugins.jobs.model" in said


def test_core_cannot_know_a_room(house: Path) -> None:
    """An import of a room in core is refused."""
    with (house / "plugins" / "core" / "urls.py").open("a", encoding="utf-8") as file:
        file.write("from plugins.services.model import Catalogue\n")
    status, said = lint(house)
    assert status == 1
    assert "plugins.core.urls -> plugins.services.model" in said


def test_a_new_module_of_the_board_needs_a_layer(house: Path) -> None:
    """A module beside the folders of jobs, which nobody put on a layer, is refused by its name."""
    (house / "plugins" / "jobs" / "extras.py").write_text('"""Extras."""\n', encoding="utf-8")
    status, said = lint(house)
    assert status == 1
    assert "extras" in said


@pytest.mark.parametrize("module", ["core/money.py", "jobs/board/pay.py", "services/page.py", "timeline/schedule.py"])
def test_pelican_is_known_at_the_edge_only(house: Path, module: str) -> None:
    """Any module that is not listed as the edge is refused when it imports Pelican."""
    with (house / "plugins" / module).open("a", encoding="utf-8") as file:
        file.write("from pelican import Pelican\n")
    status, said = lint(house)
    assert status == 1
    assert f"plugins.{module[:-3].replace('/', '.')} -> pelican" in said
