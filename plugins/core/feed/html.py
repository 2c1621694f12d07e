"""Text and HTML as a feed can carry them: no code point that XML forbids, no script, no relative address."""

import html as entities
import re
from functools import lru_cache, partial
from urllib.parse import urljoin, urlsplit

import nh3

# Everything outside the `Char` production of XML 1.0 section 2.2.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile("[ \t\r\n]+")
# Where HTML begins a tag, a comment or an instruction (HTML Living Standard, "tag open state"), or a reference.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_REFERENCE = re.compile(r"&#?\w+;?")
_WORD_JOINER = "\u2060"
# One candidate of a srcset (HTML Living Standard, "srcset attributes"): an address that neither starts nor
# ends with a comma, then its descriptors up to the next comma.
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)([^,]*)")

_ADDRESSES = {"href", "src", "poster", "cite"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_TAGS = nh3.ALLOWED_TAGS | {"audio", "picture", "section", "source", "tfoot", "track", "video"}
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang", "rel"},
    "audio": {"controls", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "img": {"alt", "height", "loading", "sizes", "src", "srcset", "width"},
    "ins": {"cite", "datetime"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "srcset", "type"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"kind", "label", "src", "srclang"},
    "video": {"controls", "height", "poster", "src", "width"},
}


def plain(text: str) -> str:
    """`text` on one line, without the code points that XML 1.0 forbids."""
    return _BLANKS.sub(" ", _FORBIDDEN.sub("", text)).strip()


def as_html(text: str) -> str:
    """Plain text for a place that readers take for HTML: they show it as it was written."""
    return entities.escape(text, quote=False)


def inert(text: str) -> str:
    """Plain text for a place that some readers take for text and others for HTML: both show it as it was written.

    Escaped, the former would show the escapes; as it is, the latter would run what it says. So an invisible character
    of no width stands behind each `<` and `&` that would begin a tag or a reference.
    """
    return _REFERENCE.sub(_unread, _TAG.sub("<" + _WORD_JOINER, text))


def _unread(found: re.Match[str]) -> str:
    written = found.group()
    return written if entities.unescape(written) == written else f"&{_WORD_JOINER}{written[1:]}"


@lru_cache(maxsize=256)  # one article stands in several feeds, each in three formats
def absolute_html(html: str, page_url: str) -> str:
    """A fragment of HTML made fit to be read away from its page, whose full address is `page_url`.

    Addresses become absolute, those of fragments (`#notes`) too; what could run, and what styles or scripts of
    the page would need, is removed.
    """
    cleaned = nh3.clean(
        _FORBIDDEN.sub("", html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=partial(_absolute_attribute, page_url),
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    # Once more, since the parser turns `&#1;` into the code point itself.
    return _FORBIDDEN.sub("", cleaned)


def _absolute_attribute(page_url: str, _tag: str, attribute: str, value: str) -> str | None:
    if attribute == "srcset":
        found = [(_absolute(page_url, address), size) for address, size in _CANDIDATE.findall(value)]
        return ", ".join(address + size.rstrip() for address, size in found if address) or None
    return _absolute(page_url, value) if attribute in _ADDRESSES else value


def _absolute(page_url: str, address: str) -> str | None:
    """The full form of an address that stands on a page, or None where it is none that a feed should carry."""
    try:
        full = urljoin(page_url, address.strip())
        parts = urlsplit(full)
    except ValueError:  # such as "http://[", which no browser could follow either
        return None
    if parts.scheme not in _SCHEMES or (parts.scheme in {"http", "https"} and not parts.netloc):
        return None
    return full
