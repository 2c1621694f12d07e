"""The project's commands. `make` calls them inside .venv; `invoke --list` names them there."""

import importlib
import os
import runpy
import shutil
import sys
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
PROGRAMS = {
    "newsboat": "newsboat",
    "nginx": "nginx-light",
    "caddy": "caddy",
    "openssl": "openssl",
    "java": "default-jre-headless",
}
"""What tests use beside a browser: the program, and Debian's package that has it."""


def _run(context: Context, command: str, **environment: str) -> None:
    """Runs a command from the project's root and ends with its status where it fails."""
    with context.cd(str(ROOT)):
        done = context.run(command, env=environment, pty=False, warn=True, echo=False)
    if done is not None and done.exited:
        raise Exit(code=done.exited)


def _pelican(context: Context, settings: str, *overrides: str) -> None:
    extra = f" -e {' '.join(overrides)}" if overrides else ""
    _run(context, f'"{PYTHON}" -m pelican content -s {settings} --fatal errors --log-handler plain{extra}')


def _settings() -> dict[str, Any]:
    """The settings of a build."""
    os.chdir(ROOT)
    return runpy.run_path("publishconf.py")


@task
def serve(context: Context, port: int = 8000) -> None:
    """Build, serve on http://localhost:8000 with drafts, and reload the browser on every change."""
    os.chdir(ROOT)
    os.execv(PYTHON, [PYTHON, "-m", "plugins.preview", "--port", str(port)])  # noqa: S606


@task
def build(context: Context) -> None:
    """Build the production site into output/ (SITEURL=https://... names its address)."""
    _node_modules(context)
    _pelican(context, "publishconf.py")


@task
def check(context: Context) -> None:
    """Name every problem of the content, in plain words. Writes nothing."""
    _pelican(context, "publishconf.py", "BUILD_MODE='\"check\"'")
    print("No problems.")


@task
def fetch(context: Context) -> None:
    """Bring the remote job feeds of JOB_SOURCES into content/data/sources/. Builds use no network."""
    from plugins.core.clock import read_clock
    from plugins.core.errors import SiteError
    from plugins.jobs.fetch import fetch_sources
    from plugins.jobs.reading import job_sources

    settings = _settings()
    try:
        complete = fetch_sources(ROOT, job_sources(settings), read_clock(settings["TIMEZONE"]).now)
    except SiteError as error:
        raise Exit(str(error), code=1) from None
    if not complete:
        raise Exit(code=1)


@task(help={"kind": "article or job", "title": "what it is called"})
def new(context: Context, kind: str, title: str = "") -> None:
    """Start an article (a draft) or a job posting, with everything that is required."""
    makers = {"article": ("plugins.articles.new", "start_article"), "job": ("plugins.jobs.new", "start_posting")}
    if kind not in makers:
        raise Exit("make new article, or make new job", code=2)
    from plugins.core.errors import SiteError

    module, function = makers[kind]
    try:
        print(getattr(importlib.import_module(module), function)(ROOT, title))
    except SiteError as error:
        raise Exit(str(error), code=1) from None


@task(help={"id": "the id of the posting"})
def job_check(context: Context, id: str = "") -> None:
    """Show one posting as people, search engines and aggregators get it, and what they would object to."""
    from plugins.core.asking import ask
    from plugins.core.errors import SiteError
    from plugins.jobs.check import check_posting

    try:
        print(check_posting(ROOT, _settings(), ask("Which posting (its id)", id, "ID")))
    except SiteError as error:
        raise Exit(str(error), code=1) from None


@task
def lint(context: Context) -> None:
    """Everything that reads the code without running it: ruff, mypy, import-linter, tsc, Biome, Stylelint."""
    _run(context, f'"{PYTHON}" -m ruff format --check --quiet .')
    _run(context, f'"{PYTHON}" -m ruff check --quiet .')
    _run(context, f'"{PYTHON}" -m mypy')
    _run(context, f'"{BIN / "lint-imports"}" --no-cache')
    _node_modules(context)
    _node(context, "typescript/bin/tsc --project tsconfig.json")
    _node(context, "@biomejs/biome/bin/biome ci --colors=off --error-on-warnings --log-level=error .")
    _node(context, "stylelint/bin/stylelint.mjs plugins/**/*.css theme/**/*.css")


@task
def format(context: Context) -> None:
    """Write Python, scripts and styles in the house's format: ruff, Biome."""
    _run(context, f'"{PYTHON}" -m ruff format --quiet .')
    _node_modules(context)
    _node(context, "@biomejs/biome/bin/biome check --write --colors=off --log-level=error .")


@task(help={"only": "a file, folder or name that pytest knows, e.g. tests/jobs"})
def test(context: Context, only: str = "") -> None:
    """Everything: the linters, and every test, in a real browser too."""
    if not only:
        lint(context)
    _node_modules(context)
    _browser(context)
    _run(context, f'"{PYTHON}" -m pytest {only}')


@task
def fuzz(context: Context) -> None:
    """The property tests again, on many more inputs, and on other ones each time. Takes a while."""
    _node_modules(context)
    _browser(context)
    _run(context, f'"{PYTHON}" -m pytest -m hypothesis --hypothesis-profile=fuzz')


@task
def bench(context: Context) -> None:
    """Measure, and print the figures: how calculator and job search keep up with typing, and what a posting costs."""
    _node_modules(context)
    _browser(context)
    _run(context, f'"{PYTHON}" -m bench.timeline')
    print(flush=True)
    _run(context, f'"{PYTHON}" -m bench.jobs')
    print(flush=True)
    _run(context, f'"{PYTHON}" -m bench.board')


@task
def lock(context: Context) -> None:
    """Compile requirements.txt (with hashes) from pyproject.toml, for every platform. Needs uv."""
    if not shutil.which("uv"):
        raise Exit("uv is needed to compile the lock: pip install uv", code=1)
    _run(
        context,
        "uv pip compile --universal --python-version 3.11 --generate-hashes --extra dev --no-header --quiet "
        "--output-file requirements.txt pyproject.toml",
    )


def _node(context: Context, command: str) -> None:
    """Runs a program of node_modules, named by its file there, with the Node.js of .venv."""
    _run(context, f'"{BIN / "node"}" node_modules/{command}')


def _node_modules(context: Context) -> None:
    """What comes from npm, as in package-lock.json, by the Node.js in .venv; again only when the lock changes."""
    lock, done = ROOT / "package-lock.json", ROOT / "node_modules" / ".lock"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return
    print("Fetching what comes from npm: esbuild, and what tests need (once) ...", flush=True)
    _run(
        context,
        f'"{BIN / "npm"}" ci --ignore-scripts --no-audit --no-fund --loglevel=error',
        PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}",
    )
    done.write_bytes(lock.read_bytes())


def _browser(context: Context) -> None:
    """What tests drive: Chromium, servers and a few programs; found, or installed where apt may do that.

    Without Chromium nothing goes; where another cannot be had, its tests say so.
    """
    from tests import chromium
    from tests.servers import ELSEWHERE

    wanted = [] if chromium.find() else ["chromium"]
    wanted += [package for name, package in PROGRAMS.items() if not shutil.which(name, path=ELSEWHERE)]
    if wanted and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(wanted)} with apt ...", flush=True)
        _run(context, "apt-get update -qq", DEBIAN_FRONTEND="noninteractive")
        _run(context, f"apt-get install -y -qq {' '.join(wanted)} >/dev/null", DEBIAN_FRONTEND="noninteractive")
    if chromium.find() is None:
        raise Exit(chromium.MISSING, code=1)


namespace = Collection(serve, build, check, fetch, new, job_check, lint, format, test, fuzz, bench, lock)
