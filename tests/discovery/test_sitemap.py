"""The sitemap within the protocol's limits: one file while it fits, then parts that an index lists."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from plugins.core.pages import Page
from plugins.discovery.sitemap import LARGEST, MOST, sitemaps
from tests.feeds.sample import SITE

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DAY = datetime(2026, 11, 1, tzinfo=UTC)


def pages(count: int) -> list[Page]:
    """Pages in no order, every third of which does not know when it changed."""
    return [
        Page(
            path=f"jobs/{number:06}/",
            title="A & B",
            modified=None if number % 3 == 2 else DAY + timedelta(days=number % 28),
        )
        for number in reversed(range(count))
    ]


def read(text: str) -> tuple[str, list[tuple[str | None, str | None]]]:
    """The root of a sitemap file, and the address and `lastmod` of each entry."""
    tree = etree.fromstring(text.encode())
    entries = [(entry.findtext(f"{NAMESPACE}loc"), entry.findtext(f"{NAMESPACE}lastmod")) for entry in tree]
    return etree.QName(tree).localname, entries


def test_one_file_while_it_fits() -> None:
    """As many addresses as allowed are one list, in order, with `lastmod` where the page knows it."""
    files = dict(sitemaps(pages(5), SITE, most=5))
    assert list(files) == ["sitemap.xml"]
    root, entries = read(files["sitemap.xml"])
    assert root == "urlset"
    assert entries[1:3] == [
        ("https://callback.example/jobs/000001/", "2026-11-02T00:00:00+00:00"),
        ("https://callback.example/jobs/000002/", None),
    ]
    assert len(entries) == 5


def test_a_site_without_pages() -> None:
    """Nothing to list is an empty list."""
    assert read(dict(sitemaps([], SITE))["sitemap.xml"]) == ("urlset", [])


def test_one_more_makes_two_files_and_an_index() -> None:
    """The index says where each part is and when its newest page changed; each address is in one part."""
    files = dict(sitemaps(pages(6), SITE, most=5))
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert read(files["sitemap.xml"]) == (
        "sitemapindex",
        [
            ("https://callback.example/sitemap-1.xml", "2026-11-05T00:00:00+00:00"),
            ("https://callback.example/sitemap-2.xml", None),
        ],
    )
    listed = [address for part in (1, 2) for address, _ in read(files[f"sitemap-{part}.xml"])[1]]
    assert listed == [f"https://callback.example/jobs/{number:06}/" for number in range(6)]


@pytest.mark.parametrize("largest", [400, 700, 1500])
def test_no_file_is_larger_than_allowed(largest: int) -> None:
    """Bytes count too: no part exceeds them, none could have taken the next address, and none is lost."""
    files = dict(sitemaps(pages(30), SITE, largest=largest))
    parts = [text for name, text in files.items() if name != "sitemap.xml"]
    assert max(len(text.encode()) for text in parts) <= largest
    entries = [[line for line in text.splitlines(keepends=True) if line.startswith("<url>")] for text in parts]
    for text, following in zip(parts, entries[1:], strict=False):
        assert len(text.encode()) + len(following[0].encode()) > largest
    assert sum(map(len, entries)) == 30


def test_the_protocols_own_limits() -> None:
    """120,001 addresses are three files of at most 50,000 and 50 MB."""
    files = dict(sitemaps(pages(120_001), SITE))
    counts = [text.count("<url>") for name, text in files.items() if name != "sitemap.xml"]
    assert counts == [50_000, 50_000, 20_001]
    assert max(len(text.encode()) for text in files.values()) <= 50 * 1024 * 1024
    assert (MOST, LARGEST) == (50_000, 52_428_800)
