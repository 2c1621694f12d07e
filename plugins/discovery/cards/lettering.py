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
Face = ImageFont.FreeTypeFont


@dataclass
class Lettering:
    """A variable face from a file (TrueType, WOFF2). `weight` is a value of its axis."""

    file: Path
    weight: int = 600
    _sizes: dict[int, Face] = field(default_factory=dict)
    _has: dict[str, bool] = field(default_factory=dict)

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

    def lines(self, words: str, size: int, width: int) -> list[str]:
        """The words in lines of at most `width` pixels. A word that is wider is broken where it has to be."""
        face = self.face(size)
        lines: list[str] = []
        for word in words.split():
            joined = f"{lines[-1]} {word}" if lines else word
            if face.getlength(joined) <= width:
                lines[-1:] = [joined]
                continue
            lines.append("")
            for letter in word:
                if lines[-1] and face.getlength(lines[-1] + letter) > width:
                    lines.append("")
                lines[-1] += letter
        return [line for line in lines if line]

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
        face = self.face(size)
        short = any(face.getlength(line) < 0.4 * width for line in lines[:-1])
        return len(lines) + 2 * short

    def _cut(self, line: str, size: int, width: int) -> str:
        face = self.face(size)
        while line and face.getlength(f"{line}…") > width:
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
