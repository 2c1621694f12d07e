"""Markdown from data files, and HTML from elsewhere, made into HTML that is safe to show.

Whatever the text says, what comes out holds the allowed elements and nothing else: Markdown first, then nh3.
"""

import html as entities
import re
from copy import deepcopy
from functools import partial

import markdown
import nh3
from markupsafe import Markup

_TEXT = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_EXTENSIONS = ["sane_lists", "smarty", "nl2br"]
_ROOT_PATH = re.compile(r"/(?![/\\])")


def _render(text: str, tags: set[str], rel: str, base: str) -> str:
    return _clean(markdown.markdown(_printable(text), extensions=_EXTENSIONS, output_format="html"), tags, rel, base)


def _clean(html: str, tags: set[str], rel: str, base: str | None) -> str:
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags={"script", "style"},
        attributes=deepcopy(_ATTRIBUTES),
        url_schemes=_SCHEMES,
        link_rel=rel,
        attribute_filter=partial(_address, base),
    )


def _address(base: str | None, element: str, attribute: str, value: str) -> str | None:
    """A link names its scheme, or starts at this site's root; `//host` and `../page` lead elsewhere than meant.

    Without a `base` the text is from elsewhere, and a path in it leads to nothing of ours.
    """
    if attribute != "href" or value.lower().startswith(("http://", "https://", "mailto:")):
        return value
    return base + value if base is not None and _ROOT_PATH.match(value) else None


def _printable(text: str) -> str:
    """The text without control characters and without marks that turn the direction of what follows."""
    hidden = {*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return text.translate(dict.fromkeys(hidden))


def safe_markdown(text: str, *, headings_from: int = 3, base: str = "") -> Markup:
    """Block Markdown of an employer or an author. Its highest heading becomes `h{headings_from}`.

    `base` is the site's own path (`site.base`), which links that start at the root (`/timeline/`) then begin with.
    """
    return _from_heading(_render(text, _TEXT | _HEADINGS, "nofollow noopener", base), headings_from)


def _from_heading(html: str, headings_from: int) -> Markup:
    present = sorted(level for level in range(1, 7) if f"<h{level}>" in html)
    for place, level in enumerate(present):
        target = min(6, headings_from + place)
        html = html.replace(f"<h{level}>", f"<h\0{target}>").replace(f"</h{level}>", f"</h\0{target}>")
    return Markup(html.replace("\0", ""))  # noqa: S704 - cleaned by nh3


def safe_html(text: str, *, headings_from: int = 3) -> Markup:
    """HTML of somebody else's, with the elements that Markdown has. Its highest heading becomes `h{headings_from}`.

    It may come escaped once more (`&lt;p&gt;`), as some interfaces give it. A link to a path leads nowhere here.
    """
    html = _clean(_printable(_unescaped(text)), _TEXT | _HEADINGS | {"b", "i", "div"}, "nofollow noopener", None)
    for old, new in (("b", "strong"), ("i", "em"), ("div", "p")):
        html = html.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    # Once more: a division that held paragraphs is now a paragraph in a paragraph, which the parser takes apart.
    html = re.sub(r"<p>(?:\s|\xa0|&nbsp;)*</p>", "", _clean(html, _TEXT | _HEADINGS, "nofollow noopener", None))
    return _from_heading(html.strip(), headings_from)


def plain_text(html: str) -> str:
    """The text of HTML in one line, its entities resolved."""
    return " ".join(entities.unescape(nh3.clean(_unescaped(html), tags=set())).split())


def _unescaped(html: str) -> str:
    return entities.unescape(html) if "<" not in html and "&lt;" in html else html


def comment_markdown(text: str, *, base: str = "") -> Markup:
    """The subset for readers' comments: no headings, no pictures, links that lend no weight."""
    return Markup(_render(text, _TEXT, "nofollow ugc noopener", base))  # noqa: S704 - cleaned by nh3


def inline_markdown(text: str, *, base: str = "") -> Markup:
    """One line: emphasis, links and code, without a paragraph around it."""
    html = _render(text, {"em", "strong", "a", "code"}, "nofollow noopener", base)
    return Markup(html.strip())  # noqa: S704 - cleaned by nh3
