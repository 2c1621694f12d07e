"""What the tests of fetching share: a server with a certificate, and the fetching that trusts it."""

import ssl
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from plugins.jobs.sources.download import download
from tests import processes
from tests.jobs.feed_server import Server


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A self-signed certificate for localhost, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "cert.pem", folder / "key.pem"
    processes.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(made)),
        ],
        check=True,
    )
    return made, key


@pytest.fixture
def server(certificate: tuple[Path, Path]) -> Iterator[Server]:
    made = Server(*certificate)
    thread = Thread(target=made.http.serve_forever, daemon=True)
    thread.start()
    yield made
    made.http.shutdown()
    made.http.server_close()
    thread.join()


@pytest.fixture
def get(certificate: tuple[Path, Path]) -> Callable[..., Any]:
    """`download` as it is, but for this one host: its certificate counts and its address is allowed."""
    context = ssl.create_default_context(cafile=str(certificate[0]))
    return partial(download, allowed={"127.0.0.1", "::1"}.__contains__, context=context)
