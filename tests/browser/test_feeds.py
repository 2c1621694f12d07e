"""The subscribe page as its visitor meets it, and the feeds as a browser finds them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

MAIN = "https://callback.example/feeds/articles.rss"


def test_the_copy_button_copies_the_address(new_page: Callable[..., Page], site_url: str) -> None:
    """It says so on the button and to a screen reader, and takes it back when one moves on."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/subscribe/")
    button = page.get_by_role("button", name="Copy the address of All articles")
    button.click()
    expect(page.get_by_role("status").first).to_have_text("Copied")
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == MAIN
    button.blur()
    expect(button).to_have_text("Copy")
    expect(page.get_by_role("status").first).to_be_empty()


def test_each_feed_has_a_button_of_its_own(new_page: Callable[..., Page], site_url: str) -> None:
    """By keyboard, and each copies the address that stands beside it."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/subscribe/")
    for row in page.locator("feed-address").all():
        row.get_by_role("button").press("Enter")
        expect(row.get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == row.locator("code").inner_text()


def test_where_copying_is_refused_the_address_is_selected(new_page: Callable[..., Page], site_url: str) -> None:
    """And the page says what to do."""
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(f"{site_url}/subscribe/")
    row = page.locator("feed-address").first
    row.get_by_role("button").click()
    expect(row.get_by_role("status")).to_contain_text("Selected")
    assert page.evaluate("getSelection().toString()") == MAIN


def test_without_script_the_address_is_there_and_no_button(new_page: Callable[..., Page], site_url: str) -> None:
    """One click on the address selects all of it; nothing is offered that would not work."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/subscribe/")
    expect(page.get_by_text(MAIN)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_nothing_moves_when_the_button_comes(new_page: Callable[..., Page], site_url: str) -> None:
    """The address has the same place and width before the script has run."""
    page = new_page()
    script = "**/feeds-*/subscribe.js"
    page.route(script, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{site_url}/subscribe/")
    before = [code.bounding_box() for code in page.locator("code").all()]
    page.unroute(script)
    page.reload()
    expect(page.locator("feed-address button").first).to_be_visible()
    assert [code.bounding_box() for code in page.locator("code").all()] == before


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_fits(new_page: Callable[..., Page], site_url: str, width: int) -> None:
    """No sideways scrolling, and every button and link to a feed or a reader is at least 44 px high."""
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site_url}/subscribe/")
    expect(page.locator("feed-address button").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.locator("main a, main button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_the_readers_are_asked_only_when_followed(page: Page, site_url: str) -> None:
    """Links and nothing else: opening the page asks no other host (every page here is held to that)."""
    page.goto(f"{site_url}/subscribe/")
    for name in ("Feedly", "Inoreader", "NewsBlur", "The Old Reader"):
        link = page.get_by_role("link", name=name, exact=True)
        assert "callback.example%2Ffeeds%2Farticles.rss" in (link.get_attribute("href") or "")
        expect(link).to_have_attribute("rel", "external noopener noreferrer")


@pytest.mark.parametrize("path", ["", "articles/", "category/in-the-room/", "author/dana-reyes/", "jobs/"])
def test_what_a_head_announces_is_there(page: Page, site_url: str, path: str) -> None:
    """Each announced feed answers, in the format that it is announced as."""
    page.goto(f"{site_url}/{path}")
    links = page.locator('head link[rel="alternate"][type*="+"]')
    assert links.count() >= 3
    for link in links.all():
        answer = page.request.get(f"{site_url}{link.get_attribute('href')}")
        assert answer.ok
        opening = {"application/rss+xml": "<rss", "application/atom+xml": "<feed", "application/feed+json": '"version"'}
        assert opening[link.get_attribute("type") or ""] in answer.text()


def test_the_footer_leads_to_the_page(page: Page, site_url: str) -> None:
    """From the home page, by its name."""
    page.goto(f"{site_url}/")
    page.get_by_role("contentinfo").get_by_role("link", name="Subscribe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Subscribe")
