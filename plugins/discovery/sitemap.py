"""The sitemap of sitemaps.org 0.9, in parts with an index where it grows beyond what the protocol allows. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from plugins.core.pages import Page, Site

PATH = "sitemap.xml"
MOST = 50_000
"""How many addresses one file may list."""
LARGEST = 50 * 1024 * 1024
"""How many bytes one file may have, before it is compressed."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_END = "</{}>\n"


def sitemaps(
    pages: Iterable[Page], site: Site, *, most: int = MOST, largest: int = LARGEST
) -> Iterator[tuple[str, str]]:
    """Each file as its path and text. The first is `sitemap.xml`: the list itself, or the index of its parts.

    `lastmod` stands only where a page knows when it changed; for a part it is the newest of its pages'.
    """
    parts = list(_parts(sorted(pages, key=lambda page: page.path), site, most, largest))
    if len(parts) == 1:
        yield PATH, _document("urlset", parts[0][0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = [_entry("sitemap", site.absolute(name), newest) for name, (_, newest) in zip(names, parts, strict=True)]
    yield PATH, _document("sitemapindex", listed)
    for name, (entries, _) in zip(names, parts, strict=True):
        yield name, _document("urlset", entries)


def _parts(pages: Iterable[Page], site: Site, most: int, largest: int) -> Iterator[tuple[list[str], datetime | None]]:
    """The entries of each file, and when the newest change to a page among them was made, as far as it is known."""
    frame = len(_document("urlset", []).encode())
    entries: list[str] = []
    size, newest = frame, None
    for page in pages:
        entry = _entry("url", site.absolute(page.path), page.modified)
        length = len(entry.encode())
        if entries and (len(entries) == most or size + length > largest):
            yield entries, newest
            entries, size, newest = [], frame, None
        entries.append(entry)
        size += length
        newest = max(filter(None, (newest, page.modified)), default=None)
    yield entries, newest


def _entry(tag: str, address: str, changed: datetime | None) -> str:
    lastmod = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<{tag}><loc>{escape(address)}</loc>{lastmod}</{tag}>\n"


def _document(tag: str, entries: Iterable[str]) -> str:
    return _HEAD.format(tag) + "".join(entries) + _END.format(tag)
