"""Everything that can be found, as files that a script searches: the words, their weights, the texts. Pure.

A document is called by its number, its place among all. Why the files are these: docs/decisions/0021-*.md.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.core.search import SKIPPED, Document, Published, WordList, as_json, published, steps, word_files, words_of

from .documents import in_order

FOLDER = "assets/found"
TEXTS_SIZE = 6_000
"""How long a file of texts becomes, about, in characters: an article of its own, or a handful of postings."""
SPELLINGS = 8_000
"""How many words, the commonest, may be offered for one that nothing has: some 25 kilobytes to send."""
_OFFERED_FROM = 4
_SATURATION, _LENGTH = 1.2, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza, 2009): k1 and b."""
_BODY, _TITLE, _HEADING = 5, 3, 1
"""How a weight from 1 to 9 is made up: how often the word is in the text, for its length; in the title; above it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a document by where they stand."""

    title: frozenset[str]
    headings: frozenset[str]
    everywhere: Counter[str]

    @property
    def length(self) -> int:
        return self.everywhere.total()


def make_index(documents: Iterable[Document]) -> Published:
    """All files. The same documents give the same bytes."""
    ordered = in_order(documents)
    said = [_words(document) for document in ordered]
    lists = _lists(said)
    texts, starts = _texts(ordered)
    files = {
        **word_files(lists, SKIPPED, _spellings(lists, said)),
        **texts,
        "found.json": _found(ordered, starts),
    }
    return published(FOLDER, files)


def _words(document: Document) -> _Said:
    title, label, summary = map(words_of, (document.title, document.label, document.summary))
    headings = [word for section in document.sections for word in words_of(section.heading)]
    body = [word for section in document.sections for word in words_of(section.text)]
    everywhere = Counter([*title, *label, *summary, *headings, *body])
    for word in SKIPPED & everywhere.keys():
        del everywhere[word]
    return _Said(frozenset(title), frozenset([*label, *summary, *headings]), everywhere)


def _lists(said: Sequence[_Said]) -> dict[str, WordList]:
    usual = max(1, sum(each.length for each in said) / max(1, len(said)))
    numbers: dict[str, list[int]] = {}
    weights: dict[str, list[str]] = {}
    for number, each in enumerate(said):
        slowed = _SATURATION * (1 - _LENGTH + _LENGTH * each.length / usual)
        for word, count in each.everywhere.items():
            weight = round(_BODY * count / (count + slowed))
            weight += _TITLE * (word in each.title) + _HEADING * (word in each.headings)
            numbers.setdefault(word, []).append(number)
            weights.setdefault(word, []).append(str(max(1, weight)))
    return {word: WordList(tuple(numbers[word]), "".join(weights[word])) for word in numbers}


def _spellings(lists: Mapping[str, WordList], said: Sequence[_Said]) -> list[str]:
    """What stands once, and in no title, may be a slip itself."""
    named = frozenset().union(*(each.title for each in said))
    known = [
        word
        for word, each in lists.items()
        if len(word) >= _OFFERED_FROM and word.isalpha() and (len(each.numbers) > 1 or word in named)
    ]
    return sorted(known, key=lambda word: (-len(lists[word].numbers), word))[:SPELLINGS]


def _texts(documents: Sequence[Document]) -> tuple[dict[str, str], list[int]]:
    """The files of texts, and the number of the first document in each."""
    files: dict[str, str] = {}
    starts: list[int] = []
    held: list[object] = []
    length = 0

    def close(upto: int) -> None:
        if held:
            files[f"texts-{len(starts)}.json"] = as_json(held)
            starts.append(upto - len(held))
            held.clear()

    for number, document in enumerate(documents):
        text = _text(document)
        size = len(as_json(text))
        if held and length + size > TEXTS_SIZE:
            close(number)
            length = 0
        held.append(text)
        length += size
    close(len(documents))
    return files, starts


def _text(document: Document) -> dict[str, object]:
    return {
        "path": document.path,
        "title": document.title,
        "label": document.label,
        "summary": document.summary,
        "sections": [[section.id, section.heading, section.text] for section in document.sections],
    }


def _found(documents: Sequence[Document], starts: Sequence[int]) -> str:
    closes = [document.closes for document in documents]
    moments = sorted({moment for moment in closes if moment})
    return as_json(
        {
            # How many there are of each kind, in the order of the numbers.
            "kinds": [[kind.value, len([*each])] for kind, each in groupby(document.kind for document in documents)],
            "texts": steps(starts),
            "moments": [moment.isoformat() for moment in moments],
            # Each document's moment, counted from 1; 0: it has no end.
            "closes": [bisect_right(moments, moment) if moment else 0 for moment in closes],
        }
    )
