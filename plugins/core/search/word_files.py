"""Every word with the numbers of what it stands in, as files of which a script fetches the few that it needs. Pure.

`words.json` says which words are looked for nowhere, and the first word of each further file. `words-<n>.json` holds
words in their order, and for each the steps between its numbers, with a weight for each number where there are weights.
`spellings.json` holds the words that a slip of the pen may have been meant for. Why so: docs/decisions/0021-*.md.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .files import as_json, steps

SIZE = 12_000
"""How long a file of words becomes, about, in characters: some five kilobytes to send."""


@dataclass(frozen=True, slots=True)
class WordList:
    """What a word stands in: ascending numbers, and a digit from 1 to 9 for each, or "" where all weigh the same."""

    numbers: tuple[int, ...]
    weights: str = ""


def word_files(lists: Mapping[str, WordList], skipped: Collection[str], spellings: Collection[str]) -> dict[str, str]:
    """All files, name -> text. `spellings` are those of the words that may be offered for one that nothing has."""
    starts: list[str] = []
    files: dict[str, str] = {}
    held: list[str] = []
    length = 0

    def close() -> None:
        if not held:
            return
        files[f"words-{len(starts)}.json"] = _words_file([(word, lists[word]) for word in held])
        starts.append(held[0])
        held.clear()

    for word in in_order(lists):
        held.append(word)
        length += len(word) + _length(lists[word])
        if length >= SIZE:
            close()
            length = 0
    close()
    files["words.json"] = as_json({"skipped": " ".join(sorted(skipped)), "starts": " ".join(starts)})
    files["spellings.json"] = as_json({"words": " ".join(in_order(spellings))})
    return files


def in_order(words: Collection[str]) -> list[str]:
    """As a script compares them: by their UTF-16 code units (ECMAScript, IsLessThan)."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def _words_file(words: list[tuple[str, WordList]]) -> str:
    file: dict[str, object] = {
        "words": " ".join(word for word, _ in words),
        "in": [steps(each.numbers) for _, each in words],
    }
    if any(each.weights for _, each in words):
        file["weights"] = [each.weights for _, each in words]
    return as_json(file)


def _length(of: WordList) -> int:
    """About how many characters it takes: a step is mostly one digit and a comma."""
    return 2 * len(of.numbers) + len(of.weights) + 4
