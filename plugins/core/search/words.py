"""A text's words as they are compared. Pure. `static/search/text.js` does the same to what a reader types."""

import unicodedata
from functools import lru_cache

SKIPPED = frozenset(
    """
    a an and are as at be been but by can could did do does for from had has have he her him his how i if in is it its
    me my of on or our she so than that the their them then there these they this those to was we were what when which
    who why will with would you your
    """.split()
)
"""Words that tell no text from another: they are looked for nowhere."""


def words_of(text: str) -> list[str]:
    """Small letters without accents and apostrophes, in their order; "C++" and "C#" stay whole."""
    return [word for piece in text.split() for word in _words_of(piece)]


@lru_cache(maxsize=100_000)  # a site says the same words again and again
def _words_of(piece: str) -> tuple[str, ...]:
    plain = "".join(each for each in unicodedata.normalize("NFKD", piece.lower()) if unicodedata.category(each) != "Mn")
    padded = f" {plain} "
    joined = (
        each
        for before, each, after in zip(padded, plain, padded[2:], strict=False)
        if not (each in "'’" and unicodedata.category(before)[0] == unicodedata.category(after)[0] == "L")
    )
    kept = (each if each in "+#" or unicodedata.category(each)[0] in "LMN" else " " for each in joined)
    return tuple("".join(kept).split())
