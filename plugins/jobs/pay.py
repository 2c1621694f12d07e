"""Pay in words: "CA$55,000–65,000", "CA$31 an hour", "from £62,000", "Pay not given"."""

from decimal import Decimal

from babel.numbers import format_decimal, get_currency_symbol

from .model import PayPeriod, Salary

_LOCALE = "en_001"  # English without a home country: every dollar says whose dollar it is
_PERIODS = {
    PayPeriod.HOUR: "an hour",
    PayPeriod.DAY: "a day",
    PayPeriod.WEEK: "a week",
    PayPeriod.MONTH: "a month",
    PayPeriod.YEAR: "a year",
}
NOT_GIVEN = "Pay not given"
NO_BREAK = "\N{NO-BREAK SPACE}"


def short_pay(salary: Salary | None) -> str:
    """For a row of a list: a yearly figure goes without saying so."""
    if salary is None:
        return NOT_GIVEN
    if salary.per is PayPeriod.YEAR:
        return _amounts(salary)
    return f"{_amounts(salary)} {_PERIODS[salary.per]}"


def full_pay(salary: Salary | None) -> str:
    """For a page of its own: always with the period."""
    return NOT_GIVEN if salary is None else f"{_amounts(salary)} {_PERIODS[salary.per]}"


def _amounts(salary: Salary) -> str:
    low, high, currency = salary.min, salary.max, salary.currency
    if low is None and high is not None:
        return f"up to {_money(high, currency, _cents(high))}"
    assert low is not None
    if high is None:
        return f"from {_money(low, currency, _cents(low))}"
    cents = _cents(low) or _cents(high)
    if low == high:
        return _money(low, currency, cents)
    return f"{_money(low, currency, cents)}–{_figure(high, cents)}"


def _cents(amount: Decimal) -> bool:
    return amount != amount.to_integral_value()


def _money(amount: Decimal, currency: str, cents: bool) -> str:
    symbol = get_currency_symbol(currency, locale=_LOCALE)
    # Babel leaves out CLDR's space between a symbol of letters and the figure: CHF 3,300.
    return f"{symbol}{NO_BREAK if symbol[-1].isalpha() else ''}{_figure(amount, cents)}"


def _figure(amount: Decimal, cents: bool) -> str:
    return str(format_decimal(amount, "#,##0.00" if cents else "#,##0", locale=_LOCALE))
