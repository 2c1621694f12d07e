"""What an author put into the content folder and nothing reads: said as notes, with the way to have it read."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from .report import Report, did_you_mean
from .strays import files_below

_TEXTS = (".md", ".markdown", ".mkd", ".mdown")
_WRITTEN_ELSEWHERE = (
    ".txt", ".text", ".doc", ".docx", ".odt", ".rtf", ".pages", ".htm", ".html", ".rst", ".mdx", ".mdwn", ".mdtext",
)  # fmt: skip
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic")
_HOMES = {
    "jobs": "content/data/jobs.yaml",
    "services": "content/data/services.yaml",
    "comments": "content/data/comments/<slug of the article>.yaml",
}
"""Where the data files lie that a room reads by their name."""
_FOR_PEOPLE = ("README", "LICENSE", "LICENCE", "NOTICE", "COPYING", "TODO")
"""What lies in many folders, for those who look into them."""


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
    inner = PurePosixPath(place.stem)
    if ending.lower() == ".txt" and inner.suffix.lower() in (*_TEXTS, ".yaml", ".yml"):
        right = f"{inner.stem}{'.yaml' if inner.suffix.lower() == '.yml' else inner.suffix.lower()}"
        hint = f"Rename it to {right}. (Windows hides endings: turn on “File name extensions” in Explorer.)"
        return "is a text file by its name, so it isn't read.", hint
    if ending != ending.lower() and ending.lower() in (*_TEXTS, ".yaml"):
        return "isn't read: its ending has capitals.", f"Rename it to {place.stem}{ending.lower()}."
    if among_texts and ending.lower() in _WRITTEN_ELSEWHERE:
        name = inner.stem if inner.suffix.lower() in _TEXTS else place.stem
        return "isn't read: articles and pages are Markdown.", f"Save it as plain text and call it {name}.md."
    if ending in _TEXTS and among_texts:
        return None
    if ending in _TEXTS:
        return "isn't read: it lies outside " + " and ".join(
            f"content/{each}" for each in text_folders
        ) + ".", "Move it."
    if ending.lower() == ".yml":
        return "isn't read: data files end in .yaml.", f"Rename it to {place.stem}.yaml."
    if ending in (".yaml", ".json"):
        return "isn't read by anything.", _home_of(place)
    if ending.lower() in _PICTURES:
        return "isn't published: no page shows it, and it lies outside content/images.", "Move it to content/images."
    if place.stem.upper() in _FOR_PEOPLE:
        return None
    hint = "Texts end in .md, data in .yaml; files to publish lie in content/images."
    return "is neither read nor published.", _meant_for(place) or hint


def _home_of(place: PurePosixPath) -> str:
    """What to do with a data file that nothing has read."""
    home = _HOMES.get(place.stem)
    if home == f"content/{place}":
        return "No room that is in PLUGINS reads it."
    if home:
        return f"Move it to {home}."
    return _meant_for(place) or "Comments lie in content/data/comments, other data in content/data."


def _meant_for(place: PurePosixPath) -> str:
    """A guess at the data file that a file of a similar name was meant to be."""
    return did_you_mean(place.stem, ("jobs", "services")).replace("?", ".yaml?")
