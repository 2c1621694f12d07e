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
    """A feed that can be followed. `address` is the full one of its first format; `page` lists the same in HTML."""

    id: str
    title: str
    address: str
    page: str
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    subscriptions: tuple[Subscription, ...]

    @property
    def size(self) -> int:
        return len(self.subscriptions)


@dataclass(frozen=True, slots=True)
class Reader:
    """A feed reader on the web; `address` opens it at `host` with the main feed filled in.

    `before` is what stands in it before the percent-encoded address of any feed.
    """

    name: str
    host: str
    before: str
    address: str


@dataclass(frozen=True, slots=True)
class Newsletter:
    """Where an operator's newsletter takes an email address: the form's action, its host and the field's name."""

    action: str
    host: str
    field: str


@dataclass(frozen=True, kw_only=True)
class SubscribePage(Page):
    template: ClassVar[str] = "feeds/subscribe.html"
    kind: ClassVar[str] = "subscribe"

    main: Subscription
    readers: tuple[Reader, ...]
    groups: tuple[Group, ...]
    collection: str
    """The path of the file that holds them all."""
    newsletter: Newsletter | None


def groups_of(links: Iterable[FeedLink], site: Site) -> tuple[Group, ...]:
    """`links` are those of all feeds, the formats of one feed side by side; groups stand as they were announced."""
    feeds = [(formats[0].group, _subscription(formats, site)) for formats in _by_feed(links)]
    names = dict.fromkeys(group for group, _ in feeds)
    return tuple(Group(name, tuple(feed for group, feed in feeds if group == name)) for name in names)


def subscribe_page(
    links: Iterable[FeedLink], site: Site, collection: str, newsletter: Newsletter | None = None
) -> SubscribePage:
    """The page offers the site's own feed first, and any other in its place."""
    links = tuple(links)
    main = next(_subscription(formats, site) for formats in _by_feed(links) if formats[0].everywhere)
    return SubscribePage(
        path=PATH,
        title="Subscribe",
        description=f"Follow {site.name}: new articles, comments and jobs, in the feed reader of your choice.",
        section=PATH,
        main=main,
        readers=tuple(
            Reader(name, host, before, before + quote(main.address, safe="")) for name, host, before in _READERS
        ),
        groups=groups_of(links, site),
        collection=collection,
        newsletter=newsletter,
    )


def feed_id(path: str) -> str:
    """The id of a feed's place on the subscribe page. `path` is that of the feed, with or without its ending."""
    return path.partition(".")[0].replace("/", "-")


def _by_feed(links: Iterable[FeedLink]) -> list[list[FeedLink]]:
    return [list(formats) for _, formats in groupby(links, key=lambda link: link.path.rpartition(".")[0])]


def _subscription(formats: list[FeedLink], site: Site) -> Subscription:
    first = formats[0]
    return Subscription(
        id=feed_id(first.path),
        title=first.title,
        address=site.absolute(first.path),
        page=first.page,
        formats=tuple(Format(_FORMATS[link.path.rpartition(".")[2]], link.path, link.mime) for link in formats),
    )
