"""The server behind `make serve`: the built folder, plus a line to the browser that says when it has changed."""

import json
import re
from dataclasses import asdict, dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Condition
from typing import Any, BinaryIO
from urllib.parse import unquote

from plugins.core.headers import CACHE, CONTENT_POLICY, MANIFEST_TYPE, headers_of

HERE = Path(__file__).parent
FILES = {
    "/__preview/reload.js": ("reload.js", "text/javascript"),
    "/__preview/preview.css": ("preview.css", "text/css"),
}
INJECTED = b'<link rel="stylesheet" href="/__preview/preview.css"><script src="/__preview/reload.js"></script>'
"""Stands first in a page's head, and is no module: nothing is stopped before the script listens."""
WAITING = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Nothing built yet</title>"
    b"<body><p>Nothing has been built yet.</p></body></html>"
)


@dataclass(frozen=True)
class Outcome:
    """How a build went: whether there are new pages, what the author must read, and what they may."""

    built: bool = False
    problems: str = ""
    notes: str = ""


@dataclass
class State:
    """The newest build: its number, and how it went."""

    build: int = 0
    outcome: Outcome = field(default_factory=Outcome)
    changed: Condition = field(default_factory=Condition)

    def tell(self, outcome: Outcome) -> None:
        """Counts a build and wakes every browser that listens."""
        with self.changed:
            self.build += 1
            self.outcome = outcome
            self.changed.notify_all()

    def message(self) -> bytes:
        return f"data: {json.dumps({'build': self.build, **asdict(self.outcome)})}\n\n".encode()


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves files with the site's headers, HTML with the preview's script in it, and lets no browser cache them."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class's own shape
        **SimpleHTTPRequestHandler.extensions_map,
        ".rss": "application/rss+xml; charset=utf-8",
        ".atom": "application/atom+xml; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".woff2": "font/woff2",
        ".avif": "image/avif",
        ".webmanifest": MANIFEST_TYPE,
    }

    def __init__(self, *args: Any, state: State, **words: Any) -> None:
        self.state = state
        super().__init__(*args, **words)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/__preview/events":
            self._events()
        elif path in FILES:
            name, mime = FILES[path]
            self._answer(HTTPStatus.OK, (HERE / name).read_bytes(), mime)
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """As the base class does, but for pages: those are read whole and given the script."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            return self._page(HTTPStatus.OK, file.read_bytes())
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = self._page(HTTPStatus.NOT_FOUND, missing.read_bytes() if missing.is_file() else WAITING)
        if self.command != "HEAD":
            self.copyfile(body, self.wfile)

    def end_headers(self) -> None:
        """With what the site's server would send, so that a preview shows what the site will.

        Never over https: a browser that was told so once would refuse this and every other preview on the machine.
        """
        path = unquote(self.path.partition("?")[0]).lstrip("/")
        meant = {**headers_of(path, https=False), **policy_of(Path(self.directory)), CACHE: "no-store"}
        for name, value in meant.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Silence: the terminal belongs to the author's problems."""

    def _page(self, status: HTTPStatus, html: bytes) -> BytesIO:
        body = re.sub(rb"<head>|<meta charset=[^>]*>|$", lambda found: found[0] + INJECTED, html, count=1)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _answer(self, status: HTTPStatus, body: bytes, mime: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        """Server-sent events (HTML standard): the state now, and again after every build."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                with self.state.changed:
                    seen = self.state.build
                    message = self.state.message()
                self.wfile.write(message)
                self.wfile.flush()
                with self.state.changed:
                    while not self.state.changed.wait_for(lambda: self.state.build != seen, timeout=15):  # noqa: B023
                        self.wfile.write(b": still here\n\n")
                        self.wfile.flush()
        except OSError:
            return  # the tab was closed


def policy_of(folder: Path) -> dict[str, str]:
    """The content policy that a build wrote for servers: only the build knows which services the settings name."""
    written = folder / "_headers"
    if not written.is_file():
        return {}
    found = re.search(rf"^  {CONTENT_POLICY}: (.*)$", written.read_text(encoding="utf-8"), re.MULTILINE)
    return {CONTENT_POLICY: found[1]} if found else {}


class PreviewServer(ThreadingHTTPServer):
    daemon_threads = True


def open_server(folder: Path, state: State, port: int) -> PreviewServer:
    """A server on `port` of 127.0.0.1, or on the next of the twenty ports behind it that is free.

    Raises OSError where all are taken.
    """
    handler = partial(PreviewHandler, directory=str(folder), state=state)
    for candidate in range(port, port + 20):
        try:
            return PreviewServer(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise OSError(f"ports {port} to {port + 19} are all taken")
