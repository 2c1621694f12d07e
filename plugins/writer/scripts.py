"""Joins and minifies the scripts that are published, each with what it imports, and the styles. By esbuild."""

import errno
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from plugins.core.errors import SiteError

NODE_MODULES = Path(__file__).resolve().parents[2] / "node_modules"
TARGET = "es2022"
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
"""What a system says where there is no more room."""


def find_esbuild(node_modules: Path = NODE_MODULES) -> Path | None:
    """The program, for this machine's kind; it runs without Node.js. None where `make` has not fetched it."""
    return next(node_modules.glob("@esbuild/*/bin/esbuild"), None)


def joined(folder: Path, names: Iterable[str], esbuild: Path) -> dict[str, bytes]:
    """The scripts of a folder as they are published: relative name -> content.

    A script that no other one imports keeps its name, since a page may ask for it, and holds all that it imports. What
    it imports later, by `import()`, becomes a file with a digest in its name, and so does what both need. One that is
    named after the page's script, as `page_more.js` after `page.js`, keeps its name, since the page may ask for it too.
    `names`: the scripts, relative to the folder. Raises SiteError with esbuild's own words where one cannot be read,
    and OSError where the disk is full.
    """
    with tempfile.TemporaryDirectory() as place:
        target = Path(place)
        entries = _entries(folder, sorted(names), esbuild, target / "map.json")
        for index, together in enumerate(entries):
            # One run for each: a page gets its script whole, not in the pieces that it has in common with other pages'.
            options = ["--minify", "--splitting", "--chunk-names=[name]-[hash]", f"--outdir={target / str(index)}"]
            _run(esbuild, folder, together, options)
        made = [target / str(index) for index in range(len(entries))]
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for root in made
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


def minified_styles(sheet: str, esbuild: Path) -> bytes:
    """A stylesheet as it is published. What browsers understand today stays as it is written."""
    command = [str(esbuild), "--loader=css", "--minify", "--log-level=error"]
    done = subprocess.run(command, input=sheet.encode(), capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise SiteError(f"a stylesheet cannot be read: {done.stderr.decode().strip()}")
    return done.stdout


def _entries(folder: Path, names: list[str], esbuild: Path, metafile: Path) -> list[list[str]]:
    """The scripts that no other one imports, now or later; each with those it imports later that are named after it."""
    if not names:
        return []
    _run(esbuild, folder, names, [f"--metafile={metafile}", f"--outdir={metafile.with_suffix('')}"])
    inputs = json.loads(metafile.read_text(encoding="utf-8"))["inputs"]
    imports = [target for module in inputs.values() for target in module["imports"]]
    imported = {target["path"] for target in imports}
    later = {target["path"] for target in imports if target["kind"] == "dynamic-import"}
    return [
        [name, *sorted(other for other in later if other.startswith(f"{name.removesuffix('.js')}_"))]
        for name in names
        if name not in imported
    ]


def _run(esbuild: Path, folder: Path, names: list[str], options: list[str]) -> None:
    common = ["--bundle", "--format=esm", "--charset=utf8", f"--target={TARGET}", "--outbase=.", "--log-level=error"]
    command = [str(esbuild), *names, *common, *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        for code in _FULL:
            if os.strerror(code).lower() in done.stderr.lower():  # esbuild has Go's words, which are the system's
                raise OSError(code, os.strerror(code), tempfile.gettempdir())
        raise SiteError(f"{folder}: {done.stderr.strip()}")
