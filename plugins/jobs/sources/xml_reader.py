"""XML, RSS and Atom among it, as the plain values that a map reads. No entity is resolved but those of HTML. Pure.

An element is a key of the one that it stands in, and a list where it stands there several times. `term@lang` is an
attribute of an element that holds a text, `@lang` within one that holds others. HTML within an element stays HTML.
"""

import html
import re
from typing import Any

from lxml import etree

from plugins.core.report import Report
from plugins.core.yaml import MAX_DEPTH, MAX_NODES, Document, Mark, Path_

from .json_reader import shown

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DOCTYPE = re.compile(rb"<!DOCTYPE(?:[^\[>]|\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*+\])*+>")
_REFERENCE = re.compile(rb"&(#?\w{1,40});")
_PREDEFINED = {b"amp", b"lt", b"gt", b"quot", b"apos"}
_XHTML = "http://www.w3.org/1999/xhtml"
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/2005/Atom": "atom",
}
_WITHOUT = {"http://purl.org/rss/1.0/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


class _TooMuchError(Exception):
    """It holds more than is read. Says what."""


def read_xml(data: bytes, source: str, report: Report) -> Document | None:
    """An XML file as plain values. None where nothing of it can be read; the report says why."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        root = etree.fromstring((data if wide else _without_entities(data)).strip(), parser)
        if root is None:
            raise _TooMuchError("this is not XML, and not JSON or YAML either")
        walk = _Walk(root)
        value = walk.value(root, ())
    except (etree.XMLSyntaxError, _TooMuchError, ValueError) as error:
        report.problem(source, f"{error}" if isinstance(error, _TooMuchError) else f"this is not XML: {error}")
        return None
    value = value if isinstance(value, dict) else {walk.name(root): value}
    return Document(source, value, walk.marks, walk.marks)


def _without_entities(data: bytes) -> bytes:
    """XML without a document type, so that it defines no entity; those of HTML are the characters that they mean."""
    data = _CONTROL.sub(b"", data)
    begins = data.find(b"<!DOCTYPE")
    found = _DOCTYPE.match(data, begins) if begins >= 0 else None
    if found:
        data = data[:begins] + data[found.end() :]
    parts: list[bytes] = []
    place = 0
    while (opens := data.find(b"<![CDATA[", place)) >= 0 and (closes := data.find(b"]]>", opens)) >= 0:
        parts += [_REFERENCE.sub(_character, data[place:opens]), data[opens:closes]]
        place = closes
    return b"".join([*parts, _REFERENCE.sub(_character, data[place:])])


def _character(found: re.Match[bytes]) -> bytes:
    name = found[1]
    if name in _PREDEFINED:
        return found[0]
    meant = html.unescape(f"&{name.decode('ascii', 'replace')};")
    return b"" if meant.startswith("&") else "".join(f"&#{ord(char)};" for char in shown(meant)).encode()


class _Walk:
    """Makes values of elements, and keeps their lines."""

    def __init__(self, root: Any) -> None:
        self.own = etree.QName(root).namespace
        self.nodes = 0
        self.marks: dict[Path_, Mark] = {}

    def name(self, element: Any) -> str:
        """An element's name: as it is in the file's own namespace or none, else behind its prefix."""
        qualified = etree.QName(element)
        if not qualified.namespace or qualified.namespace == self.own or qualified.namespace in _WITHOUT:
            return str(qualified.localname)
        prefix = _PREFIXES.get(qualified.namespace) or element.prefix
        return f"{prefix}:{qualified.localname}" if prefix else str(qualified.localname)

    def value(self, element: Any, path: Path_) -> Any:
        self.nodes += 1 + len(element.attrib)
        if self.nodes > MAX_NODES:
            raise _TooMuchError(f"the file holds more than {MAX_NODES:,} keys and values")
        if len(path) > MAX_DEPTH:
            raise _TooMuchError(f"the file is nested too deeply: {MAX_DEPTH} levels are the most")
        self.marks[path] = Mark(element.sourceline or 1, 1)
        inner = [child for child in element if isinstance(child.tag, str)]
        attributes = {f"@{etree.QName(name).localname}": shown(str(text)) for name, text in element.attrib.items()}
        if not inner:
            text = shown(_text(element)).strip()
            return text if text or not attributes else attributes
        if _is_html(element, inner):
            return shown(_markup(element)).strip()
        return {**attributes, **self.children(inner, path)}

    def children(self, inner: list[Any], path: Path_) -> dict[str, Any]:
        made: dict[str, Any] = {}
        by_name: dict[str, list[Any]] = {}
        for child in inner:
            by_name.setdefault(self.name(child), []).append(child)
        for name, same in by_name.items():
            here = (*path, name)
            if len(same) == 1:
                made[name] = self.value(same[0], here)
            else:
                self.marks[here] = Mark(same[0].sourceline or 1, 1)
                made[name] = [self.value(each, (*here, index)) for index, each in enumerate(same)]
            if not isinstance(made[name], dict):
                for attribute, text in same[0].attrib.items():
                    made.setdefault(f"{name}@{etree.QName(attribute).localname}", shown(str(text)))
        return made


def _is_html(element: Any, inner: list[Any]) -> bool:
    words = [element.text, *(child.tail for child in inner)]
    return any(text and text.strip() for text in words) or any(
        etree.QName(child).namespace == _XHTML for child in inner
    )


def _text(element: Any) -> str:
    """The text of an element without others in it; of an entity that is left, nothing."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _markup(element: Any) -> str:
    """What stands in an element, as HTML without namespaces."""
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(html.escape(child.tail or "", quote=False))
            continue
        name = etree.QName(child).localname
        link = f' href="{html.escape(child.get("href", ""))}"' if child.get("href") else ""
        parts.append(f"<{name}{link}>{_markup(child)}</{name}>{html.escape(child.tail or '', quote=False)}")
    return "".join(parts)
