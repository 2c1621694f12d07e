"""What a price, a booking address and the structured data say."""

from decimal import Decimal
from typing import Any

import pytest
from markupsafe import Markup

from plugins.core.money import money
from plugins.core.pages import Site
from plugins.services.markup import questions_markup, services_markup
from plugins.services.model import Catalogue, Price, Question, Service
from plugins.services.page import services_page
from plugins.services.wording import booking_address, price_words

SITE = Site(
    name="Callback",
    tagline="",
    description="",
    language="en",
    url="https://callback.example/blog",
    author="Dana Reyes",
    year=2026,
    preview=False,
)


def service(**changes: Any) -> Service:
    return Service.model_validate(
        {
            "id": "mock-interview",
            "name": "A mock interview & notes",
            "for_whom": "People with a *date*",
            "summary": "An hour by **video**.",
            "price": {"amount": 180, "currency": "CAD"},
            "includes": ["Notes <script>alert(1)</script>"],
            "book": "mailto:dana@callback.example",
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("120", "CAD", "CA$120"),
        ("1250", "USD", "US$1,250"),
        ("49.5", "EUR", "€49.50"),
        ("95.00", "GBP", "£95"),
        ("12000", "JPY", "JP¥12,000"),
    ],
)
def test_money(amount: str, currency: str, words: str) -> None:
    """A sum says which dollars it means, and shows cents only where there are any."""
    assert money(Decimal(amount), currency) == words


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ({"amount": 120, "currency": "CAD"}, "CA$120"),
        ({"amount": 0, "currency": "CAD"}, "free"),
        ({"from": 90, "currency": "CAD"}, "from CA$90"),
        ({"on_request": True}, "on request"),
    ],
)
def test_price_words(price: dict[str, Any], words: str) -> None:
    """Each form of price has its words."""
    assert price_words(Price.model_validate(price)) == words


@pytest.mark.parametrize(
    ("book", "address"),
    [
        ("mailto:d@c.example", "mailto:d@c.example?subject=A%20mock%20interview%20%26%20notes"),
        (
            "mailto:d@c.example?cc=e@c.example",
            "mailto:d@c.example?cc=e@c.example&subject=A%20mock%20interview%20%26%20notes",
        ),
        ("mailto:d@c.example?Subject=Mine", "mailto:d@c.example?Subject=Mine"),
        ("https://book.example/?a=1", "https://book.example/?a=1"),
    ],
)
def test_booking_address(book: str, address: str) -> None:
    """A mail comes with its subject; the author's own subject, and any web address, stay as they are."""
    assert booking_address(service(book=book)) == address


def test_service_markup() -> None:
    """A service has one offer with its own anchor; the description is the page's text without its markup."""
    (entry,) = services_markup([service()], page="https://callback.example/services/", provider="Dana Reyes")["@graph"]
    assert entry["@type"] == "Service"
    assert entry["url"] == "https://callback.example/services/#mock-interview"
    assert entry["description"] == "An hour by video."
    assert entry["provider"] == {"@type": "Person", "name": "Dana Reyes"}
    assert (entry["offers"]["price"], entry["offers"]["priceCurrency"]) == ("180", "CAD")


def test_price_from_is_no_price() -> None:
    """A price "from" is a lower bound, and what is named on request is no sum: neither is marked up as a price."""
    bound, request = services_markup(
        [service(price={"from": 90, "currency": "CAD"}), service(price={"on_request": True})],
        page="https://callback.example/services/",
        provider="Dana Reyes",
    )["@graph"]
    assert "price" not in bound["offers"]
    assert bound["offers"]["priceSpecification"]["minPrice"] == "90"
    assert "offers" not in request


def test_questions_markup() -> None:
    """The answer in the markup is the answer on the page."""
    data = questions_markup([("Refunds?", Markup("<p>Yes.</p>"))])
    assert data["mainEntity"][0]["acceptedAnswer"]["text"] == "<p>Yes.</p>"


def test_page_is_safe_and_complete() -> None:
    """Texts are Markdown made safe; addresses follow the site's own path."""
    page = services_page(
        Catalogue(services=(service(),), questions=(Question(q="Why?", a="# Because\n\nIt *helps*."),)), SITE, "x.yaml"
    )
    (offer,) = page.offers
    assert offer.for_whom == "People with a <em>date</em>"
    assert "script" not in offer.includes[0]
    assert "<h4>Because</h4>" in page.answers[0].answer
    assert len(page.json_ld) == 3
    assert "https://callback.example/blog/services/#mock-interview" in page.json_ld[0]
    assert "A mock interview & notes (CA$180)" in page.description


def test_no_questions_no_question_markup() -> None:
    """Without questions there is no FAQPage."""
    page = services_page(Catalogue(services=(service(),)), SITE, "x.yaml")
    assert "FAQPage" not in "".join(page.json_ld)
