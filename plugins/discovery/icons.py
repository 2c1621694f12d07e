"""The site's icon in the sizes that systems ask for, and the manifest that names them (W3C Web App Manifest). Pure."""

import json
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO

from PIL import Image

from plugins.core.headers import MANIFEST as MANIFEST
from plugins.core.pages import Site
from plugins.core.slots import NavigationEntry

from .cards.drawn import drawn

TOUCH = "apple-touch-icon.png"
FAVICON = "favicon.ico"
_ICONS = {"icon-192.png": 192, "icon-512.png": 512}
LOGO = "icon-512.png"
_MASKABLE = "icon-maskable-512.png"
"""To its edges in the icon's own colour, since a phone cuts it into its own shape."""


def icons(svg: bytes) -> dict[str, Callable[[], bytes]]:
    """Site-relative address -> what draws the icon, as PNG or ICO."""
    return {
        **{name: partial(_plain, svg, size) for name, size in _ICONS.items()},
        _MASKABLE: partial(_to_its_edges, svg, 512),
        TOUCH: partial(_to_its_edges, svg, 180),  # iOS paints black where an icon is clear
        FAVICON: partial(_ico, svg),
    }


def manifest(site: Site, entries: Iterable[NavigationEntry], colour: str) -> str:
    """`colour` is that of the paper in the light scheme: a manifest knows one only."""
    icons = [{"src": site.link(name), "sizes": f"{size}x{size}", "type": "image/png"} for name, size in _ICONS.items()]
    icons.append({"src": site.link(_MASKABLE), "sizes": "512x512", "type": "image/png", "purpose": "maskable"})
    said = {
        "id": site.link(""),
        "name": site.name,
        **({"description": site.tagline} if site.tagline else {}),
        "lang": site.language,
        "start_url": site.link(""),
        "scope": site.link(""),
        "display": "minimal-ui",
        "background_color": colour,
        "theme_color": colour,
        "icons": icons,
        "shortcuts": [{"name": entry.label, "url": site.link(entry.path)} for entry in entries],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _plain(svg: bytes, size: int) -> bytes:
    return _png(drawn(svg, width=size))


def _ico(svg: bytes) -> bytes:
    made = BytesIO()
    drawn(svg, width=48).save(made, "ICO", sizes=[(48, 48), (32, 32), (16, 16)])
    return made.getvalue()


def _to_its_edges(svg: bytes, size: int) -> bytes:
    icon = drawn(svg, width=size)
    red, green, blue, _ = _pixel(icon, (size // 2, size // 40 + 1))
    ground = Image.new("RGBA", icon.size, (red, green, blue, 255))
    ground.alpha_composite(icon)
    return _png(ground.convert("RGB"))


def _pixel(image: Image.Image, place: tuple[int, int]) -> tuple[int, int, int, int]:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    red, green, blue, alpha = found
    return int(red), int(green), int(blue), int(alpha)


def _png(image: Image.Image) -> bytes:
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()
