"""The pictures of one build: what each is, where its sizes will be published, and the bytes of them all.

What a page is told of a picture needs no more than its head; it is encoded once, when the files are written, and kept
in the cache. Nothing is published as the camera wrote it.
"""

import mimetypes
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Protocol

from PIL.Image import Image as Pixels

from plugins.core.articles import Image, Source
from plugins.core.build import Build, Mode
from plugins.core.digests import digest, recipe
from plugins.core.urls import slugify

from . import cache as _cache
from . import drawing, photo
from .cache import Cache

FOLDER = "pictures/"
"""Where the sizes of photographs are published, each under a digest of what it is made of."""
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
DRAWING = ".svg"
_AGAIN = (
    "Open it in any program that shows it, and save it as JPEG (photographs) or PNG, at most 8000 pixels wide.",
    "Export it again as plain SVG.",
)
_RECIPE = recipe(photo.__file__, drawing.__file__, _cache.__file__, libraries=("pillow", "lxml"))


class Writes(Protocol):
    def write_bytes(self, path: str, data: bytes) -> None: ...


@dataclass(frozen=True)
class Picture:
    """One picture of the content, as pages show it. `path` is site-relative; `fault` says why it cannot be shown.

    `length` is that of what is published at `path`. `sources` are for browsers that know better formats, best first;
    `srcset` is for those that do not. `removed` names what was taken out of a drawing.
    """

    path: str
    mime: str
    length: int
    width: int | None = None
    height: int | None = None
    sources: tuple[Source, ...] = ()
    srcset: str = ""
    fault: str = ""
    removed: tuple[str, ...] = ()

    def image(self, alt: str) -> Image:
        """The picture with its words, for the macro `figure`. Who made it is to be added."""
        return Image(
            path=self.path,
            alt=alt,
            credit="",
            credit_url="",
            licence="",
            mime=self.mime,
            length=self.length,
            width=self.width,
            height=self.height,
            sources=self.sources,
            srcset=self.srcset,
        )


@dataclass
class Library:
    """The pictures of a build. Ask `of` for one; `write` publishes the sizes that pages were told of."""

    build: Build
    _known: dict[str, Picture] = field(default_factory=dict)
    _wanted: dict[str, tuple[bytes, photo.Measure]] = field(default_factory=dict)

    @cached_property
    def cache(self) -> Cache:
        return Cache(self.build.cache / "pictures", keeps=self.build.mode is not Mode.CHECK)

    def of(self, path: str) -> Picture:
        """The picture at a path below the content folder, which is there and can be read: "images/cup.jpg"."""
        if path not in self._known:
            file = self.build.content / path
            mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            plain = Picture(path, mime, file.stat().st_size)
            try:
                self._known[path] = self._read(plain, file)
            except (photo.UnreadablePhotoError, drawing.UnreadableDrawingError) as error:
                self._known[path] = replace(plain, fault=str(error))
                line, hint = getattr(error, "line", 0), _AGAIN[file.suffix.lower() == DRAWING]
                self.build.report.problem(self.build.source(file), f"cannot be shown: {error}", line=line, hint=hint)
            self._tell(self._known[path])
        return self._known[path]

    def _tell(self, picture: Picture) -> None:
        for what in picture.removed:
            self.build.report.note(
                self.build.source(self.build.content / picture.path),
                f"{what} is left out of what is published: a drawing must not act, nor ask other sites",
                hint="Does it look different now? Export it as plain SVG, with all that it shows inside the file.",
            )

    def published(self, path: str) -> bytes | None:
        """What is published at the picture's own address, or None: the file as it is."""
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in (*PHOTOS, DRAWING) or self.of(path).fault:
            return None
        data = (self.build.content / path).read_bytes()
        if suffix == DRAWING:
            return drawing.safe(data).data
        seen = photo.measure(data)
        return None if seen.moves else self._cleaned(data, seen)

    def write(self, writer: Writes) -> None:
        """Publishes the sizes of every photograph that a page shows."""
        if self.build.mode is Mode.CHECK:
            return
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for files in pool.map(self._sizes, sorted(self._wanted)):
                for address, data in files.items():
                    writer.write_bytes(address, data)
        self.cache.forget()

    def _read(self, plain: Picture, file: Path) -> Picture:
        suffix, data = file.suffix.lower(), file.read_bytes()
        if suffix == DRAWING:
            safe = drawing.safe(data)
            size = len(safe.data)
            return replace(plain, length=size, width=safe.width, height=safe.height, removed=safe.removed)
        if suffix not in PHOTOS:
            return plain
        seen = photo.measure(data)
        plain = replace(plain, mime=photo.FORMATS[seen.kind], width=seen.width, height=seen.height)
        if seen.moves:
            return plain
        self._wanted[plain.path] = (data, seen)
        stem = self._stem(plain.path, data)
        return replace(
            plain,
            length=len(self._cleaned(data, seen)),
            sources=tuple(Source(photo.FORMATS[kind], self._srcset(stem, kind, seen)) for kind in ("AVIF", "WEBP")),
            srcset=self._srcset(stem, seen.fallback, seen),
        )

    def _cleaned(self, data: bytes, seen: photo.Measure) -> bytes:
        key = f"{digest(_RECIPE, data)}.{photo.ENDINGS[seen.kind]}"
        return self.cache.made(key, partial(photo.cleaned, data, seen.kind))

    def _stem(self, path: str, data: bytes) -> str:
        name = slugify(PurePosixPath(path).stem) or "picture"
        return f"{FOLDER}{name}-{digest(_RECIPE, data)}"

    def _srcset(self, stem: str, kind: str, seen: photo.Measure) -> str:
        link = self.build.site.link
        return ", ".join(f"{link(_address(stem, width, kind))} {width}w" for width in seen.widths)

    def _sizes(self, path: str) -> dict[str, bytes]:
        """Address -> bytes of all sizes of a photograph. It is decoded once, and only where one of them is not kept."""
        data, seen = self._wanted[path]
        stem = self._stem(path, data)
        opened: list[Pixels] = []

        def encode(width: int, kind: str) -> bytes:
            if not opened:
                opened.append(photo.upright(data))
            return photo.encoded(photo.narrowed(opened[0], width), kind)

        return {
            _address(stem, width, kind): self.cache.made(
                _address(stem, width, kind).removeprefix(FOLDER), partial(encode, width, kind)
            )
            for kind in ("AVIF", "WEBP", seen.fallback)
            for width in seen.widths
        }


def _address(stem: str, width: int, kind: str) -> str:
    return f"{stem}-{width}.{photo.ENDINGS[kind]}"


def pictures_of(build: Build) -> Library:
    """The library of this build."""
    library = build.get(Library)
    if library is None:
        library = Library(build)
        build.keep(library)
    return library
