"""The part of `make fetch` for comments: what was approved in Isso comes into content/data/comments/."""

import tempfile
from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path

from plugins.comments.settings import CommentsSettings
from plugins.core.report import count_words
from plugins.core.strays import files_in

from .database import DatabaseError, Store, read_database
from .entries import Entries, UnchangeableError
from .merge import Merge, known, merge

FOLDER = "content/data/comments"
FEW = 3
"""So many comments may go at once; of more, most may not: then the database is rather another one."""


def fetch_comments(root: Path, settings: CommentsSettings, zone: tzinfo) -> bool:
    """Brings the approved comments into their files, and prints what has changed. `zone` is the site's.

    Where the database cannot be read the files stay as they are, and a line says so. False where a file could not be
    changed: what is in it is told.
    """
    path = root / settings.comments_database
    if not settings.comments_isso and not path.exists():
        return True
    try:
        store = read_database(path)
    except DatabaseError as error:
        print(f"Isso: {error}. The comments that are here stay as they are.")
        return True
    files, faults = _read(root)
    lost = _lost(files, store)
    if lost:
        print(f"Isso: {lost} Nothing is changed. {path} may be another database; is it the right one?")
        return True
    heard = [comment for comment in store.approved if comment.slug not in faults]
    merged = merge(files, heard, settings.comments_authors, zone, f"{FOLDER}/{{}}.yaml")
    for slug in sorted(merged.touched):
        try:
            _replace(root / FOLDER / f"{slug}.yaml", merged.files[slug].changed())
        except UnchangeableError as error:
            faults[slug] = str(error)
    _tell(merged, faults.values())
    return not faults


def _read(root: Path) -> tuple[dict[str, Entries], dict[str, str]]:
    """The files by slug, and of those that cannot be changed what is wrong with them."""
    files: dict[str, Entries] = {}
    faults: dict[str, str] = {}
    for file in files_in(root / FOLDER, "*.yaml"):
        try:
            files[file.stem] = Entries.read(f"{FOLDER}/{file.name}", file.read_bytes().decode())
        except (UnchangeableError, UnicodeDecodeError) as error:
            faults[file.stem] = str(error)
    return files, faults


def _lost(files: dict[str, Entries], store: Store) -> str:
    """Says so where most of what came from Isso has gone from it; a sentence, or ""."""
    here = known(files)
    gone = here.keys() - {comment.key for comment in store.approved}
    if here and not store.count:
        return f"its database is empty, and {count_words(len(here), 'comment')} here came from it."
    if len(gone) > FEW and len(gone) * 2 > len(here):
        return f"{len(gone)} of the {len(here)} comments that came from it are no longer there."
    return ""


def _tell(merged: Merge, faults: Iterable[str]) -> None:
    for fault in faults:
        print(f"{fault}. What Isso has for it was not brought.")
    numbers = ((merged.added, "new"), (merged.updated, "changed"), (merged.erased, "erased"))
    done = ", ".join(f"{number} {what}" for number, what in numbers if number)
    print(f"Isso: {done or 'nothing new'}{f' -> {FOLDER}/' if done else ''}")
    if merged.marked:
        print(f"Marked as the author's, by their name: {', '.join(merged.marked)}. Are they yours?")


def _replace(path: Path, text: str) -> None:
    """Writes the file in one step: a build that reads meanwhile has the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, delete=False) as made:
        made.write(text)
    Path(made.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    Path(made.name).replace(path)
