"""Merges what was approved in Isso into the files of comments. Pure.

An entry from Isso has the key `origin`, which says which comment it is and what was in it when it came. What its author
has written into the file since stays, until the comment changes in Isso.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from plugins.comments.model import ORIGIN, Status

from .database import Heard
from .entries import HEAD, Entries

Key = tuple[int, int]


@dataclass(slots=True)
class Merge:
    """The files to change, and what happened to how many comments.

    `marked` are the places of those that were taken for the author's.
    """

    files: dict[str, Entries]
    touched: set[str] = field(default_factory=set)
    added: int = 0
    updated: int = 0
    erased: int = 0
    marked: list[str] = field(default_factory=list)


def key_of(origin: object) -> Key | None:
    """Isso's number of a comment and the second in which it was written, from an entry's `origin`."""
    found = ORIGIN.fullmatch(str(origin or ""))
    return (int(found[1]), int(found[2])) if found else None


def known(files: Mapping[str, Entries]) -> dict[Key, tuple[str, int]]:
    """Where each comment that came from Isso stands: the slug of its file, and its place there."""
    return {
        key: (slug, index)
        for slug, file in files.items()
        for index, entry in enumerate(file.entries)
        if (key := key_of(entry.values.get("origin"))) is not None
    }


def merge(
    files: dict[str, Entries], heard: Sequence[Heard], authors: Collection[str], zone: tzinfo, source: str
) -> Merge:
    """Plans all changes. `files` by slug; `source` is the name of a file in messages, with {} for its slug."""
    merged = Merge(files)
    places = known(files)
    ids = {slug: {str(entry.values.get("id")) for entry in file.entries} for slug, file in files.items()}
    numbers = {
        (slug, key[0]): str(files[slug].entries[index].values.get("id")) for key, (slug, index) in places.items()
    }
    for comment in heard:
        if comment.key in places:
            slug, index = places[comment.key]
            _update(merged, slug, index, comment)
            continue
        slug = comment.slug
        file = files.setdefault(slug, Entries(source.format(slug), HEAD, _end=1))
        taken = ids.setdefault(slug, set())
        id = f"isso-{comment.number}"
        if id in taken:
            id = f"{id}-{comment.created}"
        above = numbers.get((slug, comment.under)) if comment.under is not None else None
        parent = comment.to if comment.to in taken else above
        by_author = comment.author in authors
        file.add(_values(comment, id, parent, by_author, zone))
        taken.add(id)
        numbers[slug, comment.number] = id
        merged.added += 1
        merged.marked += [f"{slug}#comment-{id}"] if by_author else []
        merged.touched.add(slug)
    gone = places.keys() - {comment.key for comment in heard}
    _erase(merged, [places[key] for key in gone])
    return merged


def _values(comment: Heard, id: str, parent: str | None, by_author: bool, zone: tzinfo) -> dict[str, str | bool]:
    return {
        "id": id,
        **({"parent": parent} if parent else {}),
        "author": comment.author,
        **({"by_author": True} if by_author else {}),
        **({"url": comment.url} if comment.url and not by_author else {}),
        "date": comment.date.astimezone(zone).isoformat(timespec="seconds"),
        "origin": comment.origin,
        "text": comment.text,
    }


def _update(merged: Merge, slug: str, index: int, comment: Heard) -> None:
    """Only where it has changed in Isso: otherwise the words in the file may be the author's own."""
    file = merged.files[slug]
    entry = file.entries[index].values
    if entry.get("origin") == comment.origin:
        return
    url = comment.url if comment.url and not entry.get("by_author") else None
    file.put(index, {"author": comment.author, "url": url, "origin": comment.origin, "text": comment.text})
    merged.updated += 1
    merged.touched.add(slug)


def _erase(merged: Merge, places: Iterable[tuple[str, int]]) -> None:
    """A comment that is gone in Isso leaves its file. Where something answers it, its place stays, without a word."""
    by_file: dict[str, set[int]] = {}
    for slug, index in places:
        by_file.setdefault(slug, set()).add(index)
    for slug, gone in by_file.items():
        file = merged.files[slug]
        answered = file.parents()
        removed: set[int] = set()
        # From the newest: once an answer has gone, what it answered may go, too.
        for index in sorted(gone, reverse=True):
            values = file.entries[index].values
            id = str(values.get("id"))
            if not answered.get(id, set()) - removed:
                removed.add(index)
                file.remove(index)
            elif "text" in values or "author" in values:
                file.put(index, {"author": None, "url": None, "text": None, "status": Status.DELETED.value})
            else:
                continue
            merged.erased += 1
            merged.touched.add(slug)
