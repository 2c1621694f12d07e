"""The subscribe page knows every feed that any room has announced, once."""

from urllib.parse import parse_qs, unquote, urlsplit

from plugins.core.feed import feed_links
from plugins.feeds.subscribe import SubscribePage, subscribe_page
from tests.feeds.sample import SITE

LINKS = (
    *feed_links("All articles", "feeds/articles", "Articles", "a/", everywhere=True),
    *feed_links("In the room", "feeds/category/in-the-room", "Articles by category", "a/"),
    *feed_links("All jobs", "feeds/jobs", "Jobs", "a/"),
    *feed_links("Support", "feeds/jobs/category/support", "Jobs", "a/"),
    *feed_links("After the interview", "feeds/category/after-the-interview", "Articles by category", "a/"),
)


def page() -> SubscribePage:
    return subscribe_page(LINKS, SITE, "feeds/all.opml")


def test_the_main_feed_stands_first_and_alone() -> None:
    """RSS gives the address; the other formats stand beside it."""
    main = page().main
    assert (main.title, main.address) == ("All articles", "https://callback.example/feeds/articles.rss")
    assert [(form.label, form.path) for form in main.formats] == [
        ("RSS", "feeds/articles.rss"),
        ("Atom", "feeds/articles.atom"),
        ("JSON", "feeds/articles.json"),
    ]


def test_all_others_stand_in_their_groups() -> None:
    """In the order in which they were announced, the main feed among them."""
    assert [(group.name, [feed.title for feed in group.subscriptions]) for group in page().groups] == [
        ("Articles", ["All articles"]),
        ("Articles by category", ["In the room", "After the interview"]),
        ("Jobs", ["All jobs", "Support"]),
    ]


def test_every_feed_has_an_id_of_its_own() -> None:
    """The copy buttons and labels find their feed by it."""
    ids = [feed.id for group in page().groups for feed in group.subscriptions]
    assert len(set(ids)) == len(ids) == 5
    assert page().main.id in ids


def test_readers_get_the_whole_address() -> None:
    """Each link is https, leads to the host that is named, and carries the feed's address percent-encoded."""
    address = "https://callback.example/feeds/articles.rss"
    found = {reader.name: urlsplit(reader.address) for reader in page().readers}
    assert {parts.scheme for parts in found.values()} == {"https"}
    assert all((urlsplit(reader.address).hostname or "").endswith(reader.host) for reader in page().readers)
    assert unquote(found["Feedly"].path) == f"/i/subscription/feed/{address}"
    assert parse_qs(found["Inoreader"].query) == {"add_feed": [address]}
    assert parse_qs(found["NewsBlur"].query) == {"url": [address]}
    assert parse_qs(found["The Old Reader"].query) == {"url": [address]}
