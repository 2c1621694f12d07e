"""Reads the files of a search as a script does."""

import json
from collections.abc import Mapping
from itertools import accumulate


def lists(files: Mapping[str, str]) -> dict[str, list[int]]:
    """Every word with the numbers of what it stands in."""
    return {word: numbers for word, numbers, _ in _words(files)}


def weights(files: Mapping[str, str]) -> dict[str, dict[int, int]]:
    """Every word with its weight in what it stands in."""
    return {word: dict(zip(numbers, map(int, digits), strict=True)) for word, numbers, digits in _words(files)}


def texts(files: Mapping[str, str]) -> list[dict]:
    """What is shown of each document, in the order of the numbers."""
    starts = list(accumulate(json.loads(files["found.json"])["texts"]))
    found = [json.loads(files[f"texts-{number}.json"]) for number in range(len(starts))]
    assert starts == [sum(map(len, found[:number])) for number in range(len(found))]
    return [text for file in found for text in file]


def _words(files: Mapping[str, str]) -> list[tuple[str, list[int], str]]:
    starts = json.loads(files["words.json"])["starts"].split()
    found = []
    for number, start in enumerate(starts):
        file = json.loads(files[f"words-{number}.json"])
        words = file["words"].split()
        assert words[0] == start
        weighed = file.get("weights", [""] * len(words))
        found += [
            (word, list(accumulate(steps)), digits)
            for word, steps, digits in zip(words, file["in"], weighed, strict=True)
        ]
    assert f"words-{len(starts)}.json" not in files
    return found
