"""What the site says of its authors, categories, series and tags, from one file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.articles.writing import GROUND, article, articles
from tests.building import SiteBuild

Build = Callable[..., SiteBuild]
FILE = "content/data/about.yaml"
TWO = articles(
    one=article("One", "2026-11-01", category="Advice", tags=["silence"], authors=["Al Roe"], series="The week"),
    two=article("Two", "2026-11-02", category="Advice", authors=["Al Roe", "Bo Ek"], series="The week"),
)
ABOUT = """
authors:
  - name: Al Roe
    portrait: images/al.svg
    about: "Al <b>knows</b> recruiters."
categories:
  - {name: Advice, about: What to do.}
series:
  - {name: The week, about: Day by day.}
tags:
  - {name: silence, about: When nobody answers.}
"""
DRAWING = {"content/images/al.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"/>'}


def main(built: SiteBuild, path: str) -> html.HtmlElement:
    return html.document_fromstring(built.read(f"{path}index.html")).find(".//main")


def test_what_is_said_is_shown(tmp_path: Path, build_site: Build) -> None:
    """Each list says what it is, to search engines too; an author has a portrait and two lines, under her articles too."""
    built = build_site(tmp_path, {**TWO, **DRAWING, FILE: ABOUT}, bare=True, PLUGINS=GROUND)
    assert built.status == 0, built.report
    said = {
        "category/advice/": "What to do.",
        "series/the-week/": "Day by day.",
        "tag/silence/": "When nobody answers.",
    }
    for path, words in said.items():
        assert main(built, path).xpath('string(.//header/p[@class="standfirst"])') == words
        head = html.document_fromstring(built.read(f"{path}index.html"))
        assert head.xpath('//meta[@name="description"]/@content') == [words]
    author = main(built, "author/al-roe/")
    assert author.xpath('string(.//header/p[@class="standfirst"])') == "Al <b>knows</b> recruiters."
    assert author.xpath(".//header//img/@src") == ["/images/al.svg"]
    for path, people in (("articles/one/", ["Al Roe"]), ("articles/two/", ["Al Roe"])):
        under = main(built, path).find_class("about-author")
        assert [each.xpath('string(.//*[@class="about-name"])') for each in under] == people
        assert "Al <b>knows</b> recruiters." in under[0].text_content()
    assert not main(built, "author/bo-ek/").xpath(".//header//img")


def test_nothing_said(tmp_path: Path, build_site: Build) -> None:
    """Without the file, and with one whose lists are empty, every page is there and says nothing more."""
    for number, files in enumerate(({}, {FILE: "authors:\ncategories:\n"})):
        built = build_site(tmp_path / str(number), {**TWO, **files}, bare=True, PLUGINS=GROUND)
        assert built.status == 0, built.report
        assert not main(built, "articles/one/").find_class("about-author")
        assert not main(built, "category/advice/").find_class("standfirst")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("authors:\n  - {name: Al Roe, about: x, portrait: images/a.svg}\n", "about.yaml:2  portrait: there is no file content/images/a.svg. Did you mean al.svg?"),
        ("authors:\n  - {name: Al Roe}\n", 'about.yaml:2:5  authors.1.about: is missing.'),
        ("categories:\n  - {name: Advise, about: x}\n", 'about.yaml:2  categories: no article names "Advise". Did you mean Advice?'),
        ("series:\n  - {name: The week, about: x}\n  - {name: the WEEK, about: y}\n", 'about.yaml:3  series: "the WEEK" stands here twice'),
        ("author:\n  - {name: Al Roe, about: x}\n", "about.yaml:1:1  \"author\" is not a key that is known here. Did you mean authors?"),
        ("tags: silence\n", "about.yaml:1:7  tags:"),
        ("tags:\n  - {name: silence, about: ''}\n", "about.yaml:2"),
    ],
)  # fmt: skip
def test_faults_are_told(text: str, told: str, tmp_path: Path, build_site: Build) -> None:
    """Each with file, line and remedy; a name that no article has is advice, and the site is built."""
    built = build_site(tmp_path, {**TWO, **DRAWING, FILE: text}, bare=True, PLUGINS=GROUND)
    assert told in built.report
    assert built.status == int("no article names" not in told)
