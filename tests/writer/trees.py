"""What lies in a folder, to compare builds byte for byte and to look for words that must not be there."""

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def holding(folder: Path, word: str) -> list[str]:
    """The files that hold a word, in their text or their name, whatever its case."""
    return [name for name, data in tree(folder).items() if word.lower() in (name + data.decode("latin-1")).lower()]
