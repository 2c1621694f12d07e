"""An article as it is read: on a phone, beside its contents, section by section, handed on, on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import until
from tests.building import ROOT

Open = Callable[..., Page]
LEAD = "articles/what-following-up-really-means/"
SLUGS = sorted(path.stem for path in (ROOT / "content/articles").glob("*.md"))
PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 800}}
COPIES = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_first_sentence_is_on_the_first_screen(slug: str, new_page: Open, site_url: str) -> None:
    """On a phone, below title, author, contents and drawing, two lines of the text at least can be read at once."""
    page = new_page(**PHONE)
    page.goto(f"{site_url}/articles/{slug}/")
    first = page.locator(".prose > p").first
    line = float(first.evaluate("element => parseFloat(getComputedStyle(element).lineHeight)"))
    box = first.bounding_box()
    assert box
    assert box["y"] + 2 * line <= 740
    expect(page.locator(".article-figure img")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("script", [True, False])
def test_contents(script: bool, new_page: Open, site_url: str) -> None:
    """Folded over the text on a phone, open beside it at a desk, with script and without."""
    phone = new_page(**PHONE, java_script_enabled=script)
    phone.goto(f"{site_url}/{LEAD}")
    first = phone.locator(".contents a").first
    expect(first).to_be_hidden()
    phone.locator(".contents summary").click()
    expect(first).to_be_visible()
    address = first.get_attribute("href")
    first.click()
    expect(phone).to_have_url(f"{site_url}/{LEAD}{address}")
    expect(phone.locator(f"[id='{str(address)[1:]}']")).to_be_in_viewport()
    desk = new_page(**DESK, java_script_enabled=script)
    desk.goto(f"{site_url}/{LEAD}")
    expect(desk.locator(".contents a").first).to_be_visible()
    contents, text = desk.locator(".contents").bounding_box(), desk.locator(".prose").bounding_box()
    assert contents and text and contents["x"] > text["x"] + text["width"]


def test_you_are_here(new_page: Open, site_url: str) -> None:
    """The section that is being read is marked in the contents, and no other; above the first there is none."""
    page = new_page(**DESK)
    page.goto(f"{site_url}/{LEAD}")
    here = page.locator(".contents [aria-current=location]")
    expect(here).to_have_count(0)
    for link in page.locator(".contents a").all():
        id = str(link.get_attribute("href"))[1:]
        page.evaluate(f"document.getElementById('{id}').scrollIntoView({{behavior: 'instant'}})")
        expect(here).to_have_count(1)
        expect(here).to_have_attribute("href", f"#{id}")
        expect(link).to_be_in_viewport()


def test_a_link_to_a_section(new_page: Open, site_url: str) -> None:
    """Beside each heading stands its own address, named for those who hear the page, and a click copies it."""
    page = new_page(**DESK, **COPIES)
    page.goto(f"{site_url}/{LEAD}")
    heading = page.locator(".prose > h2").nth(1)
    link = heading.get_by_role("link", name="Copy a link to this section")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    copied = until(page, "navigator.clipboard.readText()")
    assert copied == f"{site_url}/{LEAD}#{heading.get_attribute('id')}"
    expect(page).to_have_url(copied)
    expect(page.locator(".share [role=status]")).to_have_text("Copied")
    expect(page.get_by_role("heading", level=2).nth(1)).to_contain_text(heading.inner_text().split("#")[0].strip())


def test_a_link_to_the_article(new_page: Open, site_url: str) -> None:
    """One tap copies the article's address, and the button says so; without script the address is a link."""
    page = new_page(**PHONE, **COPIES)
    page.goto(f"{site_url}/{LEAD}")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert str(page.evaluate("navigator.clipboard.readText()")).endswith(f"/{LEAD}")
    shares = page.evaluate("'share' in navigator")
    expect(page.locator(".share [data-act=share]")).to_be_visible(visible=shares)
    plain = new_page(**PHONE, java_script_enabled=False)
    plain.goto(f"{site_url}/{LEAD}")
    expect(plain.get_by_role("link", name="Link to this article")).to_be_visible()
    expect(plain.locator(".share button")).to_have_count(2)
    expect(plain.locator(".share button:visible")).to_have_count(0)


def test_the_end_in_its_order(page: Page, site_url: str) -> None:
    """The calculator, what is related, who wrote it, the comments, how to hand it on, and two quiet lines."""
    page.goto(f"{site_url}/{LEAD}")
    order = [
        ".timeline-embed, .timeline-way",
        ".related",
        ".about-author",
        ".comments",
        ".share",
        ".services-line, .article-end p",
    ]
    tops = [
        page.locator(f"main :is({each})").last.evaluate("element => element.getBoundingClientRect().top")
        for each in order
    ]
    assert tops == sorted(tops)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_article_leads_to_the_calculator(slug: str, page: Page, site_url: str) -> None:
    """It ends with the calculator or with the way to it, with one of both."""
    page.goto(f"{site_url}/articles/{slug}/")
    assert (
        page.locator("article.article ~ .timeline-embed").count()
        + page.locator("article.article ~ .timeline-way").count()
        == 1
    )


def test_on_paper(page: Page, site_url: str) -> None:
    """The text, who wrote it and the thread are printed; what can only be tapped is not, and the drawing stays small."""
    page.goto(f"{site_url}/{LEAD}")
    page.emulate_media(media="print")
    for gone in (".contents", ".share", ".related", ".article-end", ".site-foot", ".heading-link"):
        assert not page.locator(gone).first.is_visible(), gone
    figure = page.locator(".article-figure img").bounding_box()
    assert figure and figure["height"] <= 8 / 2.54 * 96 + 1
    expect(page.locator(".prose > p").first).to_be_visible()
