"""SVG without what could act or ask others: scripts, handlers, HTML, addresses outside of the file. Pure.

Inside an `<img>` a browser runs none of it; opened by its own address a drawing is a page of the site.
"""

import re
from dataclasses import dataclass

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset(
    "svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan textPath "
    "image marker mask clipPath pattern linearGradient radialGradient stop filter view animate animateTransform "
    "animateMotion mpath set feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage "
    "feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence".split()
)
_NAMESPACES = (None, SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
"""What stands in others are an editor's notes, the place of the file on the author's disk among them: gone unasked."""
_EMBEDDED = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*", re.ASCII)
_URL = re.compile(
    r"url\((?!\s*[\"']?\s*(?:#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?font)))[^)]*\)?",
    re.IGNORECASE,
)

_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)|/\*.*?(?:\*/|$)", re.IGNORECASE | re.DOTALL)


class UnreadableDrawingError(Exception):
    """It is no SVG that can be read. `line` counts from 1, or is 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing made safe. `removed` names what was taken out; where it is empty, `data` is the file as it was."""

    data: bytes
    removed: tuple[str, ...]
    width: int | None
    height: int | None


def safe(data: bytes) -> Drawing:
    """The drawing without what it must not have. Raises UnreadableDrawingError."""
    root = _parsed(data)
    removed: dict[str, None] = {}
    for sibling in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if isinstance(sibling, etree._ProcessingInstruction) and sibling.target == "xml-stylesheet":
            removed["a style sheet of its own address"] = None
    changed = _clean(root, removed)
    width, height = _size(root)
    made = etree.tostring(root, encoding="utf-8") if changed or removed else data
    return Drawing(made, tuple(removed), width, height)


def _parsed(data: bytes) -> etree._Element:
    # "internal": Illustrator writes its namespaces as entities of the file's own; none is ever fetched.
    # (lxml-stubs do not know the word yet.)
    parser = etree.XMLParser(resolve_entities="internal", no_network=True, remove_comments=True)  # type: ignore[arg-type]
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDrawingError(str(error.msg).partition(", line ")[0], error.lineno or 0) from None
    except ValueError as error:
        raise UnreadableDrawingError(str(error)) from None
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        raise UnreadableDrawingError(f"it begins with <{etree.QName(root).localname}>, not with <svg>")
    return root


def _clean(root: etree._Element, removed: dict[str, None]) -> bool:
    """Names in `removed` what goes. Gives back whether an editor's notes went, too."""
    changed = False
    for element in [each for each in root.iter() if isinstance(each.tag, str)]:
        name, parent = etree.QName(element), element.getparent()
        if name.namespace not in (SVG, None) or name.localname == "metadata":
            changed = True
        elif animated := _animated(element):
            removed[f"an animation of {animated}"] = None
        elif name.localname == "a":
            removed["a link"] = None
        elif name.localname not in _ELEMENTS:
            removed[f"<{name.localname}>"] = None
        else:
            changed |= _clean_attributes(element, name.localname, removed)
            continue
        if parent is not None and name.localname != "a":
            parent.remove(element)
    etree.strip_tags(root, f"{{{SVG}}}a", "a")
    etree.cleanup_namespaces(root)
    return changed


def _animated(element: etree._Element) -> str:
    """The address or the handler that an animation changes, "" where it changes neither."""
    what = element.get("attributeName", "").strip()
    return what if what.lower().startswith("on") or what.lower().rpartition(":")[2] == "href" else ""


def _clean_attributes(element: etree._Element, name: str, removed: dict[str, None]) -> bool:
    changed = False
    for attribute, value in element.attrib.items():
        if etree.QName(attribute).namespace not in _NAMESPACES:
            changed = True
        elif what := _fault(name, str(attribute), str(value)):
            removed[what] = None
        else:
            continue
        del element.attrib[attribute]
    if name == "style" and (style := _css(element.text or "")) != (element.text or ""):
        removed["an address in a style"] = None
        element.text = style
    return changed


def _fault(element: str, attribute: str, value: str) -> str:
    """What is wrong with an attribute, "" where nothing is."""
    name = etree.QName(attribute).localname
    if name.lower().startswith("on"):
        return f'the handler {name}="..."'
    if attribute == _XLINK or name == "href":
        inside = value.strip().startswith("#") or (element in ("image", "feImage") and _EMBEDDED.fullmatch(value))
        return "" if inside else f"an address outside of the file ({value.strip()[:60]})"
    if name == "base" or _css(value) != value:
        return "an address in a style"
    return ""


def _css(text: str) -> str:
    """A style that asks nobody: as it was, or without what it fetches, escapes and comments read first."""
    plain = _ESCAPE.sub(_read, text)
    fetches = _IMPORT.search(plain) or _URL.search(plain)
    return _URL.sub("none", _IMPORT.sub("", plain)) if fetches else text


def _read(escape: re.Match[str]) -> str:
    if escape[1]:
        code = int(escape[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return escape[2] or ""


def _size(root: etree._Element) -> tuple[int | None, int | None]:
    """Width and height from the viewBox, else from the attributes, so that a page keeps its place free."""
    box = re.findall(r"[-+.\deE]+", root.get("viewBox", ""))
    words = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    try:
        width, height = (round(float(re.sub(r"px$", "", word.strip()))) for word in words)
    except (ValueError, OverflowError):
        return None, None
    return (width, height) if width > 0 and height > 0 else (None, None)
