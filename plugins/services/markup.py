"""Structured data of the services page: schema.org Service with Offer, and FAQPage. All of it is on the page too."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from plugins.core.markdown import inline_markdown

from .model import Price, Service


def services_markup(services: Iterable[Service], *, page: str, provider: str) -> dict[str, Any]:
    """A graph with one Service per offer. `page` is the page's full address, `provider` who does the work."""
    return {"@graph": [_service(service, page, provider) for service in services]}


def _service(service: Service, page: str, provider: str) -> dict[str, Any]:
    address = f"{page}#{service.id}"
    return {
        "@type": "Service",
        "@id": address,
        "url": address,
        "name": service.name,
        "description": inline_markdown(service.summary).striptags(),
        "provider": {"@type": "Person", "name": provider},
        **({"offers": {"@type": "Offer", "url": address, **price}} if (price := _price(service.price)) else {}),
    }


def _price(price: Price) -> dict[str, Any]:
    """A price "from" is a lower bound, not a price: schema.org says it as PriceSpecification.minPrice.

    Empty where the price is told on request: an Offer has to name one, so there is none.
    """
    if price.amount is not None:
        return {"price": f"{price.amount:f}", "priceCurrency": price.currency}
    if price.from_ is not None:
        bound = {"minPrice": f"{price.from_:f}", "priceCurrency": price.currency}
        return {"priceSpecification": {"@type": "PriceSpecification", **bound}}
    return {}


def questions_markup(questions: Iterable[tuple[str, Markup]]) -> dict[str, Any]:
    """An FAQPage of questions (plain) and answers (the HTML that the page shows)."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": q, "acceptedAnswer": {"@type": "Answer", "text": str(a)}}
            for q, a in questions
        ],
    }
