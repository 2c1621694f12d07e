"""Which feeds the articles make, and what each article says in them."""

from dataclasses import replace
from datetime import timedelta

from plugins.core.articles import Image
from plugins.core.facts import Conversation, Facts
from plugins.core.feed import Enclosure
from plugins.feeds.streams import AUTHORS, CATEGORIES, article_feed, article_streams
from tests.feeds.sample import BEFORE, DANA, NEWEST, SAM, SITE, article

THREE = (
    replace(article(0), series="The week"),
    replace(article(1), category=BEFORE, authors=(SAM, DANA), series="The week"),
    replace(article(2), series="Alone"),
)


def test_one_feed_of_all_and_one_of_each_thing() -> None:
    """The feed of everything comes first; then categories, tags, series and authors by name, each with its own page and
    address. A series of one article has none."""
    streams = article_streams(THREE, 20)
    assert [(stream.title, stream.path, stream.page) for stream in streams] == [
        ("All articles", "feeds/articles", "articles/"),
        ("After the interview", "feeds/category/after-the-interview", "category/after-the-interview/"),
        ("Before the interview", "feeds/category/before-the-interview", "category/before-the-interview/"),
        ("follow-up", "feeds/tag/follow-up", "tag/follow-up/"),
        ("The week", "feeds/series/the-week", "series/the-week/"),
        ("Dana Reyes", "feeds/author/dana-reyes", "author/dana-reyes/"),
        ("Sam Okafor", "feeds/author/sam-okafor", "author/sam-okafor/"),
    ]
    assert [[found.slug for found in stream.articles] for stream in streams] == [
        ["article-0", "article-1", "article-2"],
        ["article-0", "article-2"],
        ["article-1"],
        ["article-0", "article-1", "article-2"],
        ["article-0", "article-1"],
        ["article-0", "article-1", "article-2"],
        ["article-1"],
    ]


def test_the_newest_come_first_and_only_so_many() -> None:
    """A category whose newest article is old still has its articles: the limit counts within each feed."""
    many = (*(article(number) for number in range(30)), replace(article(30), category=BEFORE))
    streams = {stream.title: stream for stream in article_streams(many, 20)}
    assert [found.slug for found in streams["All articles"].articles] == [f"article-{number}" for number in range(20)]
    assert [found.slug for found in streams["Before the interview"].articles] == ["article-30"]


def test_a_site_without_articles_has_a_feed_all_the_same() -> None:
    """Whoever subscribes before the first article gets it when it comes."""
    (stream,) = article_streams((), 20)
    assert article_feed(stream, SITE, Facts(), NEWEST).items == ()


def test_feeds_are_announced_in_their_groups() -> None:
    """Three formats each, under the headings of the subscribe page."""
    links = [link for stream in article_streams(THREE, 20) for link in stream.links]
    assert len(links) == 21
    assert [link.title for link in links if link.group == CATEGORIES][::3] == [
        "After the interview",
        "Before the interview",
    ]
    assert [link.path for link in links if link.group == AUTHORS][:3] == [
        "feeds/author/dana-reyes.rss",
        "feeds/author/dana-reyes.atom",
        "feeds/author/dana-reyes.json",
    ]


def talked_about(count: int) -> Facts:
    """What a build knows when people talk below the first article."""
    facts = Facts()
    facts.say("articles/article-0/", Conversation(count, "articles/article-0/#comments"))
    return facts


def test_an_article_as_an_item() -> None:
    """Everything that a reader of the feed is to know of it."""
    picture = Image("images/chair.svg", "A chair.", "", "", "", "image/svg+xml", 3021, 800, 600)
    written = replace(article(0), image=picture, modified=NEWEST + timedelta(days=1))
    (item,) = article_feed(article_streams((written,), 20)[0], SITE, talked_about(51), NEWEST).items
    assert item.guid == written.guid
    assert (item.title, item.path) == ("Article 0", "articles/article-0/")
    assert (item.published, item.updated) == (NEWEST, NEWEST + timedelta(days=1))
    assert item.authors == ("Dana Reyes",)
    assert item.categories == ("After the interview", "follow-up")
    assert item.summary == "The summary."
    assert item.content == written.feed_body
    assert item.image == Enclosure("images/chair.svg", "image/svg+xml", 3021)
    assert (item.comments_path, item.comments_count) == ("articles/article-0/#comments", 51)


def test_no_comments_no_word_of_them() -> None:
    """Where nobody says that people talk below an article, its item says nothing of comments."""
    (item,) = article_feed(article_streams((article(0),), 20)[0], SITE, Facts(), NEWEST).items
    assert (item.comments_path, item.comments_count) == (None, None)


def test_without_a_summary_the_standfirst_describes() -> None:
    """A description is never left empty where there is a sentence for it."""
    (item,) = article_feed(article_streams((replace(article(0), summary=""),), 20)[0], SITE, Facts(), NEWEST).items
    assert item.summary == "The standfirst."
