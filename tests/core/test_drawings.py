"""Drawings: nothing in one acts or asks others, whoever drew it, and what is harmless is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.core.pictures.drawing import SVG, UnreadableDrawingError, safe
from tests.building import ROOT

INK = '<path d="M0 0h4v3z"/>'
EVIL = "https://evil.example/x"


def svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg xmlns="{SVG}" {xlink} viewBox="0 0 4 3" {attributes}>{INK}{inside}</svg>'.encode()


HOSTILE = {
    "a script": svg("<script>alert(1)</script>"),
    "a script in a namespace": svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'),
    "a script of HTML's": svg('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
    "a script from elsewhere": svg(f'<script href="{EVIL}"/>'),
    "a handler": svg("", 'onload="alert(1)"'),
    "a handler in capitals": svg('<g ONCLICK="alert(1)"/>'),
    "a handler with a prefix": svg('<g xlink:onclick="alert(1)"/>'),
    "HTML": svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>'),
    "an iframe": svg(f'<iframe src="{EVIL}"/>'),
    "a link that acts": svg('<a href="javascript:alert(1)"><text>x</text></a>'),
    "a link of XLink's": svg('<a xlink:href=" java&#10;script:alert(1)"><text>x</text></a>'),
    "a picture from elsewhere": svg(f'<image href="{EVIL}.png"/>'),
    "a drawing in a drawing": svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    "a page in a drawing": svg('<image xlink:href="data:text/html;base64,PHN2Zy8+"/>'),
    "a shape from elsewhere": svg(f'<use href="{EVIL}#a"/>'),
    "a shape of XLink's": svg(f'<use xlink:href="{EVIL}#a"/>'),
    "a filter's picture": svg(f'<filter><feImage href="{EVIL}"/></filter>'),
    "a fill": svg(f'<g fill="url({EVIL})"/>'),
    "a style": svg(f'<g style="background:url(\'{EVIL}\')"/>'),
    "a style in escapes": svg(f'<g style="fill:u\\72 l({EVIL})"/>'),
    "a style in comments": svg(f"<style>g{{fill:ur/**/l({EVIL})}}</style>"),
    "an import": svg(f'<style>@import "{EVIL}";</style>'),
    "an import in escapes": svg(f'<style>@\\69mport "{EVIL}";</style>'),
    "an import in CDATA": svg(f'<style><![CDATA[@import "{EVIL}";]]></style>'),
    "a font": svg(f'<style>@font-face{{font-family:a;src:URL({EVIL})}}</style>'),
    "an address that never ends": svg(f"<style>g{{fill:url({EVIL}</style>"),
    "an animated address": svg('<use href="#a"><set attributeName="href" to="javascript:alert(1)"/></use>'),
    "an animated handler": svg('<animate attributeName="onclick" values="alert(1)"/>'),
    "a base": svg('<g xml:base="https://evil.example/"/>'),
    "a style sheet": svg("", before=f'<?xml-stylesheet href="{EVIL}"?>'),
    "an entity": svg("&x;", before='<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>'),
    "an embed": svg(f'<embed src="{EVIL}"/><object data="{EVIL}"/><audio src="{EVIL}"/>'),
}  # fmt: skip
FORBIDDEN = ("alert", "evil.example", "<script", "javascript", "svg+xml", "text/html", "iframe")


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_acts_goes(data: bytes) -> None:
    """It is out of what is published, it is named, and the shape beside it stays."""
    made = safe(data)
    text = made.data.decode().lower()
    assert [word for word in FORBIDDEN if word in text] == []
    assert etree.fromstring(made.data).find(f"{{{SVG}}}path") is not None
    assert made.removed or "http://www.w3.org/1999/xhtml" in data.decode()
    assert (made.width, made.height) == (4, 3)
    again = safe(made.data)
    assert (again.removed, again.data) == ((), made.data)


HARMLESS = {
    "gradients": svg('<linearGradient id="g"><stop/></linearGradient><g fill="url(#g)" style="fill:url( \'#g\' )"/>'),
    "a shape of its own": svg('<symbol id="s"/><use xlink:href="#s"/><use href="#s"/>'),
    "a photograph inside": svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
    "a font inside": svg("<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AAAA)}</style>"),
    "an animation": svg('<animate attributeName="x" values="0;1"/>'),
    "words": svg("<text>A <tspan>word</tspan> &amp; more</text>"),
    "two schemes": svg("<style>:root{--a:red}@media (prefers-color-scheme:dark){:root{--a:blue}}</style>"),
    "an escape that asks nobody": svg("<style>.a\\:b{fill:red}</style>"),
    **{file.name: file.read_bytes() for file in sorted((ROOT / "content" / "images").glob("*.svg"))},
    "the icon": (ROOT / "theme" / "static" / "icon.svg").read_bytes(),
}


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS)
def test_what_is_harmless_stays(data: bytes) -> None:
    """Byte for byte, the site's own drawings among them."""
    made = safe(data)
    assert (made.removed, made.data) == ((), data)


def test_an_editors_notes_go() -> None:
    """Where the file lay on somebody's disk is nobody's business, and no word is said of it."""
    notes = 'xmlns:inkscape="http://www.inkscape.org/" inkscape:export-filename="/home/dana/cup.png"'
    made = safe(svg('<metadata>/home/dana</metadata><inkscape:view path="/home/dana"/>', notes))
    assert b"dana" not in made.data
    assert made.removed == ()


def test_words_in_a_link_stay() -> None:
    """The link goes, and what it said does not."""
    made = safe(svg('<text>one <a href="https://a.example/">two</a> three</text>'))
    assert "".join(etree.fromstring(made.data).itertext()) == "one two three"
    assert made.removed == ("a link",)


def test_illustrators_entities() -> None:
    """Illustrator names namespaces by entities of the file's own."""
    made = safe(f'<!DOCTYPE svg [<!ENTITY ns "{SVG}">]><svg xmlns="&ns;" width="10px" height="20"/>'.encode())
    assert (made.width, made.height) == (10, 20)


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "a" * 20}">' for n in range(9))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no drawing",
        b"<html/>",
        b"\x89PNG",
        svg("&e8;", before=f"<!DOCTYPE svg [{BOMB}]>"),
        svg("&x;", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        svg("<g>"),
    ],
    ids=["nothing", "words", "a page", "a photograph", "a bomb", "a file of the computer", "not closed"],
)
def test_what_is_no_drawing(data: bytes) -> None:
    """It is refused in a sentence; nothing is fetched, and nothing grows without end."""
    with pytest.raises(UnreadableDrawingError, match=r"\w"):
        safe(data)


PIECES = [*"url(@import\\72 69;/*)'\"#:{}", "url(", "@import", "//evil.example"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_spelling_of_an_address_is_left(text: str) -> None:
    """However a style writes it: once made safe, nothing in it is left to be made safe."""
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    etree.SubElement(root, f"{{{SVG}}}style").text = text
    made = safe(etree.tostring(root))
    assert safe(made.data).removed == ()
