"""Feeds: one model, written as RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, which hold the same items.

A room makes a `Feed` of `FeedItem`s, announces it with `feed_links` and publishes it with `write_feeds`.
"""

from .atom import atom
from .html import absolute_html, plain
from .json_feed import json_feed
from .model import Enclosure, Feed, FeedItem, InReplyTo, is_iri
from .publish import feed_links, write_feeds
from .rss import rss

__all__ = [
    "Enclosure",
    "Feed",
    "FeedItem",
    "InReplyTo",
    "absolute_html",
    "atom",
    "feed_links",
    "is_iri",
    "json_feed",
    "plain",
    "rss",
    "write_feeds",
]
