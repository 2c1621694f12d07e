"""Pay in words: "CA$55,000–65,000", "CA$31 an hour", "from £62,000", "Not given"; and by the year, for sorting."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plugins.core.money import figure, has_cents, money
from plugins.jobs.model import EmploymentType, PayPeriod, Salary

_PERIODS = {
    PayPeriod.HOUR: "an hour",
    PayPeriod.DAY: "a day",
    PayPeriod.WEEK: "a week",
    PayPeriod.MONTH: "a month",
    PayPeriod.YEAR: "a year",
}
_PER_YEAR = {
    PayPeriod.HOUR: 52 * 40,
    PayPeriod.DAY: 52 * 5,
    PayPeriod.WEEK: 52,
    PayPeriod.MONTH: 12,
    PayPeriod.YEAR: 1,
}
"""How often a period of full-time work is paid in a year: 52 weeks of 5 days of 8 hours."""
_ROUND = tuple(Decimal(first) for first in ("1", "1.2", "1.5", "2", "2.5", "3", "4", "5", "6", "7", "8", "9"))
NOT_GIVEN = "Not given"
UNPAID = "Unpaid"
"""For what is volunteers' work and names no pay."""


def period_words(period: PayPeriod) -> str:
    """ "a year" for what is paid by the year."""
    return _PERIODS[period]


def yearly(salary: Salary) -> Decimal:
    """What the figure would be for a year of full-time work, in its own currency, to compare and never to show.

    Of a range the lower end counts: that much is sure. The upper one only where it stands alone.
    """
    amount = salary.max if salary.min is None else salary.min
    assert amount is not None
    return amount * _PER_YEAR[salary.per]


def steps(amounts: Iterable[Decimal]) -> list[int]:
    """Round sums between the lowest and the highest of some yearly amounts, to choose a minimum from."""
    known = sorted(amounts)
    if not known:
        return []
    powers = range(max(0, known[0].adjusted()), known[-1].adjusted() + 1)
    round_sums = [int(first * 10**power) for power in powers for first in _ROUND if first * 10**power % 1 == 0]
    return [amount for amount in round_sums if known[0] < amount <= known[-1]]


def step_words(amount: int, currency: str) -> str:
    """What such a sum is called among the filters."""
    return f"{money(Decimal(amount), currency)} or more"


def short_pay(salary: Salary | None, types: Sequence[EmploymentType] = ()) -> str:
    """For a row of a list: a yearly figure goes without saying so."""
    if salary is None:
        return _no_pay(types)
    if salary.per is PayPeriod.YEAR:
        return _amounts(salary)
    return f"{_amounts(salary)} {_PERIODS[salary.per]}"


def full_pay(salary: Salary | None, types: Sequence[EmploymentType] = ()) -> str:
    """For a page of its own: always with the period."""
    return _no_pay(types) if salary is None else f"{_amounts(salary)} {_PERIODS[salary.per]}"


def pay_in_a_sentence(salary: Salary | None, types: Sequence[EmploymentType] = ()) -> str:
    """Where nothing else says that it is the pay that isn't given."""
    words = full_pay(salary, types)
    return "Pay not given" if words == NOT_GIVEN else words


def _no_pay(types: Sequence[EmploymentType]) -> str:
    return UNPAID if EmploymentType.VOLUNTEER in types else NOT_GIVEN


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


def json_number(amount: Decimal) -> int | float:
    """An amount of money as JSON holds it: a whole one without a fraction."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)
