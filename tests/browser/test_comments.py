"""Comments in a real browser: permalinks without script, and what fifty-one thoughts look like."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.serving import served

Open = Callable[..., Page]
ARTICLE = "articles/what-following-up-really-means/"
LONG = "Featherstonehaugh" * 4 + " of Thame"


def fifty_one() -> str:
    """51 comments shown and one removed among them: short and long, broad and deep, with words that do not break."""
    entries = []
    for number in range(1, 53):
        parent = f"c{number - 1}" if number % 13 not in (0, 1) else (f"c{number // 2}" if number % 3 == 0 else "")
        text = ("Yes. " * (number * 3 % 70 + 1)).strip() if number != 20 else "https://x.example/" + "path" * 60
        entries.append(
            f"- id: c{number}\n"
            f"  author: {LONG if number % 10 == 0 else 'Maya'}\n"
            f"  date: 2026-11-{number // 3 + 2:02}T{number % 24:02}:30:00-05:00\n"
            f"  text: {text}\n"
            + (f"  parent: {parent}\n" if parent else "")
            + ("  by_author: true\n" if number % 7 == 0 else "")
            + ("  status: deleted\n" if number == 5 else "")
        )
    return "".join(entries)


@pytest.fixture(scope="module")
def busy_url(build_site: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped site with 51 comments on its lead article."""
    files = {f"content/data/comments/{ARTICLE.split('/')[1]}.yaml": fifty_one()}
    site = build_site(tmp_path_factory.mktemp("busy"), files=files)
    assert site.status == 0, site.report
    with served(site.output) as address:
        yield address


def test_permalink_without_script(new_page: Open, site_url: str) -> None:
    """A comment's own address leads to it with scripts switched off; its date is the link."""
    page = new_page(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    page.goto(f"{site_url}/{ARTICLE}#comment-c7")
    comment = page.locator("#comment-c7")
    expect(comment.locator("header")).to_be_in_viewport()
    link = comment.locator("a:has(time)")
    expect(link).to_have_attribute("href", "#comment-c7")
    link.click()
    assert page.url.endswith("#comment-c7")


def test_byline_leads_to_the_comments(page: Page, site_url: str) -> None:
    """The count beside the date is the count in the heading, and leads to it."""
    page.goto(f"{site_url}/{ARTICLE}")
    link = page.locator(".byline").get_by_role("link", name="thoughts")
    count = link.inner_text()
    link.click()
    heading = page.get_by_role("heading", name=f"{count} on “What following up really means”")
    expect(heading).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_fifty_one(new_page: Open, busy_url: str, width: int) -> None:
    """51 thoughts are counted and shown, three levels deep at most, and none of them leaves the page."""
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(f"{busy_url}/{ARTICLE}")
    section = page.locator("#comments")
    expect(section.get_by_role("heading", level=2)).to_have_text("51 thoughts on “What following up really means”")
    assert section.locator(".comment:not(.comment-removed)").count() == 51
    assert section.locator(".comment-removed").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    edges = section.locator(".comment").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert len({round(edge) for edge in edges}) == 3
    for comment in section.locator(".comment").all():
        box = comment.bounding_box()
        assert box
        assert box["width"] >= min(width, 360) * 0.7, "too narrow to read"


def test_deep_reply_names_what_it_answers(new_page: Open, busy_url: str) -> None:
    """On the last level a reply says whom it answers, and the name leads there."""
    page = new_page()
    page.goto(f"{busy_url}/{ARTICLE}")
    answer = page.locator("#comment-c10 .comment-answers")
    expect(answer).to_have_text("in reply to Maya")
    answer.get_by_role("link").click()
    assert page.url.endswith("#comment-c9")
    expect(page.locator("#comment-c9")).to_be_in_viewport()
    expect(page.locator("#comment-c6 .comment-answers")).to_have_text("in reply to a removed comment")


def test_dates_can_be_hit(new_page: Open, site_url: str) -> None:
    """On a touch screen the links in a comment's head are at least 44 px high."""
    page = new_page(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    page.goto(f"{site_url}/{ARTICLE}")
    heights = page.locator(".comment header a").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) >= 12
    assert min(heights) >= 44
