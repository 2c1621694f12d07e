"""What strangers wrote, and others of the same kinds: what it shows, and what is said of it.

Each case stands here in a few lines of its own; where the field test's files lie beside the project, they are tried too.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from plugins.timeline.adapter import IDS
from tests.articles.writing import GROUND, article, articles
from tests.building import ROOT, SiteBuild

Build = Callable[..., SiteBuild]
FIELD = ROOT.parent / "shared" / "data" / "field" / "blog"
ROOMS = [*GROUND, *(f"plugins.{room}" for room in ("related", "services", "comments", "feeds", "discovery"))]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'

PLAIN = {
    "a03-wide-table": article("Wide", body="| A | B |\n|---|---|\n| 1 | 2 |\n"),
    "a04-no-summary": article("None", summary=None, body="## Head\n\nThe first sentence says what it is about.\n"),
    "a05-letter-in-list": article("Letter", slug="a05", body="- Write:\n\n  ```letter\n  Hello\n  there\n  ```\n"),
    "a06-letter-tildes": article("Tildes", slug="a06", body="~~~ letter\nHello\n~~~\n"),
    "a07-letter-not-closed": article("Open letter", slug="a07", body="text\n\n~~~letter\nHello\n\nMore text.\n"),
    "a08-fence-attributes": article("Fence", body='```js {1,3} title="a"\nprint("hi")\n```\n\nAfter.\n'),
    "a09-html-not-closed": article("Open table", body="<div><table><tr><td>x\n"),
    "a10-h1-in-body": article("Top", body="A top heading\n===\n\n#### Skipped\n"),
    "a11-heading-comments": article(
        "Names", body="## Comments\n\nx\n\n## Main\n\nx\n\n## Related title\n\n## Comment c1\n\n<p id='contents-title'>x</p>\n"
    ),
    "a15-empty-alt": article("Alt", body="<img src='{static}/images/empty-chair.svg'> ![decoration]({static}/images/b.svg)\n"),
    "a16-remote-picture": article(
        "Remote", body='<img alt="x" src="https://remote.example/cup.png">\n\n<script src="https://x.example/x.js"></script>\n'
    ),
    "a25-heic": article("Heic", image="images/IMG_0001.HEIC", image_alt="A cup", body="![x]({static}/images/scan.tiff)\n"),
}  # fmt: skip


def field_cases() -> dict[str, str]:
    return {name: (FIELD / f"{name}.md").read_text(encoding="utf-8") for name in PLAIN}


def site_of(texts: dict[str, str], project: Path, build_site: Build) -> SiteBuild:
    files: dict[str, str | None] = {f"content/articles/{name}.md": text for name, text in texts.items()}
    for name in ("empty-chair.svg", "b.svg", "scan.tiff", "IMG_0001.HEIC"):
        files[f"content/images/{name}"] = SVG
    thread = "- {id: c1, author: Maya, date: 2026-11-12, text: hi}\n"
    files["content/data/comments/a11-heading-comments.yaml"] = thread
    built = build_site(project, files, bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    return built


@pytest.fixture(scope="module", params=["field", "own"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> SiteBuild:
    if request.param == "field" and not FIELD.is_dir():
        pytest.skip("the field test's files are not beside the project")
    texts = field_cases() if request.param == "field" else PLAIN
    return site_of(texts, tmp_path_factory.mktemp(request.param), build_site)


def page(site: SiteBuild, start: str) -> html.HtmlElement:
    (path,) = site.output.glob(f"articles/{start}*/index.html")
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def notes(site: SiteBuild, name: str) -> list[str]:
    return [line for line in site.report.splitlines() if f"/{name}.md:" in line]


def test_a_table_stands_in_a_box(site: SiteBuild) -> None:
    """It scrolls by itself, under a name, by keyboard too."""
    (box,) = page(site, "a03").find_class("scroll")
    assert (box.get("role"), box.get("tabindex")) == ("region", "0")
    assert box.get("aria-label").startswith("Table: ")
    assert box[0].tag == "table"


def test_the_first_words_are_the_summary(site: SiteBuild) -> None:
    """In the description, in previews and in lists."""
    words = "The first sentence says what it is about."
    shown = page(site, "a04")
    for name in ("name='description'", "property='og:description'"):
        assert shown.xpath(f"string(//meta[@{name}]/@content)") == words
    assert words in site.read("articles/index.html")
    assert words in site.read("feeds/articles.rss")


@pytest.mark.parametrize("start", ["a05", "a06", "a07"])
def test_letters(start: str, site: SiteBuild) -> None:
    """A letter in a list, between tildes, and one that is never closed, which is told with the line it begins in."""
    shown = page(site, start)
    (letter,) = shown.find_class("letter")
    assert letter.text_content().startswith("Hello")
    assert not {"`", "~"} & set(shown.find_class("prose")[0].text_content())
    (name,) = [name for name in PLAIN if name.startswith(start)]
    told = notes(site, name)
    assert len(told) == (start == "a07")
    for line in told:
        number = int(line.split(".md:")[1].split()[0])
        source = (site.project / f"content/articles/{name}.md").read_text(encoding="utf-8")
        assert source.splitlines()[number - 1].endswith("letter")


def test_a_fence_with_attributes(site: SiteBuild) -> None:
    """Is a fence, and what follows it is not in it."""
    shown = page(site, "a08")
    assert shown.xpath("string(//pre/code)") == 'print("hi")\n'
    assert shown.xpath("//div[@class='prose']/p/text()")[-1] == "After."


def test_html_that_is_not_closed(site: SiteBuild) -> None:
    """Comments and footer stay where they are, and a note says the line."""
    shown = page(site, "a09")
    assert [element.tag for element in shown.body] == ["a", "header", "main", "footer", "script"]
    assert shown.get_element_by_id("comments").getparent().tag == "main"
    assert any("<table> is opened here and never closed" in line for line in notes(site, "a09-html-not-closed"))


def test_headings(site: SiteBuild) -> None:
    """A second title and a level that is skipped are notes, each with its line."""
    told = notes(site, "a10-h1-in-body")
    assert len(told) == 2
    assert "has the rank of the title" in told[0]
    assert "a level is skipped" in told[1]


def test_the_houses_ids_give_way(site: SiteBuild) -> None:
    """Headings called as the house calls its places work: each id is there once, and links lead to the right one."""
    shown = page(site, "a11")
    ids = shown.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert shown.get_element_by_id("comments").tag == "h2"
    assert shown.get_element_by_id("comments_").tag == "section"
    assert shown.xpath("//p[@class='byline']/a[contains(@href, '#')]/@href") == ["#comments_"]
    assert "#comments_" in site.read("feeds/articles.rss")
    assert 'id="comments"' in html.tostring(page(site, "a04"), encoding="unicode")


def test_the_calculators_ids_are_its_own(shipped: SiteBuild, tmp_path: Path, build_site: Build) -> None:
    """Its script finds its fields by their ids: headings called like them go by others, and no id is forgotten."""
    plain = article("Names", date="2026-11-01", body="## Timeline data\n\n## Timeline region\n\n## Timeline rules\n")
    built = build_site(
        tmp_path,
        articles(
            without=plain, names=plain.replace("---\n", "---\ntimeline: true\n", 1).replace("urn:uuid:", "urn:x:")
        ),
    )
    assert built.status == 0, built.report
    shown = html.document_fromstring(built.read("articles/names/index.html"))
    assert shown.xpath("//div[@class='prose']/h2/@id") == ["timeline-data_", "timeline-region_", "timeline-rules"]
    assert shown.get_element_by_id("timeline-data").tag == "script"
    without = html.document_fromstring(built.read("articles/without/index.html"))
    assert without.xpath("//div[@class='prose']/h2/@id")[:2] == ["timeline-data", "timeline-region"]
    article_ids = html.document_fromstring(shipped.read("articles/what-following-up-really-means/index.html")).xpath(
        "//@id"
    )
    assert {id for id in article_ids if id.startswith("timeline-")} == IDS


def test_pictures(site: SiteBuild) -> None:
    """One without words, one from elsewhere, one of a kind that browsers do not show: notes with a line, ours alone."""
    assert [("has no words" in line) for line in notes(site, "a15-empty-alt")] == [True]
    assert "Empty alt attribute" not in site.report
    remote = notes(site, "a16-remote-picture")
    assert len(remote) == 2
    assert "https://remote.example/cup.png will not show" in remote[0]
    assert "the site's policy" in remote[1]
    heic = notes(site, "a25-heic")
    assert any("IMG_0001.HEIC: only Safari shows HEIC" in line and "JPEG" in line for line in heic)


FAULTY = {
    "a14-smart-quotes": ("---\ntitle: “Notes: a start”\n---\n", "2", "curly ones (“)"),
    "a18-windows-1252": ('---\ntitle: "Caf\udce9"\n---\n', "2", '"é" is not UTF-8'),
    "a19-pelican-header": ("Title: An old one\nDate: 2016-03-28\nTags: a, b\n\nText.\n", "1", "Pelican's own form"),
    "a23-title-dash": ("---\ntitle: - a start\n---\n", "2", "a hyphen and a space"),
    "a24-front-not-closed": ('---\ntitle: "T"\n\nText.\n', None, "are not closed"),
}


def faulty(which: str) -> Iterator[tuple[str, bytes]]:
    for name, (text, _, _) in FAULTY.items():
        yield name, (FIELD / f"{name}.md").read_bytes() if which == "field" else text.encode(errors="surrogateescape")


@pytest.mark.parametrize("which", ["field", "own"])
def test_one_message_for_one_cause(which: str, tmp_path: Path, build_site: Build) -> None:
    """In an author's words, with the line, and nothing of Pelican's or of a parser's among it."""
    if which == "field" and not FIELD.is_dir():
        pytest.skip("the field test's files are not beside the project")
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    for name, data in faulty(which):
        (folder / f"{name}.md").write_bytes(data)
    built = build_site(tmp_path, bare=True, PLUGINS=GROUND)
    assert built.status == 1
    lines = built.report.splitlines()
    dead = [text for text in lines if text.endswith("the link to {filename}/images/x.jpg leads nowhere.")]
    assert len(dead) == (which == "field")  # the old article's picture, which is not there
    assert f"{len(FAULTY) + len(dead)} problems. Nothing was published." in lines
    for name, (_, line, words) in FAULTY.items():
        (told,) = [text for text in lines if f"/{name}.md:" in text and text not in dead]
        assert words in told
        assert line is None or f".md:{line}" in told
    for foreign in ("codec", "mapping", "token", "sequence", "scalar", "Traceback", "WARNING", "ERROR"):
        assert foreign not in built.report


def test_one_tag_under_three_spellings(tmp_path: Path, build_site: Build) -> None:
    """A tag, a category, an author and a series go by their oldest spelling, once; C++ beside C# is told with both."""
    one = article(
        "One",
        "2026-11-01",
        tags=["Silence", "silence", "“silence”"],
        category="Follow-up",
        authors=["Al Roe"],
        series="Week",
    )
    two = article(
        "Two", "2026-11-02", tags=["SILENCE"], category="follow up", authors=["al roe", "Al  Roe"], series="week"
    )
    built = build_site(tmp_path, articles(one=one, two=two), bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    for slug in ("one", "two"):
        shown = html.document_fromstring(built.read(f"articles/{slug}/index.html"))
        assert shown.xpath("//ul[@class='tags']/li/a/text()") == ["Silence"]
        assert shown.xpath("//p[@class='kicker']/a/text()") == ["Follow-up"]
        assert shown.xpath("//a[@rel='author']/text()") == ["Al Roe"]
        assert shown.xpath("//nav[@aria-labelledby='series-title']//h2/a/text()") == ["Week"]
    files = articles(
        one=article("One", "2026-11-01", tags=["C++"]), two=article("Two", "2026-11-02", tags=["jobs", "C#"])
    )
    built = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    (told,) = [line for line in built.report.splitlines() if line.startswith("content/")]
    assert told.startswith('content/articles/two.md:7  tags: "C#" and "C++" (content/articles/one.md, line 7)')


def test_years_and_sizes(tmp_path: Path, build_site: Build) -> None:
    """A year that is a slip is a problem; one far ahead, a picture that is heavy and a text that is missing are notes."""
    files = articles(
        slip=article("Slip", "0026-11-20"),
        first=article("First", "2026-11-01", modified="0001-01-01"),
        ahead=article("Ahead", "2036-11-20"),
        empty=article("Empty", body="\n"),
        heavy=article("Heavy", body="\n![x]({static}/images/heavy.jpg)\n"),
    )
    files["content/images/heavy.jpg"] = "x" * 2_000_001
    built = build_site(tmp_path, files, bare=True, PLUGINS=GROUND)
    assert built.status == 1
    lines = built.report.splitlines()
    for start, words in (
        ("content/articles/slip.md:3:7", "the year 0026 is probably mistyped"),
        ("content/articles/first.md:7:11", "the year 0001 is probably mistyped"),
        ("note: content/articles/ahead.md:3", "more than a year ahead"),
        ("note: content/articles/empty.md:8", "there is no text"),
        ("note: content/articles/heavy.md:10", "2.0 MB"),
    ):
        assert [words in line for line in lines if line.startswith(start)] == [True], (start, built.report)


NAMELESS = frozenset(
    {"alt", "value", "hidden", "crossorigin", "novalidate", "defer", "async", "disabled", "checked", "inert"}
)
SPOKEN = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "dt",
    "dd",
    "a",
    "button",
    "figcaption",
    "blockquote",
    "title",
    "th",
    "summary",
)
FILLED_LATER = frozenset(
    {"template", "form", "follow-up-timeline", "timeline-ask", "job-search", "site-search", "script", "svg"}
)
"""What script fills, and what is no text."""


def met(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """An element and all within it that a reader meets before any script has run."""
    if element.tag in FILLED_LATER or element.get("hidden") is not None or element.get("role") == "status":
        return
    yield element
    for child in element.iterchildren(etree.Element):
        yield from met(child)


def empties(site: SiteBuild) -> list[str]:
    """Elements without a word and attributes without a value, where a reader or a machine would meet them."""
    found = []
    for path in sorted(site.output.rglob("*.html")):
        for element in met(html.document_fromstring(path.read_text(encoding="utf-8"))):
            silent = element.tag in SPOKEN and not len(element) and not (element.text or "").strip()
            blank = [
                name
                for name, value in element.attrib.items()
                if not value.strip() and name not in NAMELESS and not name.startswith("data-")
            ]
            if silent or blank:
                found.append(f"{path.relative_to(site.output)}: {html.tostring(element, encoding='unicode')[:120]}")
    return found


def test_nothing_is_empty(shipped: SiteBuild, tmp_path: Path, build_site: Build) -> None:
    """No element without words and no attribute without a value: on the shipped site, and with the barest content."""
    assert empties(shipped) == []
    bare = {
        **articles(
            empty=article("Empty", summary=None, body="\n"),
            picture=article("Picture", summary=None, body="![decoration]({static}/images/a.svg)\n"),
            other=article("Other", summary=None, comments="off"),
        ),
        "content/pages/bare.md": "---\ntitle: Bare\n---\n",
        "content/images/a.svg": SVG,
        "content/data/comments/empty.yaml": "- {id: c1, author: A, date: 2026-11-12, text: '<script>x</script>'}\n",
    }
    built = build_site(tmp_path, bare, bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    assert empties(built) == []


def test_names_in_any_script(tmp_path: Path, build_site: Build) -> None:
    """Whatever somebody named stands apart from the row around it, so that its direction reaches no further."""
    name = "مقابلة"
    files = {
        **articles(
            one=article(name, "2026-11-01", slug="one", tags=[name], category=name, authors=[name], series=name, standfirst=name,
                        body=f"## {name}\n\nx\n\n## b\n\n## c\n", image="images/a.svg", image_alt="x", image_credit=name),
            two=article("Two", "2026-11-02", tags=[name], category=name, series=name),
        ),
        "content/images/a.svg": SVG,
        "content/pages/page.md": f"---\ntitle: {name}\nslug: page\n---\n\nx\n",
        "content/data/comments/one.yaml": f"- {{id: c1, author: {name}, date: 2026-11-12, text: {name}}}\n",
        "content/data/services.yaml": f"services:\n- {{id: a, name: {name}, for_whom: {name}, summary: {name}, price: {{on_request: true}},"
        f" duration: {name}, includes: [{name}], book: 'https://x.example/'}}\n"
        f"questions:\n- {{q: {name}, a: {name}}}\ntestimonials:\n- {{quote: {name}, who: {name}, consent: true}}\n",
    }  # fmt: skip
    built = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS)
    assert built.status == 0, built.report
    for path in sorted(built.output.rglob("*.html")):
        tree = html.document_fromstring(path.read_text(encoding="utf-8"))
        loose = [
            html.tostring(text.getparent(), encoding="unicode")[:160]
            for text in tree.xpath("//body//text()[not(ancestor::script)]")
            if name in text and not text.getparent().xpath("ancestor-or-self::*[self::bdi or @dir='auto']")
            and not text.getparent().xpath("ancestor::div[@class='prose']")
        ]  # fmt: skip
        assert loose == [], path
