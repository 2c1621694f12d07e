"""Publishes the build before the one that is published: what `make rollback` does. Knows no Pelican."""

from datetime import datetime
from pathlib import Path

from plugins.core.errors import SiteError

from . import lock
from .swap import UNFINISHED, beside, shelf_of, swap


def roll_back(output: Path, now: datetime) -> Path:
    """Turns the link `output` to the newest build that is older than the one it leads to. Gives that folder back.

    Called again it goes one further. Raises SiteError where there is none, or where `output` is no link.
    """
    file = beside(output, "lock")
    if not output.is_symlink() or not file.parent.is_dir():
        raise SiteError(
            f"{output.name} isn't a link to a build, so there's nothing to go back to. Run make build first."
        )
    lock.take(file, now)
    try:
        live = output.resolve()
        older = [folder for folder in builds(output) if folder.name < live.name]
        if not older:
            raise SiteError(
                "No earlier build is left. BUILDS_KEPT in pelicanconf.py says how many to keep, from the next build on."
            )
        swap(output, older[-1])
        return older[-1]
    finally:
        lock.release(file)


def builds(output: Path) -> list[Path]:
    """The folders of whole builds, oldest first: their names begin with the moment they were begun."""
    shelf = shelf_of(output)
    found = shelf.iterdir() if shelf.is_dir() else ()
    return sorted(folder for folder in found if folder.is_dir() and not folder.name.startswith(UNFINISHED))
