"""Reads a Markdown file with YAML front matter. Never raises: a file with faults gives a placeholder and a report."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar
from uuid import uuid4

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader

from plugins.core.build import Build, Mode, build_of
from plugins.core.encoding import NotUtf8Error, decoded
from plugins.core.pages import Page
from plugins.core.settings import SiteSettings
from plugins.core.urls import slugify
from plugins.core.validation import validate
from plugins.core.yaml import load

from .front import NoFrontMatterError, parted
from .markdown import Rendered, has_embed, plain_text, render
from .model import ArticleFront, PageFront, article_front, as_moment
from .remarks import remarks
from .texts import ENDINGS, Texts

Front = TypeVar("Front", ArticleFront, PageFront)
Lines = Mapping[tuple[str | int, ...], int]
"""The line of the file in which each value of the front matter stands, by its place: ("tags", 0)."""
AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Source(Generic[Front]):
    """A file that could be read: its front matter, its text, and where they stand in it."""

    front: Front
    lines: Lines
    whole: str
    text: str
    text_line: int


class FrontMatterReader(BaseReader):  # type: ignore[misc]
    """Pelican's reader for .md files. `metadata["front"]` is the model, the rest is what Pelican itself needs."""

    enabled = True
    file_extensions = tuple(ending.removeprefix(".") for ending in ENDINGS)

    def read(self, path: str) -> tuple[str, dict[str, Any]]:
        build = build_of(self)
        source = build.source(path)
        if Path(path).suffix.lower().removeprefix(".") not in self.file_extensions:
            hint = f"Write it in Markdown and call it {Path(path).stem.removesuffix('.md')}.md."
            build.report.problem(source, "is not a Markdown file.", hint=hint)
            return "", self._placeholder(Path(path), build)
        if self._is_page(Path(path), build):
            return self._read_page(Path(path), source, build)
        return self._read_article(Path(path), source, build)

    def _is_page(self, path: Path, build: Build) -> bool:
        return any(path.is_relative_to(build.content / folder) for folder in self.settings["PAGE_PATHS"])

    def _read_article(self, path: Path, source: str, build: Build) -> tuple[str, dict[str, Any]]:
        file = _parse(path, source, build, article_front(tuple(build.article_options)))
        if file is None:
            return "", self._placeholder(path, build)
        front = file.front
        slug = self._slug(front, path, source, build)
        date = self._aware(as_moment(front.date), build)
        scheduled = front.status == "published" and date > build.clock.now
        if scheduled:
            build.turns.append(date)
        if date > build.clock.now + AHEAD:
            said = f"date: {front.date:%Y-%m-%d} is more than a year ahead, and nobody sees the article before"
            build.report.note(source, f"{said}.", line=file.lines.get(("date",)), hint="Is the year right?")
        if front.status == "published" and not front.guid:
            build.report.problem(
                source,
                "guid: is missing. A feed reader knows the article by it for ever.",
                line=1,
                hint=f"Paste this line below the title:\nguid: urn:uuid:{uuid4()}\n",
            )
        status = "draft" if front.status == "draft" or scheduled else "published"
        if status == "draft" and build.mode is not Mode.PREVIEW:
            status = "skip"
        # A key of an embed's name (timeline: true) asks for it as well.
        asked = any(value is True for value in front.model_dump(include=set(build.slots.embeds)).values())
        embeds = asked or has_embed(file.text)
        rendered = texts_of(build).rendered(file.text, embeds=embeds)
        _advise(file, rendered, source, build, draft=front.status == "draft")
        return rendered.html, {
            "front": front,
            "lines": file.lines,
            "headings": rendered.headings,
            "ids": rendered.ids,
            "scheduled": scheduled,
            "title": front.title,
            "date": date,
            **({"modified": self._aware(as_moment(front.modified), build)} if front.modified else {}),
            "slug": slug,
            "category": Category(front.category, self.settings),
            "tags": [Tag(name, self.settings) for name in front.tags],
            "authors": [Author(name, self.settings) for name in front.authors or (build.setting(SiteSettings).author,)],
            "summary": front.summary or front.standfirst,
            "status": status,
        }

    def _read_page(self, path: Path, source: str, build: Build) -> tuple[str, dict[str, Any]]:
        file = _parse(path, source, build, PageFront)
        if file is None:
            return "", self._placeholder(path, build)
        front = file.front
        slug = self._slug(front, path, source, build)
        status = front.status
        rendered = texts_of(build).rendered(file.text, embeds=False)
        _advise(file, rendered, source, build, draft=status == "draft")
        return rendered.html, {
            "front": front,
            "ids": rendered.ids,
            "title": front.title,
            "slug": slug,
            "summary": front.summary,
            "status": "skip" if status == "draft" and build.mode is not Mode.PREVIEW else status,
            **({"modified": self._aware(as_moment(front.modified), build)} if front.modified else {}),
        }

    def _slug(self, front: ArticleFront | PageFront, path: Path, source: str, build: Build) -> str:
        slug = front.slug or slugify(path.stem)
        if not slug:
            hint = "Its name has no letter that an address can be made of: write slug: some-words."
            build.report.problem(source, "slug: is missing.", line=1, hint=hint)
        return slug

    def _aware(self, moment: datetime, build: Build) -> datetime:
        return moment if moment.tzinfo else moment.replace(tzinfo=build.clock.now.tzinfo)

    def _placeholder(self, path: Path, build: Build) -> dict[str, Any]:
        """For a file with faults: nothing of it is published, and whether a link leads to it cannot be said."""
        slug = slugify(path.stem)
        try:
            whole = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            whole = ""  # that it cannot be read has been told
        text = re.split(r"^---[ \t]*$", whole, maxsplit=2, flags=re.MULTILINE)[-1]
        page = Page(path=self.settings["ARTICLE_URL"].format(slug=slug), title=path.stem, source=build.source(path))
        build.unread.append((page, render(text).html))
        slugs = {slug, *_SLUG.findall(whole)}
        for name in ("ARTICLE_URL", "PAGE_URL"):
            build.doubts += [self.settings[name].format(slug=each) for each in sorted(slugs)]
        build.doubts += _FROM_FRONT_MATTER
        return {"title": path.stem, "date": datetime(2000, 1, 1), "slug": slug, "status": "skip"}  # noqa: DTZ001


def texts_of(build: Build) -> Texts:
    """What renders the texts of a build: asked for the first time, it reads them all."""
    texts = build.get(Texts)
    if texts is None:
        texts = Texts(build.store, build.slots.embeds, build.slots.embedded_ids)
        build.keep(texts)
        folders = (*build.settings["ARTICLE_PATHS"], *build.settings["PAGE_PATHS"])
        texts.prepare(build.content / folder for folder in folders)
    return texts


_SLUG = re.compile(r"^slug:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_FROM_FRONT_MATTER = ("category/", "tag/", "author/", "series/", "feeds/category/", "feeds/author/")
"""Where the pages and feeds lie that an article's front matter may be the only reason for."""


def _parse(path: Path, source: str, build: Build, model: type[Front]) -> Source[Front] | None:
    try:
        whole = decoded(path.read_bytes())
        parts = parted(whole)
    except NotUtf8Error as error:
        build.report.problem(source, error.message, line=error.line, column=error.column, hint=error.hint)
        return None
    except NoFrontMatterError as error:
        build.report.problem(source, error.message, line=error.line, hint=error.hint)
        return None
    except OSError as error:
        build.report.problem(source, f"the file cannot be read: {error.strerror}")
        return None
    document = load(parts.keys, source, build.report, first_line=parts.keys_line)
    if document is None:
        return None
    front = validate(model, document.value or {}, document, build.report)
    if front is None:
        return None
    lines = {place: mark.line for place, mark in document.marks.items()}
    return Source(front, lines, whole, parts.text, parts.text_line)


def _advise(file: Source[Any], made: Rendered, source: str, build: Build, *, draft: bool) -> None:
    """Notes on the text. A draft may still be empty."""
    for remark in remarks(made, file.whole, file.text_line):
        build.report.note(source, remark.message, line=remark.line, hint=remark.hint)
    if not draft and not plain_text(made.html) and not made.media and "data-embed" not in made.html:
        build.report.note(source, "there is no text below the keys.", line=file.text_line)
