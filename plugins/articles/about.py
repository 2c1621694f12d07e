"""Reads content/data/about.yaml: what the site says of its authors, categories, series and tags. Knows no Pelican."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.articles import Article, Image
from plugins.core.pages import Term
from plugins.core.report import Report, did_you_mean
from plugins.core.urls import slugify
from plugins.core.validation import Model, validate
from plugins.core.yaml import Document

from .model import Filled, Name, Sentence

FILE = "data/about.yaml"

Line = Annotated[Sentence, Field(min_length=1)]


class Described(Model):
    """A category, a series or a tag as articles name it, and one line about it."""

    name: Name
    about: Line


class Author(Described):
    """An author, with two lines about her and a portrait below `content/`."""

    portrait: Filled | None = None


def _listed(value: object) -> object:
    """A key with nothing behind it is an empty list."""
    return () if value is None else value


class _File(Model):
    authors: Annotated[tuple[Author, ...], BeforeValidator(_listed)] = ()
    categories: Annotated[tuple[Described, ...], BeforeValidator(_listed)] = ()
    series: Annotated[tuple[Described, ...], BeforeValidator(_listed)] = ()
    tags: Annotated[tuple[Described, ...], BeforeValidator(_listed)] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """An author as pages show her. `portrait` is None where there is none."""

    name: str
    path: str
    about: str
    portrait: Image | None


@dataclass(frozen=True, slots=True)
class About:
    """What is said of authors, by the slug of the name; and of everything, by what it is and its slug."""

    people: Mapping[str, Person] = field(default_factory=dict)
    lines: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def person(self, name: str) -> Person | None:
        return self.people.get(slugify(name))

    def line(self, key: str, slug: str) -> str:
        """`key` is that of the file: "categories". "" where nothing is said."""
        return self.lines.get((key, slug), "")


def read_about(
    document: Document | None,
    articles: tuple[Article, ...],
    picture: Callable[[str, str, int], Image | None],
    report: Report,
) -> About:
    """What the file says. Faults go into the report, and so does a name that no article has.

    `picture` makes an image of its path, its alternative text and the line it stands in, and reports what is wrong.
    """
    if document is None or document.value is None:
        return About()
    file = validate(_File, document.value, document, report)
    if file is None:
        return About()
    used = _used(articles)
    lines: dict[tuple[str, str], str] = {}
    people: dict[str, Person] = {}
    for key, index, entry in _entries(file):
        slug, mark = slugify(entry.name), document.mark((key, index, "name"))
        if (key, slug) in lines:
            report.problem(
                document.source, f'{key}: "{entry.name}" stands here twice', line=mark.line, hint="Keep one of them."
            )
        lines[key, slug] = entry.about
        term = used[key].get(slug)
        if term is None and articles and not report.concerns("content/articles/"):
            near = did_you_mean(entry.name, [other.name for other in used[key].values()])
            report.note(document.source, f'{key}: no article names "{entry.name}".', line=mark.line, hint=near)
        if isinstance(entry, Author):
            line = document.mark((key, index, "portrait")).line
            portrait = picture(entry.portrait, f"Portrait of {entry.name}", line) if entry.portrait else None
            people[slug] = Person(entry.name, term.path if term else "", entry.about, portrait)
    return About(people, lines)


def _entries(file: _File) -> Iterator[tuple[str, int, Described]]:
    for key in ("authors", "categories", "series", "tags"):
        for index, entry in enumerate(getattr(file, key)):
            yield key, index, entry


def _used(articles: tuple[Article, ...]) -> dict[str, dict[str, Term]]:
    """What articles name, by key and slug."""
    return {
        "authors": {author.slug: author for article in articles for author in article.authors},
        "categories": {article.category.slug: article.category for article in articles},
        "series": {
            slugify(article.series): Term(article.series, slugify(article.series), "")
            for article in articles
            if article.series
        },
        "tags": {tag.slug: tag for article in articles for tag in article.tags},
    }
