"""What the search has to find, said a second time and as plainly as can be: no files, no ranks."""

import re
from collections.abc import Sequence

from plugins.core.search import SKIPPED, Document, words_of


def stem(word: str) -> str:
    """What the forms of an English word have in common: note, notes; wait, waiting, waited; plan, planning; reply, replies."""
    if re.search("(ss|sh|ch|x|z)es$", word):
        word = word[:-2]
    elif len(word) > 3 and re.search("[^sui]s$", word):
        word = word[:-1]
    bare = re.sub("(ing|ed)$", "", word)
    if bare != word and len(bare) > 3:
        word = re.sub(r"([bdgmnprt])\1$", r"\1", bare)
    return re.sub("(ie?|[ey])$", "", word) if len(word) > 4 else word


def words_in(document: Document) -> frozenset[str]:
    """Every word that is shown of it."""
    sections = [text for section in document.sections for text in (section.heading, section.text)]
    return frozenset(words_of(" ".join([document.title, document.label, document.summary, *sections]))) - SKIPPED


def paths_found(text: str, documents: Sequence[Document]) -> set[str]:
    """The addresses of what has all of the words of a text, in any form; the last may be the beginning of a word."""
    words = words_of(text)
    begun = [] if text.endswith(" ") else [words.pop()]
    whole = [word for word in words if word not in SKIPPED]
    begun = [word for word in begun if len(word) > 1 and (word not in SKIPPED or not words)]

    def has(document: Document) -> bool:
        words = words_in(document)
        stems = {stem(word) for word in words}
        return all(stem(word) in stems for word in whole) and all(
            stem(word) in stems or any(one.startswith(word) for one in words) for word in begun
        )

    return {document.path for document in documents if has(document)}
