"""RSS 2.0 (rssboard.org/rss-specification), by feedgen, with the modules it lacks.

A description is HTML to every reader; of titles and names some readers make text and others HTML. Plain text is
written so that it is text to all of them.
"""

from feedgen.feed import FeedGenerator
from lxml import etree

from plugins.core.pages import Site

from .html import as_html, inert
from .model import Feed, FeedItem
from .normalise import normalised

TTL_MINUTES = 60

_SLASH = "http://purl.org/rss/1.0/modules/slash/"
_WFW = "http://wellformedweb.org/CommentAPI/"


class Comments:
    """A feedgen extension: how much is said about an item (slash:comments), and where to follow it (wfw).

    feedgen makes one for the feed too, which only declares the namespaces.
    """

    def __init__(self) -> None:
        self.count: int | None = None
        self.feed: str | None = None

    def extend_ns(self) -> dict[str, str]:
        return {"slash": _SLASH, "wfw": _WFW}

    def extend_rss(self, item: etree._Element) -> etree._Element:
        if self.feed is not None:
            etree.SubElement(item, f"{{{_WFW}}}commentRss").text = self.feed
        if self.count is not None:
            etree.SubElement(item, f"{{{_SLASH}}}comments").text = str(self.count)
        return item


def rss(feed: Feed, site: Site) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8."""
    feed = normalised(feed, site)
    generator = FeedGenerator()
    generator.load_extension("dc", atom=False)
    generator.register_extension("talk", Comments, Comments, atom=False)
    generator.title(inert(feed.title))
    generator.description(as_html(feed.description))
    generator.language(feed.language)
    generator.ttl(TTL_MINUTES)
    generator.lastBuildDate(feed.updated)
    # feedgen takes the last link that is added for the channel's <link>, so the page comes after the feed.
    generator.link(href=site.absolute(f"{feed.path}.rss"), rel="self", type="application/rss+xml")
    generator.link(href=site.absolute(feed.page), rel="alternate")
    for item in feed.items:
        _add(generator, item, site)
    document: bytes = generator.rss_str(pretty=True)
    return document


def _add(generator: FeedGenerator, item: FeedItem, site: Site) -> None:
    entry = generator.add_entry(order="append")
    entry.title(inert(item.title))
    entry.link(href=site.absolute(item.path))
    entry.guid(item.guid, permalink=item.guid_is_address)
    entry.published(item.published)
    # content:encoded is written beside a description only, and a blank one counts as none.
    entry.description(as_html(item.summary or item.title))
    entry.content(item.content)
    entry.dc.dc_creator([inert(name) for name in item.authors])
    entry.category([{"term": inert(name)} for name in item.categories])
    if item.image:
        entry.enclosure(site.absolute(item.image.path), item.image.length, item.image.mime)
    if item.comments_path is not None:
        entry.comments(site.absolute(item.comments_path))
    if item.comments_feed is not None:
        entry.talk.feed = site.absolute(f"{item.comments_feed}.rss")
    entry.talk.count = item.comments_count
