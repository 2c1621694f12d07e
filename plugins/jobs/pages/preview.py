"""What the preview of a posting says, taken from what the pages of postings say. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plugins.core.money import money
from plugins.core.pages import Site
from plugins.core.templates import day_element
from plugins.jobs.board.board import Board
from plugins.jobs.board.pay import NOT_GIVEN, full_pay
from plugins.jobs.board.published import facts
from plugins.jobs.board.wording import country_words
from plugins.jobs.model import Company, EmploymentType, PayPeriod, Place, Posting, Remote, Salary

SHOWN = ("salary", "locations", "remote", "type", "last_day", "posted", "category")
"""The facts that a form can give."""
_FIRST = date(2001, 1, 1)
_LAST = date(2001, 2, 3)
_AREA = "CA"


@dataclass(frozen=True, kw_only=True)
class Preview:
    """`labels` are the names of the facts and what stands before them, in the order of a posting's page.

    `words` are sentences in which {low}, {high}, {per}, {day} and {areas} stand for what is typed.
    """

    labels: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]


def preview(board: Board, site: Site, zone: str) -> Preview:
    """The words of a posting in each of its forms: what a page would say of it, with a slot for each value."""
    given = facts(_posting(zone), board, site)
    return Preview(
        labels=tuple((fact.name, fact.label) for name, fact in given.items() if name in SHOWN),
        words=tuple(_words(board, site, zone).items()),
    )


def _words(board: Board, site: Site, zone: str) -> dict[str, str]:
    return {
        **pay_words(),
        "no-pay": NOT_GIVEN,
        "hybrid": _of(_posting(zone), "remote", board, site),
        "full": _of(_posting(zone, remote=Remote.FULL), "remote", board, site),
        "full-from": _of(_posting(zone, remote=Remote.FULL, applicants_from=(_AREA,)), "remote", board, site).replace(
            country_words(_AREA), "{areas}"
        ),
        "given": _of(_posting(zone), "last_day", board, site),
        "assumed": _of(_posting(zone, expires=None), "last_day", board, site),
    }


def _posting(zone: str, **changes: object) -> Posting:
    """A posting in which each fact of a form is given."""
    fields: dict[str, object] = {
        "id": "posting-preview",
        "title": "Title",
        "company": Company(name="Company"),
        "remote": Remote.HYBRID,
        "locations": (Place(city="City"),),
        "type": (EmploymentType.FULL_TIME,),
        "category": "Field",
        "salary": Salary(min=Decimal(1), currency="CAD", per=PayPeriod.YEAR),
        "posted": _FIRST,
        "expires": _LAST,
        "apply": "https://acme.example/",
        "zone": zone,
        "last_day": _FIRST + timedelta(days=60) if "expires" in changes else _LAST,
        "source": "",
        "line": 1,
        "column": 1,
        "sample": False,
        **changes,
    }
    return Posting.model_validate(fields)


def _of(posting: Posting, name: str, board: Board, site: Site) -> str:
    (words,) = facts(posting, board, site)[name].words
    assert posting.last_day is not None
    return str(words).replace(day_element(posting.last_day), "{day}")


def pay_words() -> dict[str, str]:
    """Pay as a range, as one sum, with a lower or an upper end alone."""
    low, high = Decimal(11), Decimal(22)
    ends = {"range": (low, high), "one": (low, low), "from": (low, None), "up-to": (None, high)}
    return {
        kind: full_pay(Salary(min=least, max=most, currency="CAD", per=PayPeriod.YEAR))
        .replace(money(low, "CAD"), "{low}")
        .replace(money(high, "CAD"), "{low}")
        .replace("22", "{high}")
        .replace("a year", "{per}")
        for kind, (least, most) in ends.items()
    }
