"""All feeds in one file, as feed readers import it."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from plugins.core.feed import feed_links
from plugins.feeds.opml import opml
from plugins.feeds.subscribe import groups_of
from tests.building import SiteBuild
from tests.feeds.sample import SITE

HOSTILE = 'A & B <script> "x" \x01 &amp;'


def test_it_holds_every_feed_once(shipped: SiteBuild) -> None:
    """Each feed of the site by its full address, in its group, with a title and the page that lists the same."""
    root = ElementTree.fromstring(shipped.read("feeds/all.opml"))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    feeds = root.findall("body/outline/outline[@type='rss']")
    found = sorted(str(feed.get("xmlUrl")) for feed in feeds)
    written = sorted(shipped.output.glob("feeds/**/*.rss"))
    assert found == sorted(
        f"https://callback.example/{file.relative_to(shipped.output).as_posix()}" for file in written
    )
    for feed in feeds:
        assert feed.get("title") == feed.get("text") != ""
        page = str(feed.get("htmlUrl")).removeprefix("https://callback.example/")
        assert shipped.exists(f"{page}index.html"), page


def test_words_of_others() -> None:
    """What somebody called a company is text there; what XML 1.0 does not know is left out."""
    links = (
        *feed_links("All", "feeds/articles", "Articles", "a/", everywhere=True),
        *feed_links(HOSTILE, "feeds/x", "Y", "b/"),
    )
    root = ElementTree.fromstring(opml(groups_of(links, SITE), SITE))
    assert root.findall("body/outline/outline")[1].get("text") == 'A & B <script> "x" &amp;'


def test_a_newsletter_is_offered_where_there_is_one(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """Off by default; with its address in the settings a form on home and Subscribe leads there, and says so."""
    plain = build_site(tmp_path / "plain")
    assert "newsletter" not in plain.read("subscribe/index.html") + plain.read("index.html")
    action = "https://list.example/join?u=1"
    built = build_site(tmp_path / "with", NEWSLETTER_ACTION=action, NEWSLETTER_FIELD="EMAIL")
    assert built.status == 0, built.report
    for page in ("subscribe/index.html", "index.html"):
        text = built.read(page)
        assert f'<form class="newsletter" method="post" action="{action}"' in text
        assert 'name="EMAIL"' in text
        assert "list.example" in text
        assert (
            "form-action &#39;self&#39; https://list.example" in text
            or "form-action 'self' https://list.example" in text
        )
    assert "form-action 'self' https://list.example" in built.read("_headers")
