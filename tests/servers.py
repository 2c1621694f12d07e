"""Real web servers for tests, with the settings that docs/operators tells an operator to type: nginx over TLS, Caddy."""

import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import processes
from tests.building import ROOT

DOCUMENT = (ROOT / "docs" / "operators" / "publishing.md").read_text(encoding="utf-8")
HOST = "your.example"
"""As the document calls the site."""
ELSEWHERE = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"
"""Where a server may be that a plain account does not find."""


def block(language: str, begins: str) -> str:
    """The only block of code of the document that begins so."""
    (found,) = (
        code for code in re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL) if code.startswith(begins)
    )
    return str(found)


def program(name: str, package: str) -> str:
    """The path of a program; where there is none, the test fails with what to do."""
    found = shutil.which(name, path=ELSEWHERE)
    if found is None:
        pytest.fail(f"{name} is not on this machine, and this test needs a real one: apt-get install {package}")
    return found


@dataclass(frozen=True)
class Ports:
    plain: int
    secure: int


@dataclass(frozen=True)
class Certificate:
    """Of an authority that the test made: the file of a client's trust, and of the server's certificate and key."""

    authority: Path
    server: Path
    key: Path


def certificate(folder: Path) -> Certificate:
    """A certificate for `HOST` and 127.0.0.1 that is signed by an authority of its own."""
    openssl = program("openssl", "openssl")
    made = Certificate(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    request, ca_key, names = folder / "server.csr", folder / "ca.key", folder / "names"
    names.write_text(f"subjectAltName=DNS:{HOST},IP:127.0.0.1\n", encoding="utf-8")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    signed = ["-CA", made.authority, "-CAkey", ca_key, "-CAcreateserial", "-extfile", names]
    for command in (
        [
            "req",
            "-x509",
            *curve,
            "-keyout",
            ca_key,
            "-out",
            made.authority,
            "-days",
            "2",
            "-subj",
            "/CN=Test authority",
        ],
        ["req", *curve, "-keyout", made.key, "-out", request, "-subj", f"/CN={HOST}"],
        ["x509", "-req", "-in", request, "-out", made.server, "-days", "2", *signed],
    ):
        processes.run([openssl, *map(str, command)], check=True)
    return made


@contextmanager
def nginx(folder: Path, output: Path, signed: Certificate) -> Iterator[Ports]:
    """A real nginx with the document's settings, that serves `output`; what it writes goes into `folder`."""
    ports = Ports(*free_ports(2))
    settings = (
        block("nginx", "map_hash")
        .replace("/srv/callback/output", str(output))
        .replace("listen 80", f"listen 127.0.0.1:{ports.plain}")
        .replace("listen 443", f"listen 127.0.0.1:{ports.secure}")
        .replace(f"/etc/letsencrypt/live/{HOST}/fullchain.pem", str(signed.server))
        .replace(f"/etc/letsencrypt/live/{HOST}/privkey.pem", str(signed.key))
    )
    temporary = "".join(
        f"{name}_temp_path {folder / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    # A test's folder is its owner's alone; started by root, the server would give up root's rights.
    user = "user root; " if os.geteuid() == 0 else ""
    configuration.write_text(
        f"{user}daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n{settings}}}\n",
        encoding="utf-8",
    )
    command = [program("nginx", "nginx-light"), "-c", str(configuration), "-e", str(folder / "error.log")]
    checked = processes.run([*command, "-t"])
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr, checked.stderr
    with processes.running(command) as server:
        for port in (ports.plain, ports.secure):
            processes.wait_until_it_answers(server, port)
        yield ports


@contextmanager
def caddy(folder: Path, output: Path) -> Iterator[int]:
    """A real Caddy with the document's settings, without TLS; its port."""
    (port,) = free_ports(1)
    settings = block("caddy", HOST).replace("/srv/callback/output", str(output))
    configuration = folder / "Caddyfile"
    address = f"http://127.0.0.1:{port}"
    configuration.write_text("{\n    admin off\n}\n" + settings.replace(HOST, address, 1), encoding="utf-8")
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command: list[str | Path] = [program("caddy", "caddy"), "run", "--config", configuration]
    with processes.running(command, env=home) as server:
        processes.wait_until_it_answers(server, port)
        yield port


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 on which nobody listens."""
    found = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [int(each.getsockname()[1]) for each in found]
    finally:
        for each in found:
            each.close()
