"""The files that tell a web server what to send with the site: for Netlify and Cloudflare Pages, nginx, Caddy. Pure.

They lie below `.server/` in the built site, which a server is told not to serve, and change together with it.
`_headers` and `_redirects` have their names and places from those who read them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from plugins.core.headers import (
    ASK_ANEW,
    CACHE,
    KINDS,
    MANIFEST,
    MANIFEST_TYPE,
    REACH,
    READERS,
    REST,
    Kind,
    always,
)
from plugins.core.pages import Site

FOLDER = ".server/"
HOSTED = "_headers"
REDIRECTS = "_redirects"
_NEVER = (f"{FOLDER}*", HOSTED, REDIRECTS)
_WRITTEN = "# Written by each build, from plugins/core/headers.py."


@dataclass(frozen=True, slots=True)
class Served:
    """What the files are made of: the files of the site, the addresses that were there once, and the old ones of pages
    with where these are now; all site-relative.

    `allowed`: what the settings let the content policy allow.
    """

    site: Site
    files: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[tuple[str, str], ...] = ()
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def always(self) -> Mapping[str, str]:
        return always(self.allowed, https=self.site.url.startswith("https:"))

    def path(self, address: str) -> str:
        """As a server sees the address: from its root, decoded."""
        return unquote(self.site.link(address))


def server_files(served: Served) -> dict[str, str]:
    """Site-relative address -> text."""
    return {
        HOSTED: hosted_headers(served),
        REDIRECTS: hosted_redirects(served),
        f"{FOLDER}nginx-http.conf": nginx_http(served),
        f"{FOLDER}nginx-server.conf": nginx_server(served),
        f"{FOLDER}Caddyfile": caddyfile(served),
    }


def hosted_headers(served: Served) -> str:
    """`_headers`, as Netlify and Cloudflare Pages read it.

    Where several rules fit an address, Cloudflare joins the values of a header with a comma and Netlify takes one of
    them: so no header is given to an address twice. Cloudflare reads 100 rules; those that matter most come first.
    Neither host needs to be told that pages are to be asked for anew: each says so by itself.
    """
    rules = [(served.site.link("*"), served.always)]
    for kind in KINDS:
        own = {name: value for name, value in kind.headers.items() if (name, value) != (CACHE, ASK_ANEW)}
        if kind.folder:
            rules.append((served.site.link(f"{kind.folder}*"), own))
    folders = {kind.folder for kind in KINDS}
    tops = sorted({f"{top}/*" if rest else top for top, _, rest in (file.partition("/") for file in served.files)})
    for top in ["" if top == "index.html" else top for top in tops if top.removesuffix("*") not in folders]:
        own = {"Content-Type": MANIFEST_TYPE} if top == MANIFEST else {}
        rules.append((served.site.link(top), {REACH: REST.reach, **own}))
    blocks = ["".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in own.items())]) for path, own in rules]
    return "\n".join([f"{_WRITTEN}\n", *blocks])


def hosted_redirects(served: Served) -> str:
    """`_redirects`, as Netlify and Cloudflare Pages read it: old address, new address, 301.

    Cloudflare reads 2,000 of them; those that are beyond have a page that sends on, as they all have.
    """
    lines = [f"{quote(served.path(old))} {quote(served.path(new))} 301\n" for old, new in served.moved]
    return "".join([f"{_WRITTEN}\n", *lines])


def nginx_http(served: Served) -> str:
    """For nginx, inside `http`: what depends on the address, as variables (ngx_http_map_module).

    `volatile`: the error page is another address within the same request.
    """
    variable = _variable(served.site)
    gone = [f'    "{served.path(path)}" 1;\n' for path in served.gone]
    maps = [f"map $uri ${variable}_gone {{\n    volatile;\n    default 0;\n{''.join(gone)}}}\n"]
    moved = [f'    "{served.path(old)}" "{quote(served.path(new))}";\n' for old, new in served.moved]
    maps.append(f'map $uri ${variable}_moved {{\n    volatile;\n    default "";\n{"".join(moved)}}}\n')
    for name, header in (("cache", CACHE), ("reach", REACH), ("readers", READERS)):
        usual = REST.headers.get(header, "")
        others = [(kind, kind.headers.get(header, "")) for kind in KINDS if kind is not REST]
        lines = [f'    "~^{_prefix(served, kind)}" "{value}";\n' for kind, value in others if value != usual]
        maps.append(f'map $uri ${variable}_{name} {{\n    volatile;\n    default "{usual}";\n{"".join(lines)}}}\n')
    return "\n".join([f"{_WRITTEN} Belongs inside http, outside of server.\n", *maps])


def nginx_server(served: Served) -> str:
    """For nginx, inside `server`: the headers, the error page, and what is not served."""
    variable = _variable(served.site)
    headers = {
        **served.always,
        **{
            header: f"${variable}_{name}" for name, header in (("cache", CACHE), ("reach", REACH), ("readers", READERS))
        },
    }
    return "\n".join(
        [
            f"{_WRITTEN} Belongs inside server.",
            # A header whose value is empty is not sent.
            *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
            "",
            f'error_page 404 410 "{served.path("404.html")}";',
            f"if (${variable}_gone) {{\n    return 410;\n}}",
            f"if (${variable}_moved) {{\n    return 301 ${variable}_moved$is_args$args;\n}}",
            f'location ^~ "{served.path(FOLDER)}" {{\n    return 404;\n}}',
            *(f'location = "{served.path(name)}" {{\n    return 404;\n}}' for name in (HOSTED, REDIRECTS)),
            # Its own table of types knows .rss and .atom, but takes a JSON feed for any JSON.
            f'location ~ "^{re.escape(served.path("feeds/"))}.*\\.json$" {{',
            "    types { }\n    default_type application/feed+json;\n}",
            f'location = "{served.path(MANIFEST)}" {{\n    types {{ }}\n    default_type {MANIFEST_TYPE};\n}}',
            "",
        ]
    )


def caddyfile(served: Served) -> str:
    """For Caddy 2, to be imported inside a site's block. No header is set by two lines, whose order Caddy decides."""

    def quoted(addresses: Iterable[str]) -> str:
        return " ".join(f'"{served.path(address)}"' for address in addresses)

    lines = [f"{_WRITTEN} Belongs inside the block of the site.", "header {"]
    lines += [f'    {name} "{value}"' for name, value in served.always.items()]
    lines += ["}"]
    for kind in KINDS:
        name = kind.folder.strip("/") or "rest"
        others = quoted(f"{other.folder}*" for other in KINDS if other.folder)
        lines += [f"@{name} path {quoted([f'{kind.folder}*'])}" if kind.folder else f"@{name} not path {others}"]
        lines += [f'header @{name} {header} "{value}"' for header, value in kind.headers.items()]
    lines += [
        f'@feeds_json path_regexp "^{re.escape(served.path("feeds/"))}.*\\.json$"',
        'header @feeds_json Content-Type "application/feed+json"',
        f'header "{served.path(MANIFEST)}" Content-Type "{MANIFEST_TYPE}"',
        f"@never path {quoted(_NEVER)}",
        "error @never 404",
    ]
    lines += [f'redir "{served.path(old)}" "{quote(served.path(new))}" 301' for old, new in served.moved]
    if served.gone:
        lines += [f"@gone path {quoted(served.gone)}", "error @gone 410"]
    # The page is no feed and no script, whatever was asked for.
    lines += ["handle_errors {", f"    rewrite * {quoted(['404.html'])}", "    header -Content-Type"]
    lines += [f"    header -{READERS}", *(f'    header {name} "{value}"' for name, value in REST.headers.items())]
    return "\n".join([*lines, "    file_server", "}", ""])


def _variable(site: Site) -> str:
    """Begins the names of nginx's variables, which all sites of a server share."""
    address = urlsplit(site.url)
    return re.sub(r"\W+", "_", f"{address.netloc}{address.path}", flags=re.ASCII).strip("_").lower()


def _prefix(served: Served, kind: Kind) -> str:
    return re.escape(served.path(kind.folder))
