"""What a page holds that others may lead to, and where it leads itself: read from its HTML, once."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html

_ALL = "//@href | //@src | //@action | //@srcset | //@id"


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The ids of a page and those of them that it gives twice, and the addresses that it leads to, each once.

    A place of its own that is there (#contents) needs no check, and is not among the addresses. `by_readers` are those
    that the site's readers wrote (rel="ugc").
    """

    ids: tuple[str, ...]
    doubled: tuple[str, ...]
    addresses: tuple[str, ...]
    by_readers: tuple[str, ...]


def _path(expression: str) -> Any:
    return etree.XPath(expression)


_attributes = _path(_ALL)
_by_readers = _path("//*[contains(concat(' ', normalize-space(@rel), ' '), ' ugc ')]")


def read_links(html: str) -> PageLinks:
    tree = lxml_html.document_fromstring(html)
    ids: list[str] = []
    addresses: dict[str, None] = {}
    readers: dict[str, None] = {}
    theirs = dict.fromkeys(_by_readers(tree))
    for value in _attributes(tree):
        name = value.attrname
        if name == "id":
            ids.append(str(value))
        elif name == "srcset":
            addresses.update((choice.split()[0], None) for choice in value.split(", ") if choice.strip())
        elif theirs and value.getparent() in theirs:
            readers[str(value)] = None
        else:
            addresses[str(value)] = None
    doubled = tuple(id for id, times in Counter(ids).items() if times > 1)
    own = {f"#{id}" for id in ids}
    return PageLinks(
        tuple(dict.fromkeys(ids)), doubled, tuple(each for each in addresses if each not in own), tuple(readers)
    )
