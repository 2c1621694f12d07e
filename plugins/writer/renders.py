"""Renders a page, or makes another file, in whichever process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from plugins.core.pages import Page
from plugins.core.templates import Declared, render

from .file_cache import Made, digest
from .page_links import PageLinks, read_links

BATCH = 200
"""So many files are made together, in a process of their own, while the next are being put together."""


@dataclass(frozen=True, slots=True)
class PageJob:
    """A page to be rendered into `file`. `key` says all that it is made of."""

    key: str
    file: Path
    declared: Declared

    @property
    def page(self) -> Page:
        return self.declared.page


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file that is to hold what `make` gives."""

    key: str
    file: Path
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class PageNote:
    """What is to be known of a page that is not rendered again: the sheets that it asks for, and its links."""

    styles: tuple[str, ...]
    links: PageLinks

    def text(self) -> str:
        links = self.links
        whole = (self.styles, links.ids, links.doubled, links.addresses, links.by_readers)
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> "PageNote":
        styles, ids, doubled, addresses, readers = json.loads(text)
        return cls(tuple(styles), PageLinks(tuple(ids), tuple(doubled), tuple(addresses), tuple(readers)))


def render_file(environment: Environment, job: PageJob) -> Made:
    """Renders a page and writes it. Raises what a template raises, and OSError."""
    rendered = render(environment, job.declared)
    data = rendered.html.encode("utf-8")
    job.file.write_bytes(data)
    return Made(digest(data), PageNote(rendered.styles, read_links(rendered.html)).text())


def make_file(job: FileJob) -> Made:
    data = job.make()
    job.file.write_bytes(data)
    return Made(digest(data))
