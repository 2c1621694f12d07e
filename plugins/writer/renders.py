"""Renders a page into its file."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from plugins.core.templates import Declared, render

from .page_cache import Made, digest
from .page_links import read_links

BATCH = 200
"""So many pages are rendered together, in a process of their own, while the next are being put together."""


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be rendered into `file`. `key` says all that it is made of."""

    declared: Declared
    file: Path
    key: str


def make(environment: Environment, job: Job) -> Made:
    """Renders a page and writes it. Raises what a template raises, and OSError."""
    rendered = render(environment, job.declared)
    data = rendered.html.encode("utf-8")
    job.file.write_bytes(data)
    return Made(digest(data), rendered.styles, read_links(rendered.html))
