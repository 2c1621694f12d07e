"""Gathers what the rooms say can be found, writes the files and the page of the search, and fills the header's slot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.pages import Page
from plugins.core.search import Aside, Published

from .contexts import PATH, Field, Lost, SearchPage
from .documents import article_document
from .search_index import make_index
from .subjects import subjects


@dataclass(frozen=True, slots=True)
class Made:
    """The files of this build's search."""

    index: Published


def register_slots(pelican: Pelican) -> None:
    slots = build_of(pelican).slots
    slots.add("*", "header", "search/header.html", field, plain=True)
    slots.add("404", "404.search", "search/lost.html", lost)


def make_files(generators: Sequence[Generator]) -> None:
    """A receiver of `all_generators_finalized`: all is read, and no page is written that says where the files are."""
    build = build_of(generators[0])
    articles = [article_document(article, build.facts.about(article.path, Aside)) for article in build.articles]
    others = [document for documents in build.documents for document in documents()]
    made = Made(make_index([*articles, *others]))
    build.of_content.add(made.index.folder.rpartition("/")[2].rpartition("-")[0])
    build.keep(made)


class SearchGenerator(Generator):  # type: ignore[misc]
    """Writes the files that were made, and the page."""

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        made = build.get(Made)
        assert made is not None, "make_files runs before any output"
        for name, text in made.index.files.items():
            writer.write_text(f"{made.index.folder}/{name}", text)
        writer.write_page(
            SearchPage(
                path=PATH,
                title="Search",
                description=f"Search the articles, jobs and services on {build.site.name}.",
                section=PATH,
                index=f"{made.index.folder}/",
                subjects=subjects(build.articles),
            )
        )


def offer_generator(_pelican: Pelican) -> type[Generator]:
    return SearchGenerator


def field(_build: Build, page: Page) -> Field | None:
    """The search page has a field of its own."""
    return None if page.path == PATH else Field(PATH)


def lost(build: Build, _page: Page) -> Lost | None:
    made = build.get(Made)
    return Lost(PATH, f"{made.index.folder}/") if made else None
