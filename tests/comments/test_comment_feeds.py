"""What readers say, as feeds: of all, and of each article; and what the items of an article's own feed say of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import html

from tests.articles.writing import article
from tests.building import SiteBuild

ROOMS = ["plugins.core", "plugins.writer", "plugins.articles", "plugins.comments", "plugins.feeds"]
COMMENTS = """\
- {id: c1, author: Maya, date: 2026-01-13T08:41:00-05:00, text: "I wrote *twice*, [see](/articles/ask/) and [below](#c9)."}
- {id: c2, parent: c1, author: Dana Reyes, by_author: true, date: 2026-01-13T09:00:00-05:00, text: Good.}
- {id: c3, author: Spammer, date: 2026-01-14, text: Buy this., status: spam}
- {id: c4, parent: c3, author: Tom, date: 2026-01-15, text: What was that?}
"""


def asking(slug: str, comments: str = "open", status: str = "published") -> str:
    return article('Ask "them" & wait', "2026-01-12", slug=slug, comments=comments, status=status)


@pytest.fixture(scope="module")
def built(build_site: Callable[..., SiteBuild], tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    """Articles of every kind: with comments, without any, closed, closed without any, off, and a draft."""
    kinds = {"ask": "open", "empty": "open", "closed": "closed", "silent-one": "closed", "switched-off": "off"}
    files = {f"content/articles/{slug}.md": asking(slug, kind) for slug, kind in kinds.items()}
    files["content/articles/draft.md"] = asking("a-draft-of-it", status="draft")
    files |= {
        f"content/data/comments/{slug}.yaml": COMMENTS for slug in ("ask", "closed", "switched-off", "a-draft-of-it")
    }
    site = build_site(tmp_path_factory.mktemp("feeds"), files, bare=True, PLUGINS=ROOMS)
    assert site.status == 0, site.report
    return site


def test_which_feeds_there_are(built: SiteBuild) -> None:
    """One of all, and one of each article where people talk or may; each in three formats."""
    folder = built.output / "feeds"
    assert {path.stem for path in (folder / "comments").iterdir()} == {"ask", "empty", "closed"}
    for name in ("comments", "comments/ask", "comments/empty", "comments/closed"):
        assert [kind for kind in ("rss", "atom", "json") if not (folder / f"{name}.{kind}").is_file()] == []


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_what_an_item_says(built: SiteBuild, kind: str) -> None:
    """Newest first: who, in reply to whom, on what; the text with full addresses; the comment's own address."""
    feed = feedparser.parse(built.output / f"feeds/comments/ask.{kind}")
    assert not feed.bozo
    titles = [entry.title for entry in feed.entries]
    article = "“Ask ‘them’ & wait”"
    assert [title.replace("&amp;", "&") for title in titles] == [
        f"Tom on {article}",
        f"Dana Reyes, in reply to Maya, on {article}",
        f"Maya on {article}",
    ]
    last = feed.entries[-1]
    assert last.link == "https://callback.example/articles/ask/#comment-c1"
    addresses = html.fragment_fromstring(last.content[0].value, create_parent=True).xpath(".//a/@href")
    assert addresses == ["https://callback.example/articles/ask/"]
    assert last.author == "Maya"
    assert "Buy this" not in (built.output / f"feeds/comments/ask.{kind}").read_text(encoding="utf-8")


def test_what_an_item_answers(built: SiteBuild) -> None:
    """In Atom an entry says what it answers (RFC 4685): another comment of the feed, or the article."""
    entries = feedparser.parse(built.output / "feeds/comments/ask.atom").entries
    by_author = {entry.author: entry for entry in entries}
    (article,) = [
        entry for entry in feedparser.parse(built.output / "feeds/articles.atom").entries if "/ask/" in entry.link
    ]
    answered = {author: entry["thr_in-reply-to"] for author, entry in by_author.items()}
    assert answered["Dana Reyes"]["ref"] == by_author["Maya"].id
    assert answered["Dana Reyes"]["href"] == by_author["Maya"].link
    assert answered["Maya"]["ref"] == answered["Tom"]["ref"] == article.id


def test_all_comments_together(built: SiteBuild) -> None:
    """The feed of all holds those of every article that shows them, and no comment has the identity of another."""
    items = json.loads(built.read("feeds/comments.json"))["items"]
    assert len(items) == 6
    assert len({item["id"] for item in items}) == 6
    assert {item["url"].split("/")[4] for item in items} == {"ask", "closed"}


def test_an_identity_is_for_ever(build_site: Callable[..., SiteBuild], built: SiteBuild, tmp_path: Path) -> None:
    """Another domain, title and slug of the article change no comment's identity."""
    moved = asking("ask").replace('"ask"', '"ask-them"').replace('Ask \\"them\\"', "Do ask")
    files = {"content/articles/ask.md": moved, "content/data/comments/ask-them.yaml": COMMENTS}
    site: Any = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS, SITEURL="https://other.example/blog")
    assert site.status == 0, site.report
    ids = [
        [item["id"] for item in json.loads(text)["items"]]
        for text in (site.read("feeds/comments/ask-them.json"), built.read("feeds/comments/ask.json"))
    ]
    assert ids[0] == ids[1]


def test_the_articles_own_feed_points_to_them(built: SiteBuild) -> None:
    """An item of an article feed says how many comments there are and where they can be followed."""
    rss = {entry.link.split("/")[4]: entry for entry in feedparser.parse(built.output / "feeds/articles.rss").entries}
    assert (rss["ask"].slash_comments, rss["empty"].slash_comments) == ("3", "0")
    assert rss["ask"].wfw_commentrss == "https://callback.example/feeds/comments/ask.rss"
    assert "wfw_commentrss" not in rss["silent-one"]
    assert "slash_comments" not in rss["switched-off"]
    atom = {entry.link.split("/")[4]: entry for entry in feedparser.parse(built.output / "feeds/articles.atom").entries}
    replies = {link.type: link for link in atom["ask"].links if link.rel == "replies"}
    assert replies["application/atom+xml"].href == "https://callback.example/feeds/comments/ask.atom"
    assert replies["text/html"].href == "https://callback.example/articles/ask/#comments"


def test_the_page_announces_its_own(built: SiteBuild) -> None:
    """An article's head names the feed of its comments and of no other's; the subscribe page lists them all."""
    head = html.fromstring(built.read("articles/ask/index.html"))
    found = [address for address in head.xpath('//link[@rel="alternate"]/@href') if "comments" in address]
    assert found == [f"/feeds/comments/ask.{kind}" for kind in ("rss", "atom", "json")]
    assert (
        "/feeds/comments/"
        not in html.tostring(html.fromstring(built.read("articles/switched-off/index.html"))).decode()
    )
    listed = html.fromstring(built.read("subscribe/index.html"))
    assert listed.xpath('//a[contains(@href, "/feeds/comments/ask.rss")]')
    assert listed.xpath('//a[@href="/feeds/comments.rss"]')


def test_a_limit(build_site: Callable[..., SiteBuild], tmp_path: Path) -> None:
    """A feed holds no more than the setting says: the newest."""
    files = {"content/articles/ask.md": asking("ask"), "content/data/comments/ask.yaml": COMMENTS}
    site: Any = build_site(tmp_path, files, bare=True, PLUGINS=ROOMS, COMMENTS_FEED_ITEMS=1)
    for name in ("comments", "comments/ask"):
        (item,) = json.loads(site.read(f"feeds/{name}.json"))["items"]
        assert item["authors"] == [{"name": "Tom"}]
