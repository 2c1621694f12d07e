"""Reads services.yaml into a catalogue: entry by entry, so that every problem names the one it is about."""

from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from plugins.core.report import Report
from plugins.core.validation import Model, validate
from plugins.core.yaml import Document

from .model import Catalogue, Question, Service, Testimonial

M = TypeVar("M", bound=Model)

# A key with nothing behind it ("testimonials:") is an empty list.
Entries = Annotated[tuple[Any, ...], BeforeValidator(lambda value: () if value is None else value)]


class _File(Model):
    sample: bool = False
    services: Entries = ()
    questions: Entries = ()
    testimonials: Entries = ()


def read_catalogue(document: Document, report: Report) -> Catalogue:
    """What the file offers. Faults go into the report; what has none is still returned."""
    if document.value is None:
        return Catalogue()
    file = validate(_File, document.value, document, report)
    if file is None:
        return Catalogue()
    services = _read(Service, "services", "service", file.services, document, report)
    _report_same_ids(document, report)
    _report_second_featured(document, report)
    return Catalogue(
        services=services,
        questions=_read(Question, "questions", "question", file.questions, document, report),
        testimonials=_with_consent(file.testimonials, document, report),
        sample=file.sample,
    )


def _read(
    model: type[M], key: str, noun: str, values: tuple[Any, ...], document: Document, report: Report
) -> tuple[M, ...]:
    read = (
        validate(model, value, document, report, at=(key, index), label=f"{noun} {_name(value, index)}")
        for index, value in enumerate(values)
    )
    return tuple(entry for entry in read if entry is not None)


def _name(value: object, index: int) -> str:
    """How a message calls an entry: by its id where it has one, else by its place."""
    own = value.get("id") if isinstance(value, dict) else None
    return f'"{own}"' if isinstance(own, str) else str(index + 1)


def _with_consent(values: tuple[Any, ...], document: Document, report: Report) -> tuple[Testimonial, ...]:
    """The testimonials that may be shown. One without consent is left out with a note, and the build goes on."""
    shown: list[Testimonial] = []
    for index, value in enumerate(values):
        at = ("testimonials", index)
        entry = validate(Testimonial, value, document, report, at=at, label=f"testimonial {index + 1}")
        if entry is not None and entry.consent:
            shown.append(entry)
        elif entry is not None:
            mark = document.mark(at)
            report.note(
                document.source,
                f"testimonial {index + 1} ({entry.who}) is not shown: there is no consent.",
                line=mark.line,
                column=mark.column,
                hint="Ask the person, then add: consent: true",
            )
    return tuple(shown)


def _entries(document: Document) -> list[tuple[int, dict[str, Any]]]:
    return [
        (index, value) for index, value in enumerate(document.value.get("services") or ()) if isinstance(value, dict)
    ]


def _report_same_ids(document: Document, report: Report) -> None:
    """Looks at the file, not at the models: an id is taken even by an entry that has other faults."""
    first: dict[str, int] = {}
    for index, value in _entries(document):
        own = value.get("id")
        if not isinstance(own, str):
            continue
        if own in first:
            mark = document.mark(("services", index, "id"))
            line = document.mark(("services", first[own], "id")).line
            report.problem(
                document.source,
                f'service "{own}"  id: is taken already, in line {line}.',
                line=mark.line,
                column=mark.column,
                hint="Give one of them another id.",
            )
        else:
            first[own] = index


def _report_second_featured(document: Document, report: Report) -> None:
    featured = [index for index, value in _entries(document) if value.get("featured") is True]
    for index in featured[1:]:
        mark = document.mark(("services", index, "featured"))
        line = document.mark(("services", featured[0], "featured")).line
        report.problem(
            document.source,
            f"service {_name(document.value['services'][index], index)}  featured: one service is featured already, "
            f"in line {line}.",
            line=mark.line,
            column=mark.column,
            hint="Keep one of them.",
        )
