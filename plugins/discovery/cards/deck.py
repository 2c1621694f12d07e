"""The cards of one build: which page has which, where it lies, and that each is drawn once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from plugins.core.build import Build
from plugins.core.digests import digest, recipe
from plugins.core.pages import Page
from plugins.core.pictures import photo
from plugins.core.pictures.library import DRAWING, pictures_of

from . import drawn, lettering, light
from .drawn import Card, Palette, Press
from .lettering import Lettering
from .light import tokens, triple

FOLDER = "cards/"
_RECIPE = recipe(*(drawn.__file__, lettering.__file__, light.__file__), libraries=("pillow", "resvg-py", "unidecode"))


@dataclass(frozen=True, slots=True)
class Dealt:
    """The card of a page: its site-relative address, and what it shows for those who do not see it."""

    path: str
    alt: str


@dataclass
class Deck:
    """Ask `of` for the card of a page; `files` draws all that were asked for."""

    build: Build
    _wanted: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Address -> title, kicker, and the picture's path below the content ("": none)."""
    _digests: dict[str, str] = field(default_factory=dict)

    def of(self, page: Page, kicker: str) -> Dealt:
        """The card of a page: its title below `kicker`, the words of its section.

        A page that search engines are to leave out has the section's own.
        """
        site = self.build.site
        title = page.title if page.path else site.tagline or site.name
        picture = page.picture if page.picture and self._can_be_drawn(page.picture) else ""
        if page.robots:
            title, kicker, picture = kicker or site.tagline or site.name, "", ""
        spelt = self._press.lettering.spelt(title)
        if not spelt:  # in a script that the face has no letters for: the site's own words
            spelt, kicker = self._press.lettering.spelt(site.tagline or site.name), ""
        kicker = kicker if kicker != title else ""
        ending = "png" if not picture or _is_drawing(picture) else "jpg"
        path = f"{FOLDER}{digest(self._common, spelt, kicker, self._digest(picture))}.{ending}"
        self._wanted.setdefault(path, (spelt, kicker, picture))
        return Dealt(path, f"{site.name}: {title}" if title != site.name else title)

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """The address of every card that was asked for, and what draws it: it says all that the card is made of."""
        for path in sorted(self._wanted):
            yield path, partial(self._draw, *self._wanted[path])

    def _can_be_drawn(self, path: str) -> bool:
        """Drawings and photographs can; what moves, and what no browser shows, cannot."""
        known = pictures_of(self.build).of(path)
        return not known.fault and (_is_drawing(path) or bool(known.srcset))

    def _draw(self, title: str, kicker: str, picture: str) -> bytes:
        if not picture:
            return self._press.card(Card(title, kicker))
        data = (self.build.content / picture).read_bytes()
        if not _is_drawing(picture):
            return self._press.card(Card(title, kicker, photograph=photo.upright(data)))
        try:
            return self._press.card(Card(title, kicker, drawing=data))
        except ValueError:  # resvg reads less than a browser does
            return self._press.card(Card(title, kicker))

    def _digest(self, picture: str) -> str:
        """Of the picture's bytes; each is read once."""
        if picture not in self._digests:
            self._digests[picture] = digest((self.build.content / picture).read_bytes()) if picture else ""
        return self._digests[picture]

    @cached_property
    def _press(self) -> Press:
        static = self.build.theme / "static"
        colours = tokens((static / "css" / "tokens.css").read_text(encoding="utf-8"))
        names = ("--surface-raised", "--text", "--text-muted", "--next-text")
        palette = Palette(*(triple(colours[name][0]) for name in names))
        face = Lettering(static / "fonts" / "fraunces.woff2")
        site = self.build.site
        return Press(face, palette, (static / "icon.svg").read_bytes(), site.name, site.tagline)

    @cached_property
    def _common(self) -> str:
        """What all cards are made of beside what each says."""
        press = self._press
        return digest(
            _RECIPE, press.lettering.file.read_bytes(), press.icon, repr(press.palette), press.name, press.tagline
        )


def _is_drawing(path: str) -> bool:
    return Path(path).suffix.lower() == DRAWING
