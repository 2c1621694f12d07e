"""What is said of a posting wherever it is published: each fact once, in words. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from markupsafe import Markup

from plugins.core.pages import Term
from plugins.jobs.model import Posting

from .addresses import facet_path
from .board import Board
from .description import description_html
from .facets import FacetKind
from .lifecycle import closing_instant, last_open_day
from .pay import full_pay
from .wording import apply_words, place_words, remote_words, type_words, where, zone_words


@dataclass(frozen=True, slots=True)
class Job:
    """A posting in full, in words. `closes` as in a row; `host` is where an application goes."""

    title: str
    company: str
    company_url: str
    pay: str
    places: tuple[str, ...]
    remote: str
    types: str
    category: Term | None
    posted: date
    last_day: date | None
    end_assumed: bool
    closes_soon: bool
    closes: str
    zone: str
    zone_name: str
    last_verified: date | None
    agencies_ok: bool | None
    apply: str
    apply_by_mail: bool
    apply_host: str
    description: Markup
    feed: str
    fetched: date | None
    sample: bool


def category_term(posting: Posting, board: Board) -> Term | None:
    fields = (each for each in board.facets.of(posting) if each.kind is FacetKind.CATEGORY)
    return next((Term(each.name, each.slug, facet_path(each)) for each in fields), None)


def closes_at(posting: Posting) -> str:
    closes = closing_instant(posting)
    return closes.isoformat() if closes else ""


def job(posting: Posting, board: Board, base: str) -> Job:
    """All that a page or a feed says of a posting."""
    return Job(
        title=posting.title,
        company=posting.company.name,
        company_url=posting.company.url or "",
        pay=full_pay(posting.salary),
        places=tuple(place_words(place) for place in posting.locations),
        remote=remote_words(posting),
        types=type_words(posting.type),
        category=category_term(posting, board),
        posted=posting.posted,
        last_day=last_open_day(posting),
        end_assumed=posting.end_assumed,
        closes_soon=board.closes_soon(posting),
        closes=closes_at(posting),
        zone=posting.zone,
        zone_name=zone_words(posting.zone),
        last_verified=posting.last_verified,
        agencies_ok=posting.agencies_ok,
        apply=posting.apply,
        apply_by_mail=posting.apply.startswith("mailto:"),
        apply_host=apply_words(posting.apply),
        description=description_html(posting, base),
        feed=posting.feed,
        fetched=posting.fetched,
        sample=posting.sample,
    )


def labelled(full: Job) -> list[tuple[str, str]]:
    """The facts that stand in words wherever there is no page: each with the name that the page gives it."""
    return [
        ("Company", full.company),
        *(("Place", place) for place in full.places),
        *([("Remote", full.remote)] if full.remote else []),
        ("Pay", full.pay),
        *([("Type", full.types)] if full.types else []),
        *([("Field", full.category.name)] if full.category else []),
    ]


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
    facts = [f"{posting.title} at {posting.company.name}, {where(posting)}. {full_pay(posting.salary)}"]
    return ", ".join([*facts, *filter(None, [type_words(posting.type)])]) + "."
