"""Postings as an attacker would write them, and what may stand on a page whatever they say."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit

from hypothesis import strategies as st
from lxml import html

from tests.jobs.making import SOUND

PAYLOADS = (
    "<script>evil()</script>",
    '"><x-evil onload=evil()>',
    "' onmouseover='evil()' x='",
    "&lt;x-evil&gt;",
    "&amp;amp; &#60;x-evil&#62; &notanentity",
    "javascript:evil()",
    "data:text/html,<script>evil()</script>",
    "../../evil",
    "]]>",
    "]]]]><![CDATA[>",
    "</script><x-evil>",
    "</title></textarea></style><x-evil>",
    "<!-- x-evil",
    "<?evil ?>",
    "\N{RIGHT-TO-LEFT OVERRIDE}live\N{POP DIRECTIONAL FORMATTING}",
    "\N{LEFT-TO-RIGHT ISOLATE}\N{ZERO WIDTH SPACE}\N{LINE SEPARATOR}",
    "{{ evil }}{% evil %}{# evil #}",
    "\\u003cx-evil\\u003e",
    "<svg onload=evil()>",
    "<img src=x onerror=evil()>",
    "<iframe src=//evil.example></iframe>",
    "<a href='vbscript:evil()' style='x' class='job-apply'>evil</a>",
    "[evil](javascript:evil()) [evil](data:text/html,x) [evil](//evil.example) [evil](../../evil)",
    "[evil](JaVaScRiPt:evil()) [evil](java\tscript:evil()) [evil](&#106;avascript:evil())",
    "[fine](http://fine.example/) [fine](https://fine.example/) [fine](mailto:a@fine.example)",
    "![evil](https://evil.example/x.png)",
    "`<x-evil>`",
    "<form action=https://evil.example><input name=x><base href=//evil.example>",
    "<h1 id=main>evil</h1>",
    "<img src=x onerror=evil() ",
    "<x-evil title='",
    "<plaintext>",
    "<math><mi//xlink:href=data:x,evil>",
    '" 1; return 302 https://evil.example/; #',
    "$host ${evil} `evil` $(evil) %(evil)s {0}",
    "=HYPERLINK('https://evil.example')",
    "%3Cx-evil%3E %0d%0aSet-Cookie: evil",
)

FIELDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "title": lambda text: {"title": f"x{text}"[:120]},
    "company": lambda text: {"company": f"x{text}"},
    "company-url": lambda text: {"company": {"name": "Acme", "url": f"https://a.example/{quoted(text)}"}},
    "company-logo": lambda text: {
        "company": {"name": "Acme", "logo": f"https://a.example/?{quoted(text)}#{quoted(text)}"}
    },
    "city": lambda text: {"locations": {"city": f"x{text}"[:100], "country": "IE"}},
    "region": lambda text: {"locations": {"city": "Cork", "region": f"x{text}"[:100], "country": "IE"}},
    "street": lambda text: {"locations": {"city": "Cork", "street": f"x{text}", "country": "IE"}},
    "postal-code": lambda text: {"locations": {"city": "Cork", "postal_code": f"x{text}"[:20], "country": "IE"}},
    "place": lambda text: {"locations": f"x{text}"},
    "category": lambda text: {"category": f"x{text}"[:60]},
    "description": lambda text: {"description": f"About it: {text}"},
    "apply": lambda text: {"apply": f"https://a.example/{quoted(text)}?x={quoted(text)}#{quoted(text)}"},
    "mail": lambda text: {"apply": f"mailto:a@a.example?subject={quoted(text)}&body={quoted(text)}"},
}
"""Each text of a posting with hostile words in it. What an address cannot hold is left out of it, not escaped."""


def quoted(text: str) -> str:
    return "".join(char for char in text if category(char) not in ("Cc", "Cf", "Zl", "Zp", "Zs"))


def attacks() -> Iterator[tuple[str, dict[str, Any]]]:
    """A posting for each payload in each field, by a name that is an id."""
    for field, changes in FIELDS.items():
        for number, text in enumerate(PAYLOADS):
            yield f"{field}-{number}", changes(text)


# What core.yaml refuses never comes as far as a posting.
_TEXT = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
texts = st.lists(st.one_of(st.sampled_from(PAYLOADS), st.text(_TEXT, max_size=8)), min_size=1, max_size=3).map("".join)
marks = st.sampled_from(
    ['"><x-evil>', "'onclick='evil()", "<script>", "&amp;", "&lt;", "]]>", "%3Cx-evil%3E", "\\", "é"]
)

IN_DESCRIPTION = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "h3", "h4", "h5", "h6"}


def short(most: int) -> st.SearchStrategy[str]:
    """A text that stays within a field's limit, and is not blank when it is read."""
    return texts.map(lambda text: f"x{text}"[:most].strip())


entries = st.fixed_dictionaries(
    {
        "title": short(120),
        "company": st.fixed_dictionaries(
            {"name": short(200), "url": marks.map(lambda mark: f"https://a.example/{mark}")}
        ),
        "locations": st.tuples(
            st.fixed_dictionaries(
                {
                    "country": st.just("IE"),
                    **dict.fromkeys(("city", "region"), short(100)),
                    "street": short(200),
                    "postal_code": short(20),
                }
            ),
            st.fixed_dictionaries({"country": st.just("CA"), "city": short(100)}),
        ).map(list),
        "category": short(60),
        "description": texts.map(lambda text: f"About it: {text}"),
        "apply": st.one_of(
            marks.map(lambda mark: f"https://a.example/{mark}?x={mark}#{mark}"),
            marks.map(lambda mark: f"mailto:a@a.example?subject={mark}&body={mark}"),
        ),
    }
)
"""Every text of a posting, with places whose country is known: such a posting carries markup too."""


def harmless(entry: dict[str, Any]) -> dict[str, Any]:
    """A posting of the same shape with nothing odd in it."""
    return {
        "title": "Clerk",
        "company": {"name": "Acme", "url": "https://a.example/"},
        "locations": [{**dict.fromkeys(place, "Cork"), "country": place["country"]} for place in entry["locations"]],
        "category": SOUND["category"],
        "description": "About it: much.",
        "apply": "mailto:a@a.example" if entry["apply"].startswith("mailto:") else "https://a.example/",
    }


def shape(tree: html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    """Every element of a page with the names of its attributes, in order, but for what is in the description."""
    inside = set(
        tree.xpath("//section[contains(@class, 'job-text')]/h2/following-sibling::node()/descendant-or-self::*")
    )
    return [(str(each.tag), tuple(sorted(each.keys()))) for each in tree.iter() if each not in inside]


def faults(tree: html.HtmlElement) -> Iterator[str]:
    """What may stand on no page, be it in the description or elsewhere: handlers, odd addresses, elements of no use."""
    for each in tree.iter(html.etree.Element):
        inside = bool(each.xpath("ancestor::section[contains(@class, 'job-text')][not(ancestor::*[@data-preview])]"))
        if inside and each.tag not in IN_DESCRIPTION | {"h2"}:
            yield f"<{each.tag}> in a description"
        for name, value in each.items():
            if (
                name.startswith("on")
                or "evil" in name
                or (inside and name not in ("href", "rel", "start", "id", "dir"))
            ):
                yield f"{each.tag} {name}"
            if name in ("href", "src", "action", "formaction", "data"):
                yield from address_faults(value, plain_http=inside)


def address_faults(value: str, *, plain_http: bool) -> Iterator[str]:
    if re.match(r"/(?![/\\])", value) or re.match(r"#[a-z]", value):
        if ".." in re.split("[?#]", value)[0]:
            yield f"address {value}"
        return
    parts = urlsplit(value)
    if parts.scheme not in ("https", "mailto", *(["http"] if plain_http else [])):
        yield f"address {value}"
    elif parts.scheme != "mailto" and not parts.netloc:
        yield f"address {value}"
