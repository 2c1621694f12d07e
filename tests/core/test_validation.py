"""Models at the door: what they take, and what they say of what they do not take."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from plugins.core.report import Report
from plugins.core.validation import BookingAddress, Country, Currency, Day, Model, Moment, Slug, WebAddress, validate
from plugins.core.yaml import load


class Pay(Model):
    min: int | None = None
    per: Literal["hour", "week", "year"]


class Place(Model):
    city: str
    country: Country | None = None


class Sample(Model):
    title: Annotated[str, Field(min_length=1, max_length=20)]
    posted: Day | None = None
    pay: Pay | None = None
    places: tuple[str | Place, ...] = ()
    open: bool = True


def told(text: str, *, label: str = "") -> list[str]:
    report = Report()
    document = load(text, "jobs.yaml", report)
    assert document is not None
    found = validate(Sample, document.value, document, report, label=label)
    assert (found is None) == bool(report.problems)
    return [str(entry) for entry in report.problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: x\n", 'jobs.yaml:1:1  "titel" is not a key that is known here. Did you mean title?'),
        (
            "title: x\npay: {per: yr}\n",
            'jobs.yaml:2:12  pay.per: "yr" is not one of hour, week, year. Did you mean year?',
        ),
        ("title: x\npay:\n  pre: hour\n  per: hour\n", 'jobs.yaml:3:3  "pay.pre" is not a key that is known here. Did'),
        ("title: x\npay: {}\n", "jobs.yaml:2:6  pay.per: is missing."),
        ("title: x\npay: {min: lots, per: hour}\n", 'jobs.yaml:2:12  pay.min: "lots" is not a number'),
        ("title: x\npay: 12\n", "jobs.yaml:2:6  pay: want keys and values, not 12."),
        ("title: 2026\n", "jobs.yaml:1:8  title: want a text, not 2026. Put quotes around it."),
        ("title: true\n", "jobs.yaml:1:8  title: want a text, not true. Put quotes around it."),
        ("title: ''\n", "jobs.yaml:1:8  title: must not be empty."),
        ("title: '   '\n", "jobs.yaml:1:8  title: must not be empty."),
        (f"title: {'x' * 21}\n", "jobs.yaml:1:8  title: is 21 characters long; 20 is the most."),
        ("title: x\nposted: 31 Feb\n", 'jobs.yaml:2:9  posted: "31 Feb" is not a date (want YYYY-MM-DD).'),
        ("title: x\nposted: 2026-02-31\n", 'jobs.yaml:2:9  posted: "2026-02-31" is not a date (want YYYY-MM-DD).'),
        ("title: x\nopen: maybe\n", 'jobs.yaml:2:7  open: "maybe" is not true or false.'),
        (
            "title: x\nplaces: Galway\n",
            'jobs.yaml:2:9  places: want a list (one entry a line, each behind a hyphen), not "Galway".',
        ),
        (
            "title: x\nplaces:\n  - A\n  - {city: B, country: Canada}\n",
            'jobs.yaml:4:24  places.2.country: "Canada" is not a',
        ),
        (
            "title: x\nplaces:\n  - {cty: B}\n",
            'jobs.yaml:3:6  "places.1.cty" is not a key that is known here. Did you mean city?',
        ),
        ("- title: x\n", "jobs.yaml:1:1  this: want a list of keys and values (title: ...), not a list."),
        ("hello\n", 'jobs.yaml:1:1  this: want a list of keys and values (title: ...), not "hello".'),
    ],
)
def test_what_the_author_reads(text: str, message: str) -> None:
    """The place of the fault, the key as the author writes it, what is wanted, and the nearest word that is."""
    assert any(line.startswith(message) for line in told(text)), told(text)


def test_all_faults_at_once() -> None:
    """Every fault of an entry is told, each with its own line."""
    lines = [line.split("  ")[0] for line in told("posted: soon\nopen: maybe\nodd: 1\n")]
    assert lines == ["jobs.yaml:1:1", "jobs.yaml:1:9", "jobs.yaml:2:7", "jobs.yaml:3:1"]


def test_only_the_nearest_form_complains() -> None:
    """Where a value may be a text or a mapping, a mapping with a fault is not also told to be a text."""
    assert len(told("title: x\nplaces:\n  - {city: B, country: Canada}\n")) == 1


def test_the_label_says_which_entry() -> None:
    """In a list of a hundred postings the author knows which one is meant."""
    assert told("title: ''\n", label='posting "acme"')[0].startswith('jobs.yaml:1:8  posting "acme"  title: must')


def test_models_are_frozen() -> None:
    """Nothing changes past the door."""
    with pytest.raises(ValidationError):
        Sample(title="x").title = "y"


def takes(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@given(st.dates(date(1, 1, 1)))
def test_every_day_as_it_is_written(day: date) -> None:
    """YYYY-MM-DD is read as that day, and nothing but that form is."""
    assert TypeAdapter(Day).validate_python(day.isoformat()) == day
    assert not takes(Day, day.strftime("%d.%m.%Y"))
    assert not takes(Day, f"{day.isoformat()}T00:00")


@pytest.mark.parametrize(
    "value", [None, 20261102, "2026-W45-1", "20261102", "2026-1-2", "٢٠٢٦-١١-٠٢", True, ["2026-11-02"]]
)
def test_what_is_no_day(value: object) -> None:
    """Other forms that Python would read, numbers and nothing at all are refused."""
    assert not takes(Day, value)


def test_a_date_that_is_nothing() -> None:
    """`date:` with nothing behind it is called nothing, not "None"."""
    with pytest.raises(ValidationError, match="nothing is not a date"):
        TypeAdapter(Moment).validate_python(None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-02", datetime(2026, 11, 2)),  # noqa: DTZ001 - it is the site that adds the zone
        ("2026-11-02 09:30", datetime(2026, 11, 2, 9, 30)),  # noqa: DTZ001
        ("2026-11-02T09:30:00Z", datetime(2026, 11, 2, 9, 30, tzinfo=UTC)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    """A date, or a date and a time, with its offset where the author gives one."""
    assert TypeAdapter(Moment).validate_python(text) == moment


@pytest.mark.parametrize("value", ["2026-11-02 25:00", "2026-13-01", "soon", "2026", 2026, "2026-11-02 9", None])
def test_what_is_no_moment(value: object) -> None:
    """Hours that no clock shows, and half a date, are refused."""
    assert not takes(Moment, value)


@pytest.mark.parametrize(
    ("value", "web", "booking"),
    [
        ("https://a.example/x?y=1#z", True, True),
        ("mailto:dana@callback.example", False, True),
        ("mailto:dana@callback.example?subject=Hi", False, True),
        ("http://a.example/", False, False),
        ("javascript:alert(1)", False, False),
        ("https:///nohost", False, False),
        ("https://[broken", False, False),
        ("https://a.example/a b", False, False),
        ("https://a.example/\u0000", False, False),
        ("mailto:nobody", False, False),
        ("//a.example", False, False),
        ("/x/", False, False),
    ],
)
def test_addresses(value: str, web: bool, booking: bool) -> None:
    """https where it is a page; https or a mail address where one books; no other scheme, and no half address."""
    assert takes(WebAddress, value) is web
    assert takes(BookingAddress, value) is booking


@pytest.mark.parametrize(
    ("value", "fine"), [("CA", True), ("GB", True), ("UK", False), ("ca", False), ("EU", False), ("XX", False)]
)
def test_countries(value: str, fine: bool) -> None:
    """Two letters that ISO 3166-1 gives to a country."""
    assert takes(Country, value) is fine


@pytest.mark.parametrize(("value", "fine"), [("CAD", True), ("cad", False), ("$", False), ("XYZ", False)])
def test_currencies(value: str, fine: bool) -> None:
    """Three letters of ISO 4217, in capitals."""
    assert takes(Currency, value) is fine


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        ("a-b-2", True),
        ("a--b", False),
        ("-a", False),
        ("A", False),
        ("a_b", False),
        ("a/b", False),
        ("", False),
        ("a" * 81, False),
    ],
)
def test_slugs(value: str, fine: bool) -> None:
    """What can stand between two slashes of an address, and is not too long for one."""
    assert takes(Slug, value) is fine
