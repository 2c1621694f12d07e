"""`make new article`: a draft with everything that an article must have, ready to be written in."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from plugins.core.errors import SiteError
from plugins.core.prompt import ask
from plugins.core.strays import files_in
from plugins.core.urls import slugify


def start_article(root: Path, title: str) -> str:
    """Writes content/articles/<slug>.md and says where. Asks for what it is not told.

    Raises SiteError where nobody can be asked, or where the file is there already.
    """
    folder = root / "content" / "articles"
    title = ask("Title", title, "TITLE")
    slug = slugify(title)
    if not slug:
        raise SiteError(f'"{title}" has no letter that an address can be made of.')
    path = folder / f"{slug}.md"
    if path.exists():
        raise SiteError(f"{path.relative_to(root)} is there already: choose another title.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(draft(title, slug, date.today(), _usual_category(folder)), encoding="utf-8")  # noqa: DTZ011
    return f"{path.relative_to(root)} is there, as a draft. make serve shows it; status: published puts it on the site."


def draft(title: str, slug: str, day: date, category: str) -> str:
    """The text of a new article."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return f"""---
title: "{quoted}"
slug: {slug}
date: {day.isoformat()}
guid: urn:uuid:{uuid4()}
category: {category}
tags: []
standfirst: ""
summary: ""
status: draft
---

Begin here.
"""


def _usual_category(folder: Path) -> str:
    """The category of the newest file, since most articles follow one of their kind."""
    files = sorted(files_in(folder, "*.md"), key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    for path in files:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("category:"):
                return line.partition(":")[2].strip()
    return "Articles"
