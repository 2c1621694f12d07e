"""Atom (RFC 4287), by feedgen, with the links it loses."""

from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.core.pages import Site

from .model import Feed, FeedItem
from .normalise import normalised

_THREAD = "http://purl.org/syndication/thread/1.0"  # RFC 4685


class Links:
    """A feedgen extension: an entry's links with all their attributes, which feedgen's own lose; and what it answers.

    feedgen makes one for the feed too, which only declares the namespace. To feedgen Atom's own elements have no
    namespace (it writes `xmlns` like any attribute), so neither has this link.
    """

    def __init__(self) -> None:
        self.links: list[dict[str, str]] = []
        self.in_reply_to: dict[str, str] = {}

    def extend_ns(self) -> dict[str, str]:
        return {"thr": _THREAD}

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        for attributes in self.links:
            etree.SubElement(entry, "link", attributes)
        if self.in_reply_to:
            etree.SubElement(entry, f"{{{_THREAD}}}in-reply-to", self.in_reply_to)
        return entry


def atom(feed: Feed, site: Site) -> bytes:
    """The feed as an Atom document in UTF-8."""
    feed = normalised(feed, site)
    address = site.absolute(f"{feed.path}.atom")
    generator = FeedGenerator()
    generator.register_extension("typed", Links, Links, rss=False)
    generator.id(address)
    generator.title(feed.title)
    generator.subtitle(feed.description)
    generator.language(feed.language)
    generator.author(name=feed.author)
    generator.updated(feed.updated)
    generator.link(href=address, rel="self", type="application/atom+xml")
    generator.link(href=site.absolute(feed.page), rel="alternate", type="text/html")
    for item in feed.items:
        _add(generator, item, site)
    document: bytes = generator.atom_str(pretty=True)
    return document


def _add(generator: FeedGenerator, item: FeedItem, site: Site) -> None:
    entry = generator.add_entry(order="append")
    entry.id(item.guid)
    entry.title(item.title)
    entry.published(item.published)
    entry.updated(item.updated)
    entry.summary(item.summary)
    entry.content(item.content, type="html")
    entry.author([{"name": name} for name in item.authors])
    entry.category([{"term": name} for name in item.categories])
    entry.typed.links = _links(item, site)
    if item.in_reply_to:
        href = site.absolute(item.in_reply_to.path)
        entry.typed.in_reply_to = {"ref": item.in_reply_to.guid, "href": href, "type": "text/html"}


def _links(item: FeedItem, site: Site) -> list[dict[str, str]]:
    links = [{"rel": "alternate", "type": "text/html", "href": site.absolute(item.path)}]
    if item.image:
        enclosure = {"rel": "enclosure", "type": item.image.mime, "length": str(item.image.length)}
        links.append({**enclosure, "href": site.absolute(item.image.path)})
    count = {} if item.comments_count is None else {f"{{{_THREAD}}}count": str(item.comments_count)}
    if item.comments_path is not None:
        replies = {"rel": "replies", "type": "text/html", "href": site.absolute(item.comments_path)}
        links.append({**replies, **count})
    if item.comments_feed is not None:
        replies = {"rel": "replies", "type": "application/atom+xml"}
        links.append({**replies, "href": site.absolute(f"{item.comments_feed}.atom"), **count})
    return links
