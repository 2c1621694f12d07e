"""Photographs as a camera leaves them, made for tests: nothing of the kind is committed."""

from io import BytesIO
from random import Random
from typing import Any

from PIL import Image, ImageCms

CAMERA, PLACE = "Camera of Dana", 43.65
_MAKE, _ORIENTATION, _GPS = 0x010F, 0x0112, 0x8825


def photograph(width: int = 1200, height: int = 800, *, kind: str = "JPEG", mode: str = "RGB", **more: Any) -> bytes:
    """Red in its upper left quarter, blue elsewhere, with a grain that compresses badly."""
    grain = Random(width).randbytes(width * height)
    image = Image.frombytes("L", (width, height), grain).point(lambda v: 110 + v // 8)
    blue = Image.merge(
        "RGB", (image.point(lambda v: v // 4), image.point(lambda v: v // 4), image.point(lambda v: 128 + v // 2))
    )
    red = Image.merge(
        "RGB", (image.point(lambda v: 128 + v // 2), image.point(lambda v: v // 4), image.point(lambda v: v // 4))
    )
    blue.paste(red.crop((0, 0, width // 2, height // 2)), (0, 0))
    made = BytesIO()
    blue.convert(mode).save(made, kind, **more)
    return made.getvalue()


def by_a_phone(orientation: int = 6, **more: Any) -> bytes:
    """With what a phone writes: how it was held, which camera, and where."""
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_MAKE] = orientation, CAMERA
    exif.get_ifd(_GPS).update({1: "N", 2: (PLACE, 0.0, 0.0), 3: "W", 4: (79.38, 0.0, 0.0)})
    return photograph(exif=exif.tobytes(), **more)


def swapped_colours() -> bytes:
    """A profile (ICC.1) of a screen whose red is what sRGB calls blue, and the other way around."""
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return whole.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image
