"""The page "Post a job": what an employer needs to know, a form with a preview, and an email to fill in. Pure."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from urllib.parse import quote

from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies
from markupsafe import Markup

from plugins.core.jsonld import json_island
from plugins.core.money import LOCALE
from plugins.core.pages import Page, Site
from plugins.core.validation import countries
from plugins.jobs.board.addresses import PATH
from plugins.jobs.board.board import Board
from plugins.jobs.board.facets import FacetKind
from plugins.jobs.board.pay import period_words
from plugins.jobs.board.wording import type_words, zone_words
from plugins.jobs.model import EmploymentType, PayPeriod

from .form_rules import form_rules
from .preview import Preview, preview

POST_PATH = f"{PATH}post/"
ISLAND = "post-rules"

MOST_FIRST = 8
"""How many countries stand above the list of all."""

Choice = tuple[str, str]
"""What a file says, and what the form says for it."""
Worded = tuple[str, str, str]
"""The same, and what the posting says."""


@dataclass(frozen=True, kw_only=True)
class PostPage(Page):
    """`contact` is the mail address that entries go to; `life` the days that a posting without an end stays.

    `zone` is the city whose midnight ends the last day; `first` are the countries of the board's own postings; `email`
    is what to answer in an email, `mailto` the link to one that has it, `text` the entry to fill in by hand; `rules` a
    script element.
    """

    template: ClassVar[str] = "jobs/post.html"
    kind: ClassVar[str] = "post"

    contact: str
    life: int
    zone: str
    first: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    currencies: tuple[Worded, ...]
    periods: tuple[Worded, ...]
    types: tuple[Choice, ...]
    categories: tuple[str, ...]
    preview: Preview
    email: str
    mailto: str
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
        first=_first_countries(board),
        countries=tuple(sorted(countries().items(), key=lambda country: country[1])),
        currencies=_currencies(site.year),
        periods=tuple((period.value, period.value, period_words(period)) for period in PayPeriod),
        types=tuple((each.value, type_words((each,))) for each in EmploymentType),
        categories=tuple(facet.name for facet in board.facets.of_kind(FacetKind.CATEGORY)),
        preview=preview(board, site, zone),
        email=blank_email(),
        mailto=_mailto(contact, "Job posting", blank_email()),
        text=blank_entry(site.year, life),
        rules=json_island(
            {**_limits(), "currencyOf": currency_of(site.year), "contact": contact, "site": site.name, "life": life},
            ISLAND,
        ),
    )


def _limits() -> dict[str, Any]:
    """The rules without the model's words, which are for authors: the page has its own for each fault."""
    return {name: rule for name, rule in form_rules().items() if name != "words"}


def _first_countries(board: Board) -> tuple[Choice, ...]:
    """Those that most postings of the board name, most named first."""
    named = Counter(
        country
        for posting in board.all
        for country in {
            *(place.country for place in posting.locations if place.country),
            *(area.partition("-")[0] for area in posting.applicants_from),
        }
    )
    names = countries()
    first = sorted(named, key=lambda country: (-named[country], names[country]))[:MOST_FIRST]
    return tuple((country, names[country]) for country in first)


def currency_of(year: int) -> dict[str, str]:
    """What is paid with in each country in that year, by its code (ISO 3166-1 to ISO 4217)."""
    day = date(year, 1, 1)
    current = {country: get_territory_currencies(country, day, day) for country in countries()}
    return {country: codes[0] for country, codes in current.items() if codes}


def _currencies(year: int) -> tuple[Worded, ...]:
    """What is paid with somewhere in that year, by name, with the sign that stands before a sum."""
    day = date(year, 1, 1)
    codes = {code for country in countries() for code in get_territory_currencies(country, day, day)}
    named = (
        (code, f"{get_currency_name(code, locale='en')} ({code})", get_currency_symbol(code, locale=LOCALE))
        for code in codes
    )
    return tuple(sorted(named, key=lambda currency: currency[1]))


def _mailto(to: str, subject: str, body: str) -> str:
    """As RFC 6068 wants it: percent-encoded, lines ended by CRLF."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(subject)}&body={quote(lines)}"


def blank_email() -> str:
    """What an email answers, line by line."""
    return """\
Job title:
Company:
City, and state or province:
Country:
On site, hybrid or fully remote:
Type of job (full-time, part-time, contract ...):
Pay:
Last day to apply:
Where to apply (a web address or an email address):

What the days are like, and what a person needs to bring:
"""


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
