"""A drawing of the content as resvg reads it: in the light scheme, without the CSS that resvg does not know. Pure.

resvg knows classes and plain colours. Custom properties, `oklch()`, `light-dark()` and `@media` are worked out before.
"""

import math
import re

_OKLCH = re.compile(r"oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)(?:deg)?\s*(?:/\s*[\d.]+%?\s*)?\)", re.IGNORECASE)
_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_PAIR = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)", re.IGNORECASE)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]|\{[^{}]*\})*\}", re.IGNORECASE)
_DEEPEST = 8
"""How often a property may stand on another."""


def srgb(lightness: float, chroma: float, hue: float) -> tuple[int, int, int]:
    """OKLCH (lightness from 0 to 1, hue in degrees) as eight-bit sRGB, clipped (Björn Ottosson's matrices)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return _eight_bits(red), _eight_bits(green), _eight_bits(blue)


def _eight_bits(linear: float) -> int:
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(255 * min(1, max(0, value)))


def hexadecimal(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def triple(colour: str) -> tuple[int, int, int]:
    """ "#fcfaf5" as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def plain_colours(css: str) -> str:
    """A text of CSS or SVG with each oklch() as a colour that everything knows."""
    return _OKLCH.sub(_plain, css)


def _plain(found: re.Match[str]) -> str:
    lightness = float(found[1]) / (100 if found[2] else 1)
    return hexadecimal(srgb(lightness, float(found[3]), float(found[4])))


def in_light(svg: str) -> str:
    """The drawing as a light page shows it. What cannot be worked out stays as it is, and resvg passes over it."""
    svg = _MEDIA.sub("", svg)
    known: dict[str, str] = {}
    for name, value in _PROPERTY.findall(svg):
        known.setdefault(name, value.strip())
    for _ in range(_DEEPEST):
        before = svg
        svg = _VAR.sub(lambda found: known.get(found[1]) or found[2] or found[0], svg)
        if svg == before:
            break
    return plain_colours(_PAIR.sub(lambda found: found[1].strip(), svg))


def tokens(css: str) -> dict[str, tuple[str, str]]:
    """The colours of a style sheet's custom properties in both schemes: {"--surface": ("#fcfaf5", "#0f141a")}."""
    found: dict[str, tuple[str, str]] = {}
    for name, light, dark in re.findall(r"(--[\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)", css):
        found[name] = (plain_colours(light), plain_colours(dark))
    return found
