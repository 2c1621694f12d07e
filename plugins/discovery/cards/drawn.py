"""Draws a card: its words on the left, its picture on the right. The same card is the same bytes. Pure."""

import zlib
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import resvg_py
from PIL import Image, ImageDraw

from .lettering import Lettering
from .light import in_light

WIDTH, HEIGHT = 1200, 630
"""What Facebook, LinkedIn, Slack, X and the chats of phones crop least."""
MOST_BYTES = 120_000
_MARGIN, _COLUMN, _GAP = 72, 552, 40
_LEADING = 1.14
_NEXT_TO_PICTURE = (84, 76, 68, 62, 56, 50, 44)
_ALONE = (92, 84, 76, 68, 60, 52, 44)
_STEPS = 14
"""Shades between paper and ink that smooth the edge of a letter."""
_OWN = 160
"""So many colours of a palette are those of the drawing and of paper; behind them stand the shades of each ink."""
_SEEN = [255 if grey * _STEPS / 255 >= 0.5 else 0 for grey in range(256)]

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    paper: Colour
    ink: Colour
    muted: Colour
    mark: Colour


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: `title`, below it nothing; above it `kicker`; at the foot the site's name.

    `drawing` is an SVG, `photograph` an upright picture; at most one of them is there.
    """

    title: str
    kicker: str = ""
    drawing: bytes = b""
    photograph: Image.Image | None = None


@dataclass
class Press:
    """Prints cards in one face and one set of colours. `icon` (SVG), `name` and `tagline` are the site's."""

    lettering: Lettering
    palette: Palette
    icon: bytes
    name: str
    tagline: str
    _grounds: dict[bytes, Image.Image] = field(default_factory=dict)
    """Drawing -> all but the words, in the colours that a card with it has."""

    def card(self, card: Card) -> bytes:
        """PNG, or JPEG where there is a photograph on it."""
        if card.photograph:
            ground = self._ground(None)
            ground.paste(_filling(card.photograph, (_COLUMN, HEIGHT)), (WIDTH - _COLUMN, 0))
            self._write(ground, card, beside=True)
            return _jpeg(ground)
        if card.drawing not in self._grounds:
            ground = self._ground(card.drawing)
            colours = self._colours(ground)
            self._grounds[card.drawing] = ground.quantize(palette=colours, dither=Image.Dither.NONE)
        indexed = self._grounds[card.drawing].copy()
        self._write(indexed, card, beside=bool(card.drawing))
        made = BytesIO()
        indexed.save(made, "PNG", compress_type=zlib.Z_RLE)
        return made.getvalue()

    @cached_property
    def _icon(self) -> Image.Image:
        return drawn(self.icon, width=56)

    def _ground(self, drawing: bytes | None) -> Image.Image:
        """All but the words: paper, the site's icon and name, the drawing (b"": none; None: room for a photograph)."""
        ground = Image.new("RGB", (WIDTH, HEIGHT), self.palette.paper)
        foot = HEIGHT - _MARGIN - 56
        ground.paste(self._icon, (_MARGIN, foot), self._icon)
        name, face = self.lettering.spelt(self.name), self.lettering.face(38)
        draw = ImageDraw.Draw(ground)
        draw.text((_MARGIN + 74, foot + 42), name, self.palette.ink, face, anchor="ls")
        if drawing:
            picture = drawn(drawing, width=_COLUMN)
            if picture.height > HEIGHT:
                picture = drawn(drawing, height=HEIGHT)
            left = WIDTH - _COLUMN + (_COLUMN - picture.width) // 2
            upright = picture.height >= picture.width  # such as a portrait: it stands on the edge
            top = HEIGHT - picture.height if upright else (HEIGHT - picture.height) // 2
            ground.paste(picture, (left, top), picture)
        elif drawing is not None:
            left, small = _MARGIN + 74 + round(face.getlength(name)) + 22, self.lettering.face(26)
            tagline = self.lettering.spelt(self.tagline)
            if left + small.getlength(tagline) <= WIDTH - _MARGIN:
                draw.text((left, foot + 42), tagline, self.palette.muted, small, anchor="ls")
        return ground

    def _write(self, ground: Image.Image, card: Card, *, beside: bool) -> None:
        top = _MARGIN
        kicker = self.lettering.spelt(card.kicker)
        if kicker:
            baseline = top - 6 + self.lettering.face(30).getmetrics()[0]
            self._say(ground, kicker, baseline, 30, self.palette.mark)
            top += 56
        width = WIDTH - 2 * _MARGIN - (_COLUMN - _MARGIN + _GAP if beside else 0)
        height = HEIGHT - _MARGIN - 56 - 36 - top
        sizes = _NEXT_TO_PICTURE if beside else _ALONE
        size, lines = self.lettering.fitted(self.lettering.spelt(card.title), width, height, sizes, _LEADING)
        for number, line in enumerate(lines):
            self._say(ground, line, top + round(size * (0.92 + number * _LEADING)), size, self.palette.ink)

    def _say(self, ground: Image.Image, words: str, baseline: int, size: int, ink: Colour) -> None:
        """One line of words from the left margin on."""
        face = self.lettering.face(size)
        if ground.mode != "P":
            ImageDraw.Draw(ground).text((_MARGIN, baseline), words, ink, face, anchor="ls")
            return
        left, above, right, below = face.getbbox(words, anchor="ls")
        line = Image.new("L", (int(right - left), int(below - above)))
        ImageDraw.Draw(line).text((-left, -above), words, 255, face, anchor="ls")
        # In place of mixing colours: the place in the palette of each shade between paper and ink.
        first = _OWN + (_STEPS + 1) * (self.palette.ink, self.palette.muted, self.palette.mark).index(ink)
        shades = line.point([first + round(grey * _STEPS / 255) for grey in range(256)])
        ground.paste(shades, (_MARGIN + int(left), baseline + int(above)), line.point(_SEEN))

    def _colours(self, ground: Image.Image) -> Image.Image:
        """A palette with the colours of the ground, and the shades at the edges of letters in each ink."""
        counted = ground.quantize(_OWN, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        own = list(counted.getpalette() or [])[: _OWN * 3]
        own += [0] * (_OWN * 3 - len(own))
        for ink in (self.palette.ink, self.palette.muted, self.palette.mark):
            for step in range(_STEPS + 1):
                own += [round(p + (i - p) * step / _STEPS) for p, i in zip(self.palette.paper, ink, strict=True)]
        holder = Image.new("P", (1, 1))
        holder.putpalette(own)
        return holder


def drawn(svg: bytes, *, width: int | None = None, height: int | None = None) -> Image.Image:
    """An SVG in the light scheme as RGBA. Raises ValueError where resvg cannot read it. Words in it are left out."""
    data = resvg_py.svg_to_bytes(
        svg_string=in_light(svg.decode("utf-8", "replace")), width=width, height=height, skip_system_fonts=True
    )
    return Image.open(BytesIO(bytes(data))).convert("RGBA")


def _filling(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The middle of a photograph, as large as fills the box."""
    share = max(size[0] / picture.width, size[1] / picture.height)
    box = (round(size[0] / share), round(size[1] / share))
    left, top = (picture.width - box[0]) // 2, (picture.height - box[1]) // 2
    return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS, (left, top, left + box[0], top + box[1]))


def _jpeg(image: Image.Image) -> bytes:
    """As good as it may be and still be small enough for those who read cards."""
    for quality in (86, 78, 68, 55, 40, 25):
        made = BytesIO()
        image.save(made, "JPEG", quality=quality, progressive=True, optimize=True)
        if made.tell() <= MOST_BYTES:
            break
    return made.getvalue()
