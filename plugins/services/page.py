"""Makes the contexts of the services page, and of its lines on the home page and under articles."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from plugins.core.jsonld import breadcrumbs, json_ld
from plugins.core.markdown import inline_markdown, safe_markdown
from plugins.core.pages import Page, Site

from .markup import questions_markup, services_markup
from .model import Catalogue, Service
from .wording import booking_address, is_mail, price_words

PATH = "services/"


@dataclass(frozen=True, slots=True)
class Offer:
    """A service as the page shows it. `book` is complete, the subject of a mail included."""

    id: str
    name: str
    for_whom: Markup
    summary: Markup
    price: str
    duration: Markup | None
    turnaround: Markup | None
    includes: tuple[Markup, ...]
    not_included: tuple[Markup, ...]
    book: str
    by_mail: bool
    featured: bool


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    answer: Markup


@dataclass(frozen=True, slots=True)
class Quote:
    text: Markup
    who: str


@dataclass(frozen=True, kw_only=True)
class ServicesPage(Page):
    template: ClassVar[str] = "services/services.html"
    kind: ClassVar[str] = "services"
    slots: ClassVar[tuple[str, ...]] = ("services.person",)

    offers: tuple[Offer, ...]
    answers: tuple[Answer, ...]
    quotes: tuple[Quote, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class ServicesLine:
    """One line that leads to the services, and to the one that fits what stands above: (id, name, price in words)."""

    path: str
    offer: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class ServicesBand:
    """What can be booked, in a few lines: (id, name, price in words) of each service."""

    path: str
    offers: tuple[tuple[str, str, str], ...]


def services_band(catalogue: Catalogue) -> ServicesBand:
    return ServicesBand(PATH, tuple(_named(service) for service in catalogue.services))


def services_line(service: Service | None) -> ServicesLine:
    return ServicesLine(PATH, _named(service) if service else None)


def _named(service: Service) -> tuple[str, str, str]:
    return service.id, service.name, price_words(service.price)


def services_page(catalogue: Catalogue, site: Site, source: str) -> ServicesPage:
    answers = tuple(
        Answer(entry.q, safe_markdown(entry.a, headings_from=4, base=site.base)) for entry in catalogue.questions
    )
    markup = [services_markup(catalogue.services, page=site.absolute(PATH), provider=site.author)]
    if answers:
        markup.append(questions_markup((answer.question, answer.answer) for answer in answers))
    return ServicesPage(
        path=PATH,
        title="Services",
        description=f"What you can book with {site.author}: {_listed(catalogue)}.",
        section=PATH,
        json_ld=(*(json_ld(data) for data in markup), breadcrumbs(site, ("Services", PATH))),
        source=source,
        offers=tuple(_offer(service, site.base) for service in catalogue.services),
        answers=answers,
        quotes=tuple(
            Quote(inline_markdown(entry.quote, base=site.base), entry.who) for entry in catalogue.testimonials
        ),
        sample=catalogue.sample,
    )


def _offer(service: Service, base: str) -> Offer:
    line = partial(inline_markdown, base=base)
    price = price_words(service.price)
    address = booking_address(service)
    return Offer(
        id=service.id,
        name=service.name,
        for_whom=line(service.for_whom),
        summary=line(service.summary),
        price=price[0].upper() + price[1:],
        duration=line(service.duration) if service.duration else None,
        turnaround=line(service.turnaround) if service.turnaround else None,
        includes=tuple(line(text) for text in service.includes),
        not_included=tuple(line(text) for text in service.not_included),
        book=address,
        by_mail=is_mail(address),
        featured=service.featured,
    )


def _listed(catalogue: Catalogue) -> str:
    return ", ".join(f"{service.name} ({price_words(service.price)})" for service in catalogue.services)
