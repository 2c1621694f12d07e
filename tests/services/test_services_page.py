"""The services page and its lines, in whole builds."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.services"]
SERVICES = """\
services:
  - id: resume-read
    name: A resume <b>read</b>
    for_whom: People who hear nothing back
    summary: I read it *twice*.
    price: {amount: 120, currency: CAD}
    includes: [A page of notes, '</script><script>alert(1)</script>']
    book: mailto:dana@callback.example
  - id: fortnight
    name: Two weeks
    for_whom: People who wait
    summary: Write to me.
    price: {from: 90, currency: CAD}
    duration: Fourteen days
    turnaround: The next day
    includes: [Every message read]
    not_included: [Writing to the employer]
    book: https://book.example/dana
    featured: true
questions:
  - {q: Do you share my resume?, a: "Never, **not once**."}
testimonials:
  - {quote: It helped., who: Ines, consent: true}
  - {quote: A secret., who: Callum}
"""
ARTICLE = """\
---
title: Ask
date: 2026-01-12
guid: urn:uuid:6f0e8ab0-6dc1-4bcb-8a5f-3b9d4a1f8c11
category: Advice
summary: Ask.
---
Ask them when they will decide.
"""


def built(build_site: Any, tmp_path: Path, services: str | None, more: dict[str, str] | None = None) -> Any:
    files = {"content/articles/ask.md": ARTICLE, **(more or {})}
    if services is not None:
        files["content/data/services.yaml"] = services
    site = build_site(tmp_path, files=files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    return site


def read(site: Any, path: str) -> html.HtmlElement:
    return html.fromstring(site.read(f"{path}index.html"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_page_holds_what_the_file_says(build_site: Any, tmp_path: Path) -> None:
    """Every offer with all its facts, every answer, and the one testimonial that may be shown."""
    page = read(built(build_site, tmp_path, SERVICES), "services/")
    (first, second) = page.find_class("offer")
    assert first.get("id") == "resume-read"
    assert words(first.find(".//h2")) == "A resume <b>read</b>"
    facts = {words(row.find("dt")): words(row.find("dd")) for row in second.findall(".//dl/div")}
    assert facts == {
        "Price": "From CA$90",
        "Who it’s for": "People who wait",
        "What you get": "Every message read",
        "How long it takes": "Fourteen days",
        "How soon": "The next day",
        "What’s not included": "Writing to the employer",
    }
    assert not first.find_class("offer-mark")
    assert second.find_class("offer-mark")
    assert [row.find("a").get("href") for row in page.find_class("offer-book")] == [
        "mailto:dana@callback.example?subject=A%20resume%20%3Cb%3Eread%3C%2Fb%3E",
        "https://book.example/dana",
    ]
    assert "Never, not once." in words(page.get_element_by_id("questions"))
    assert "It helped." in words(page)
    assert "A secret." not in words(page)
    assert not page.find_class("sample-note")


def test_markup_says_what_the_page_says(build_site: Any, tmp_path: Path) -> None:
    """The structured data is whole JSON whatever the texts hold, and all that it says can be read on the page."""
    page = read(built(build_site, tmp_path, SERVICES), "services/")
    data = [json.loads(script.text) for script in page.findall('.//script[@type="application/ld+json"]')]
    services = next(block["@graph"] for block in data if "@graph" in block)
    questions = next(block["mainEntity"] for block in data if block.get("@type") == "FAQPage")
    main = words(page.get_element_by_id("main"))
    ids = {element.get("id") for element in page.xpath("//*[@id]")}
    assert len(services) == 2
    for service in services:
        assert service["name"] in main
        assert service["description"] in main
        assert service["provider"]["name"] in main
        assert service["url"].partition("#")[2] in ids
    assert services[0]["offers"]["price"] == "120"
    assert services[1]["offers"]["priceSpecification"]["minPrice"] == "90"
    (question,) = questions
    assert question["name"] in main
    assert words(html.fromstring(question["acceptedAnswer"]["text"])) in main
    assert "alert" not in str(data)
    assert not [script for script in page.iter("script") if "alert" in (script.text or "")]


def test_ids_are_unique(build_site: Any, tmp_path: Path) -> None:
    """No two elements of the page share an id."""
    ids = [element.get("id") for element in read(built(build_site, tmp_path, SERVICES), "services/").xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_rest_of_the_site_leads_there(build_site: Any, tmp_path: Path) -> None:
    """The navigation, the home page and every article lead to the services."""
    site = built(build_site, tmp_path, SERVICES)
    home, article = read(site, ""), read(site, "articles/ask/")
    assert home.xpath('//header/nav//a[@href="/services/"]')
    assert home.xpath('//main//a[@href="/services/"]')
    assert article.xpath('//div[@class="article-end"]//a[@href="/services/"]')


def test_an_article_leads_to_the_service_that_fits_it(build_site: Any, tmp_path: Path) -> None:
    """By name and price, at its place on the page; where none fits, to all of them."""
    files = {
        "content/articles/resumes.md": ARTICLE.replace("Ask\n", "Resumes\ntags: [Resumes]\n", 1).replace("8c11", "8c12")
    }
    site = built(build_site, tmp_path, SERVICES, files)
    fits, other = (read(site, f"articles/{slug}/").find_class("article-end")[0] for slug in ("resumes", "ask"))
    (link,) = fits.xpath('.//a[@href="/services/#resume-read"]')
    assert words(link) == "A resume <b>read</b>"
    assert "(CA$120)" in words(link.getparent())
    assert other.xpath('.//a[@href="/services/"]')
    assert "CA$120" not in words(other)


def test_sample_says_so(build_site: Any, tmp_path: Path) -> None:
    """An invented catalogue is called one, at the top and beside each testimonial."""
    page = read(built(build_site, tmp_path, "sample: true\n" + SERVICES), "services/")
    assert "made up" in words(page.find_class("sample-note")[0])
    assert [words(caption) for caption in page.iter("figcaption")] == ["Ines (made up)"]


@pytest.mark.parametrize("services", [None, "services: []\n", "questions:\n  - {q: Why?, a: Because.}\n"])
def test_nothing_offered(build_site: Any, tmp_path: Path, services: str | None) -> None:
    """Without a service there is no page, no navigation entry and no line, and the rest of the site stands."""
    site = built(build_site, tmp_path, services)
    assert not site.exists("services/")
    for path in ("index.html", "articles/ask/index.html"):
        assert "/services/" not in site.read(path)
