"""JSON inside HTML: structured data for search engines, and data for the site's own scripts.

Escaped as JSON, never as HTML: in a script element the browser decodes no entities, so `<` must be \\u003c. So are the
code points that HTML forbids as they are (HTML standard, 3.2.6: controls and noncharacters).
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from .pages import Site

_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_ESCAPED = re.compile(f"[<>&\\u2028\\u2029\\x7f-\\x9f\\ufdd0-\\ufdef\\ud800-\\udfff{_ENDS}]")


def _escape(found: re.Match[str]) -> str:
    """As JSON writes it in ASCII, in two halves where it takes two."""
    char = found[0]
    return f"\\u{ord(char):04x}" if char.isascii() else json.dumps(char)[1:-1]


def _script(kind: str, data: object, attributes: str = "") -> Markup:
    text = _ESCAPED.sub(_escape, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return Markup(f'<script type="{kind}"{attributes}>{text}</script>')  # noqa: S704 - escaped as JSON above


def in_context(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as it is published: "@context" is added where it is missing."""
    return {"@context": "https://schema.org", **data}


def json_ld(data: Mapping[str, Any]) -> Markup:
    """A complete `<script type="application/ld+json">` element."""
    return _script("application/ld+json", in_context(data))


def breadcrumbs(site: Site, *steps: tuple[str, str]) -> Markup:
    """schema.org BreadcrumbList: from the home page to this one. `steps` are names and site-relative addresses."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site.absolute(path)}
        for place, (name, path) in enumerate([(site.name, ""), *steps], 1)
    ]
    return json_ld({"@type": "BreadcrumbList", "itemListElement": items})


def organization(site: Site) -> dict[str, Any]:
    """schema.org Organization: the site as a publisher, under the one id that it has in all markup."""
    return {"@type": "Organization", "@id": site.absolute("#organization"), "name": site.name, "url": site.absolute("")}


def person(name: str, address: str) -> dict[str, Any]:
    """schema.org Person: an author, whose page is at the full address."""
    return {"@type": "Person", "@id": f"{address}#person", "name": name, "url": address}


def json_island(data: object, id: str) -> Markup:
    """A `<script type="application/json">` element that a module reads with `document.getElementById(id)`."""
    return _script("application/json", data, f' id="{escape(id)}"')
