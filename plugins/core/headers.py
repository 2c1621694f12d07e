"""What a server says with each kind of file: the content policy, who may use it, how long it is kept. Pure.

The one source: the site's pages carry the policy from here, each build writes it for several servers, and `make serve`
sends it. Why: docs/decisions/0014-headers-have-one-source.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
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
"""The content policy (W3C CSP 3, Trusted Types), directive by directive. Nothing from elsewhere, nothing inline.

One for all pages: `connect-src` is for the search of the board and the calculator's holidays, which fetch files of this
site. JSON inside a page is data and asks for nothing. A text that is to become script or HTML is refused.
"""

NOT_IN_A_PAGE = frozenset({"frame-ancestors"})
"""Directives that count only in a header (CSP 3, section 3.3)."""

_DENIED = (
    *("accelerometer", "autoplay", "bluetooth", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb"),
)
"""What no page of the site asks a browser for. Copying and sharing are not among them: the calculator does both."""

_TWO_YEARS = 2 * 365 * 86_400

ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _DENIED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every file, and with every answer that there is none."""

HTTPS: Mapping[str, str] = {"Strict-Transport-Security": f"max-age={_TWO_YEARS}"}
"""Where the site's address begins with https. Of names below the site's own it says nothing: they may be others'."""

POLICY_IN_PAGE = "; ".join(f"{name} {sources}" for name, sources in POLICY.items() if name not in NOT_IN_A_PAGE)
"""The content policy as a page itself can state it, for hosts that send no headers of ours."""

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


def headers_of(path: str, *, https: bool) -> dict[str, str]:
    """All headers of the file at a site-relative address, by name. `https`: whether the site is reached that way."""
    return {**ALWAYS, **(HTTPS if https else {}), **kind_of(path).headers}
