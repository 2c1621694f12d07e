"""The first words of a text, where its author wrote no summary. Knows no Pelican."""

from html import unescape

from plugins.core.markdown.tags import Kind, attributes, tokens

MOST = 155
"""What search engines and lists show of a description."""

_LEFT_OUT = frozenset("h1 h2 h3 h4 h5 h6 pre table figure script style textarea title iframe sup svg".split())
_CLASSES = frozenset({"footnote", "callout-label"})
_RUNS_ON = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub u var".split()
)


def first_words(html: str, most: int = MOST) -> str:
    """The text of HTML without headings, code, tables and notes, cut at a word; with them where it has nothing else."""
    text = _words(html, _LEFT_OUT) or _words(html, frozenset({"script", "style"}))
    return clipped(text, most)


def clipped(text: str, most: int) -> str:
    """At most `most` characters, cut between words and ended by an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0] if not text[most - 1].isspace() else cut
    return f"{(whole if len(whole) > most // 2 else cut).rstrip(' ,;:–—-(')}…"


def _words(html: str, left_out: frozenset[str]) -> str:
    made: list[str] = []
    within: list[str] = []  # the elements around, from the outermost that is left out
    for token in tokens(html):
        if token.kind is Kind.OPEN:
            of = attributes(token.text).get("class", "").split() if "class" in token.text else []
            if within or token.name in left_out or not _CLASSES.isdisjoint(of):
                within.append(token.name)
        elif token.kind is Kind.CLOSE and within:
            del within[len(within) - 1 - within[::-1].index(token.name) if token.name in within else len(within) :]
        if token.kind is Kind.TEXT and not within:
            made.append(unescape(token.text))
        elif token.name not in _RUNS_ON:
            made.append(" ")
    return " ".join("".join(made).split())
