"""What is said where the disk takes nothing more."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

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
