"""Markdown from data files, and HTML from elsewhere, made into HTML that is safe to show.

Whatever the text says, what comes out holds the allowed elements and nothing else: Markdown first, then nh3.
"""

import html as entities
import re
from copy import deepcopy
from functools import cache, partial

import nh3
from markdown import Markdown
from markupsafe import Markup

from .dialect import parser
from .tags import balance

_INLINE = {"em", "strong", "a", "code", "del"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_TEXT = _INLINE | _TABLE | {"p", "br", "ul", "ol", "li", "pre", "blockquote", "sup", "sub"}
_WITHIN_A_WORD = _INLINE | {"sup", "sub", "b", "i", "s", "strike"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ALIKE = {
    **{"hr": "br", "b": "strong", "i": "em", "s": "del", "strike": "del", "menu": "ul", "dir": "ul", "tfoot": "tbody"},
    **dict.fromkeys(
        "div section article aside header footer main nav hgroup search address center figure figcaption details "
        "summary dialog fieldset legend form dl dt dd caption optgroup option".split(),
        "p",
    ),
}
"""What stands for an element that does not come through, so that what was apart stays apart."""
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto"}
_ROOT_PATH = re.compile(r"/(?![/\\])")
_NUMBER = re.compile(r"[0-9]{1,3}")
_BACK_LINK = re.compile(r'(?:&#160;)?<a class="footnote-backref"[^>]*>[^<]*</a>')
_DEAD_LINK = re.compile(r"<a(?: rel=\"[^\"]*\")?>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"]*\")*)>")
_TAG_BEGINS = re.compile(r"<(?!https?://[^\s<>]+>)")
"""A "<" that begins no bare address."""
_LESS = "\ue000"
"""Stands for "<" while Markdown is read: a character of no meaning, of those that are kept for such use."""
_EMPTY = re.compile(r"<p>(?:\s|\xa0|&nbsp;|<br>)*</p>")


@cache
def _parser() -> Markdown:
    """It takes longer to make than most texts to read."""
    return parser("nl2br")


def _render(text: str, tags: set[str], rel: str, base: str) -> str:
    made = balance(_parser().reset().convert(_printable(text)))
    return _clean(_BACK_LINK.sub("", made), tags, rel, base)


def _clean(html: str, tags: set[str], rel: str, base: str | None) -> str:
    """Only `tags` come through. A block that does not leaves a paragraph where one may be, else a space.

    Twice, since a paragraph that is made of a division may hold paragraphs, which the parser then takes apart.
    """
    clean = partial(
        nh3.clean,
        clean_content_tags={"script", "style", "title", "textarea"},
        attributes=deepcopy(_ATTRIBUTES),
        url_schemes=_SCHEMES,
        link_rel=rel,
    )
    paths = None if base is None else ""
    whole = clean(html, tags=_TEXT | _HEADINGS | _ALIKE.keys(), attribute_filter=partial(_attribute, paths))
    alike = _TAG.sub(partial(_put_alike, tags), whole)
    made = clean(alike, tags=tags, attribute_filter=partial(_attribute, base))
    return _EMPTY.sub("", _DEAD_LINK.sub(r"\1", made))


def _put_alike(tags: set[str], match: re.Match[str]) -> str:
    slash, name, _ = match.groups()
    if name in tags:
        return match.group()
    if name == "hr":
        return "<br>" if "br" in tags else " "
    other = _ALIKE.get(name, "p" if name in _HEADINGS else "")
    if other not in tags:
        return "" if name in _WITHIN_A_WORD else " "
    return f"<{slash}{other}>"


def _attribute(base: str | None, element: str, attribute: str, value: str) -> str | None:
    """A link names its scheme, or starts at this site's root; `//host` and `../page` lead elsewhere than meant.

    Without a `base` the text is from elsewhere, and a path in it leads to nothing of ours.
    """
    if attribute in ("colspan", "rowspan", "start"):
        return value if _NUMBER.fullmatch(value) else None
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

    It may come escaped once more (`&lt;p&gt;`), as some interfaces give it. A link to a path leaves its words.
    """
    html = _clean(_printable(_unescaped(text)), _TEXT | _HEADINGS, "nofollow noopener", None)
    return _from_heading(html.strip(), headings_from)


def plain_text(html: str) -> str:
    """The text of HTML in one line, its entities resolved, with a space wherever a block or a line ends."""
    apart = _clean(_unescaped(html), {"br"}, "", None).replace("<br>", " ")
    return " ".join(entities.unescape(apart).split())


def _unescaped(html: str) -> str:
    return entities.unescape(html) if "<" not in html and "&lt;" in html else html


def comment_markdown(text: str, *, base: str = "") -> Markup:
    """The subset for readers' comments: no headings, no pictures, links that lend no weight.

    It knows no HTML: a tag is shown as it was written, since who writes `<b>` in a comment means to show it. And it
    knows no pictures: what would be one is a link to it.
    """
    words = _TAG_BEGINS.sub(_LESS, text.replace(_LESS, "")).replace("![", "!\u2060[")
    html = _render(words, _TEXT, "nofollow ugc noopener", base)
    return Markup(html.replace(_LESS, "&lt;"))  # noqa: S704 - cleaned by nh3


def inline_markdown(text: str, *, base: str = "") -> Markup:
    """One line: emphasis, links and code, without a paragraph around it."""
    html = _render(text, _INLINE, "nofollow noopener", base)
    return Markup(" ".join(html.split()))  # noqa: S704 - cleaned by nh3
