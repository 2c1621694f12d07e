"""The writer in Pelican's place: every page is rendered from a frozen context that says all it may read."""

import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import Generator, StaticGenerator
from pelican.writers import Writer

from plugins.core.build import Build, TemplateName, build_of
from plugins.core.errors import SiteError
from plugins.core.pages import Page
from plugins.core.pictures.library import Library, pictures_of
from plugins.core.templates import render_page
from plugins.core.urls import file_of

from .links import Links
from .staging import disk


class StagingWriter(Writer):  # type: ignore[misc]
    """Writes pages and files below the staging folder. No address is written twice."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.build: Build = build_of(self)
        self.folder = Path(output_path)
        self.written: dict[str, str] = {}
        self.pages: list[Page] = []
        self.faulty = {entry.source for entry in self.build.report.problems}
        """The files that had faults when they were read: what follows from those is no news."""
        self.doubted = frozenset(self.build.doubts)
        self.links = Links()
        self.build.keep(self.links)

    def write_file(
        self,
        name: str,
        template: TemplateName,
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
        builder = self.build.page_builders.get(template.name)
        if builder is None:
            raise SiteError(f"{template.name}: no room makes a page context for this template.")
        for page in builder(self.build, words):
            self.write_page(page)

    def write_page(self, page: Page) -> None:
        """Renders a page. A fault of a template goes into the report, so that all are told at once."""
        try:
            html = render_page(self.build.environment, page)
        except Exception as error:
            if not isinstance(error, TemplateError | SiteError) and not _raised_by_template(error):
                raise
            self._report(error, page)
            self.build.doubts.append(f"{page.path}#")
            return
        if self._write(page.path, html.encode("utf-8"), page.source or f"/{page.path}"):
            self.links.read(page, html)
            self.pages.append(page)

    def write_text(self, path: str, text: str) -> None:
        self.write_bytes(path, text.encode("utf-8"))

    def write_bytes(self, path: str, data: bytes) -> None:
        """Writes the file that answers the site-relative address `path`."""
        self._write(path, data, f"/{path}")

    def copy(self, path: str, source: Path, pictures: Library) -> None:
        """Publishes a content file at `path`, a picture as it is fit to be shown. An unreadable one is a problem."""
        try:
            made = pictures.published(source.relative_to(self.build.content).as_posix())
            file = source.open("rb") if made is None else BytesIO(made)
        except OSError as error:
            self.build.report.problem(self.build.source(source), f"the file cannot be read: {error.strerror}")
            self.build.doubts.append(f"{path}#")
            return
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with file, target.open("wb") as copied:
            try:
                shutil.copyfileobj(file, copied)
            except OSError as error:  # says only what went wrong, and not with which file
                raise OSError(error.errno, error.strerror, str(source)) from None

    def _write(self, path: str, data: bytes, source: str) -> bool:
        """`source` is what the author knows the file by: the content file, or else the address. False: refused."""
        file = file_of(path)
        if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
            raise SiteError(f"{path}: is outside the site.")
        target = self.folder / file
        # An address may also be a folder's name already, or have a file where its folder should be.
        blocked = target.is_dir() or any(parent.is_file() for parent in target.parents)
        if file.lower() in self.written or blocked:
            other = self.written.get(file.lower(), "")
            others = f", {other} too" if other and other != source else ""
            self.build.doubts.append(f"{path}#")
            if {source, other} & self.faulty or f"{path}#" in self.doubted:
                return False  # that they are the same has been told, or one of them has other faults to be mended first
            self.build.report.problem(
                source, f"two things want this address: /{path}{others}", hint="Give one of them another slug or id."
            )
            return False
        self.written[file.lower()] = source
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return True

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


def _raised_by_template(error: Exception) -> bool:
    """Whether a template's own expression is at fault (`{{ title + 1 }}`), and not the code that it calls."""
    return traceback.extract_tb(error.__traceback__)[-1].filename.endswith(".html")


def _place(error: Exception, build: Build) -> tuple[str, int]:
    """The template file and line that an error came from: the innermost frame that is a template."""
    if isinstance(error, TemplateSyntaxError):
        return build.source(error.filename or error.name or ""), error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return (build.source(frames[-1].filename), frames[-1].lineno or 0) if frames else ("", 0)


def guard_generators(generators: Iterable[Generator]) -> None:
    """A receiver of `all_generators_finalized`: each generator's output ends in a sentence where it ends badly.

    A build with problems goes on, since its links and templates may have faults that are told in the same round. What
    then raises is a consequence of half-read content, and no news.
    """
    for generator in generators:
        build, static = build_of(generator), generator.context.get("static_content", {})
        build.static_files = {build.content / path for path in static}
        write = (
            partial(_copy_static, generator) if isinstance(generator, StaticGenerator) else generator.generate_output
        )
        generator.generate_output = partial(_generate, write, build)


def _copy_static(generator: StaticGenerator, writer: StagingWriter) -> None:
    """In place of Pelican's own copying, which logs that a file could not be written, and goes on without it.

    It is the last generator: every page has been written, and the sizes of pictures that one shows are known.
    """
    pictures = pictures_of(writer.build)
    for static in sorted(generator.staticfiles, key=lambda static: str(static.save_as)):
        source = Path(generator.path, static.source_path)
        if source.is_file():  # a file that is linked and not there has been told
            writer.copy(static.save_as, source, pictures)
    pictures.write(writer)


def _generate(generate_output: Callable[[StagingWriter], None], build: Build, writer: StagingWriter) -> None:
    try:
        with disk(str(writer.folder)):
            generate_output(writer)
    except SiteError as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    except Exception:
        if not build.report.problems:
            raise
        build.doubts.append("")


def offer_writer(_pelican: Pelican) -> type[StagingWriter]:
    """A receiver of `get_writer`."""
    return StagingWriter
