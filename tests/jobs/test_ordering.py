"""The orders of a list: newest, best paid, closing first."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.jobs.board.ordering import Order, ordered
from plugins.jobs.board.pay import yearly
from plugins.jobs.model import Posting, Salary
from tests.jobs.making import posting


def paid(name: str, currency: str = "CAD", per: str = "year", **amounts: Any) -> Posting:
    return posting(id=name, salary={**amounts, "currency": currency, "per": per})


@pytest.mark.parametrize(
    ("per", "amount", "year"),
    [("hour", "31.25", 65000), ("day", "250", 65000), ("week", "1250", 65000), ("month", "5000", 60000)],
)
def test_a_year_of_it(per: str, amount: str, year: int) -> None:
    """A figure by the hour, day, week or month is compared as a year of 52 weeks of 5 days of 8 hours."""
    assert yearly(Salary(min=Decimal(amount), currency="CAD", per=per)) == year


def test_the_lower_end_counts() -> None:
    """Of a range the sure part is compared; an upper end alone is all there is."""
    assert yearly(Salary(min=Decimal(50), max=Decimal(90), currency="CAD", per="year")) == 50
    assert yearly(Salary(max=Decimal(90), currency="CAD", per="year")) == 90


def test_by_pay() -> None:
    """Hourly and yearly pay are compared; currencies stand apart, the commonest first; no pay comes last."""
    postings = [
        posting(id="none", salary=None),
        paid("pounds", "GBP", min=90000),
        paid("low", min=50000, max=120000),
        paid("hourly", per="hour", min=30),
        paid("euros", "EUR", min=10),
    ]
    assert [one.id for one in ordered(postings, Order.PAY)] == ["hourly", "low", "euros", "pounds", "none"]


def test_by_closing() -> None:
    """What closes first stands first, by the moment and not the date; what has no end stands last."""
    postings = [
        posting(id="never", expires="never"),
        posting(id="late", expires="2026-12-20"),
        posting(id="vancouver", expires="2026-11-30", zone="America/Vancouver"),
        posting(id="dublin", expires="2026-11-30", zone="Europe/Dublin"),
    ]
    assert [one.id for one in ordered(postings, Order.CLOSING)] == ["dublin", "vancouver", "late", "never"]


@given(st.lists(st.sampled_from(["CAD", "GBP", None]), max_size=8), st.sampled_from(list(Order)))
def test_an_order_loses_nothing(currencies: list[str | None], order: Order) -> None:
    """Every order holds the same postings, and equal ones stay in the order of their titles."""
    postings = [
        paid(f"p{number}", currency, min=1) if currency else posting(id=f"p{number}", salary=None)
        for number, currency in enumerate(currencies)
    ]
    found = [one.id for one in ordered(postings, order)]
    assert sorted(found) == sorted(one.id for one in postings)
    assert ordered(ordered(postings, order), order) == ordered(postings, order)
