"""What machines ask a site for: the sitemap, robots.txt, security.txt and link previews."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from PIL import Image

from plugins.discovery.cards.light import tokens
from tests.articles.writing import GROUND, article, articles
from tests.building import ROOT, SiteBuild

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


def meta(page: html.HtmlElement) -> dict[str, str]:
    """What a page says to those who show a link to it."""
    return {each.get("property") or each.get("name"): each.get("content") for each in page.xpath("//meta[@content]")}


def test_previews_say_what_the_page_says(shipped: SiteBuild) -> None:
    """Title and address as in the page itself; an article is called one, with its date."""
    for address, page in pages(shipped).items():
        if robots(page):
            continue
        preview = meta(page)
        assert preview["og:url"] == address
        assert preview["og:title"] in page.findtext(".//title")
        assert preview["og:description"]
        article = re.fullmatch(r"https://callback\.example/articles/[a-z0-9-]+/", address) is not None
        assert preview["og:type"] == ("article" if article else "website")
        assert ("article:published_time" in preview) is article


def test_every_page_has_a_card(shipped: SiteBuild) -> None:
    """One that is there, in the size that is said, small enough, and described; but for old addresses and the 404 page."""
    without, cards = [], {}
    for address, page in pages(shipped).items():
        said = meta(page)
        if "og:image" not in said:
            without.append(address.removeprefix("https://callback.example/"))
            continue
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:title"] in said["og:image:alt"] or robots(page)
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        cards[address] = said["og:image"]
    assert set(without) == {"404.html", "archive/"}
    for card in set(cards.values()):
        file = shipped.output / card.removeprefix("https://callback.example/")
        assert file.stat().st_size < 120_000
        with Image.open(file) as image:
            assert (image.size, image.get_format_mimetype()) == ((1200, 630), "image/png")
    own = [card for address, card in cards.items() if not robots(pages(shipped)[address])]
    assert len(set(own)) == len(own)


def test_every_page_is_its_own(shipped: SiteBuild) -> None:
    """One heading of the first rank on each, a title and a description that no other page that is indexed has."""
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for address, page in pages(shipped).items():
        if page.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert len(page.findall(".//h1")) == 1, address
        if robots(page):
            continue
        for seen, said in ((titles, page.findtext(".//title")), (descriptions, meta(page).get("description"))):
            assert said, address
            assert said not in seen, (address, seen.get(said))
            seen[said] = address


def test_icons_and_manifest(shipped: SiteBuild) -> None:
    """Each icon is there in its size; the manifest names them, in the page's colours; what must be opaque is."""
    home = pages(shipped)["https://callback.example/"]
    (manifest,) = home.xpath("//link[@rel='manifest']/@href")
    said = json.loads(shipped.read(manifest.lstrip("/")))
    assert (said["name"], said["start_url"], said["lang"]) == ("Callback", "/", "en")
    assert {(icon["sizes"], icon.get("purpose", "any")) for icon in said["icons"]} == {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip
    touch = home.xpath("//link[@rel='apple-touch-icon']/@href")
    for address, size, opaque in [
        (touch[0], "180x180", True),
        *((icon["src"], icon["sizes"], "purpose" in icon) for icon in said["icons"]),
    ]:
        with Image.open(shipped.output / address.lstrip("/")) as image:
            assert "x".join(map(str, image.size)) == size
            assert image.has_transparency_data is not opaque
    colours = {each.get("media"): each.get("content") for each in home.xpath("//meta[@name='theme-color']")}
    paper = tokens((ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8"))["--surface"]
    assert said["theme_color"] == said["background_color"] == paper[0]
    assert tuple(colours[f"(prefers-color-scheme: {scheme})"] for scheme in ("light", "dark")) == paper
    for shortcut in said["shortcuts"]:
        assert shipped.exists(f"{shortcut['url'].lstrip('/')}index.html")


def markup(page: html.HtmlElement) -> list[dict[str, Any]]:
    return [json.loads(text) for text in page.xpath('//script[@type="application/ld+json"]/text()')]


def test_markup_of_each_kind(shipped: SiteBuild) -> None:
    """Each kind of page says what it is, each thing once, and where it is in the site by addresses that are there."""
    kinds = {
        "": ["Organization", "WebSite"],
        "articles/": ["BreadcrumbList"],
        "category/after-the-interview/": ["BreadcrumbList"],
        "author/dana-reyes/": ["BreadcrumbList", "ProfilePage"],
        "articles/what-following-up-really-means/": ["BlogPosting", "BreadcrumbList"],
        "jobs/": ["BreadcrumbList"],
        "services/": ["BreadcrumbList", "FAQPage", "Graph"],
    }
    for path, wanted in kinds.items():
        found = markup(pages(shipped)[f"https://callback.example/{path}"])
        assert sorted(each.get("@type", "Graph") for each in found) == wanted, path
        assert {each["@context"] for each in found} == {"https://schema.org"}
    for address, page in pages(shipped).items():
        for trail in (each for each in markup(page) if each.get("@type") == "BreadcrumbList"):
            items = trail["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            assert all(
                shipped.exists(f"{item['item'].removeprefix('https://callback.example/')}index.html") for item in items
            )
            assert all(item["name"] in page.text_content() for item in items), address
            assert address.startswith(items[-1]["item"])


def test_an_articles_markup(shipped: SiteBuild) -> None:
    """What it says is on the page: the picture, who wrote it, how many talk about it; who publishes it is one thing."""
    address = "https://callback.example/articles/when-they-go-silent/"
    page = pages(shipped)[address]
    (said,) = [each for each in markup(page) if each["@type"] == "BlogPosting"]
    assert said["headline"] == page.findtext(".//h1")
    assert said["image"].endswith(page.xpath("//figure//img/@src")[0])
    assert said["mainEntityOfPage"] == address
    (author,) = said["author"]
    assert (author["name"], author["url"]) == ("Dana Reyes", "https://callback.example/author/dana-reyes/")
    assert f"{said['commentCount']} " in page.get_element_by_id("comments").findtext("h2")
    publishers = [
        each for each in markup(pages(shipped)["https://callback.example/"]) if each["@type"] == "Organization"
    ]
    assert [said["publisher"] | {"@context": "https://schema.org"}] == publishers
    assert "dateModified" not in said or "updated" in page.find_class("byline")[0].text_content()


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


def test_no_page_is_an_orphan(shipped: SiteBuild) -> None:
    """Every page that may be indexed is reached from the home page by links that stand in pages."""
    found = pages(shipped)
    reached, waiting = set(), ["https://callback.example/"]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in found:
            continue
        reached.add(address)
        links = found[address].xpath("//body//a/@href")
        waiting += [urljoin(address, link).partition("#")[0].partition("?")[0] for link in links]
    assert {address for address, page in found.items() if not robots(page)} - reached == set()
