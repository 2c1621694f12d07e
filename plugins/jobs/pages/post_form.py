"""The page "Post a job": what an employer needs to know, a form that writes an entry, and the same as a text. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from babel.numbers import get_currency_name, get_territory_currencies
from markupsafe import Markup

from plugins.core.jsonld import json_island
from plugins.core.pages import Page, Site
from plugins.core.validation import countries
from plugins.jobs.board.addresses import PATH
from plugins.jobs.board.board import Board
from plugins.jobs.board.facets import FacetKind
from plugins.jobs.board.wording import type_words, zone_words
from plugins.jobs.model import EmploymentType, PayPeriod

from .form_rules import form_rules

POST_PATH = f"{PATH}post/"
ISLAND = "post-rules"

Choice = tuple[str, str]
"""What a file says, and what the form says for it."""


@dataclass(frozen=True, kw_only=True)
class PostPage(Page):
    """`contact` is the mail address that entries go to; `life` the days that a posting without an end stays.

    `zone` is the city whose midnight ends the last day; `text` the entry to fill in by hand; `rules` a script element.
    """

    template: ClassVar[str] = "jobs/post.html"
    kind: ClassVar[str] = "post"

    contact: str
    life: int
    zone: str
    countries: tuple[Choice, ...]
    currencies: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    types: tuple[Choice, ...]
    categories: tuple[str, ...]
    text: str
    rules: Markup


def post_page(board: Board, site: Site, contact: str, life: int, zone: str) -> PostPage:
    return PostPage(
        path=POST_PATH,
        title="Post a job",
        description="Write a posting, look it over and email it. What I need, and how long it stays up.",
        section=PATH,
        contact=contact,
        life=life,
        zone=zone_words(zone),
        countries=tuple(sorted(countries().items(), key=lambda country: country[1])),
        currencies=_currencies(site.year),
        periods=tuple((period.value, period.value) for period in PayPeriod),
        types=tuple((each.value, type_words((each,))) for each in EmploymentType),
        categories=tuple(facet.name for facet in board.facets.of_kind(FacetKind.CATEGORY)),
        text=blank_entry(site.year, life),
        rules=json_island({**_limits(), "contact": contact, "site": site.name}, ISLAND),
    )


def _limits() -> dict[str, Any]:
    """The rules without the model's words, which are for authors: the page has its own for each fault."""
    return {name: rule for name, rule in form_rules().items() if name != "words"}


def _currencies(year: int) -> tuple[Choice, ...]:
    """What is paid with somewhere in that year, by name."""
    day = date(year, 1, 1)
    codes = {code for country in countries() for code in get_territory_currencies(country, day, day)}
    named = ((code, f"{get_currency_name(code, locale='en')} ({code})") for code in codes)
    return tuple(sorted(named, key=lambda currency: currency[1]))


def blank_entry(year: int, life: int) -> str:
    """An entry with an example in each field that an employer fills in, and a word on each; sound as it stands."""
    limits = form_rules()["most"]
    kinds = ", ".join(each.value for each in EmploymentType)
    return f"""\
  # Title and company in small letters, digits and hyphens. It becomes the address of the posting.
  - id: payroll-clerk-acme
    # Just the role, {limits["title"]} characters at most.
    title: "Payroll Clerk"
    company: "Acme"
    # A line for each place. A country is two letters, such as CA or US.
    locations:
      - {{city: "Toronto", region: "ON", country: CA}}
    # none, hybrid or full. With full, add the countries it’s open to: applicants_from: [CA, US]
    remote: none
    # {kinds}. Put several in brackets: [full-time, contract]
    type: full-time
    # The field of work.
    category: "Finance"
    # Numbers without commas. Either min or max is enough. per: {", ".join(PayPeriod)}
    salary: {{min: 52000, max: 58000, currency: CAD, per: year}}
    # The first day and the last one. Without expires it stays up for {life} days.
    posted: {year}-12-01
    expires: {year}-12-31
    # A web address that starts with https://, or mailto: and an email address
    apply: "https://acme.example/jobs/payroll"
    # Leave a blank line between paragraphs, and start a list item with a hyphen.
    description: |
      What the days are like, and what a person needs to bring.

      - The first thing the job is about
      - The second
"""
