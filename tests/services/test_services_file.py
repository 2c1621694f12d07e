"""services.yaml: what may stand in it, and what is said about what may not."""

from textwrap import dedent

import pytest

from plugins.core.report import Report
from plugins.core.yaml import load
from plugins.services.model import Catalogue
from plugins.services.source import read_catalogue

SERVICE = """\
services:
  - id: resume-read
    name: Your resume, read
    for_whom: People who hear nothing back
    summary: I read it twice.
    price: {amount: 120, currency: CAD}
    includes: [A page of notes]
    book: mailto:dana@callback.example
"""


def read(text: str) -> tuple[Catalogue, Report]:
    report = Report()
    document = load(dedent(text), "content/data/services.yaml", report)
    assert document is not None
    return read_catalogue(document, report), report


def problems(text: str) -> list[str]:
    return [str(entry) for entry in read(text)[1].problems]


def with_line(old: str, new: str) -> str:
    assert old in SERVICE
    return SERVICE.replace(old, new)


def test_least_that_is_enough() -> None:
    """An offer without duration, turnaround, limits or a mark is complete."""
    catalogue, report = read(SERVICE)
    assert not report.problems
    assert not report.notes
    (service,) = catalogue.services
    assert (service.duration, service.turnaround, service.not_included, service.featured) == (None, None, (), False)
    assert not catalogue.sample


@pytest.mark.parametrize("text", ["", "# later\n", "services:", "services: []\nquestions:\n"])
def test_nothing_offered(text: str) -> None:
    """An empty file, or one without services, is no fault."""
    catalogue, report = read(text)
    assert catalogue.services == ()
    assert not report.problems


@pytest.mark.parametrize(
    "price",
    [
        "{amount: 120, currency: CAD}",
        "{from: 49.50, currency: EUR}",
        "{on_request: true}",
        "{amount: 0, currency: CAD}",
    ],
)
def test_forms_of_price(price: str) -> None:
    """A price is a sum, a lower bound, or named on request."""
    assert problems(with_line("{amount: 120, currency: CAD}", price)) == []


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ("{amount: 120, from: 90, currency: CAD}", "exactly one of amount, from, and on_request"),
        ("{amount: 120, currency: CAD, on_request: true}", "exactly one of amount, from, and on_request"),
        ("{currency: CAD}", "exactly one of amount, from, and on_request"),
        ("{on_request: false}", "exactly one of amount, from, and on_request"),
        ("{amount: 120}", "currency is missing"),
        ("{from: 90}", "currency is missing"),
        ("{on_request: true, currency: CAD}", "a price on request has no currency"),
        ("{amount: 120, currency: DOLLARS}", '"DOLLARS" is not a currency'),
        ("{amount: 120, currency: cad}", "Did you mean CAD?"),
        ("{amount: -5, currency: CAD}", "price.amount"),
        ("{amount: about a hundred, currency: CAD}", '"about a hundred" is not a number'),
        ("CA$120", "want keys and values"),
        ("{form: 90, currency: CAD}", "Did you mean from?"),
    ],
)
def test_prices_that_are_none(price: str, said: str) -> None:
    """Any other price is a problem in its own line, in words that say what is wanted."""
    (problem,) = problems(with_line("{amount: 120, currency: CAD}", price))
    assert problem.startswith("content/data/services.yaml:6:")
    assert 'service "resume-read"  ' in problem
    assert "price" in problem
    assert said in problem


@pytest.mark.parametrize(
    "book",
    ["http://callback.example/book", "javascript:alert(1)", "tel:+14165550100", '"mailto:"', "book me", '"https://"'],
)
def test_booking_address(book: str) -> None:
    """One books at an https address or by mail; nothing else is linked."""
    (problem,) = problems(with_line("mailto:dana@callback.example", book))
    assert problem.startswith('content/data/services.yaml:8:11  service "resume-read"  book: ')


def test_all_faults_at_once() -> None:
    """Every fault of the file is told in one go, with its line and the entry it is about."""
    found = problems(
        """\
        services:
          - id: Resume Read
            name: Your resume, read
            for_whom: Anybody
            sumary: I read it twice.
            price: {amount: 120, currency: CAD}
            includes: []
            book: mailto:dana@callback.example
        questions:
          - {q: Why, b: Because.}
        testimonial: []
        """
    )
    assert len(found) == 1, "a key unknown at the top hides nothing but what it may have meant"
    assert found[0].startswith("content/data/services.yaml:11:1")
    assert "Did you mean testimonials?" in found[0]

    found = problems(
        """\
        services:
          - id: Resume Read
            name: Your resume, read
            for_whom: Anybody
            sumary: I read it twice.
            price: {amount: 120, currency: CAD}
            includes: []
            book: mailto:dana@callback.example
        questions:
          - {q: Why, b: Because.}
        testimonials:
          - {who: Ines, consent: true}
        """
    )
    said = "\n".join(found)
    assert 'yaml:2:9  service "Resume Read"  id: "Resume Read" cannot be part of an address' in said
    assert 'yaml:5:5  service "Resume Read"  "sumary" is not a key that is known here. Did you mean summary?' in said
    assert 'service "Resume Read"  summary: is missing.' in said
    assert 'yaml:7:15  service "Resume Read"  includes:' in said
    assert "question 1  a: is missing." in said
    assert 'question 1  "b" is not a key' in said
    assert "testimonial 1  quote: is missing." in said


def test_same_id_twice() -> None:
    """Two services with one id: the message names both lines, even where one has other faults."""
    (problem,) = problems(SERVICE + SERVICE.removeprefix("services:\n").replace("Your resume, read", "Another"))
    assert problem.startswith("content/data/services.yaml:9:9  ")
    assert "in line 2" in problem


def test_one_featured() -> None:
    """The mark is worth something as long as one service has it."""
    entry = SERVICE.removeprefix("services:\n")
    featured = entry + "    featured: true\n"
    text = "services:\n" + featured + featured.replace("resume-read", "two")
    (problem,) = problems(text)
    assert problem.startswith('content/data/services.yaml:17:15  service "two"  featured: ')
    assert "in line 9" in problem


@pytest.mark.parametrize("id", ["main", "questions", "testimonials"])
def test_taken_addresses(id: str) -> None:
    """A service may not take an anchor that the page itself has."""
    (problem,) = problems(with_line("resume-read", id))
    assert "choose another id" in problem


@pytest.mark.parametrize("consent", ["", ", consent: false"])
def test_no_consent_no_testimonial(consent: str) -> None:
    """Without consent a testimonial is left out, with a note that says how it could be shown."""
    catalogue, report = read(
        SERVICE
        + f"""\
testimonials:
  - {{quote: It helped., who: Ines, consent: true}}
  - {{quote: It helped me too., who: Callum{consent}}}
"""
    )
    assert [entry.who for entry in catalogue.testimonials] == ["Ines"]
    assert not report.problems
    (note,) = report.notes
    assert str(note).startswith("content/data/services.yaml:11:5  testimonial 2 (Callum) is not shown")
