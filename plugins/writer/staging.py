"""Where a build writes until it is whole, and how it becomes the site.

The site is a folder of its own below `.builds/` beside the output; `output` is a link to it. A build writes a
new folder, and when nothing is wrong the link is turned over in one step: a reader sees the old site or the new.
"""

import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from pelican import Pelican

from plugins.core.build import Build, Mode, build_of

from .links import check_links
from .server_files import Served, server_files

KEEP_ASSETS_DAYS = 30


def open_staging(pelican: Pelican) -> None:
    """A receiver of `get_generators`: from here on Pelican and every generator write into a fresh folder.

    (Pelican hands `output_path` to the generators after this signal: the one door through which it can be set.)
    """
    build = build_of(pelican)
    if build.mode is Mode.CHECK:
        pelican.output_path = tempfile.mkdtemp(prefix="check-")
        return
    shelf = _shelf(pelican)
    shelf.mkdir(parents=True, exist_ok=True)
    pelican.output_path = tempfile.mkdtemp(prefix=build.clock.now.strftime("%Y%m%d-%H%M%S-"), dir=shelf)
    Path(pelican.output_path).chmod(0o755)


def close_staging(pelican: Pelican) -> None:
    """A receiver of `finalized`: the last checks, the report, and the swap where there is no problem."""
    build = build_of(pelican)
    if not build.report.problems:  # a page that was not written for a fault of its own is no dead link
        check_links(build, Path(pelican.output_path))
    stop_on_problems(pelican)
    if not build.report.problems and (build.report.notes or build.report.left_out):
        print(build.report.text(), file=sys.stderr)
    if build.report.problems or build.mode is Mode.CHECK:
        shutil.rmtree(pelican.output_path, ignore_errors=True)
        return
    output, staging, shelf = _output(pelican), Path(pelican.output_path), _shelf(pelican)
    if build.mode is Mode.BUILD:
        _write_server_files(build, staging)
        _carry_assets(output, staging)
    before = output.resolve()
    _swap(output, staging)
    _drop_old_builds(shelf, {before, staging.resolve()})


def stop_on_problems(pelican: Pelican) -> None:
    """Prints what there is to say, and ends a build that has problems. Under `pelican -r` it only prints.

    There an exception would make Pelican build again at once and for ever; the swap is skipped instead.
    """
    report = build_of(pelican).report
    if report.problems:
        print(report.text(), file=sys.stderr)
        if not watching(sys.argv):
            shutil.rmtree(pelican.output_path, ignore_errors=True)
            raise SystemExit(1)


def watching(arguments: list[str]) -> bool:
    """Whether Pelican was called with -r (--autoreload), which it tells no plugin."""
    return any(word == "--autoreload" or re.fullmatch(r"-[a-zA-Z]*r[a-zA-Z]*", word) for word in arguments[1:])


def _output(pelican: Pelican) -> Path:
    return Path(pelican.settings["OUTPUT_PATH"])


def _shelf(pelican: Pelican) -> Path:
    output = _output(pelican)
    return output.parent / ".builds" / output.name


def _swap(output: Path, staging: Path) -> None:
    """Makes `output` a link to the new folder. A real folder in its place is moved aside once, not deleted."""
    if output.exists() and not output.is_symlink():
        aside = output.with_name(output.name + ".before")
        number = 1
        while aside.exists():
            number += 1
            aside = output.with_name(f"{output.name}.before-{number}")
        output.rename(aside)
        print(f"{output.name}/ was a folder of its own; it is now {aside.name}/.", file=sys.stderr)
    fresh = output.with_name(f".{output.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(staging, output.parent), target_is_directory=True)
    fresh.replace(output)


def _write_server_files(build: Build, staging: Path) -> None:
    """What web servers are told, of the files that are there. One that an author put there is left alone."""
    files = sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file())
    for name, text in server_files(Served(build.site, tuple(files), tuple(sorted(set(build.gone))))).items():
        target = staging / name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8")


def _carry_assets(output: Path, staging: Path) -> None:
    """Keeps the asset folders of earlier builds for a while, so that a tab opened before meets no 404."""
    limit = time.time() - KEEP_ASSETS_DAYS * 86400
    earlier = output / "assets"
    for folder in sorted(earlier.iterdir()) if earlier.is_dir() else []:
        target = staging / "assets" / folder.name
        if not target.exists() and folder.stat().st_mtime > limit:
            shutil.copytree(folder, target, copy_function=shutil.copy2)


def _drop_old_builds(shelf: Path, kept: set[Path]) -> None:
    """Leaves the live build and the one before it, which a server may still be reading from."""
    for folder in shelf.iterdir():
        if folder.resolve() not in kept:
            shutil.rmtree(folder, ignore_errors=True)
