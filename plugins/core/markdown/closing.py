"""Closes the HTML in a text's blocks where it ends, and says in which line something was opened or closed in vain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .tags import OPTIONAL, Kind, Token, known, tokens


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the author of a text. `line` counts from 1 within the text."""

    line: int
    message: str
    hint: str


@dataclass(slots=True)
class Chunk:
    """A block of HTML: where it waits in Python-Markdown's stash, the line that it begins in, and what it says."""

    place: int
    line: int
    text: str

    @property
    def leaves_open(self) -> bool:
        return any(token.name not in OPTIONAL or token.name in ("tr", "tbody") for token in _pairs(self.text)[0])


def close_chunks(chunks: list[Chunk], remarks: list[Remark]) -> Iterator[Chunk]:
    """The blocks of a text with everything closed at the end of the one that opens it, unless a later one does."""
    waiting: list[tuple[int, Token]] = []
    never: list[tuple[int, Token]] = []
    for number, chunk in enumerate(chunks):
        for token in tokens(chunk.text):
            if token.kind is Kind.OPEN and not token.closed_itself:
                waiting.append((number, token))
            elif token.kind is Kind.CLOSE:
                place = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at][1].name == token.name), None)
                if place is None:
                    remarks.append(Remark(_line(chunk, token), f"{token.text} closes nothing here", "Take it out."))
                else:
                    never += waiting[place + 1 :]
                    del waiting[place:]
            elif token.kind is Kind.BROKEN:
                remarks.append(_unfinished(chunk, token))
    never += waiting
    remarks += [_open(_line(chunks[number], token), token) for number, token in never if token.name not in OPTIONAL]
    for number, chunk in enumerate(chunks):
        lost = {token.start for place, token in never if place == number}
        left = _pairs(chunk.text)[0]
        closing = "".join(f"</{token.name}>" for token in reversed(left) if token.start in lost)
        broken = "-->" if any(token.kind is Kind.BROKEN and token.name == "!--" for token in tokens(chunk.text)) else ""
        yield Chunk(chunk.place, chunk.line, chunk.text + broken + closing)


def loose_tags(text: str, line: int) -> Iterable[Remark]:
    """What a paragraph opens or closes in vain; it begins in `line`. Names that are no elements are words."""
    chunk = Chunk(0, line, text)
    left, stray = _pairs(text)
    for token in left:
        if token.name not in OPTIONAL and known(token.name):
            yield _open(_line(chunk, token), token)
    for token in stray:
        if known(token.name):
            yield Remark(_line(chunk, token), f"{token.text} closes nothing here", "Take it out.")


def _pairs(text: str) -> tuple[list[Token], list[Token]]:
    """What is opened and not closed within `text`, and what is closed and was not opened."""
    left: list[Token] = []
    stray: list[Token] = []
    for token in tokens(text):
        if token.kind is Kind.OPEN and not token.closed_itself:
            left.append(token)
        elif token.kind is Kind.CLOSE:
            place = next((at for at in range(len(left) - 1, -1, -1) if left[at].name == token.name), None)
            if place is None:
                stray.append(token)
            else:
                del left[place]
    return left, stray


def _open(line: int, token: Token) -> Remark:
    name = f"<{token.name}>"
    return Remark(line, f"{name} is opened here and never closed", f"Write </{token.name}> where it ends.")


def _unfinished(chunk: Chunk, token: Token) -> Remark:
    if token.name == "!--":
        message = "the remark <!-- is never closed: the rest of its block does not show"
        return Remark(_line(chunk, token), message, "Write --> where it ends.")
    return Remark(
        _line(chunk, token),
        f"the tag <{token.name} is not finished",
        "A quote or a > is missing. Look at its attributes.",
    )


def _line(chunk: Chunk, token: Token) -> int:
    return chunk.line + chunk.text.count("\n", 0, token.start)
