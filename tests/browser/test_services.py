"""The services page in a real browser: a comparison where there is room, rows where there is not."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

ROWS = ("head", "summary", "price", "whom", "includes", "duration", "turnaround", "not", "book")
Open = Callable[..., Page]


def at(new_page: Open, site_url: str, width: int, **options: object) -> Page:
    page = new_page(viewport={"width": width, "height": 900}, **options)
    page.goto(f"{site_url}/services/")
    return page


def boxes(found: Locator) -> list[FloatRect]:
    every = [box for box in (one.bounding_box() for one in found.all()) if box]
    assert len(every) == found.count() > 1
    return every


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_overflows(new_page: Open, site_url: str, width: int) -> None:
    """At no width does the page scroll sideways, or a word leave its offer."""
    page = at(new_page, site_url, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for offer in page.locator(".offer, .answer, .testimonial").all():
        assert offer.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_side_by_side(new_page: Open, site_url: str) -> None:
    """On a wide screen the offers are columns, and each fact stands on one line with its neighbours'."""
    page = at(new_page, site_url, 1280)
    offers = boxes(page.locator(".offer"))
    assert len({round(box["y"]) for box in offers}) == 1
    assert len({round(box["x"]) for box in offers}) == len(offers)
    for row in ROWS:
        tops = {round(box["y"]) for box in boxes(page.locator(f".offer-{row}"))}
        assert len(tops) == 1, f"{row} is not on one line"


@pytest.mark.parametrize("width", [360, 768])
def test_stacked(new_page: Open, site_url: str, width: int) -> None:
    """On a narrow screen the offers stand one below the other, each in full."""
    offers = boxes(at(new_page, site_url, width).locator(".offer"))
    assert len({round(box["x"]) for box in offers}) == 1
    for above, below in pairwise(offers):
        assert above["y"] + above["height"] <= below["y"]


def test_five_offers_start_a_second_band(new_page: Open, site_url: str) -> None:
    """A fifth offer stands below the first ones, not in a column too narrow to read."""
    page = at(new_page, site_url, 1280)
    page.evaluate(
        "const offer = document.querySelector('.offer').cloneNode(true); offer.id = 'fifth';"
        "document.querySelector('.offers').append(offer)"
    )
    *first, fifth = boxes(page.locator(".offer"))
    assert all(box["y"] + box["height"] <= fifth["y"] + 1 for box in first)
    assert fifth["x"] == first[0]["x"]


def test_reader_without_sight_hears_offer_and_fact(page: Page, site_url: str) -> None:
    """One list of offers, each with its heading; every fact has its term, every booking link its offer's name."""
    page.goto(f"{site_url}/services/")
    offers = page.get_by_role("main").get_by_role("list").first.locator(":scope > li")
    names = [offer.get_by_role("heading", level=2).inner_text() for offer in offers.all()]
    assert len(names) == page.locator(".offer").count() > 1
    for offer, name in zip(offers.all(), names, strict=True):
        terms = offer.get_by_role("term").all_inner_texts()
        assert terms == [
            "Price",
            "Who it’s for",
            "What you get",
            "How long it takes",
            "How soon",
            "What’s not included",
        ]
        booking = offer.get_by_role("link", name=f"Book by email {name}", exact=True)
        expect(booking).to_have_attribute("href", re.compile(r"^mailto:[^?]+\?subject=.+"))
        expect(booking).to_be_visible()


def test_anchor_without_script(new_page: Open, site_url: str) -> None:
    """Each service has an address of its own, which leads to it with scripts switched off."""
    page = new_page(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    page.goto(f"{site_url}/services/")
    last = page.locator(".offer").last.get_attribute("id")
    page.goto(f"{site_url}/services/#{last}")
    expect(page.locator(f"#{last} h2")).to_be_in_viewport()


def test_buttons_can_be_hit(new_page: Open, site_url: str) -> None:
    """A booking link is at least 44 px high and wide."""
    for box in boxes(at(new_page, site_url, 360).locator(".offer-book a")):
        assert box["height"] >= 44
        assert box["width"] >= 44
