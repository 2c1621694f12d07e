"""What a feed holds, whichever format it is written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# An IRI as RFC 3987 section 2.2 has it, near enough: a scheme, then nothing that would have to be escaped.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20\x7f-\x9f\ud800-\udfff\ufffe\uffff<>\"{}|\\^`]+")


def is_iri(text: str) -> bool:
    """Whether `text` can be the identity of an item: Atom allows nothing else (RFC 4287 section 4.2.6)."""
    return bool(_IRI.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an item. `path` is site-relative, `length` its true size in bytes."""

    path: str
    mime: str
    length: int


@dataclass(frozen=True, slots=True)
class InReplyTo:
    """What an item answers: its guid, and its site-relative address."""

    guid: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item. Texts are plain but for `content`, which is HTML; its relative addresses count from `path`.

    `guid` is an IRI that never changes, whatever becomes of title, address and domain. `published` and
    `updated` are aware. `comments_path` is where people talk about the item, `comments_feed` the path of the
    feed of what they say, without the ending. `in_reply_to` is for an item that is itself said about another.
    `extension` is what a JSON Feed says besides: a name with a leading
    underscore, and JSON.
    """

    guid: str
    title: str
    path: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    image: Enclosure | None = None
    comments_path: str | None = None
    comments_count: int | None = None
    comments_feed: str | None = None
    in_reply_to: InReplyTo | None = None
    extension: tuple[str, Mapping[str, Any]] | None = None

    def __post_init__(self) -> None:
        """Refuses what could not be said: an identity that is no IRI, a moment without a zone."""
        if not is_iri(self.guid):
            raise ValueError(f'guid "{self.guid}" is not an IRI, such as urn:uuid:... or an https address')
        if self.published.tzinfo is None or self.updated.tzinfo is None:
            raise ValueError(f'item "{self.guid}" has a date without a time zone')

    @property
    def guid_is_address(self) -> bool:
        return self.guid.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed in three formats at `path` plus .rss, .atom and .json; `page` is the HTML page of the same things.

    `items` stand in the order in which they are to be read, newest first. `author` speaks for every item that
    names no author of its own. `emptied` is since when it is empty, which counts where it holds no item: when the last
    one went, or where there never was one, the day of the build. Atom wants a date even then.
    """

    title: str
    path: str
    page: str
    description: str
    items: tuple[FeedItem, ...]
    language: str
    author: str
    emptied: datetime

    @property
    def updated(self) -> datetime:
        """When the newest change to an item was made; without any, since when there is none."""
        return max((item.updated for item in self.items), default=self.emptied)
