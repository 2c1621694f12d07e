"""Photographs: how they are seen, what is published of them, and that it is made once."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.core.digests import digest
from plugins.core.pictures import photo
from plugins.core.pictures.cache import Cache
from tests.core.photographs import CAMERA, by_a_phone, opened, photograph, swapped_colours


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_as_it_was_held(orientation: int) -> None:
    """Each of EXIF's eight ways to hold a camera: measured and shown as a viewer shows it."""
    data = by_a_phone(orientation, width=300, height=200)
    seen = photo.measure(data)
    assert (seen.width, seen.height) == ((200, 300) if orientation >= 5 else (300, 200))
    shown = photo.upright(data)
    assert shown.size == (seen.width, seen.height)
    corners = {"left": (20, 20), "right": (seen.width - 20, 20)}
    corners |= {f"lower {side}": (x, seen.height - 20) for side, (x, _) in corners.items()}
    red = {
        1: "left",
        2: "right",
        3: "lower right",
        4: "lower left",
        5: "left",
        6: "right",
        7: "lower right",
        8: "lower left",
    }
    found = [name for name, place in corners.items() if shown.getpixel(place)[0] > shown.getpixel(place)[2]]
    assert found == [red[orientation]]


@pytest.mark.parametrize("kind", photo.FORMATS)
def test_what_the_camera_wrote_is_gone(kind: str) -> None:
    """No place, no camera, no profile, no comment in any size of any format, nor at the photograph's own address."""
    data = by_a_phone(1, width=700, height=500, kind=kind)
    assert CAMERA.encode() in data
    whole = photo.upright(data)
    for made in (
        photo.cleaned(data, kind),
        *(photo.encoded(photo.narrowed(whole, 320), each) for each in photo.FORMATS),
    ):
        assert CAMERA.encode() not in made
        assert b"Exif" not in made
        image = opened(made)
        assert not dict(image.getexif())
        assert not {"exif", "icc_profile", "comment", "xmp", "XML:com.adobe.xmp"} & image.info.keys()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_those_of_the_screen(mode: str) -> None:
    """A profile is worked into the colours: what a viewer that knows profiles shows is what everybody gets."""
    plain = photograph(64, 64, kind="PNG", mode=mode)
    tagged = photograph(64, 64, kind="PNG", mode=mode, icc_profile=swapped_colours())
    red, _, blue = photo.upright(plain).getpixel((50, 50))[:3]
    shown = photo.upright(tagged)
    assert shown.mode == mode
    assert all(abs(a - b) < 12 for a, b in zip(shown.getpixel((50, 50))[::2], (blue, red), strict=False))
    broken = photograph(64, 64, kind="PNG", mode=mode, icc_profile=b"no profile")
    assert photo.upright(broken).tobytes() == photo.upright(plain).tobytes()


GREY = Image.new("L", (40, 30), 200)
CLEAR = GREY.convert("RGBA")
CLEAR.putalpha(GREY)
PNGS = {
    **{mode: GREY.convert(mode) for mode in ("RGB", "P", "L", "1")},
    "RGBA": CLEAR,
    "LA": CLEAR.convert("LA"),
    "a palette that is see-through": CLEAR.quantize(8),
    "sixteen bits": Image.new("I;16", (40, 30), 51200),
}


@pytest.mark.parametrize("image", PNGS.values(), ids=PNGS)
def test_every_kind_of_png(image: Image.Image) -> None:
    """Grey, sixteen bits of grey, a palette, see-through or not: all become pictures a page can show."""
    made = BytesIO()
    image.save(made, "PNG")
    shown = photo.upright(made.getvalue())
    assert shown.mode == ("RGBA" if image.has_transparency_data else "RGB")
    assert image.mode == "1" or abs(shown.getpixel((3, 3))[0] - 200) < 3


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_no_width_is_enlarged(width: int, height: int) -> None:
    """The widths go up, the last is the photograph's own or the largest, and none is wider than what is published."""
    share = min(1, photo.LARGEST / max(width, height))
    seen = photo.Measure("JPEG", max(1, round(width * share)), max(1, round(height * share)), False, False)
    assert list(seen.widths) == sorted(set(seen.widths))
    assert seen.widths[-1] == min(seen.width, photo.WIDTHS[-1]) <= width


def test_large_and_small() -> None:
    """A large photograph is published smaller, in its own shape; a small one as it is."""
    assert photo.upright(photograph(3000, 1500)).size == (2000, 1000)
    assert photo.upright(photograph(60, 40)).size == (60, 40)
    assert photo.narrowed(photo.upright(photograph(60, 40)), 320).size == (60, 40)


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + crc32(name + data).to_bytes(4, "big")


HUGE = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", (30_000).to_bytes(4, "big") * 2 + b"\x08\2\0\0\0") + chunk(b"IDAT", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no JPEG"),
        (b"GIF89a", "no JPEG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (HUGE, "30000 by 30000 pixels"),
    ],
)
def test_what_cannot_be_read(data: bytes, words: str) -> None:
    """Nothing, another kind, a phone's own under a wrong name, more than a computer holds: said in words."""
    with pytest.raises(photo.UnreadablePhotoError, match=words):
        photo.measure(data)


@given(st.integers(0, 2**31), st.integers(20, 6000))
def test_damage_ends_in_a_sentence(seed: int, length: int) -> None:
    """Cut anywhere, with a byte changed anywhere: a picture, or a sentence that says it is damaged."""
    data = bytearray(photograph(80, 60)[:length])
    data[seed % len(data)] ^= 1 + seed % 255
    try:
        shown = photo.upright(bytes(data))
    except photo.UnreadablePhotoError as error:
        assert str(error)
    else:
        assert shown.mode in ("RGB", "RGBA")


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    """Again under the same key it is read; damaged, it is dropped and made anew; in a run that keeps nothing, nothing is."""
    asked = []

    def make() -> bytes:
        asked.append(1)
        return b"made"

    assert Cache(tmp_path / "no", keeps=False).made("key", make) == b"made"
    assert not (tmp_path / "no").exists()
    cache = Cache(tmp_path / "kept")
    assert [cache.made("key", make), cache.made("key", make), len(asked)] == [b"made", b"made", 2]
    (file,) = (tmp_path / "kept").iterdir()
    whole = file.read_bytes()
    for damaged in (whole[:-1], b"", whole + b"x", bytes([whole[0] ^ 1]) + whole[1:], whole[:-1] + b"!"):
        file.write_bytes(damaged)
        before = len(asked)
        assert cache.made("key", make) == b"made"
        assert len(asked) == before + 1
        assert file.read_bytes() == whole
    file.unlink()
    file.mkdir()
    assert cache.made("key", make) == b"made"


def test_a_key_says_where_its_parts_end() -> None:
    """Two parts are not one."""
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(b"ab", b"", "c")}) == 4
