"""Photographs: turned upright, in sRGB, without what the camera wrote in them, in the sizes a page asks for. Pure."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

WIDTHS = (320, 640, 960, 1280, 1600)
"""Widths in pixels that a page is offered; none is wider than the photograph itself."""
LARGEST = 2000
"""The longer side, in pixels, of what is published at the photograph's own address."""
MOST_PIXELS = 80_000_000
"""A photograph of more is not read: it takes a computer's memory away (a phone's have 12 to 50 million)."""
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
_SAVED: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 58, "speed": 9, "max_threads": 1},
    "WEBP": {"quality": 78, "method": 4},
    "JPEG": {"quality": 80, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
}
_ORIENTATION = 0x0112
_SIDEWAYS = range(5, 9)
"""Values of EXIF's Orientation that turn a picture by a quarter."""
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS is told in our own words, before anything is decoded


class UnreadablePhotoError(Exception):
    """It is no picture that can be read. The message says why, in an author's words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A photograph: its kind (a key of FORMATS), its size as it is published, whether it moves or is see-through."""

    kind: str
    width: int
    height: int
    moves: bool
    clear: bool

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths to offer: those of WIDTHS that it has, and its own where that lies between them."""
        own = min(self.width, WIDTHS[-1])
        return (*(width for width in WIDTHS if width < own), own)

    @property
    def fallback(self) -> str:
        """The format for browsers that know neither AVIF nor WebP."""
        return "PNG" if self.clear else "JPEG"


def measure(data: bytes) -> Measure:
    """Reads the head of a photograph. Raises UnreadablePhotoError."""
    with _opened(data) as image:
        return _measure(image)


def _measure(image: Image.Image) -> Measure:
    width, height = image.size[::-1] if _sideways(image) else image.size
    moves = bool(getattr(image, "is_animated", False))
    share = 1 if moves else min(1, LARGEST / max(width, height))
    fitted = (max(1, round(width * share)), max(1, round(height * share)))
    return Measure(str(image.format), *fitted, moves, image.has_transparency_data)


def upright(data: bytes) -> Image.Image:
    """The photograph as it is seen, in sRGB (RGB, or RGBA where it is see-through), in the size of its `measure`.

    Raises UnreadablePhotoError.
    """
    try:
        with _opened(data) as image:
            seen = _measure(image)
            image.draft(None, (LARGEST, LARGEST))  # a JPEG is decoded at a half or a quarter where that is enough
            shown = _in_srgb(ImageOps.exif_transpose(image), "RGBA" if seen.clear else "RGB")
    except (OSError, SyntaxError, ValueError) as error:
        raise UnreadablePhotoError(f"it is damaged ({error})") from None
    if shown.size != (seen.width, seen.height):
        shown = shown.resize((seen.width, seen.height), Image.Resampling.LANCZOS)
    shown.info.clear()
    return shown


def cleaned(data: bytes, kind: str) -> bytes:
    """The photograph in its own format, for its own address: upright, in sRGB, at most LARGEST, no metadata."""
    return encoded(upright(data), kind)


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """A copy `width` pixels wide; the same where it is no wider."""
    if width >= image.width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def encoded(image: Image.Image, kind: str) -> bytes:
    made = BytesIO()
    (image.convert("RGB") if kind == "JPEG" else image).save(made, kind, **_SAVED[kind])
    return made.getvalue()


def _opened(data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise UnreadablePhotoError("it is a HEIC file, whatever its name says, which only Safari shows")
    try:
        image = Image.open(BytesIO(data), formats=list(FORMATS))
    except (OSError, SyntaxError, ValueError):
        raise UnreadablePhotoError("it is no JPEG, PNG, WebP or AVIF, or it is damaged") from None
    if image.width * image.height > MOST_PIXELS:
        size = f"{image.width} by {image.height} pixels"
        raise UnreadablePhotoError(f"it has {size}, and at most {MOST_PIXELS // 1_000_000} million are read")
    return image


def _sideways(image: Image.Image) -> bool:
    try:
        return image.getexif().get(_ORIENTATION) in _SIDEWAYS
    except (OSError, SyntaxError, ValueError):
        return False


def _in_srgb(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert(mode)
    base = image if image.mode in ("RGB", "CMYK", "L") else image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(base, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        made = None  # a profile that cannot be read says nothing of the colours
    if made is None:
        return image.convert(mode)
    if mode == "RGBA":
        made.putalpha(image.convert("RGBA").getchannel("A"))
    return made
