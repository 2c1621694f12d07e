"""Files that nobody meant to publish: what editors, file managers and systems leave beside the author's own. Pure.

Every folder that is read is read through here, so that one list says what is left alone.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from .errors import SiteError

_STRAY = re.compile(
    r"""
    \..*                               # hidden: .DS_Store, .#lock, ._shadow, .x.swp, .git
    | .*~                              # backups of Emacs, Vim, gedit
    | \#.*\#                           # unsaved work of Emacs
    | .*\.(swp|swo|swn|bak|orig|rej|tmp|part|crdownload)
    | ~\$.*                            # locks of Office
    | \$recycle\.bin | @eadir | __macosx | lost\+found | __pycache__
    | thumbs\.db(:.*)? | ehthumbs.*\.db | desktop\.ini | icon\r
    | .*\.pyc
    | .*\ \(conflicted\ copy.*\).* | .*\.sync-conflict-.*
    """,
    re.VERBOSE | re.IGNORECASE,
)


STRAY_FOLDERS = (".*", "__pycache__", "__MACOSX", "@eaDir", "$RECYCLE.BIN", "lost+found")
"""Stray folders as patterns: a program that walks folders by itself (Pelican) must not even enter them."""


def is_stray(name: str) -> bool:
    """Whether a file or folder of this name is nobody's text, data or picture."""
    return bool(_STRAY.fullmatch(name))


def is_meant(path: Path, folder: Path) -> bool:
    """Whether a path below a folder is a file that is there to be read: no stray, in no stray folder, no dead link."""
    return not any(is_stray(part) for part in PurePath(path).relative_to(folder).parts) and path.is_file()


def files_below(folder: Path, _around: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """The files below a folder that are meant, in an order that is not the disk's. None without the folder.

    A link to a folder that it lies in is not followed: it would lead there again and again.
    """
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    around = _around | {folder.resolve()}
    for path in entries:
        if is_stray(path.name):
            continue
        if path.is_dir():
            if path.resolve() not in around:
                yield from files_below(path, around)
        elif path.is_file():
            yield path


def check_open(folder: Path) -> None:
    """Raises SiteError where this user cannot look into a folder: what lies there would be missing without a word."""
    try:
        for _ in files_below(folder):
            pass
    except OSError as error:
        hint = "Let the user that builds look into it, then build again."
        raise SiteError(f"{error.filename}: cannot be read ({error.strerror}). {hint}") from None


def files_in(folder: Path, pattern: str) -> list[Path]:
    """The files of one folder that are meant and have such a name, in order."""
    return [path for path in sorted(folder.glob(pattern)) if not is_stray(path.name) and path.is_file()]
