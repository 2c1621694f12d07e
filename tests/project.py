"""A folder in which `make` can be tried without setting anything up: its .venv is the one that runs the tests."""

import shutil
import sys
from pathlib import Path

from tests.building import ROOT

OUTSIDE = {"MAKEFLAGS": "", "MAKELEVEL": "", "ONLY": ""}
"""What a `make` that runs these tests has left in the environment is none of the inner one's business."""


def lay_out(folder: Path) -> Path:
    """Puts the project's commands into a folder."""
    for name in ("Makefile", "tasks.py", "requirements.txt"):
        shutil.copy(ROOT / name, folder)
    scripts = folder / ".venv" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (scripts / "python").chmod(0o755)
    shutil.copy(ROOT / "requirements.txt", folder / ".venv")
    return folder
