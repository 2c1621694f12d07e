"""A real Isso beside a built site, for tests: its environment is made once for all, and the author moderates as in her browser."""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener
from zoneinfo import ZoneInfo

from plugins.comments.isso.fetch import fetch_comments
from plugins.comments.isso.server import ENVIRONMENT, make_environment, prepare
from plugins.comments.settings import CommentsSettings
from tests import processes
from tests.building import ROOT

TORONTO = ZoneInfo("America/Toronto")


@dataclass(frozen=True)
class Isso:
    """A running Isso. `project` holds its database, and the content that a fetch writes to."""

    project: Path
    address: str
    settings: CommentsSettings
    process: processes.Process
    _opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def post(self, uri: str, text: str, **fields: Any) -> None:
        """Sends a comment as the form does."""
        self._ask(f"/new?uri={quote(uri, safe='')}", {"text": text, "title": "An article", **fields})

    def waiting(self) -> dict[int, str]:
        """The queue as the author sees it after signing in: number -> the page's text of the comment."""
        return self._listed(2)

    def approve(self, *numbers: int) -> None:
        self._act("activate", numbers or self.waiting())

    def delete(self, *numbers: int) -> None:
        self._act("delete", numbers)

    def fetch(self) -> bool:
        """What `make fetch` does for comments."""
        return fetch_comments(self.project, self.settings, TORONTO)

    def _act(self, what: str, numbers: Any) -> None:
        for number in numbers:
            page = "".join(self._admin(mode) for mode in (1, 2))
            (key,) = set(re.findall(rf"delete_com\({number}, &#39;([^&]+)&#39;|delete_com\({number}, '([^']+)'", page))
            self._ask(f"/id/{number}/{what}/{''.join(key)}", {})

    def _listed(self, mode: int) -> dict[int, str]:
        found = re.findall(r'<pre id="isso-text-(\d+)">(.*?)</pre>', self._admin(mode), re.DOTALL)
        return {int(number): text for number, text in found}

    def _admin(self, mode: int) -> str:
        password = (self.project / ".isso" / "password").read_text(encoding="utf-8").strip()
        form = urlencode({"password": password}).encode()
        self._opener.open(Request(f"{self.address}/login/", form)).read()
        return str(self._opener.open(f"{self.address}/admin/?mode={mode}").read().decode())

    def _ask(self, path: str, body: dict[str, Any]) -> None:
        told = {"Content-Type": "application/json", "Accept": "application/json"}
        self._opener.open(Request(f"{self.address}{path}", json.dumps(body).encode(), told)).read()


def environment(shared: Path) -> Path:
    """The folder of Isso's environment, made where it is missing; `shared` is a folder of all the tests that run."""
    with (shared / "isso.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_environment(ROOT)
    return ROOT / ENVIRONMENT


@contextmanager
def running(project: Path, made: Path, site: str, port: int, **settings: Any) -> Iterator[Isso]:
    """Isso as `make comments` starts it, on a port of this machine, for the site at `site`."""
    if not (project / ENVIRONMENT).exists():
        (project / ENVIRONMENT).symlink_to(made)
    address = f"http://localhost:{port}"
    read = CommentsSettings(comments_isso=address, comments_authors=("Dana Reyes",), **settings)
    with processes.running(prepare(project, read, site).command) as process:
        processes.wait_until_it_answers(process, port)
        yield Isso(project, address, read, process)
