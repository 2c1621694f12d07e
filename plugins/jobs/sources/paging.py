"""A feed that comes in pages, followed to its end: all of it, or none. Pure but for the `get` that it is given."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from plugins.core.report import Report
from plugins.core.yaml import MAX_BYTES, Path_

from .download import Answer, DownloadError, Version
from .feed_map import FeedMap, Pages
from .paths import at
from .reading import list_in, read_feed
from .totals import number_at, stated_total

MOST_PAGES = 200
_NEXT = tuple(
    "next_url next_page_url nextPage next_page next links.next links.next.href _links.next.href meta.next "
    "meta.next_page_url paging.next pagination.next pagination.next_url @odata.nextLink".split()
)
_LASTS = tuple(
    "totalPages total_pages pageCount last_page meta.total_pages meta.last_page pagination.total_pages".split()
)


def follow(
    url: str, first: Answer, feed_map: FeedMap, called: str, get: Callable[[str, Version], Answer]
) -> tuple[Any, int]:
    """The whole feed, its list put together of all pages, and how many pages there were.

    Raises DownloadError where what came is no feed, or where its end cannot be reached.
    """
    if first.data is None:
        raise DownloadError("it answered that nothing has changed, but there is no copy")
    feed, listed, path = _page(first.data, feed_map, called)
    entries = [item for item, _ in listed]
    size, pages = len(first.data), 1
    answer, last = first, feed
    asked = {url}
    held = len(entries)
    here = _next(url, url, first, feed, feed_map, held, held, 1)
    while here is not None:
        if here in asked or pages >= MOST_PAGES or urlsplit(here).netloc != urlsplit(url).netloc:
            raise DownloadError(f"its page {pages + 1} cannot be followed ({here[:200]}), so it would be incomplete")
        asked.add(here)
        answer = get(here, Version())
        if answer.data is None:
            raise DownloadError(f"its page {pages + 1} did not come, so it would be incomplete")
        size, pages = size + len(answer.data), pages + 1
        if size > MAX_BYTES:
            raise DownloadError(f"it is larger than {MAX_BYTES / 1e6:g} MB")
        last, listed, _ = _page(answer.data, feed_map, called)
        more = [item for item, _ in listed if item not in entries[-2 * max(held, 1) :]]
        if not more:
            break
        entries += more
        here = _next(url, here, answer, last, feed_map, len(entries), held, pages)
    total = stated_total(last, feed_map)
    if total is not None and total > len(entries):
        raise DownloadError(f"it holds {len(entries)} of {total} postings, so it is incomplete")
    return (_with(feed, path, entries) if pages > 1 else feed), pages


def _page(data: bytes, feed_map: FeedMap, called: str) -> tuple[Any, list[tuple[Any, Path_]], Path_]:
    heard = Report()
    document = read_feed(data, called, heard)
    if document is None:
        raise DownloadError(f"what came is no feed ({heard.problems[0].message})")
    listed = list_in(document.value, feed_map.postings)
    if listed is None:
        where = f' at "{feed_map.postings}"' if feed_map.postings else ""
        raise DownloadError(f"what came has no list of postings{where}")
    return document.value, listed, listed[0][1] if listed else ()


def _next(
    url: str, here: str, answer: Answer, feed: Any, feed_map: FeedMap, have: int, size: int, pages: int
) -> str | None:
    """The address of the next page, None where this was the last one."""
    rules = feed_map.pages or Pages()
    if answer.next:
        return urljoin(here, answer.next)
    for path in (rules.next,) if rules.next else _NEXT:
        value = _link(at(feed, path)[0])
        if isinstance(value, str) and value and value.startswith(("http", "/", "?")):
            return urljoin(here, value)
    total = stated_total(feed, feed_map)
    last = number_at(feed, rules.last, _LASTS)
    if rules.offset and total is not None and have < total and size:
        return _asking(url, rules.offset, have)
    if (
        rules.page
        and size
        and ((last is not None and pages < last) or (last is None and total is not None and have < total))
    ):
        return _asking(url, rules.page, rules.first + pages)
    return None


def _link(value: Any) -> Any:
    """The address of an Atom link that says next."""
    listed = value if isinstance(value, list) else [value]
    for each in listed:
        if isinstance(each, Mapping):
            value = each.get("href") or each.get("@href")
            if each.get("@rel", "next") == "next" and isinstance(value, str):
                return value
    return value if isinstance(value, str) else None


def _asking(url: str, name: str, value: int) -> str:
    parts = urlsplit(url)
    query = [(key, held) for key, held in parse_qsl(parts.query, True) if key != name]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, str(value))])))


def _with(feed: Any, path: Path_, entries: list[Any]) -> Any:
    """The first page with the entries of all. `path` is where its first entry stood."""
    if not path[:-1]:
        return entries
    whole = deepcopy(feed)
    inner = whole
    for step in path[:-2]:
        inner = inner[step]
    inner[path[-2]] = entries
    return whole
