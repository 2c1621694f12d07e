"""What a server says with each kind of file: the content policy, who may use it, how long it is kept. Pure.

The one source: the site's pages carry the policy from here, each build writes it for several servers, and `make serve`
sends it. Why: docs/decisions/0014-headers-have-one-source.md.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType


def hashed(script: str) -> str:
    """A script as a policy names it (CSP 3, section 2.3.1)."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


SCHEME_SCRIPT = (
    '(()=>{try{const s=localStorage.getItem("scheme");'
    'if(s==="light"||s==="dark")document.documentElement.dataset.scheme=s}catch{}})()'
)
"""Sets the reader's colour scheme before anything is painted, so that nothing flashes and no page waits for a file.

It is the one script that stands in pages; the policy names it by its hash. Where storage is blocked the system's scheme
counts."""

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": f"'self' '{hashed(SCHEME_SCRIPT)}'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""The content policy (W3C CSP 3, Trusted Types), by directive: nothing from elsewhere, inline one script by hash.

One for all pages: `connect-src` is for the search of the board and the calculator's holidays, which fetch files of this
site, and for the service that a setting names (`policy_with`). JSON inside a page is data and asks for nothing. A text
that is to become script or HTML is refused.
"""

NOT_IN_A_PAGE = frozenset({"frame-ancestors"})
"""Directives that count only in a header (CSP 3, section 3.3)."""

_DENIED = (
    *("accelerometer", "autoplay", "bluetooth", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb"),
)
"""What no page of the site asks a browser for. Copying and sharing are not among them: the calculator does both."""

_TWO_YEARS = 2 * 365 * 86_400


Allowed = Mapping[str, Iterable[str]]
"""What settings allow beside the site: directive -> origins ("https://talk.example")."""


def policy_with(allowed: Allowed = MappingProxyType({}), *, in_page: bool = False) -> str:
    """The content policy as one line, with what settings allow beside it.

    `in_page`: as a page itself can state it, for hosts that send no headers of ours.
    """
    directives = {name: " ".join([sources, *allowed.get(name, ())]) for name, sources in POLICY.items()}
    shown = directives.keys() - NOT_IN_A_PAGE if in_page else directives.keys()
    return "; ".join(f"{name} {sources}" for name, sources in directives.items() if name in shown)


CONTENT_POLICY = "Content-Security-Policy"
ALWAYS: Mapping[str, str] = {
    CONTENT_POLICY: policy_with(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _DENIED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every file, and with every answer that there is none, where no setting names a service."""

HTTPS: Mapping[str, str] = {"Strict-Transport-Security": f"max-age={_TWO_YEARS}"}
"""Where the site's address begins with https. Of names below the site's own it says nothing: they may be others'."""

MANIFEST, MANIFEST_TYPE = "site.webmanifest", "application/manifest+json"
"""Its type, which the tables of servers lack (W3C Web App Manifest, section 4)."""

CACHE, REACH, READERS = "Cache-Control", "Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin"
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""For a year, unasked: the address changes when the file does."""
ASK_ANEW = "no-cache"
"""It may be kept, and is asked for anew each time."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one kind: those below `folder`, a site-relative address ("": all that are of no other kind).

    `reach`: whose pages may show them. `readers`: whose scripts may read them ("": no header).
    """

    folder: str
    cache: str
    reach: str
    readers: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What files of this kind are sent with beside `ALWAYS`."""
        readers = {READERS: self.readers} if self.readers else {}
        return {CACHE: self.cache, REACH: self.reach, **readers}


ASSETS = Kind("assets/", KEPT_FOR_EVER, "same-origin")
"""Styles, scripts, fonts and the search's files: the digest in the folder's name changes when one of them does."""
IMAGES = Kind("images/", "public, max-age=86400", "cross-origin")
"""Feed readers show them on pages of their own. One may be replaced under its name, which shows a day later."""
PICTURES = Kind("pictures/", KEPT_FOR_EVER, "cross-origin")
"""The sizes of photographs: the digest in a name changes when the photograph does."""
CARDS = Kind("cards/", KEPT_FOR_EVER, "cross-origin")
"""What chats and networks show of a link, on pages of their own."""
FEEDS = Kind("feeds/", ASK_ANEW, "cross-origin", "*")
"""For everybody's reader, one that is a web page too."""
REST = Kind("", ASK_ANEW, "same-origin")
"""Pages, and the files for machines: sitemap, robots.txt, security.txt, the lists of jobs as JSON and XML."""

KINDS = (ASSETS, IMAGES, PICTURES, CARDS, FEEDS, REST)


def kind_of(path: str) -> Kind:
    """The kind of the file at a site-relative address: "feeds/jobs.rss"."""
    return next(kind for kind in KINDS if path.startswith(kind.folder))


def always(allowed: Allowed = MappingProxyType({}), *, https: bool) -> dict[str, str]:
    """What is sent with every file. `https`: whether the site is reached that way. `allowed`: as in `policy_with`."""
    return {**ALWAYS, CONTENT_POLICY: policy_with(allowed), **(HTTPS if https else {})}


def headers_of(path: str, allowed: Allowed = MappingProxyType({}), *, https: bool) -> dict[str, str]:
    """All headers of the file at a site-relative address, by name; the rest as in `always`."""
    return {**always(allowed, https=https), **kind_of(path).headers}
