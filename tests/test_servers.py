"""Real servers, set up as docs/operators says, send what core/headers.py says; Mozilla's Observatory judges the result."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from itertools import pairwise
from pathlib import Path
from ssl import create_default_context
from urllib.parse import unquote, urlsplit

import pytest

from plugins.core.headers import ALWAYS, CACHE, MANIFEST, MANIFEST_TYPE, POLICY, headers_of, policy_with
from plugins.core.pages import Site
from plugins.writer.server_files import Served, server_files
from tests import processes
from tests.building import ROOT, SiteBuild
from tests.servers import HOST, Certificate, Ports, caddy, certificate, nginx

pytestmark = pytest.mark.outside

GONE = f"gone-{'x' * 60}"
"""As long as an address of a posting becomes."""
POSTING = f"""
  - {{id: {GONE}, title: Gone, company: Acme, remote: full, posted: 2026-01-01, expires: 2026-02-01, apply: "https://a.example/"}}
"""
THERE = (
    *("", "about/", "jobs/", "articles/", "timeline/", "robots.txt", "sitemap.xml", ".well-known/security.txt"),
    *("images/empty-chair.svg", "feeds/articles.rss", "feeds/articles.atom", "feeds/articles.json"),
    *("feeds/jobs.json", "jobs/open.json", "jobs/gone.map", "site.webmanifest", "apple-touch-icon.png", "favicon.ico"),
)
MISSING = ("nowhere/", "assets/theme-0000000000/none.js", "images/none.png", "feeds/none.json", "jobs/never/")
NEVER = ("_headers", "_redirects", ".server/nginx-http.conf", ".server/nginx-server.conf", ".server/Caddyfile")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def ours(self) -> dict[str, str]:
        """The headers that core/headers.py knows; none may come twice."""
        known = {name.lower(): name for name in headers_of("feeds/", https=True)}
        found = [(known[name.lower()], value) for name, value in self.headers if name.lower() in known]
        assert len(dict(found)) == len(found), found
        return dict(found)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[..., SiteBuild]) -> SiteBuild:
    """The shipped site, and a posting that is gone."""
    jobs = (ROOT / "content/data/jobs.yaml").read_text(encoding="utf-8")
    built = build_site(tmp_path_factory.mktemp("served"), {"content/data/jobs.yaml": jobs + POSTING})
    assert built.status == 0, built.report
    return built


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certificate(tmp_path_factory.mktemp("signed"))


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory, site: SiteBuild, signed: Certificate) -> Iterator[Ports]:
    with nginx(tmp_path_factory.mktemp("nginx"), site.output, signed) as ports:
        yield ports


def asked(connection: HTTPConnection, path: str) -> Answer:
    connection.request("GET", f"/{path}")
    response = connection.getresponse()
    return Answer(response.status, response.getheaders(), response.read())


def answers_as_meant(get: Callable[[str], Answer], site: SiteBuild) -> None:
    """Every kind of file has its headers; what is missing, gone or not for others has the error page's, and the page."""
    kinds = ("assets/site-*/site.css", "assets/theme-*/js/switch.js", "cards/*.png")
    assets = [next(site.output.glob(name)) for name in kinds]
    for path in (*THERE, *(file.relative_to(site.output).as_posix() for file in assets)):
        answer = get(path)
        assert (path, answer.status, answer.ours()) == (path, 200, headers_of(path, https=True))
        file = site.output / path
        assert answer.body == (file / "index.html" if file.is_dir() else file).read_bytes(), path
    for path, status in [(f"jobs/{GONE}/", 410), *((path, 404) for path in (*MISSING, *NEVER))]:
        answer = get(path)
        assert (path, answer.status, answer.ours()) == (path, status, headers_of("404.html", https=True))
        assert answer.body == (site.output / "404.html").read_bytes(), path
        assert dict(answer.headers)["Content-Type"].startswith("text/html"), path
    moved = get("archive/")
    assert (moved.status, urlsplit(dict(moved.headers)["Location"]).path) == (301, "/subjects/")
    assert dict(get(MANIFEST).headers)["Content-Type"].startswith(MANIFEST_TYPE)
    types = {path: dict(get(path).headers)["Content-Type"] for path in THERE if path.startswith("feeds/")}
    for path, kind in types.items():
        name = "feed+json" if path.endswith("json") else f"{path.rpartition('.')[2]}+xml"
        assert kind.startswith(f"application/{name}"), path


def test_nginx(site: SiteBuild, signed: Certificate, ports: Ports) -> None:
    """nginx with the document's lines says of each file what is decided, 410 where a posting is gone; http leads to https."""
    context = create_default_context(cafile=str(signed.authority))
    connection = HTTPSConnection("127.0.0.1", ports.secure, context=context)
    answers_as_meant(lambda path: asked(connection, path), site)
    moved = asked(HTTPConnection("127.0.0.1", ports.plain), "jobs/?q=clerk")
    assert (moved.status, dict(moved.headers)["Location"]) == (301, f"https://{HOST}/jobs/?q=clerk")


def test_caddy(tmp_path: Path, site: SiteBuild) -> None:
    """Caddy with the document's lines says the same."""
    with caddy(tmp_path, site.output) as port:
        answers_as_meant(lambda path: asked(HTTPConnection("127.0.0.1", port), path), site)


def test_observatory(signed: Certificate, ports: Ports) -> None:
    """Mozilla's rules give the site an A+ over TLS, and no test of theirs fails."""
    node = ROOT / ".venv" / "bin" / "node"
    command = [str(node), str(ROOT / "tests" / "observatory.mjs"), HOST, str(ports.plain), str(ports.secure)]
    trust = {"NODE_EXTRA_CA_CERTS": str(signed.authority)}
    done = processes.run(command, cwd=ROOT, env=trust)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    failed = {name: test["result"] for name, test in found["tests"].items() if not test["pass"]}
    assert (failed, found["scan"]["grade"]) == ({}, "A+")
    assert found["tests"]["strict-transport-security"]["result"] == "hsts-implemented-max-age-at-least-six-months"
    assert found["tests"]["redirection"]["result"] == "redirection-to-https"


def rules_of(text: str) -> list[tuple[str, dict[str, str]]]:
    """`_headers` as its readers take it apart."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            assert name not in rules[-1][1]
            rules[-1][1][name] = value
        else:
            assert not line or line.startswith("#"), line
    return rules


def matching(rules: list[tuple[str, dict[str, str]]], address: str) -> list[tuple[str, str]]:
    """All headers of the rules that an address meets, a star for anything."""
    met = [own for path, own in rules if re.fullmatch(re.escape(path).replace(r"\*", ".*"), address)]
    return [pair for own in met for pair in own.items()]


def test_hosts_that_read_headers(site: SiteBuild) -> None:
    """For every file of the site `_headers` gives each header once, within the limits of Cloudflare Pages."""
    text = site.read("_headers")
    rules = rules_of(text)
    assert len(rules) <= 100
    assert max(map(len, text.splitlines())) <= 2000
    written = [path.relative_to(site.output).as_posix() for path in site.output.rglob("*") if path.is_file()]
    for file in written:
        if file.startswith(("_headers", "_redirects", ".server/")):
            continue
        path = file.removesuffix("index.html")
        found = matching(rules, f"/{path}")
        meant = {pair for pair in headers_of(path, https=True).items() if pair != (CACHE, "no-cache")}
        if path == MANIFEST:
            meant.add(("Content-Type", MANIFEST_TYPE))
        assert set(found) == meant, path
        assert len(found) == len(meant), path


def test_many_pages_keep_what_matters_first() -> None:
    """Where there are more rules than a host reads, the first hundred hold all but the least of the headers."""
    site = site_at("https://callback.example")
    text = server_files(Served(site, tuple(f"page-{number}/index.html" for number in range(300)), ()))["_headers"]
    read = rules_of(text)[:100]
    assert dict(matching(read, "/page-299/")).keys() >= ALWAYS.keys()
    assert dict(matching(read, "/assets/x-0/a.js"))[CACHE] == "public, max-age=31536000, immutable"


def site_at(url: str) -> Site:
    return Site("Callback", "", "", "en", url, "Dana", 2026, preview=False)


def test_a_site_below_a_path() -> None:
    """Every address that a server is told begins with the path of the site's own address."""
    pages = ("index.html", "jobs/index.html")
    moved = (("2019/café/", "articles/coffee/"),)
    files = server_files(Served(site_at("https://you.example/my%20site"), pages, ("jobs/x/",), moved))
    redirects = files.pop("_redirects").splitlines()[1:]
    assert redirects == ["/my%20site/2019/caf%C3%A9/ /my%20site/articles/coffee/ 301"]
    assert [path for path, _ in rules_of(files.pop("_headers")) if not path.startswith("/my%20site/")] == []
    for name, text in files.items():
        told = re.findall(r'"[~^]*(/[^"]*)"', text)
        assert told, name
        assert [path for path in told if not unquote(path).replace("\\", "").startswith("/my site/")] == [], name
        assert "/my%20site" not in text.replace("/my%20site/articles/coffee/", "")
    assert '"/my site/jobs/x/" 1;' in files[".server/nginx-http.conf"]


def test_http_is_not_bound_to_https() -> None:
    """A site whose address is plain http says nothing of https, in no file."""
    files = server_files(Served(site_at("http://localhost:8000"), ("index.html",), ()))
    assert [name for name, text in files.items() if "Strict-Transport-Security" in text] == []


def test_two_sites_share_no_variable() -> None:
    """Two sites on one nginx each have their own variables."""
    names = [
        set(re.findall(r"\$\w+", server_files(Served(site_at(url), (), ()))[".server/nginx-http.conf"])) - {"$uri"}
        for url in ("https://callback.example", "https://staging.callback.example", "https://callback.example/next")
    ]
    assert all(not one & other for one, other in [*pairwise(names), (names[0], names[-1])])


def test_each_page_says_its_policy(site: SiteBuild) -> None:
    """Every page holds the policy before anything that it is about, without the directive that counts in a header only."""
    in_page = policy_with(in_page=True)
    assert "frame-ancestors" not in in_page
    meta = f'<meta http-equiv="Content-Security-Policy" content="{in_page}">'
    for page in site.output.rglob("*.html"):
        head = page.read_text(encoding="utf-8").partition(meta)
        assert head[1], page
        assert not re.search(r"<(script|link|style)", head[0]), page


def test_the_policy_lets_nothing_in() -> None:
    """Only this site's own files, and inline one script by its hash: no directive names a host, a scheme or an exception."""
    inline = POLICY["script-src"].removeprefix("'self' ")
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", inline)
    assert set(POLICY.values()) - {POLICY["script-src"]} <= {"'none'", "'self'", "'script'"}
    assert POLICY["default-src"] == "'none'"
