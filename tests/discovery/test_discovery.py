"""What machines ask a site for: the sitemap, robots.txt, security.txt and link previews."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree, html

from tests.articles.writing import GROUND, article, articles
from tests.building import SiteBuild

Build = Callable[..., SiteBuild]
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ROOMS = [*GROUND, "plugins.discovery"]


def sitemap(site: SiteBuild) -> dict[str, str | None]:
    """Each address of the sitemap with its lastmod."""
    tree = etree.fromstring(site.read("sitemap.xml").encode())
    assert tree.tag == f"{NAMESPACE}urlset"
    return {url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod") for url in tree}


def pages(site: SiteBuild) -> dict[str, html.HtmlElement]:
    """Each HTML page of the site by its full address."""
    found = {}
    for file in site.output.rglob("*.html"):
        name = file.relative_to(site.output).as_posix()
        address = re.sub(r"(^|/)index\.html$", r"\1", name)
        found[f"https://callback.example/{address}"] = html.document_fromstring(file.read_text(encoding="utf-8"))
    return found


def robots(page: html.HtmlElement) -> list[str]:
    return page.xpath('//meta[@name="robots"]/@content')


def test_the_sitemap_lists_exactly_what_may_be_indexed(shipped: SiteBuild) -> None:
    """Every page without noindex, each once, and no other; each says the same address in its own head."""
    listed = sitemap(shipped)
    indexed = {address: page for address, page in pages(shipped).items() if not robots(page)}
    assert listed.keys() == indexed.keys()
    assert shipped.read("sitemap.xml").count("<loc>") == len(listed)
    for address, page in indexed.items():
        assert page.xpath('//link[@rel="canonical"]/@href') == [address]


def test_what_is_not_indexed(shipped: SiteBuild) -> None:
    """The 404 page is among them, names no canonical address, and has no preview."""
    page = pages(shipped)["https://callback.example/404.html"]
    assert robots(page) == ["noindex"]
    assert not page.xpath('//link[@rel="canonical"] | //meta[starts-with(@property, "og:")]')


def test_lastmod_is_true(shipped: SiteBuild) -> None:
    """For an article it is the day it changed, or else came out; for a list of articles the newest of these; the home
    page, where jobs stand too, says none."""
    listed = sitemap(shipped)
    stated: list[datetime] = []
    for address, page in pages(shipped).items():
        for text in page.xpath('//script[@type="application/ld+json"]/text()'):
            data = json.loads(text)
            if data.get("@type") == "BlogPosting":
                moment = datetime.fromisoformat(data.get("dateModified") or data["datePublished"])
                assert datetime.fromisoformat(str(listed[address])) == moment
                stated.append(moment)
    assert len(stated) == len(list((shipped.output / "articles").glob("*/index.html")))
    assert listed["https://callback.example/"] is None
    for path in ("articles/", "subjects/", "author/dana-reyes/"):
        assert datetime.fromisoformat(str(listed[f"https://callback.example/{path}"])) == max(stated)


def test_previews_say_what_the_page_says(shipped: SiteBuild) -> None:
    """Title and address as in the page itself; an article is called one, with its date."""
    for address, page in pages(shipped).items():
        if robots(page):
            continue
        preview = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
        assert preview["og:url"] == address
        assert preview["og:title"] in page.findtext(".//title")
        assert preview["og:description"]
        article = re.fullmatch(r"https://callback\.example/articles/[a-z0-9-]+/", address) is not None
        assert preview["og:type"] == ("article" if article else "website")
        assert ("article:published_time" in preview) is article


def test_robots(shipped: SiteBuild) -> None:
    """Everybody is welcome, and told where the sitemap is."""
    assert shipped.read("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://callback.example/sitemap.xml\n"


def test_security_txt(shipped: SiteBuild) -> None:
    """RFC 9116: Contact and Expires once each, the second not yet past and at most a year away, and its own address."""
    text = shipped.read(".well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert len(fields) == len(text.splitlines())
    assert fields.keys() == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert fields["Contact"].startswith(("mailto:", "https://"))
    build = datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert 0 < (datetime.fromisoformat(fields["Expires"]) - build).days <= 365
    assert fields["Canonical"] == "https://callback.example/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "en"


def test_without_a_contact(tmp_path: Path, build_site: Build) -> None:
    """SECURITY_CONTACT "" publishes no security.txt; an address with & is written as XML."""
    files = articles(first=article("First", modified="2026-11-20 08:30"))
    site = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS, SECURITY_CONTACT="", SITEURL="https://example.org/a&b")
    assert site.status == 0, site.report
    assert not site.exists(".well-known")
    assert sitemap(site)["https://example.org/a&b/articles/first/"] == "2026-11-20T08:30:00-05:00"


@pytest.mark.parametrize(
    "contact", ["security@callback.example", "http://callback.example/", "mailto:x\nExpires: never"]
)
def test_a_contact_that_is_none(contact: str, tmp_path: Path, build_site: Build) -> None:
    """RFC 9116 wants an address with its scheme: another value is refused by the setting's name."""
    site = build_site(tmp_path, articles(first=article("First")), bare=True, PLUGINS=ROOMS, SECURITY_CONTACT=contact)
    assert site.status != 0
    assert "SECURITY_CONTACT" in site.report
    assert not site.output.exists()


def test_the_next_rebuild(tmp_path: Path, build_site: Build) -> None:
    """It is when the next scheduled article comes out, in UTC; a draft and what is out already count for nothing."""
    files = articles(
        out=article("Out"),
        later=article("Later", "2026-12-02"),
        sooner=article("Sooner", "2026-11-24 09:30"),
        draft=article("Draft", "2026-11-24", status="draft"),
    )
    site = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    assert site.read("next-rebuild.txt") == "2026-11-24T14:30:00Z\n"
