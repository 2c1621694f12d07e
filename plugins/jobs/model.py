"""What a job posting is: the fields of the job feed, their rules, and the posting that they make.

`Entry` is what a file may say. `Posting` is an entry with what its source and the site know besides.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_validator,
    model_validator,
)

from plugins.core.urls import slugify
from plugins.core.validation import BookingAddress, Country, Currency, Day, Model, WebAddress, countries, country_hint

NEVER = date.max
"""`expires: never`: the posting stays open until it is filled or withdrawn."""

RESERVED_IDS = frozenset({"category", "type", "remote", "place", "post", "page", "mine", "by-pay", "by-closing"})
"""Folders below /jobs/ that are no postings."""

YEARS = range(2000, 2101)
"""The years of which a date is not taken for mistyped."""

DAYS = ("posted", "expires", "filled", "withdrawn", "last_verified")
"""The fields that hold a date."""

_PLAIN = str | int | Decimal
"""What a file may say without keys; that a number is no name of anything is for the field to say."""
_NOWHERE = frozenset({"remote", "fully remote", "100% remote", "anywhere", "work from home", "home office"})
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Remote(StrEnum):
    NONE = "none"
    HYBRID = "hybrid"
    FULL = "full"


class EmploymentType(StrEnum):
    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    VOLUNTEER = "volunteer"
    PER_DIEM = "per-diem"
    OTHER = "other"


class PayPeriod(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def is_zone(name: object) -> bool:
    """Whether `name` is an IANA time zone that this machine knows."""
    try:
        return isinstance(name, str) and bool(name) and ZoneInfo(name) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def is_web_address(text: str) -> bool:
    return bool(re.match(r"(https?://|www\.)", text.strip(), re.IGNORECASE))


def _listed(value: object) -> object:
    """One value where a list may stand is a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _one_line(value: str) -> str:
    """One line, without marks that would turn the direction of what follows on the page."""
    return " ".join(value.translate(_TURNING).split())


def _plain_year(value: date) -> date:
    if value.year not in YEARS:
        raise ValueError(f"{value.isoformat()}: the year is probably mistyped (want {YEARS.start} to {YEARS.stop - 1})")
    return value


def _or_never(value: object, validate: ValidatorFunctionWrapHandler) -> Any:
    return NEVER if value in ("never", NEVER) else validate(value)


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,80}", value):
        raise ValueError(
            f'"{value}" cannot be an address (want small letters, digits and hyphens, at most 80). '
            f"Did you mean {slugify(value)[:80].strip('-')}?"
        )
    if value in RESERVED_IDS:
        raise ValueError(f'"{value}" is a page of the board itself. Choose a longer id, with the company in it.')
    return value


def _zone(value: str) -> str:
    if not is_zone(value):
        raise ValueError(f'"{value}" is not a time zone (want a name such as America/Toronto)')
    return value


def _area(value: str) -> str:
    known = countries()
    country, _, part = value.partition("-")
    if country not in known or (value != country and not re.fullmatch(r"[A-Z0-9]{1,3}", part)):
        text = f'"{value}" is not a country code (want CA, or CA-BC for a part of a country). {country_hint(country)}'
        raise ValueError(text.rstrip())
    return value


def _category(value: str) -> str:
    if value and not slugify(value):
        raise ValueError(f'"{value}" holds no letter or digit that an address could be made of')
    return value


def _amount(value: object) -> object:
    if value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool)):
        # The page would round it, and say another figure than the markup.
        if value is not None and round(value, 2) != value:
            raise ValueError(f"{value} has more than two decimals")
        return value
    raise ValueError(f'"{value}" is not a number (want digits only, such as 65000: no comma, no sign, no quotes)')


Line = Annotated[str, BeforeValidator(lambda value: _one_line(value) if isinstance(value, str) else value)]
PlainDay = Annotated[Day, AfterValidator(_plain_year)]
LastDay = Annotated[PlainDay, WrapValidator(_or_never)]
Zone = Annotated[str, AfterValidator(_zone)]
Area = Annotated[str, AfterValidator(_area)]
Amount = Annotated[Decimal, BeforeValidator(_amount), Field(gt=0, max_digits=12)]


class Company(Model):
    """The employer. A file may give its name alone."""

    name: Line = Field(min_length=1, max_length=200)
    url: WebAddress | None = None
    logo: WebAddress | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: object) -> object:
        return {"name": value} if isinstance(value, _PLAIN) else value


class Place(Model):
    """Where the work is done. Free text stays in `text` as it was written: no country is guessed from it."""

    city: Line = Field(default="", max_length=100)
    region: Line = Field(default="", max_length=100)
    country: Country | None = None
    postal_code: Line = Field(default="", max_length=20)
    street: Line = Field(default="", max_length=200)
    text: Line = Field(default="", max_length=200, exclude=True)

    @property
    def says_remote(self) -> bool:
        """Whether it names no place at all: somebody wrote "Remote" where a town was wanted."""
        return (self.text or self.city).casefold() in _NOWHERE and self.region != "OR"  # where a town is called so

    @model_validator(mode="before")
    @classmethod
    def _free_text(cls, value: object) -> object:
        if isinstance(value, str):
            if is_web_address(value):
                raise ValueError(f'"{value}" is a web address, not a place')
            if not value.strip():
                raise ValueError("a place must not be empty")
        if isinstance(value, _PLAIN):
            return {"text": value}
        if isinstance(value, dict) and "text" in value:
            raise ValueError("a place in words stands alone, without keys: locations: Dublin, Ireland")
        return value

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not (self.text or self.city or self.region or self.country):
            raise ValueError("a place needs at least a city, a region or a country")
        return self


class Salary(Model):
    """What the employer offers before tax. `min` and `max` are amounts of `currency` (ISO 4217) `per` period."""

    min: Amount | None = None
    max: Amount | None = None
    currency: Currency
    per: PayPeriod

    @field_validator("max")
    @classmethod
    def _not_below_min(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        least = info.data.get("min")
        if value is not None and least is not None and value < least:
            raise ValueError(f"{value} is less than min ({least}). Swap the two.")
        return value

    @model_validator(mode="after")
    def _some_amount(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("give min, max or both; leave salary out where the employer names no figure")
        return self


class Entry(Model):
    """One posting as a file gives it. What each field means: the table in this room's README."""

    id: Annotated[str, AfterValidator(_id)]
    title: Line = Field(min_length=1, max_length=120)
    company: Company
    remote: Remote = Remote.NONE
    locations: Annotated[tuple[Place, ...], BeforeValidator(_listed)] = ()
    applicants_from: Annotated[tuple[Area, ...], BeforeValidator(_listed)] = ()
    type: Annotated[tuple[EmploymentType, ...], BeforeValidator(_listed)] = ()
    category: Annotated[Line, AfterValidator(_category)] = Field(default="", max_length=60)
    salary: Salary | None = None
    description: str = Field(default="", max_length=60_000)
    posted: PlainDay
    expires: LastDay | None = None
    filled: PlainDay | None = None
    withdrawn: PlainDay | None = None
    timezone: Zone | None = None
    apply: BookingAddress
    featured: bool = False
    agencies_ok: bool | None = None
    last_verified: PlainDay | None = None

    @field_validator("description", "category", mode="before")
    @classmethod
    def _nothing_is_empty(cls, value: object) -> object:
        return "" if value is None else value

    @field_validator("locations")
    @classmethod
    def _remote_is_no_place(cls, value: tuple[Place, ...], info: ValidationInfo) -> tuple[Place, ...]:
        """Beside `remote: full`, a place called "Remote" says the same again."""
        if info.data.get("remote") is not Remote.FULL:
            return value
        return tuple(place for place in value if not place.says_remote)

    @field_validator("type", "applicants_from")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value))

    @field_validator("expires", "filled", "withdrawn")
    @classmethod
    def _not_before_posted(cls, value: date | None, info: ValidationInfo) -> date | None:
        posted = info.data.get("posted")
        if value is not None and posted is not None and value < posted:
            raise ValueError(f"{value.isoformat()} is before posted ({posted.isoformat()})")
        return value

    @field_validator("withdrawn")
    @classmethod
    def _one_end(cls, value: date | None, info: ValidationInfo) -> date | None:
        if value is not None and info.data.get("filled") is not None:
            raise ValueError("a posting is filled or withdrawn, not both. Keep the one that happened.")
        return value

    @model_validator(mode="after")
    def _somewhere_or_anywhere(self) -> Self:
        if not self.locations and self.remote is not Remote.FULL:
            raise ValueError('say where the work is done: name a place, or make it fully remote ("remote: full")')
        return self


class Posting(Entry):
    """An entry in its place: an id that is unique, a time zone, an end.

    `zone` is the IANA zone whose midnight counts; `last_day` the last day it is open, inclusive (None: no end).
    `source`, `line` and `column` are where it was written; `sample` marks an invented one.
    `feed` is what the source is called ("" for our own), `fetched` the day on which it came, where it is remote, and
    `first_seen` that on which its feed was first seen to have it.
    `foreign` says that it came through a map, from a file that is somebody else's. A description is Markdown, or the
    HTML of such a feed.
    """

    zone: str
    last_day: date | None
    source: str
    line: int
    column: int
    sample: bool
    feed: str = ""
    fetched: date | None = None
    first_seen: date | None = None
    foreign: bool = False
    description_is_html: bool = False

    @property
    def end_assumed(self) -> bool:
        """The employer gave no end: the site set one."""
        return self.expires is None


LONGEST_ID = 70
"""Characters of an id that is made, so that a number may follow."""


def id_of(title: str, company: str) -> str:
    """The id of a posting that has none yet, which may be taken. Its twin is in static/post_form/entry.js.

    One word alone would be a poor address, and a number or `true` no text to YAML.
    """
    words = slugify(f"{title} {company}")[:LONGEST_ID].strip("-")
    return words if "-" in words else f"posting-{words}".strip("-")
