"""Pay and place as people read them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.jobs.board.pay import full_pay, pay_in_a_sentence, short_pay
from plugins.jobs.board.wording import apply_words, country_of, remote_words, type_words, where
from plugins.jobs.model import EmploymentType, Salary
from tests.jobs.making import posting


def salary(**fields: Any) -> Salary:
    return Salary.model_validate({"currency": "CAD", "per": "year", **fields})


@pytest.mark.parametrize(
    ("fields", "short", "full"),
    [
        ({"min": 55000, "max": 65000}, "CA$55,000–65,000", "CA$55,000–65,000 a year"),
        ({"min": 68000, "max": 80000, "currency": "USD"}, "US$68,000–80,000", "US$68,000–80,000 a year"),
        ({"min": 29500, "max": 34000, "currency": "GBP"}, "£29,500–34,000", "£29,500–34,000 a year"),
        ({"min": 31, "max": 31, "per": "hour"}, "CA$31 an hour", "CA$31 an hour"),
        ({"min": 26.5, "max": 29, "per": "hour"}, "CA$26.50–29.00 an hour", "CA$26.50–29.00 an hour"),
        ({"min": 480, "max": 540, "per": "day", "currency": "EUR"}, "€480–540 a day", "€480–540 a day"),
        ({"min": 900, "per": "week"}, "from CA$900 a week", "from CA$900 a week"),
        ({"max": 3300, "per": "month", "currency": "CHF"}, "up to CHF\xa03,300 a month", "up to CHF\xa03,300 a month"),
        ({"min": 62000, "currency": "GBP"}, "from £62,000", "from £62,000 a year"),
    ],
)
def test_pay(fields: dict[str, Any], short: str, full: str) -> None:
    """Pay reads as people say it; every dollar says whose; a year goes without saying in a row."""
    assert (short_pay(salary(**fields)), full_pay(salary(**fields))) == (short, full)


def test_pay_not_given() -> None:
    """Where there is no figure, that is what is said; volunteers' work is unpaid."""
    assert short_pay(None) == full_pay(None) == "Not given"
    assert pay_in_a_sentence(None) == "Pay not given"
    volunteer = EmploymentType.VOLUNTEER
    assert short_pay(None, (volunteer,)) == full_pay(None, (volunteer,)) == "Unpaid"
    assert short_pay(None, (EmploymentType.PART_TIME, volunteer)) == "Unpaid"
    assert short_pay(salary(min=12, per="hour"), (volunteer,)) == "from CA$12 an hour"


def test_types_begin_with_a_capital() -> None:
    """A type is a name: each one that there is begins with a capital, and has no other."""
    for each in EmploymentType:
        assert type_words((each,)) == type_words((each,)).capitalize()
    assert type_words((EmploymentType.FULL_TIME, EmploymentType.PER_DIEM)) == "Full-time, Per diem"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ({"city": "Cork", "country": "IE"}, "IE"),
        ("Dublin, Ireland", "IE"),
        ("Leeds, UK", "GB"),
        ("Boise, ID, USA", "US"),
        ("canada", "CA"),
        ("Atlanta, Georgia", ""),
        ("Ireland Street, Boston", ""),
        ("Leeds", ""),
    ],
)
def test_a_place_says_its_country(place: Any, code: str) -> None:
    """A place is in the country that it names, and in none that would be a guess."""
    (one,) = posting(locations=place).locations
    assert country_of(one) == code


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_pay_loses_nothing(low: int, more: int) -> None:
    """Both figures can be read back from the words, exactly."""
    words = short_pay(salary(min=low, max=low + more)).removeprefix("CA$").replace(",", "").split("–")
    assert [Decimal(word) for word in words] == ([low, low + more] if more else [low])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Toronto, ON, Canada"),
        ({"locations": "Dublin, Ireland"}, "Dublin, Ireland"),
        ({"locations": "Dublin", "remote": "hybrid"}, "Dublin (hybrid)"),
        ({"locations": "London (Hybrid)", "remote": "hybrid"}, "London (Hybrid)"),
        (
            {"locations": [{"city": "Leeds", "region": "Yorks", "country": "GB"}, {"city": "York", "country": "GB"}]},
            "Leeds or York, UK",
        ),
        (
            {"locations": [{"city": "Cork", "country": "IE"}, {"city": "York", "country": "GB"}]},
            "Cork, Ireland or York, UK",
        ),
        ({"locations": ["A", "B", "C", "D", "E"]}, "A or B or C or 2 more"),
        ({"locations": {"country": "CA"}}, "Canada"),
        ({"locations": None, "remote": "full", "applicants_from": ["CA", "US"]}, "Remote (Canada, US)"),
        ({"locations": None, "remote": "full", "applicants_from": ["CA-BC"]}, "Remote (BC, Canada)"),
        ({"locations": None, "remote": "full"}, "Remote"),
        (
            {"locations": None, "remote": "full", "applicants_from": ["DE", "ES", "IE", "NL", "PT", "FR", "IT", "BE"]},
            "Remote (Germany, Spain, Ireland, Netherlands, Portugal, France and 2 more)",
        ),
    ],
)
def test_where(fields: dict[str, Any], expected: str) -> None:
    """A row says where in one phrase; free text stays as it was written."""
    assert where(posting(**fields)) == expected


def test_remote_says_from_where() -> None:
    """A posting's page names all countries that may apply, or says that none was named."""
    full = posting(locations=None, remote="full", applicants_from=["CA", "US-NY"])
    assert remote_words(full) == "Fully remote. Open to people in: Canada; NY, United States"
    assert "didn’t say from where" in remote_words(posting(locations=None, remote="full"))
    assert remote_words(posting()) == ""


def test_where_an_application_goes() -> None:
    """The reader sees the host or the mail address before following it."""
    assert apply_words("https://www.acme.example/jobs?id=1") == "acme.example"
    assert apply_words("mailto:jobs@acme.example?subject=HR") == "jobs@acme.example"
