"""`make new article`: a draft with everything that an article must have, ready to be written in."""

import json
import unicodedata
from datetime import date
from pathlib import Path
from uuid import uuid4

from plugins.core.encoding import NotUtf8Error, decoded
from plugins.core.errors import SiteError
from plugins.core.prompt import ask
from plugins.core.report import Report
from plugins.core.strays import files_in
from plugins.core.urls import slugify
from plugins.core.validation import validate
from plugins.core.yaml import load

from .front import NoFrontMatterError, parted
from .model import ArticleFront

_LONGEST_SLUG = 80


def start_article(root: Path, title: str) -> str:
    """Writes content/articles/<slug>.md and says where. Asks for what it is not told.

    Raises SiteError where nobody can be asked, where the address is taken, or where no article could have this title.
    """
    folder = root / "content" / "articles"
    title = _shown(ask("Title", title, "TITLE"))
    slug = _slug(title)
    if not slug:
        raise SiteError(f'"{title}" has no letter that an address can be made of.')
    path = folder / f"{slug}.md"
    if path.exists():
        raise SiteError(f"{path.relative_to(root)} is there already: choose another title.")
    fronts = _fronts(folder)
    for other, front in fronts.items():
        if front.get("slug", slugify(other.stem)) == slug:
            raise SiteError(f"{other.relative_to(root)} has this address already: choose another title.")
    text = draft(title, slug, date.today(), _usual_category(fronts))  # noqa: DTZ011
    _refuse_what_check_refuses(text)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return f"{path.relative_to(root)} is there, as a draft. make serve shows it; status: published puts it on the site."


def draft(title: str, slug: str, day: date, category: str) -> str:
    """The text of a new article."""
    return f"""---
title: {_quoted(title)}
slug: {_quoted(slug) if slug.isdigit() or slug in ("true", "false", "null") else slug}
date: {day.isoformat()}
guid: urn:uuid:{uuid4()}
category: {_quoted(category)}
tags: []
standfirst: ""
summary: ""
status: draft
---

Begin here.
"""


def _quoted(text: str) -> str:
    """As JSON, which is YAML too, whatever the text holds."""
    return json.dumps(text, ensure_ascii=False)


def _shown(title: str) -> str:
    """On one line, and without what cannot be seen, but for what joins emoji and letters."""
    visible = (char for char in title if unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn") or char.isspace())
    return " ".join("".join(visible).split())


def _slug(title: str) -> str:
    slug = slugify(title)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    cut = slug[: _LONGEST_SLUG + 1]
    return (cut.rpartition("-")[0] or cut[:_LONGEST_SLUG])[:_LONGEST_SLUG].strip("-")


def _refuse_what_check_refuses(text: str) -> None:
    report = Report()
    parts = parted(text)
    document = load(parts.keys, "the new article", report, first_line=parts.keys_line)
    if document is not None:
        validate(ArticleFront, document.value, document, report)
    if report.problems:
        raise SiteError("\n".join(f"{entry.message} {entry.hint}".strip() for entry in report.problems))


def _fronts(folder: Path) -> dict[Path, dict[str, object]]:
    """The front matter of all articles that can be read, oldest file first."""
    found: dict[Path, dict[str, object]] = {}
    for path in sorted(files_in(folder, "*.md"), key=lambda path: (path.stat().st_mtime, path.name)):
        try:
            document = load(parted(decoded(path.read_bytes())).keys, path.name, Report())
        except (NotUtf8Error, NoFrontMatterError, OSError):
            continue
        if document is not None and isinstance(document.value, dict):
            found[path] = document.value
    return found


def _usual_category(fronts: dict[Path, dict[str, object]]) -> str:
    """The category of the newest file, since most articles follow one of their kind."""
    named = [front["category"] for front in fronts.values() if isinstance(front.get("category"), str)]
    return next(
        (str(name) for name in reversed(named) if name and slugify(str(name)) and len(str(name)) <= 60), "Articles"
    )
