"""Prepares a real Isso beside the site: an environment of its own, its settings, a password.

Isso isn't part of the site's own lock: who writes the site's files needs none, and a build never does. Its lock leaves
out misaka, an old C extension that Isso names and, with these settings, never loads.
"""

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.comments.settings import CommentsSettings
from plugins.core.errors import SiteError

ENVIRONMENT = ".venv-isso"
LOCK = Path(__file__).with_name("requirements.txt")
FOLDER = ".isso"
USUAL = "http://localhost:8080"
"""Where Isso listens unless COMMENTS_ISSO names another port of this machine."""
PREVIEW = ("http://localhost:8000", "http://127.0.0.1:8000")
"""Where `make serve` shows the site."""

_SETTINGS = """\
# Written by `make comments`. Changes here are lost: they belong into plugins/comments/isso/server.py.
[general]
dbpath = {database}
host =
    {hosts}
notify = stdout
gravatar = false
latest-enabled = false
reply-notifications = false

[server]
listen = {listen}
public-endpoint = {public}
trusted-proxies = 127.0.0.1

# Nothing is shown before it is approved, and nothing that waits is thrown away within a year.
[moderation]
enabled = true
approve-if-email-previously-approved = false
purge-after = 52w

[admin]
enabled = true
password = {password}

# By network (/24), which many readers of a phone company share: a few a minute, and many on one article.
[guard]
enabled = true
ratelimit = 4
direct-reply = 25
reply-to-self = true
require-author = false
require-email = false

[markup]
renderer = mistune

# Isso's answers hold a digest of the network's address: with a salt of its own nobody can undo it.
[hash]
salt = {salt}
algorithm = pbkdf2

[rss]
base =
"""


@dataclass(frozen=True, slots=True)
class Isso:
    """What starts Isso, and what its author is to know."""

    command: tuple[str, ...]
    said: str


def prepare(root: Path, settings: CommentsSettings, siteurl: str, port: int = 0) -> Isso:
    """Makes all that Isso needs below `root`, and what is there already stays. Raises SiteError where that can't be.

    `port` 0: that of COMMENTS_ISSO where it is an address of this machine, else the usual one.
    """
    program = make_environment(root)
    folder = root / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    database = root / settings.comments_database
    database.parent.mkdir(parents=True, exist_ok=True)
    listen = _listen(settings.comments_isso, port)
    hosts = dict.fromkeys([_origin(siteurl), *PREVIEW])
    written = folder / "isso.cfg"
    _write_secret(
        written,
        _SETTINGS.format(
            database=database,
            hosts="\n    ".join(hosts),
            listen=listen,
            public=settings.comments_isso or listen,
            password=_secret(folder / "password"),
            salt=_secret(folder / "salt"),
        ),
    )
    return Isso((str(program), "-c", str(written), "run"), _said(settings, listen))


def make_environment(root: Path) -> Path:
    """Isso's program, in an environment of its own; made anew only where the lock has changed."""
    environment = root / ENVIRONMENT
    program, done = environment / "bin" / "isso", environment / LOCK.name
    if program.is_file() and done.is_file() and done.read_bytes() == LOCK.read_bytes():
        return program
    print(f"Fetching Isso into {ENVIRONMENT} (once) ...", flush=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(environment)],
        [*pip, "--no-deps", "--require-hashes", "-r", str(LOCK)],
    ):
        made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if made.returncode:
            shutil.rmtree(environment, ignore_errors=True)
            words = (made.stderr.strip() or made.stdout.strip()).splitlines()[-1:] or ["without a word"]
            raise SiteError(
                f"Isso could not be fetched: {words[0]}\n"
                "It comes from PyPI, so the network must be there; on Debian or Ubuntu python3-venv, too. The site "
                "is built without it: what is missing is only the form for readers."
            )
    shutil.copy(LOCK, done)
    return program


def _listen(address: str, port: int) -> str:
    here = address if address.startswith("http://") else USUAL
    parts = urlsplit(here)
    return f"http://{parts.hostname}:{port or parts.port or 80}"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _secret(path: Path) -> str:
    """The word in a file that only its owner may read; made up the first time."""
    if not path.is_file():
        _write_secret(path, f"{secrets.token_urlsafe(18)}\n")
    return path.read_text(encoding="utf-8").strip()


def _write_secret(path: Path, text: str) -> None:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(text)


def _said(settings: CommentsSettings, listen: str) -> str:
    lines = [
        "",
        f"  Read and approve: {settings.comments_isso or listen}/admin/",
        f"  The password is the line in {FOLDER}/password.",
        "  What you approved comes into the site with: make fetch, then make build.",
        "  Ctrl-C stops Isso.",
        "",
    ]
    if not settings.comments_isso:
        lines.insert(1, f'  There is no form yet: write COMMENTS_ISSO = "{listen}" into pelicanconf.py.')
    return "\n".join(lines)
