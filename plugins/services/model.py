"""What content/data/services.yaml may say: the offers, the questions about them, and what clients said."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from plugins.core.validation import BookingAddress, Currency, Model, Slug

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

# Fragments that the page, or the frame around every page, has already given away.
RESERVED_IDS = frozenset({"main", "questions", "testimonials"})


class Price(Model):
    """What an offer costs, in whole or decimal units of `currency` (ISO 4217). Exactly one of three forms."""

    amount: Annotated[Decimal, Field(ge=0)] | None = None
    from_: Annotated[Decimal, Field(ge=0)] | None = Field(default=None, alias="from")
    currency: Currency | None = None
    on_request: bool = False

    @model_validator(mode="after")
    def one_form(self) -> Self:
        forms = [self.amount is not None, self.from_ is not None, self.on_request]
        if sum(forms) != 1:
            raise ValueError("a price is exactly one of amount, from, and on_request: true")
        if self.on_request and self.currency is not None:
            raise ValueError("a price on request has no currency")
        if not self.on_request and self.currency is None:
            raise ValueError("currency is missing (want a code such as CAD)")
        return self


class Service(Model):
    """One thing that can be booked. Texts may hold inline Markdown; `name` is plain."""

    id: Slug
    name: Line
    for_whom: Text
    summary: Text
    price: Price
    duration: Text | None = None
    turnaround: Text | None = None
    includes: Annotated[tuple[Text, ...], Field(min_length=1)]
    not_included: tuple[Text, ...] = ()
    book: BookingAddress
    featured: bool = False

    @field_validator("id")
    @classmethod
    def free_id(cls, value: str) -> str:
        if value in RESERVED_IDS:
            raise ValueError(f'"{value}" is an address that the page itself uses; choose another id')
        return value


class Question(Model):
    """A question that people ask before they book, and its answer in Markdown."""

    q: Line
    a: Text


class Testimonial(Model):
    """What a client said. Shown only where the client has agreed to it."""

    quote: Text
    who: Line
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of services.yaml. Without a service there is no page, whatever else the file holds."""

    services: tuple[Service, ...] = ()
    questions: tuple[Question, ...] = ()
    testimonials: tuple[Testimonial, ...] = ()
    sample: bool = False
