"""Built sites: what may be found, what may not, and what is left where the room is gone."""

import json
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from lxml import html as lxml_html

import pelicanconf
from tests.building import ROOT, SiteBuild
from tests.search.reading import lists, texts

WITHOUT = [room for room in pelicanconf.PLUGINS if room != "plugins.search"]


def files_of(site: SiteBuild) -> dict[str, str]:
    (folder,) = site.output.glob("assets/found-*")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.fixture(scope="module")
def found(shipped: SiteBuild) -> dict[str, dict]:
    """What can be found on the shipped site, by its address."""
    return {text["path"]: text for text in texts(files_of(shipped))}


def test_all_that_is_public_is_found(found: dict[str, dict], shipped: SiteBuild) -> None:
    """Every article, open job, service and page of text; and each leads to a page, a section to a place on it."""
    assert {f"articles/{path.parent.name}/" for path in shipped.output.glob("articles/*/index.html")} <= (
        found.keys() | {"articles/page/"}
    )
    assert {
        posting["url"].partition("/jobs/")[2] for posting in json.loads(shipped.read("jobs/open.json"))["postings"]
    } == {path.removeprefix("jobs/") for path in found if path.startswith("jobs/")}
    assert {"about/", "privacy/", "timeline/"} <= found.keys()
    for path, text in found.items():
        page, _, fragment = path.partition("#")
        tree = lxml_html.fromstring(shipped.read(f"{page}index.html"))
        ids = set(tree.xpath("//@id"))
        assert not fragment or fragment in ids
        assert {id for id, _, _ in text["sections"] if id} <= ids


def test_comments_are_found_and_nothing_of_those_that_are_not_shown(found: dict[str, dict], shipped: SiteBuild) -> None:
    """A comment has its own place; spam, what waits and what was removed have none, and no word of theirs is anywhere."""
    article = found["articles/when-they-go-silent/"]
    assert ["comment-c1", "A comment by Bettina"] in [section[:2] for section in article["sections"]]
    whole = "".join(files_of(shipped).values())
    assert "Old Hand" in whole
    assert "instant-offer-letters" not in whole
    assert "Best Resume Deals" not in whole


def test_what_is_not_public_is_not_found(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Drafts, articles that are still to come and closed jobs are in none of the files."""
    front = "title: {}\nslug: {}\nguid: urn:x:{}\ncategory: Tests\ndate: {}\n"
    files = {
        f"content/articles/{slug}.md": f"---\n{front.format(slug, slug, slug, date)}{more}---\n\nA zebrafinch {slug}.\n"
        for slug, date, more in (
            ("shown", "2026-11-01", ""),
            ("drafted", "2026-11-01", "status: draft\n"),
            ("coming", "2026-12-24", ""),
        )
    }
    posting = "- id: {0}\n  title: Keeper of {0}\n  company: Zoo\n  locations: Here\n  posted: 2026-11-01\n  apply: https://zoo.example/{0}\n{1}"
    files["content/data/jobs.yaml"] = posting.format("lions", "") + posting.format("storks", "  filled: 2026-11-20\n")
    site = build_site(tmp_path, files, bare=True, LEAD_ARTICLE="", TIMELINE_REGIONS=["US"], TIMELINE_DEFAULT_REGION="US",
                      PLUGINS=[room for room in pelicanconf.PLUGINS if room != "plugins.timeline"])  # fmt: skip
    assert site.status == 0, site.report
    files = files_of(site)
    assert [text["path"] for text in texts(files)] == ["articles/shown/", "jobs/lions/"]
    assert len(lists(files)["zebrafinch"]) == 1
    assert not {"drafted", "coming", "storks"} & lists(files).keys()


def test_one_page_to_search_engines(shipped: SiteBuild) -> None:
    """An address with a question is no page of its own: it names the one without."""
    assert '<link rel="canonical" href="https://callback.example/search/">' in shipped.read("search/index.html")
    assert shipped.read("sitemap.xml").count("/search/") == 1


def test_without_script_the_page_says_why(shipped: SiteBuild) -> None:
    """Whoever has no script reads that, and has the subjects beside it."""
    tree = lxml_html.fromstring(shipped.read("search/index.html"))
    assert "Turn on JavaScript" in tree.xpath("string(//noscript)")
    assert tree.xpath("//main//a[@href='/subjects/']")
    assert tree.xpath("//main//a[@href='/jobs/']")


def test_every_page_leads_to_the_search(shipped: SiteBuild) -> None:
    """The header of each page has the form, which works without script; the search page has its own in its place."""
    for path in shipped.output.rglob("*.html"):
        tree = lxml_html.fromstring(path.read_text(encoding="utf-8"))
        if not tree.xpath("//main"):
            continue
        forms = tree.xpath("//form[@role='search'][@action='/search/'][.//input[@name='q']]")
        (before_all,) = [form for form in forms if form.get("data-slash") is not None]
        in_header = bool(before_all.xpath("ancestor::header"))
        assert in_header != (path.parent.name == "search"), path


def test_the_search_is_small(shipped: SiteBuild) -> None:
    """What every page carries for it stays below 0.6 KB in brotli, its styles aside what the page of the search needs."""

    def size(text: str) -> int:
        return len(brotli.compress(text.encode(), quality=11))

    page = shipped.read("about/index.html")
    start = page.index('<form class="site-search"')
    end = page.index("</script>", start) + len("</script>")
    script = next(shipped.output.glob("assets/search-*/header.js")).read_text(encoding="utf-8")
    assert size(page) - size(page[:start] + page[end:]) + size(script) < 500


def test_a_site_without_the_room(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Its line deleted: a site that builds, without field, page and files; the board is searched as ever."""
    privacy = (ROOT / "content/pages/privacy.md").read_text(encoding="utf-8").replace("[search](/search/)", "search")
    site = build_site(tmp_path, {"content/pages/privacy.md": privacy}, PLUGINS=WITHOUT)
    assert site.status == 0, site.report
    assert not site.exists("search/index.html")
    assert not list(site.output.glob("assets/found-*"))
    for page in ("index.html", "404.html", "jobs/index.html"):
        assert '/search/"' not in site.read(page)
        assert "site-search" not in site.read(page)
    assert "<job-search" in site.read("jobs/index.html")
    assert list(site.output.glob("assets/board-*/words-0.json"))


def test_a_site_without_other_rooms(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """With nothing to find but articles, and with none at all, the page is there and says where to go."""
    rooms = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.search"]
    site = build_site(tmp_path, bare=True, PLUGINS=rooms)
    assert site.status == 0, site.report
    assert texts(files_of(site)) == []
    assert 'href="/articles/"' in site.read("search/index.html")
