"""The context of the subscribe page: every feed of the site by group, and the readers that take one by a link."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar
from urllib.parse import quote

from plugins.core.pages import FeedLink, Page, Site

PATH = "subscribe/"

_FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON"}

# What each reader wants before the percent-encoded address of a feed.
_READERS = (
    ("Feedly", "feedly.com", "https://feedly.com/i/subscription/feed%2F"),
    ("Inoreader", "inoreader.com", "https://www.inoreader.com/?add_feed="),
    ("NewsBlur", "newsblur.com", "https://www.newsblur.com/?url="),
    ("The Old Reader", "theoldreader.com", "https://theoldreader.com/feeds/subscribe?url="),
)


@dataclass(frozen=True, slots=True)
class Format:
    """One of a feed's formats: "RSS", where it lies on the site, and its media type."""

    label: str
    path: str
    mime: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that can be subscribed to. `address` is the full one of its first format; `id` is of its element."""

    id: str
    title: str
    address: str
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A feed reader on the web; `address` opens it at `host` with the feed filled in."""

    name: str
    host: str
    address: str


@dataclass(frozen=True, kw_only=True)
class SubscribePage(Page):
    template: ClassVar[str] = "feeds/subscribe.html"
    kind: ClassVar[str] = "subscribe"

    main: Subscription
    readers: tuple[Reader, ...]
    groups: tuple[Group, ...]


def subscribe_page(links: Iterable[FeedLink], site: Site) -> SubscribePage:
    """`links` are those of all feeds, the formats of one feed side by side. That of the site itself comes first.

    The page offers the main feed with the readers, then all the others in their groups.
    """
    by_feed = _by_feed(links)
    main = next(_subscription(formats, site) for formats in by_feed if formats[0].everywhere)
    others = [(formats[0].group, _subscription(formats, site)) for formats in by_feed if not formats[0].everywhere]
    names = dict.fromkeys(group for group, _ in others)
    return SubscribePage(
        path=PATH,
        title="Subscribe",
        description=f"Every feed of {site.name}, with its address, for the feed reader of your choice.",
        section=PATH,
        main=main,
        readers=tuple(Reader(name, host, before + quote(main.address, safe="")) for name, host, before in _READERS),
        groups=tuple(Group(name, tuple(feed for group, feed in others if group == name)) for name in names),
    )


def _by_feed(links: Iterable[FeedLink]) -> list[list[FeedLink]]:
    return [list(formats) for _, formats in groupby(links, key=lambda link: link.path.rpartition(".")[0])]


def _subscription(formats: list[FeedLink], site: Site) -> Subscription:
    first = formats[0]
    stem = first.path.rpartition(".")[0]
    return Subscription(
        id=stem.replace("/", "-"),
        title=first.title,
        address=site.absolute(first.path),
        formats=tuple(Format(_FORMATS[link.path.rpartition(".")[2]], link.path, link.mime) for link in formats),
    )
