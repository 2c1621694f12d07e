"""Reads a Markdown file with YAML front matter. Never raises: a file with faults gives a placeholder and a report."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader

from plugins.core.build import Build, Mode, build_of
from plugins.core.settings import SiteSettings
from plugins.core.urls import slugify
from plugins.core.validation import validate
from plugins.core.yaml import load

from .markdown import render
from .model import ArticleFront, PageFront, article_front, as_moment

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)

Front = TypeVar("Front", ArticleFront, PageFront)


class FrontMatterReader(BaseReader):  # type: ignore[misc]
    """Pelican's reader for .md files. `metadata["front"]` is the model, the rest is what Pelican itself needs."""

    enabled = True
    file_extensions = ("md", "markdown", "mkd")

    def read(self, path: str) -> tuple[str, dict[str, Any]]:
        build = build_of(self)
        source = build.source(path)
        if Path(path).suffix.lower().removeprefix(".") not in self.file_extensions:
            hint = f"Write it in Markdown and call it {Path(path).stem}.md."
            build.report.problem(source, "is not a Markdown file.", hint=hint)
            return "", self._placeholder(Path(path), build)
        if self._is_page(Path(path), build):
            return self._read_page(Path(path), source, build)
        return self._read_article(Path(path), source, build)

    def _is_page(self, path: Path, build: Build) -> bool:
        return any(path.is_relative_to(build.content / folder) for folder in self.settings["PAGE_PATHS"])

    def _read_article(self, path: Path, source: str, build: Build) -> tuple[str, dict[str, Any]]:
        front, body = _parse(path, source, build, article_front(tuple(build.article_options)))
        if front is None:
            return body, self._placeholder(path, build)
        slug = self._slug(front, path, source, build)
        date = self._aware(as_moment(front.date), build)
        scheduled = front.status == "published" and date > build.clock.now
        if scheduled:
            build.turns.append(date)
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
        rendered = render(body)
        return rendered.html, {
            "front": front,
            "headings": rendered.headings,
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
        front, body = _parse(path, source, build, PageFront)
        if front is None:
            return body, self._placeholder(path, build)
        slug = self._slug(front, path, source, build)
        status = front.status
        return render(body).html, {
            "front": front,
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
        slugs = {slug, *_SLUG.findall(path.read_text(encoding="utf-8", errors="replace"))}
        for name in ("ARTICLE_URL", "PAGE_URL"):
            build.doubts += [self.settings[name].format(slug=each) for each in sorted(slugs)]
        build.doubts += _FROM_FRONT_MATTER
        return {"title": path.stem, "date": datetime(2000, 1, 1), "slug": slug, "status": "skip"}  # noqa: DTZ001


_SLUG = re.compile(r"^slug:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_FROM_FRONT_MATTER = ("category/", "tag/", "author/", "series/", "feeds/category/", "feeds/author/")
"""Where the pages and feeds lie that an article's front matter may be the only reason for."""


def _parse(path: Path, source: str, build: Build, model: type[Front]) -> tuple[Front | None, str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as error:
        build.report.problem(source, f"the file cannot be read: {error}", hint="Save it again as UTF-8.")
        return None, ""
    match = _FRONT.match(text)
    if match is None:
        build.report.problem(
            source,
            "has no front matter.",
            line=1,
            hint="Begin the file with a line ---, then title: and the other keys, then a line --- again.",
        )
        return None, text
    document = load(match.group(1), source, build.report, first_line=2)
    if document is None:
        return None, text[match.end() :]
    return validate(model, document.value or {}, document, build.report), text[match.end() :]
