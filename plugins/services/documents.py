"""The services, and the answers to questions about them, as the site's search finds them. Pure."""

from collections.abc import Iterator

from plugins.core.markdown import inline_markdown, safe_markdown
from plugins.core.search import Document, Kind, Section, sections_of

from .model import Catalogue, Service
from .page import PATH
from .wording import price_words


def documents(catalogue: Catalogue, base: str) -> Iterator[Document]:
    for service in catalogue.services:
        yield _service(service, base)
    for question in catalogue.questions:
        html = safe_markdown(question.a, headings_from=4, base=base)
        text = "\n".join(section.text for section in sections_of(html))
        yield Document(f"{PATH}#questions", Kind.SERVICE, question.q, sections=(Section("", "", text),))


def _service(service: Service, base: str) -> Document:
    """Its place on the page of all services."""
    lines = [service.for_whom, *service.includes, service.duration, service.turnaround, *service.not_included]
    price = price_words(service.price)
    return Document(
        path=f"{PATH}#{service.id}",
        kind=Kind.SERVICE,
        title=service.name,
        label=price[0].upper() + price[1:],
        summary=_text(service.summary, base),
        sections=(Section("", "", "\n".join(_text(line, base) for line in lines if line)),),
    )


def _text(line: str, base: str) -> str:
    return inline_markdown(line, base=base).striptags()
