"""The ids that the calculator's script knows, in an article whose headings are called the same."""

from collections.abc import Callable
from pathlib import Path

from lxml import html

from plugins.timeline.adapter import IDS
from tests.articles.writing import article, articles
from tests.building import SiteBuild


def test_the_calculators_ids_are_its_own(
    shipped: SiteBuild, tmp_path: Path, build_site: Callable[..., SiteBuild]
) -> None:
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
