"""How an offer is put into words and addresses: its price, and where it is booked."""

from urllib.parse import parse_qsl, quote, urlsplit

from plugins.core.money import money

from .model import Price, Service


def price_words(price: Price) -> str:
    """`CA$120`, `from CA$90`, `free` or `on request`, to stand inside a sentence."""
    if price.amount is not None and price.currency is not None:
        return money(price.amount, price.currency) if price.amount else "free"
    if price.from_ is not None and price.currency is not None:
        return f"from {money(price.from_, price.currency)}"
    return "on request"


def booking_address(service: Service) -> str:
    """Where the offer is booked. A mail gets the offer's name as its subject unless it has one (RFC 6068)."""
    parts = urlsplit(service.book)
    if parts.scheme != "mailto" or any(key.lower() == "subject" for key, _ in parse_qsl(parts.query)):
        return service.book
    joint = "&" if parts.query else "?"
    return f"{service.book}{joint}subject={quote(service.name, safe='')}"


def is_mail(address: str) -> bool:
    return urlsplit(address).scheme == "mailto"
