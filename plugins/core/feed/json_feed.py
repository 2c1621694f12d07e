"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from typing import Any

from plugins.core.pages import Site

from .model import Feed, FeedItem
from .normalise import normalised


def json_feed(feed: Feed, site: Site) -> bytes:
    """The feed as a JSON Feed document in UTF-8."""
    feed = normalised(feed, site)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.absolute(feed.page),
        "feed_url": site.absolute(f"{feed.path}.json"),
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(item, site) for item in feed.items],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _item(item: FeedItem, site: Site) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": item.guid,
        "url": site.absolute(item.path),
        "title": item.title,
        "content_html": item.content,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
    }
    if item.summary:
        entry["summary"] = item.summary
    if item.authors:
        entry["authors"] = [{"name": name} for name in item.authors]
    if item.categories:
        entry["tags"] = list(item.categories)
    if item.image:
        address = site.absolute(item.image.path)
        entry["image"] = address
        entry["attachments"] = [{"url": address, "mime_type": item.image.mime, "size_in_bytes": item.image.length}]
    if item.extension:
        name, value = item.extension
        entry[name] = value
    return entry
