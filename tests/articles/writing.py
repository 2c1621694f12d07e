"""Articles as an author writes them, for sites that a test makes up."""

import json
from uuid import NAMESPACE_URL, uuid5

GROUND = ["plugins.core", "plugins.writer", "plugins.articles"]
"""The rooms that a site cannot be without: the fastest build."""
BODY = "Ask them when they will decide, and write it down.\n"


def article(title: str, date: str = "2026-11-02", body: str = BODY, **front: object) -> str:
    """A whole file. Front matter values are written as JSON, which is YAML too; None leaves a key out."""
    slug = front.get("slug", title)
    keys = {
        "title": title,
        "date": date,
        "guid": f"urn:uuid:{uuid5(NAMESPACE_URL, str(slug))}",
        "category": "Advice",
        "summary": "What to do.",
        **front,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", body])


def articles(**texts: str) -> dict[str, str | None]:
    """`files` for build_site: articles(first_day=article("First day")) is content/articles/first-day.md."""
    return {f"content/articles/{name.replace('_', '-')}.md": text for name, text in texts.items()}
