"""What an author put into the content folder and nothing reads: said as notes, with the way to have it read."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from .report import Report
from .strays import files_below

_TEXTS = (".md", ".markdown", ".mkd")
_WRITTEN_ELSEWHERE = (".txt", ".doc", ".docx", ".odt", ".rtf", ".pages", ".htm", ".html", ".rst")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic")
_HOMES = {
    "jobs": "content/data/jobs.yaml",
    "services": "content/data/services.yaml",
    "comments": "content/data/comments/<slug of the article>.yaml",
}
"""Where the data files lie that a room reads by their name."""


def report_overlooked(
    content: Path, text_folders: Collection[str], read: Collection[Path], published: Collection[Path], report: Report
) -> None:
    """Notes on the files in `content` that nobody meant to be left out and that were.

    `text_folders`: where articles and pages lie, below content. `read`: the data files that were read. `published`:
    the files that are published as they are.
    """
    for path in files_below(content):
        place = PurePosixPath(path.relative_to(content).as_posix())
        if path in read or (path in published and path.suffix.lower() not in _TEXTS):
            continue
        if report.concerns(f"content/{place}"):
            continue  # why it isn't read has been told
        found = _remark(place, text_folders)
        if found:
            message, hint = found
            report.note(f"content/{place}", message, hint=hint)


def _remark(place: PurePosixPath, text_folders: Collection[str]) -> tuple[str, str] | None:
    """What is to be said of a file that nothing has read or published, and the remedy."""
    among_texts = any(place.is_relative_to(folder) for folder in text_folders)
    ending = place.suffix
    if ending.lower() == ".txt" and PurePosixPath(place.stem).suffix.lower() in _TEXTS:
        hint = f"Rename it to {place.stem}. (Windows hides endings: turn on “File name extensions” in Explorer.)"
        return "is a text file by its name, so it isn't read.", hint
    if ending != ending.lower() and ending.lower() in (*_TEXTS, ".yaml"):
        return "isn't read: its ending has capitals.", f"Rename it to {place.stem}{ending.lower()}."
    if among_texts and ending in _WRITTEN_ELSEWHERE:
        return "isn't read: articles and pages are Markdown.", f"Save it as plain text and call it {place.stem}.md."
    if ending in _TEXTS and not among_texts:
        return "isn't read: it lies outside " + " and ".join(
            f"content/{each}" for each in text_folders
        ) + ".", "Move it."
    if ending.lower() == ".yml":
        return "isn't read: data files end in .yaml.", f"Rename it to {place.stem}.yaml."
    if ending in (".yaml", ".json"):
        home = _HOMES.get(place.stem)
        hint = f"Move it to {home}." if home else "Comments lie in content/data/comments, other data in content/data."
        return "isn't read by anything.", hint
    if ending.lower() in _PICTURES:
        return "isn't published: no page shows it, and it lies outside content/images.", "Move it to content/images."
    return None
