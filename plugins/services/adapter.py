"""Reads content/data/services.yaml in a build and writes the page; keeps the rest of the site in step with it."""

from functools import partial
from typing import Any

from pelican import Pelican
from pelican.generators import Generator

from plugins.core.build import Build, build_of
from plugins.core.pages import Page
from plugins.core.yaml import load_file

from .documents import documents
from .model import Catalogue
from .page import PATH, ServicesBand, ServicesLine, services_band, services_page
from .source import read_catalogue

FILE = "data/services.yaml"


class ServicesGenerator(Generator):  # type: ignore[misc]
    """Without a file, or without a service in it: no page, no navigation entry, no line anywhere."""

    def generate_context(self) -> None:
        build = build_of(self)
        file = build.content / FILE
        if file.is_file():
            document = load_file(file, build.root, build.report)
            catalogue = read_catalogue(document, build.report) if document else Catalogue()
            build.keep(catalogue)
            build.counts[build.source(file)] = len(catalogue.services)
            if build.report.concerns(build.source(file)):
                build.doubts.append(PATH)
        offered = _services(build)
        if offered:
            build.documents.append(partial(documents, offered, build.site.base))
            build.slots.navigation("Services", PATH, 40)
        else:
            build.slots.withdraw(PATH)

    def generate_output(self, writer: Any) -> None:
        build = build_of(self)
        catalogue = _services(build)
        if catalogue:
            writer.write_page(services_page(catalogue, build.site, build.source(build.content / FILE)))


def offer_generator(pelican: Pelican) -> type[Generator]:
    return ServicesGenerator


def register_slots(pelican: Pelican) -> None:
    slots = build_of(pelican).slots
    slots.navigation("Services", PATH, 40)
    slots.add("home", "home.offer", "services/band.html", band)
    slots.add("author", "author.end", "services/band.html", band)
    slots.add("article", "article.end", "services/article_line.html", line, order=60, plain=True)


def line(build: Build, page: Page) -> ServicesLine | None:
    return ServicesLine(PATH) if _services(build) else None


def band(build: Build, page: Page) -> ServicesBand | None:
    catalogue = _services(build)
    return services_band(catalogue) if catalogue else None


def _services(build: Build) -> Catalogue | None:
    """The catalogue where it offers something."""
    catalogue = build.get(Catalogue)
    return catalogue if catalogue and catalogue.services else None
