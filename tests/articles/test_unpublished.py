"""Drafts and scheduled articles: nothing of them anywhere, until their time comes."""

from collections.abc import Callable

import pytest

from tests.articles.writing import GROUND, article, articles
from tests.building import SiteBuild
from tests.writer.trees import holding

Build = Callable[..., SiteBuild]
ROOMS = [*GROUND, *(f"plugins.{room}" for room in ("related", "services", "comments", "feeds", "discovery"))]


def secret(word: str, **front: object) -> str:
    """An article that says its word in every place that a page, a list or a feed could show."""
    return article(
        f"Title {word}",
        tags=["silence", f"tag {word}"],
        category=f"Category {word}",
        authors=[f"Author {word}"],
        series=f"Series {word}",
        standfirst=f"Standfirst {word}.",
        summary=f"Summary {word}.",
        aliases=[f"/old-{word}/"],
        image=f"images/{word}.svg",
        image_alt=f"Alt {word}.",
        body=f"## Heading {word}\n\nBody {word}.\n",
        **front,
    )


FILES = {
    **articles(
        public=article("Public", tags=["silence"], body="Silence is usually the budget.\n"),
        other=article("Other", tags=["silence"], body="Silence again.\n"),
        zebra_notes=secret("zebra", date="2026-11-01", status="draft"),
        walrus_notes=secret("walrus", date="2026-11-24"),
        late_today=secret("marmot", date="2026-11-23 11:01"),
        early_today=article("Early", date="2026-11-23 10:59"),
        guidless=article("Guidless", status="draft", guid=None),
    ),
    "content/pages/okapi.md": "---\ntitle: Page okapi\nstatus: draft\n---\n\nText.\n",
}
# Pictures are published as they lie there; these are only about the articles.
PICTURES = {
    f"content/images/{word}.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" for word in ("zebra", "walrus", "marmot")
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> SiteBuild:
    """On Monday, 23 November 2026, at 11:00 in Toronto."""
    site = build_site(tmp_path_factory.mktemp("drafts"), {**FILES, **PICTURES}, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    return site


@pytest.mark.parametrize("word", ["zebra", "walrus", "marmot", "okapi", "guidless"])
def test_nothing_of_them_is_published(word: str, built: SiteBuild) -> None:
    """Not in a page, a list, a tag, a feed, the sitemap or a name of a file: only the picture that lies there."""
    assert set(holding(built.output, word)) <= {f"images/{word}.svg"}
    assert built.exists("articles/public/index.html")


def test_the_minute_counts(built: SiteBuild) -> None:
    """What was due a minute ago is there; a draft needs no guid yet."""
    assert built.exists("articles/early-today/index.html")
    assert not built.exists("drafts")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> SiteBuild:
    site = build_site(
        tmp_path_factory.mktemp("preview"), {**FILES, **PICTURES}, bare=True, PLUGINS=ROOMS, BUILD_MODE="preview"
    )
    assert site.status == 0, site.report
    return site


@pytest.mark.parametrize(
    ("path", "note"),
    [
        ("drafts/zebra-notes/", "A draft: nobody but you sees this."),
        ("drafts/walrus-notes/", "Scheduled for <time"),
        ("drafts/late-today/", "Scheduled for <time"),
        ("drafts/guidless/", "A draft: nobody but you sees this."),
    ],
)
def test_preview_shows_them(path: str, note: str, preview: SiteBuild) -> None:
    """With a note that says what they are, and hidden from crawlers even if a preview gets out."""
    page = preview.read(f"{path}index.html")
    assert note in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Disallow: /" in preview.read("robots.txt")


def test_links_of_a_draft_lead_somewhere_in_preview(preview: SiteBuild) -> None:
    """Its own tag, category and author have a page already, so that the author can follow every link."""
    for path in ("tag/tag-zebra/", "category/category-zebra/", "author/author-zebra/"):
        assert "Title zebra" in preview.read(f"{path}index.html")
    assert "Page okapi" in preview.read("drafts/pages/okapi/index.html")


def test_preview_keeps_them_out_of_lists(preview: SiteBuild) -> None:
    """Home, feeds and lists are as readers will see them."""
    for path in (
        "index.html",
        "articles/index.html",
        "subjects/index.html",
        "tag/silence/index.html",
        "feeds/articles.rss",
    ):
        assert "zebra" not in preview.read(path)
    assert "draft" not in preview.read("articles/public/index.html").lower()


def test_the_clock_publishes(built: SiteBuild, build_site: Build) -> None:
    """A day later, without a change in the files, the scheduled articles are there, in lists and feeds too."""
    later = build_site(built.project, None, PLUGINS=ROOMS, epoch="1795536000")
    assert later.status == 0, later.report
    assert later.exists("articles/walrus-notes/index.html")
    assert later.exists("old-walrus/index.html")
    for path in ("subjects/index.html", "tag/silence/index.html", "feeds/articles.atom", "sitemap.xml"):
        assert "walrus" in later.read(path)
    assert "Title marmot" in later.read("subjects/index.html")
    assert set(holding(later.output, "zebra")) == {"images/zebra.svg"}
