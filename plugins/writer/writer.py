"""The writer in Pelican's place: every page is rendered from a frozen context that says all it may read."""

import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator, StaticGenerator
from pelican.writers import Writer

from plugins.core.build import Build, TemplateName, build_of
from plugins.core.errors import SiteError
from plugins.core.headers import KEPT_FOR_EVER, kind_of
from plugins.core.pages import Page
from plugins.core.pictures.library import Library, pictures_of
from plugins.core.templates import declare
from plugins.core.urls import file_of
from plugins.core.workers import Workers

from .assets import write_styles
from .disk import disk
from .file_cache import FileCache, Made
from .links import Links
from .page_keys import PageKeys
from .renders import BATCH, FileJob, PageJob, PageNote, make_file, render_file
from .summary import Phases


class StagingWriter(Writer):  # type: ignore[misc]
    """Writes pages and files below the staging folder. No address is written twice."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self.build: Build = build_of(self)
        self.folder = Path(output_path)
        self.live = Path(self.settings["OUTPUT_PATH"])
        self.written: dict[str, str] = {}
        self.folders: set[str] = set()
        self.pages: list[Page] = []
        self.rendered = 0
        self.faulty = {entry.source for entry in self.build.report.problems}
        """The files that had faults when they were read: what follows from those is no news."""
        self.doubted = frozenset(self.build.doubts)
        self.links = Links()
        self.build.keep(self.links)
        self.build.keep(self)
        self.styles: dict[tuple[str, ...], None] = {}
        self.cache = FileCache(self.build.cache / "files", self.build.store)
        self.renders = Workers[PageJob, "Made | _Fault"](self._render, self._rendered, BATCH)
        self.makes = Workers[FileJob, Made](make_file, self._made, BATCH)

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
        """Puts a page together. If nothing knows it yet it is rendered with others, and by `finish` at the latest."""
        try:
            declared = declare(self.build, page)
            key = self.keys.of(declared)
        except Exception as error:
            if not _is_of_template(error):
                raise
            self._report(_fault(error, page, self.build), page)
            return
        target = self._claim(page.path, page.source or f"/{page.path}")
        if target is None:
            return
        self.pages.append(page)
        known = self.cache.link(key, target, self.live / target.relative_to(self.folder))
        if known is None:
            self.keys.compile(declared)
            self.renders.add(PageJob(key, target, declared))
        else:
            self._see(page, known)

    def write_made(self, path: str, of: object, make: Callable[[], bytes]) -> None:
        """Writes a file that is dear to make, unless it is known. `of` is all that it is made of, frozen."""
        target = self._claim(path, f"/{path}")
        if target is None:
            return
        key = self.keys.of_file(path, of)
        # What is kept for ever goes some days after it was last wanted: its time says when that was.
        lasting = kind_of(path).cache == KEPT_FOR_EVER
        live = None if lasting else self.live / target.relative_to(self.folder)
        if self.cache.link(key, target, live) is None:
            self.makes.add(FileJob(key, target, make))

    def finish(self) -> None:
        """Makes what is waiting to be made, and writes the stylesheets that pages ask for."""
        self.renders.finish()
        self.makes.finish()
        write_styles(self.build, self.folder, self.styles)
        self.cache.save()

    def _render(self, job: PageJob) -> "Made | _Fault":
        """A template's fault is a result like any other: it is told in the process that reports."""
        try:
            return render_file(self.build.environment, job)
        except Exception as error:
            if not _is_of_template(error):
                raise
            return _fault(error, job.page, self.build)

    def _rendered(self, job: PageJob, made: "Made | _Fault") -> None:
        if isinstance(made, _Fault):
            self._report(made, job.page)
            return
        self.rendered += 1
        self._see(job.page, made)
        self.cache.add(job.key, made, job.file)

    def _made(self, job: FileJob, made: Made) -> None:
        self.cache.add(job.key, made, job.file)

    def _see(self, page: Page, made: Made) -> None:
        note = PageNote.of(made.note)
        if note.styles:
            self.styles[note.styles] = None
        self.links.add(page, note.links)

    @cached_property
    def keys(self) -> PageKeys:
        """Made with the first page: by then all is read that pages are made of."""
        return PageKeys(self.build)

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

    def _write(self, path: str, data: bytes, source: str) -> None:
        target = self._claim(path, source)
        if target is not None:
            target.write_bytes(data)

    def _claim(self, path: str, source: str) -> Path | None:
        """The file that answers an address, its folder made; None where another thing has the address already.

        `source` is what the author knows the file by: the content file, or else the address.
        """
        file = PurePosixPath(file_of(path))
        if file.is_absolute() or ".." in file.parts:
            raise SiteError(f"{path}: is outside the site.")
        target, name = self.folder / file, str(file).lower()
        above = [str(folder).lower() for folder in file.parents][:-1]
        # An address may also be a folder's name already, or have a file where its folder should be.
        blocked = name in self.folders or target.is_dir() or any(each in self.written for each in above)
        if name in self.written or blocked:
            other = self.written.get(name, "")
            others = f", {other} too" if other and other != source else ""
            self.build.doubts.append(f"{path}#")
            if {source, other} & self.faulty or f"{path}#" in self.doubted:
                return None  # that they are the same has been told, or one has other faults to be mended first
            self.build.report.problem(
                source, f"two things want this address: /{path}{others}", hint="Give one of them another slug or id."
            )
            return None
        self.written[name] = source
        if above and above[0] not in self.folders:
            self.folders.update(above)
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _report(self, fault: "_Fault", page: Page) -> None:
        """A fault of a template goes into the report once, so that all are told together."""
        seen = self.build.get(_Faults) or _Faults()
        self.build.keep(seen)
        if (fault.file, fault.line, fault.what) not in seen.places:
            seen.places.add((fault.file, fault.line, fault.what))
            self.build.report.problem(fault.file or page.template, f"{fault.what}{fault.where}", line=fault.line)
        self.build.doubts.append(f"{page.path}#")


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a template: `where` says on which page it was seen."""

    file: str
    line: int
    what: str
    where: str


class _Faults:
    """The template faults told so far: one that stands in a frame shows on every page."""

    def __init__(self) -> None:
        self.places: set[tuple[str, int, str]] = set()


def _fault(error: Exception, page: Page, build: Build) -> _Fault:
    file, line = _place(error, build)
    where = "" if isinstance(error, TemplateSyntaxError) else f" (first seen on /{page.path})"
    what = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
    return _Fault(file, line, what, where)


def _is_of_template(error: Exception) -> bool:
    """Whether a template is at fault, its own expressions included (`{{ title + 1 }}`), and not the code it calls."""
    if isinstance(error, TemplateError | SiteError):
        return True
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
        phases = build_of(generator).get(Phases)
        if phases is not None:
            phases.begin("making")
        build, static = build_of(generator), generator.context.get("static_content", {})
        build.static_files = {build.content / path for path in static}
        write = (
            partial(_copy_static, generator) if isinstance(generator, StaticGenerator) else generator.generate_output
        )
        generator.generate_output = partial(_generate, write, build)
        if isinstance(generator, ArticlesGenerator):
            generator.dates = []  # Pelican looks through all of them for each tag, and no page of ours asks for them


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
