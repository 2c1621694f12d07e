"""What is published of a posting: each fact once, as programs read it and in words, for all outputs. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from plugins.core.pages import Site, Term
from plugins.core.templates import day_element
from plugins.jobs.model import Place, Posting, Salary

from .addresses import facet_path, posting_path
from .board import Board
from .description import portable_description
from .facets import FacetKind
from .lifecycle import closing_instant, last_open_day
from .pay import full_pay, json_number, pay_in_a_sentence
from .wording import place_words, remote_words, type_words, where, zone_words

_AGENCIES = {True: "May submit candidates", False: "Please don’t submit candidates"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of a posting, under the name that the job feed has for it.

    `value` is what programs read, None where nothing was given or it is no program's business. `words` are for people,
    under `label`; several, where there are several places. What has none is said with another fact, or is a text of its
    own. `while_open`: a closed posting says it no more.
    """

    name: str
    value: Any = None
    label: str = ""
    words: tuple[str, ...] = ()
    while_open: bool = False


Facts = Mapping[str, Fact]
"""All facts of a posting by name, in the order in which an applicant asks."""


def facts(posting: Posting, board: Board, site: Site, this_year: int | None = None) -> Facts:
    """Everything that is said of a posting. A day is said without its year in `this_year`."""

    def day(value: date | None) -> str:
        return day_element(value, this_year) if value else ""

    path, term = posting_path(posting), category_term(posting, board)
    # The list of its field may begin with the very posting that is still to come.
    field = term.name if term else posting.category
    last_day, closes = last_open_day(posting), closing_instant(posting)
    agencies = "" if posting.agencies_ok is None else _AGENCIES[posting.agencies_ok]
    table = (
        Fact("id", posting.id),
        Fact("url", site.absolute(path)),
        Fact("title", posting.title),
        _said("company", posting.company.model_dump(exclude_none=True), "Company", posting.company.name),
        _said("salary", _salary(posting.salary), "Pay", full_pay(posting.salary, posting.type)),
        _said("locations", [_place(each) for each in posting.locations], "Place", *map(place_words, posting.locations)),
        _said("remote", posting.remote.value, "Remote", remote_words(posting)),
        Fact("applicants_from", list(posting.applicants_from)),
        _said("type", [each.value for each in posting.type], "Type", type_words(posting.type)),
        _said("last_day", _iso(last_day), "Closes", _end(posting, day(last_day)), while_open=True),
        Fact("last_day_assumed", posting.end_assumed if last_day else None),
        Fact("closes", _iso(closes)),
        Fact("timezone", posting.zone),
        _said("posted", _iso(posting.posted), "Posted", day(posting.posted)),
        _said(
            "last_verified", _iso(posting.last_verified), "Last checked", day(posting.last_verified), while_open=True
        ),
        _said("category", field or None, "Field", field),
        _said("agencies_ok", posting.agencies_ok, "Agencies", agencies, while_open=True),
        _said("apply", posting.apply, "Apply", posting.apply, while_open=True),
        Fact("featured", posting.featured),
        Fact("description_html", portable_description(posting, site, path) or None),
        _said("feed", None, "From", _origin(posting, day(posting.fetched))),
        _said("sample", posting.sample, "Sample posting", "the employer is made up." if posting.sample else ""),
    )
    return {fact.name: fact for fact in table}


def values(said: Facts) -> dict[str, Any]:
    """The facts as programs read them. What was not given is missing; lists are always there."""
    return {name: fact.value for name, fact in said.items() if fact.value is not None}


def in_words(said: Facts, *, but: frozenset[str] = frozenset(), closed: bool = False) -> Iterator[Fact]:
    """The facts that are said in words, `but` for those that have a place of their own where they are shown."""
    for name, fact in said.items():
        if fact.words and name not in but and not (closed and fact.while_open):
            yield fact


def _said(name: str, value: object, label: str, *words: str, while_open: bool = False) -> Fact:
    return Fact(name, value, label, tuple(filter(None, words)), while_open)


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def _end(posting: Posting, day: str) -> str:
    if not day:
        return "No closing date"
    if posting.end_assumed:
        return Markup("No date given; listed here until {}").format(day)
    return Markup("{}, end of the day in {}").format(day, zone_words(posting.zone))


def _origin(posting: Posting, fetched: str) -> str:
    if not posting.feed:
        return ""
    return Markup("<bdi>{}</bdi>").format(posting.feed) + (Markup(", fetched on {}").format(fetched) if fetched else "")


def _place(place: Place) -> dict[str, str]:
    if place.text:
        return {"text": place.text}
    return {name: value for name, value in place.model_dump().items() if value}


def _salary(salary: Salary | None) -> dict[str, Any] | None:
    if salary is None:
        return None
    bounds = {"min": salary.min, "max": salary.max}
    amounts = {name: json_number(amount) for name, amount in bounds.items() if amount is not None}
    return {**amounts, "currency": salary.currency, "per": salary.per.value}


def category_term(posting: Posting, board: Board) -> Term | None:
    fields = (each for each in board.facets.of(posting) if each.kind is FacetKind.CATEGORY)
    return next((Term(each.name, each.slug, facet_path(each)) for each in fields), None)


def closes_at(posting: Posting) -> str:
    closes = closing_instant(posting)
    return closes.isoformat() if closes else ""


def changed_at(posting: Posting, board: Board) -> datetime:
    """When the page last changed as far as the feed tells: it was posted, or somebody looked whether it still holds.

    Its last check may be dated ahead; the page cannot have changed after the day of the build.
    """
    checked = posting.last_verified or posting.posted
    day = max(posting.posted, min(checked, board.today_in(posting.zone)))
    return datetime.combine(day, time(), ZoneInfo(posting.zone))


def posted_at(posting: Posting) -> datetime:
    """The midnight that begins the day it was posted, in its zone."""
    return datetime.combine(posting.posted, time(), ZoneInfo(posting.zone))


def page_title(posting: Posting) -> str:
    return f"{posting.title}, {posting.company.name}"


def in_a_sentence(posting: Posting) -> str:
    """What a search result or a feed reader shows below the title."""
    pay = pay_in_a_sentence(posting.salary, posting.type)
    facts = [f"{posting.title} at {posting.company.name}, {where(posting)}. {pay}"]
    return ", ".join([*facts, *filter(None, [type_words(posting.type).lower()])]) + "."
