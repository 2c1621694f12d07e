"""Sums of money in words a reader knows: "CA$55,000", "£14.20", "CHF 3,300"."""

from decimal import Decimal

from babel.numbers import format_decimal, get_currency_symbol

LOCALE = "en_001"
"""English without a home country: every dollar says whose dollar it is."""
NO_BREAK = "\N{NO-BREAK SPACE}"


def has_cents(amount: Decimal) -> bool:
    return amount != amount.to_integral_value()


def money(amount: Decimal, currency: str, *, cents: bool | None = None) -> str:
    """An amount with its currency (ISO 4217). Cents are shown where there are any, or where `cents` says so."""
    symbol = get_currency_symbol(currency, locale=LOCALE)
    # CLDR puts a space between a symbol of letters and the figure: CHF 3,300.
    gap = NO_BREAK if symbol[-1].isalpha() else ""
    return f"{symbol}{gap}{figure(amount, cents=has_cents(amount) if cents is None else cents)}"


def figure(amount: Decimal, *, cents: bool) -> str:
    """The amount alone, in groups of thousands."""
    return str(format_decimal(amount, "#,##0.00" if cents else "#,##0", locale=LOCALE))
