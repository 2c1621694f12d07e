"""Pay in words: "CA$55,000–65,000", "CA$31 an hour", "from £62,000", "Pay not given"."""

from plugins.core.money import figure, has_cents, money

from .model import PayPeriod, Salary

_PERIODS = {
    PayPeriod.HOUR: "an hour",
    PayPeriod.DAY: "a day",
    PayPeriod.WEEK: "a week",
    PayPeriod.MONTH: "a month",
    PayPeriod.YEAR: "a year",
}
NOT_GIVEN = "Pay not given"


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
        return f"up to {money(high, currency)}"
    assert low is not None
    if high is None:
        return f"from {money(low, currency)}"
    if low == high:
        return money(low, currency)
    cents = has_cents(low) or has_cents(high)
    return f"{money(low, currency, cents=cents)}–{figure(high, cents=cents)}"
