"""The one tree of errors. Most faults of content are no exceptions but entries of the report (core.report)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class SiteError(Exception):
    """Something in the house itself is wrong: a setting, a room, a template. The message says what to do."""


class SettingsError(SiteError):
    """A setting is missing or has a value that the house cannot work with."""


@contextmanager
def plainly() -> Iterator[None]:
    """Ends the command with the error's own words and status 1: Pelican would print its stack around them.

    Serves as a decorator, too.
    """
    try:
        yield
    except SiteError as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
