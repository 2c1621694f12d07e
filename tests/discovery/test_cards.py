"""Cards: every title makes one, whatever script it is in, and the colours of a drawing are those of the light scheme."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.discovery.cards.drawn import HEIGHT, MOST_BYTES, WIDTH, Card, Palette, Press, drawn
from plugins.discovery.cards.lettering import Lettering
from plugins.discovery.cards.light import in_light, srgb, tokens, triple
from tests.building import ROOT
from tests.core.photographs import opened, photograph

STATIC = ROOT / "theme" / "static"
DRAWINGS = sorted((ROOT / "content" / "images").glob("*.svg"))
FACE = Lettering(STATIC / "fonts" / "fraunces.woff2")
PAPER = (247, 243, 235)
PRESS = Press(
    FACE,
    Palette(PAPER, (27, 30, 40), (70, 80, 90), (130, 50, 10)),
    (STATIC / "icon.svg").read_bytes(),
    "Callback",
    "A line",
)


def shown(card: Card) -> Image.Image:
    data = PRESS.card(card)
    assert len(data) < MOST_BYTES
    assert PRESS.card(card) == data
    image = Image.open(BytesIO(data))
    assert image.size == (WIDTH, HEIGHT)
    return image.convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but paper is in the box."""
    return any(
        abs(low - paper) > 12 or abs(high - paper) > 12
        for (low, high), paper in zip(image.crop(box).getextrema(), PAPER, strict=True)
    )


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_each_drawing_has_a_card(file: Path) -> None:
    """Words on the left, the drawing on the right, nothing in the margin between, at most 120 KB."""
    image = shown(Card("What following up really means", "After the interview", drawing=file.read_bytes()))
    assert inked(image, (72, 60, 600, 300))
    assert inked(image, (660, 0, 1200, 630))
    assert not inked(image, (0, 0, 1200, 20)) or file.stem == "dana-reyes"


@settings(max_examples=40)
@given(st.text(max_size=150) | st.text(alphabet="WMæ -", min_size=120, max_size=150), st.booleans())
def test_no_title_breaks_a_card(title: str, pictured: bool) -> None:
    """However long, and in whatever signs: the words stay in their column and above the site's name."""
    image = shown(Card(title, "Jobs", drawing=DRAWINGS[1].read_bytes() if pictured else b""))
    assert not inked(image, (0, 0, 60, 630))
    assert not inked(image, (0, 470, 1200, 496)) or pictured
    assert not inked(image, (625, 0, 640, 630)) or not pictured


@pytest.mark.parametrize(
    ("title", "spelt"),
    [
        ("Café à Montréal: “naïve” – 50 % & more…", "Café à Montréal: “naïve” – 50 % & more…"),
        ("Łódź, œuvre, Škoda", "Lódz, oeuvre, Skoda"),
        ("مرحبا Callback", ""),
        ("Добрый день", ""),
        ("面接の後", ""),
        ("שלום", ""),
        ("Hired! 🎉 \u202e\u0085 <b>", "Hired! b"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
    ],
)
def test_how_a_title_is_spelt(title: str, spelt: str) -> None:
    """In the letters that the face has; Latin ones that it lacks lose their mark, other scripts are left to the page."""
    assert FACE.spelt(title) == spelt


@given(st.lists(st.text(alphabet="abcWi-", min_size=1, max_size=40), min_size=1, max_size=12).map(" ".join))
def test_lines_say_all_and_fit(words: str) -> None:
    """No line is wider than its box; together they say every letter, unless they end in an ellipsis."""
    size, lines = FACE.fitted(words, 500, 300, (60, 44), 1.14)
    assert all(FACE.face(size).getlength(line) <= 500 for line in lines)
    assert len(lines) * size * 1.14 <= 300
    said = "".join(lines).replace(" ", "")
    assert said == words.replace(" ", "") or said.endswith("…")


def test_a_photograph_fills_its_side() -> None:
    """From edge to edge, as JPEG, small enough however much grain it has."""
    for size in ((1600, 900), (300, 900), (40, 30)):
        data = PRESS.card(Card("A title", photograph=opened(photograph(*size))))
        image = Image.open(BytesIO(data))
        assert (image.format, image.size, len(data) < MOST_BYTES) == ("JPEG", (WIDTH, HEIGHT), True)
        assert image.convert("RGB").getpixel((1190, 620)) != PAPER


@pytest.mark.parametrize(
    ("oklch", "chromium"),
    [((1, 0, 0), "#ffffff"), ((0, 0, 0), "#000000"), ((0.24, 0.02, 260), "#1a2029"), ((0.58, 0.13, 45), "#b85e31"), ((0.4, 0.066, 195), "#065353")],
)  # fmt: skip
def test_colours_agree_with_the_browser(oklch: tuple[float, float, float], chromium: str) -> None:
    """OKLCH as Chromium paints it, to the last bit but one."""
    found = srgb(*oklch)
    assert max(abs(a - b) for a, b in zip(found, triple(chromium), strict=True)) <= 1


def test_the_light_scheme() -> None:
    """Properties stand for their values, also in one another; what is for the dark is gone, light-dark() is its first."""
    svg = (
        "<style>:root{--a:oklch(100% 0 0);--b:var(--a)}@media (prefers-color-scheme:dark){:root{--a:red}}"
        ".x{fill:var(--b);stroke:var(--none, blue);color:light-dark(oklch(0 0 0), red)}</style>"
    )
    assert ".x{fill:#ffffff;stroke:blue;color:#000000}" in in_light(svg)
    assert "red" not in in_light(svg)
    ring = in_light("<style>g{--a:var(--b);--b:var(--a);fill:var(--a)}</style>")
    assert "var(" in ring


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_no_colour_is_left_for_resvg_to_guess(file: Path) -> None:
    """Every colour of the shipped drawings is worked out; the paper of each is the page's."""
    plain = in_light(file.read_text(encoding="utf-8"))
    assert not {"var(", "oklch", "@media"} & {word for word in ("var(", "oklch", "@media") if word in plain}
    corner = drawn(file.read_bytes(), width=100).getpixel((2, 2))
    assert corner == (
        *triple(tokens((STATIC / "css" / "tokens.css").read_text(encoding="utf-8"))["--surface-raised"][0]),
        255,
    )
