"""Makes a feed fit for every format: plain texts, full addresses, one language; so that the three agree."""

from dataclasses import replace
from datetime import UTC, datetime

from plugins.core.pages import Site

from .html import absolute_html, plain
from .model import Feed, FeedItem


def normalised(feed: Feed, site: Site) -> Feed:
    """The feed with its texts cleaned, its content absolute, its title after the site's name and dates in UTC."""
    name = plain(site.name)
    own_title = plain(feed.title)
    title = f"{name}: {own_title}" if own_title else name
    return replace(
        feed,
        title=title,
        description=plain(feed.description) or title,
        author=plain(feed.author) or name,
        emptied=_moment(feed.emptied),
        items=tuple(_normalised_item(item, site) for item in feed.items),
    )


def _normalised_item(item: FeedItem, site: Site) -> FeedItem:
    address = site.absolute(item.path)
    return replace(
        item,
        title=plain(item.title) or address,
        summary=plain(item.summary),
        content=absolute_html(item.content, address),
        authors=_named(item.authors),
        categories=_named(item.categories),
        published=_moment(item.published),
        updated=_moment(item.updated),
    )


def _named(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, names)))


def _moment(moment: datetime) -> datetime:
    """To the second, which is as fine as an RFC 822 date; in UTC, since old local times have odd offsets."""
    return moment.astimezone(UTC).replace(microsecond=0)
