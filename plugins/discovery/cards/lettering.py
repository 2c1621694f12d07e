"""Words in the site's display face: which it has letters for, and how they break into lines. Pure."""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from PIL import ImageFont
from unidecode import unidecode_expect_nonascii

_NO_LETTER = "\U000f0000"
"""A code point that no face has (a private one): how a face draws what it lacks."""
_LINE = 7
_MEASURED = 100
"""The size in which words are measured, once each; all other sizes are in proportion."""
_ALLOWANCE = 1.01
"""For what hinting and kerning add in one size or another."""
Face = ImageFont.FreeTypeFont


@dataclass
class Lettering:
    """A variable face from a file (TrueType, WOFF2). `weight` is a value of its axis."""

    file: Path
    weight: int = 600
    _sizes: dict[int, Face] = field(default_factory=dict)
    _has: dict[str, bool] = field(default_factory=dict)
    _lengths: dict[str, float] = field(default_factory=dict)

    def face(self, size: int) -> Face:
        if size not in self._sizes:
            face = ImageFont.truetype(str(self.file), size)
            face.set_variation_by_axes([self.weight])
            self._sizes[size] = face
        return self._sizes[size]

    @cached_property
    def _probe(self) -> tuple[Face, bytes]:
        # (The other engine fails on code points that it cannot lay out.)
        probe = ImageFont.truetype(str(self.file), 24, layout_engine=ImageFont.Layout.BASIC)
        return probe, bytes(probe.getmask(_NO_LETTER))

    def has(self, letter: str) -> bool:
        if letter not in self._has:
            probe, nothing = self._probe
            self._has[letter] = letter == " " or (letter.isprintable() and bytes(probe.getmask(letter)) != nothing)
        return self._has[letter]

    def spelt(self, words: str) -> str:
        """The words in letters that the face has; "" where it is in a script of which it has none.

        A Latin letter that it lacks goes without its mark (Łódź is Lodz), a sign that it lacks is left out.
        """
        made = []
        for letter in " ".join(unicodedata.normalize("NFC", words).split()):
            if self.has(letter):
                made.append(letter)
            elif letter.isalpha():
                if not unicodedata.name(letter, "").startswith("LATIN"):
                    return ""
                made += [each for each in unidecode_expect_nonascii(letter) if self.has(each)]
        return " ".join("".join(made).split())

    def length(self, words: str, size: int) -> float:
        """How wide words are, in pixels: within a hundredth, from what each word of them measures in one size."""
        whole = sum(map(self._length, words.split(" "))) + words.count(" ") * self._length(" ")
        return whole * size / _MEASURED

    def _length(self, word: str) -> float:
        if word not in self._lengths:
            self._lengths[word] = self.face(_MEASURED).getlength(word) * _ALLOWANCE
        return self._lengths[word]

    def lines(self, words: str, size: int, width: int) -> list[str]:
        """The words in lines of at most `width` pixels. A word that is wider is broken where it has to be."""
        most, space = width * _MEASURED / size, self._length(" ")
        lines: list[str] = []
        reached = most
        for word in words.split():
            length = self._length(word)
            if lines and reached + space + length <= most:
                lines[-1] += f" {word}"
                reached += space + length
                continue
            if length <= most:
                lines.append(word)
                reached = length
                continue
            lines.append("")
            reached = 0.0
            for letter in word:
                length = self._length(letter)
                if lines[-1] and reached + length > most:
                    lines.append("")
                    reached = 0.0
                lines[-1] += letter
                reached += length
        return lines

    def fitted(
        self, words: str, width: int, height: int, sizes: tuple[int, ...], leading: float
    ) -> tuple[int, list[str]]:
        """The size, of `sizes`, in which the words fit the box best, and their lines. Too many words are cut short.

        A large size is good, a line more is worth 7 pixels less, and a short line above others is worth two lines.
        """
        fitting: dict[int, list[str]] = {}
        for size in sizes:
            lines = self.lines(words, size, width)
            if len(lines) * size * leading <= height and not _broken(lines, words):
                fitting[size] = _balanced(self, words, lines, size, width)
        if fitting:
            size = max(fitting, key=lambda size: size - _LINE * self._faults(fitting[size], size, width))
            return size, fitting[size]
        size = sizes[-1]
        lines = self.lines(words, size, width)
        most = int(height / (size * leading))
        if len(lines) > most:
            lines = [*lines[: most - 1], self._cut(lines[most - 1], size, width)]
        return size, lines

    def _faults(self, lines: list[str], size: int, width: int) -> int:
        short = any(self.length(line, size) < 0.4 * width for line in lines[:-1])
        return len(lines) + 2 * short

    def _cut(self, line: str, size: int, width: int) -> str:
        while line and self.length(f"{line}…", size) > width:
            line = line[:-1]
        return f"{line.rstrip(' ,.;:–—-')}…"


def _broken(lines: list[str], words: str) -> bool:
    return " ".join(lines) != words


def _balanced(lettering: Lettering, words: str, lines: list[str], size: int, width: int) -> list[str]:
    """The same number of lines, as even as can be: the narrowest box that does not need another line."""
    least, most = width // 2, width
    while most - least > 8:
        middle = (least + most) // 2
        tried = lettering.lines(words, size, middle)
        if len(tried) > len(lines) or _broken(tried, words):
            least = middle
        else:
            most, lines = middle, tried
    return lines
