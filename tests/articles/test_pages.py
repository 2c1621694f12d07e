"""What the article room publishes: pages, lists, paging, old addresses, and titles that are escaped once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests.articles.writing import GROUND, article, articles
from tests.building import SiteBuild
from tests.feeds.reading import both_ways

Build = Callable[..., SiteBuild]
HOSTILE = 'A "quoted" <b>title</b> & more'
SHOWN = "A “quoted” <b>title</b> & more"
LONG = "## One\n\nText.\n\n### Deep\n\n## Two\n\nText.\n\n## Three\n\n" + "word " * 1000
WEEK = "The week"
FILES = {
    **articles(
        one=article("One", "2025-12-30", tags=["silence"], series=WEEK, authors=["Dana Reyes", "Ines Abara"]),
        two=article("Two", "2026-01-02", category="After", tags=["Follow-up", "silence"], body=LONG),
        three=article("Three", "2026-02-03", category="After", series=WEEK, modified="2026-03-04"),
        four=article("Four", "2026-03-05", tags=["silence"], series="Alone"),
        five=article("Five", "2026-04-06", aliases=["/2019/old-post", "/old.html"], standfirst='She said "no".'),
        six=article("Six", "2026-05-07", image="images/chair.svg", image_alt='A "chair" & a <cup>.', image_credit="Me",
                    image_credit_url="/about/", image_licence="CC BY 4.0"),
        hostile=article(HOSTILE, "2026-06-08", slug="hostile", category="Q&A <i>", tags=["R&D"], authors=["A. <O'Neil>"],
                        summary=HOSTILE, standfirst=HOSTILE, series=WEEK),
    ),
    "content/pages/about.md": "---\ntitle: About <us> & \"you\"\n---\n\nWho I am: \"Dana\".\n",
    "content/images/chair.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640.4 480"/>',
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> SiteBuild:
    rooms = [*GROUND, *(f"plugins.{room}" for room in ("related", "services", "comments", "feeds", "discovery"))]
    built = build_site(
        tmp_path_factory.mktemp("pages"), FILES, bare=True, PLUGINS=rooms, ARTICLES_PER_PAGE=3, LEAD_ARTICLE="two"
    )
    assert built.status == 0, built.report
    return built


def page(site: SiteBuild, path: str) -> html.HtmlElement:
    return html.document_fromstring(site.read(f"{path}index.html"))


def posting_of(page: html.HtmlElement) -> dict[str, Any]:
    """The markup of the article itself."""
    found = [json.loads(text) for text in page.xpath('//script[@type="application/ld+json"]/text()')]
    (posting,) = [each for each in found if each["@type"] == "BlogPosting"]
    return posting


def titles(site: SiteBuild, path: str) -> list[str]:
    """The articles of a list, in its order."""
    return [link.text_content() for link in page(site, path).xpath('//main//*[contains(@class, "river-title")]/a')]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("articles/", [SHOWN, "Six", "Five"]),
        ("articles/page/2/", ["Four", "Three", "Two"]),
        ("articles/page/3/", ["One"]),
        ("category/after/", ["Three", "Two"]),
        ("tag/silence/", ["Four", "Two", "One"]),
        ("tag/follow-up/", ["Two"]),
        ("author/ines-abara/", ["One"]),
        ("author/dana-reyes/", ["Six", "Five", "Four"]),
        ("author/dana-reyes/page/2/", ["Three", "Two", "One"]),
        ("series/the-week/", ["One", "Three", SHOWN]),
    ],
)
def test_lists(path: str, expected: list[str], site: SiteBuild) -> None:
    """Newest first, three to a page; a series in the order in which it is read."""
    assert titles(site, path) == expected


def test_paging_leads_there_and_back(site: SiteBuild) -> None:
    """Each page of a list names the one before and the one behind; there is no page too many."""
    rels = {
        path: {link.get("rel"): link.get("href") for link in page(site, path).xpath('//nav[@class="paging"]/a')}
        for path in ("articles/", "articles/page/2/", "articles/page/3/", "category/after/")
    }
    assert rels == {
        "articles/": {"next": "/articles/page/2/"},
        "articles/page/2/": {"prev": "/articles/", "next": "/articles/page/3/"},
        "articles/page/3/": {"prev": "/articles/page/2/"},
        "category/after/": {},
    }
    assert not site.exists("articles/page/4/index.html")
    assert not site.exists("articles/page/1/index.html")
    assert page(site, "articles/page/2/").findtext(".//h1") == "Articles, page 2"


def test_archive_and_subjects(site: SiteBuild) -> None:
    """The subjects by name, with every series and tag and how often it is used; the archive's address sends there."""
    subjects = page(site, "subjects/").xpath("//main//section")
    assert [subject.findtext(".//h2") for subject in subjects] == ["Advice", "After", "Q&A <i>", "Series", "Tags"]
    assert [link.text for link in subjects[1].xpath(".//li/a")] == ["Three", "Two"]
    assert [" ".join(link.text_content().split()) for link in subjects[3].xpath(".//li/a")] == ["The week 3"]
    assert [" ".join(link.text_content().split()) for link in subjects[4].xpath(".//li/a")] == [
        "Follow-up 1", "R&D 1", "silence 3",
    ]  # fmt: skip
    archive = page(site, "archive/")
    assert archive.xpath('//meta[@http-equiv="refresh"]/@content') == ["0; url=/subjects/"]
    assert not page(site, "").xpath('//footer//a[@href="/archive/"]')


def test_an_archive_of_many(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """From thirty-one articles on there is an archive by year, newest first, and the footer leads to it."""
    many = articles(**{f"a{day}": article(f"Number {day}", f"2025-12-{day:02}") for day in range(1, 31)})
    built = build_site(
        tmp_path, {**many, **articles(last=article("The last", "2026-01-02"))}, bare=True, PLUGINS=GROUND
    )
    assert built.status == 0, built.report
    years = page(built, "archive/").xpath("//main//section")
    assert [year.findtext(".//h2") for year in years] == ["2026", "2025"]
    assert [link.text for link in years[1].xpath(".//li/a")] == [f"Number {day}" for day in range(30, 0, -1)]
    assert page(built, "").xpath('//footer//a[@href="/archive/"]')


def test_home(site: SiteBuild) -> None:
    """The lead that the settings name, and beside it the three newest others."""
    home = page(site, "")
    assert home.xpath('string(//*[@id="lead-title"])') == "Two"
    assert titles(site, "") == [SHOWN, "Six", "Five"]


def test_series(site: SiteBuild) -> None:
    """Its place stands above the title and its next part at the end; the last part leads back to the first; a series
    of one is none."""
    three, last, four = (page(site, f"articles/{slug}/") for slug in ("three", "hostile", "four"))
    assert "Part 2 of The week" in three.xpath('string(//header/p[@class="kicker"])')
    assert three.xpath('//*[@class="next-part"]/h2/a/@href') == ["/articles/hostile/"]
    assert "part 3 of 3" in three.xpath('string(//*[@class="next-part"])')
    assert last.xpath('//*[@class="next-part"]/p/a/@href') == ["/series/the-week/", "/articles/one/"]
    assert not four.find_class("next-part")
    assert "Part" not in four.xpath('string(//header/p[@class="kicker"])')


def test_related(site: SiteBuild) -> None:
    """Under an article stand others with what they share and their standfirst or summary; not what the box has named."""
    (section,) = page(site, "articles/one/").find_class("related")
    shown = {
        row.xpath("string(.//h3)"): [each.text_content() for each in row.xpath(".//p")] for row in section.iter("li")
    }
    assert shown[SHOWN] == [SHOWN, "Another part of “The week”"]
    assert "Three" not in shown
    assert "More on silence" in page(site, "articles/two/").find_class("related")[0].text_content()


def test_a_page_that_is_not_there(site: SiteBuild) -> None:
    """The 404 page offers the way on: the navigation and the newest articles."""
    missing = html.document_fromstring(site.read("404.html"))
    links = missing.xpath("//main//a/@href")
    assert links[:1] == ["/articles/"]
    assert "/articles/hostile/" in links
    assert missing.xpath('//meta[@name="robots"]/@content') == ["noindex"]


def test_contents_and_reading_time(site: SiteBuild) -> None:
    """From three sections on there is a list of them that leads to each; time is counted from the words."""
    two = page(site, "articles/two/")
    links = two.xpath('//details/nav[@aria-label="In this article"]//a')
    assert [(link.text, link.get("href")) for link in links] == [("One", "#one"), ("Two", "#two"), ("Three", "#three")]
    assert "4 min read" in two.find_class("byline")[0].text_content()
    assert not page(site, "articles/three/").find_class("contents")


def test_the_day_it_changed(site: SiteBuild) -> None:
    """`modified` is said beside the date, to machines too."""
    three = page(site, "articles/three/")
    times = three.find_class("byline")[0].xpath(".//time/@datetime")
    assert [moment[:10] for moment in times] == ["2026-02-03", "2026-03-04"]
    markup = posting_of(three)
    assert markup["dateModified"].startswith("2026-03-04T00:00:00-05:00")


def test_the_picture(site: SiteBuild) -> None:
    """With its description, the size that keeps its place free, its credit and its licence."""
    (figure,) = page(site, "articles/six/").xpath('//figure[contains(@class, "article-figure")]')
    image = figure.find(".//img")
    assert image.get("alt") == 'A "chair" & a <cup>.'
    assert (image.get("width"), image.get("height")) == ("640", "480")
    assert " ".join(figure.findtext(".//figcaption/a").split()) == "Me"
    assert "CC BY 4.0" in figure.text_content()


@pytest.mark.parametrize("path", ["2019/old-post/index.html", "old.html"])
def test_old_addresses_send_on(path: str, site: SiteBuild) -> None:
    """At once, with a link for who stays, and the new address as the one to remember."""
    moved = html.document_fromstring(site.read(path))
    assert moved.xpath('//meta[@http-equiv="refresh"]/@content') == ["0; url=/articles/five/"]
    assert moved.xpath("//body//a/@href") == ["/articles/five/"]
    assert moved.xpath('//link[@rel="canonical"]/@href') == ["https://callback.example/articles/five/"]
    assert moved.xpath('//meta[@name="robots"]/@content') == ["noindex"]


def test_a_hostile_title_is_escaped_once(site: SiteBuild) -> None:
    """In the page, its head, the lists, the markup and the feeds it is the title and nothing else."""
    hostile = page(site, "articles/hostile/")
    assert hostile.findtext(".//h1") == SHOWN
    assert hostile.findtext(".//title") == f"{SHOWN} · Callback"
    assert hostile.xpath('//meta[@property="og:title"]/@content') == [SHOWN]
    assert hostile.xpath('//meta[@name="description"]/@content') == [SHOWN]
    assert hostile.xpath('string(//p[@class="standfirst"])') == SHOWN
    assert not hostile.xpath("//b|//i")
    markup = posting_of(hostile)
    assert (markup["headline"], markup["author"][0]["name"]) == (SHOWN, "A. <O'Neil>")
    for path in ("", "articles/", "subjects/", "series/the-week/", "category/q-a/", "articles/three/"):
        assert SHOWN in page(site, path).text_content()
        assert not page(site, path).xpath("//main//b")
    rss = etree.fromstring(site.read("feeds/articles.rss").encode())
    assert SHOWN in map(both_ways, rss.xpath("//item/title/text()"))
    assert SHOWN in [item["title"] for item in json.loads(site.read("feeds/articles.json"))["items"]]


def test_a_text_page(site: SiteBuild) -> None:
    """Its title in the footer of every page, its text with typographic quotes."""
    about = page(site, "about/")
    assert about.findtext(".//h1") == "About <us> & “you”"
    assert "“Dana”" in about.text_content()
    assert page(site, "").xpath('//footer//a[@href="/about/"]/text()') == ["About <us> & “you”"]
    assert "She said “no”." in page(site, "articles/five/").text_content()


def test_the_newest_leads_where_nothing_is_chosen(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> None:
    """Without LEAD_ARTICLE the newest article leads, and is not shown a second time below."""
    built = build_site(tmp_path_factory.mktemp("newest"), FILES, bare=True, PLUGINS=GROUND)
    assert built.status == 0, built.report
    assert page(built, "").xpath('string(//*[@id="lead-title"])') == SHOWN
    assert titles(built, "") == ["Six", "Five", "Four"]
