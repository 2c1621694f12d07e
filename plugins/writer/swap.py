"""The one step in which a build becomes the site: a link that is turned over. Knows no Pelican."""

import os
import sys
from pathlib import Path

UNFINISHED = "writing-"
"""Begins the name of a folder that is not whole yet."""


def shelf_of(output: Path) -> Path:
    """The folder of the builds that `output` is a link to one of."""
    return output.parent / ".builds" / output.name


def beside(output: Path, ending: str) -> Path:
    """A file beside the folder of the builds, which is emptied: output.lock, output.counts.json."""
    shelf = shelf_of(output)
    return shelf.with_name(f"{shelf.name}.{ending}")


def swap(output: Path, staging: Path) -> None:
    """Makes `output` a link to the new folder. A real folder in its place is moved aside once, not deleted.

    The link is made before anything is moved. Where the disk refuses a step, the site is back where it was.
    """
    fresh = output.with_name(f".{output.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(staging, output.parent), target_is_directory=True)
    aside = _free_name(output) if output.exists() and not output.is_symlink() else None
    try:
        if aside:
            output.rename(aside)
        fresh.replace(output)
    except OSError:
        if aside and aside.exists():
            aside.rename(output)
        fresh.unlink(missing_ok=True)
        raise
    if aside:
        print(f"{output.name}/ was a folder of its own; it is now {aside.name}/.", file=sys.stderr)


def _free_name(output: Path) -> Path:
    """Where a real folder called `output` is moved to: output.before, or output.before-2 and so on."""
    aside = output.with_name(f"{output.name}.before")
    number = 1
    while aside.exists():
        number += 1
        aside = output.with_name(f"{output.name}.before-{number}")
    return aside
