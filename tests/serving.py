"""Serves a built site on 127.0.0.1 as a plain web server would, the 404 page included."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import Any, ClassVar


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".rss": "application/rss+xml",
        ".atom": "application/atom+xml",
        ".js": "text/javascript",
        ".woff2": "font/woff2",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silence: a test's output is its own."""


class _HaltingHandler(_Handler):
    """Sends the head of a page, and the rest only once a file has been asked for and has had time to be run."""

    asked: ClassVar[Event]
    sign: ClassVar[str]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix != ".html" or not page.is_file():
            super().do_GET()
            if self.sign in self.path:
                self.asked.set()
            return
        head, body, rest = page.read_bytes().partition(b"<body")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(head + body + rest)))
        self.end_headers()
        self.wfile.write(head)
        self.wfile.flush()
        self.asked.wait(HALT)
        sleep(0.5)
        self.wfile.write(body + rest)


HALT = 10
"""Seconds after which the rest of a page comes at any rate."""


@contextmanager
def served_in_two_parts(folder: Path, sign: str) -> Iterator[tuple[str, Event]]:
    """As `served`, over a line on which the body of each page comes after the files that have `sign` in their address.

    The event says whether such a file was asked for before the body came.
    """
    asked = Event()
    handler = type("Handler", (_HaltingHandler,), {"asked": asked, "sign": sign})
    with _served(partial(handler, directory=str(folder))) as address:
        yield address, asked


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served: "http://127.0.0.1:54321"."""
    with _served(partial(_Handler, directory=str(folder))) as address:
        yield address


@contextmanager
def _served(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
