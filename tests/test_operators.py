"""What docs/operators tells an operator to type does what is said there: the very lines are run."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests import processes
from tests.building import ROOT, SiteBuild
from tests.jobs.making import yaml_of

DOCUMENT = (ROOT / "docs" / "operators" / "publishing.md").read_text(encoding="utf-8")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def block(language: str, begins: str) -> str:
    """The only block of code of the document that begins so."""
    (found,) = (
        code for code in re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL) if code.startswith(begins)
    )
    return str(found)


@pytest.mark.outside
@pytest.mark.parametrize(
    ("due", "builds"),
    [(None, True), ("2000-01-01T00:00:00Z", True), ("2999-12-31T00:00:00Z", False)],
)
def test_the_script_builds_when_it_is_time(tmp_path: Path, due: str | None, builds: bool) -> None:
    """It builds once the moment has come, or where none is known, and does nothing before."""
    script, output = tmp_path / "callback-build", tmp_path / "output"
    script.write_text(block("sh", "#!/bin/sh"), encoding="utf-8")
    (tmp_path / "Makefile").write_text("build:\n\t@echo $$SITEURL > built\n", encoding="utf-8")
    output.mkdir()
    if due:
        (output / "next-rebuild.txt").write_text(f"{due}\n", encoding="utf-8")
    done = processes.run(["sh", script], env={"CALLBACK": str(tmp_path)})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "built").exists() == builds


@pytest.mark.outside
def test_the_script_says_why_a_build_failed(tmp_path: Path) -> None:
    """A build that fails is told of, whole, and the script fails too."""
    script = tmp_path / "callback-build"
    script.write_text(block("sh", "#!/bin/sh"), encoding="utf-8")
    (tmp_path / "Makefile").write_text("build:\n\t@echo title: is missing.; exit 3\n", encoding="utf-8")
    done = processes.run(["sh", script], env={"CALLBACK": str(tmp_path)})
    assert done.returncode == 1
    assert "title: is missing." in done.stdout


@contextmanager
def nginx(folder: Path, output: Path) -> Iterator[str]:
    """A real nginx with the document's settings; its address."""
    port = processes.free_port()
    settings = (
        block("nginx", "map")
        .replace("/srv/callback/output", str(output))
        .replace("listen 80", f"listen 127.0.0.1:{port}")
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
    command = [str(NGINX), "-c", configuration, "-e", folder / "error.log"]
    with processes.running(command) as server:
        processes.wait_until_it_answers(server, port)
        yield f"http://127.0.0.1:{port}"


def answer(address: str) -> tuple[int, str]:
    try:
        with urlopen(address, timeout=processes.LIMIT) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_says_that_a_posting_is_gone(tmp_path: Path, build_site: Callable[..., SiteBuild]) -> None:
    """410 for a posting that is gone and 404 for one that never was, both with the site's own page; 200 for the open one."""
    text = yaml_of("id: gone\ntitle: Gone\nposted: 2026-01-01\nexpires: 2026-02-01", "id: open")
    built = build_site(tmp_path / "site", {"content/data/jobs.yaml": text})
    assert built.status == 0, built.report
    with nginx(tmp_path, built.output) as address:
        assert answer(f"{address}/jobs/gone/") == (410, built.read("404.html"))
        assert answer(f"{address}/jobs/never/") == (404, built.read("404.html"))
        assert answer(f"{address}/jobs/open/") == (200, built.read("jobs/open/index.html"))
