"""The subscribe page as its visitor meets it, and the feeds as a browser finds them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

MAIN = "https://callback.example/feeds/articles.rss"


def test_the_picker(new_page: Callable[..., Page], site_url: str) -> None:
    """What is chosen has its address below, to copy or to open in a reader; the button says that it was copied."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/subscribe/")
    address = page.locator("feed-address code")
    expect(address).to_have_text(MAIN)
    page.get_by_label("What would you like to follow?").select_option(label="silence")
    silence = MAIN.replace("articles", "tag/silence")
    expect(address).to_have_text(silence)
    expect(page.get_by_role("link", name="Inoreader")).to_have_attribute("href", re.compile("tag%2Fsilence.rss$"))
    button = page.get_by_role("button", name="Copy")
    button.press("Enter")
    status = page.locator("feed-address [role=status]")
    expect(status).to_have_text("Copied")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == silence
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()
    expect(status).to_be_empty()


def test_an_article_leads_to_its_feed(new_page: Callable[..., Page], site_url: str) -> None:
    """From the end of an article the picker has what the article is of; without script its place in the list opens."""
    for script in (True, False):
        page = new_page(java_script_enabled=script)
        page.goto(f"{site_url}/articles/what-to-ask-at-the-end/")
        page.locator(".article-end").get_by_role("link", name="In the room").click()
        expect(page).to_have_url(f"{site_url}/subscribe/#feeds-category-in-the-room")
        address = MAIN.replace("articles", "category/in-the-room")
        if script:
            expect(page.locator("feed-address code")).to_have_text(address)
        else:
            expect(page.locator("details").get_by_text(address)).to_be_in_viewport()


def test_a_short_page_on_a_phone(new_page: Callable[..., Page], site_url: str) -> None:
    """The picker is on the first screen, and the whole page at most 1,800 px high."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}/subscribe/")
    expect(page.get_by_label("What would you like to follow?")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Copy")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollHeight") <= 1800


def test_where_copying_is_refused_the_address_is_selected(new_page: Callable[..., Page], site_url: str) -> None:
    """And the page says what to do."""
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(f"{site_url}/subscribe/")
    row = page.locator("feed-address").first
    row.get_by_role("button").click()
    expect(row.get_by_role("status")).to_contain_text("It’s selected")
    assert page.evaluate("getSelection().toString()") == MAIN


def test_without_script_every_address_is_there(new_page: Callable[..., Page], site_url: str) -> None:
    """The site's own feed at once, all others in the list below; nothing is offered that would not work."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/subscribe/")
    expect(page.locator("feed-address").get_by_text(MAIN)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("combobox")).to_have_count(0)
    page.locator(".feed-all summary").click()
    for code in page.locator(".feed-all code").all():
        expect(code).to_be_visible()


def test_nothing_moves_when_the_button_comes(new_page: Callable[..., Page], site_url: str) -> None:
    """The address has the same place and width before the script has run."""
    page = new_page()
    script = "**/feeds-*/subscribe.js"
    page.route(script, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{site_url}/subscribe/")
    before = page.locator("feed-address code").bounding_box()
    page.unroute(script)
    page.reload()
    expect(page.locator("feed-address button")).to_be_visible()
    assert page.locator("feed-address code").bounding_box() == before


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_fits(new_page: Callable[..., Page], site_url: str, width: int) -> None:
    """No sideways scrolling, and every button and link to a feed or a reader is at least 44 px high."""
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site_url}/subscribe/")
    expect(page.locator("feed-address button").first).to_be_visible()
    page.locator(".feed-all summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.locator("main :is(a:not(p a), .feed-formats a, button, select, summary)").evaluate_all(
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
