"""Pictures on pages: what a browser is offered, what is published, and what an author is told."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from tests.articles.writing import GROUND, article
from tests.building import SiteBuild
from tests.core.photographs import CAMERA, by_a_phone, opened, photograph

Build = Callable[..., SiteBuild]
ROOMS = [*GROUND, "plugins.feeds", "plugins.discovery"]
BODY = """A first paragraph.

![Two cups]({static}/images/cups.png "Two cups, “empty”. Photo: Ana Roy")

![A desk](../images/desk.jpg)

<img src="/images/small.webp" alt="A pen" width="30" height="20" class="pen">

Words ![in a line](images/desk.jpg) and a drawing ![A chair]({static}/images/chair.svg).
"""
CHAIR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><path d="M0 0h9v9z"/></svg>'


def lay_out(project: Path) -> None:
    images = project / "content" / "images"
    images.mkdir(parents=True)
    (images / "lead photo.jpg").write_bytes(by_a_phone(6, width=2400, height=1800))
    (images / "desk.jpg").write_bytes(by_a_phone(1, width=1000, height=700))
    (images / "cups.png").write_bytes(photograph(500, 400, kind="PNG", mode="RGBA"))
    (images / "small.webp").write_bytes(photograph(60, 40, kind="WEBP"))
    (images / "unused.jpg").write_bytes(by_a_phone(1, width=90, height=60))
    (images / "chair.svg").write_text(CHAIR, encoding="utf-8")
    (images / "evil.svg").write_text(CHAIR.replace("<path", "<script>alert(1)</script><path"), encoding="utf-8")


FILES = {
    "content/articles/led.md": article(
        "Led", body=BODY, image="images/lead photo.jpg", image_alt="A room", image_credit="Ana Roy", image_licence="CC0"
    ),
    "content/articles/unled.md": article("Unled", "2026-11-01", body=BODY),
    "content/articles/nobody.md": article("Nobody", "2026-11-03", image="images/desk.jpg", image_alt="A desk"),
    "content/pages/about.md": "---\ntitle: About\n---\n\n![A desk]({static}/images/desk.jpg)\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> SiteBuild:
    project = tmp_path_factory.mktemp("photographs")
    lay_out(project)
    built = build_site(project, FILES, bare=True, PLUGINS=ROOMS, SITEURL="https://example.org/blog")
    assert built.status == 0, built.report
    return built


def page(site: SiteBuild, path: str) -> html.HtmlElement:
    return html.document_fromstring(site.read(f"{path}index.html"))


def offered(element: html.HtmlElement) -> list[tuple[str, int]]:
    """The addresses of a srcset, each with the width it is said to have."""
    return [(each.split()[0], int(each.split()[1].removesuffix("w"))) for each in element.get("srcset").split(", ")]


def published(site: SiteBuild, address: str) -> bytes:
    return (site.output / address.removeprefix("/blog/").replace("%20", " ")).read_bytes()


@pytest.mark.parametrize("path", ["articles/led/", "articles/unled/", "about/", ""])
def test_what_is_offered_is_there(path: str, site: SiteBuild) -> None:
    """Each address of each photograph is published, in the format and the width it is said to have, never enlarged."""
    shown = page(site, path).xpath("//picture")
    assert shown or path == ""
    for picture in shown:
        image, sources = picture.find(".//img"), picture.findall(".//source")  # (libxml2 closes no <source>)
        assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
        for element in (*sources, image):
            widths = offered(element)
            assert element.get("sizes")
            for address, width in widths:
                made = opened(published(site, address))
                assert made.width == width
                assert element.get("type", made.get_format_mimetype()) == made.get_format_mimetype()
                assert abs(made.height - width * int(image.get("height")) / int(image.get("width"))) <= 1
            assert widths[-1][1] == min(1600, opened(published(site, image.get("src"))).width)


def test_a_picture_says_its_size_as_it_is_seen(site: SiteBuild) -> None:
    """Turned upright, and no larger than a page needs, at its own address too."""
    (image,) = page(site, "articles/led/").xpath("//figure[@class='article-figure']//img")
    assert (image.get("width"), image.get("height")) == ("1500", "2000")
    assert opened(published(site, image.get("src"))).size == (1500, 2000)
    assert opened((site.project / "content/images/lead photo.jpg").read_bytes()).size == (2400, 1800)


def test_the_first_comes_at_once(site: SiteBuild) -> None:
    """The first picture of a page is wanted at once, all others when the reader comes near."""
    for path in ("articles/led/", "articles/unled/", "about/"):
        first, *others = page(site, path).xpath("//main//img")
        assert (first.get("fetchpriority"), first.get("loading")) == ("high", None)
        assert {(image.get("loading"), image.get("decoding")) for image in others} <= {("lazy", "async")}
        assert {image.get("fetchpriority") for image in others} <= {None}


def test_what_the_author_wrote_stays(site: SiteBuild) -> None:
    """Width, height and class of a picture written as HTML, and a drawing, which is as it was drawn."""
    shown = page(site, "articles/led/")
    (pen,) = shown.xpath("//img[@class='pen']")
    assert (pen.get("width"), pen.get("height"), pen.get("alt")) == ("30", "20", "A pen")
    (chair,) = shown.xpath("//img[@alt='A chair']")
    assert (chair.get("srcset"), chair.get("width"), chair.get("height")) == (None, "400", "300")
    assert chair.getparent().tag == "p"


def test_a_figure(site: SiteBuild) -> None:
    """A picture with a title, alone in its paragraph, has the title as its caption, and no title."""
    (figure,) = page(site, "articles/led/").xpath("//figure[not(@class)]")
    assert figure.findtext("figcaption") == "Two cups, “empty”. Photo: Ana Roy"
    assert figure.find(".//img").get("title") is None
    assert [child.tag for child in figure] == ["picture", "figcaption"]


def test_nothing_says_where_it_was_taken(site: SiteBuild) -> None:
    """In no file of the site stands what a camera wrote, not in one that no page shows either."""
    assert site.exists("images/unused.jpg")
    assert [file for file in site.output.rglob("*.*") if file.is_file() and CAMERA.encode() in file.read_bytes()] == []
    assert CAMERA.encode() in (site.project / "content/images/unused.jpg").read_bytes()


def test_feeds_say_what_is_published(site: SiteBuild) -> None:
    """The enclosure's length and type are those of the file; a text has one plain picture, with its whole address."""
    rss = etree.fromstring(site.read("feeds/articles.rss").encode())
    (enclosure,) = rss.xpath("//item[title='Led']/enclosure")
    file = published(site, enclosure.get("url").removeprefix("https://example.org"))
    assert (int(enclosure.get("length")), enclosure.get("type")) == (len(file), "image/jpeg")
    for item in json.loads(site.read("feeds/articles.json"))["items"]:
        text = html.fragment_fromstring(item["content_html"], create_parent=True)
        assert not text.xpath("//picture|//source|//@srcset|//@loading")
        for address in text.xpath("//img/@src"):
            assert published(site, address.removeprefix("https://example.org"))


def test_drawings_are_safe(site: SiteBuild) -> None:
    """What acts is not published, the file is named; what is harmless is published as it is."""
    assert site.read("images/chair.svg") == CHAIR
    assert "script" not in site.read("images/evil.svg")
    (told,) = [line for line in site.report.splitlines() if "evil.svg" in line]
    assert "<script> is left out" in told


def test_a_photograph_without_a_name(site: SiteBuild) -> None:
    """Who took it is asked for, with the line; where somebody is named, and of a drawing, nothing is."""
    told = [line for line in site.report.splitlines() if "nobody is named" in line]
    assert [line.split("  ")[0].removeprefix("note: ") for line in told] == ["content/articles/nobody.md:7"]


def test_what_cannot_be_shown(tmp_path: Path, build_site: Build) -> None:
    """A damaged photograph, a phone's own under a wrong name and a drawing that is none: problems, each with a remedy."""
    images = tmp_path / "content" / "images"
    images.mkdir(parents=True)
    (images / "cut.jpg").write_bytes(photograph(300, 200)[:2000])
    (images / "phone.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    (images / "words.png").write_bytes(b"no picture")
    (images / "open.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'>\n<g>\n</svg>")
    body = "![A]({static}/images/cut.jpg) ![B]({static}/images/words.png)\n"
    files = {"content/articles/one.md": article("One", body=body, image="images/phone.jpg", image_alt="x")}
    built = build_site(tmp_path, files, bare=True, PLUGINS=GROUND)
    assert built.status == 1
    assert "Traceback" not in built.report
    told = {line.split("  ")[0]: line for line in built.report.splitlines() if line.startswith("content/images/")}
    assert told.keys() == {f"content/images/{name}" for name in ("cut.jpg", "phone.jpg", "words.png", "open.svg:3")}
    assert "damaged" in told["content/images/cut.jpg"]
    assert "HEIC" in told["content/images/phone.jpg"]
    for line in told.values():
        assert re.search("save it as JPEG|plain SVG", line)


def test_a_second_build_is_the_same_and_reads_what_is_kept(tmp_path: Path, build_site: Build) -> None:
    """Byte for byte, from an empty cache, from a full one, and from one that somebody has damaged."""
    lay_out(tmp_path)
    cache = tmp_path / "kept"
    trees = []
    for damaged in (False, False, True):
        if damaged:
            for file in (cache / "pictures").iterdir():
                file.write_bytes(file.read_bytes()[:-1])
        made = {file: file.stat().st_mtime_ns for file in (cache / "pictures").glob("*.*")}
        built = build_site(tmp_path, FILES, bare=True, PLUGINS=ROOMS, CACHE_PATH=str(cache))
        assert built.status == 0, built.report
        trees.append(
            {path.relative_to(built.output): path.read_bytes() for path in built.output.rglob("*.*") if path.is_file()}
        )
        now = {file: file.stat().st_mtime_ns for file in (cache / "pictures").glob("*.*")}
        assert not made or damaged == (made != now)
    assert trees[0] == trees[1] == trees[2]
    assert not [file for file in cache.rglob("*.*") if str(tmp_path).encode() in file.read_bytes()]
