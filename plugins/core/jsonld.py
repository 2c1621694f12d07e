"""JSON inside HTML: structured data for search engines, and data for the site's own scripts.

Escaped as JSON, never as HTML: in a script element the browser decodes no entities, so `<` must be \\u003c.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def _script(kind: str, data: object, attributes: str = "") -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup(f'<script type="{kind}"{attributes}>{text}</script>')  # noqa: S704 - escaped as JSON above


def in_context(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as it is published: "@context" is added where it is missing."""
    return {"@context": "https://schema.org", **data}


def json_ld(data: Mapping[str, Any]) -> Markup:
    """A complete `<script type="application/ld+json">` element."""
    return _script("application/ld+json", in_context(data))


def json_island(data: object, id: str) -> Markup:
    """A `<script type="application/json">` element that a module reads with `document.getElementById(id)`."""
    return _script("application/json", data, f' id="{escape(id)}"')
