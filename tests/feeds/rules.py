"""What the three formats demand, as checkers that list every fault of a document in words.

RSS 2.0: rssboard.org/rss-specification and the RSS Best Practices Profile. Atom: RFC 4287, by section.
JSON Feed: jsonfeed.org/version/1.1. Content is held to this site's own rules: nothing relative, no script.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
WFW = "{http://wellformedweb.org/CommentAPI/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MIME = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")

_CHANNEL_ONCE = {
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
    "lastBuildDate", "generator", "docs", "ttl", "image",
}  # fmt: skip
_ITEM_ONCE = {
    "title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate", "source",
    f"{CONTENT}encoded", f"{SLASH}comments", f"{WFW}commentRss",
}  # fmt: skip
_FEED_ONCE = {"id", "title", "updated", "generator", "icon", "logo", "rights", "subtitle"}
_ENTRY_ONCE = {"id", "title", "updated", "content", "published", "rights", "source", "summary"}
_ATOM_KNOWN = {"author", "category", "contributor", "link"}
_JSON_FEED = {
    "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon",
    "authors", "language", "expired", "hubs", "items",
}  # fmt: skip
_JSON_ITEM = {
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "authors", "tags", "language", "attachments",
}  # fmt: skip


def is_address(text: object) -> bool:
    parts = urlsplit(str(text or ""))
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def is_rfc_822(text: str) -> bool:
    return bool(_RFC_822.fullmatch(text)) and parsedate_to_datetime(text).strftime("%a") == text[:3]


def is_rfc_3339(text: object) -> bool:
    if not (isinstance(text, str) and _RFC_3339.fullmatch(text)):
        return False
    return datetime.fromisoformat(text).tzinfo is not None


class _Addresses(HTMLParser):
    """Collects what a fragment of HTML links to, and what could run in it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "iframe", "object", "embed", "form", "base", "link", "meta"}:
            self.active.append(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on") or name == "style":
                self.active.append(f"{tag} {name}")
            if name in {"href", "src", "poster", "cite", "action", "data"}:
                self.addresses.append(value or "")
            if name == "srcset":
                self.addresses += [candidate.split()[0] for candidate in (value or "").split(", ") if candidate]


def content_faults(html: str) -> Iterator[str]:
    parser = _Addresses()
    parser.feed(html)
    parser.close()
    yield from (f"content holds {what}" for what in parser.active)
    for address in parser.addresses:
        if not is_address(address) and not address.startswith(("mailto:", "tel:")):
            yield f'content links to "{address}"'


def rss_faults(document: bytes, address: str) -> list[str]:
    """The faults of an RSS 2.0 document that is published at `address`."""
    root = etree.fromstring(document)
    if root.tag != "rss" or root.get("version") != "2.0":
        return ['the root is not <rss version="2.0">']
    channels = root.findall("channel")
    if len(channels) != 1:
        return [f"{len(channels)} channels"]
    faults = list(_channel_faults(channels[0], address))
    guids: Counter[str] = Counter()
    for item in channels[0].iterfind("item"):
        name = item.findtext("guid") or item.findtext("title") or "an item"
        guids[item.findtext("guid") or ""] += 1
        faults += [f"{name}: {fault}" for fault in _item_faults(item)]
    return faults + [f"guid {guid!r} {count} times" for guid, count in guids.items() if count > 1]


def _twice(element: etree._Element, once: set[str]) -> Iterator[str]:
    counts = Counter(str(child.tag) for child in element)
    yield from (f"<{tag}> {counts[tag]} times" for tag in sorted(once) if counts[tag] > 1)


def _channel_faults(channel: etree._Element, address: str) -> Iterator[str]:
    yield from _twice(channel, _CHANNEL_ONCE)
    for tag in ("title", "link", "description"):
        if not (channel.findtext(tag) or "").strip():
            yield f"the channel has no {tag}"
    if not is_address(channel.findtext("link")):
        yield "the channel's link is no address"
    if not _LANGUAGE.fullmatch(channel.findtext("language") or ""):
        yield "the channel's language is no language tag"
    if not is_rfc_822(channel.findtext("lastBuildDate") or ""):
        yield "lastBuildDate is no RFC 822 date"
    if not (channel.findtext("ttl") or "").isdigit():
        yield "ttl is no number of minutes"
    own = [link.get("href") for link in channel.iterfind(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        yield f"atom:link rel=self is {own}, not [{address!r}]"
    for child in channel:
        if not str(child.tag).startswith("{") and child.tag not in _CHANNEL_ONCE | {"item", "category", "cloud"}:
            yield f"<{child.tag}> is no part of a channel"


def _item_faults(item: etree._Element) -> Iterator[str]:
    yield from _twice(item, _ITEM_ONCE)
    if not (item.findtext("title") or "").strip():
        yield "no title"
    if not is_address(item.findtext("link")):
        yield "the link is no address"
    if not is_rfc_822(item.findtext("pubDate") or ""):
        yield "pubDate is no RFC 822 date"
    guid = item.find("guid")
    if guid is None or not (guid.text or "").strip():
        yield "no guid"
    elif (guid.get("isPermaLink") != "false") != is_address(guid.text):
        yield f"isPermaLink={guid.get('isPermaLink')!r} does not go with {guid.text!r}"
    if not (item.findtext("description") or "").strip():
        yield "no description"
    if item.find(f"{CONTENT}encoded") is None:
        yield "no content:encoded"
    yield from content_faults(item.findtext(f"{CONTENT}encoded") or "")
    for enclosure in item.iterfind("enclosure"):
        if not is_address(enclosure.get("url")):
            yield "the enclosure's url is no address"
        if not (enclosure.get("length") or "").isdigit() or enclosure.get("length") == "0":
            yield "the enclosure has no length"
        if not _MIME.fullmatch(enclosure.get("type") or ""):
            yield "the enclosure has no media type"
    for tag in ("comments", f"{WFW}commentRss"):
        found = item.find(tag)
        if found is not None and not is_address(found.text):
            yield f"{tag} is no address"
    counted = item.find(f"{SLASH}comments")
    if counted is not None and not (counted.text or "").isdigit():
        yield "slash:comments is no number"
    yield from ("an empty name or category" for tag in ("category", f"{DC}creator")
                for element in item.iterfind(tag) if not (element.text or "").strip())  # fmt: skip
    for child in item:
        if not str(child.tag).startswith("{") and child.tag not in _ITEM_ONCE | {"category"}:
            yield f"<{child.tag}> is no part of an item"


def atom_faults(document: bytes, address: str) -> list[str]:
    """The faults of an Atom document that is published at `address`."""
    root = etree.fromstring(document)
    if root.tag != f"{ATOM}feed":
        return ["the root is not atom:feed"]
    faults = list(_container_faults(root, _FEED_ONCE, {"id", "title", "updated"}))
    if root.get(XML_LANG) is None:
        faults.append("no xml:lang")
    own = [link.get("href") for link in root.iterfind(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        faults.append(f"link rel=self is {own}, not [{address!r}]")
    ids: Counter[str] = Counter()
    for entry in root.iterfind(f"{ATOM}entry"):
        name = entry.findtext(f"{ATOM}id") or "an entry"
        ids[name] += 1
        faults += [f"{name}: {fault}" for fault in _container_faults(entry, _ENTRY_ONCE, {"id", "title", "updated"})]
        if root.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            faults.append(f"{name}: no author here or in the feed (4.1.1)")
        alternates = [link for link in entry.iterfind(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternates:
            faults.append(f"{name}: neither content nor an alternate link (4.1.2)")
        faults += [f"{name}: {fault}" for fault in _text_faults(entry.find(f"{ATOM}content"))]
    return faults + [f"id {name!r} {count} times" for name, count in ids.items() if count > 1]


def _container_faults(element: etree._Element, once: set[str], required: set[str]) -> Iterator[str]:
    """What holds for atom:feed and atom:entry alike (RFC 4287 sections 3.2, 3.3, 4.1 and 4.2)."""
    yield from _twice(element, {ATOM + tag for tag in once})
    yield from (f"no {tag}" for tag in sorted(required) if element.find(ATOM + tag) is None)
    for child in element:
        tag = str(child.tag)
        if not tag.startswith("{"):
            yield f"<{tag}> is in no namespace"
        elif tag.startswith(ATOM) and tag.removeprefix(ATOM) not in once | _ATOM_KNOWN | {"entry"}:
            yield f"<{tag}> is no part of it"
        if tag in {ATOM + "updated", ATOM + "published"} and not is_rfc_3339(child.text):
            yield f"{child.text!r} is no RFC 3339 date"
        if tag == ATOM + "id" and not _IRI.fullmatch(child.text or ""):
            yield f"id {child.text!r} is no IRI"
        if tag == ATOM + "category" and not child.get("term"):
            yield "a category without a term"
        if tag == ATOM + "author" and not (child.findtext(ATOM + "name") or "").strip():
            yield "an author without a name"
        if tag in {ATOM + "title", ATOM + "summary", ATOM + "subtitle"} and child.get("type", "text") != "text":
            yield f"<{tag}> is not plain text"
        if tag == ATOM + "link":
            yield from _link_faults(child)
    pairs = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in element.iterfind(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    yield from (f"{count} alternate links of type {pair}" for pair, count in pairs.items() if count > 1)


def _link_faults(link: etree._Element) -> Iterator[str]:
    if not is_address(link.get("href")):
        yield f"link to {link.get('href')!r}"
    if link.get("type") is not None and not _MIME.fullmatch(link.get("type") or ""):
        yield f"link type {link.get('type')!r}"
    if link.get("rel") == "enclosure" and not ((link.get("length") or "").isdigit() and link.get("type")):
        yield "an enclosure without type and length"


def _text_faults(content: etree._Element | None) -> Iterator[str]:
    if content is None:
        return
    if content.get("type") != "html" or len(content):
        yield f"content of type {content.get('type')!r} with {len(content)} elements in it"
    yield from content_faults(content.text or "")


def json_faults(document: bytes, address: str) -> list[str]:
    """The faults of a JSON Feed that is published at `address`."""
    feed: dict[str, Any] = json.loads(document)
    faults = [f"unknown key {key!r}" for key in sorted(feed.keys() - _JSON_FEED) if not key.startswith("_")]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("version")
    if not (isinstance(feed.get("title"), str) and feed["title"].strip()):
        faults.append("no title")
    if feed.get("feed_url") != address:
        faults.append(f"feed_url is {feed.get('feed_url')!r}, not {address!r}")
    if not is_address(feed.get("home_page_url")):
        faults.append("home_page_url is no address")
    if not _LANGUAGE.fullmatch(feed.get("language", "")):
        faults.append("language is no language tag")
    faults += list(_author_faults(feed))
    if not isinstance(feed.get("items"), list):
        return [*faults, "items is no list"]
    ids = Counter(str(item.get("id")) for item in feed["items"])
    faults += [f"id {name!r} {count} times" for name, count in ids.items() if count > 1]
    return faults + [f"{item.get('id')}: {fault}" for item in feed["items"] for fault in _json_item_faults(item)]


def _author_faults(holder: dict[str, Any]) -> Iterator[str]:
    for author in holder.get("authors", []):
        if not isinstance(author, dict) or not any(author.get(key) for key in ("name", "url", "avatar")):
            yield f"author {author!r}"


def _json_item_faults(item: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown key {key!r}" for key in sorted(item.keys() - _JSON_ITEM) if not key.startswith("_"))
    yield from _author_faults(item)
    if not (isinstance(item.get("id"), str) and item["id"]):
        yield "no id"
    if isinstance(item.get("content_html"), str):
        yield from content_faults(item["content_html"])
    elif not isinstance(item.get("content_text"), str):
        yield "neither content_html nor content_text"
    for key in ("url", "image"):
        if key in item and not is_address(item[key]):
            yield f"{key} is no address"
    for key in ("date_published", "date_modified"):
        if key in item and not is_rfc_3339(item[key]):
            yield f"{key} {item[key]!r} is no RFC 3339 date"
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield "tags that are no words"
    for attachment in item.get("attachments", []):
        if not is_address(attachment.get("url")) or not _MIME.fullmatch(attachment.get("mime_type", "")):
            yield "an attachment without url and mime_type"
        if not (isinstance(attachment.get("size_in_bytes"), int) and attachment["size_in_bytes"] > 0):
            yield "an attachment without a size"
