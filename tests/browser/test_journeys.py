"""Five ways through the site, walked as a reader walks them."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_reads_the_lead_article_and_its_comments(new_page: Callable[..., Page], site_url: str) -> None:
    """From the home page to the lead article, by its contents list to a section, and on to what readers said."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(site_url)
    page.get_by_role("link", name="What following up really means").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What following up really means")
    page.locator("summary", has_text="In this article").click()
    page.get_by_role("navigation", name="In this article").get_by_role("link", name="The right way").click()
    expect(page).to_have_url(re.compile("#the-right-way$"))
    expect(page.get_by_role("heading", name="The right way")).to_be_in_viewport()
    page.get_by_role("link", name="51 thoughts").click()
    expect(page.get_by_role("heading", name="51 thoughts on")).to_be_in_viewport()
    expect(page.locator("#comments").get_by_text("Maya").first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("#the-right-way$"))


def test_plans_two_dates(new_page: Callable[..., Page], site_url: str) -> None:
    """From the question on the home page to a plan with days on it, and back to it after a reload."""
    page = new_page(viewport={"width": 390, "height": 844}, timezone_id="America/Toronto")
    page.clock.set_fixed_time("2026-11-23T15:00:00Z")
    page.goto(site_url)
    page.get_by_label("When was your interview?", exact=True).fill("Friday, 20 Nov 2026")
    page.get_by_role("button", name="Show my plan").click()
    expect(page).to_have_url(re.compile("/timeline/#"))
    expect(page.locator("#timeline-next")).to_have_text(re.compile("^Today: "))
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("When will they decide?", exact=True).fill("2026-12-04")
    page.get_by_role("button", name="Show my plan").click()
    plan = page.locator("follow-up-timeline ol").first
    expect(plan).to_contain_text("Saturday, 21 November")
    expect(plan).to_contain_text("Tuesday, 1 December")
    expect(plan).to_contain_text("Friday, 4 December")
    page.reload()
    expect(page.locator("follow-up-timeline ol").first).to_contain_text("Tuesday, 1 December")


def test_finds_a_posting_and_its_closing_date(new_page: Callable[..., Page], site_url: str) -> None:
    """From the navigation to a category, a posting, its closing date and its way to apply."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(site_url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Jobs").click()
    page.get_by_role("link", name=re.compile(r"^Finance")).click()
    expect(page).to_have_url(re.compile("/jobs/category/finance/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Finance")
    page.get_by_role("link", name="Bookkeeper").first.click()
    closes = page.locator("dl div", has=page.locator("dt", has_text="Closes"))
    expect(closes.locator("time:visible")).to_contain_text("January")
    apply = page.get_by_role("link", name=re.compile("^Apply")).first
    expect(apply).to_have_attribute("href", re.compile(r"^(https|mailto):"))


def test_chooses_a_service(new_page: Callable[..., Page], site_url: str) -> None:
    """From the foot of an article to the offers, a price, an answer and the way to book."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site_url}/articles/the-four-sentence-thank-you-note/")
    page.locator(".article-end").locator("a[href*='/services/']").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main")).to_contain_text("CA$")
    book = page.locator("main a[href^='mailto:']").first
    expect(book).to_have_attribute("href", re.compile(r"^mailto:[^?]+\?subject="))


def test_subscribes(new_page: Callable[..., Page], site_url: str) -> None:
    """From the foot of any page to the feed's address, which answers with a feed."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site_url}/about/")
    page.get_by_role("contentinfo").get_by_role("link", name="Subscribe").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    address = page.locator("head link[type='application/rss+xml']").first.get_attribute("href")
    answer = page.request.get(f"{site_url}{address}")
    assert answer.ok
    assert "<rss" in answer.text()
