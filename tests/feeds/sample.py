"""What the tests of feeds share: a site, a feed with all that an item can have, and articles to make feeds of."""

from datetime import UTC, datetime, timedelta, timezone

from lxml import etree
from markupsafe import Markup

from plugins.core.articles import Article
from plugins.core.feed import Enclosure, Feed, FeedItem
from plugins.core.pages import Site, Term
from tests.feeds.rules import ATOM

SITE = Site(
    name="Callback",
    tagline="",
    description="",
    language="en",
    url="https://callback.example",
    author="Dana Reyes",
    year=2026,
    preview=False,
)
TORONTO = timezone(timedelta(hours=-5))
ITEM = FeedItem(
    guid="urn:uuid:3b2ef997-68dd-48a1-b99f-3b473760c8a8",
    title='R&D <Lead> "x"',
    path="articles/lead/",
    published=datetime(2026, 11, 12, 9, 30, tzinfo=TORONTO),
    updated=datetime(2026, 11, 14, 20, 0, tzinfo=TORONTO),
    authors=("Dana Reyes", "Sam Okafor"),
    categories=("After the interview", "R&D"),
    summary="Whom to write to & when.",
    content='<p>See <a href="#when">when</a> & <a href="/timeline/">the timeline</a>.</p>',
    image=Enclosure("images/chair.svg", "image/svg+xml", 3021),
    comments_path="articles/lead/#comments",
    comments_count=51,
    comments_feed="feeds/comments/lead",
)
OLDER = FeedItem(
    guid="https://old.example/?p=12",
    title="Older",
    path="articles/older/",
    published=datetime(2026, 8, 20, tzinfo=UTC),
    updated=datetime(2026, 8, 20, tzinfo=UTC),
)
FEED = Feed(
    title="Articles",
    path="feeds/articles",
    page="articles/",
    description="Every article, in full.",
    items=(ITEM, OLDER),
    language="en",
    author="Dana Reyes",
    emptied=datetime(2026, 11, 20, 8, 0, tzinfo=TORONTO),
)

NEWEST = datetime(2026, 11, 19, tzinfo=UTC)
AFTER = Term("After the interview", "after-the-interview", "category/after-the-interview/")
BEFORE = Term("Before the interview", "before-the-interview", "category/before-the-interview/")
DANA = Term("Dana Reyes", "dana-reyes", "author/dana-reyes/")
SAM = Term("Sam Okafor", "sam-okafor", "author/sam-okafor/")


def article(number: int) -> Article:
    """The article that was published `number` weeks before the newest."""
    return Article(
        slug=f"article-{number}",
        title=f"Article {number}",
        path=f"articles/article-{number}/",
        date=NEWEST - timedelta(weeks=number),
        modified=None,
        guid=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        category=AFTER,
        tags=(Term("follow-up", "follow-up", "tag/follow-up/"),),
        authors=(DANA,),
        standfirst="The standfirst.",
        summary="The summary.",
        image=None,
        series="",
        related=(),
        status="published",
        body=(Markup("<p>Text.</p>"),),
        feed_body='<p>Text, <a href="https://callback.example/jobs/">jobs</a>.</p>',
        text="Text.",
        words=1,
        headings=(),
        source=f"content/articles/article-{number}.md",
    )


def item_of(document: bytes) -> etree._Element:
    found = etree.fromstring(document).find("channel/item")
    assert found is not None
    return found


def entry_of(document: bytes) -> etree._Element:
    found = etree.fromstring(document).find(f"{ATOM}entry")
    assert found is not None
    return found
