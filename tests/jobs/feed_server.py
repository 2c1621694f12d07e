"""An https server of a test's own, to fetch feeds from: what it answers, and what it was asked."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from plugins.jobs.sources.source import FOLDER

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COPY = f"{FOLDER}/harbour.json"
Answering = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """An https server on 127.0.0.1. `answer` does what a test wants; `asked` is what came, path and headers."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answer: Answering = sends(b"")
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                try:
                    outer.answer(self)
                except OSError:
                    return  # the reader has had enough, as it should

            def log_message(self, format: str, *args: Any) -> None:
                """Silence."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.port = self.http.server_port
        self.url = f"https://localhost:{self.port}/jobs"


def sends(body: bytes, status: int = 200, **headers: str) -> Answering:
    """An answer with this body; `Content_Type="..."` is the header Content-Type."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer
