"""Every feed of the site in one file, which feed readers import (OPML 2.0, opml.org/spec2). Pure."""

from collections.abc import Iterable
from xml.etree import ElementTree

from plugins.core.feed import plain
from plugins.core.pages import Site

from .subscribe import Group

PATH = "feeds/all.opml"
MIME = "text/x-opml"


def opml(groups: Iterable[Group], site: Site) -> bytes:
    """One outline a group, and in it one a feed with the address of its first format."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = plain(site.name)
    ElementTree.SubElement(head, "ownerName").text = plain(site.author)
    body = ElementTree.SubElement(root, "body")
    for group in groups:
        outline = ElementTree.SubElement(body, "outline", text=plain(group.name))
        for feed in group.subscriptions:
            title = plain(feed.title)
            page = site.absolute(feed.page)
            ElementTree.SubElement(
                outline, "outline", type="rss", text=title, title=title, xmlUrl=feed.address, htmlUrl=page
            )
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
