"""What is said where the disk takes nothing more; and files that are the same, there once."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.core.errors import SiteError


@contextmanager
def disk(staging: str | None = None) -> Iterator[None]:
    """Says in a sentence that the disk takes nothing more, and clears away what was half written.

    Raises SiteError in place of OSError.
    """
    try:
        yield
    except OSError as error:
        if staging:
            shutil.rmtree(staging, ignore_errors=True)
        file = error.filename2 or error.filename
        name = f"{file}: " if file else ""
        raise SiteError(
            f"Cannot write the site: {name}{error.strerror or error}. Nothing was published. "
            "Make room on the disk, or let this user write there, then build again."
        ) from None


def link_or_copy(source: Path, target: Path) -> None:
    """Puts a file in a second place, without writing it again where the disk can do that."""
    try:
        os.link(source, target)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:  # another disk, one that knows no links, or too many of them
        shutil.copy2(source, target)
