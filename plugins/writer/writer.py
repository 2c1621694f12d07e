"""The writer in Pelican's place: every page is rendered from a frozen context that says all it may read."""

import traceback
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican
from pelican.writers import Writer

from plugins.core.build import Build, build_of
from plugins.core.errors import SiteError
from plugins.core.pages import Page
from plugins.core.urls import file_of

from .links import Links
from .staging import stop_on_problems


class StagingWriter(Writer):  # type: ignore[misc]
    """Writes pages and files below the staging folder. No address is written twice."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.build: Build = build_of(self)
        self.folder = Path(output_path)
        self.written: dict[str, str] = {}
        self.pages: list[Page] = []
        self.links = Links()
        self.build.keep(self.links)

    def write_file(
        self,
        name: str,
        template: Template,
        context: Mapping[str, Any],
        relative_urls: bool = False,
        paginated: object = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **words: Any,
    ) -> None:
        """Pelican's own pages: the room that knows this template makes their contexts (and their paging).

        Pelican gives no `template_name` for articles, hence the key `template.name`.
        """
        if not name:
            return
        builder = self.build.page_builders.get(str(template.name))
        if builder is None:
            raise SiteError(f"{template.name}: no room makes a page context for this template.")
        for page in builder(self.build, words):
            self.write_page(page)

    def write_page(self, page: Page) -> None:
        """Renders a page. A fault of a template goes into the report, so that all are told at once."""
        try:
            html = self.build.environment.get_template(page.template).render(page=page)
        except (TemplateError, SiteError) as error:
            self._report(error, page)
            return
        self.links.read(page, html)
        self.pages.append(page)
        self.write_text(page.path, html)

    def write_text(self, path: str, text: str) -> None:
        self.write_bytes(path, text.encode("utf-8"))

    def write_bytes(self, path: str, data: bytes) -> None:
        """Writes the file that answers the site-relative address `path`."""
        file = file_of(path)
        if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
            raise SiteError(f"{path}: is outside the site.")
        if file.lower() in self.written:
            self.build.report.problem(
                f"/{path}", "two things want this address", hint="Give one of them another slug or id."
            )
            return
        self.written[file.lower()] = file
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def _report(self, error: Exception, page: Page) -> None:
        file, line = _place(error, self.build)
        where = "" if isinstance(error, TemplateSyntaxError) else f" (first seen on /{page.path})"
        what = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
        seen = self.build.get(_Faults) or _Faults()
        self.build.keep(seen)
        if (file, line, what) not in seen.places:
            seen.places.add((file, line, what))
            self.build.report.problem(file or page.template, f"{what}{where}", line=line)


class _Faults:
    """The template faults told so far: one that stands in a frame shows on every page."""

    def __init__(self) -> None:
        self.places: set[tuple[str, int, str]] = set()


def _place(error: Exception, build: Build) -> tuple[str, int]:
    """The template file and line that an error came from: the innermost frame that is a template."""
    if isinstance(error, TemplateSyntaxError):
        return build.source(error.filename or error.name or ""), error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (build.source(frames[-1].filename), frames[-1].lineno or 0) if frames else ("", 0)


def offer_writer(pelican: Pelican) -> type[StagingWriter]:
    """A receiver of `get_writer`, which Pelican sends when all content is read and nothing is written yet."""
    stop_on_problems(pelican)
    return StagingWriter
